import type { Language } from '../i18n/languages.ts'
import type { ScaleName } from './definition.ts'
import { DOES_NOT_APPLY, DONT_KNOW } from './definition.ts'
import { questionBank } from './question-bank.ts'

/** One possible answer: what is stored and counted, and how a respondent reads it. */
export interface ScaleStep {
  value: number
  label: Record<Language, string>
}

const { sat5, expect5, ease5, rec11, lost8, non_substantive } = questionBank.scales

/**
 * Every scale, its steps in the order in which a form shows them. A step's value is the score, or the bucket's position
 * for lost time. `rec11` is labelled at its ends only; its other labels are empty.
 */
export const SCALES: Record<ScaleName, readonly ScaleStep[]> = {
  sat5: steps(sat5.values, sat5),
  expect5: steps(expect5.values, expect5),
  ease5: steps(ease5.values, ease5),
  rec11: steps(rec11.values, { en: atTheEnds(rec11.en), fr: atTheEnds(rec11.fr) }),
  lost8: steps([...lost8.minutes.keys()], lost8),
}

/** What each bucket of `lost8` stands for, in minutes. */
export const LOST_MINUTES: readonly number[] = lost8.minutes

/** What can be said instead of a score; never scored. */
export const NON_SUBSTANTIVE: readonly ScaleStep[] = steps([DOES_NOT_APPLY, DONT_KNOW], non_substantive)

function steps(values: readonly number[], labels: Record<Language, readonly string[]>): ScaleStep[] {
  return values.map((value, position) => ({
    value,
    label: { en: labels.en[position] ?? '', fr: labels.fr[position] ?? '' },
  }))
}

function atTheEnds([lowest = '', highest = '']: readonly string[]): string[] {
  return [lowest, ...rec11.values.slice(2).map(() => ''), highest]
}
