import { CHANNELS, channelName } from '../catalogue/channels.ts'
import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import type { Perspective } from '../database/schema.ts'
import { directionOf, nameOfLanguage } from '../i18n/any-language.ts'
import type { Reader } from '../i18n/reader.ts'
import type { MessageKey } from '../i18n/translate.ts'
import type { FieldErrors, Typed } from '../web/form.ts'
import type { ServiceTabs } from '../web/service-tabs.ts'
import { comparisonOf } from './compared.ts'
import { DIMENSIONS, type Question, RATED, type SurveyDefinition } from './definition.ts'
import type { Finding } from './definition-check.ts'
import { COMPARABILITY_NAMES, whyNot } from './editor-page.ts'
import { MOST_OPTIONS, MOST_RULES, placeOf, questionsOf } from './edits.ts'
import { questionAddress, type ShownFindings, shownFindings } from './findings-page.ts'
import { kindOf } from './own-question.ts'
import { type OptionList, questionFields } from './question-fields.ts'
import { comparisonName, kindName, questionName, scaleEnds, valueName, wordingShown } from './question-words.ts'
import { COMPARISONS, listedValues, valueKind } from './show-values.ts'

declare module '../web/render.ts' {
  interface Pages {
    'surveys/edit-question': QuestionPage
    'surveys/edit-wording': WordingField
    'surveys/edit-options': OptionRows
    'surveys/edit-select': SelectField
    'surveys/edit-number': NumberField
    'surveys/edit-condition': ConditionFields
  }
}

export interface QuestionPage {
  title: string
  tabs: ServiceTabs
  name: string
  kind: string
  place: string
  base: string
  back: string
  action: string
  revision: number
  problem: string | null
  errors: { field: string; text: string }[]
  findings: ShownFindings
  /** What will be compared, or why nothing will. */
  comparison: string
  sides: SideFields[]
  canRequire: boolean
  rating: RatingFields | null
  choice: { most: NumberField; order: SelectField; other: boolean; rows: OptionRows } | null
  number: { unit: WordingField; least: NumberField; most: NumberField; step: NumberField } | null
  date: { earliest: NumberField; latest: NumberField } | null
  text: { lines: SelectField; most: NumberField } | null
  importance: { most: NumberField; dimensions: Tick[] } | null
  condition: ConditionFields
}

interface SideFields {
  perspective: Perspective
  name: string
  hint: string
  asked: boolean
  required: boolean
  /** The beginning of the sentence that the words complete; empty where they stand alone. */
  stem: string
  language: string
  text: WordingField
  help: WordingField
}

interface RatingFields {
  scale: SelectField
  dimension: SelectField
  comparability: SelectField
  comparabilities: { name: string; text: string }[]
  completesStem: boolean
  rotates: boolean
  low: OptionRows
  high: OptionRows
  canFill: boolean
}

/** A wording in every language of the survey, the base language first. */
export interface WordingField {
  label: string
  lines: number
  fields: {
    name: string
    value: string
    language: string
    languageName: string
    direction: string
    error: string | null
  }[]
}

export interface SelectField {
  name: string
  label: string
  hint: string
  options: { value: string; name: string; chosen: boolean }[]
}

export interface NumberField {
  name: string
  label: string
  hint: string
  value: string
  type: 'text' | 'date'
  error: string | null
}

export interface Tick {
  value: string
  name: string
  ticked: boolean
}

export interface OptionRows {
  list: OptionList
  legend: string
  hint: string
  rows: {
    id: string
    /** "Option 3" */
    name: string
    code: string
    place: string
    isNew: boolean
    words: WordingField
  }[]
  canGrow: boolean
}

export interface ConditionFields {
  hasEarlier: boolean
  matches: SelectField
  rows: { id: string; name: string; subject: SelectField; is: SelectField; value: ValueField; typed: NumberField }[]
  channels: Tick[]
  perspectives: Tick[]
}

interface ValueField {
  name: string
  label: string
  groups: { subject: string; name: string; options: { value: string; name: string; chosen: boolean }[] }[]
  error: string | null
}

export interface ShownQuestion {
  survey: { id: string; name: string }
  definition: SurveyDefinition
  revision: number
  question: Question
  findings: readonly Finding[]
  tabs: ServiceTabs
}

/** What came back because it could not be saved. */
export interface RefusedQuestion {
  problem: string
  typed: Typed
  errors: FieldErrors
}

interface Around {
  shown: ShownQuestion
  reader: Reader
  /** What stands in the fields. */
  values: Typed
  errors: FieldErrors
}

export function questionPage(shown: ShownQuestion, reader: Reader, refused: RefusedQuestion | null): QuestionPage {
  const { t } = reader
  const { question, definition, survey } = shown
  const base = `/surveys/${survey.id}/edit`
  const at = placeOf(definition, question.key) ?? { page: 0, place: 0 }
  const values = refused?.typed ?? questionFields(question, definition)
  const around: Around = { shown, reader, values, errors: refused?.errors ?? {} }
  const name = questionName(question, definition, t)
  const own = shown.findings.filter((finding) => finding.question === question.key)
  const of = definition.pages[at.page]?.questions.length ?? 0
  return {
    title: t('editor.questionTitle', { question: name }),
    tabs: shown.tabs,
    name,
    kind: kindName(kindOf(question), t),
    place: t('editor.place', { place: at.place + 1, of, page: at.page + 1 }),
    base,
    back: `${base}?moved=${encodeURIComponent(question.key)}&by=edit`,
    action: questionAddress(base, question.key),
    revision: shown.revision,
    problem: refused?.problem ?? null,
    errors: Object.entries(around.errors).map(([field, message]) => ({ field, text: t(message) })),
    findings: shownFindings(own, definition, base, reader),
    comparison: comparisonText(question, definition, reader),
    sides: PERSPECTIVES.filter((each) => definition.frames[each] !== undefined).map((each) => sideFields(each, around)),
    canRequire: question.kind !== 'statement',
    rating: question.kind === 'rating' ? ratingFields(around) : null,
    choice: question.kind === 'choice' ? choiceFields(around) : null,
    number: question.kind === 'number' ? numberFields(around) : null,
    date: question.kind === 'date' ? dateFields(around) : null,
    text: question.kind === 'text' ? textFields(around) : null,
    importance: question.kind === 'importance' ? importanceFields(around) : null,
    condition: conditionFields(around),
  }
}

function comparisonText(question: Question, definition: SurveyDefinition, { t }: Reader): string {
  const comparison = comparisonOf(question, definition)
  if (!comparison.compared) return t('editor.notComparedBecause', { why: t(whyNot(question, comparison)) })
  return t('editor.isCompared', { between: comparison.between.map((each) => t(`common.${each}`)).join(' ↔ ') })
}

function sideFields(perspective: Perspective, around: Around): SideFields {
  const { shown, reader, values } = around
  const { t } = reader
  const { definition, question } = shown
  const frame = definition.frames[perspective]
  const completes = question.kind === 'rating' && question.completesStem
  return {
    perspective,
    name: t(`common.${perspective}`),
    hint: t(`common.${perspective}Hint`),
    asked: values[`asked_${perspective}`] !== undefined,
    required: values[`required_${perspective}`] !== undefined,
    stem: completes && frame !== undefined ? wordingShown(frame.stem, definition) : '',
    language: definition.languages[0] ?? 'en',
    text: wordingField(`text_${perspective}`, t('editor.wording'), 2, around),
    help: wordingField(`help_${perspective}`, t('editor.help'), 1, around),
  }
}

function wordingField(
  name: string,
  label: string,
  lines: number,
  { shown, reader, values, errors }: Around,
): WordingField {
  return {
    label,
    lines,
    fields: shown.definition.languages.map((language) => {
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

function selectField(
  name: string,
  label: MessageKey,
  options: readonly { value: string; name: string }[],
  { reader, values }: Around,
  hint: MessageKey | null = null,
): SelectField {
  return {
    ...{ name, label: reader.t(label), hint: hint === null ? '' : reader.t(hint) },
    options: options.map((option) => ({ ...option, chosen: (values[name] ?? '') === option.value })),
  }
}

function numberField(
  name: string,
  label: MessageKey,
  { reader, values, errors }: Around,
  hint: MessageKey | null = null,
  type: NumberField['type'] = 'text',
): NumberField {
  const error = errors[name]
  return {
    ...{ name, label: reader.t(label), hint: hint === null ? '' : reader.t(hint), value: values[name] ?? '', type },
    error: error === undefined ? null : reader.t(error),
  }
}

function ratingFields(around: Around): RatingFields {
  const { t } = around.reader
  const { values } = around
  const scales = (['sat5', 'ease5', 'rec11', 'expect5', 'lost8'] as const).map((value) => ({
    value,
    name: `${kindName(value, t)} (${scaleEnds(value, around.reader)})`,
  }))
  const dimensions = RATED.map((value) => ({ value, name: t(`surveys.dimension${value}`) }))
  const comparabilities = (['direct', 'analogous', 'anchor', 'estimate'] as const).map((value) => ({
    ...{ value, name: t(COMPARABILITY_NAMES[value]), text: t(`editor.${value}Text`) },
  }))
  return {
    scale: selectField('scale', 'editor.scale', scales, around),
    dimension: selectField(
      'dimension',
      'editor.dimension',
      [{ value: '', name: t('editor.noDimension') }, ...dimensions],
      around,
    ),
    comparability: selectField(
      'comparability',
      'editor.comparability',
      [
        { value: '', name: t('editor.notToBeCompared') },
        ...comparabilities.map(({ value, name }) => ({ value, name })),
      ],
      around,
    ),
    comparabilities,
    completesStem: values['completes_stem'] !== undefined,
    rotates: values['rotates'] !== undefined,
    low: optionRows('low', 'editor.reasonsLow', around),
    high: optionRows('high', 'editor.reasonsHigh', around),
    canFill: (values['dimension'] ?? '') !== '',
  }
}

function choiceFields(around: Around): NonNullable<QuestionPage['choice']> {
  const { t } = around.reader
  const orders = [
    { value: 'fixed', name: t('editor.orderFixed') },
    { value: 'balanced', name: t('editor.orderBalanced') },
  ]
  return {
    most: numberField('most', 'editor.mostChosen', around, 'editor.mostChosenHint'),
    order: selectField('order', 'editor.order', orders, around, 'editor.orderHint'),
    other: around.values['other'] !== undefined,
    rows: optionRows('option', 'editor.options', around),
  }
}

function numberFields(around: Around): NonNullable<QuestionPage['number']> {
  return {
    unit: wordingField('unit', around.reader.t('editor.unit'), 1, around),
    least: numberField('least', 'editor.least', around),
    most: numberField('most', 'editor.greatest', around),
    step: numberField('step', 'editor.step', around, 'editor.stepHint'),
  }
}

function dateFields(around: Around): NonNullable<QuestionPage['date']> {
  return {
    earliest: numberField('earliest', 'editor.earliest', around, null, 'date'),
    latest: numberField('latest', 'editor.latest', around, null, 'date'),
  }
}

function textFields(around: Around): NonNullable<QuestionPage['text']> {
  const { t } = around.reader
  const lines = [
    { value: 'one', name: t('editor.oneLine') },
    { value: 'several', name: t('editor.severalLines') },
  ]
  return {
    lines: selectField('lines', 'editor.length', lines, around),
    most: numberField('most', 'editor.mostCharacters', around),
  }
}

function importanceFields(around: Around): NonNullable<QuestionPage['importance']> {
  const chosen = (around.values['dimensions'] ?? '').split(',')
  return {
    most: numberField('most', 'editor.mostChosen', around),
    dimensions: DIMENSIONS.map((value) => ({
      ...{ value, name: around.reader.t(`surveys.dimension${value}`), ticked: chosen.includes(value) },
    })),
  }
}

/** Rows that are empty, at the end of a list that may grow. */
const SPARE_ROWS = { option: 2, low: 1, high: 1 }

function optionRows(list: OptionList, legend: MessageKey, around: Around): OptionRows {
  const { values, reader } = around
  const { t } = reader
  const used = Object.keys(values).flatMap((name) => {
    const row = new RegExp(`^${list}_(\\d+)_`).exec(name)?.[1]
    return row === undefined || values[name] === '' ? [] : [Number(row)]
  })
  const filled = used.length === 0 ? 0 : Math.max(...used) + 1
  const count = Math.min(Math.max(filled + SPARE_ROWS[list], list === 'option' ? 4 : 1), MOST_OPTIONS)
  return {
    list,
    legend: t(legend),
    hint: t(list === 'option' ? 'editor.optionsHint' : 'editor.reasonsHint'),
    rows: Array.from({ length: count }, (_, row) => ({
      id: `${list}_${row}`,
      name: t('editor.rowNumber', { number: row + 1 }),
      code: values[`${list}_${row}_code`] ?? '',
      place: values[`${list}_${row}_place`] ?? '',
      isNew: row >= filled,
      words: wordingField(`${list}_${row}`, t('editor.rowNumber', { number: row + 1 }), 1, around),
    })),
    canGrow: count < MOST_OPTIONS,
  }
}

function conditionFields(around: Around): ConditionFields {
  const { shown, reader, values, errors } = around
  const { t } = reader
  const { definition, question } = shown
  const all = questionsOf(definition)
  const earlier = all
    .slice(
      0,
      all.findIndex(({ key }) => key === question.key),
    )
    .filter(({ kind }) => kind !== 'statement')
  const used = Object.keys(values).flatMap((name) => {
    const row = /^rule_(\d+)_subject$/.exec(name)?.[1]
    return row === undefined || values[name] === '' ? [] : [Number(row)]
  })
  const count = Math.min(used.length === 0 ? 1 : Math.max(...used) + 2, MOST_RULES)
  const numbered = earlier.map((each) => ({ question: each, name: nameIn(each, definition, all, reader) }))
  const matches = [
    { value: 'all', name: t('editor.matchAll') },
    { value: 'any', name: t('editor.matchAny') },
  ]
  const ticked = (name: string) => (values[name] ?? '').split(',')
  return {
    hasEarlier: earlier.length > 0,
    matches: selectField('match', 'editor.match', matches, around),
    rows: Array.from({ length: count }, (_, row) => ({
      id: `rule_${row}`,
      name: t('editor.ruleNumber', { number: row + 1 }),
      subject: selectField(
        `rule_${row}_subject`,
        'editor.ruleSubject',
        [
          { value: '', name: t('editor.noRule') },
          ...numbered.map((each) => ({ value: each.question.key, name: each.name })),
        ],
        around,
      ),
      is: selectField(
        `rule_${row}_is`,
        'editor.ruleIs',
        COMPARISONS.map((value) => ({ value, name: comparisonName(value, t) })),
        around,
      ),
      value: {
        name: `rule_${row}_value`,
        label: t('editor.ruleValue'),
        groups: numbered.flatMap((each) => {
          if (valueKind(each.question) !== 'listed') return []
          const options = listedValues(each.question).map((value) => ({
            value: `${each.question.key}=${value}`,
            name: valueName(each.question, value, definition, reader),
            chosen: values[`rule_${row}_value`] === `${each.question.key}=${value}`,
          }))
          return [{ subject: each.question.key, name: each.name, options }]
        }),
        error: errorOf(errors, `rule_${row}_value`, reader) ?? errorOf(errors, `rule_${row}_is`, reader),
      },
      typed: numberField(`rule_${row}_typed`, 'editor.ruleTyped', around, 'editor.ruleTypedHint'),
    })),
    channels: CHANNELS.map((value) => ({
      ...{ value, name: t(channelName(value)), ticked: ticked('channels').includes(value) },
    })),
    perspectives: PERSPECTIVES.filter((each) => question.asked[each] !== undefined).map((value) => ({
      ...{ value, name: t(`common.${value}`), ticked: ticked('perspectives').includes(value) },
    })),
  }
}

function nameIn(question: Question, definition: SurveyDefinition, all: readonly Question[], { t }: Reader): string {
  return `${all.indexOf(question) + 1}. ${questionName(question, definition, t)}`
}

function errorOf(errors: FieldErrors, name: string, { t }: Reader): string | null {
  const error = errors[name]
  return error === undefined ? null : t(error)
}
