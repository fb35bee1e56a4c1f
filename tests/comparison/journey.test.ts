import { beforeAll, expect, test } from 'vitest'
import { addJourney } from '../../src/catalogue/journey-store.ts'
import { addStep } from '../../src/catalogue/touchpoint-store.ts'
import type { Database } from '../../src/database/schema.ts'
import { publishDefaultSurvey } from '../../src/surveys/store.ts'
import { agreed, answered, customers, textOf } from '../support/answers.ts'
import { onBothEngines } from '../support/world.ts'

const PAGE = '/services/debit-card/journey'
const BLANK = {
  ...{ title_fr: '', what_happened: '', what_happened_fr: '', channel: null, component_id: null },
  ...{ targets: [], window: null, user_rating: null, customer_rating: null, provider_rating: null },
  ...{ at: null, nothing_happened: 0 as const },
}

/** The debit card's four days; the decline and the silence are rated in surveys, the cash by a workshop. */
async function fourDays(db: Database) {
  const named = { name: 'A locked card', name_fr: 'Une carte bloquée', persona: 'A shopper', persona_fr: '' }
  const told = { ...named, first_weekday: 6, variant: 'today' as const, variant_day: null }
  const id = await addJourney(db, 'debit-card', told)
  const call = await addStep(db, id, { ...BLANK, title: 'The call', day_offset: 3, at: '09:25' })
  const first = await addStep(db, id, { ...BLANK, title: 'Pays', day_offset: 0, at: '10:40' })
  const declined = await addStep(db, id, {
    ...{ ...BLANK, title: 'Declined', title_fr: 'Refusé', day_offset: 0, at: '11:25', component_id: 'card-platform' },
    ...{ targets: ['target-debit-card-0', 'target-debit-card-1'] },
    window: { target: 'target-debit-card-1', hours: 72, endedBy: call },
  })
  const silence = { title: 'Silence', day_offset: 1, nothing_happened: 1 as const }
  const waiting = await addStep(db, id, { ...BLANK, ...silence })
  await addStep(db, id, { ...BLANK, title: 'Cash', day_offset: 0, at: '11:30', user_rating: 1.4 })
  return { id, first, declined, waiting, call }
}

onBothEngines((world) => {
  let steps: Awaited<ReturnType<typeof fourDays>>
  beforeAll(async () => {
    const { db, now } = world()
    await agreed(db, 'debit-card', true, true)
    await customers(db, 'debit-card', 2)
    steps = await fourDays(db)
    await db.transaction().execute((trx) => publishDefaultSurvey(trx, 'debit-card', now))
    const user = { perspective: 'user', period: '2026-10' } as const
    const customer = { perspective: 'customer', period: '2026-10' } as const
    await answered(
      db,
      { ...user, question: 'EASE', counts: [0, 0, 0, 10, 10] },
      { ...user, question: 'RELIABILITY', counts: [10, 10, 0, 0, 0] },
      { ...user, question: 'INFORMATION', counts: [4, 0, 0, 0, 0] },
      { ...user, question: 'COMPONENT:card-platform', counts: [0, 0, 20, 0, 0] },
      { ...user, question: 'COMPONENT:contact-centre', counts: [0, 20, 0, 0, 0] },
      { ...customer, question: 'RELIABILITY', counts: [0, 0, 0, 1, 1] },
      { ...customer, question: 'COMPONENT:card-platform', counts: [0, 0, 0, 2, 0] },
      { ...customer, question: 'COMPONENT:contact-centre', counts: [0, 0, 0, 1, 1] },
    )
  })
  const linked = (fields: Record<string, string>, by: 'anton' | 'ada' = 'anton') =>
    world().as(by).post(`${PAGE}/questions`, fields)
  const link = (id: string, was: string, is: string) => ({ [`was-touchpoint-${id}`]: was, [`is-touchpoint-${id}`]: is })

  test('it works: steps are linked to questions, and the page says where users lose while the agreement is green', async () => {
    const form = (await world().as('anton').get(`${PAGE}/questions?lang=en`)).text
    expect(form).toContain('Ease of use')
    expect(form).toContain('The question about “Contact centre”')
    expect(form).not.toContain('PREDICTED_USER_VIEW')
    const saved = await linked({
      ...link(steps.first, '', 'EASE'),
      ...link(steps.declined, '', 'RELIABILITY'),
      ...link(steps.waiting, '', 'INFORMATION'),
    })
    expect(saved.status).toBe(303)

    const html = (await world().as('vera').get(`${PAGE}?lang=en`)).text
    const page = textOf(html)
    expect(page).toContain(
      'Users lose most at “Declined” (Saturday 11:25), from 4.5 to 1.5 of 5, while all 2 targets in play are met: Availability and Cardholder contacted within 72 h.',
    )
    expect(page).toContain('The agreement is green in the very place where users lose.')
    expect(page).toContain('It took 70 h of the 72 h allowed.')
    expect(html).toContain('class="journey-picture"')
    expect(html).toContain('class="journey-glance"')
    expect(page).toContain('72 h allowed (target met)')
    expect(page).toContain('Users lose here')
    const [headline] = [...html.matchAll(/class="journey-headline">([^<]*)</g)].map(([, text]) => text)
    expect(headline).toContain('In the window of 72 h for')
    expect(page).toContain('1.4 agreed in a workshop')
    expect(page).toContain('20 answers')
    expect(page).toContain('Sunday · Day 2')
    expect(html).not.toContain('/touchpoints/')
    const french = textOf((await world().as('olive').get(`${PAGE}?lang=fr`)).text)
    expect(french).toContain('samedi 11:25')
    expect(french).toContain('de 4,5 à 1,5 sur 5')
  })

  test('four anonymous answers stay hidden, and no workshop number takes their place', async () => {
    const { db } = world()
    await db.updateTable('touchpoint').set({ user_rating: 1.3 }).where('id', '=', steps.waiting).execute()
    const page = textOf((await world().as('olive').get(`${PAGE}?lang=en`)).text)
    const row = /Silence Nothing happened(.*?)The call/.exec(page.slice(page.indexOf('The same as a table')))?.[1]
    expect(row).toContain('fewer than 5')
    expect(row).not.toContain('1.3')
    expect(row).not.toMatch(/\b1\.0\b/)
  })

  test('the chain names the component that the gap comes from, by its own question or another', async () => {
    const chain = async () => textOf((await world().as('olive').get(`${PAGE}?lang=en`)).text)
    expect(await chain()).toContain(
      'Most of the gap comes from Contact centre (human activity): users 2.0, customers 4.5. What was agreed of it is met.',
    )
    expect(await chain()).toContain('71% of the gap')
    await linked({ 'was-component-card-platform': '', 'is-component-card-platform': 'RELIABILITY' })
    expect(await chain()).toContain('gap comes from Card platform (IT-supported): users 1.5, customers 4.5.')
    await linked({ 'was-component-card-platform': 'RELIABILITY', 'is-component-card-platform': '' })
  })

  test('of two who link the same step the second is told, and keeps what was chosen', async () => {
    await linked(link(steps.call, '', 'SPEED'))
    const late = await linked({ ...link(steps.call, '', 'SUPPORT'), ...link(steps.first, 'EASE', 'COST') }, 'ada')
    expect(late.status).toBe(409)
    expect(late.text).toContain('role="alert"')
    expect(late.text).toMatch(/value="SUPPORT" selected/)
    const rows = await world().db.selectFrom('touchpoint').select(['id', 'question']).execute()
    expect(rows.find(({ id }) => id === steps.call)?.question).toBe('SPEED')
    expect(rows.find(({ id }) => id === steps.first)?.question).toBe('EASE')
    expect((await linked(link(steps.call, 'SPEED', ''))).status).toBe(303)
  })

  test('a window of time without answers says so, and what is not reported is not called met', async () => {
    const page = textOf((await world().as('olive').get(`${PAGE}?window=2026-09&lang=en`)).text)
    expect(page).toContain('not reported')
    expect(page).not.toContain('20 answers')
    expect(page).toContain('Which component the gap comes from is not known')
  })

  test('a variant is drawn beside the original, on the same scale of time', async () => {
    const copied = await world().as('anton').post(`/services/debit-card/journeys/${steps.id}/copy`)
    const html = (await world().as('anton').get(`${copied.headers['location']}&lang=en`)).text
    expect(html.match(/class="journey-picture"/g)).toHaveLength(2)
    expect(html.match(/viewBox="0 0 1200/g)).toHaveLength(2)
    expect(textOf(html)).toContain('Cardholder contacted within 72 h: planned')
    const id = /journey=([\w-]+)/.exec(copied.headers['location'] ?? '')?.[1]
    await world().as('anton').post(`/services/debit-card/journeys/${id}/remove`)
  })

  test('a service without a journey or components says what to do next', async () => {
    const page = (await world().as('anton').get('/services/mortgage/journey?lang=en')).text
    expect(page).toContain('No journey is told yet')
    expect(page).toContain('/services/mortgage/journeys/new')
    expect(page).toContain('/services/mortgage/profile#components')
    expect((await world().as('otto').get('/services/mortgage/journey?lang=en')).text).toContain(
      'The ITSM team can tell one',
    )
  })

  test('strangers, foreign ids and unasked questions are refused', async () => {
    expect((await world().as('otto').get(PAGE)).status).toBe(404)
    expect((await world().as('olive').get(`${PAGE}/questions`)).status).toBe(404)
    expect(
      (
        await world()
          .as('vera')
          .post(`${PAGE}/questions`, link(steps.call, '', 'EASE'))
      ).status,
    ).toBe(404)
    expect((await world().as('anton').get(`/services/mortgage/journey?journey=${steps.id}`)).status).toBe(404)
    const elsewhere = '/services/mortgage/journey/questions'
    expect(
      (
        await world()
          .as('anton')
          .post(elsewhere, link(steps.call, '', 'EASE'))
      ).status,
    ).toBe(400)
    expect((await linked(link(steps.call, '', 'LOST_TIME'))).status).toBe(400)
    expect((await linked(link(steps.call, '', 'PREDICTED_USER_VIEW'))).status).toBe(400)
    expect((await linked({ 'was-component-nowhere': '', 'is-component-nowhere': 'EASE' })).status).toBe(400)
    expect((await linked({ question: 'EASE' })).status).toBe(400)
    expect((await world().as('anton').get(`${PAGE}?window=yesterday`)).status).toBe(400)
  })
})
