import { normalCritical } from './distributions.ts'
import { type Interval, type Measured, measured, unmeasured } from './measured.ts'

/** Answers to two questions by the same people: `counts[row][column]` gave the row's score to one, the column's to the other. */
export type JointHistogram = { readonly counts: readonly (readonly number[])[] }

/** How closely two questions go together, −1 to 1, over n people, with its 95 % interval. */
export type Association = { readonly n: number; readonly coefficient: number; readonly interval: Measured<Interval> }

/** With fewer people a rank correlation says next to nothing: its interval covers half of what is possible. */
export const MIN_DERIVED_IMPORTANCE = 30

/**
 * Spearman's rank correlation of two questions, ties at their middle ranks (Spearman 1904), with the interval of Bonett &
 * Wright 2000 on Fisher's scale. Rows and columns ascend. `no-responses`, `one-response`, or `no-variation` where all gave
 * one score to either; RangeError where a count is no whole number from 0 up, or rows differ in length.
 */
export function spearman({ counts }: JointHistogram, level = 0.95): Measured<Association> {
  const { n, rows, columns } = margins(counts)
  const coefficient = correlation(counts, middleRanks(rows), middleRanks(columns))
  if (coefficient.value === null) return coefficient
  return measured({ n, coefficient: coefficient.value, interval: rankInterval(coefficient.value, n, level) })
}

/** Pearson's correlation of two questions by their scores; reasons as `spearman`. */
export function pearson(
  { counts }: JointHistogram,
  rowScores: readonly number[],
  columnScores: readonly number[],
): Measured<number> {
  return correlation(counts, rowScores, columnScores)
}

function margins(counts: JointHistogram['counts']): { n: number; rows: number[]; columns: number[] } {
  const width = counts[0]?.length ?? 0
  for (const row of counts) {
    if (row.length !== width || row.some((count) => !Number.isSafeInteger(count) || count < 0)) {
      throw new RangeError('A joint histogram has rows of one length, and whole counts from 0 up')
    }
  }
  const rows = counts.map((row) => sum(row))
  const columns = Array.from({ length: width }, (_, at) => sum(counts.map((row) => row[at]!)))
  return { n: sum(rows), rows, columns }
}

/** The middle of the ranks that the answers of each score share. */
function middleRanks(counts: readonly number[]): number[] {
  let below = 0
  return counts.map((count) => {
    const rank = below + (count + 1) / 2
    below += count
    return rank
  })
}

function correlation(
  counts: JointHistogram['counts'],
  rowValues: readonly number[],
  columnValues: readonly number[],
): Measured<number> {
  const { n, rows, columns } = margins(counts)
  if (n < 2) return unmeasured(n === 0 ? 'no-responses' : 'one-response')
  if ([rows, columns].some((margin) => margin.filter((count) => count > 0).length < 2))
    return unmeasured('no-variation')
  const [a, b] = [centred(rowValues, rows, n), centred(columnValues, columns, n)]
  const covariance = sum(counts.flatMap((row, i) => row.map((count, j) => count * a[i]! * b[j]!)))
  const spread = (values: number[], margin: number[]) => sum(values.map((value, i) => margin[i]! * value ** 2))
  const found = covariance / Math.sqrt(spread(a, rows) * spread(b, columns))
  return measured(Math.min(1, Math.max(-1, found)))
}

function centred(values: readonly number[], margin: readonly number[], n: number): number[] {
  const centre = sum(values.map((value, i) => margin[i]! * value)) / n
  return values.map((value) => value - centre)
}

/** On Fisher's scale the variance of a rank correlation is (1 + r²/2)/(n − 3). */
function rankInterval(r: number, n: number, level: number): Measured<Interval> {
  if (n < 4) return unmeasured('too-few')
  if (Math.abs(r) === 1) return unmeasured('no-variation')
  const margin = normalCritical(level) * Math.sqrt((1 + r ** 2 / 2) / (n - 3))
  return measured({ low: Math.tanh(Math.atanh(r) - margin), high: Math.tanh(Math.atanh(r) + margin) })
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
