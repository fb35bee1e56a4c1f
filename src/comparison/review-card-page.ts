import type { Perspective } from '../database/schema.ts'
import type { Reader } from '../i18n/reader.ts'
import { OVERALL } from '../surveys/definition.ts'
import { changesSince, heldOn, type Review, type Snapshot } from './review.ts'
import type { NewsSince } from './review-store.ts'
import { stateName } from './verdict.ts'

declare module '../web/render.ts' {
  interface Pages {
    'comparison/review-card': ReviewCard
  }
}

/** On the service's page: what is new since its last review, in one line. */
export interface ReviewCard {
  text: string
  changesAddress: string | null
  /** Where a review of today is noted; null where one is, or where the reader may not. */
  holdAddress: string | null
}

export interface ReviewedService {
  slug: string
  latest: Review | undefined
  news: NewsSince | null
  now: Snapshot
  anonymous: ReadonlySet<Perspective>
  mayHold: boolean
}

/** @returns null where there is nothing to say and nothing to do */
export function reviewCard(reviewed: ReviewedService, today: string, reader: Reader): ReviewCard | null {
  const { slug, latest, mayHold } = reviewed
  const { t } = reader
  const address = `/services/${slug}`
  const holdAddress = mayHold && !heldOn(latest, today) ? `${address}/reviews` : null
  if (latest === undefined) {
    return holdAddress === null ? null : { text: t('changes.cardNever'), changesAddress: null, holdAddress }
  }
  const text = heldOn(latest, today) ? t('changes.cardToday') : sinceInWords(latest, reviewed, reader)
  return { text, changesAddress: `${address}/changes`, holdAddress }
}

function sinceInWords(latest: Review, { now, news, anonymous }: ReviewedService, { t, format }: Reader): string {
  const [overall] = changesSince(latest.snapshot, now, [OVERALL], anonymous)
  const sides = (['user', 'customer'] as const).flatMap((perspective) => {
    const change = overall?.views[perspective].change ?? null
    return change === null ? [] : [t('changes.cardSide', { perspective, points: format.signed(change, 1) })]
  })
  const [from, to] = [stateName(latest.snapshot.state, t), stateName(now.state, t)]
  const state = from === to ? t('changes.cardStateSame', { state: to }) : t('changes.cardState', { from, to })
  const { findings = 0, moved = 0, verified = 0 } = news ?? {}
  const counts = [
    ...(findings > 0 ? [t('changes.cardFindings', { count: findings })] : []),
    ...(moved > 0 ? [t('changes.cardActions', { count: moved })] : []),
    ...(verified > 0 ? [t('changes.cardVerified', { count: verified })] : []),
  ]
  const parts = [...sides, state, ...counts].join(t('changes.cardBetween'))
  return t('changes.cardSince', { day: format.day(latest.held_on), parts })
}
