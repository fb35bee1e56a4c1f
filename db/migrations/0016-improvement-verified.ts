import { type Kysely, sql } from 'kysely'
import { storedByKey } from '../../src/database/dialect.ts'
import type { Database } from '../../src/database/schema.ts'

/** How an action will be measured and what came of it; its tasks, discussion and links; reminders and calendars. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const column of [
    `whys text not null default '[]'`,
    'owner_id text references account (id) on delete set null',
    `measure_perspective text not null default 'user'`,
    `measure_question text not null default 'VALUE'`,
    'baseline text',
    'changed_on text',
    'after_window text',
    'after_until text',
    'margin double precision not null default 0.25',
    'compared_service_id text references service (id) on delete set null',
    'outcome text',
    'outcome_facts text',
    `learnt text not null default ''`,
    'closed_at text',
  ]) {
    await sql`alter table improvement_action add column ${sql.raw(column)}`.execute(db)
  }
  await sql`update improvement_action set measure_question = dimension where dimension is not null`.execute(db)
  await sql`
    update improvement_action set changed_on = (
      select max(substr(at, 1, 10)) from improvement_history
      where action_id = improvement_action.id and to_status = 'implemented'
    ) where status = 'implemented'`.execute(db)
  await sql`create index improvement_action_by_status on improvement_action (status, after_until)`.execute(db)
  await partOfAction(db, 'improvement_task')
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('who', 'text', (column) => column.notNull())
    .addColumn('due_on', 'text')
    .addColumn('done_at', 'text')
    .execute()
  await partOfAction(db, 'improvement_comment')
    .addColumn('account_id', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .execute()
  await partOfAction(db, 'improvement_link')
    .addColumn('account_id', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('address', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .execute()
  for (const part of ['improvement_task', 'improvement_comment', 'improvement_link']) {
    await sql`create index ${sql.ref(`${part}_by_action_id`)} on ${sql.table(part)} (action_id)`.execute(db)
  }
  await db.schema
    .createTable('improvement_reminder')
    .modifyEnd(storedByKey(db as unknown as Database))
    .addColumn('subject_id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('due_on', 'text', (column) => column.notNull())
    .addColumn('sent_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('improvement_reminder_key', ['subject_id', 'kind', 'due_on'] as never)
    .execute()
  await db.schema
    .createTable('calendar_address')
    .addColumn('account_id', 'text', (column) => column.primaryKey().references('account.id').onDelete('cascade'))
    .addColumn('token_hash', 'text', (column) => column.notNull().unique())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute()
}

function partOfAction(db: Kysely<never>, name: string) {
  return db.schema
    .createTable(name)
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('action_id', 'text', (column) =>
      column.notNull().references('improvement_action.id').onDelete('cascade'),
    )
}
