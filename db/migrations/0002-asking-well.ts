import { type CreateTableBuilder, type Kysely, sql } from 'kysely'
import { storedByKey } from '../../src/database/dialect.ts'
import type { Database } from '../../src/database/schema.ts'

export async function up(db: Kysely<never>): Promise<void> {
  await surveys(db)
  await contacts(db)
  await campaigns(db)
  await doors(db)
  await mail(db)
}

type Table = CreateTableBuilder<string, string>

const table = (db: Kysely<never>, name: string): Table => db.schema.createTable(name) as unknown as Table

const keyedTable = (db: Kysely<never>, name: string): Table =>
  table(db, name).modifyEnd(storedByKey(db as unknown as Database))

/** Adds text columns that must be set, and that are empty rather than null where there is nothing to say. */
function texts(builder: Table, ...names: string[]): Table {
  return names.reduce((built, name) => built.addColumn(name, 'text', (column) => column.notNull()), builder)
}

function integers(builder: Table, ...names: string[]): Table {
  return names.reduce((built, name) => built.addColumn(name, 'integer', (column) => column.notNull()), builder)
}

function withId(builder: Table): Table {
  return builder.addColumn('id', 'text', (column) => column.primaryKey())
}

function belongsTo(builder: Table, column: string, target: string): Table {
  return builder.addColumn(column, 'text', (reference) =>
    reference.notNull().references(`${target}.id`).onDelete('cascade'),
  )
}

function keyedBy(builder: Table, name: string, columns: string[]): Table {
  return builder.addPrimaryKeyConstraint(name, columns as never)
}

async function surveys(db: Kysely<never>): Promise<void> {
  await sql`alter table survey add column name text not null default ''`.execute(db)
  await sql`alter table survey add column template text not null default 'combined'`.execute(db)
  await sql`alter table survey_version add column note text not null default ''`.execute(db)
  await sql`alter table survey_perspective add column measures integer not null default 1`.execute(db)
  await sql`alter table survey_perspective add column embed_sites text not null default '[]'`.execute(db)
  await sql`alter table survey_perspective add column proof_of_work integer not null default 0`.execute(db)
  await integers(texts(table(db, 'survey_draft'), 'definition', 'updated_at', 'updated_by'), 'revision')
    .addColumn('survey_id', 'text', (column) => column.primaryKey().references('survey.id').onDelete('cascade'))
    .addColumn('undo', 'text')
    .execute()
}

async function contacts(db: Kysely<never>): Promise<void> {
  await texts(withId(table(db, 'contact')), 'name', 'language', 'status', 'status_reason', 'created_at', 'updated_at')
    .addColumn('email', 'text', (column) => column.unique())
    .addColumn('address_hash', 'text', (column) => column.notNull().unique())
    .addColumn('status_at', 'text')
    .execute()
  await keyedBy(
    belongsTo(texts(keyedTable(db, 'contact_attribute'), 'name', 'value'), 'contact_id', 'contact'),
    'contact_attribute_key',
    ['contact_id', 'name'],
  ).execute()
  await keyedBy(
    belongsTo(
      belongsTo(texts(keyedTable(db, 'contact_service'), 'perspective'), 'contact_id', 'contact'),
      'service_id',
      'service',
    ),
    'contact_service_key',
    ['contact_id', 'service_id'],
  ).execute()
  await texts(withId(table(db, 'segment')), 'conditions', 'created_at', 'created_by')
    .addColumn('name', 'text', (column) => column.notNull().unique())
    .execute()
  await texts(withId(keyedTable(db, 'contact_ledger')), 'address_hash', 'kind', 'day').execute()
  await indexes(db, {
    contact: ['status'],
    contact_attribute: ['name', 'value', 'contact_id'],
    contact_service: ['service_id', 'perspective', 'contact_id'],
    contact_ledger: ['address_hash', 'day'],
  })
}

/** Campaigns and invitations are made anew: a person may be invited by more than one campaign of a survey. */
async function campaigns(db: Kysely<never>): Promise<void> {
  await texts(
    withId(table(db, 'new_campaign')),
    ...['name', 'perspective', 'status', 'sample', 'time_zone', 'reminders', 'limit_exception'],
    ...['created_by', 'created_at'],
  )
    .addColumn('segment_id', 'text', (column) => column.references('segment.id').onDelete('set null'))
    .addColumn('starts_at', 'text')
    .addColumn('closes_at', 'text')
    .addColumn('planned_at', 'text')
    .execute()
  await sql`
    insert into new_campaign (id, name, perspective, status, sample, time_zone, reminders, limit_exception, created_by,
      created_at, starts_at, planned_at)
    select id, '', perspective, 'finished', '{"kind":"all"}', 'UTC', '[]', '', created_by, created_at, created_at,
      created_at from campaign`.execute(db)
  await keyedBy(
    belongsTo(belongsTo(table(db, 'campaign_survey'), 'campaign_id', 'new_campaign'), 'survey_id', 'survey').addColumn(
      'eligible_count',
      'integer',
    ),
    'campaign_survey_key',
    ['campaign_id', 'survey_id'],
  ).execute()
  await sql`insert into campaign_survey (campaign_id, survey_id) select id, survey_id from campaign`.execute(db)
  const invitation = texts(
    withId(table(db, 'new_invitation')),
    ...['perspective', 'email', 'name', 'language', 'created_at'],
  )
  await belongsTo(belongsTo(invitation, 'campaign_id', 'new_campaign'), 'survey_id', 'survey')
    .addColumn('contact_id', 'text', (column) => column.references('contact.id').onDelete('set null'))
    .addColumn('token_hash', 'text', (column) => column.notNull().unique())
    .addColumn('mail_id', 'text')
    .addColumn('reminders_sent', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('last_mail_at', 'text')
    .addColumn('withdrawn', 'text')
    .addUniqueConstraint('invitation_once_per_campaign', ['campaign_id', 'email'] as never)
    .execute()
  await sql`
    insert into new_invitation (id, campaign_id, survey_id, perspective, email, name, language, token_hash, mail_id,
      created_at, last_mail_at)
    select id, campaign_id, survey_id, perspective, email, name, language, token_hash, mail_id, created_at, created_at
    from invitation`.execute(db)
  await sql`drop table invitation`.execute(db)
  await sql`drop table campaign`.execute(db)
  await sql`alter table new_campaign rename to campaign`.execute(db)
  await sql`alter table new_invitation rename to invitation`.execute(db)
  await keyedBy(
    belongsTo(texts(keyedTable(db, 'campaign_text'), 'language', 'kind', 'subject', 'body'), 'campaign_id', 'campaign'),
    'campaign_text_key',
    ['campaign_id', 'language', 'kind'],
  ).execute()
  await belongsTo(texts(withId(keyedTable(db, 'campaign_left_out')), 'email', 'reason'), 'campaign_id', 'campaign')
    .addColumn('contact_id', 'text', (column) => column.references('contact.id').onDelete('cascade'))
    .execute()
  await indexes(db, {
    campaign: ['status'],
    campaign_survey: ['survey_id'],
    campaign_left_out: ['campaign_id', 'reason'],
    invitation: ['survey_id', 'perspective', 'email'],
  })
  await sql`create index invitation_by_campaign_id_mail_id on invitation (campaign_id, mail_id)`.execute(db)
  await sql`create index invitation_by_contact_id on invitation (contact_id)`.execute(db)
}

async function doors(db: Kysely<never>): Promise<void> {
  await integers(texts(withId(table(db, 'relay')), 'name', 'perspective', 'created_by', 'created_at'), 'active')
    .addColumn('key', 'text', (column) => column.notNull().unique())
    .execute()
  await keyedBy(
    belongsTo(belongsTo(table(db, 'relay_survey'), 'relay_id', 'relay'), 'survey_id', 'survey'),
    'relay_survey_key',
    ['relay_id', 'survey_id'],
  ).execute()
  await texts(keyedTable(db, 'partial_answer'), 'sealed', 'updated_on')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .execute()
  await keyedBy(
    integers(texts(keyedTable(db, 'drop_out'), 'version_id', 'perspective', 'question'), 'count'),
    'drop_out_key',
    ['version_id', 'perspective', 'question'],
  ).execute()
  await keyedBy(
    belongsTo(
      integers(texts(keyedTable(db, 'intake_signal'), 'perspective', 'day', 'signal'), 'count'),
      'survey_id',
      'survey',
    ),
    'intake_signal_key',
    ['survey_id', 'perspective', 'day', 'signal'],
  ).execute()
}

async function mail(db: Kysely<never>): Promise<void> {
  await texts(table(db, 'setting'), 'value')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .execute()
  await texts(withId(table(db, 'api_token')), 'name', 'created_by', 'created_at')
    .addColumn('token_hash', 'text', (column) => column.notNull().unique())
    .addColumn('last_used_at', 'text')
    .addColumn('revoked_at', 'text')
    .execute()
  await sql`alter table outbox add column bounced_at text`.execute(db)
  await sql`create index outbox_by_sent_at on outbox (sent_at)`.execute(db)
  await sql`create index outbox_by_message_id on outbox (message_id)`.execute(db)
  await sql`create index outbox_by_recipient on outbox (recipient)`.execute(db)
}

async function indexes(db: Kysely<never>, columnsByTable: Record<string, string[]>): Promise<void> {
  for (const [name, columns] of Object.entries(columnsByTable)) {
    const list = sql.join(columns.map((column) => sql.ref(column)))
    await sql`create index ${sql.ref(`${name}_by_${columns.join('_')}`)} on ${sql.table(name)} (${list})`.execute(db)
  }
}
