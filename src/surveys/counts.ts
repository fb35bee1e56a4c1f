import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import type { AnonymityPromise, Day, Perspective, Row } from '../database/schema.ts'
import { grouped } from '../statistics/grouped.ts'
import { eligibleCount } from './eligible.ts'

/** Everything that pages tell about the surveys of some services. */
export interface SurveyRegister {
  services: Pick<
    Row<'service'>,
    'id' | 'slug' | 'name' | 'name_fr' | 'organisation' | 'status' | 'active_users' | 'created_at'
  >[]
  /** The newest first. */
  surveys: Row<'survey'>[]
  perspectives: PerspectiveRow[]
  versions: { survey_id: string; number: number; published_at: string }[]
  stakeholders: Pick<Row<'stakeholder'>, 'service_id' | 'perspective' | 'people' | 'since' | 'until'>[]
}

/** A survey's perspective with what has come in; null where nothing has. */
export interface PerspectiveRow extends Row<'survey_perspective'> {
  received: number | null
  held: number | null
}

/** One round of personal invitations. */
export interface CampaignRow {
  id: string
  perspective: Perspective
  created_at: string
  invited: number
}

/** How far asking one perspective has come. */
export interface ResponseCounts {
  perspective: Perspective
  promise: AnonymityPromise
  openKey: string
  /** All that have come, those held back included. */
  received: number
  held: number
  /** Null when nobody knows. */
  eligible: number | null
  /** Whether the service's figures for this perspective come from this survey. */
  measures: boolean
  /** As the survey itself says; null: derived from the catalogue. */
  statedEligible: number | null
  /** 0–1, or more where more answered than could; null where nobody knows how many could. */
  rate: number | null
}

/** A service with one of its surveys, or with none. */
export interface SurveyEntry {
  service: SurveyRegister['services'][number]
  survey: SurveyRegister['surveys'][number] | null
  /** Of the perspectives that it asks, in the order of {@link PERSPECTIVES}; empty without a survey, and for a draft. */
  counts: ResponseCounts[]
  /** Its first version's day and how many versions there are; null before it is published. */
  published: { at: string; versions: number } | null
}

/** @returns an entry for each survey, and one for each service that has none and is still there to be asked about */
export function surveyEntries(register: SurveyRegister, today: Day): SurveyEntry[] {
  const surveys = grouped(register.surveys, (survey) => survey.service_id)
  const perspectives = grouped(register.perspectives, (row) => row.survey_id)
  const versions = grouped(register.versions, (version) => version.survey_id)
  const stakeholders = grouped(register.stakeholders, (party) => party.service_id)
  return register.services.flatMap((service): SurveyEntry[] => {
    const own = surveys.get(service.id) ?? []
    if (own.length === 0)
      return service.status === 'retired' ? [] : [{ service, survey: null, counts: [], published: null }]
    const facts = { activeUsers: service.active_users, stakeholders: stakeholders.get(service.id) ?? [] }
    return own.map((survey) => {
      const rows = perspectives.get(survey.id) ?? []
      return {
        service,
        survey,
        counts: PERSPECTIVES.flatMap((perspective) => countsOf(rows, perspective, facts, today)),
        published: publishedOf(versions.get(survey.id) ?? []),
      }
    })
  })
}

function publishedOf(versions: SurveyRegister['versions']): SurveyEntry['published'] {
  const first = versions.find(({ number }) => number === 1)
  return first === undefined ? null : { at: first.published_at, versions: versions.length }
}

function countsOf(
  rows: readonly PerspectiveRow[],
  perspective: Perspective,
  facts: { activeUsers: number | null; stakeholders: SurveyRegister['stakeholders'] },
  today: Day,
): ResponseCounts[] {
  const row = rows.find((candidate) => candidate.perspective === perspective)
  if (row === undefined) return []
  const eligible = eligibleCount(perspective, { stated: row.eligible_count, ...facts }, today)
  const received = row.received ?? 0
  return [
    {
      perspective,
      promise: row.promise,
      openKey: row.open_key,
      received,
      held: row.held ?? 0,
      eligible,
      measures: row.measures === 1,
      statedEligible: row.eligible_count,
      rate: eligible === null || eligible === 0 ? null : received / eligible,
    },
  ]
}
