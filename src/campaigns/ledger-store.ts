import { sql } from 'kysely'
import { forUpdate } from '../database/dialect.ts'
import { insertRows } from '../database/insert-rows.ts'
import type { Database, Day, Row } from '../database/schema.ts'
import { keepSetting, settingOnce, storedSetting } from '../database/setting.ts'
import { newId, newToken } from '../database/tokens.ts'
import { daysAfter } from '../statistics/days.ts'
import { type ContactLimits, DEFAULT_LIMITS } from './contact-limits.ts'

const SALT = 'address-salt'
const LIMITS = 'contact-limits'

/** What `addressHash` needs; made when it is first asked for, and never changed. */
export async function addressSalt(db: Database): Promise<string> {
  return String(await settingOnce(db, SALT, newToken()))
}

export async function contactLimits(db: Database): Promise<ContactLimits> {
  return { ...DEFAULT_LIMITS, ...((await storedSetting(db, LIMITS)) as Partial<ContactLimits> | undefined) }
}

export async function changeContactLimits(db: Database, limits: ContactLimits): Promise<void> {
  await keepSetting(db, LIMITS, limits)
}

/**
 * Lets those who plan invitations take turns until their transactions end, so that two campaigns that start at once do
 * not both find the same person's last place free.
 */
export async function holdLedger(trx: Database): Promise<void> {
  await addressSalt(trx)
  await trx.selectFrom('setting').select('name').where('name', '=', SALT).modifyEnd(forUpdate(trx)).execute()
}

const ROWS_PER_STATEMENT = 1_000

/** Notes that people were written to. Says nothing about answers, and cannot be joined to any. */
export async function recordContact(trx: Database, rows: readonly Omit<Row<'contact_ledger'>, 'id'>[]): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT) {
    const some = rows.slice(from, from + ROWS_PER_STATEMENT).map((row) => ({ id: newId(), ...row }))
    const columns = { id: 'text', address_hash: 'text', kind: 'text', day: 'text' } as const
    await insertRows(trx, 'contact_ledger', columns, some)
  }
}

/**
 * Those who may not be invited today, one row each, as a query to join with; who is not in it may be invited.
 * `limitVerdict` says of a row why and from when on.
 *
 *     db.selectFrom('contact').leftJoin(limitedContacts(db, limits, today).as('limited'), (join) =>
 *       join.onRef('limited.address_hash', '=', 'contact.address_hash'))
 */
export function limitedContacts(db: Database, limits: ContactLimits, today: Day) {
  const days = enoughInvited(db, limits, today).unionAll(resting(db, limits, today))
  return db
    .selectFrom(days.as('limit_day'))
    .select('address_hash')
    .select(({ fn }) => [fn.max('full_since').as('full_since'), fn.max('rest_since').as('rest_since')])
    .groupBy('address_hash')
}

/** The n-th newest invitation of each person within the window, where n are allowed. */
function enoughInvited(db: Database, limits: ContactLimits, today: Day) {
  const numbered = db
    .selectFrom('contact_ledger')
    .select(['address_hash', 'day'])
    .select(sql<number>`row_number() over (partition by address_hash order by day desc)`.as('place'))
    .where('kind', '=', 'invitation')
    .where('day', '>', daysAfter(today, -limits.windowDays))
  return db
    .selectFrom(numbered.as('numbered'))
    .select(['address_hash', sql<Day | null>`day`.as('full_since')])
    .select(sql<Day | null>`null`.as('rest_since'))
    .where('place', '=', limits.invitations)
}

/**
 * Those who have answered under their name, from the last mail on, never from the day of answering: nothing is noted when
 * somebody answers. Of an anonymous survey everybody who was invited, from the invitation on, so that neither who rests nor
 * until when depends on who has answered.
 */
function resting(db: Database, limits: ContactLimits, today: Day) {
  // Where a list of addresses was pasted, the address alone says who it was.
  const invited = sql<string>`coalesce(invitation.contact_id,
    (select found.id from contact as found where found.email = invitation.email))`
  const isAnonymous = sql<boolean>`survey_perspective.promise = 'anonymous'`
  const since = sql<Day | null>`substr(case when ${isAnonymous} then invitation.created_at
    else invitation.last_mail_at end, 1, 10)`
  return db
    .selectFrom('invitation')
    .innerJoin('contact', (join) => join.on('contact.id', '=', invited))
    .innerJoin('survey_perspective', (join) =>
      join
        .onRef('survey_perspective.survey_id', '=', 'invitation.survey_id')
        .onRef('survey_perspective.perspective', '=', 'invitation.perspective'),
    )
    .leftJoin('participation', 'participation.key', 'invitation.token_hash')
    .select(['contact.address_hash', sql<Day | null>`null`.as('full_since')])
    .select(since.as('rest_since'))
    .where('invitation.last_mail_at', 'is not', null)
    .where((eb) => eb.or([isAnonymous, eb('participation.key', 'is not', null)]))
    .where(since, '>=', daysAfter(today, 1 - limits.restDays))
}
