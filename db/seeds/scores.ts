import normalCdf from '@stdlib/stats-base-dists-normal-cdf'
import { normal, type Random, shuffled } from './random.ts'

/* Scores 1–5 that a person gives: a hidden opinion, cut at 1.5, 2.5, 3.5 and 4.5. Half of it is the person's, half the question's. */

const SPREAD = 1.35
const PERSONAL_SHARE = 0.5
const CUTS = [1.5, 2.5, 3.5, 4.5]

const hiddenMeans = new Map<number, number>()

/** The hidden mean whose scores have `mean` on average, found by bisection. */
function hiddenMean(mean: number): number {
  const known = hiddenMeans.get(mean)
  if (known !== undefined) return known
  let [low, high] = [-6, 12]
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2
    if (averageScore(middle) < mean) low = middle
    else high = middle
  }
  hiddenMeans.set(mean, low)
  return low
}

function averageScore(hidden: number): number {
  return CUTS.reduce((sum, cut) => sum + 1 - normalCdf(cut, hidden, SPREAD), 1)
}

/**
 * @param mean what many people's scores should come to, between 1 and 5
 * @param personal the person's own leaning, a standard normal deviate, the same for all of their answers
 */
export function scoreFor(random: Random, mean: number, personal: number): number {
  const own = Math.sqrt(PERSONAL_SHARE) * personal + Math.sqrt(1 - PERSONAL_SHARE) * normal(random)
  const opinion = hiddenMean(Math.min(4.9, Math.max(1.1, mean))) + SPREAD * own
  return 1 + CUTS.filter((cut) => opinion > cut).length
}

/** Whole scores for a few people that come as close to the mean as whole scores can, and differ as people do. */
export function fewScores(random: Random, mean: number, people: number): number[] {
  const sum = Math.round(mean * people)
  const base = Math.floor(sum / people)
  const scores = Array.from({ length: people }, (_, place) => base + (place < sum - base * people ? 1 : 0))
  for (let place = 0; place + 1 < people; place += 4) moveApart(scores, place, people - 1 - place)
  return shuffled(random, scores)
}

/** One score goes up and another down by as much, if both stay on the scale. */
function moveApart(scores: number[], up: number, down: number): void {
  const [higher, lower] = [(scores[up] as number) + 1, (scores[down] as number) - 1]
  if (up === down || higher > 5 || lower < 1) return
  scores[up] = higher
  scores[down] = lower
}
