import { describe, expect, test } from 'vitest'
import type { TargetOutcome } from '../../src/catalogue/agreement.ts'
import { type AnswerCount, windowAnswers } from '../../src/comparison/answers.ts'
import { currentNames } from '../../src/comparison/current-names.ts'
import { compareService } from '../../src/comparison/service-comparison.ts'
import type { Perspective } from '../../src/database/schema.ts'
import { type KnownFinding, look, type Outcome } from '../../src/improvement/finding-look.ts'
import {
  answersLookedAt,
  completeWindows,
  type LookedAt,
  periodOf,
  sightings,
  stateSeen,
} from '../../src/improvement/finding-rules.ts'
import type { Histogram } from '../../src/statistics/histogram.ts'
import { LOST_MINUTES } from '../../src/surveys/scales.ts'

type Counts = readonly number[]

interface Given {
  users?: Counts
  customers?: Counts
  eligible?: number | null
  predicted?: Counts
  /** Users and customers on ease of use. */
  ease?: [Counts, Counts]
  met?: boolean[]
  lost?: [now: Counts, before: Counts]
  /** Over which it is looked at; an improvement was measured where it is not all time. */
  over?: string
  improved?: boolean
}

/** A service as its page would show it; `counts[0]` of score 1. */
function given(facts: Given): LookedAt {
  const { users = [], customers = [], eligible = null, predicted = [], ease, met = [], lost, over = 'all' } = facts
  const counted = (perspective: Perspective, question: string, counts: Counts): AnswerCount[] =>
    counts.map((count, at) => ({ perspective, question, answer: at + 1, count }))
  const counts = [
    ...counted('user', 'VALUE', users),
    ...counted('customer', 'VALUE', customers),
    ...counted('customer', 'PREDICTED_USER_VIEW', predicted),
    ...(ease === undefined ? [] : [...counted('user', 'EASE', ease[0]), ...counted('customer', 'EASE', ease[1])]),
  ]
  const asked = (anonymous: boolean) => ({ anonymous, eligible: null, received: 0, held: 0, lastDay: null })
  const comparison = compareService({
    window: over,
    answers: windowAnswers(over, counts, () => 'shown'),
    before: null,
    asked: { user: asked(true), customer: { ...asked(false), eligible }, provider: asked(false) },
    names: currentNames([]),
    own: [],
    targets: met.map(aTarget),
    components: [],
    activeUsers: null,
    periodMonths: 3,
    xlaTarget: null,
    today: '2026-11-20',
  })
  const minutes = (counts: Counts): Histogram => ({
    scores: LOST_MINUTES,
    counts: LOST_MINUTES.map((_, at) => counts[at] ?? 0),
  })
  const windows = lost && {
    now: { window: '2026-Q3', histogram: minutes(lost[0]) },
    before: { window: '2026-Q2', histogram: minutes(lost[1]) },
  }
  return { comparison, improved: facts.improved ?? over !== 'all', lostTime: windows ?? null }
}

function aTarget(met: boolean, at: number): TargetOutcome {
  return {
    ...{ id: String(at), agreement: { id: 'a', name: 'SLA', kind: 'sla' }, metric: 'm', direction: 'at-least' },
    ...{ value: 99, unit: '%', measuredOver: 'month', critical: true, component: null, monthsNotReported: 0 },
    ...{ monthsMet: 1, monthsMissed: 0, latest: { period: '2026-10', value: 99, result: met ? 'met' : 'missed' } },
  }
}

const rules = (given: LookedAt) => sightings(given).map(({ rule, firm }) => `${rule}${firm ? '' : ' (not firm)'}`)

const ANGRY = [20, 20, 10, 5, 5]
const CONTENT = [0, 0, 5, 20, 35]

describe('the rules', () => {
  test.each<[string, Given, string[]]>([
    ['nobody has answered', {}, []],
    ['the two views part', { users: ANGRY, customers: [0, 0, 0, 1, 2], eligible: 3 }, ['gap']],
    [
      'they part, by fewer users than confirm it',
      { users: [5, 5, 2, 0, 0], customers: [0, 0, 0, 1, 2] },
      ['gap (not firm)'],
    ],
    ['fewer than ten users say nothing', { users: [4, 4, 0, 0, 0], customers: [0, 0, 0, 1, 2] }, []],
    ['12 points apart is too near', { users: [0, 0, 29, 71, 0], customers: [0, 0, 0, 81, 19] }, []],
    [
      'far apart, and the missing customers could close it',
      { users: ANGRY, customers: [0, 0, 0, 0, 1], eligible: 9 },
      ['gap'],
    ],
    ['agreed and content', { users: CONTENT, customers: [0, 0, 0, 1, 2], met: [true] }, []],
    ['the agreement is kept and users are below', { users: ANGRY, met: [true, true] }, ['watermelon']],
    ['the agreement is missed as well', { users: ANGRY, met: [true, false] }, []],
    ['nobody reported on the agreement', { users: ANGRY }, []],
    ['just below, the interval is not clear', { users: [0, 0, 32, 60, 8], met: [true] }, ['watermelon (not firm)']],
    ['customers guess far too high', { users: ANGRY, predicted: [0, 0, 0, 3, 1] }, ['prediction']],
    ['customers guess far too low', { users: CONTENT, predicted: [3, 1, 0, 0, 0] }, ['prediction']],
    ['customers guess right', { users: CONTENT, predicted: [0, 0, 0, 2, 1] }, []],
    ['a guess about fewer than ten', { users: [4, 4, 0, 0, 0], predicted: [0, 0, 0, 0, 3] }, []],
    [
      'more time, and everybody says the same, so nothing can be tested',
      {
        lost: [
          [0, 0, 0, 0, 40],
          [0, 0, 0, 40],
        ],
      },
      [],
    ],
    [
      'more time, and clearly',
      {
        lost: [
          [2, 2, 2, 10, 24],
          [2, 24, 10, 2, 2],
        ],
      },
      ['lost-time'],
    ],
    [
      'more time, by few',
      {
        lost: [
          [0, 0, 0, 6, 8],
          [2, 8, 2, 0, 0],
        ],
      },
      ['lost-time (not firm)'],
    ],
    [
      'more time, by fewer than ten',
      {
        lost: [
          [0, 0, 0, 4, 4],
          [2, 8, 2, 0, 0],
        ],
      },
      [],
    ],
    [
      'less time',
      {
        lost: [
          [2, 24, 10, 2, 2],
          [2, 2, 2, 10, 24],
        ],
      },
      [],
    ],
    [
      'as much time',
      {
        lost: [
          [2, 24, 10, 2, 2],
          [2, 24, 10, 2, 2],
        ],
      },
      [],
    ],
  ])('%s', (_, facts, expected) => {
    expect(rules(given(facts))).toEqual(expected)
  })

  test('a gap names the dimensions on which the views part, the widest first, and the evidence holds the figures', () => {
    const looked = given({
      users: ANGRY,
      customers: [0, 0, 0, 1, 2],
      ease: [
        [40, 10, 5, 3, 2],
        [0, 0, 0, 0, 3],
      ],
    })
    expect(sightings(looked)[0]?.evidence).toMatchObject({
      rule: 'gap',
      users: { n: 60 },
      customers: { n: 3 },
      dimensions: [{ dimension: 'EASE' }],
    })
  })

  test('the windows of lost time are complete ones, and a finding belongs to the quarter it is about', () => {
    expect(completeWindows('2026-11-20')).toEqual(['2026-Q3', '2026-10'])
    expect(completeWindows('2026-01-01')).toEqual(['2025-Q4', '2025-12'])
    expect(periodOf(null, '2026-11-20')).toBe('2026-Q4')
    expect(periodOf('2026-Q3', '2026-11-20')).toBe('2026-Q3')
    expect(periodOf('2026-09', '2026-11-20')).toBe('2026-Q3')
  })

  test('the same answers look the same until a month has passed', () => {
    const looked = given({ users: ANGRY })
    expect(answersLookedAt(looked, '2026-11-20')).toBe(answersLookedAt(given({ users: ANGRY }), '2026-11-21'))
    expect(answersLookedAt(looked, '2026-11-20')).not.toBe(answersLookedAt(looked, '2026-12-01'))
    expect(answersLookedAt(looked, '2026-11-20')).not.toBe(answersLookedAt(given({ users: CONTENT }), '2026-11-20'))
  })
})

describe('no flapping', () => {
  /** Looks one after the other; what is raised is known from then on. */
  function looks(...each: [LookedAt, string?][]) {
    let tracks: Outcome['tracks'] = []
    const findings: KnownFinding[] = []
    return each.map(([looked, today = '2026-11-20']) => {
      const outcome = look({ tracks, findings }, looked, today)
      tracks = outcome.tracks
      for (const [at, finding] of findings.entries())
        if (outcome.gone.includes(finding.id))
          findings[at] = { ...finding, gone_on: today, status: finding.status === 'open' ? 'gone' : finding.status }
      for (const { rule, subject, period } of outcome.raised)
        findings.push({ id: `${findings.length}`, rule, subject, period, status: 'open', gone_on: null })
      return [
        ...outcome.raised.map(({ rule, subject }) => `+${rule}${subject && ` ${subject}`}`),
        ...outcome.gone.map((id) => `-${findings[Number(id)]?.rule}`),
      ].join(' ')
    })
  }
  const unsure = (n: number) => given({ users: [5, 5, 2, 0, n], customers: [0, 0, 0, 1, 2], eligible: 3 })
  const sure = given({ users: ANGRY, customers: [0, 0, 0, 1, 2], eligible: 3 })
  const calm = (n: number) => given({ users: [0, 0, 0, 20, 10 + n], customers: [0, 0, 0, 1, 2], eligible: 3 })

  test('what is confirmed is raised at once, and once only', () => {
    expect(looks([sure], [sure], [sure, '2026-12-01'])).toEqual(['+gap', '', ''])
  })

  test('what is not confirmed is raised when it held twice, at different answers', () => {
    expect(looks([unsure(0)], [unsure(0)], [unsure(1)], [unsure(0)])).toEqual(['', '', '+gap', ''])
  })

  test('a new month is a new look at the same answers', () => {
    expect(looks([unsure(0)], [unsure(0), '2026-12-01'])).toEqual(['', '+gap'])
  })

  test('one night without it does not make it go; two nights do, and then it may come again', () => {
    const told = looks([sure], [calm(0)], [sure], [calm(0)], [calm(0)], [calm(1)], [sure])
    expect(told.map((each) => each.split(' ').filter((word) => word.endsWith('gap')))).toEqual([
      ...[['+gap'], [], [], [], [], ['-gap'], ['+gap']],
    ])
  })

  test('a change of state is told against the state that was settled; the first is nobody’s change', () => {
    const poor = given({ users: ANGRY, customers: [0, 3, 0, 0, 0], eligible: 3 })
    const good = given({ users: CONTENT, customers: [0, 0, 0, 1, 2], eligible: 3 })
    expect(stateSeen(poor).state).toBe('aligned-poor')
    expect(looks([poor], [good], [good], [poor])).toEqual([
      '',
      '+state-changed aligned-good',
      '',
      '+state-changed aligned-poor -state-changed',
    ])
    const wavering = given({ users: [0, 0, 2, 6, 4], customers: [0, 3, 0, 0, 0], eligible: 3 })
    expect(looks([poor], [wavering], [poor], [wavering], [poor])).toEqual(['', '', '', '', ''])
  })

  describe('from all time to the quarters since an improvement', () => {
    const watermelon = { users: ANGRY, customers: [0, 0, 0, 1, 2], eligible: 3, met: [true] }
    const angry = given(watermelon)
    const good = (over: string, more = 0) =>
      given({ users: [0, 0, 5, 20, 35 + more], customers: [0, 0, 0, 1, 2], eligible: 3, met: [true], over })

    test('the new state is told at once where it is confirmed; what all time said goes after two looks', () => {
      expect(looks([angry], [good('2026-Q3'), '2026-10-01'], [good('2026-Q3'), '2026-11-01'])).toEqual([
        '+gap +watermelon',
        '+state-changed aligned-good',
        '-gap -watermelon',
      ])
    })

    test('the next quarter, the same, changes nothing', () => {
      const told = looks(
        [angry],
        [good('2026-Q3'), '2026-11-01'],
        [good('2026-Q3', 1)],
        [good('2026-Q4'), '2027-01-01'],
      )
      expect(told.slice(2)).toEqual(['-gap -watermelon', ''])
    })

    test('a quarter that is hidden for a while brings neither all time nor an older quarter back', () => {
      const hidden = given({ ...watermelon, improved: true })
      const steady: [LookedAt, string?][] = [[angry], [good('2026-Q4')], [good('2026-Q4', 1)]]
      const back: [LookedAt, string?][] = [[hidden], [hidden, '2027-02-01'], [{ ...angry, improved: true }]]
      const older: [LookedAt, string?][] = [[given({ ...watermelon, over: '2026-Q3' }), '2027-02-01']]
      expect(looks(...steady, ...back, ...older, [good('2026-Q4', 2), '2027-03-01']).slice(3)).toEqual([
        '',
        '',
        '',
        '',
        '',
      ])
    })

    test('a measured change of which nothing may be shown leaves all time; taken up again, so does the change', () => {
      const before = given({ ...watermelon, improved: true })
      expect(looks([angry], [before, '2026-12-01'])).toEqual(['+gap +watermelon', ''])
      expect(looks([good('2026-Q3')], [angry])).toEqual(['', '+gap +watermelon +state-changed watermelon'])
    })

    test('what is raised says over which time', () => {
      const { tracks } = look({ tracks: [], findings: [] }, angry, '2026-09-30')
      const raised = look({ tracks, findings: [] }, good('2026-Q3'), '2026-10-01').raised
      expect(raised).toMatchObject([{ rule: 'state-changed', window: '2026-Q3', evidence: { from: 'watermelon' } }])
      const red = look({ tracks: [], findings: [] }, given({ ...watermelon, over: '2026-Q3' }), '2026-10-01').raised
      expect(red).toMatchObject([
        { rule: 'gap', window: '2026-Q3', period: '2026-Q4' },
        { rule: 'watermelon', window: '2026-Q3', period: '2026-Q4' },
      ])
    })
  })

  test('what was dismissed is not raised again in its quarter, and may be in the next', () => {
    const { tracks } = look({ tracks: [], findings: [] }, sure, '2026-11-20')
    const dismissed: KnownFinding = {
      ...{ id: 'd', rule: 'gap' as const, subject: '', period: '2026-Q4' },
      ...{ status: 'dismissed' as const, gone_on: null },
    }
    const again = (today: string) => look({ tracks, findings: [dismissed] }, sure, today).raised.map(({ rule }) => rule)
    expect(again('2026-12-31')).toEqual([])
    expect(again('2027-01-01')).toEqual(['gap'])
    const accepted: KnownFinding = { ...dismissed, status: 'accepted' }
    expect(look({ tracks, findings: [accepted] }, sure, '2027-01-01').raised).toEqual([])
  })
})
