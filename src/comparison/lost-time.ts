import { type CustomerReading, customerReading } from '../statistics/compare.ts'
import { type Histogram, mean, meanInterval, median, responses } from '../statistics/histogram.ts'
import { type Interval, type Measured, mapMeasured, unmeasured } from '../statistics/measured.ts'
import { type Proportion, proportion } from '../statistics/proportion.ts'
import type { SeenAnswers } from './answers.ts'
import { type Asked, toldDisclosure } from './asked.ts'
import type { Disclosure } from './disclosure.ts'
import type { Evidence } from './service-comparison.ts'

/** What an hour costs, as the administrator has set it. */
export interface HourlyRate {
  amount: number
  /** ISO 4217. */
  currency: string
}

/** What one side says that problems cost in time, in minutes over the period that the question names. */
export interface TimeTold {
  disclosure: Disclosure
  n: number
  /** By position on `lost8`. */
  counts: readonly number[]
  median: Measured<number>
  mean: Measured<number>
  /** Of the mean, 95 %, never under 0; `census` for customers too few to be a sample. */
  interval: Measured<Interval>
  /** Who lost any time at all. */
  anyLoss: Proportion | null
}

/** A figure with the interval that its sample leaves open. */
export interface Estimated {
  value: number
  interval: Measured<Interval>
}

export interface LostTimeTold {
  users: TimeTold
  /** What customers believe that one user loses. */
  customers: TimeTold & { reading: CustomerReading }
  /** The months that the question asks about; null where its words do not say. */
  periodMonths: number | null
  activeUsers: number | null
  /** Hours of all active users in a month, if those who did not answer lose as much as those who did. */
  hoursPerMonth: Estimated | null
  /** The same from what customers believe; no interval where they are no sample. */
  hoursBelieved: Estimated | null
}

export function lostTimeTold({ answers, asked, activeUsers }: Evidence, periodMonths: number | null): LostTimeTold {
  const users = told(answers.onScale('user', 'LOST_TIME', 'lost8'), asked.user, true)
  const believed = answers.onScale('customer', 'LOST_TIME', 'lost8')
  const reading = customerReading(responses(believed.histogram), asked.customer.eligible)
  const customers = told(believed, asked.customer, reading === 'sample')
  const hours = (side: TimeTold) => hoursPerMonth(side, activeUsers, periodMonths)
  return {
    users,
    customers: { ...customers, reading },
    periodMonths,
    activeUsers,
    hoursPerMonth: hours(users),
    hoursBelieved: hours(customers),
  }
}

function told({ histogram, disclosure }: SeenAnswers, asked: Asked, isSample: boolean): TimeTold {
  const n = responses(histogram)
  const interval = mapMeasured(meanInterval(histogram), ({ low, high }) => ({ low: Math.max(0, low), high }))
  return {
    disclosure: toldDisclosure(disclosure, asked),
    n,
    counts: histogram.counts,
    median: median(histogram),
    mean: mean(histogram),
    interval: isSample ? interval : unmeasured('census'),
    anyLoss: n === 0 ? null : proportion(n - countOf(histogram, 0), n),
  }
}

function countOf({ scores, counts }: Histogram, score: number): number {
  return counts[scores.indexOf(score)] ?? 0
}

/** Mean minutes × active users ÷ 60 ÷ months of the period. */
function hoursPerMonth(side: TimeTold, users: number | null, months: number | null): Estimated | null {
  if (side.mean.value === null || users === null || months === null) return null
  const asHours = (minutes: number) => (minutes * users) / 60 / months
  return {
    value: asHours(side.mean.value),
    interval: mapMeasured(side.interval, ({ low, high }) => ({ low: asHours(low), high: asHours(high) })),
  }
}

/** Hours at an hourly rate. */
export function costOf({ value, interval }: Estimated, { amount }: HourlyRate): Estimated {
  return {
    value: amount * value,
    interval: mapMeasured(interval, ({ low, high }) => ({ low: amount * low, high: amount * high })),
  }
}
