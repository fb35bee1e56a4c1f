import { describe, expect, test } from 'vitest'
import { isWindow, monthsIn, windowBefore, windowName, windowsOver } from '../../src/comparison/window.ts'
import { formatter } from '../../src/i18n/format.ts'
import { translator } from '../../src/i18n/translate.ts'

describe('windows', () => {
  test.each(['all', '2026', '2026-Q1', '2026-Q4', '2026-01', '2026-12'])('%s is one', (window) => {
    expect(isWindow(window)).toBe(true)
  })

  test.each(['', 'ALL', '1999', '26', '2026-Q5', '2026-Q0', '2026-13', '2026-1', '2026-10-01', ' 2026', '2026\n'])(
    '“%s” is none',
    (window) => {
      expect(isWindow(window)).toBe(false)
    },
  )

  test('hold their months', () => {
    expect(monthsIn('all')).toBeNull()
    expect(monthsIn('2026-Q3')).toEqual(['2026-07', '2026-08', '2026-09'])
    expect(monthsIn('2026-10')).toEqual(['2026-10'])
    expect(monthsIn('2026')).toHaveLength(12)
  })

  test.each([
    ['all', null],
    ['2026', '2025'],
    ['2026-Q1', '2025-Q4'],
    ['2026-Q3', '2026-Q2'],
    ['2026-01', '2025-12'],
    ['2026-10', '2026-09'],
    ['2000-01', null],
  ])('before %s comes %s', (window, before) => {
    expect(windowBefore(window)).toBe(before)
  })

  test('have names in both languages', () => {
    expect(windowName('2026-Q3', translator('en'), formatter('en'))).toBe('Q3 2026')
    expect(windowName('2026-Q3', translator('fr'), formatter('fr'))).toBe('T3 2026')
    expect(windowName('2026-10', translator('fr'), formatter('fr'))).toBe('octobre 2026')
    expect(windowName('all', translator('en'), formatter('en'))).toBe('All time')
  })

  test('are offered where there are answers, the newest first', () => {
    expect(windowsOver(['2025-12', '2026-10', '2026-02'])).toEqual([
      { year: '2026', quarters: ['2026-Q4', '2026-Q1'], months: ['2026-10', '2026-02'] },
      { year: '2025', quarters: ['2025-Q4'], months: ['2025-12'] },
    ])
  })
})
