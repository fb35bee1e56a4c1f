import { expect, test } from 'vitest'
import { answersOver, windowOfAnswers } from '../../src/comparison/looked-over.ts'
import { endsBefore, windowsSince } from '../../src/comparison/window.ts'

test.each([
  ['the quarter after a change is over', '2026-Q3', '2026-10-01', ['2026-Q3']],
  ['later quarters come first', '2026-Q3', '2027-04-30', ['2027-Q1', '2026-Q4', '2026-Q3']],
  ['no further back than a year, and the window itself', '2025-Q1', '2026-11-20', [...quarters(), '2025-Q1']],
  ['a month in a quarter that began before the change', '2026-09', '2026-11-20', ['2026-09']],
  ['a month, once a whole quarter has passed', '2026-09', '2027-01-01', ['2026-Q4', '2026-09']],
  ['a month that begins a quarter', '2026-07', '2026-11-20', ['2026-Q3', '2026-07']],
  ['a year', '2025', '2026-01-01', ['2025-Q4', '2025-Q3', '2025-Q2', '2025-Q1', '2025']],
])('the windows since: %s', (_, window, today, expected) => {
  expect(windowsSince(window, today)).toEqual(expected)
})

function quarters(): string[] {
  return ['2026-Q3', '2026-Q2', '2026-Q1', '2025-Q4']
}

test('all time lies before every window', () => {
  expect(endsBefore('all', '2026-Q3')).toBe(true)
  expect(endsBefore('2026-Q3', 'all')).toBe(false)
  expect(endsBefore('2026-Q3', '2026-Q4')).toBe(true)
  expect(endsBefore('2026-09', '2026-Q3')).toBe(false)
  expect(endsBefore('all', 'all')).toBe(false)
})

test('a look remembers its window, and what was kept before there were any is of all time', () => {
  expect(windowOfAnswers(answersOver('2026-Q3', '2026-11 60:70.000'))).toBe('2026-Q3')
  expect(answersOver('all', '2026-11 60:70.000')).toBe('2026-11 60:70.000')
  expect(windowOfAnswers('2026-11 60:70.000')).toBe('all')
  expect(windowOfAnswers('')).toBe('all')
})
