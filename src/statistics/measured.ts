/** Why a figure does not exist. Pages translate the reason; nothing stands in for the figure. */
export type Reason =
  | 'no-responses'
  | 'no-user-responses'
  | 'no-customer-responses'
  | 'one-response'
  | 'no-variation'
  | 'too-few'
  | 'too-many-arrangements'
  | 'census'
  | 'single-customer'
  | 'eligible-unknown'
  | 'more-responses-than-eligible'
  | 'empty-stratum'
  | 'other-scale'

/** A figure, or `null` with the reason why there is none. Never NaN, and never 0 for "unknown". */
export type Measured<T> =
  | { readonly value: T; readonly reason: null }
  | { readonly value: null; readonly reason: Reason }

/** A closed interval in the unit of its estimate. */
export type Interval = { readonly low: number; readonly high: number }

export function measured<T>(value: T): Measured<T> {
  return { value, reason: null }
}

export function unmeasured(reason: Reason): Measured<never> {
  return { value: null, reason }
}

/** Applies `change` to a figure that exists and hands on the reason of one that does not. */
export function mapMeasured<T, U>(figure: Measured<T>, change: (value: T) => U): Measured<U> {
  return figure.reason === null ? measured(change(figure.value)) : figure
}

/** estimate ± margin. */
export function around(estimate: number, margin: number): Interval {
  return { low: estimate - margin, high: estimate + margin }
}

/** Whether `point` lies outside the interval. */
export function excludes(interval: Interval, point: number): boolean {
  return point < interval.low || point > interval.high
}
