import { expect, test } from 'vitest'
import { DEFAULT_LIMITS } from '../../src/campaigns/contact-limits.ts'
import { type Candidate, decide, leftOutCount, planningFor, withDecision } from '../../src/campaigns/plan.ts'

const TODAY = '2026-11-20'
const rules = { limits: DEFAULT_LIMITS, isException: false, today: TODAY }
const NO_DAYS = { fullSince: null, restSince: null }

function somebody(given: Partial<Candidate> = {}): Candidate {
  return {
    contactId: 'una',
    email: 'una@bank.example',
    status: 'active',
    limits: NO_DAYS,
    surveys: [{ surveyId: 'cards', lastAsked: null }],
    open: new Set(),
    ...given,
  }
}

test.each([
  ['erased', somebody({ status: 'erased', email: null }), 'erased'],
  ['unsubscribed', somebody({ status: 'unsubscribed' }), 'unsubscribed'],
  ['bounced', somebody({ status: 'bounced' }), 'bounced'],
  ['without an address', somebody({ email: null }), 'no-address'],
  ['invited and not done', somebody({ open: new Set(['cards']) }), 'already-invited'],
  ['invited often', somebody({ limits: { ...NO_DAYS, fullSince: '2026-11-01' } }), 'contact-limits'],
  ['resting', somebody({ limits: { ...NO_DAYS, restSince: '2026-11-01' } }), 'resting'],
] as const)('somebody %s is left out', (_, candidate, reason) => {
  expect(decide(candidate, rules, 0)).toEqual({ invited: false, reason })
})

test('an exception goes beyond the limits, and not beyond what a person wants', () => {
  const exception = { ...rules, isException: true }
  expect(decide(somebody({ limits: { ...NO_DAYS, fullSince: TODAY } }), exception, 0)).toMatchObject({ invited: true })
  expect(decide(somebody({ limits: { ...NO_DAYS, restSince: TODAY } }), exception, 0)).toMatchObject({ invited: true })
  for (const status of ['unsubscribed', 'bounced', 'erased'] as const) {
    expect(decide(somebody({ status }), exception, 0)).toEqual({ invited: false, reason: status })
  }
})

test('of several services somebody is asked about the one that they were least recently asked about', () => {
  const surveys = [
    { surveyId: 'cards', lastAsked: '2026-06-01T08:00:00.000Z' },
    { surveyId: 'loans', lastAsked: '2026-03-01T08:00:00.000Z' },
  ]
  expect(decide(somebody({ surveys }), rules, 0)).toEqual({ invited: true, surveyId: 'loans', isAskedOnce: true })
  const never = [...surveys, { surveyId: 'savings', lastAsked: null }]
  expect(decide(somebody({ surveys: never }), rules, 0)).toMatchObject({ surveyId: 'savings' })
  const open = new Set(['loans'])
  expect(decide(somebody({ surveys, open }), rules, 0)).toMatchObject({ surveyId: 'cards' })
})

test('ties are broken at random', () => {
  const surveys = ['cards', 'loans', 'savings'].map((surveyId) => ({ surveyId, lastAsked: null }))
  const chosen = [0, 0.34, 0.999].map((random) => decide(somebody({ surveys }), rules, random))
  expect(chosen.map((decision) => decision.invited && decision.surveyId)).toEqual(['cards', 'loans', 'savings'])
})

test('the numbers of a plan add up', () => {
  const { reach } = planningFor(10, 4, new Map([['cards', 10]]))
  const decisions = [
    decide(somebody(), rules, 0),
    decide(somebody({ status: 'bounced' }), rules, 0),
    decide(somebody({ status: 'bounced' }), rules, 0),
    decide(somebody({ status: 'unsubscribed' }), rules, 0),
  ]
  const counted = decisions.reduce(withDecision, reach)
  expect(counted).toMatchObject({ eligible: 10, sampled: 4, invited: 1, leftOut: { bounced: 2, unsubscribed: 1 } })
  expect(leftOutCount(counted) + counted.invited).toBe(counted.sampled)
  expect(counted.surveys).toEqual({ cards: { eligible: 10, invited: 1 } })
})
