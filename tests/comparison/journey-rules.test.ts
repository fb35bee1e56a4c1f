import { describe, expect, test } from 'vitest'
import type { Step } from '../../src/catalogue/journey-store.ts'
import { chainOf, gapComesFrom } from '../../src/comparison/chain.ts'
import {
  dropsOf,
  type KnownTarget,
  largestDrop,
  lowestWithin,
  type Readings,
  readJourney,
} from '../../src/comparison/journey.ts'
import { placedSteps, timeScale } from '../../src/comparison/journey-layout.ts'
import { chosenLinks, linkChanges, type TypedLinks } from '../../src/comparison/journey-links.ts'

const JOURNEY = {
  ...{ id: 'j', service_id: 's', name: '', name_fr: '', persona: '', persona_fr: '', first_weekday: null },
  ...{ variant: 'today' as const, variant_day: null, copy_of: null, revision: 1 },
}

function step(id: string, day: number, at: string | null, given: Partial<Step> = {}): Step {
  return {
    ...{ id, journey_id: 'j', position: 0, day_offset: day, at, title: id, title_fr: '' },
    ...{ what_happened: '', what_happened_fr: '', channel: null, component_id: null, nothing_happened: 0 },
    ...{ user_rating: null, customer_rating: null, provider_rating: null, question: null, revision: 1, targets: [] },
    ...given,
  }
}

function target(id: string, result: 'met' | 'missed' | null): KnownTarget {
  const outcome = {
    ...{ id, metric: id, direction: 'at-least' as const, value: 95, unit: '%', measuredOver: '', critical: true },
    ...{
      agreement: { id: 'a', name: 'A', kind: 'sla' as const },
      component: { id: 'c', name: 'C', name_fr: '', kind: 'human-activity' as const },
    },
    ...{ monthsMet: 1, monthsMissed: 0, monthsNotReported: 0 },
    latest: result === null ? null : { period: '2026-10', value: 97, result },
  }
  return { id, metric: id, outcome, isPlanned: false }
}

const reading = (mean: number | null) => ({
  ...{ mean, source: 'measured' as const, histogram: null, n: mean === null ? 0 : 9 },
  disclosure: mean === null ? ('too-few' as const) : ('shown' as const),
})
const readings = (user: number | null, customer: number | null): Readings => ({
  ...{ user: reading(user), customer: reading(customer), provider: reading(null) },
})
/** Questions named by what users and customers answer: `2/4`. */
const read = (question: string) => {
  const [user = '', customer = ''] = question.split('/')
  return readings(user === '-' ? null : Number(user), customer === '-' ? null : Number(customer))
}
const inPlay = (target_id: string, window_hours: number | null = null, ended_by: string | null = null) => ({
  ...{ target_id, window_hours, ended_by },
})

describe('where users lose', () => {
  const targets = new Map([target('platform', 'met'), target('72h', 'met')].map((each) => [each.id, each]))
  const told = (steps: Step[], known: ReadonlyMap<string, KnownTarget> = targets) =>
    readJourney({ journey: JOURNEY, steps }, known, read)

  test('the largest fall is told with the agreement there, over steps on which users have no view', () => {
    const journey = told([
      step('pays', 0, '10:40', { question: '4.5/4.7' }),
      step('waits', 0, '10:50', { question: '-/-' }),
      step('declined', 0, '11:25', { question: '2/4.5', targets: [inPlay('platform'), inPlay('72h')] }),
      step('call', 3, '09:20', { question: '1.8/4' }),
    ])
    const most = largestDrop(dropsOf(journey.steps))
    expect([most?.from.step.id, most?.to.step.id, most?.by]).toEqual(['pays', 'declined', 2.5])
    expect(most?.to.agreement).toBe('met')
  })

  test.each([
    [['met', 'missed'], 'missed'],
    [['met', null], 'unknown'],
    [['met', 'met'], 'met'],
    [[], 'none'],
  ] as const)('of targets %j the agreement is %s', (results, expected) => {
    const known = results.map((result, at) => target(String(at), result))
    const steps = [step('one', 0, null, { targets: known.map(({ id }) => inPlay(id)) })]
    const journey = told(steps, new Map(known.map((each) => [each.id, each])))
    expect(journey.steps[0]?.agreement).toBe(expected)
  })

  test('answers are never set against a workshop’s numbers', () => {
    const journey = told([
      step('a', 0, '09:00', { question: '4/4' }),
      step('b', 0, '10:00', { user_rating: 1 }),
      step('c', 0, '11:00', { question: '3.5/4', user_rating: 1 }),
      step('d', 0, '12:00', { user_rating: 2 }),
    ])
    const drops = dropsOf(journey.steps)
    expect(drops.map(({ from, to, source }) => [from.step.id, to.step.id, source])).toEqual([['a', 'c', 'measured']])
    expect(journey.steps[2]?.readings.user).toMatchObject({ mean: 3.5, source: 'measured' })
    const agreed = told([step('a', 0, null, { user_rating: 4 }), step('b', 1, null, { user_rating: 2 })])
    expect(dropsOf(agreed.steps)).toMatchObject([{ by: 2, source: 'workshop' }])
    expect(largestDrop(dropsOf(told([step('a', 0, null, { user_rating: 4 })]).steps))).toBeNull()
  })

  test('a window lasts from its step to its due time, and says after how many hours it was ended', () => {
    const journey = told([
      step('declined', 0, '11:25', { question: '2/4', targets: [inPlay('72h', 72, 'call')] }),
      step('silence', 1, null, { question: '1.5/3.8' }),
      step('call', 3, '09:25', { question: '2.2/4' }),
      step('after', 3, '11:30', { question: '1/4' }),
    ])
    const [window] = journey.windows
    expect(window?.tookHours).toBe(70)
    expect(lowestWithin(window!, journey.steps)?.step.id).toBe('silence')
    const byHand = step('cash', 0, '11:30', { user_rating: 1.1 })
    const mixed = told([...journey.steps.map((each) => each.step), byHand])
    expect(lowestWithin(mixed.windows[0]!, mixed.steps)?.step.id).toBe('silence')
    const workshop = told([step('declined', 0, '11:25', { targets: [inPlay('72h', 72)] }), byHand])
    expect(lowestWithin(workshop.windows[0]!, workshop.steps)?.step.id).toBe('cash')
    const early = [step('call', 0, '09:00'), step('declined', 1, '09:00', { targets: [inPlay('72h', 72, 'call')] })]
    expect(told(early).windows[0]).toMatchObject({ endedBy: null, tookHours: null })
  })

  test('a plan shows nothing of what is attained today', () => {
    const steps = [step('a', 0, null, { targets: [inPlay('72h', 4)] })]
    const planned = readJourney({ journey: { ...JOURNEY, variant: 'planned' }, steps }, targets, read)
    expect(planned.windows[0]?.target).toMatchObject({ outcome: null, isPlanned: true })
    expect(planned.steps[0]?.agreement).toBe('unknown')
  })
})

describe('the chain', () => {
  const component = (id: string, question: string | null) => ({
    ...{ id, service_id: 's', name: id, name_fr: '', kind: 'human-activity' as const },
    ...{ run_by: '', user_visible: 1 as const, position: 0, question },
  })

  test('the gap comes from where users lie furthest below customers, and each has its part of it', () => {
    const chain = chainOf(
      [component('a', '3/4'), component('c', '2/5'), component('d', '4/3')],
      [target('t', 'met')],
      read,
    )
    expect(chain.map(({ gap }) => gap.value)).toEqual([-1, -3, 1])
    expect(chain.map(({ share }) => share.value)).toEqual([0.25, 0.75, null])
    expect(gapComesFrom(chain)).toMatchObject({ component: { id: 'c' }, agreement: 'met' })
    expect(chain[0]?.agreement).toBe('none')
  })

  test('what is not known has a reason, and less than half a point is no parting', () => {
    const chain = chainOf([component('a', '-/4'), component('b', '4/4.4')], [], read)
    expect(chain[0]?.gap).toEqual({ value: null, reason: 'too-few' })
    expect(chain[0]?.share).toEqual({ value: null, reason: 'too-few' })
    expect(gapComesFrom(chain)).toBeNull()
    expect(gapComesFrom([])).toBeNull()
  })
})

describe('time in the picture', () => {
  const ROOM = { left: 100, width: 1000 }

  test('days are as wide as each other, and hours in scale where nothing crowds', () => {
    const scale = timeScale([[6, 30, 90]], [78], ROOM)
    expect(scale.columns.map(({ width }) => Math.round(width))).toEqual([250, 250, 250, 250])
    const placed = placedSteps([6, 30, 90], scale)
    expect(placed.steps.map(Math.round)).toEqual([163, 413, 1038])
    expect(Math.round(placed.at(78))).toBe(913)
  })

  test('steps minutes apart are told apart, inside their day and in order', () => {
    const hours = [81.33, 81.37, 81.43, 81.48]
    const scale = timeScale([[10.67, ...hours]], [], ROOM)
    const { steps } = placedSteps([10.67, ...hours], scale)
    const last = scale.columns.at(-1)!
    for (let at = 2; at < steps.length; at += 1) {
      expect(steps[at]! - steps[at - 1]!).toBeGreaterThanOrEqual(scale.apart - 0.01)
    }
    expect(steps[1]).toBeGreaterThanOrEqual(last.x)
    expect(steps.at(-1)).toBeLessThanOrEqual(last.x + last.width)
  })

  test('the only day is drawn around what happens on it', () => {
    const scale = timeScale([[18.5, 21]], [], ROOM)
    const placed = placedSteps([18.5, 21], scale)
    expect(scale.columns).toMatchObject([{ from: 0, to: 0, begins: 17, ends: 22 }])
    expect(placed.steps.map(Math.round)).toEqual([400, 900])
    expect(placed.at(17)).toBe(100)
  })

  test('long silences are one column, and twenty steps keep their distance', () => {
    expect(timeScale([[1, 24 * 30]], [], ROOM).columns.map(({ from, to }) => [from, to])).toEqual([
      [0, 0],
      [1, 29],
      [30, 30],
    ])
    const crowd = Array.from({ length: 40 }, (_, at) => at * 0.5)
    const scale = timeScale([crowd], [], ROOM)
    const { steps } = placedSteps(crowd, scale)
    expect(steps.every((x, at) => at === 0 || x - (steps[at - 1] as number) >= scale.apart - 0.01)).toBe(true)
    expect(steps.at(-1)).toBeLessThanOrEqual(scale.right)
  })

  test('a window that ends at midnight needs no further day; nothing at all still has one', () => {
    expect(timeScale([[0]], [24], ROOM).columns).toHaveLength(1)
    expect(timeScale([[0]], [24.5], ROOM).columns).toHaveLength(2)
    expect(timeScale([[]], [], ROOM).columns).toHaveLength(1)
  })
})

describe('links to questions', () => {
  const known = { touchpoint: new Set(['t1', 't2']), component: new Set(['c']), questions: new Set(['EASE', 'SPEED']) }

  test('only what was chosen anew changes', () => {
    const typed = {
      'was-touchpoint-t1': '',
      'is-touchpoint-t1': 'EASE',
      'was-component-c': 'SPEED',
      'is-component-c': '',
    }
    const kept = { 'was-touchpoint-t2': 'OLD', 'is-touchpoint-t2': 'OLD' }
    expect(linkChanges({ ...typed, ...kept }, known)).toEqual([
      { table: 'touchpoint', id: 't1', was: null, is: 'EASE' },
      { table: 'component', id: 'c', was: 'SPEED', is: null },
    ])
    expect([...chosenLinks({ ...typed, ...kept })]).toEqual([
      ['touchpoint-t1', 'EASE'],
      ['component-c', ''],
    ])
  })

  test.each<TypedLinks>([
    { 'was-touchpoint-x': '', 'is-touchpoint-x': 'EASE' },
    { 'was-touchpoint-t1': '', 'is-touchpoint-t1': 'UNASKED' },
    { 'is-touchpoint-t1': 'EASE' },
  ])('%j is a form that no page of ours sends', (typed) => {
    expect(linkChanges(typed, known)).toBeNull()
  })
})
