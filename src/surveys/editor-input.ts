import { z } from 'zod'
import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import { checkbox, choice, type Form, optionalWholeNumber, parseForm, text } from '../web/form.ts'
import type { PerspectiveFrame, SurveyDefinition, Wording } from './definition.ts'
import { filledIn, MOST_LANGUAGES, MOST_QUESTIONS, MOST_TEXT } from './edits.ts'
import { OWN_KINDS } from './own-question.ts'

const id = z.string().min(1).max(100)
const revision = z.coerce.number().int().min(1).max(1e9)

export const editParams = z.object({ id })
export const questionParams = z.object({ id, key: z.string().min(1).max(100) })
export const pageParams = z.object({ id, page: z.string().min(1).max(100) })
export const versionParams = z.object({ id, number: z.coerce.number().int().min(1).max(1e6) })

const lang = z.string().optional()
export const editQuery = z.object({
  moved: z.string().max(100).optional(),
  by: z.enum(['up', 'down', 'page', 'edit']).default('edit'),
  lang,
})
export const addQuery = z.object({ page: z.string().max(100).optional(), lang })

/** A change that says nothing but which draft it was made to. */
export const revisionForm = z.strictObject({ revision })

export const draftForm = z.strictObject({
  /** The version to begin with; the newest unless said otherwise. */
  from: z.coerce.number().int().min(1).max(1e6).optional(),
})

export const moveForm = z.strictObject({
  revision,
  to: z.enum(['up', 'down', 'page']),
  page: z.string().max(100).default(''),
  /** Counted from 0 among the page's other questions; at its end unless said otherwise. */
  place: z.coerce.number().int().min(0).max(MOST_QUESTIONS).default(MOST_QUESTIONS),
})

export const pageMoveForm = z.strictObject({ revision, to: z.enum(['up', 'down']) })

export const addForm = z.strictObject({
  revision,
  page: z.string().max(100),
  bank: z.string().max(120).optional(),
  own: z.enum(OWN_KINDS).optional(),
})

/** @returns the title as it was typed in each of the survey's languages, and the revision */
export function pageForm(
  body: Record<string, string | string[]>,
  { languages }: SurveyDefinition,
): Form<{ revision: number; title: Wording }> {
  const titles = Object.fromEntries(languages.map((language) => [`title_${language}`, text(200)]))
  const parsed = parseForm<Record<string, unknown>>(z.strictObject({ revision, ...titles }), body)
  if (!parsed.ok) return parsed
  const title = Object.fromEntries(languages.map((language) => [language, String(parsed.value[`title_${language}`])]))
  return { ok: true, value: { revision: parsed.value['revision'] as number, title } }
}

export interface SettingsEntered {
  revision: number
  name: string
  period: Wording
  /** Those that are to be asked, each with its frame. */
  frames: SurveyDefinition['frames']
  addLanguage: string
  removeLanguages: string[]
  next: 'overview' | 'stay'
}

/** Reads the settings of a survey: what frames its questions. */
export function settingsForm(
  body: Record<string, string | string[]>,
  definition: SurveyDefinition,
): Form<SettingsEntered> {
  const { languages } = definition
  const words = (name: string, most: number) =>
    Object.fromEntries(languages.map((language) => [`${name}_${language}`, text(most)]))
  const sides = PERSPECTIVES.map((perspective) => ({
    [`asked_${perspective}`]: checkbox(),
    [`rotation_${perspective}`]: optionalWholeNumber(1, MOST_QUESTIONS),
    ...words(`stem_${perspective}`, MOST_TEXT),
    ...words(`introduction_${perspective}`, MOST_TEXT),
    ...words(`thanks_${perspective}`, MOST_TEXT),
  }))
  const removals = Object.fromEntries(languages.map((language) => [`remove_${language}`, checkbox()]))
  const shape = {
    ...{ revision, name: text(120), add_language: text(40), next: choice(['overview', 'stay']).default('overview') },
    ...words('period', 200),
    ...removals,
    ...Object.assign({}, ...sides),
  }
  const parsed = parseForm<Record<string, unknown>>(z.strictObject(shape), body)
  if (!parsed.ok) return parsed
  const fields = parsed.value
  const wording = (name: string, before: Wording = {}) => {
    const typed = Object.fromEntries(
      languages.map((language) => [language, String(fields[`${name}_${language}`] ?? '')]),
    )
    const others = Object.entries(before).filter(([language]) => !languages.includes(language))
    return filledIn({ ...typed, ...Object.fromEntries(others) })
  }
  const frames = PERSPECTIVES.flatMap((perspective): [string, PerspectiveFrame][] => {
    if (fields[`asked_${perspective}`] !== 1) return []
    const before = definition.frames[perspective]
    const frame = {
      stem: wording(`stem_${perspective}`, before?.stem) ?? {},
      rotationSize: fields[`rotation_${perspective}`] as number | null,
      introduction: wording(`introduction_${perspective}`, before?.introduction ?? {}),
      thanks: wording(`thanks_${perspective}`, before?.thanks ?? {}),
    }
    return [[perspective, frame]]
  })
  const value: SettingsEntered = {
    revision: fields['revision'] as number,
    name: String(fields['name']),
    period: wording('period', definition.period) ?? {},
    frames: Object.fromEntries(frames),
    addLanguage: String(fields['add_language']),
    removeLanguages: languages.filter((language) => fields[`remove_${language}`] === 1).slice(0, MOST_LANGUAGES),
    next: fields['next'] as SettingsEntered['next'],
  }
  return { ok: true, value }
}

const promise = choice(['anonymous', 'attributed']).optional()

export const publishDraftForm = z.strictObject({
  revision,
  note: text(500),
  /** Keys of questions that were only corrected. */
  corrected: z
    .union([z.string().max(120), z.array(z.string().max(120)).max(MOST_QUESTIONS)])
    .optional()
    .transform((keys) => (keys === undefined ? [] : [keys].flat())),
  promise_user: promise,
  promise_customer: promise,
  promise_provider: promise,
})
