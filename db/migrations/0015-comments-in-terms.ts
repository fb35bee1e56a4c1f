import { type CreateTableBuilder, type Kysely, sql } from 'kysely'
import { storedByKey } from '../../src/database/dialect.ts'
import type { Database } from '../../src/database/schema.ts'

type Table = CreateTableBuilder<string, string>

/**
 * Comments are redacted, and found by what they say. Those that are there already have index version 0: a job redacts and
 * indexes them, and until then nobody reads them.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema.alterTable('comment').addColumn('response_id', 'text').execute()
  await db.schema
    .alterTable('comment')
    .addColumn('redacted', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await db.schema
    .alterTable('comment')
    .addColumn('themes', 'text', (column) => column.notNull().defaultTo(''))
    .execute()
  await db.schema
    .alterTable('comment')
    .addColumn('index_version', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await sql`create index comment_by_index_version on comment (index_version)`.execute(db)
  await sql`create index comment_by_response_id on comment (response_id) where response_id is not null`.execute(db)
  await linkAttributed(db)
  await terms(db)
  await handWork(db)
}

/** Attributed comments lead to the rest of what their author answered, where that is known beyond doubt. */
async function linkAttributed(db: Kysely<never>): Promise<void> {
  await sql`
    update comment set response_id = (
      select min(response.id) from response
      inner join survey_perspective on survey_perspective.survey_id = response.survey_id
        and survey_perspective.perspective = response.perspective and survey_perspective.promise = 'attributed'
      where response.service_id = comment.service_id and response.perspective = comment.perspective
        and response.survey_id = comment.survey_id and response.respondent = comment.respondent
      having count(*) = 1
    ) where respondent is not null`.execute(db)
}

const table = (db: Kysely<never>, name: string): Table => db.schema.createTable(name) as unknown as Table

const keyed = (db: Kysely<never>, name: string): Table =>
  table(db, name).modifyEnd(storedByKey(db as unknown as Database))

async function terms(db: Kysely<never>): Promise<void> {
  const columns = ['service_id', 'perspective', 'question', 'term', 'period']
  const texts = (builder: Table, names: string[]) =>
    names.reduce((built, name) => built.addColumn(name, 'text', (column) => column.notNull()), builder)
  await texts(keyed(db, 'comment_term'), [...columns, 'comment_id'])
    .addPrimaryKeyConstraint('comment_term_key', [...columns, 'comment_id'] as never)
    .execute()
  await texts(keyed(db, 'term_count'), [...columns, 'label'])
    .addColumn('people', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('term_count_key', columns as never)
    .execute()
  // The most frequent terms of a perspective, without reading the others.
  await sql`create index term_count_by_people on term_count (service_id, perspective, question, people)
    where period = 'all'`.execute(db)
}

async function handWork(db: Kysely<never>): Promise<void> {
  await table(db, 'comment_theme')
    .addColumn('comment_id', 'text', (column) => column.notNull().references('comment.id').onDelete('cascade'))
    .addColumn('theme', 'text', (column) => column.notNull())
    .addColumn('is_added', 'integer', (column) => column.notNull())
    .addColumn('account_id', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('comment_theme_key', ['comment_id', 'theme'] as never)
    .execute()
  const reply = table(db, 'comment_reply')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('comment_id', 'text', (column) => column.notNull().references('comment.id').onDelete('cascade'))
  await ['account_id', 'subject', 'text', 'at', 'mail_id']
    .reduce((built, name) => built.addColumn(name, 'text', (column) => column.notNull()), reply)
    .execute()
  await sql`create index comment_reply_by_comment_id on comment_reply (comment_id)`.execute(db)
}
