import { describe, expect, it } from 'vitest'
import { oneToFive } from '../../src/statistics/histogram.ts'
import { agreementColour, type StateEvidence, stateOfService } from '../../src/statistics/state.ts'

const HAPPY = oneToFive([5, 10, 40, 180, 165])
const ANGRY = oneToFive([60, 70, 40, 20, 10])
const NOBODY = oneToFive([0, 0, 0, 0, 0])
const CONTENT = oneToFive([0, 0, 0, 2, 1])
const CROSS = oneToFive([2, 1, 0, 0, 0])
const MET = [{ critical: true, met: true }]
const MISSED = [{ critical: true, met: false }]

function state(
  users: StateEvidence['users'],
  customers: StateEvidence['customers'],
  more: Partial<StateEvidence> = {},
) {
  return stateOfService({ users, customers, customersEligible: 3, targets: MET, ...more })
}

describe('the state of a service', () => {
  it.each([
    ['both content', HAPPY, CONTENT, MET, 'aligned-good', []],
    ['both content while the agreement is broken', HAPPY, CONTENT, MISSED, 'aligned-good', ['breach-unfelt']],
    ['both cross while the agreement is met', ANGRY, CROSS, MET, 'aligned-poor', ['gap', 'blind-agreement']],
    ['both cross and the agreement broken', ANGRY, CROSS, MISSED, 'aligned-poor', ['gap']],
    ['users angry, customers content', ANGRY, CONTENT, MET, 'watermelon', ['gap']],
    ['users angry, customers content, agreement broken', ANGRY, CONTENT, MISSED, 'watermelon', ['gap']],
    ['users angry, no customers, agreement met', ANGRY, NOBODY, MET, 'watermelon', []],
    ['users angry, no customers, agreement broken', ANGRY, NOBODY, MISSED, 'users-only', []],
    ['users angry, no customers, nothing reported', ANGRY, NOBODY, [], 'users-only', []],
    ['users happy, customers cross', HAPPY, CROSS, MET, 'hidden-strength', ['gap']],
    ['users alone', HAPPY, NOBODY, MET, 'users-only', []],
    ['customers alone', NOBODY, CONTENT, MET, 'customer-only', []],
    ['nobody', NOBODY, NOBODY, MET, 'not-enough-data', []],
  ])('%s', (_, users, customers, targets, expected, flags) => {
    const found = state(users, customers, { targets })
    expect([found.state, found.flags]).toEqual([expected, flags])
  })

  it('stands green exactly on its target', () => {
    expect(state(oneToFive([0, 10, 20, 50, 20]), CONTENT).users).toBe('green')
  })

  it('is provisional while the customers who have not answered could turn it', () => {
    expect(state(HAPPY, CONTENT, { customersEligible: 3 }).confidence).toBe('confirmed')
    expect(state(HAPPY, CONTENT, { customersEligible: 6 })).toMatchObject({
      state: 'aligned-good',
      confidence: 'provisional',
    })
    expect(state(HAPPY, CONTENT, { customersEligible: null })).toMatchObject({
      confidence: 'provisional',
      customerRange: { value: null, reason: 'eligible-unknown' },
    })
  })

  it('is confirmed by a sample of customers whose interval is clear of the target', () => {
    const sample = oneToFive([0, 0, 2, 40, 60])
    expect(state(HAPPY, sample, { customersEligible: 400 }).confidence).toBe('confirmed')
    expect(state(HAPPY, sample, { customersEligible: null }).confidence).toBe('confirmed')
  })

  it.each([
    [400, 4000, 0, []],
    [400, 4001, 180, ['low-coverage']],
    [400, null, 181, ['stale']],
    [400, 400_000, 181, ['low-coverage', 'stale']],
  ])('%d users of %s, %d days ago', (_, usersEligible, daysSinceLastUserResponse, flags) => {
    expect(state(HAPPY, CONTENT, { usersEligible, daysSinceLastUserResponse }).flags).toEqual(flags)
  })

  it('flags a gap of 12.5 points, not one of less, and one where all users agree', () => {
    const users = oneToFive([0, 0, 50, 50, 0])
    expect(state(users, oneToFive([0, 0, 0, 2, 0])).flags).toEqual(['gap'])
    expect(state(users, oneToFive([0, 0, 1, 99, 0])).flags).toEqual([])
    expect(state(oneToFive([0, 50, 0, 0, 0]), CONTENT)).toMatchObject({ flags: ['gap'], confidence: 'provisional' })
  })
})

describe('the colour of an agreement', () => {
  const met = (n: number) => Array.from({ length: n }, () => ({ critical: false, met: true }))
  it.each([
    ['nothing agreed', [], 'unknown'],
    ['nothing reported', [{ critical: true, met: null }], 'unknown'],
    ['nine of ten met', [...met(9), { critical: false, met: false }], 'green'],
    ['eight of nine met', [...met(8), { critical: false, met: false }], 'red'],
    ['a critical target missed', [...met(99), { critical: true, met: false }], 'red'],
    ['a critical target not reported', [...met(9), { critical: true, met: null }], 'unknown'],
    ['a lesser target not reported', [...met(9), { critical: false, met: null }], 'green'],
  ])('%s', (_, targets, colour) => {
    expect(agreementColour(targets)).toBe(colour)
  })
})
