import { expect, test } from 'vitest'
import { firstFreeSlug, slugOf } from '../../src/catalogue/slug.ts'
import { onBothEngines } from '../support/world.ts'

test.each([
  ['Carte de débit', 'carte-de-debit'],
  ['  Œuvre & Cie  ', 'oeuvre-cie'],
  ['24/7 support', '24-7-support'],
  ['日本', 'service'],
])('%s becomes %s in an address', (name, slug) => {
  expect(slugOf(name, 'service')).toBe(slug)
})

test('a slug that is taken, or an address of ours, gets a number', () => {
  expect(firstFreeSlug('card', ['card-2'])).toBe('card')
  expect(firstFreeSlug('card', ['card', 'card-2'])).toBe('card-3')
  expect(firstFreeSlug('new', [])).toBe('new-2')
})

const A_SERVICE = { name: 'Parking permits', organisation: 'City', status: 'proposed' }

onBothEngines((world) => {
  test('it works: a new service gets an address from its name and opens with its profile', async () => {
    expect((await world().as('anton').get('/services/new')).text).toContain('name="organisation"')
    const created = await world()
      .as('anton')
      .post('/services/new', { ...A_SERVICE, active_users: '1 200', xla_target: '72,5', channels: ['web', 'counter'] })
    expect(created.status).toBe(303)
    expect(created.headers.location).toBe('/services/parking-permits/profile')
    const profile = await world().as('anton').get('/services/parking-permits/profile')
    expect(profile.text).toContain('Parking permits has been created.')
    expect(profile.text).toContain('1,200')
    expect(profile.text).toContain('72.5 of 100')
    expect(profile.text).toContain('Web, Counter')
    expect(profile.text).toContain('Make live')
  })

  test('the same name twice: the second gets an address of its own', async () => {
    const made = await Promise.all(
      [1, 2, 3].map(() =>
        world()
          .as('ada')
          .post('/services/new', { ...A_SERVICE, name: 'Twin' }),
      ),
    )
    const addresses = made.map((response) => response.headers.location).sort()
    expect(addresses).toEqual(['/services/twin-2/profile', '/services/twin-3/profile', '/services/twin/profile'])
    const named = await world()
      .as('ada')
      .post('/services/new', { ...A_SERVICE, name: 'New' })
    expect(named.headers.location).toBe('/services/new-2/profile')
  })

  test('what is wrong is said beside the field, and nothing typed is lost', async () => {
    const page = await world()
      .as('anton')
      .post('/services/new', {
        name: '',
        organisation: 'City',
        status: 'live',
        active_users: 'many',
        xla_target: '101',
        purpose: 'Kept <b>',
        channels: ['web', 'phone'],
      })
    expect(page.status).toBe(422)
    expect(page.text).toContain('3 things need your attention')
    expect(page.text).toContain('href="#field-name"')
    expect(page.text).toContain('id="field-active_users-error">Please enter a number.')
    expect(page.text).toContain('Kept &lt;b&gt;')
    expect(page.text).toContain('value="many"')
    expect(page.text).toMatch(/value="web" checked/)
    expect(page.text).toMatch(/value="phone" checked/)
  })

  test('what no page of ours sends is refused', async () => {
    const { status } = await world()
      .as('anton')
      .post('/services/new', { ...A_SERVICE, slug: 'mine' })
    expect(status).toBe(400)
    expect(
      (
        await world()
          .as('anton')
          .post('/services/new', { ...A_SERVICE, name: ['a', 'b'] })
      ).status,
    ).toBe(400)
    expect(
      (
        await world()
          .as('anton')
          .post('/services/new', { ...A_SERVICE, name: 'a\0b' })
      ).status,
    ).toBe(400)
    const channel = await world()
      .as('anton')
      .post('/services/new', { ...A_SERVICE, channels: 'telepathy' })
    expect([400, 422]).toContain(channel.status)
  })

  test('an edited service keeps its address', async () => {
    const form = await world().as('anton').get('/services/debit-card/edit')
    expect(form.text).toContain('value="Carte de débit"')
    const saved = await world()
      .as('anton')
      .post('/services/debit-card/edit', { name: 'Payment card', name_fr: '', organisation: 'Bank', outcomes: 'Paid' })
    expect(saved.headers.location).toBe('/services/debit-card/profile')
    const profile = await world().as('olive').get('/services/debit-card/profile')
    expect(profile.text).toContain('<h1>Payment card</h1>')
    expect(profile.text).toContain('Paid')
    expect((await world().as('anton').post('/services/debit-card/edit', { name: ' ' })).status).toBe(422)
  })

  test('a retired service leaves the list, keeps its page, and can be put live again', async () => {
    await world().as('anton').post('/services/mortgage/status', { status: 'retired' })
    expect((await world().as('anton').get('/services')).text).not.toContain('/services/mortgage"')
    expect((await world().as('anton').get('/services?status=retired')).text).toContain('/services/mortgage"')
    const profile = await world().as('otto').get('/services/mortgage/profile')
    expect(profile.text).toContain('Retired')
    await world().as('anton').post('/services/mortgage/status', { status: 'live' })
    expect((await world().as('anton').get('/services')).text).toContain('/services/mortgage"')
  })

  test('other owners do not find it, readers may not change it, and what is not there is not found', async () => {
    expect((await world().as('otto').get('/services/debit-card/profile')).status).toBe(404)
    for (const path of ['/services/debit-card/edit', '/services/debit-card/status']) {
      expect((await world().as('olive').post(path, { status: 'retired' })).status).toBe(404)
      expect((await world().as('vera').post(path, { status: 'retired' })).status).toBe(404)
    }
    expect((await world().as('vera').get('/services/debit-card/edit')).status).toBe(404)
    expect((await world().as('anton').get('/services/nowhere/profile')).status).toBe(404)
    expect((await world().as('anton').get('/services/%00/profile')).status).toBe(404)
    expect((await world().as('anton').get('/services/nowhere/edit')).status).toBe(404)
    const profile = await world().as('vera').get('/services/debit-card/profile')
    expect(profile.text).not.toContain('/services/debit-card/edit')
    expect(profile.text).not.toContain('/services/debit-card/surveys')
  })
})
