import { expect, test } from 'vitest'
import {
  isFull,
  lastDayOf,
  type Plan,
  planOnceChanged,
  planProblems,
  usualAfterWindow,
  usualBaseline,
} from '../../src/improvement/measure.ts'

const PLAN: Plan = {
  measure_perspective: 'user',
  measure_question: 'VALUE',
  baseline: '2026-Q1',
  changed_on: null,
  after_window: '2026-Q3',
  margin: 0.25,
  compared_service_id: null,
}

test.each([
  ['2026-02', '2026-02-28'],
  ['2028-02', '2028-02-29'],
  ['2026-Q1', '2026-03-31'],
  ['2026-10', '2026-10-31'],
  ['2026', '2026-12-31'],
])('%s ends on %s, and is full the day after, whatever the clocks do', (window, last) => {
  expect(lastDayOf(window)).toBe(last)
  expect(isFull(window, last)).toBe(false)
  const next = new Date(Date.parse(last) + 24 * 3600 * 1000).toISOString().slice(0, 10)
  expect(isFull(window, next)).toBe(true)
})

test.each([
  ['2026-01-01', '2025-Q4', '2026-Q1'],
  ['2026-01-02', '2025-Q4', '2026-Q2'],
  // The Sundays on which European clocks change.
  ['2026-03-29', '2025-Q4', '2026-Q2'],
  ['2026-10-25', '2026-Q3', '2027-Q1'],
  ['2026-12-31', '2026-Q3', '2027-Q1'],
])('a change on %s is measured from %s to %s', (day, baseline, after) => {
  expect([usualBaseline(day), usualAfterWindow(day)]).toEqual([baseline, after])
})

test.each<[string, Partial<Plan>, Partial<Plan>]>([
  ['keeps windows on either side of it', {}, { changed_on: '2026-05-10' }],
  ['moves a baseline that it fell into', { baseline: '2026-Q2' }, { changed_on: '2026-05-10', baseline: '2026-Q1' }],
  [
    'moves an after-window that had begun',
    { after_window: '2026-05' },
    { changed_on: '2026-05-10', after_window: '2026-Q3' },
  ],
  [
    'fills in what was never planned',
    { baseline: null, after_window: null },
    { changed_on: '2026-05-10', baseline: '2026-Q1', after_window: '2026-Q3' },
  ],
  ['keeps the day that somebody entered', { changed_on: '2026-04-20' }, {}],
])('a change that comes into effect %s', (_, given, changed) => {
  expect(planOnceChanged({ ...PLAN, ...given }, '2026-05-10')).toEqual(changed)
})

test.each<[Partial<Plan>, string[]]>([
  [{}, []],
  [{ baseline: null }, []],
  [{ changed_on: '2026-04-01' }, []],
  [{ changed_on: '2026-03-31' }, ['baseline']],
  [{ changed_on: '2026-07-01' }, []],
  [{ changed_on: '2026-07-02' }, ['after_window']],
  [{ after_window: '2026-03' }, ['after_window']],
  [{ baseline: '2026', after_window: '2026-Q3' }, ['after_window']],
])('what is wrong with %j', (given, fields) => {
  expect(Object.keys(planProblems({ ...PLAN, ...given }))).toEqual(fields)
})
