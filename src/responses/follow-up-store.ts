import { z } from 'zod'
import { insertRows } from '../database/insert-rows.ts'
import type { Database, Day, FollowUpTable, Perspective, ResponseTable } from '../database/schema.ts'
import { keepSetting, storedSetting } from '../database/setting.ts'
import { newId } from '../database/tokens.ts'
import { daysAfter } from '../statistics/days.ts'
import { type Answers, toneOf } from './answers.ts'

/** When somebody is asked back, by whom and by when. */
export interface FollowUpRule {
  /** The highest overall score, 1–5, that asks for it; 0: none does. */
  mostScore: number
  /** Days until it is due. */
  withinDays: number
  /** The account that is in charge unless somebody else takes over; null: nobody. */
  ownerId: string | null
}

const USUAL_FOLLOW_UP: FollowUpRule = { mostScore: 2, withinDays: 5, ownerId: null }

const SETTING = 'follow-up'
const stored = z.object({
  mostScore: z.number().int().min(0).max(5),
  withinDays: z.number().int().min(1).max(365),
  ownerId: z.string().nullable(),
})

export async function followUpRule(db: Database): Promise<FollowUpRule> {
  const kept = stored.safeParse(await storedSetting(db, SETTING))
  return kept.success ? kept.data : USUAL_FOLLOW_UP
}

export async function changeFollowUpRule(db: Database, rule: FollowUpRule): Promise<void> {
  await keepSetting(db, SETTING, rule)
}

type NamedResponse = Pick<
  ResponseTable,
  'id' | 'service_id' | 'perspective' | 'answers' | 'invitation_id' | 'respondent'
>

/**
 * Opens a follow-up for each low overall score that was given by name; the provider's own evaluation needs none.
 * @param responses of perspectives whose promise is *attributed*
 */
export async function openFollowUps(trx: Database, responses: readonly NamedResponse[], today: Day): Promise<void> {
  const scored = responses.flatMap((response) => {
    const score = toneOf(JSON.parse(response.answers) as Answers)
    return score === null || response.perspective === 'provider' ? [] : [{ ...response, score }]
  })
  // Nobody who is content costs a query.
  if (scored.every(({ score }) => score > 3)) return
  const rule = await followUpRule(trx)
  const low = scored.filter(({ score }) => score <= rule.mostScore)
  const addresses = await addressesOf(trx, low)
  const rows = low.map(({ id, service_id, perspective, respondent, invitation_id, score }) => ({
    ...common(rule, today),
    ...{ service_id, perspective, origin: 'low-score' as const, response_id: id, score },
    ...{ person: respondent ?? '', reach: addresses.get(invitation_id ?? '') ?? '', about: '' },
  }))
  if (rows.length > 0) await insertRows(trx, 'follow_up', COLUMNS, rows)
}

async function addressesOf(
  trx: Database,
  responses: readonly { invitation_id: string | null }[],
): Promise<Map<string, string>> {
  const ids = responses.flatMap(({ invitation_id }) => (invitation_id === null ? [] : [invitation_id]))
  if (ids.length === 0) return new Map()
  const rows = await trx.selectFrom('invitation').select(['id', 'email']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, email }) => [id, email]))
}

/** What somebody leaves by their own choice, after they have answered or without. */
export interface ContactWish {
  person: string
  reach: string
  about: string
}

/** More than people can answer, and few enough that nobody floods their list. */
const MOST_WISHES_A_DAY = 200

/**
 * Keeps a wish to be contacted: with the service and the day, and with nothing that leads to an answer.
 * @returns false, with nothing stored, where so many have come for the service today that somebody floods it
 */
export async function keepContactWish(
  db: Database,
  link: { surveyId: string; perspective: Perspective },
  wish: ContactWish,
  today: Day,
): Promise<boolean> {
  const rule = await followUpRule(db)
  const { service_id } = await db
    .selectFrom('survey')
    .select('service_id')
    .where('id', '=', link.surveyId)
    .executeTakeFirstOrThrow()
  const { n } = await db
    .selectFrom('follow_up')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('service_id', '=', service_id)
    .where('origin', '=', 'contact-wish')
    .where('opened_on', '=', today)
    .executeTakeFirstOrThrow()
  if (Number(n) >= MOST_WISHES_A_DAY) return false
  const about = { service_id, perspective: link.perspective, origin: 'contact-wish' as const, response_id: null }
  await db
    .insertInto('follow_up')
    .values({ ...common(rule, today), ...about, ...wish, score: null })
    .execute()
  return true
}

function common({ ownerId, withinDays }: FollowUpRule, today: Day) {
  return {
    ...{ id: newId(), owner_id: ownerId, opened_on: today, due_on: daysAfter(today, withinDays), told: 0 as const },
    ...{ outcome: '', closed_on: null, closed_by: null },
  }
}

const COLUMNS = {
  ...{ id: 'text', service_id: 'text', perspective: 'text', origin: 'text', response_id: 'text', person: 'text' },
  ...{ reach: 'text', about: 'text', score: 'integer', owner_id: 'text', opened_on: 'text', due_on: 'text' },
  ...{ told: 'integer', outcome: 'text', closed_on: 'text', closed_by: 'text' },
} as const satisfies Record<keyof FollowUpTable, 'text' | 'integer'>

/** The names of the service that a survey asks about. */
export function wishedService(db: Database, surveyId: string) {
  return db
    .selectFrom('survey')
    .innerJoin('service', 'service.id', 'survey.service_id')
    .select(['service.name', 'service.name_fr'])
    .where('survey.id', '=', surveyId)
    .executeTakeFirstOrThrow()
}
