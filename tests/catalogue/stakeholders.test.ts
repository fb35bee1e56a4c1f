import { expect, test } from 'vitest'
import { lastDay, peopleIn } from '../../src/catalogue/stakeholders.ts'
import { onBothEngines, type World } from '../support/world.ts'

const LIST = '/services/debit-card/stakeholders'
const OWNER = { perspective: 'customer', name: 'Service owner', people: '1', since: '2024-01-01', until: '', note: '' }

test('the census counts who stands on the day, the last day included', () => {
  const parties = [
    { perspective: 'customer' as const, people: 3, since: '2024-01-01', until: '2024-06-30' },
    { perspective: 'customer' as const, people: 2, since: '2024-06-30', until: null },
    { perspective: 'user' as const, people: 900, since: '2024-01-01', until: null },
  ]
  expect(peopleIn(parties, 'customer', '2024-06-30')).toBe(5)
  expect(peopleIn(parties, 'customer', '2024-07-01')).toBe(2)
  expect(peopleIn(parties, 'customer', '2023-07-01')).toBe(0)
  expect(lastDay({ since: '2027-01-01' }, '2026-11-20')).toBe('2027-01-01')
})

async function idOf({ db }: World, name: string): Promise<string> {
  const row = await db.selectFrom('stakeholder').select('id').where('name', '=', name).executeTakeFirstOrThrow()
  return row.id
}

onBothEngines((world) => {
  test('it works: the page asks who is who, keeps the answers, and sums the census', async () => {
    const page = await world().as('anton').get(LIST)
    expect(page.text).toContain('Who is it designed for?')
    expect(page.text).toContain('No customer is named yet')
    const saved = await world()
      .as('anton')
      .post(LIST, { designed_for: 'Card holders\r\nand shops', agrees_and_pays: '' })
    expect(saved.headers.location).toBe(LIST)
    await world().as('anton').post(LIST, { designed_for: 'Card holders only' })
    expect((await world().as('anton').get(LIST)).text).toContain('Card holders only')

    await world().as('anton').post(`${LIST}/new`, OWNER)
    await world()
      .as('anton')
      .post(`${LIST}/new`, { ...OWNER, name: 'Fraud', people: '5' })
    await world()
      .as('anton')
      .post(`${LIST}/new`, { ...OWNER, perspective: 'user' })
    expect((await world().as('anton').get(LIST)).text).toContain('6 people; the customers’ responses')
    const profile = (await world().as('vera').get('/services/debit-card/profile')).text
    expect(profile).toContain('6 people; the customers’ responses')
    expect(profile).toContain('Card holders only')
    expect(profile).not.toContain(LIST)
  })

  test('a party can be changed, ended and removed', async () => {
    const party = `${LIST}/${await idOf(world(), 'Fraud')}`
    expect((await world().as('anton').get(party)).text).toContain('value="2024-01-01"')
    await world()
      .as('anton')
      .post(party, { ...OWNER, name: 'Fraud', people: '7' })
    expect((await world().as('anton').get(LIST)).text).toContain('8 people; the customers’ responses')
    await world().as('anton').post(`${party}/end`)
    const row = await world()
      .db.selectFrom('stakeholder')
      .select('until')
      .where('name', '=', 'Fraud')
      .executeTakeFirst()
    expect(row?.until).toBe('2026-11-20')
    await world().as('anton').post(`${party}/remove`)
    expect((await world().as('anton').get(party)).status).toBe(404)
    expect((await world().as('anton').get(LIST)).text).toContain('1 person; the customers’ responses')
  })

  test('mistakes are said beside the field', async () => {
    const wrong = { ...OWNER, people: '0', since: '2026-02-30', until: '2020-01-01' }
    const page = await world().as('anton').post(`${LIST}/new`, wrong)
    expect(page.status).toBe(422)
    expect(page.text).toContain('Please enter a date that exists.')
    const backwards = await world()
      .as('anton')
      .post(`${LIST}/new`, { ...OWNER, until: '2020-01-01' })
    expect(backwards.status).toBe(422)
    expect(backwards.text).toContain('This is before the first day.')
    const tooLong = await world()
      .as('anton')
      .post(LIST, { designed_for: 'x'.repeat(3_001) })
    expect(tooLong.status).toBe(422)
  })

  test('readers, strangers and wrong ids find nothing', async () => {
    const party = await idOf(world(), 'Service owner')
    expect((await world().as('olive').get(LIST)).status).toBe(404)
    expect((await world().as('vera').post(LIST, { designed_for: 'me' })).status).toBe(404)
    expect((await world().as('anton').get(`/services/mortgage/stakeholders/${party}`)).status).toBe(404)
    expect((await world().as('anton').post(`/services/mortgage/stakeholders/${party}/remove`)).status).toBe(404)
    expect((await world().as('anton').post(LIST, { owner: 'me' })).status).toBe(400)
  })
})
