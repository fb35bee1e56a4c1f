import { expect, test } from 'vitest'
import { commentGroups } from '../../src/comparison/comment-disclosure.ts'

/* Comments are dated by months of ten and more, until some of a month's are erased. */

const named = (counts: Record<string, number>, isAnonymous = true) =>
  commentGroups(new Map(Object.entries(counts)), 'all', isAnonymous).map(({ window, months }) => `${window}: ${months}`)

test('months of ten and more stand for themselves', () => {
  expect(named({ '2026-08': 10, '2026-10': 12 })).toEqual(['2026-10: 2026-10', '2026-08: 2026-08'])
})

test('a month of fewer is dated by what holds ten with it, and so is whatever it could be subtracted from', () => {
  expect(named({ '2026-08': 40, '2026-10': 9, '2026-11': 12 })).toEqual([
    '2026-Q4: 2026-11,2026-10',
    '2026-08: 2026-08',
  ])
  expect(named({ '2026-08': 3, '2026-11': 12 })).toEqual(['2026: 2026-11,2026-08'])
})

test('attributed comments always bear their month', () => {
  expect(named({ '2026-08': 1, '2026-11': 2 }, false)).toEqual(['2026-11: 2026-11', '2026-08: 2026-08'])
})
