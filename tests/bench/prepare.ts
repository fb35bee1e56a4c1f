import { createHmac, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { migrateToLatest } from '../../src/database/migrate.ts'
import { openDatabase } from '../../src/database/open.ts'
import type { Database, HistogramTable, Perspective } from '../../src/database/schema.ts'
import { hashToken, newId } from '../../src/database/tokens.ts'
import { RESPONSES } from '../../src/responses/answers.ts'
import { writeShown } from '../../src/responses/asked-form.ts'
import { isoWeekOf } from '../../src/statistics/weeks.ts'
import { componentKey, RATED } from '../../src/surveys/definition.ts'
import { publishDefaultSurvey } from '../../src/surveys/store.ts'
import { aService } from '../support/cast.ts'

export const SECRET = 'a secret for measuring only, 40 characters'

export interface Prepared {
  surveyId: string
  serviceId: string
  /** The users' open link, from its first slash. */
  formPath: string
  /** A whole form: eight answers. */
  body: string
  /** Signs an administrator in. */
  cookie: string
}

const MONTHS = 18

/**
 * A migrated database with one published service and as many users' responses as asked for, spread over 18 months, and six
 * customers'. Written by SQL: how they came in is measured elsewhere.
 */
export async function prepareDatabase(file: string, responses: number): Promise<Prepared> {
  const { db, close } = await openDatabase(file)
  await migrateToLatest(db)
  const now = new Date()
  const service = aService({ slug: 'debit-card', name: 'Debit card', name_fr: 'Carte de débit', active_users: 100_000 })
  await db.insertInto('service').values(service).execute()
  await db
    .insertInto('component')
    .values({
      id: 'card-platform',
      service_id: service.id,
      name: 'Card platform',
      name_fr: '',
      kind: 'it-supported',
      run_by: '',
      user_visible: 1,
      position: 0,
    })
    .execute()
  const { surveyId, versionId } = await db.transaction().execute((trx) => publishDefaultSurvey(trx, service.id, now))
  const { open_key } = await db
    .selectFrom('survey_perspective')
    .select('open_key')
    .where('survey_id', '=', surveyId)
    .where('perspective', '=', 'user')
    .executeTakeFirstOrThrow()
  if (responses > 0) await writeResponses(db, service.id, surveyId, responses, now)
  const cookie = await signIn(db)
  await close()
  const answers: Record<string, string> = {
    once: '{mark}',
    // The first turn asks for these four dimensions.
    shown: writeShown({ versionId, turn: 0, promise: 'anonymous', groups: '' }),
    VALUE: '2',
    OUTCOME: '3',
    EASE: '4',
    SPEED: '2',
    RELIABILITY: '3',
    [componentKey('card-platform')]: '4',
    EXPECTATION: '2',
    LOST_TIME: '4',
  }
  const body = new URLSearchParams(answers).toString().replace('%7Bmark%7D', '{mark}')
  return { surveyId, serviceId: service.id, formPath: `/s/${open_key}`, body, cookie }
}

async function writeResponses(
  db: Database,
  serviceId: string,
  surveyId: string,
  responses: number,
  now: Date,
): Promise<void> {
  const questions = [...RATED, componentKey('card-platform'), 'EXPECTATION', 'PREDICTED_USER_VIEW']
  const perMonth = Math.floor(responses / MONTHS)
  const rows: { question: string; period: string; perspective: Perspective; answer: number; count: number }[] = []
  const add = (period: string, perspective: Perspective, n: number) => {
    rows.push({ question: RESPONSES, period, perspective, answer: 0, count: n })
    for (const question of questions) {
      const shares = perspective === 'user' ? [0.21, 0.3, 0.27, 0.15, 0.07] : [0, 0, 1 / 6, 3 / 6, 2 / 6]
      for (const [place, share] of shares.entries()) {
        const count = Math.round(n * share)
        if (count > 0) rows.push({ question, period, perspective, answer: place + 1, count })
      }
    }
  }
  for (let ago = 0; ago < MONTHS; ago++) add(monthsAgo(now, ago), 'user', perMonth)
  add('all', 'user', perMonth * MONTHS)
  for (const period of ['all', monthsAgo(now, 1)]) add(period, 'customer', 6)
  for (const row of rows) {
    await db
      .insertInto('histogram')
      .values({ ...row, service_id: serviceId, segment: 'all' })
      .execute()
  }
  await writeBreakdowns(db, serviceId, perMonth, now)
  await writeComments(db, serviceId, surveyId, Math.floor(responses / COMMENT_IN), now)
  const day = now.toISOString().slice(0, 10)
  await sql`
    insert into response (id, service_id, survey_id, version_id, perspective, day, language, channel, answers)
    with recursive number(n) as (select 1 union all select n + 1 from number where n < ${responses})
    select printf('%016x', n), ${serviceId}, ${surveyId}, 'v', 'user', ${day}, 'en', 'web',
      '{"VALUE":2,"OUTCOME":3,"EASE":4,"SPEED":2,"RELIABILITY":3,"EXPECTATION":2,"LOST_TIME":4}' from number`.execute(
    db,
  )
  await db
    .insertInto('intake_tally')
    .values({ survey_id: surveyId, perspective: 'user', received: responses, held: 0, last_day: day })
    .execute()
}

/** Every so manieth writes a comment. */
const COMMENT_IN = 10

/** By channel and language, by week, and the dimensions' scores by the overall one. */
async function writeBreakdowns(db: Database, serviceId: string, perMonth: number, now: Date): Promise<void> {
  const common = { service_id: serviceId, perspective: 'user' as const }
  const rows: HistogramTable[] = []
  for (let ago = 0; ago < MONTHS; ago++) {
    for (const segment of ['channel:web', 'channel:mobile', 'language:en', 'language:fr']) {
      for (const answer of [1, 2, 3, 4, 5]) {
        const count = Math.round(perMonth / 10)
        rows.push({ ...common, segment, question: 'VALUE', period: monthsAgo(now, ago), answer, count })
      }
    }
  }
  for (let ago = 0; ago < MONTHS * 4; ago++) {
    const period = isoWeekOf(new Date(now.getTime() - ago * 7 * 86_400_000).toISOString().slice(0, 10))
    for (const answer of [1, 2, 3, 4, 5]) {
      rows.push({ ...common, segment: 'all', question: 'VALUE', period, answer, count: Math.round(perMonth / 20) })
    }
  }
  for (const dimension of RATED.slice(1)) {
    for (const overall of [1, 2, 3, 4, 5]) {
      for (const score of [1, 2, 3, 4, 5]) {
        const answer = 10 * overall + score
        const count = Math.round(perMonth / 5) + 1
        rows.push({ ...common, segment: 'all', question: `VALUE|${dimension}`, period: 'all', answer, count })
      }
    }
  }
  for (const row of rows) await db.insertInto('histogram').values(row).execute()
}

const WORDS = ['card', 'locked', 'wait', 'call', 'shop', 'money', 'weekend', 'message', 'centre', 'help']

/** Comments with five words each, found by words, score and channel as comments are. */
async function writeComments(
  db: Database,
  serviceId: string,
  surveyId: string,
  comments: number,
  now: Date,
): Promise<void> {
  const months = Array.from({ length: MONTHS }, (_, ago) => monthsAgo(now, ago))
  const at = (column: string, texts: readonly string[]) =>
    sql.raw(`case ${column} ${texts.map((text, place) => `when ${place} then '${text}'`).join(' ')} end`)
  await sql`
    insert into comment (id, service_id, survey_id, perspective, period, language, channel, question, text, tone,
      respondent, response_id, redacted, themes, index_version)
    with recursive number(n) as (select 1 union all select n + 1 from number where n < ${comments})
    select printf('%016x', n * 2654435761 % 4294967296), ${serviceId}, ${surveyId}, 'user', ${at('n % 18', months)}, 'en',
      'web', 'COMMENT', 'The card was locked and nobody called', n % 5 + 1, null, null, 0, '', 1 from number`.execute(
    db,
  )
  const terms = sql.raw(
    [
      "select id, period, '*' as term from comment",
      "select id, period, 'score:' || tone from comment",
      "select id, period, 'channel:web' from comment",
      ...WORDS.map((word, place) => `select id, period, 'en:${word}' from comment where tone % 5 = ${place % 5}`),
    ].join(' union all '),
  )
  await sql`
    insert into comment_term (service_id, perspective, question, term, period, comment_id)
    select ${serviceId}, 'user', 'COMMENT', term, period, id from (${terms})`.execute(db)
  await sql`
    insert into term_count (service_id, perspective, question, term, period, people, label)
    select service_id, perspective, question, term, period, count(*), term from comment_term group by 1, 2, 3, 4, 5
    union all
    select service_id, perspective, question, term, 'all', count(*), term from comment_term group by 1, 2, 3, 4`.execute(
    db,
  )
}

function monthsAgo(now: Date, ago: number): string {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - ago, 1)).toISOString().slice(0, 7)
}

async function signIn(db: Database): Promise<string> {
  const created_at = new Date().toISOString()
  const account = { id: newId(), email: 'bench@localhost.example', name: 'Bench', role: 'administrator' as const }
  await db
    .insertInto('account')
    .values({ ...account, password_hash: null, language: 'en', active: 1, created_at })
    .execute()
  const sid = randomBytes(24).toString('base64url')
  const data = JSON.stringify({ cookie: { originalMaxAge: null }, accountId: account.id, csrfToken: 'bench' })
  const expires_at = '2999-01-01T00:00:00.000Z'
  await db
    .insertInto('session')
    .values({ id_hash: hashToken(sid), account_id: account.id, data, expires_at })
    .execute()
  const signature = createHmac('sha256', SECRET).update(sid).digest('base64').replace(/=+$/, '')
  return `parallax.session=${encodeURIComponent(`s:${sid}.${signature}`)}`
}
