import type { Database, Day, Perspective, Row } from '../database/schema.ts'
import { RATED, type SurveyDefinition } from '../surveys/definition.ts'
import type { Asked } from './asked.ts'
import { type Contrast, contrastOf, fewestFor, type SideWords } from './comment-contrast.ts'
import { type CommentCounts, choosable, countIn, filterDisclosure } from './comment-disclosure.ts'
import { OPEN_QUESTION } from './comment-search.ts'
import {
  type CommentStream,
  channelsOf,
  commentedQuestions,
  mostUsedWords,
  termCounts,
  usesOf,
} from './comment-store.ts'
import { channelTerm, EVERY_COMMENT, SCORES, scoreTerm, themeTerm } from './comment-terms.ts'
import { type CurrentNames, currentNames } from './current-names.ts'
import type { Disclosure } from './disclosure.ts'
import { askedOfService } from './store.ts'
import { newestDefinitions, publishedNames } from './version-store.ts'
import type { WindowKey } from './window.ts'

/** What there is to read of a service's comments, and under which promises. */
export interface CommentRoom {
  asked: Record<Perspective, Asked>
  /** What people wrote answers to: today's questions by key, earlier ones by the name that they were stored under. */
  questions: string[]
  /** Whether anybody's comment has been released, readable or not. */
  isWritten: boolean
  definitions: readonly (readonly [Perspective, SurveyDefinition])[]
  stream(perspective: Perspective, question: string): CommentStream
}

export async function commentRoom(
  db: Database,
  service: Pick<Row<'service'>, 'id' | 'active_users'>,
  today: Day,
): Promise<CommentRoom> {
  const names = currentNames(await publishedNames(db, service.id))
  const stored = await commentedQuestions(db, service.id)
  const keys = stored.map(({ perspective, question }) => names.questionOf(perspective, question) ?? question)
  return {
    asked: await askedOfService(db, service, today),
    questions: [...new Set([OPEN_QUESTION, ...keys])],
    isWritten: stored.length > 0,
    definitions: await newestDefinitions(db, service.id),
    stream: (perspective, question) => ({
      serviceId: service.id,
      perspective,
      question: storedName(names, perspective, question),
    }),
  }
}

function storedName(names: CurrentNames, perspective: Perspective, question: string): string {
  return names.of(perspective, question)?.countedAs ?? question
}

/** How many of a side's comments have a theme, as far as that may be told. */
export interface ThemeCount {
  theme: string
  count: number | null
  disclosure: Disclosure
}

/** One side's comments by theme over a window, and what they may be picked out by. */
export interface SideOverview {
  every: CommentCounts
  themes: ThemeCount[]
  channels: ReadonlySet<string>
  scores: ReadonlySet<string>
}

export async function sideOverview(
  db: Database,
  stream: CommentStream,
  window: WindowKey,
  isAnonymous: boolean,
): Promise<SideOverview> {
  const channels = await channelsOf(db, stream)
  const counts = await termCounts(db, stream, [
    EVERY_COMMENT,
    ...RATED.map(themeTerm),
    ...SCORES.map(scoreTerm),
    ...channels.map(channelTerm),
  ])
  const of = (term: string) => counts.get(term) ?? new Map()
  const every = of(EVERY_COMMENT)
  const sizes = (groups: readonly (readonly [string, string])[]) =>
    choosable(new Map(groups.map(([key, term]) => [key, countIn(of(term), window)])), isAnonymous)
  return {
    every,
    themes: RATED.map((theme) => {
      const disclosure = filterDisclosure(every, of(themeTerm(theme)), window, isAnonymous)
      return { theme, disclosure, count: disclosure === 'shown' ? countIn(of(themeTerm(theme)), window) : null }
    }),
    channels: sizes(channels.map((channel) => [channel, channelTerm(channel)])),
    scores: sizes(SCORES.map((score) => [String(score), scoreTerm(score)])),
  }
}

/** What users say that customers do not, and the reverse, over all time; null where one side may not be read. */
export async function readContrast(db: Database, room: CommentRoom, question: string): Promise<Contrast | null> {
  const [users, customers] = ['user', 'customer'].map((perspective) =>
    room.stream(perspective as Perspective, question),
  )
  const { user, customer } = room.asked
  if (users === undefined || customers === undefined) return null
  const most = {
    users: await mostUsedWords(db, users, fewestFor({ isAnonymous: user.anonymous })),
    customers: await mostUsedWords(db, customers, fewestFor({ isAnonymous: customer.anonymous })),
  }
  const terms = [...new Set([...most.users, ...most.customers].map(({ term }) => term))]
  const side = async (stream: CommentStream, isAnonymous: boolean): Promise<SideWords> => {
    const uses = await usesOf(db, stream, [EVERY_COMMENT, ...terms])
    const people = uses.find(({ term }) => term === EVERY_COMMENT)?.people ?? 0
    const words = uses.filter(({ term, people: used }) => term !== EVERY_COMMENT && used > 0)
    return { people, isAnonymous, uses: new Map(words.map((use) => [use.term, use])) }
  }
  const [ofUsers, ofCustomers] = [await side(users, user.anonymous), await side(customers, customer.anonymous)]
  const mayBeRead = (each: SideWords) => each.people >= (each.isAnonymous ? fewestFor(each) : 1)
  return mayBeRead(ofUsers) && mayBeRead(ofCustomers) ? contrastOf(ofUsers, ofCustomers) : null
}
