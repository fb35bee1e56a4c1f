import type { Translate } from '../i18n/translate.ts'
import type { Rival } from './publish-store.ts'
import { surveyName } from './survey-name.ts'

declare module '../web/render.ts' {
  interface Pages {
    'surveys/rivals': ShownRivals
  }
}

export type ShownRivals = ShownRival[]

/** An open survey that measures what another one is to measure, too. */
export interface ShownRival {
  name: string
  address: string
  /** "users, customers" */
  measures: string
}

export function shownRivals(rivals: readonly Rival[], t: Translate): ShownRival[] {
  return rivals.map((rival) => ({
    name: surveyName(rival, t),
    address: `/surveys/${rival.surveyId}`,
    measures: rival.perspectives.map((perspective) => t(`common.${perspective}`)).join(', '),
  }))
}
