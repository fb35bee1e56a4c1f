import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import type { Perspective } from '../database/schema.ts'
import { directionOf, nameOfLanguage } from '../i18n/any-language.ts'
import type { Reader } from '../i18n/reader.ts'
import type { MessageKey } from '../i18n/translate.ts'
import type { FieldErrors, Typed } from '../web/form.ts'
import type { ServiceTabs } from '../web/service-tabs.ts'
import { bankStem } from './bank-questions.ts'
import type { SurveyDefinition } from './definition.ts'
import { questionsOf } from './edits.ts'
import { wordingFields } from './question-fields.ts'
import type { NumberField, WordingField } from './question-page.ts'

declare module '../web/render.ts' {
  interface Pages {
    'surveys/edit-settings': SettingsPage
  }
}

export interface SettingsPage {
  title: string
  tabs: ServiceTabs
  back: string
  action: string
  revision: number
  problem: string | null
  errors: { field: string; text: string }[]
  name: NumberField
  period: WordingField
  languages: { tag: string; name: string; isBase: boolean }[]
  addLanguage: NumberField
  sides: {
    perspective: Perspective
    name: string
    hint: string
    asked: boolean
    stem: WordingField
    introduction: WordingField
    thanks: WordingField
    rotation: NumberField
  }[]
}

export interface ShownSettings {
  survey: { id: string; name: string; shownName: string }
  definition: SurveyDefinition
  revision: number
  tabs: ServiceTabs
}

export function settingsPage(
  shown: ShownSettings,
  reader: Reader,
  refused: { problem: string; typed: Typed; errors: FieldErrors } | null,
): SettingsPage {
  const { t, language } = reader
  const { definition, survey } = shown
  const values = refused?.typed ?? settingsFields(definition, survey.name)
  const errors = refused?.errors ?? {}
  const around = { definition, values, errors, reader }
  const rotating = questionsOf(definition).filter((question) => question.kind === 'rating' && question.rotates)
  return {
    title: t('editor.settingsTitle', { survey: survey.shownName }),
    tabs: shown.tabs,
    back: `/surveys/${survey.id}/edit`,
    action: `/surveys/${survey.id}/edit/settings`,
    revision: shown.revision,
    problem: refused?.problem ?? null,
    errors: Object.entries(errors).map(([field, message]) => ({ field, text: t(message) })),
    name: field('name', 'editor.surveyName', t('editor.surveyNameHint'), around),
    period: words('period', 'editor.period', 1, around),
    languages: definition.languages.map((tag, place) => ({
      ...{ tag, name: nameOfLanguage(tag, language), isBase: place === 0 },
    })),
    addLanguage: field('add_language', 'editor.addLanguage', t('editor.addLanguageHint'), around),
    sides: PERSPECTIVES.map((perspective) => ({
      perspective,
      name: t(`common.${perspective}`),
      hint: t(`common.${perspective}Hint`),
      asked: values[`asked_${perspective}`] !== undefined,
      stem: words(`stem_${perspective}`, 'editor.stem', 2, around),
      introduction: words(`introduction_${perspective}`, 'editor.introduction', 2, around),
      thanks: words(`thanks_${perspective}`, 'editor.thanks', 2, around),
      rotation: field(
        `rotation_${perspective}`,
        'editor.rotation',
        t('editor.rotationHint', { of: rotating.filter(({ asked }) => asked[perspective] !== undefined).length }),
        around,
      ),
    })),
  }
}

interface Around {
  definition: SurveyDefinition
  values: Typed
  errors: FieldErrors
  reader: Reader
}

function field(name: string, label: MessageKey, hint: string, { values, errors, reader }: Around): NumberField {
  const error = errors[name]
  return {
    ...{ name, label: reader.t(label), hint, value: values[name] ?? '', type: 'text' },
    error: error === undefined ? null : reader.t(error),
  }
}

function words(
  name: string,
  label: MessageKey,
  lines: number,
  { definition, values, errors, reader }: Around,
): WordingField {
  return {
    label: reader.t(label),
    lines,
    fields: definition.languages.map((language) => {
      const field = `${name}_${language}`
      const error = errors[field]
      return {
        ...{ name: field, value: values[field] ?? '', language, direction: directionOf(language) },
        ...{
          languageName: nameOfLanguage(language, reader.language),
          error: error === undefined ? null : reader.t(error),
        },
      }
    }),
  }
}

/** A perspective that is not asked yet has the question bank's sentence ready. */
function settingsFields(definition: SurveyDefinition, name: string): Typed {
  const fields: Typed = { name, ...wordingFields('period', definition.period, definition) }
  for (const perspective of PERSPECTIVES) {
    const frame = definition.frames[perspective]
    if (frame !== undefined) fields[`asked_${perspective}`] = 'on'
    Object.assign(fields, wordingFields(`stem_${perspective}`, frame?.stem ?? bankStem(perspective), definition))
    Object.assign(fields, wordingFields(`introduction_${perspective}`, frame?.introduction ?? {}, definition))
    Object.assign(fields, wordingFields(`thanks_${perspective}`, frame?.thanks ?? {}, definition))
    fields[`rotation_${perspective}`] = frame?.rotationSize?.toString() ?? ''
  }
  return fields
}
