import { sql, type UpdateObject } from 'kysely'
import type { Actor } from '../accounts/permissions.ts'
import { isUniqueViolation } from '../database/dialect.ts'
import type { Database, Row, Schema, Time } from '../database/schema.ts'
import { newId } from '../database/tokens.ts'
import type { SurveyDefinition } from './definition.ts'
import { storedDefinition } from './stored-definition.ts'

/* What is being edited: the content of a survey's next version, which stands beside what is published. */

export interface Draft {
  surveyId: string
  definition: SurveyDefinition
  /** Grows with each change; whoever saves says which one they saw. */
  revision: number
  updatedAt: Time
  /** The account's name; empty where it is gone. */
  updatedBy: string
  canUndo: boolean
}

/** Saved, or what somebody else did meanwhile: nothing is overwritten. */
export type DraftSaved = { saved: true; revision: number } | { saved: false; by: string; at: Time | null }

/**
 * Begins a new survey as a draft: nothing is asked of anybody before it is published.
 * @param survey `name` empty: named after its template
 * @returns the survey's id
 */
export async function beginSurvey(
  db: Database,
  survey: { serviceId: string; name: string; template: string; definition: SurveyDefinition },
  actor: Pick<Actor, 'id'>,
  now: Date,
): Promise<string> {
  return db.transaction().execute((trx) => addDraftSurvey(trx, survey, actor, now))
}

/**
 * As {@link beginSurvey}, within a transaction: for several surveys at once, all or none.
 * @public
 */
export async function addDraftSurvey(
  trx: Database,
  { serviceId, name, template, definition }: Parameters<typeof beginSurvey>[1],
  actor: Pick<Actor, 'id'>,
  now: Date,
): Promise<string> {
  const id = newId()
  const at = now.toISOString()
  await trx
    .insertInto('survey')
    .values({ id, service_id: serviceId, name, template, status: 'draft', created_at: at, closed_at: null })
    .execute()
  await trx
    .insertInto('survey_draft')
    .values(firstDraft(id, definition, actor, now))
    .execute()
  return id
}

/**
 * Begins the next version of a survey as a draft.
 * @param definition what it starts from; null: the newest version, under the service's name of today
 * @returns false where the survey is being edited already: that draft is left as it is
 */
export async function beginDraft(
  db: Database,
  survey: Pick<Row<'survey'>, 'id' | 'service_id'>,
  definition: SurveyDefinition | null,
  actor: Pick<Actor, 'id'>,
  now: Date,
): Promise<boolean> {
  const start = definition ?? (await newestVersion(db, survey.id))
  const service = await db
    .selectFrom('service')
    .select(['name', 'name_fr'])
    .where('id', '=', survey.service_id)
    .executeTakeFirstOrThrow()
  const serviceName = { ...start.serviceName, en: service.name, fr: service.name_fr || service.name }
  try {
    await db
      .insertInto('survey_draft')
      .values(firstDraft(survey.id, { ...start, serviceName }, actor, now))
      .execute()
    return true
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    return false
  }
}

function firstDraft(survey_id: string, definition: SurveyDefinition, { id }: Pick<Actor, 'id'>, now: Date) {
  return {
    ...{ survey_id, definition: JSON.stringify(definition), undo: null, revision: 1 },
    ...{ updated_at: now.toISOString(), updated_by: id },
  }
}

async function newestVersion(db: Database, surveyId: string): Promise<SurveyDefinition> {
  const { definition } = await db
    .selectFrom('survey_version')
    .select('definition')
    .where('survey_id', '=', surveyId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return storedDefinition(definition)
}

/** @returns null where the survey is not being edited */
export async function readDraft(db: Database, surveyId: string): Promise<Draft | null> {
  const row = await db
    .selectFrom('survey_draft')
    .leftJoin('account', 'account.id', 'survey_draft.updated_by')
    .selectAll('survey_draft')
    .select('account.name as editor')
    .where('survey_id', '=', surveyId)
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    surveyId,
    definition: storedDefinition(row.definition),
    revision: row.revision,
    updatedAt: row.updated_at,
    updatedBy: row.editor ?? '',
    canUndo: row.undo !== null,
  }
}

/** @param revision the one that the editor saw */
export async function saveDraft(
  db: Database,
  surveyId: string,
  revision: number,
  definition: SurveyDefinition,
  actor: Pick<Actor, 'id'>,
  now: Date,
): Promise<DraftSaved> {
  const content = { undo: sql.ref<string>('definition'), definition: JSON.stringify(definition) }
  return changeDraft(db, surveyId, revision, content, actor, now)
}

/** Takes the last change back; there is one step only, and taking back is itself not taken back. */
export async function undoDraft(
  db: Database,
  surveyId: string,
  revision: number,
  actor: Pick<Actor, 'id'>,
  now: Date,
): Promise<DraftSaved> {
  const content = { definition: sql<string>`coalesce(undo, definition)`, undo: null }
  return changeDraft(db, surveyId, revision, content, actor, now)
}

async function changeDraft(
  db: Database,
  surveyId: string,
  revision: number,
  content: UpdateObject<Schema, 'survey_draft'>,
  actor: Pick<Actor, 'id'>,
  now: Date,
): Promise<DraftSaved> {
  const { numUpdatedRows } = await db
    .updateTable('survey_draft')
    .set({ ...content, revision: revision + 1, updated_at: now.toISOString(), updated_by: actor.id })
    .where('survey_id', '=', surveyId)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return numUpdatedRows === 1n ? { saved: true, revision: revision + 1 } : overtaken(db, surveyId)
}

async function overtaken(db: Database, surveyId: string): Promise<DraftSaved> {
  const draft = await readDraft(db, surveyId)
  return { saved: false, by: draft?.updatedBy ?? '', at: draft?.updatedAt ?? null }
}

/** Throws the draft away. What is published stays; a survey that never was published goes with it. */
export async function discardDraft(db: Database, surveyId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('survey_draft').where('survey_id', '=', surveyId).execute()
    await trx.deleteFrom('survey').where('id', '=', surveyId).where('status', '=', 'draft').execute()
  })
}

/** How the survey is called; empty: named after its template. It is no part of any version. */
export async function renameSurvey(db: Database, surveyId: string, name: string): Promise<void> {
  await db.updateTable('survey').set({ name }).where('id', '=', surveyId).execute()
}
