import { expect, test } from 'vitest'
import { monthEntries } from '../../src/catalogue/month-entries.ts'
import { onBothEngines, type World } from '../support/world.ts'

const ROOM = '/services/debit-card'
const AGREEMENT = {
  name: 'Card SLA',
  kind: 'sla',
  customer_party: 'Retail Banking',
  provider_party: 'IT',
  valid_from: '2024-05-01',
  valid_until: '',
  note: '',
}
const TARGET = {
  metric: 'Contacted within 72 h',
  direction: 'at-least',
  value: '95',
  unit: '% of locked cards',
  measured_over: 'calendar month',
  critical: 'on',
  component_id: 'contact-centre',
}

test('a value decides; a result without a number is as chosen; neither is nothing', () => {
  const targets = [
    { id: 'a', direction: 'at-least' as const, value: 95 },
    { id: 'b', direction: 'at-most' as const, value: 4 },
    { id: 'c', direction: 'at-most' as const, value: 4 },
    { id: 'd', direction: 'at-most' as const, value: 4 },
  ]
  const typed = {
    'value-a': '94,9',
    'result-b': 'not-reported',
    'value-b': '',
    'result-c': '',
    'value-d': '4',
    'result-d': 'met',
  }
  expect(monthEntries(targets, typed)).toEqual({
    ok: true,
    entries: [
      { targetId: 'a', value: 94.9, result: 'missed' },
      { targetId: 'b', value: null, result: 'not-reported' },
      { targetId: 'c', value: null, result: null },
      { targetId: 'd', value: 4, result: 'met' },
    ],
  })
  const contradicted = monthEntries(targets, { 'value-a': '99', 'result-a': 'missed', 'value-b': 'four' })
  expect(contradicted).toMatchObject({
    ok: false,
    errors: { 'result-a': 'catalogue.valueSaysOtherwise', 'value-b': 'common.notANumber' },
  })
  expect(monthEntries(targets, { 'value-z': '1' })).toBeNull()
  expect(monthEntries(targets, { 'result-a': 'perhaps' })).toBeNull()
})

onBothEngines((world) => {
  test('it works: an agreement, a target, a month; the grid tells the result in words', async () => {
    expect((await world().as('vera').get(`${ROOM}/agreement`)).text).toContain('No agreement yet')
    await world().as('anton').post(`${ROOM}/agreements/new`, AGREEMENT)
    const agreement = await agreementId(world())
    expect((await world().as('anton').get(`${ROOM}/agreements/${agreement}/targets/new`)).text).toContain(
      'Contact centre',
    )
    await world().as('anton').post(`${ROOM}/agreements/${agreement}/targets/new`, TARGET)
    const target = await targetId(world())

    const month = await world().as('anton').get(`${ROOM}/agreement/2026-10`)
    expect(month.text).toContain('Results for October 2026')
    expect(month.text).toContain('at least 95% of locked cards, calendar month')
    await world()
      .as('anton')
      .post(`${ROOM}/agreement/2026-10`, { [`value-${target}`]: '94,5', [`result-${target}`]: '' })

    const page = (await world().as('olive').get(`${ROOM}/agreement`)).text
    expect(page).toContain('October 2026 – Missed')
    expect(page).toContain('94.5')
    expect(page).toContain('0 of 1')
    expect(page).toContain('Broken')
    expect(page).not.toContain(`${ROOM}/agreement/2026-10`)
    expect((await world().as('anton').get(`${ROOM}/agreement`)).text).toContain(`${ROOM}/agreement/2026-10`)
    const before = await world().as('anton').get(`${ROOM}/agreement?year=2024`)
    expect(before.text).not.toContain('October 2026 – Missed')
    expect(before.text).toContain(`${ROOM}/agreement/2024-05`)
    expect(before.text).not.toContain(`${ROOM}/agreement/2024-04`)
  })

  test('a month can be corrected and emptied', async () => {
    const target = await targetId(world())
    const month = `${ROOM}/agreement/2026-10`
    expect((await world().as('anton').get(month)).text).toContain('value="94.5"')
    await world()
      .as('anton')
      .post(month, { [`value-${target}`]: '', [`result-${target}`]: 'not-reported' })
    expect((await world().as('anton').get(`${ROOM}/agreement`)).text).toContain('October 2026 – Not reported')
    const wrong = await world()
      .as('anton')
      .post(month, { [`value-${target}`]: '99', [`result-${target}`]: 'missed' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('The value says otherwise')
    await world()
      .as('anton')
      .post(month, { [`value-${target}`]: '', [`result-${target}`]: '' })
    expect(await world().db.selectFrom('attainment').selectAll().execute()).toEqual([])
  })

  test('months that have not begun, that are none, or without a target are not found', async () => {
    for (const month of ['2026-12', '2024-04', '2026-13', 'soon']) {
      expect((await world().as('anton').get(`${ROOM}/agreement/${month}`)).status).toBe(404)
    }
    expect((await world().as('anton').get('/services/mortgage/agreement/2026-10')).status).toBe(404)
  })

  test('mistakes are said beside the field, and what no page sends is refused', async () => {
    const agreement = await agreementId(world())
    const target = await targetId(world())
    const targets = `${ROOM}/agreements/${agreement}/targets/new`
    const dates = await world()
      .as('anton')
      .post(`${ROOM}/agreements/new`, { ...AGREEMENT, valid_until: '2024-01-01' })
    expect(dates.status).toBe(422)
    expect(dates.text).toContain('This is before the first day.')
    const value = await world()
      .as('anton')
      .post(targets, { ...TARGET, value: 'high' })
    expect(value.status).toBe(422)
    expect(value.text).toContain('value="high"')
    expect(
      (
        await world()
          .as('anton')
          .post(targets, { ...TARGET, component_id: 'of-another' })
      ).status,
    ).toBe(400)
    expect((await world().as('anton').post(`${ROOM}/agreement/2026-10`, { 'value-another': '1' })).status).toBe(400)
    const twice = { [`value-${target}`]: ['1', '2'] }
    expect((await world().as('anton').post(`${ROOM}/agreement/2026-10`, twice)).status).toBe(400)
    expect((await world().as('anton').post(`${ROOM}/agreement/2026-10`, { name: 'x' })).status).toBe(400)
  })

  test('only those who manage the catalogue may change it, and only within a service that they see', async () => {
    const agreement = await agreementId(world())
    const target = await targetId(world())
    for (const who of ['olive', 'vera'] as const) {
      expect((await world().as(who).post(`${ROOM}/agreements/new`, AGREEMENT)).status).toBe(404)
      expect((await world().as(who).get(`${ROOM}/agreements/${agreement}`)).status).toBe(404)
      expect((await world().as(who).post(`${ROOM}/targets/${target}/remove`)).status).toBe(404)
      expect((await world().as(who).post(`${ROOM}/agreement/2026-10`, {})).status).toBe(404)
    }
    expect((await world().as('otto').get(`${ROOM}/agreement`)).status).toBe(404)
    expect((await world().as('anton').get(`/services/mortgage/agreements/${agreement}`)).status).toBe(404)
    expect((await world().as('anton').post(`/services/mortgage/targets/${target}`, TARGET)).status).toBe(404)
  })

  test('target and agreement can be changed and, after a warning, removed', async () => {
    const agreement = await agreementId(world())
    const target = await targetId(world())
    await world()
      .as('anton')
      .post(`${ROOM}/targets/${target}`, { ...TARGET, metric: 'Called within 24 h', critical: [] })
    expect((await world().as('anton').get(`${ROOM}/agreement`)).text).toContain('Called within 24 h')
    await world()
      .as('anton')
      .post(`${ROOM}/agreements/${agreement}`, { ...AGREEMENT, name: 'Card SLA 2' })
    expect((await world().as('anton').get(`${ROOM}/targets/${target}`)).text).toContain('will be lost')
    await world().as('anton').post(`${ROOM}/targets/${target}/remove`)
    expect((await world().as('anton').get(`${ROOM}/agreement`)).text).toContain('No targets yet')
    expect((await world().as('anton').get(`${ROOM}/agreements/${agreement}`)).text).toContain('will be lost')
    await world().as('anton').post(`${ROOM}/agreements/${agreement}/remove`)
    expect((await world().as('anton').get(`${ROOM}/agreement`)).text).toContain('No agreement yet')
  })
})

async function agreementId({ db }: World): Promise<string> {
  return (await db.selectFrom('agreement').select('id').executeTakeFirstOrThrow()).id
}

async function targetId({ db }: World): Promise<string> {
  return (await db.selectFrom('target').select('id').executeTakeFirstOrThrow()).id
}
