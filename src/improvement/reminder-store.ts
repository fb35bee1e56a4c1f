import { sql } from 'kysely'
import { visibleServices } from '../accounts/scope.ts'
import type { Database, Day } from '../database/schema.ts'
import { queueMail } from '../mail/outbox.ts'
import { daysAfter } from '../statistics/days.ts'
import type { Installation } from '../web/installation.ts'
import { type DueSoon, LATEST, type ReminderKind, reminderOn, WEEK } from './reminder.ts'
import { reminderMail } from './reminder-mail.ts'
import { OPEN_STATUSES } from './status.ts'

const AT_ONCE = 200

/**
 * Puts the reminders of today into the outbox. By their key each goes out once, however many processes do this and
 * however often; who no longer sees the service, or whose account is closed, gets none.
 */
export async function remindOfDue(
  { db, clock, config }: Pick<Installation, 'db' | 'clock' | 'config'>,
  isStopping: () => boolean = () => false,
): Promise<void> {
  const now = clock()
  const today = now.toISOString().slice(0, 10)
  for (const kind of ['action', 'task'] as const) {
    let last = ''
    while (!isStopping()) {
      const due = await dueSoon(db, kind, today, last)
      for (const each of due) await remind(db, each, today, now, config.publicUrl)
      const end = due.at(-1)
      if (end === undefined || due.length < AT_ONCE) break
      last = end.subject.id
    }
  }
}

async function remind(db: Database, due: DueSoon, today: Day, now: Date, publicUrl: string): Promise<void> {
  const { subject, recipient } = due
  const kind = reminderOn(today, subject.due_on, subject.since)
  if (kind === null || !(await seesService(db, due))) return
  await db.transaction().execute(async (trx) => {
    if (!(await isFirst(trx, due, kind, now))) return
    const isToday = subject.due_on === today
    await queueMail(trx, reminderMail(kind, { subject, recipient, isToday }, publicUrl), now)
  })
}

async function isFirst(trx: Database, { subject }: DueSoon, kind: ReminderKind, now: Date): Promise<boolean> {
  const kept = await trx
    .insertInto('improvement_reminder')
    .values({ subject_id: subject.id, kind, due_on: subject.due_on, sent_at: now.toISOString() })
    .onConflict((conflict) => conflict.columns(['subject_id', 'kind', 'due_on']).doNothing())
    .executeTakeFirst()
  return Number(kept.numInsertedOrUpdatedRows ?? 0) > 0
}

async function seesService(db: Database, { subject, recipient }: DueSoon): Promise<boolean> {
  const found = await visibleServices(db, recipient)
    .select('service.id')
    .where('service.id', '=', subject.serviceId)
    .executeTakeFirst()
  return found !== undefined
}

async function dueSoon(db: Database, kind: 'action' | 'task', today: Day, after: string): Promise<DueSoon[]> {
  const due = sql.ref<Day>(kind === 'action' ? 'improvement_action.due_on' : 'improvement_task.due_on')
  const id = sql.ref<string>(kind === 'action' ? 'improvement_action.id' : 'improvement_task.id')
  const title = sql.ref<string>(kind === 'action' ? 'improvement_action.title' : 'improvement_task.title')
  const rows = await db
    .selectFrom('improvement_action')
    .innerJoin('account', 'account.id', 'improvement_action.owner_id')
    .innerJoin('service', 'service.id', 'improvement_action.service_id')
    .leftJoin('improvement_task', (join) =>
      join
        .onRef('improvement_task.action_id', '=', 'improvement_action.id')
        .on('improvement_task.done_at', 'is', null)
        .on(kind === 'task' ? sql<boolean>`1 = 1` : sql<boolean>`1 = 0`),
    )
    .select(['improvement_action.id as actionId', 'service_id as serviceId', 'improvement_action.title as action'])
    .select([id.as('id'), title.as('title'), due.as('due_on'), 'improvement_action.created_at'])
    .select(['service.name as service_name', 'service.name_fr'])
    .select(['account.id as account_id', 'account.name', 'email', 'language', 'role'])
    .where('improvement_action.status', 'in', OPEN_STATUSES)
    .where('account.active', '=', 1)
    .where(due, '>=', daysAfter(today, -LATEST))
    .where(due, '<=', daysAfter(today, WEEK))
    .where(id, '>', after)
    .orderBy(id)
    .limit(AT_ONCE)
    .execute()
  return rows.map(({ account_id, name, email, language, role, service_name, name_fr, created_at, ...subject }) => ({
    subject: { ...subject, kind, since: created_at.slice(0, 10), service: { name: service_name, name_fr } },
    recipient: { id: account_id, name, email, language, role },
  }))
}
