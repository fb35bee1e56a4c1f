import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import type { Typed } from '../web/form.ts'
import type { Option, Question, SurveyDefinition, Wording } from './definition.ts'
import { questionsOf } from './edits.ts'
import { shownComparison, typedValue, valueKind } from './show-values.ts'

/** Lists that a question's form has rows for. */
export const OPTION_LISTS = ['option', 'low', 'high'] as const
export type OptionList = (typeof OPTION_LISTS)[number]

/** The fields of a question's form, as they stand before anybody has typed; what is empty is left out. */
export function questionFields(question: Question, definition: SurveyDefinition): Typed {
  const fields: Typed = { ...kindFields(question, definition), ...conditionFields(question, definition) }
  for (const perspective of PERSPECTIVES) {
    const asked = question.asked[perspective]
    if (asked === undefined) continue
    fields[`asked_${perspective}`] = 'on'
    if (asked.required) fields[`required_${perspective}`] = 'on'
    Object.assign(fields, wordingFields(`text_${perspective}`, asked.text, definition))
    Object.assign(fields, wordingFields(`help_${perspective}`, asked.help ?? {}, definition))
  }
  return fields
}

export function wordingFields(name: string, wording: Wording, { languages }: SurveyDefinition): Typed {
  return Object.fromEntries(languages.map((language) => [`${name}_${language}`, wording[language] ?? '']))
}

function kindFields(question: Question, definition: SurveyDefinition): Typed {
  switch (question.kind) {
    case 'rating':
      return {
        scale: question.scale,
        dimension: question.dimension ?? '',
        comparability: question.comparability ?? '',
        ...ticked('completes_stem', question.completesStem),
        ...ticked('rotates', question.rotates),
        ...optionFields('low', question.reasons?.low ?? [], definition),
        ...optionFields('high', question.reasons?.high ?? [], definition),
      }
    case 'choice':
      return {
        most: String(question.most),
        order: question.order,
        ...ticked('other', question.other),
        ...optionFields('option', question.options, definition),
      }
    case 'number': {
      const { least, most, step, unit } = question
      return { ...wordingFields('unit', unit, definition), least: `${least}`, most: `${most}`, step: `${step}` }
    }
    case 'date':
      return { earliest: question.earliest ?? '', latest: question.latest ?? '' }
    case 'text':
      return { lines: question.lines, most: String(question.most) }
    case 'importance':
      return { most: String(question.most), dimensions: question.options.map(({ dimension }) => dimension).join(',') }
    default:
      return {}
  }
}

function optionFields(list: OptionList, options: readonly Option[], definition: SurveyDefinition): Typed {
  const rows = options.map(({ code, text }, row) => ({
    [`${list}_${row}_code`]: String(code),
    [`${list}_${row}_place`]: String(row + 1),
    ...wordingFields(`${list}_${row}`, text, definition),
  }))
  return Object.assign({}, ...rows)
}

function conditionFields({ showIf }: Question, definition: SurveyDefinition): Typed {
  if (showIf === null) return {}
  const fields: Typed = { match: showIf.match }
  let row = 0
  for (const rule of showIf.rules) {
    if ('perspective' in rule) fields['perspectives'] = rule.perspective.join(',')
    else if ('channel' in rule) fields['channels'] = rule.channel.join(',')
    else {
      const subject = questionsOf(definition).find(({ key }) => key === rule.question)
      fields[`rule_${row}_subject`] = rule.question
      fields[`rule_${row}_is`] = shownComparison(rule)
      if (subject !== undefined && 'value' in rule) {
        const listed = valueKind(subject) === 'listed'
        fields[`rule_${row}_${listed ? 'value' : 'typed'}`] = listed
          ? `${rule.question}=${rule.value}`
          : typedValue(subject, rule.value)
      }
      row += 1
    }
  }
  return fields
}

function ticked(name: string, isTicked: boolean): Typed {
  return isTicked ? { [name]: 'on' } : {}
}
