import type { AnonymityPromise } from '../database/schema.ts'
import { SMALLEST_GROUP } from '../surveys/anonymity.ts'

/** Where an invitation's mail stands; `gone`: it was written, and is no longer kept. */
export const MAIL_STATES = ['unwritten', 'waiting', 'sent', 'failed', 'bounced', 'withdrawn', 'gone'] as const
export type MailState = (typeof MAIL_STATES)[number]

/** How far the invitations of one campaign have come. */
export interface CampaignCounts {
  invited: number
  states: Record<MailState, number>
  answered: number
  /** Of each survey. */
  surveys: Record<string, { invited: number; answered: number }>
}

export const NO_COUNTS: CampaignCounts = {
  invited: 0,
  states: { unwritten: 0, waiting: 0, sent: 0, failed: 0, bounced: 0, withdrawn: 0, gone: 0 },
  answered: 0,
  surveys: {},
}

export interface CountRow {
  survey_id: string
  state: MailState
  invited: number
  answered: number
}

export function countsFrom(rows: readonly CountRow[]): CampaignCounts {
  return rows.reduce<CampaignCounts>((counts, { survey_id, state, invited, answered }) => {
    const survey = counts.surveys[survey_id] ?? { invited: 0, answered: 0 }
    return {
      invited: counts.invited + invited,
      states: { ...counts.states, [state]: counts.states[state] + invited },
      answered: counts.answered + answered,
      surveys: {
        ...counts.surveys,
        [survey_id]: { invited: survey.invited + invited, answered: survey.answered + answered },
      },
    }
  }, NO_COUNTS)
}

/**
 * Whether it may be said how many have answered: of very few people in an anonymous survey, "one has" would nearly say who,
 * and a total over several surveys would say it of the one that it hides.
 */
export function tellsAnswers(
  surveys: readonly { surveyId: string; promise: AnonymityPromise | null }[],
  counts: CampaignCounts,
): boolean {
  return surveys.every(({ surveyId, promise }) => {
    const invited = counts.surveys[surveyId]?.invited ?? 0
    return promise === 'attributed' || invited === 0 || invited >= SMALLEST_GROUP
  })
}
