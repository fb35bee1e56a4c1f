import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isoWeekOf, mondayOf } from '../../src/statistics/weeks.ts'

describe('ISO weeks', () => {
  it.each([
    ['2026-11-21', '2026-W47'],
    ['2024-12-30', '2025-W01'],
    ['2027-01-01', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2023-01-01', '2022-W52'],
    ['2024-02-29', '2024-W09'],
  ])('%s lies in %s', (day, week) => {
    expect(isoWeekOf(day)).toBe(week)
  })

  it('begin on a Monday and hold seven days', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), (at) => {
        const day = at.toISOString().slice(0, 10)
        const monday = mondayOf(isoWeekOf(day))
        const since = (Date.parse(day) - Date.parse(monday)) / 86_400_000
        expect(new Date(monday).getUTCDay()).toBe(1)
        expect([0, 1, 2, 3, 4, 5, 6]).toContain(since)
        expect(isoWeekOf(monday)).toBe(isoWeekOf(day))
      }),
    )
  })

  it.each(['2026-11', '2026-W47', '2026-13-01', ''])('%s is no day', (text) => {
    expect(() => isoWeekOf(text)).toThrow(RangeError)
  })

  it.each(['2026-11', '2026-W00', '2025-W53', '2026-W54', 'all'])('%s is no week', (text) => {
    expect(() => mondayOf(text)).toThrow(RangeError)
  })
})
