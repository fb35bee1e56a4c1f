import type { AnonymityPromise, Database, Perspective } from '../database/schema.ts'
import { hashToken } from '../database/tokens.ts'
import type { SurveyDefinition } from '../surveys/definition.ts'

/** Where a link leads: everything that a form needs to know beside its questions. */
export interface FormLink {
  surveyId: string
  perspective: Perspective
  promise: AnonymityPromise
  status: 'published' | 'closed'
  /** The latest one. */
  versionId: string
  organisation: string
  /** Whose the link is; null for open links. */
  invitation: Invitation | null
}

export interface Invitation {
  id: string
  tokenHash: string
  /** As it is kept beside an attributed answer: the name, or else the address. */
  respondent: string
  answered: boolean
}

const IN_A_LINK = /^[\w-]{1,100}$/

/** @returns null where there is no such link */
export async function openLink(db: Database, key: string): Promise<FormLink | null> {
  if (!IN_A_LINK.test(key)) return null
  const row = await linked(db).where('survey_perspective.open_key', '=', key).executeTakeFirst()
  return row === undefined ? null : { ...row, invitation: null }
}

/** @returns null where there is no such link */
export async function invitationLink(db: Database, token: string): Promise<FormLink | null> {
  if (!IN_A_LINK.test(token)) return null
  const tokenHash = hashToken(token)
  const row = await linked(db)
    .innerJoin('invitation', (join) =>
      join
        .onRef('invitation.survey_id', '=', 'survey_perspective.survey_id')
        .onRef('invitation.perspective', '=', 'survey_perspective.perspective'),
    )
    .leftJoin('participation', 'participation.key', 'invitation.token_hash')
    .select(['invitation.id', 'invitation.name', 'invitation.email', 'participation.key as answered'])
    .where('invitation.token_hash', '=', tokenHash)
    .executeTakeFirst()
  if (row === undefined) return null
  const { id, name, email, answered, ...link } = row
  const respondent = name === '' ? email : name
  return { ...link, invitation: { id, tokenHash, respondent, answered: answered !== null } }
}

function linked(db: Database) {
  return db
    .selectFrom('survey_perspective')
    .innerJoin('survey', 'survey.id', 'survey_perspective.survey_id')
    .innerJoin('service', 'service.id', 'survey.service_id')
    .innerJoin('survey_version', 'survey_version.survey_id', 'survey.id')
    .select([
      'survey.id as surveyId',
      'survey_perspective.perspective',
      'survey_perspective.promise',
      'survey.status',
      'survey_version.id as versionId',
      'service.organisation',
    ])
    .orderBy('survey_version.number', 'desc')
    .limit(1)
}

/** A version's frozen content; null where the survey has no such version. */
export async function surveyDefinition(
  db: Database,
  surveyId: string,
  versionId: string,
): Promise<SurveyDefinition | null> {
  const row = await db
    .selectFrom('survey_version')
    .select('definition')
    .where('id', '=', versionId)
    .where('survey_id', '=', surveyId)
    .executeTakeFirst()
  return row === undefined ? null : (JSON.parse(row.definition) as SurveyDefinition)
}
