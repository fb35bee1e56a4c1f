import type { MessageKey } from '../i18n/translate.ts'
import { DIMENSIONS, type ShowIf, type ShowRule } from '../surveys/definition.ts'
import type { FormWords } from '../surveys/form-words.ts'
import type { AskedQuestion } from '../surveys/perspective-form.ts'
import { stepsOf } from './asked-form.ts'

type AnswerRule = Extract<ShowRule, { question: string }>

const SAID: Record<AnswerRule['is'], MessageKey> = {
  equal: 'responses.ifChose',
  'not-equal': 'responses.ifDidNotChoose',
  includes: 'responses.ifChose',
  excludes: 'responses.ifDidNotChoose',
  'at-least': 'responses.ifAtLeast',
  'at-most': 'responses.ifAtMost',
  answered: 'responses.ifAnswered',
  'not-answered': 'responses.ifNotAnswered',
}

/**
 * When a question is shown, as a sentence: for whoever reads the form without its script.
 * @param questions those of the form, which the rules speak of
 */
export function conditionInWords(showIf: ShowIf, questions: readonly AskedQuestion[], words: FormWords): string {
  const conditions = showIf.rules.flatMap((rule) => {
    const question = 'question' in rule && questions.find(({ key }) => key === rule.question)
    if (!question || !('question' in rule)) return []
    const values = {
      question: words.said(question.text).text,
      answer: 'value' in rule ? answerInWords(question, rule.value, words) : '',
    }
    return [words.t(SAID[rule.is], values)]
  })
  return words.t('responses.onlyIf', { conditions: words.list(conditions, showIf.match) })
}

/** An answer as the form shows it. */
export function answerInWords(question: AskedQuestion, value: number, words: FormWords): string {
  switch (question.kind) {
    case 'rating': {
      const step = stepsOf(question).scores.find((candidate) => candidate.value === value)
      const label = step === undefined ? '' : words.label(question.scale, step).text
      return label === '' ? words.number(value) : label
    }
    case 'choice': {
      const option = question.options.find(({ code }) => code === value)
      return option === undefined ? words.t('responses.other') : words.said(option.text).text
    }
    case 'importance': {
      const option = question.options.find(({ dimension }) => DIMENSIONS.indexOf(dimension) === value)
      return option === undefined ? '' : words.said(option.text).text
    }
    case 'number':
      return `${words.number(question.least + value * question.step)} ${words.said(question.unit).text}`.trim()
    case 'date':
      return words.day(String(value).replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3'))
    default:
      return ''
  }
}
