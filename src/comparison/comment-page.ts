import type { Perspective, Row } from '../database/schema.ts'
import { nameIn } from '../i18n/names.ts'
import type { Reader } from '../i18n/reader.ts'
import { SMALLEST_COMMENT_GROUP, SMALLEST_GROUP } from '../surveys/anonymity.ts'
import type { ServiceTabs } from '../web/service-tabs.ts'
import { type CommentCard, commentCard } from './comment-card-page.ts'
import type { Contrast } from './comment-contrast.ts'
import { windowDisclosure } from './comment-disclosure.ts'
import { type CommentFilters, commentFilters } from './comment-filter-page.ts'
import { type ContrastChart, contrastChart, type ThemeChart, themeChart } from './comment-overview-page.ts'
import type { CommentRoom, SideOverview } from './comment-overview-store.ts'
import type { ReadComments, WhyNot } from './comment-read-store.ts'
import { type CommentQuery, commentsAddress, dimensionsOf, MOST_LOOKED_THROUGH } from './comment-search.ts'
import { type WindowPicker, windowPicker } from './window-page.ts'

declare module '../web/render.ts' {
  interface Pages {
    'comparison/comments': CommentsPage
  }
}

export interface CommentsPage {
  title: string
  tabs: ServiceTabs
  window: WindowPicker
  filters: CommentFilters
  /** Instead of all else, where nobody has written anything. */
  empty: { title: string; text: string; surveysAddress: string | null } | null
  sides: CommentSide[]
  themes: ThemeChart
  contrast: ContrastChart
  /** Whether one is past the first page: then only comments are listed. */
  isFurther: boolean
}

export interface CommentSide {
  perspective: Perspective
  name: string
  /** "41 comments", "12 of 41 comments" */
  summary: string
  notes: string[]
  /** Why nothing is listed. */
  why: string | null
  comments: CommentCard[]
  pages: { label: string; first: string | null; next: string | null } | null
}

export interface ShownComments {
  service: Row<'service'>
  tabs: ServiceTabs
  room: CommentRoom
  query: CommentQuery
  sides: readonly ShownSide[]
  contrast: Contrast | null
  rights: { mayManage: boolean; mayReply: boolean; mayAsk: boolean }
}

export interface ShownSide {
  perspective: Perspective
  isAnonymous: boolean
  read: ReadComments
  overview: SideOverview
  /** Whether it is past its first page. */
  isFurther: boolean
}

export function commentsPage(shown: ShownComments, reader: Reader): CommentsPage {
  const { service, query, room, sides, rights } = shown
  const { t } = reader
  const { slug } = service
  const asked = { ...query } as CommentQuery & Record<string, string>
  const address = (changes: Partial<CommentQuery>) => commentsAddress(slug, { ...asked, ...changes })
  const months = [...new Set(sides.flatMap(({ overview }) => [...overview.every.keys()]))]
  const isHidden = (window: string) =>
    sides.some(
      ({ overview, isAnonymous }) => !['shown', 'none'].includes(windowDisclosure(overview.every, window, isAnonymous)),
    )
  const { window: _, ...kept } = asked
  const keptFields = Object.entries(kept)
    .filter(([name, value]) => value !== '' && !(name === 'question' && value === 'COMMENT'))
    .map(([name, value]) => ({ name, value }))
  const place = { action: `/services/${slug}/comments`, kept: keptFields }
  const picker = windowPicker(query.window, months, isHidden, place, reader)
  return {
    title: t('comments.title', { service: nameIn(reader.language, service) }),
    tabs: shown.tabs,
    // Nothing here is set against the time before.
    window: { ...picker, before: null, hint: '' },
    filters: commentFilters({ ...filterFacts(shown, reader), address }, reader),
    empty: emptiness(shown, reader),
    sides: sides.map((side) => shownSide(side, shown, reader)),
    themes: themeChart(bothSides(sides), query, address, rights.mayManage, reader),
    contrast: contrastChart(shown.contrast, address, reader),
    isFurther: sides.some(({ isFurther }) => isFurther),
  }

  function filterFacts({ contrast }: ShownComments, all: Reader) {
    const choices = (of: (side: SideOverview) => Iterable<string>) =>
      new Set(sides.flatMap(({ overview }) => [...of(overview)]))
    return {
      path: `/services/${slug}/comments`,
      query,
      questions: room.questions,
      definitions: room.definitions,
      channels: choices(({ channels }) => channels),
      scores: choices(({ scores }) => scores),
      themes: choices(({ themes }) => themes.flatMap(({ theme, count }) => (count === null ? [] : [theme]))),
      termLabel: labelOf(query.term, contrast),
      rule: ruleText(sides, all),
    }
  }
}

/** As people write it, where enough do for that to be told; else as the index has it. */
function labelOf(term: string, contrast: Contrast | null): string {
  const told = [...(contrast?.users ?? []), ...(contrast?.customers ?? [])].find((each) => each.term === term)
  return told?.label ?? term.slice(term.indexOf(':') + 1)
}

function bothSides(sides: readonly ShownSide[]) {
  const of = (perspective: Perspective) =>
    (sides.find((side) => side.perspective === perspective) as ShownSide).overview
  return { user: of('user'), customer: of('customer') }
}

function ruleText(sides: readonly ShownSide[], { t, format }: Reader): string {
  const anonymous = sides.filter(({ isAnonymous }) => isAnonymous).map(({ perspective }) => t(`common.${perspective}`))
  if (anonymous.length === 0) return ''
  return t('comments.ruleAnonymous', { sides: format.list(anonymous), smallest: SMALLEST_COMMENT_GROUP })
}

function emptiness({ sides, room, service, rights }: ShownComments, { t }: Reader): CommentsPage['empty'] {
  if (sides.some(({ overview }) => overview.every.size > 0)) return null
  const isHeld = room.isWritten || sides.some(({ perspective }) => room.asked[perspective].held > 0)
  return {
    title: t('comments.emptyTitle'),
    text: isHeld ? t('comments.emptyHeldText', { smallest: SMALLEST_COMMENT_GROUP }) : t('comments.emptyText'),
    surveysAddress: rights.mayAsk ? `/services/${service.slug}/surveys` : null,
  }
}

function shownSide(side: ShownSide, shown: ShownComments, reader: Reader): CommentSide {
  const { perspective, isAnonymous, read } = side
  const { t } = reader
  const { service, query, rights, room } = shown
  const asked = { ...query } as CommentQuery & Record<string, string>
  const isFiltered = dimensionsOf(query) > 0
  const cards = { slug: service.slug, isAnonymous, ...rights, back: backTo(service.slug, asked) }
  const notes: string[] = []
  if (read.isPartial) notes.push(t('comments.partial', { most: MOST_LOOKED_THROUGH }))
  const { held } = room.asked[perspective]
  if (isAnonymous && held > 0) notes.push(t('comments.held', { count: held, smallest: SMALLEST_GROUP }))
  const next = read.next === null ? null : `${read.next.window}.${read.next.id}`
  const page = (cursor: string) =>
    `${commentsAddress(service.slug, { ...asked, [perspective]: cursor })}#${perspective}`
  return {
    perspective,
    name: t(`common.${perspective}`),
    summary: summaryOf(read, isFiltered, t),
    notes,
    why: read.whyNot === null ? null : whyNot(read.whyNot, isFiltered && read.ofAll !== null, t),
    comments: read.comments.map((comment) => commentCard(comment, cards, reader)),
    pages:
      next === null && !side.isFurther
        ? null
        : {
            label: t('comments.pagesOf', { side: t(`common.${perspective}`) }),
            first: side.isFurther ? page('') : null,
            next: next === null ? null : page(next),
          },
  }
}

function backTo(slug: string, query: Partial<CommentQuery> & Record<string, string>): string {
  return commentsAddress(slug, query).slice(`/services/${slug}/comments`.length)
}

function summaryOf({ found, ofAll }: ReadComments, isFiltered: boolean, t: Reader['t']): string {
  if (ofAll === null) return ''
  if (!isFiltered) return t('comments.count', { count: ofAll })
  return found === null ? t('comments.count', { count: ofAll }) : t('comments.countOf', { count: found, all: ofAll })
}

function whyNot(why: WhyNot, isOfFilter: boolean, t: Reader['t']): string {
  const smallest = SMALLEST_COMMENT_GROUP
  if (why === 'one-at-a-time') return t('comments.oneAtATime')
  if (why === 'no-words') return t('comments.noWords')
  if (why === 'none') return t(isOfFilter ? 'comments.noneFound' : 'comments.none')
  if (why === 'too-few') return t(isOfFilter ? 'comments.tooFewFound' : 'comments.tooFew', { smallest })
  return t(isOfFilter ? 'comments.givesAwayFound' : 'comments.givesAway', { smallest })
}
