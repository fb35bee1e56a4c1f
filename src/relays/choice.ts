import type { Perspective } from '../database/schema.ts'
import type { MessageKey } from '../i18n/translate.ts'

interface Choosable {
  surveyId: string
  serviceId: string
  perspectives: readonly Perspective[]
}

/**
 * A link names a service, so a relay opens one survey of each.
 * @returns what is wrong with a choice; null where nothing is
 */
export function choiceProblem(
  chosen: readonly string[],
  perspective: Perspective,
  open: readonly Choosable[],
): MessageKey | null {
  const surveys = chosen.map((id) => open.find(({ surveyId }) => surveyId === id))
  if (surveys.length === 0) return 'relays.chooseSurvey'
  if (surveys.some((survey) => survey === undefined)) return 'relays.surveyGone'
  if (surveys.some((survey) => !survey?.perspectives.includes(perspective))) return 'relays.surveyAsksOthers'
  const services = surveys.map((survey) => survey?.serviceId)
  return new Set(services).size < services.length ? 'relays.oneEach' : null
}
