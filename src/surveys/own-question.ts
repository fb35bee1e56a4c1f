import type { Perspective } from '../database/schema.ts'
import type { Asked, Question, SurveyDefinition } from './definition.ts'

/** What can be written oneself: each kind of question, a rating by its scale. */
export const OWN_KINDS = [
  'sat5',
  'ease5',
  'rec11',
  'expect5',
  'lost8',
  'single',
  'multiple',
  'number',
  'date',
  'line',
  'text',
  'statement',
] as const
export type OwnKind = (typeof OWN_KINDS)[number]

/** What a short and a long text hold at most, unless the editor says otherwise; in characters. */
const LINE_MOST = 200
const TEXT_MOST = 2_000

/** A question without words, asked of every perspective that the survey asks; its editor writes the words. */
export function ownQuestion(kind: OwnKind, key: string, { frames }: Pick<SurveyDefinition, 'frames'>): Question {
  const asked = Object.fromEntries((Object.keys(frames) as Perspective[]).map((each) => [each, askedWithoutWords(key)]))
  const any = { key, asked, showIf: null }
  switch (kind) {
    case 'single':
    case 'multiple':
      return { ...any, kind: 'choice', options: [], most: kind === 'single' ? 1 : 2, other: false, order: 'fixed' }
    case 'number':
      return { ...any, kind: 'number', unit: {}, least: 0, most: 100, step: 1 }
    case 'date':
      return { ...any, kind: 'date', earliest: null, latest: null }
    case 'line':
      return { ...any, kind: 'text', lines: 'one', most: LINE_MOST }
    case 'text':
      return { ...any, kind: 'text', lines: 'several', most: TEXT_MOST }
    case 'statement':
      return { ...any, kind: 'statement' }
    default:
      return {
        ...{ ...any, kind: 'rating', scale: kind, dimension: null, comparability: null, completesStem: false },
        ...{ rotates: false, component: null, reasons: null },
      }
  }
}

export function askedWithoutWords(key: string): Asked {
  return { text: {}, help: null, required: false, countedAs: key, changedOn: null }
}

/** Which of {@link OWN_KINDS} a question is like; an importance question is like none. */
export function kindOf(question: Question): OwnKind | 'importance' {
  switch (question.kind) {
    case 'rating':
      return question.scale
    case 'choice':
      return question.most === 1 ? 'single' : 'multiple'
    case 'text':
      return question.lines === 'one' ? 'line' : 'text'
    default:
      return question.kind
  }
}
