import { channelName } from '../catalogue/channels.ts'
import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import type { Reader } from '../i18n/reader.ts'
import type { MessageKey, Translate } from '../i18n/translate.ts'
import {
  inLanguage,
  type Question,
  type ScaleName,
  type ShowIf,
  type SurveyDefinition,
  type Wording,
} from './definition.ts'
import { questionsOf } from './edits.ts'
import { filled } from './filled-wording.ts'
import { kindOf, type OwnKind } from './own-question.ts'
import { SCALES } from './scales.ts'
import { type AnswerRule, shownComparison, typedValue, valueKind } from './show-values.ts'

/* How an editor's pages name questions, kinds, scales and conditions. */

type Words = Pick<Reader, 't' | 'language' | 'format'>

const SHORT = 70

/** A question's name in lists: its dimension, or the beginning of its words. */
export function questionName(question: Question, definition: SurveyDefinition, t: Translate): string {
  if (question.kind === 'rating' && question.dimension !== null) return t(`surveys.dimension${question.dimension}`)
  const text = PERSPECTIVES.map((each) => question.asked[each]?.text)
    .map((wording) => (wording === undefined ? '' : wordingShown(wording, definition)))
    .find((each) => each !== '')
  if (text === undefined) return t('editor.withoutWords', { kind: kindName(kindOf(question), t) })
  return text.length > SHORT ? `${text.slice(0, SHORT).trimEnd()}…` : text
}

/** A wording in the survey's base language, names filled in; empty where it says nothing. */
export function wordingShown(
  wording: Wording,
  definition: SurveyDefinition,
  language = definition.languages[0],
): string {
  const text = wording[language ?? ''] ?? ''
  const names = { service: definition.serviceName, period: definition.period }
  return inLanguage(filled({ [language ?? '']: text }, names), language ?? '')
}

const KIND_NAMES: Record<OwnKind | 'importance', MessageKey> = {
  sat5: 'editor.kindSat5',
  ease5: 'editor.kindEase5',
  rec11: 'editor.kindRec11',
  expect5: 'editor.kindExpect5',
  lost8: 'editor.kindLost8',
  single: 'editor.kindSingle',
  multiple: 'editor.kindMultiple',
  number: 'editor.kindNumber',
  date: 'editor.kindDate',
  line: 'editor.kindLine',
  text: 'editor.kindText',
  statement: 'editor.kindStatement',
  importance: 'editor.kindImportance',
}

export function kindName(kind: OwnKind | 'importance', t: Translate): string {
  return t(KIND_NAMES[kind])
}

/** "Very dissatisfied … Very satisfied" */
export function scaleEnds(scale: ScaleName, { language }: Pick<Reader, 'language'>): string {
  const steps = SCALES[scale]
  return `${steps[0]?.label[language]} … ${steps.at(-1)?.label[language]}`
}

/** "Shown if Overall is at most 2 (Dissatisfied), and only through: Phone" */
export function conditionInWords(showIf: ShowIf, definition: SurveyDefinition, words: Words): string {
  const { t, language } = words
  const parts = showIf.rules.map((rule) => {
    if ('perspective' in rule)
      return t('editor.ifPerspective', { names: rule.perspective.map((each) => t(`common.${each}`)).join(', ') })
    if ('channel' in rule)
      return t('editor.ifChannel', { names: rule.channel.map((each) => t(channelName(each))).join(', ') })
    const subject = questionsOf(definition).find(({ key }) => key === rule.question)
    if (subject === undefined) return t('editor.ifGone')
    return ruleInWords(rule, subject, definition, words)
  })
  const type = showIf.match === 'all' ? 'conjunction' : 'disjunction'
  return t('editor.shownIf', { conditions: new Intl.ListFormat(language, { type }).format(parts) })
}

const COMPARISON_WORDS = {
  equal: 'editor.ruleEqual',
  'not-equal': 'editor.ruleNotEqual',
  'at-least': 'editor.ruleAtLeast',
  'at-most': 'editor.ruleAtMost',
  answered: 'editor.ruleAnswered',
  'not-answered': 'editor.ruleNotAnswered',
} as const satisfies Record<string, MessageKey>

export function comparisonName(is: keyof typeof COMPARISON_WORDS, t: Translate): string {
  return t(COMPARISON_WORDS[is])
}

function ruleInWords(rule: AnswerRule, subject: Question, definition: SurveyDefinition, words: Words): string {
  const { t } = words
  const name = t('editor.quoted', { text: questionName(subject, definition, t) })
  const said = `${name} ${comparisonName(shownComparison(rule), t)}`
  return 'value' in rule ? `${said} ${valueName(subject, rule.value, definition, words)}` : said
}

/** An answer's value as its question's form names it: "2 (Dissatisfied)", an option's words, a date. */
export function valueName(
  subject: Question,
  value: number,
  definition: SurveyDefinition,
  { t, language, format }: Words,
): string {
  if (subject.kind === 'rating') {
    const label = SCALES[subject.scale].find((step) => step.value === value)?.label[language] ?? ''
    if (subject.scale === 'lost8') return label
    return label === '' ? String(value) : `${value} (${label})`
  }
  if (subject.kind === 'choice') {
    if (value === 0) return t('editor.otherOption')
    const option = subject.options.find(({ code }) => code === value)
    return option === undefined
      ? t('editor.optionGone')
      : t('editor.quoted', { text: wordingShown(option.text, definition) })
  }
  const typed = typedValue(subject, value)
  return valueKind(subject) === 'date' ? format.day(typed) : typed
}
