import { describe, expect, test } from 'vitest'
import { type ContactLimits, fullSince, type LimitDays, limitVerdict } from '../../src/campaigns/contact-limits.ts'

const LIMITS: ContactLimits = { invitations: 2, windowDays: 10, restDays: 5 }
const NOBODY: LimitDays = { fullSince: null, restSince: null }
const TODAY = '2026-11-20'

describe('who may be invited', () => {
  test.for<[string, Partial<LimitDays>, object]>([
    ['somebody who was never written to', {}, { allowed: true }],
    [
      'somebody whose window is full',
      { fullSince: '2026-11-15' },
      { allowed: false, reason: 'contact-limits', from: '2026-11-25' },
    ],
    ['on the last day of the window', { fullSince: '2026-11-11' }, { allowed: false, from: '2026-11-21' }],
    ['on the first day after it', { fullSince: '2026-11-10' }, { allowed: true }],
    ['somebody who rests', { restSince: '2026-11-18' }, { allowed: false, reason: 'resting', from: '2026-11-23' }],
    ['once they have rested', { restSince: '2026-11-15' }, { allowed: true }],
    [
      'the reason that lasts longest',
      { fullSince: '2026-11-12', restSince: '2026-11-20' },
      { allowed: false, reason: 'resting', from: '2026-11-25' },
    ],
  ])('%s', ([, days, verdict]) => {
    expect(limitVerdict(LIMITS, { ...NOBODY, ...days }, TODAY)).toMatchObject(verdict)
  })

  test('no rest where the rest is no days long', () => {
    const days = { ...NOBODY, restSince: TODAY }
    expect(limitVerdict({ ...LIMITS, restDays: 0 }, days, TODAY)).toEqual({ allowed: true })
  })

  test('of the invitations, the one at the limit’s place decides, in whatever order they come', () => {
    expect(fullSince(LIMITS, [])).toBeNull()
    expect(fullSince(LIMITS, ['2026-11-19'])).toBeNull()
    expect(fullSince(LIMITS, ['2026-11-14', '2026-11-19', '2026-11-11'])).toBe('2026-11-14')
    expect(fullSince(LIMITS, ['2026-11-19', '2026-11-19'])).toBe('2026-11-19')
  })
})
