import { expect, test } from 'vitest'
import { verifyAllDue } from '../../src/improvement/verification-store.ts'
import { answered, customers, textOf } from '../support/answers.ts'
import { onBothEngines, type World } from '../support/world.ts'
import { anAction, historyIn, idIn, raise, statusOf } from './support.ts'

const TODAY = new Date('2026-11-20T10:00:00Z')
const IMPROVED = { before: [12, 18, 26, 30, 14], after: [3, 6, 16, 33, 22] }
/** Quarters that are over: in effect since July, measured in the summer against the spring. */
const PLAN = {
  status: 'implemented',
  baseline: '2026-Q2',
  changed_on: '2026-07-01',
  after_window: '2026-Q3',
  after_until: '2026-09-30',
} as const

onBothEngines((world) => {
  test('it works: implemented, the window runs out, the figures verify it, and it is closed with what was learnt', async () => {
    const address = await raise(world(), 'anton', { dimension: 'SPEED' })
    await world().as('olive').post(`${address}/approval`, { note: '' }).expect(303)
    await world().as('anton').post(`${address}/start`, { note: '' }).expect(303)
    await world().as('anton').post(`${address}/implementation`, { note: '' }).expect(303)
    await rated(world(), 'SPEED', '2026-08', IMPROVED.before)
    await rated(world(), 'SPEED', '2027-02', IMPROVED.after)

    // Q3 2026 was the last whole quarter before the day of the change, Q1 2027 is the first one after it.
    const waiting = textOf((await world().as('olive').get(address).expect(200)).text)
    expect(waiting).toContain('Users on “Speed”')
    expect(waiting).toContain('Q3 2026 (1 Jul 2026 to 30 Sept 2026)')
    expect(waiting).toContain('In effect since 20 Nov 2026')
    expect(waiting).toContain('The verdict comes on 1 Apr 2027, once Q1 2027 is over.')

    world().now = new Date('2027-03-31T23:59:59Z')
    await verifyAllDue(world().db, world().now, () => false)
    expect(await statusOf(world(), address)).toBe('implemented')
    world().now = new Date('2027-04-01T00:00:01Z')
    await verifyAllDue(world().db, world().now, () => false)
    expect(await statusOf(world(), address)).toBe('verified')
    world().now = TODAY

    const said = textOf((await world().as('olive').get(address).expect(200)).text)
    expect(said).toContain('Verified Users rate “Speed” 16.3 index points higher than before')
    expect(said).toContain('This is association, not proof')
    expect(said).toContain('Users decides 54.0 100 responses 70.3 80 responses +16.3 +9.3 and +23.3')
    expect(said).toContain('100 before with a mean of 3.16, 80 after with a mean of 3.81')
    expect(said).toContain('Outcome: Verified')
    expect(said).toContain('the figures')

    await world().as('anton').post(`${address}/closing`, { learnt: ' ' }).expect(422)
    await world().as('olive').post(`${address}/closing`, { learnt: 'x' }).expect(404)
    await world().as('anton').post(`${address}/closing`, { learnt: 'A text message is enough.' }).expect(303)
    await world().as('ada').post(`${address}/closing`, { learnt: 'Twice' }).expect(409)
    const closed = textOf((await world().as('vera').get(address).expect(200)).text)
    expect(closed).toContain('What was learnt A text message is enough. Closed on 20 Nov 2026')
    expect(await historyIn(world(), address)).toHaveLength(6)
  })

  test('a verdict that two processes reach at once is written once', async () => {
    const address = await anAction(world(), { ...PLAN, measure_question: 'SPEED' })
    await rated(world(), 'SPEED', '2026-05', [0, 0, 10, 30, 60])
    await rated(world(), 'SPEED', '2026-09', [60, 30, 10, 0, 0])
    await Promise.all([1, 2, 3].map(() => verifyAllDue(world().db, world().now, () => false)))
    expect(await statusOf(world(), address)).toBe('not-verified')
    expect(await historyIn(world(), address)).toEqual(['not-verified by ', 'proposed by anton'])
    expect(textOf((await world().as('vera').get(address)).text)).toContain('Worse Users rate “Speed”')
  })

  test('on its page it is decided as well, and reopening starts afresh', async () => {
    const address = await anAction(world(), { ...PLAN, measure_question: 'OUTCOME' })
    await rated(world(), 'OUTCOME', '2026-04', [40, 60, 120, 400, 380])
    await rated(world(), 'OUTCOME', '2026-07', [41, 62, 118, 396, 383])
    const { text } = await world().as('vera').get(address).expect(200)
    expect(textOf(text)).toContain('No material change Users rate “Getting the result” as before')
    expect(await statusOf(world(), address)).toBe('not-verified')
    await world().as('anton').post(`${address}/plan`, planFields()).expect(404)

    await world().as('olive').post(`${address}/reopening`, { note: 'no' }).expect(404)
    await world().as('anton').post(`${address}/reopening`, { note: '' }).expect(422)
    await world().as('anton').post(`${address}/reopening`, { note: 'Try it with the letter as well.' }).expect(303)
    const again = await row(world(), address)
    expect(again).toMatchObject({ status: 'in-progress', outcome: null, outcome_facts: null, after_window: null })
    await world().as('anton').post(`${address}/implementation`, { note: '' }).expect(303)
    expect(await row(world(), address)).toMatchObject({
      changed_on: '2026-11-20',
      after_window: '2027-Q1',
      baseline: '2026-Q2',
    })
  })

  test('of a window with too few to be shown nothing is told, and it stays implemented', async () => {
    await rated(world(), 'EASE', '2026-05', [0, 0, 10, 30, 60])
    await rated(world(), 'EASE', '2026-08', [0, 0, 0, 4, 0])
    await rated(world(), 'EASE', '2026-10', [0, 0, 0, 20, 0])
    const hidden = await anAction(world(), { ...PLAN, measure_question: 'EASE' })
    const { text } = await world().as('anton').get(hidden)
    expect(textOf(text)).toContain('Cannot be verified: too few answered in Q3 2026')
    expect(textOf(text)).toContain('Extend the after-window.')
    const empty = await anAction(world(), { ...PLAN, measure_question: 'COST' })
    expect(textOf((await world().as('anton').get(empty)).text)).toContain(
      'Cannot be verified: nobody answered in Q2 2026',
    )
    expect(await statusOf(world(), hidden)).toBe('implemented')
    expect((await row(world(), hidden)).outcome_facts).toBeNull()
    // Extended over the year it can be told; or it is closed without a verdict.
    await world().as('anton').post(`${empty}/closing`, { learnt: 'Nobody is asked about cost.' }).expect(303)
    expect(textOf((await world().as('anton').get(empty)).text)).toContain('Closed without a verdict.')
    const early = await anAction(world(), { ...PLAN, after_window: '2027-Q1', after_until: '2027-03-31' })
    await world().as('anton').post(`${early}/closing`, { learnt: 'Let us say that it worked.' }).expect(409)
  })

  test('fewer than ten customers are a fact without an interval, and leave the users’ verdict alone', async () => {
    await customers(world().db, 'debit-card', 3)
    await rated(world(), 'RELIABILITY', '2026-05', [20, 20, 20, 20, 20])
    await rated(world(), 'RELIABILITY', '2026-08', [20, 20, 20, 20, 20])
    await answered(
      world().db,
      { question: 'RELIABILITY', perspective: 'customer', period: '2026-05', counts: [0, 3, 0, 0, 0] },
      { question: 'RELIABILITY', perspective: 'customer', period: '2026-08', counts: [0, 0, 0, 2, 0] },
    )
    const byUsers = await anAction(world(), { ...PLAN, measure_question: 'RELIABILITY' })
    const users = textOf((await world().as('olive').get(byUsers)).text)
    expect(users).toMatch(/Inconclusive Users rate “Reliability”/)
    expect(users).toContain('Customers 25.0 3 responses 75.0 2 responses +50.0 between +25.0 and +58.3')
    const byCustomers = await anAction(world(), {
      ...PLAN,
      measure_question: 'RELIABILITY',
      measure_perspective: 'customer',
    })
    const facts = textOf((await world().as('olive').get(byCustomers)).text)
    expect(facts).toContain(
      'Verified Customers rate “Reliability” 50.0 index points higher than before. They are too few',
    )
  })

  test('the comparison service is shown to those who see it, and to nobody else', async () => {
    const { db } = world()
    await rated(world(), 'SUPPORT', '2026-05', IMPROVED.before)
    await rated(world(), 'SUPPORT', '2026-08', IMPROVED.after)
    await answered(
      db,
      {
        service: 'mortgage',
        question: 'SUPPORT',
        perspective: 'user',
        period: '2026-05',
        counts: [10, 10, 10, 10, 10],
      },
      { service: 'mortgage', question: 'SUPPORT', perspective: 'user', period: '2026-08', counts: [0, 10, 10, 10, 20] },
    )
    const address = await anAction(world(), { ...PLAN, measure_question: 'SUPPORT', compared_service_id: 'mortgage' })
    const { text } = await world().as('anton').get(address)
    expect(textOf(text)).toContain('Beside Mortgage, which changed by +20.0 in the same time, the change here is −3.7')
    expect(textOf(text)).toContain('Mortgage, untouched')
    const hidden = (await world().as('olive').get(address)).text
    expect(hidden).not.toContain('Mortgage')
    expect(textOf(hidden)).toContain('It was also held against a service that you do not see.')
    expect(textOf(hidden)).not.toContain('−3.7')
  })

  test('who answered in one window only is shown with what there is, and the reason for what there is not', async () => {
    await rated(world(), 'EASE', '2026-05', IMPROVED.before)
    await rated(world(), 'EASE', '2026-08', IMPROVED.after)
    await answered(world().db, {
      question: 'EASE',
      perspective: 'provider',
      period: '2026-08',
      counts: [0, 2, 3, 4, 1],
    })
    const { text } = await world()
      .as('anton')
      .get(await anAction(world(), { ...PLAN, measure_question: 'EASE' }))
    expect(textOf(text)).toContain('Provider no figure 60.0 10 responses –')
    expect(text).toContain('aria-label="Provider: no figure before, 60.0 after"')
    expect(textOf(text)).toContain('Provider, after 0 2 3 4 1')
    expect(textOf(text)).not.toContain('Provider, before')
    expect(textOf(text)).toContain('No figure: nobody answered in that window')
  })

  test('the plan: windows that overlap the change are refused, the ITSM team plans, an unseen change is not overwritten', async () => {
    const address = await anAction(world(), { status: 'in-progress', measure_question: 'SUPPORT' })
    const form = await world().as('anton').get(`${address}/plan`).expect(200)
    expect(form.text).toContain('<option value="mortgage" selected>Mortgage (suggested)</option>')
    expect(form.text).toContain('value="6.25"')
    for (const member of ['olive', 'vera', 'otto'] as const) {
      await world().as(member).get(`${address}/plan`).expect(404)
      await world().as(member).post(`${address}/plan`, planFields()).expect(404)
    }
    const post = (given: Record<string, string>) =>
      world()
        .as('anton')
        .post(`${address}/plan`, { ...planFields(), ...given })
    const seen = (await row(world(), address)).updated_at
    expect((await post({ seen, after_window: '2026-06' }).expect(422)).text).toContain(
      'must begin when the baseline is over',
    )
    expect((await post({ seen, changed_on: '2026-06-30' }).expect(422)).text).toContain(
      'over before the day of the change',
    )
    expect((await post({ seen, changed_on: '2026-10-02' }).expect(422)).text).toContain(
      'on the day of the change or later',
    )
    expect((await post({ seen, changed_on: '2026-11-21', after_window: '2027-Q1' }).expect(422)).text).toContain(
      'still to come',
    )
    for (const [field, value] of [
      ['baseline', 'all'],
      ['margin', '0.1'],
      ['compared_service_id', 'nothing'],
      ['compared_service_id', 'debit-card'],
    ]) {
      await post({ seen, [field as string]: value as string }).expect(422)
    }
    await post({ seen, margin: '7,5' }).expect(303)
    expect(await row(world(), address)).toMatchObject({ margin: 0.3, baseline: '2026-Q2', after_until: '2026-12-31' })
    expect(textOf((await world().as('vera').get(address)).text)).toContain('Material from (6.25 → 7.5)')
    await post({ seen, margin: '9' }).expect(409)
    expect((await row(world(), address)).margin).toBe(0.3)
  })

  test('beside a service that the owner does not see: said where it is chosen, and no mistake', async () => {
    const address = await anAction(world(), { status: 'in-progress', measure_question: 'SUPPORT' })
    const plan = async () => (await world().as('anton').get(`${address}/plan`).expect(200)).text
    const warning = 'The owner of the service does not see Mortgage'
    expect(await plan()).toMatch(
      /<optgroup label="Not seen by the service’s owner"><option [^>]*>Mortgage \(suggested\)/,
    )
    expect(await plan()).toContain(warning)
    const { updated_at: seen } = await row(world(), address)
    const beside = { ...planFields(), seen, compared_service_id: 'mortgage' }
    await world().as('anton').post(`${address}/plan`, beside).expect(303)
    expect(await plan()).toContain(warning)

    await world().db.insertInto('account_service').values({ account_id: 'olive', service_id: 'mortgage' }).execute()
    expect(await plan()).not.toContain('does not see')
    expect(await plan()).toContain('Mortgage (suggested)')
    await world()
      .db.deleteFrom('account_service')
      .where('account_id', '=', 'olive')
      .where('service_id', '=', 'mortgage')
      .execute()
  })

  test('in French', async () => {
    const address = await anAction(world(), { ...PLAN, measure_question: 'SUPPORT' })
    const { text } = await world().as('anton').get(`${address}?lang=fr`).expect(200)
    expect(textOf(text)).toContain('Vérifiée Les utilisateurs notent « Assistance » 16,3 points d’indice plus haut')
    await world().as('anton').get('/actions?lang=en')
  })
})

function rated(world: World, question: string, period: string, counts: readonly number[]): Promise<void> {
  return answered(world.db, { question, perspective: 'user', period, counts })
}

function row({ db }: World, address: string) {
  return db.selectFrom('improvement_action').selectAll().where('id', '=', idIn(address)).executeTakeFirstOrThrow()
}

function planFields(): Record<string, string> {
  return {
    measure_perspective: 'user',
    measure_question: 'SUPPORT',
    baseline: '2026-Q2',
    changed_on: '',
    after_window: '2026-Q4',
    margin: '6.25',
    compared_service_id: 'mortgage',
    seen: '',
  }
}
