/**
 * Benjamini-Hochberg step-up p values, in the order given: the false discovery rate at which each would just be called
 * (Benjamini & Hochberg 1995). Takes any number of p values 0–1, none included; RangeError for anything else.
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const count = pValues.length
  const adjusted = new Array<number>(count)
  let least = 1
  for (const [fromLargest, at] of ascending(pValues).reverse().entries()) {
    least = Math.min(least, (pValues[at]! * count) / (count - fromLargest))
    adjusted[at] = least
  }
  return adjusted
}

/**
 * Holm step-down p values, in the order given: they bound the chance of any false call (Holm 1979). Takes any number
 * of p values 0–1, none included; RangeError for anything else.
 */
export function holm(pValues: readonly number[]): number[] {
  const count = pValues.length
  const adjusted = new Array<number>(count)
  let most = 0
  for (const [rank, at] of ascending(pValues).entries()) {
    most = Math.max(most, Math.min(1, pValues[at]! * (count - rank)))
    adjusted[at] = most
  }
  return adjusted
}

/** Positions of the p values from the smallest to the largest. */
function ascending(pValues: readonly number[]): number[] {
  const outside = pValues.find((p) => !(p >= 0 && p <= 1))
  if (outside !== undefined) throw new RangeError(`A p value lies between 0 and 1, got ${outside}`)
  return pValues.map((_, at) => at).sort((a, b) => pValues[a]! - pValues[b]!)
}
