import { type CreateTableBuilder, type Kysely, sql } from 'kysely'
import { storedByKey } from '../../src/database/dialect.ts'
import type { Database } from '../../src/database/schema.ts'

export async function up(db: Kysely<never>): Promise<void> {
  await accounts(db)
  await catalogue(db)
  await surveys(db)
  await responses(db)
  await improvement(db)
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

async function accounts(db: Kysely<never>): Promise<void> {
  await texts(withId(table(db, 'account')), 'name', 'role', 'language', 'created_at')
    .addColumn('email', 'text', (column) => column.notNull().unique())
    .addColumn('password_hash', 'text')
    .addColumn('active', 'integer', (column) => column.notNull().defaultTo(1))
    .execute()
  await table(db, 'session')
    .addColumn('id_hash', 'text', (column) => column.primaryKey())
    .addColumn('account_id', 'text', (column) => column.references('account.id').onDelete('cascade'))
    .addColumn('data', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .execute()
  await table(db, 'one_time_link')
    .addColumn('token_hash', 'text', (column) => column.primaryKey())
    .addColumn('purpose', 'text', (column) => column.notNull())
    .addColumn('account_id', 'text', (column) => column.references('account.id').onDelete('cascade'))
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .execute()
}

async function catalogue(db: Kysely<never>): Promise<void> {
  const service = texts(
    withId(table(db, 'service')),
    ...['name', 'name_fr', 'organisation', 'purpose', 'outcomes', 'costs', 'risks_removed', 'risks_imposed', 'value'],
    ...['status', 'created_at', 'updated_at'],
  )
  await service
    .addColumn('slug', 'text', (column) => column.notNull().unique())
    .addColumn('active_users', 'integer')
    .addColumn('xla_target', 'double precision')
    .execute()
  await belongsTo(belongsTo(table(db, 'account_service'), 'account_id', 'account'), 'service_id', 'service')
    .addPrimaryKeyConstraint('account_service_key', ['account_id', 'service_id'] as never)
    .execute()
  await belongsTo(
    integers(texts(withId(table(db, 'component')), 'name', 'name_fr', 'kind', 'run_by'), 'user_visible', 'position'),
    'service_id',
    'service',
  ).execute()
  await belongsTo(texts(table(db, 'service_channel'), 'channel'), 'service_id', 'service')
    .addPrimaryKeyConstraint('service_channel_key', ['service_id', 'channel'] as never)
    .execute()
  await belongsTo(
    integers(texts(withId(table(db, 'stakeholder')), 'perspective', 'name', 'since', 'note'), 'people'),
    'service_id',
    'service',
  )
    .addColumn('until', 'text')
    .execute()
  const guide = texts(
    table(db, 'stakeholder_guide'),
    ...['designed_for', 'agrees_and_pays', 'decides_features', 'gives_value_to', 'technology_and_people'],
    'feedback_sources',
  )
  await guide
    .addColumn('service_id', 'text', (column) => column.primaryKey().references('service.id').onDelete('cascade'))
    .execute()
  const agreement = texts(
    withId(table(db, 'agreement')),
    ...['name', 'kind', 'customer_party', 'provider_party', 'valid_from', 'note'],
  )
  await belongsTo(agreement, 'service_id', 'service').addColumn('valid_until', 'text').execute()
  const target = texts(withId(table(db, 'target')), 'metric', 'direction', 'unit', 'measured_over')
  await belongsTo(integers(target, 'critical', 'position'), 'agreement_id', 'agreement')
    .addColumn('value', 'double precision', (column) => column.notNull())
    .addColumn('component_id', 'text', (column) => column.references('component.id').onDelete('set null'))
    .execute()
  await belongsTo(texts(table(db, 'attainment'), 'period', 'result'), 'target_id', 'target')
    .addColumn('value', 'double precision')
    .addPrimaryKeyConstraint('attainment_key', ['target_id', 'period'] as never)
    .execute()
  await texts(withId(table(db, 'offering')), 'name', 'organisation', 'consumer_group', 'terms')
    .addColumn('slug', 'text', (column) => column.notNull().unique())
    .execute()
  await belongsTo(belongsTo(table(db, 'offering_service'), 'offering_id', 'offering'), 'service_id', 'service')
    .addPrimaryKeyConstraint('offering_service_key', ['offering_id', 'service_id'] as never)
    .execute()
  await belongsTo(
    integers(texts(withId(table(db, 'offering_line')), 'kind', 'text'), 'position'),
    'offering_id',
    'offering',
  ).execute()
  await belongsTo(
    texts(withId(table(db, 'journey')), 'name', 'name_fr', 'persona', 'persona_fr'),
    'service_id',
    'service',
  )
    .addColumn('first_weekday', 'integer')
    .execute()
  const touchpoint = texts(
    withId(table(db, 'touchpoint')),
    ...['title', 'title_fr', 'what_happened', 'what_happened_fr'],
  )
  await belongsTo(integers(touchpoint, 'position', 'day_offset', 'nothing_happened'), 'journey_id', 'journey')
    .addColumn('at', 'text')
    .addColumn('channel', 'text')
    .addColumn('component_id', 'text', (column) => column.references('component.id').onDelete('set null'))
    .addColumn('user_rating', 'double precision')
    .addColumn('customer_rating', 'double precision')
    .addColumn('provider_rating', 'double precision')
    .execute()
  await belongsTo(belongsTo(table(db, 'touchpoint_target'), 'touchpoint_id', 'touchpoint'), 'target_id', 'target')
    .addPrimaryKeyConstraint('touchpoint_target_key', ['touchpoint_id', 'target_id'] as never)
    .execute()
  await indexes(db, {
    component: ['service_id'],
    stakeholder: ['service_id'],
    agreement: ['service_id'],
    target: ['agreement_id'],
    journey: ['service_id'],
    touchpoint: ['journey_id'],
    account_service: ['service_id'],
  })
}

async function surveys(db: Kysely<never>): Promise<void> {
  await belongsTo(texts(withId(table(db, 'survey')), 'status', 'created_at'), 'service_id', 'service')
    .addColumn('closed_at', 'text')
    .execute()
  await belongsTo(
    integers(texts(withId(table(db, 'survey_version')), 'definition', 'published_at'), 'number'),
    'survey_id',
    'survey',
  )
    .addUniqueConstraint('survey_version_number', ['survey_id', 'number'] as never)
    .execute()
  await belongsTo(texts(table(db, 'survey_perspective'), 'perspective', 'promise'), 'survey_id', 'survey')
    .addColumn('open_key', 'text', (column) => column.notNull().unique())
    .addColumn('eligible_count', 'integer')
    .addPrimaryKeyConstraint('survey_perspective_key', ['survey_id', 'perspective'] as never)
    .execute()
  await belongsTo(
    texts(withId(table(db, 'campaign')), 'perspective', 'created_by', 'created_at'),
    'survey_id',
    'survey',
  ).execute()
  const invitation = texts(
    withId(table(db, 'invitation')),
    ...['perspective', 'email', 'name', 'language', 'created_at'],
  )
  await belongsTo(belongsTo(invitation, 'campaign_id', 'campaign'), 'survey_id', 'survey')
    .addColumn('token_hash', 'text', (column) => column.notNull().unique())
    .addColumn('mail_id', 'text')
    .addUniqueConstraint('invitation_once', ['survey_id', 'perspective', 'email'] as never)
    .execute()
  const outbox = texts(
    withId(table(db, 'outbox')),
    ...['kind', 'recipient', 'subject', 'body_text', 'body_html', 'message_id', 'headers', 'status'],
    ...['next_attempt_at', 'created_at'],
  )
  await integers(outbox, 'attempts')
    .addColumn('leased_until', 'text')
    .addColumn('last_error', 'text')
    .addColumn('sent_at', 'text')
    .execute()
  await indexes(db, {
    survey: ['service_id'],
    campaign: ['survey_id'],
    invitation: ['campaign_id'],
    outbox: ['status', 'next_attempt_at'],
  })
}

async function responses(db: Kysely<never>): Promise<void> {
  await texts(keyedTable(db, 'participation'), 'survey_id', 'perspective')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .execute()
  for (const name of ['held_response', 'response']) {
    const response = texts(
      withId(keyedTable(db, name)),
      ...['service_id', 'survey_id', 'version_id', 'perspective', 'day', 'language', 'channel', 'answers'],
    )
    await response.addColumn('invitation_id', 'text').addColumn('respondent', 'text').execute()
  }
  const comment = texts(
    withId(keyedTable(db, 'comment')),
    ...['service_id', 'survey_id', 'perspective', 'period', 'language', 'channel', 'question', 'text'],
  )
  await comment.addColumn('tone', 'integer').addColumn('respondent', 'text').execute()
  await integers(texts(table(db, 'intake_tally'), 'survey_id', 'perspective', 'last_day'), 'received', 'held')
    .addPrimaryKeyConstraint('intake_tally_key', ['survey_id', 'perspective'] as never)
    .execute()
  await integers(
    texts(keyedTable(db, 'histogram'), 'service_id', 'segment', 'question', 'period', 'perspective'),
    'answer',
  )
    .addColumn('count', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('histogram_key', [
      ...['service_id', 'segment', 'question', 'period', 'perspective', 'answer'],
    ] as never)
    .execute()
  await integers(
    texts(keyedTable(db, 'held_count'), 'survey_id', 'perspective', 'segment', 'question'),
    ...['answer', 'count'],
  )
    .addPrimaryKeyConstraint('held_count_key', [
      ...['survey_id', 'perspective', 'segment', 'question', 'answer'],
    ] as never)
    .execute()
  await indexes(db, {
    held_response: ['survey_id', 'perspective'],
    response: ['service_id', 'perspective'],
    comment: ['service_id', 'perspective'],
    participation: ['survey_id', 'perspective'],
  })
}

async function improvement(db: Kysely<never>): Promise<void> {
  const action = texts(
    withId(table(db, 'improvement_action')),
    ...['title', 'cause', 'owner', 'due_on', 'change', 'evidence', 'status', 'raised_by', 'created_at', 'updated_at'],
  )
  await belongsTo(action, 'service_id', 'service')
    .addColumn('dimension', 'text')
    .addColumn('target_points', 'double precision')
    .execute()
  await belongsTo(
    texts(withId(table(db, 'improvement_history')), 'to_status', 'account_id', 'note', 'at'),
    'action_id',
    'improvement_action',
  )
    .addColumn('from_status', 'text')
    .addColumn('changes', 'text')
    .execute()
  await indexes(db, { improvement_action: ['service_id'], improvement_history: ['action_id'] })
}

async function indexes(db: Kysely<never>, columnsByTable: Record<string, string[]>): Promise<void> {
  for (const [name, columns] of Object.entries(columnsByTable)) {
    const list = sql.join(columns.map((column) => sql.ref(column)))
    await sql`create index ${sql.ref(`${name}_by_${columns.join('_')}`)} on ${sql.table(name)} (${list})`.execute(db)
  }
}
