import { sql } from 'kysely'
import { type ColumnKind, forUpdateSkippingHeld, rowsFromJson } from '../database/dialect.ts'
import { insertRows } from '../database/insert-rows.ts'
import type { CommentTermTable, Database, Row, TermCountTable } from '../database/schema.ts'
import { keepSetting, storedSetting } from '../database/setting.ts'
import { type KnownWords, redact, redactionsIn } from '../responses/redaction.ts'
import { knownToInstallation } from '../responses/redaction-store.ts'
import { grouped } from '../statistics/grouped.ts'
import { termsOf } from './comment-terms.ts'
import { DEFAULT_THEME_LISTS, type ThemeLists } from './comment-theme-lists.ts'
import { correctedThemes, type ThemeCorrection, type ThemeFinder, themeFinder, themesIn } from './comment-themes.ts'
import { channelsToTell, holdNextAnonymous, isAttributed } from './comment-waiting-store.ts'

/*
 * Makes comments readable: masks what must not be read, finds their themes, and writes the index by which pages find and
 * count them. It runs as a job and in steps, so that intake stays quick and a change of the lists reaches every comment.
 */

const VERSION = 'comment-index'
const LISTS = 'comment-themes'

/** What the index was made by changes: every comment is indexed anew, by and by. */
export async function beginIndexingAnew(trx: Database): Promise<void> {
  await keepSetting(trx, VERSION, (await indexVersion(trx)) + 1)
  tellChanged()
}

async function indexVersion(db: Database): Promise<number> {
  return ((await storedSetting(db, VERSION)) ?? 1) as number
}

export async function themeLists(db: Database): Promise<ThemeLists> {
  return ((await storedSetting(db, LISTS)) ?? DEFAULT_THEME_LISTS) as ThemeLists
}

export async function keepThemeLists(trx: Database, lists: ThemeLists): Promise<void> {
  await keepSetting(trx, LISTS, lists)
  await beginIndexingAnew(trx)
}

/** Whether comments that can be read still wait for what the lists say now. */
export async function isIndexingAnew(db: Database): Promise<boolean> {
  const waiting = await db
    .selectFrom('comment')
    .select('id')
    .where('index_version', '<', await indexVersion(db))
    .where('index_version', '>', 0)
    .limit(sql.lit(1))
    .executeTakeFirst()
  return waiting !== undefined
}

const listeners = new Set<() => void>()

/** Calls `wake` when this process has changed what comments are indexed by. @returns a function that ends this */
export function onIndexChanged(wake: () => void): () => void {
  listeners.add(wake)
  return () => listeners.delete(wake)
}

function tellChanged(): void {
  for (const wake of listeners) wake()
}

const STEP = 200

/** Indexes every comment that waits and can be read, {@link STEP} in a transaction. */
export async function indexComments(db: Database, isStopping: () => boolean = () => false): Promise<void> {
  for (;;) {
    if (isStopping()) return
    if ((await db.transaction().execute((trx) => indexStep(trx))) === 0) return
  }
}

interface IndexRules {
  version: number
  known: KnownWords
  find: ThemeFinder
}

/** @returns how many comments were indexed */
async function indexStep(trx: Database): Promise<number> {
  const version = await indexVersion(trx)
  const outdated = await holdOutdated(trx, version)
  const waiting = outdated.length > 0 ? outdated : await holdNextAnonymous(trx, STEP)
  if (waiting.length === 0) return 0
  const rules = { version, known: await knownToInstallation(trx), find: themeFinder(await themeLists(trx)) }
  const corrections = await correctionsOf(trx, waiting)
  const done = waiting.map((comment) => indexed(comment, corrections.get(comment.id) ?? [], rules))
  await writeIndex(trx, waiting, done)
  if (outdated.length === 0) await tellChannels(trx, done)
  return waiting.length
}

/** Holds comments that were indexed under an older state of the lists, and attributed ones that never were. */
async function holdOutdated(trx: Database, version: number): Promise<Row<'comment'>[]> {
  return trx
    .selectFrom('comment')
    .selectAll()
    .where('index_version', '<', version)
    .where((eb) =>
      eb.or([eb('index_version', '>', 0), eb('response_id', 'is not', null), eb('respondent', 'is not', null)]),
    )
    .orderBy('index_version')
    .limit(sql.lit(STEP))
    .modifyEnd(forUpdateSkippingHeld(trx))
    .execute()
}

/** @param read anonymous comments of one month that can be read since just now */
async function tellChannels(trx: Database, read: readonly Row<'comment'>[]): Promise<void> {
  const before = await channelsToTell(trx, read[0] as Row<'comment'>)
  const after = before.map((comment): Row<'comment'> => ({ ...comment, tells_channel: 1 }))
  if (before.length > 0) await writeIndex(trx, before, after)
}

async function correctionsOf(
  trx: Database,
  comments: readonly Row<'comment'>[],
): Promise<Map<string, ThemeCorrection[]>> {
  const rows = await trx
    .selectFrom('comment_theme')
    .select(['comment_id', 'theme', 'is_added'])
    .where(
      'comment_id',
      'in',
      comments.map(({ id }) => id),
    )
    .execute()
  return grouped(rows, ({ comment_id }) => comment_id)
}

function indexed(comment: Row<'comment'>, corrections: readonly ThemeCorrection[], rules: IndexRules): Row<'comment'> {
  const { language } = comment
  const text = redact(comment.text, language, rules.known)
  const themes = correctedThemes(rules.find(text, language), corrections)
  return {
    ...comment,
    text,
    redacted: redactionsIn(text),
    themes: themes.join(' '),
    index_version: rules.version,
    tells_channel: isAttributed(comment) ? 1 : comment.tells_channel,
  }
}

/** Indexes one comment at once, after somebody has corrected its themes. */
export async function indexCorrected(trx: Database, id: string): Promise<void> {
  const comment = await trx
    .selectFrom('comment')
    .selectAll()
    .where('id', '=', id)
    .where('index_version', '>', 0)
    .executeTakeFirst()
  if (comment === undefined) return
  const corrections = (await correctionsOf(trx, [comment])).get(id) ?? []
  const found = themeFinder(await themeLists(trx))(comment.text, comment.language)
  const done = { ...comment, themes: correctedThemes(found, corrections).join(' ') }
  await writeIndex(trx, [comment], [done])
}

/** What the lists alone say that a comment is about. */
export async function foundThemes(db: Database, comment: Pick<Row<'comment'>, 'text' | 'language'>) {
  return themeFinder(await themeLists(db))(comment.text, comment.language)
}

interface Cell extends Omit<TermCountTable, 'period'> {
  period: string
}

/** Writes what differs between the comments as they were indexed and as they are now. */
async function writeIndex(
  trx: Database,
  before: readonly Row<'comment'>[],
  after: readonly Row<'comment'>[],
): Promise<void> {
  const added: CommentTermTable[] = []
  const removed: CommentTermTable[] = []
  const counts = new Map<string, Cell>()
  for (const [at, comment] of after.entries()) {
    const old = before[at] as Row<'comment'>
    const had = old.index_version === 0 ? new Map<string, string>() : termsOf(old, themesIn(old.themes))
    const has = termsOf(comment, themesIn(comment.themes))
    for (const [term, label] of has) {
      if (had.has(term)) continue
      added.push(entry(comment, term))
      count(counts, comment, term, label, 1)
    }
    for (const term of had.keys()) {
      if (has.has(term)) continue
      removed.push(entry(comment, term))
      count(counts, comment, term, '', -1)
    }
  }
  await removeEntries(trx, removed)
  await insertRows(trx, 'comment_term', ENTRY_COLUMNS, added as unknown as Record<string, string>[])
  await addCounts(trx, [...counts.values()])
  await keepIndexed(trx, after)
}

function entry({ id, service_id, perspective, question, period }: Row<'comment'>, term: string): CommentTermTable {
  return { service_id, perspective, question, term, period, comment_id: id }
}

function count(counts: Map<string, Cell>, comment: Row<'comment'>, term: string, label: string, by: number): void {
  const { service_id, perspective, question } = comment
  for (const period of [comment.period, 'all']) {
    const key = [service_id, perspective, question, term, period].join('\n')
    const known = counts.get(key)
    if (known === undefined) counts.set(key, { service_id, perspective, question, term, period, people: by, label })
    else {
      known.people += by
      if (label !== '' && (known.label === '' || label.length < known.label.length)) known.label = label
    }
  }
}

const ENTRY_COLUMNS = {
  service_id: 'text',
  perspective: 'text',
  question: 'text',
  term: 'text',
  period: 'text',
  comment_id: 'text',
} as const satisfies Record<keyof CommentTermTable, ColumnKind>

async function removeEntries(trx: Database, entries: readonly CommentTermTable[]): Promise<void> {
  if (entries.length === 0) return
  const names = sql.join(Object.keys(ENTRY_COLUMNS).map((name) => sql.ref(name)))
  const rows = rowsFromJson(trx, ENTRY_COLUMNS, entries as unknown as Record<string, string>[])
  await sql`delete from comment_term where (${names}) in (select ${names} from ${rows})`.execute(trx)
}

const COUNT_COLUMNS = {
  service_id: 'text',
  perspective: 'text',
  question: 'text',
  term: 'text',
  period: 'text',
  people: 'integer',
  label: 'text',
} as const satisfies Record<keyof TermCountTable, ColumnKind>

async function addCounts(trx: Database, cells: readonly Cell[]): Promise<void> {
  // In one order everywhere, so that two processes never wait for each other in a circle.
  const rows = [...cells].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)) as unknown as Record<string, string | number>[]
  if (rows.length === 0) return
  await sql`
    insert into term_count (service_id, perspective, question, term, period, people, label)
    select service_id, perspective, question, term, period, people, label
    from ${rowsFromJson(trx, COUNT_COLUMNS, rows)} where true
    on conflict (service_id, perspective, question, term, period)
    do update set people = term_count.people + excluded.people,
      label = case when excluded.label <> '' and length(excluded.label) < length(term_count.label)
        then excluded.label else term_count.label end`.execute(trx)
}

const keyOf = ({ service_id, perspective, question, term, period }: Cell) =>
  [service_id, perspective, question, term, period].join('\n')

async function keepIndexed(trx: Database, comments: readonly Row<'comment'>[]): Promise<void> {
  const rows = comments.map(({ id, period, text, redacted, themes, index_version, tells_channel }) => {
    return { id, period, text, redacted, themes, index_version, tells_channel }
  })
  const columns = { id: 'text', period: 'text', text: 'text', redacted: 'integer', themes: 'text' } as const
  const rowsIndexed = rowsFromJson(trx, { ...columns, index_version: 'integer', tells_channel: 'integer' }, rows)
  await sql`
    update comment set period = rows.period, text = rows.text, redacted = rows.redacted, themes = rows.themes,
      index_version = rows.index_version, tells_channel = rows.tells_channel
    from ${rowsIndexed} where comment.id = rows.id`.execute(trx)
}
