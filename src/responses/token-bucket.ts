/** So much may come at once, and so much more in each second after. */
export interface Allowance {
  burst: number
  perSecond: number
}

export interface Bucket {
  tokens: number
  /** When it held that many, in milliseconds. */
  at: number
}

export interface Drawn {
  bucket: Bucket
  /** Whether there was a token to take. */
  isTaken: boolean
  /** Until there is one again; 0 where one was taken. */
  waitSeconds: number
}

/**
 * Takes a token from a bucket that fills up steadily.
 * @param bucket undefined: a full one
 * @param now milliseconds; a clock that goes back fills nothing
 */
export function drawn(bucket: Bucket | undefined, { burst, perSecond }: Allowance, now: number): Drawn {
  const { tokens, at } = bucket ?? { tokens: burst, at: now }
  const filled = Math.min(burst, tokens + (Math.max(0, now - at) / 1000) * perSecond)
  if (filled < 1) {
    const waitSeconds = Math.ceil((1 - filled) / perSecond)
    return { bucket: { tokens: filled, at: now }, isTaken: false, waitSeconds }
  }
  return { bucket: { tokens: filled - 1, at: now }, isTaken: true, waitSeconds: 0 }
}
