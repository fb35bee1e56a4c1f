import { createHmac } from 'node:crypto'

/** How many of those who could be asked are asked. */
export type Sample = { kind: 'all' } | { kind: 'number'; n: number } | { kind: 'share'; percent: number }

/** @returns how many people to draw of a frame of `eligible`; a share is rounded, and asks at least one person if any */
export function sampleSize(sample: Sample, eligible: number): number {
  if (sample.kind === 'all') return eligible
  if (sample.kind === 'number') return Math.min(sample.n, eligible)
  if (eligible === 0 || sample.percent === 0) return 0
  return Math.min(eligible, Math.max(1, Math.round((eligible * sample.percent) / 100)))
}

/** Where drawing stands: how many people of the frame are still to be looked at, and how many of them to be taken. */
export interface Draw {
  toSee: number
  toTake: number
}

/**
 * Selection sampling without replacement (Knuth, The Art of Computer Programming 2, 3.4.2, algorithm S): whoever comes
 * next is taken with the probability toTake ÷ toSee, so that every subset of the size wanted is equally likely, in one
 * pass and without holding the frame in memory.
 * @param random uniform in [0, 1)
 * @returns whether to take this one, and where drawing stands after them
 */
export function drawNext({ toSee, toTake }: Draw, random: number): { taken: boolean; draw: Draw } {
  const taken = toTake > 0 && random * toSee < toTake
  return { taken, draw: { toSee: Math.max(0, toSee - 1), toTake: taken ? toTake - 1 : toTake } }
}

const PARTS = 2 ** 48

/**
 * A person's number in [0, 1) for one campaign: the same however often it is asked, so that the people shown before the
 * start are those invited at the start, and unknown to whoever lacks the secret, so that nobody picks the sample.
 */
export function drawnNumber(secret: string, campaignId: string, contactId: string): number {
  const digest = createHmac('sha256', secret).update(`sample ${campaignId} ${contactId}`).digest()
  return digest.readUIntBE(0, 6) / PARTS
}
