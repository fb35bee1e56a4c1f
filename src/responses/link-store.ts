import { type CompiledQuery, sql } from 'kysely'
import { GROUPINGS } from '../campaigns/result-groups-store.ts'
import type { AnonymityPromise, Database, Flag, Perspective, SurveyStatus } from '../database/schema.ts'
import { hashToken } from '../database/tokens.ts'
import type { SurveyDefinition } from '../surveys/definition.ts'
import { storedDefinition } from '../surveys/stored-definition.ts'

/** Where a link leads: everything that a form needs to know beside its questions. */
export interface FormLink {
  surveyId: string
  perspective: Perspective
  promise: AnonymityPromise
  status: SurveyStatus
  /** The latest one. */
  versionId: string
  organisation: string
  /** The origins whose pages may hold the form, as a JSON array. */
  embedSites: string
  /** Whether open links ask for a proof of work. */
  proofOfWork: Flag
  /** The perspective's open link, and whether who answers anonymously is offered to leave a way to be reached. */
  openKey: string
  offersContact: Flag
  /** Whose the link is; null for open links. */
  invitation: Invitation | null
}

/** What makes a link one that is good for one answer. */
export interface Invitation {
  /** Null where nobody was invited: the link comes from another system, for one of its references. */
  id: string | null
  participationKey: string
  /** As it is kept beside an attributed answer: the name, or else the address; or the reference. */
  respondent: string
  answered: boolean
  /** The attributes of their contact that the answer is also counted by; empty where there is no contact. */
  groupedBy: readonly string[]
}

/** Whether somebody was invited by this link: only then does its token keep what they have entered from everybody else. */
export function isPersonal({ invitation }: FormLink): boolean {
  return invitation !== null && invitation.id !== null
}

/** Whether browsers are asked for a proof of work: behind open links only. */
export function asksProof({ invitation, proofOfWork }: FormLink): boolean {
  return invitation === null && proofOfWork === 1
}

const IN_A_LINK = /^[\w-]{1,100}$/

/** @returns null where there is no such link */
export async function openLink(db: Database, key: string): Promise<FormLink | null> {
  if (!IN_A_LINK.test(key)) return null
  const row = await first(db, openLinkQuery, key)
  return row === undefined ? null : { ...row, invitation: null }
}

/** @returns null where there is no such link; after its campaign's closing date it is as closed as its survey would be */
export async function invitationLink(db: Database, token: string, now: Date): Promise<FormLink | null> {
  if (!IN_A_LINK.test(token)) return null
  const tokenHash = hashToken(token)
  const row = await first(db, invitationQuery, tokenHash)
  if (row === undefined) return null
  const { id, name, email, answered, closes_at, contact_id, groupings, ...link } = row
  const respondent = name === '' ? email : name
  const status = closes_at !== null && closes_at <= now.toISOString() ? 'closed' : link.status
  const groupedBy = contact_id === null || groupings === null ? [] : (JSON.parse(groupings) as string[])
  const invitation = { id, participationKey: tokenHash, respondent, answered: answered !== null, groupedBy }
  return { ...link, status, invitation }
}

/** The form of a survey's perspective, whoever it is for. */
export async function surveyLink(db: Database, surveyId: string, perspective: Perspective): Promise<FormLink | null> {
  const row = await linked(db)
    .where('survey.id', '=', surveyId)
    .where('survey_perspective.perspective', '=', perspective)
    .executeTakeFirst()
  return row === undefined ? null : { ...row, invitation: null }
}

const openLinkQuery = onceBuilt((db, key) => linked(db).where('survey_perspective.open_key', '=', key).compile())

const invitationQuery = onceBuilt((db, tokenHash) =>
  linked(db)
    .innerJoin('invitation', (join) =>
      join
        .onRef('invitation.survey_id', '=', 'survey_perspective.survey_id')
        .onRef('invitation.perspective', '=', 'survey_perspective.perspective'),
    )
    .innerJoin('campaign', 'campaign.id', 'invitation.campaign_id')
    .leftJoin('participation', 'participation.key', 'invitation.token_hash')
    .leftJoin('setting', (join) => join.on('setting.name', '=', GROUPINGS))
    .select(['invitation.id', 'invitation.name', 'invitation.email', 'participation.key as answered'])
    .select(['invitation.contact_id', 'setting.value as groupings'])
    .select('campaign.closes_at')
    .where('invitation.token_hash', '=', tokenHash)
    .compile(),
)

function linked(db: Database) {
  return (
    db
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
        'survey_perspective.embed_sites as embedSites',
        'survey_perspective.proof_of_work as proofOfWork',
        'survey_perspective.open_key as openKey',
        'survey_perspective.offers_contact as offersContact',
      ])
      .orderBy('survey_version.number', 'desc')
      // Not a parameter: SQLite would plan the statement anew for each.
      .limit(sql.lit(1))
  )
}

type QueryOf<R> = (db: Database, parameter: string) => CompiledQuery<R>

/** Every form that is opened or sent asks for its link, and building the query would cost as much as running it. */
function onceBuilt<R>(build: QueryOf<R>): QueryOf<R> {
  const built = new WeakMap<Database, CompiledQuery<R>>()
  const place = '\0 the parameter'
  return (db, parameter) => {
    const query = built.get(db) ?? build(db, place)
    built.set(db, query)
    return { ...query, parameters: query.parameters.map((value) => (value === place ? parameter : value)) }
  }
}

async function first<R>(db: Database, query: QueryOf<R>, parameter: string): Promise<R | undefined> {
  return (await db.executeQuery(query(db, parameter))).rows[0]
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
  return row === undefined ? null : storedDefinition(row.definition)
}
