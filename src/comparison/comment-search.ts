import { channelTerm, EVERY_COMMENT, scoreTerm, searchedTerms, themeTerm } from './comment-terms.ts'
import type { WindowKey } from './window.ts'

/** Which comments are asked for. Empty fields ask for nothing. */
export interface CommentQuery {
  window: WindowKey
  /** Comments to which question; empty: what everybody is asked to say in their own words. */
  question: string
  /** Words that were typed. */
  q: string
  /** A term of the index, from the lists of what each side says. */
  term: string
  theme: string
  score: string
  channel: string
}

/** In how many ways at once comments are picked out, besides the period. */
export function dimensionsOf({ q, term, theme, score, channel }: CommentQuery): number {
  return [q !== '' || term !== '', theme !== '', score !== '', channel !== ''].filter(Boolean).length
}

/** A comment is asked for if it holds all the terms of one of these sets; none: what was typed holds nothing to look for. */
export function askedTerms({ q, term, theme, score, channel }: CommentQuery): string[][] {
  const fixed = [
    ...(theme === '' ? [] : [themeTerm(theme)]),
    ...(score === '' ? [] : [scoreTerm(Number(score))]),
    ...(channel === '' ? [] : [channelTerm(channel)]),
  ]
  const words = q === '' ? [[]] : searchedTerms(q)
  const sets = words.map((set) => [...(term === '' ? [] : [term]), ...set, ...fixed])
  return sets.map((set) => (set.length === 0 ? [EVERY_COMMENT] : [...new Set(set)]))
}

/** What everybody is asked to say in their own words. */
export const OPEN_QUESTION = 'COMMENT'

/** The address of comments; what is as without asking is left out. */
export function commentsAddress(slug: string, query: Partial<CommentQuery> & Record<string, string>): string {
  const kept = Object.entries(query).filter(
    ([name, value]) =>
      value !== '' && !(name === 'window' && value === 'all') && !(name === 'question' && value === OPEN_QUESTION),
  )
  const parameters = new URLSearchParams(kept)
  return parameters.size === 0 ? `/services/${slug}/comments` : `/services/${slug}/comments?${parameters}`
}

/** How many of the comments with the rarest term are looked through for the others. */
export const MOST_LOOKED_THROUGH = 5_000
