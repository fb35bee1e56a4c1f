import { sql } from 'kysely'
import { type ColumnKind, forShareOf, rowsFromJson } from '../database/dialect.ts'
import { insertRows } from '../database/insert-rows.ts'
import type {
  AnonymityPromise,
  CommentTable,
  Database,
  Day,
  HeldResponseTable,
  Perspective,
  ResponseTable,
} from '../database/schema.ts'
import { newId } from '../database/tokens.ts'
import { grouped } from '../statistics/grouped.ts'
import { SMALLEST_GROUP } from '../surveys/anonymity.ts'
import { type AnsweredComment, type Answers, toneOf } from './answers.ts'
import { openFollowUps } from './follow-up-store.ts'
import type { Groups } from './groups.ts'
import { countAnswers } from './histogram-store.ts'
import { forgetPartialAnswers } from './partial-store.ts'
import { redactionsIn } from './redaction.ts'
import { redacted } from './redaction-store.ts'

/** A checked response on its way into the database. */
export interface Submission {
  surveyId: string
  versionId: string
  perspective: Perspective
  /** What its form said; nobody is held to another one. */
  promise: AnonymityPromise
  /** The link's token hash, or the hash of the form's one-time mark: a second one with the same key counts as the first. */
  participationKey: string
  day: Day
  language: string
  /** Empty where unknown. */
  channel: string
  answers: Answers
  comments: AnsweredComment[]
  /** Kept only where the perspective's promise is *attributed*. */
  invitationId: string | null
  respondent: string | null
  /** Where what was entered earlier is kept (src/responses/partial.ts); left out where nothing is ever kept. */
  partialKey?: string
  /** What is known of the invited person's groups as they answer; left out where nobody was invited by name. */
  groups?: Groups
}

export type Outcome = 'stored' | 'duplicate' | 'closed' | 'promise-changed'

/**
 * Stores responses and counts them into the histograms. Anonymous ones are held back until a batch of
 * {@link SMALLEST_GROUP} has come together, and are then released shuffled; within them each question waits for as many
 * scores of its own before its figures move.
 * Comments are stored redacted only (src/responses/redaction.ts).
 * @param trx a transaction: all of it is stored, or nothing
 * @param today decides the month and week that released answers are counted in
 * @returns what became of each submission, in their order
 */
export async function storeResponses(trx: Database, received: readonly Submission[], today: Day): Promise<Outcome[]> {
  const submissions = await redacted(trx, received)
  const surveys = await openSurveys(trx, submissions)
  const open = submissions.filter((submission) => surveys.get(groupOf(submission))?.promise === submission.promise)
  const marked = await markParticipation(trx, open)
  const released: StoredResponse[] = []
  for (const [group, members] of [...grouped(marked, groupOf)].sort(byName)) {
    released.push(...(await receive(trx, members, surveys.get(group) as OpenSurvey)))
  }
  await insertResponses(trx, 'response', released)
  const isAnonymous = (response: StoredResponse) => surveys.get(groupOfRow(response))?.promise === 'anonymous'
  await insertComments(trx, released, isAnonymous, today.slice(0, 7))
  await openFollowUps(
    trx,
    released.filter((response) => surveys.get(groupOfRow(response))?.promise === 'attributed'),
    today,
  )
  await countAnswers(trx, released, isAnonymous, today)
  await forgetPartialAnswers(
    trx,
    open.map(({ partialKey }) => partialKey).filter((key) => key !== undefined),
  )
  const stored = new Set(marked)
  return submissions.map((submission) => {
    if (stored.has(submission)) return 'stored'
    const survey = surveys.get(groupOf(submission))
    if (survey === undefined) return 'closed'
    return survey.promise === submission.promise ? 'duplicate' : 'promise-changed'
  })
}

interface OpenSurvey {
  serviceId: string
  promise: AnonymityPromise
}

interface StoredResponse extends ResponseTable {
  answers: string
  comments: AnsweredComment[]
  groups: Groups
}

const groupOf = (submission: Submission) => `${submission.surveyId} ${submission.perspective}`
const groupOfRow = (row: { survey_id: string; perspective: Perspective }) => `${row.survey_id} ${row.perspective}`
const byName = (a: [string, unknown], b: [string, unknown]) => (a[0] < b[0] ? -1 : 1)

/** The surveys that still take answers, each with what it promises. */
async function openSurveys(trx: Database, submissions: readonly Submission[]): Promise<Map<string, OpenSurvey>> {
  const found = await trx
    .selectFrom('survey_perspective')
    .innerJoin('survey', 'survey.id', 'survey_perspective.survey_id')
    .select(['survey_id', 'perspective', 'promise', 'service_id'])
    .where('status', '=', 'published')
    .where('survey_id', 'in', [...new Set(submissions.map((submission) => submission.surveyId))])
    // A promise that is being changed waits for these answers, and is then fixed by them.
    .modifyEnd(forShareOf(trx, 'survey_perspective'))
    .execute()
  return new Map(
    found.map((row) => [`${row.survey_id} ${row.perspective}`, { serviceId: row.service_id, promise: row.promise }]),
  )
}

/** @returns the submissions whose key was not there yet; of several with one key, the first */
async function markParticipation(trx: Database, submissions: readonly Submission[]): Promise<Submission[]> {
  if (submissions.length === 0) return []
  const first = new Map<string, Submission>()
  for (const submission of submissions) {
    if (!first.has(submission.participationKey)) first.set(submission.participationKey, submission)
  }
  const columns = { key: 'text', survey_id: 'text', perspective: 'text' } as const
  // In one order everywhere, as the histograms below.
  const rows = [...first.values()]
    .map(({ participationKey, surveyId, perspective }) => ({
      key: participationKey,
      survey_id: surveyId,
      perspective,
    }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
  const inserted = await sql<{ key: string }>`
    insert into participation (key, survey_id, perspective)
    select key, survey_id, perspective from ${rowsFromJson(trx, columns, rows)} where true
    on conflict do nothing
    returning key`.execute(trx)
  const fresh = new Set(inserted.rows.map((row) => row.key))
  return [...first.values()].filter((submission) => fresh.has(submission.participationKey))
}

/** Counts new responses of one survey's perspective as received, and returns those that may now be seen. */
async function receive(trx: Database, members: Submission[], survey: OpenSurvey): Promise<StoredResponse[]> {
  const { surveyId, perspective } = members[0] as Submission
  const responses = members.map((member) => asResponse(member, survey))
  const last_day = members.reduce((last, { day }) => (day > last ? day : last), '')
  const newlyHeld = survey.promise === 'anonymous' ? members.length : 0
  const tally = await trx
    .insertInto('intake_tally')
    .values({ survey_id: surveyId, perspective, received: members.length, held: newlyHeld, last_day })
    .onConflict((conflict) =>
      conflict.columns(['survey_id', 'perspective']).doUpdateSet((row) => ({
        received: row('intake_tally.received', '+', members.length),
        held: row('intake_tally.held', '+', newlyHeld),
        last_day: sql<string>`case when intake_tally.last_day > ${last_day} then intake_tally.last_day else ${last_day} end`,
      })),
    )
    .returning('held')
    .executeTakeFirstOrThrow()
  if (survey.promise === 'attributed') return responses
  if (tally.held < SMALLEST_GROUP) {
    await insertResponses(trx, 'held_response', responses)
    return []
  }
  const earlier = tally.held > newlyHeld ? await takeHeld(trx, surveyId, perspective) : []
  await trx
    .updateTable('intake_tally')
    .set({ held: 0 })
    .where('survey_id', '=', surveyId)
    .where('perspective', '=', perspective)
    .execute()
  return shuffled([...earlier, ...responses])
}

function asResponse(submission: Submission, survey: OpenSurvey): StoredResponse {
  return {
    id: newId(),
    service_id: survey.serviceId,
    survey_id: submission.surveyId,
    version_id: submission.versionId,
    perspective: submission.perspective,
    day: submission.day,
    language: submission.language,
    channel: submission.channel,
    answers: JSON.stringify(submission.answers),
    comments: submission.comments,
    groups: submission.groups ?? {},
    invitation_id: survey.promise === 'attributed' ? submission.invitationId : null,
    respondent: survey.promise === 'attributed' ? submission.respondent : null,
  }
}

/** Held rows carry their comments inside the answers' document, so that nothing of them shows anywhere yet. */
interface HeldDocument {
  answers: Answers
  comments: AnsweredComment[]
}

async function takeHeld(trx: Database, surveyId: string, perspective: Perspective): Promise<StoredResponse[]> {
  const rows = await trx
    .deleteFrom('held_response')
    .where('survey_id', '=', surveyId)
    .where('perspective', '=', perspective)
    .returningAll()
    .execute()
  return rows.map(({ groups, ...row }) => {
    const held = JSON.parse(row.answers) as HeldDocument
    return {
      ...row,
      answers: JSON.stringify(held.answers),
      comments: held.comments,
      groups: groups === null ? {} : (JSON.parse(groups) as Groups),
    }
  })
}

/** Fisher and Yates; which of the batch came first cannot be told afterwards. */
function shuffled<T>(items: T[]): T[] {
  for (let last = items.length - 1; last > 0; last--) {
    const other = Math.floor(Math.random() * (last + 1))
    const moved = items[last] as T
    items[last] = items[other] as T
    items[other] = moved
  }
  return items
}

const RESPONSE_COLUMNS = {
  id: 'text',
  service_id: 'text',
  survey_id: 'text',
  version_id: 'text',
  perspective: 'text',
  day: 'text',
  language: 'text',
  channel: 'text',
  answers: 'text',
  invitation_id: 'text',
  respondent: 'text',
} as const satisfies Record<keyof ResponseTable, ColumnKind>

const HELD_COLUMNS = { ...RESPONSE_COLUMNS, groups: 'text' } as const satisfies Record<
  keyof HeldResponseTable,
  ColumnKind
>

async function insertResponses(
  trx: Database,
  table: 'response' | 'held_response',
  responses: readonly StoredResponse[],
): Promise<void> {
  if (responses.length === 0) return
  const rows = responses.map(({ comments, groups, ...row }) => {
    if (table === 'response') return row
    const held = { ...row, answers: `{"answers":${row.answers},"comments":${JSON.stringify(comments)}}` }
    return { ...held, groups: Object.keys(groups).length === 0 ? null : JSON.stringify(groups) }
  })
  await insertRows(trx, table, table === 'response' ? RESPONSE_COLUMNS : HELD_COLUMNS, rows)
}

const COMMENT_COLUMNS = {
  id: 'text',
  service_id: 'text',
  survey_id: 'text',
  perspective: 'text',
  period: 'text',
  language: 'text',
  channel: 'text',
  question: 'text',
  text: 'text',
  tone: 'integer',
  respondent: 'text',
  response_id: 'text',
  redacted: 'integer',
} as const satisfies Record<Exclude<keyof CommentTable, 'themes' | 'index_version' | 'tells_channel'>, ColumnKind>

/** They are read once they have been indexed (src/comparison/comment-index-store.ts). */
async function insertComments(
  trx: Database,
  released: readonly StoredResponse[],
  isAnonymous: (response: StoredResponse) => boolean,
  period: string,
): Promise<void> {
  const rows = released.flatMap((response) =>
    response.comments.map((comment) => ({
      id: newId(),
      service_id: response.service_id,
      survey_id: response.survey_id,
      perspective: response.perspective,
      period,
      language: response.language,
      channel: response.channel,
      question: comment.question,
      text: comment.text,
      tone: toneOf(JSON.parse(response.answers) as Answers),
      respondent: response.respondent,
      response_id: isAnonymous(response) ? null : response.id,
      redacted: redactionsIn(comment.text),
    })),
  )
  if (rows.length > 0) await insertRows(trx, 'comment', COMMENT_COLUMNS, rows)
}
