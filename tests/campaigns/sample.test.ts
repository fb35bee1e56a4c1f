import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawNext, drawnNumber, sampleSize } from '../../src/campaigns/sample.ts'

/** Draws from people who are only counted, with the numbers given. */
function drawn(count: number, wanted: number, random: (at: number) => number): number[] {
  let draw = { toSee: count, toTake: wanted }
  const taken: number[] = []
  for (let at = 0; at < count; at++) {
    const next = drawNext(draw, random(at))
    draw = next.draw
    if (next.taken) taken.push(at)
  }
  return taken
}

test('a sample has the size that is asked for, whatever the numbers drawn', () => {
  const numbers = fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { maxLength: 60 })
  fc.assert(
    fc.property(numbers, fc.nat(80), (random, wanted) => {
      const taken = drawn(random.length, Math.min(wanted, random.length), (at) => random[at] as number)
      expect(taken).toHaveLength(Math.min(wanted, random.length))
      expect(new Set(taken).size).toBe(taken.length)
    }),
  )
})

test('every subset of the size is equally likely', () => {
  // 20,000 campaigns draw 2 of 5; each of the 10 pairs should come about 2,000 times (standard deviation 42).
  const pairs = new Map<string, number>()
  for (let campaign = 0; campaign < 20_000; campaign++) {
    const pair = drawn(5, 2, (at) => drawnNumber('a secret', `campaign ${campaign}`, `person ${at}`)).join()
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  expect(pairs.size).toBe(10)
  for (const count of pairs.values()) expect(Math.abs(count - 2_000)).toBeLessThan(6 * 42)
})

test('a campaign draws the same people however often it is asked, and another campaign or secret draws others', () => {
  const number = drawnNumber('secret', 'campaign', 'person')
  expect(drawnNumber('secret', 'campaign', 'person')).toBe(number)
  expect(drawnNumber('secret', 'other', 'person')).not.toBe(number)
  expect(drawnNumber('other', 'campaign', 'person')).not.toBe(number)
})

test.each([
  [{ kind: 'all' } as const, 120, 120],
  [{ kind: 'number', n: 50 } as const, 120, 50],
  [{ kind: 'number', n: 500 } as const, 120, 120],
  [{ kind: 'share', percent: 10 } as const, 124, 12],
  [{ kind: 'share', percent: 10 } as const, 125, 13],
  [{ kind: 'share', percent: 0.1 } as const, 3, 1],
  [{ kind: 'share', percent: 100 } as const, 3, 3],
  [{ kind: 'share', percent: 50 } as const, 0, 0],
])('%o of %i people are %i', (sample, eligible, size) => {
  expect(sampleSize(sample, eligible)).toBe(size)
})
