import { channelName } from '../catalogue/channels.ts'
import type { Perspective } from '../database/schema.ts'
import { shortened } from '../i18n/names.ts'
import type { Reader } from '../i18n/reader.ts'
import { RATED, type SurveyDefinition } from '../surveys/definition.ts'
import { perspectiveForm, questionsIn } from '../surveys/perspective-form.ts'
import { scoreWord } from './comment-card-page.ts'
import { type CommentQuery, dimensionsOf, OPEN_QUESTION } from './comment-search.ts'
import { languageOfTerm } from './comment-terms.ts'
import { questionText } from './results-page.ts'

declare module '../web/render.ts' {
  interface Pages {
    'comparison/comment-filters': CommentFilters
  }
}

export interface CommentFilters {
  action: string
  /** What of the address the form keeps. */
  kept: { name: string; value: string }[]
  q: string
  /** The word that was chosen from what a side says. */
  term: { text: string; lang: string; withoutAddress: string } | null
  selects: { name: string; label: string; options: FilterOption[] }[]
  clearAddress: string | null
  /** What anonymity does to choosing; empty where everybody answered with their name. */
  rule: string
}

interface FilterOption {
  value: string
  name: string
  chosen: boolean
  disabled: boolean
}

export interface FilterFacts {
  path: string
  query: CommentQuery
  questions: readonly string[]
  definitions: readonly (readonly [Perspective, SurveyDefinition])[]
  /** What of each breakdown can be chosen for at least one side. */
  channels: ReadonlySet<string>
  scores: ReadonlySet<string>
  themes: ReadonlySet<string>
  termLabel: string
  rule: string
  address(changes: Partial<CommentQuery>): string
}

export function commentFilters(facts: FilterFacts, reader: Reader): CommentFilters {
  const { query, address } = facts
  const { t } = reader
  const language = languageOfTerm(query.term)
  const nothing = { q: '', term: '', theme: '', score: '', channel: '' }
  return {
    action: facts.path,
    kept: query.window === 'all' ? [] : [{ name: 'window', value: query.window }],
    q: query.q,
    term:
      query.term === '' ? null : { text: facts.termLabel, lang: language ?? '', withoutAddress: address({ term: '' }) },
    selects: [
      ...questionSelect(facts, reader),
      themeSelect(facts, reader),
      scoreSelect(facts, reader),
      ...channelSelect(facts, reader),
    ],
    clearAddress: dimensionsOf(query) === 0 ? null : address(nothing),
    rule: facts.rule,
  }

  function themeSelect({ themes }: FilterFacts, _reader: Reader) {
    const options = RATED.map((theme) => option(theme, t(`surveys.dimension${theme}`), query.theme, !themes.has(theme)))
    return {
      name: 'theme',
      label: t('comments.theme'),
      options: [option('', t('comments.anyTheme'), query.theme), ...options],
    }
  }

  function scoreSelect({ scores }: FilterFacts, all: Reader) {
    const given = [1, 2, 3, 4, 5].map((score) => {
      const name = t('comments.scoreOption', { score, word: scoreWord(score, all) })
      return option(String(score), name, query.score, !scores.has(String(score)))
    })
    const none = option('0', t('comments.noScore'), query.score, !scores.has('0'))
    const any = option('', t('comments.anyScore'), query.score)
    return { name: 'score', label: t('comments.score'), options: [any, ...given, ...(scores.has('0') ? [none] : [])] }
  }
}

function option(value: string, name: string, chosen: string, disabled = false): FilterOption {
  return { value, name, chosen: value === chosen, disabled: disabled && value !== chosen }
}

function channelSelect({ channels, query }: FilterFacts, { t }: Reader): CommentFilters['selects'] {
  if (channels.size === 0 && query.channel === '') return []
  const offered = [...new Set([...channels, ...(query.channel === '' ? [] : [query.channel])])]
  const options = offered.map((channel) => option(channel, t(channelName(channel)), query.channel))
  const any = option('', t('comments.anyChannel'), query.channel)
  return [{ name: 'channel', label: t('comments.channel'), options: [any, ...options] }]
}

/** Only where people wrote answers to more than one question. */
function questionSelect({ questions, definitions, query }: FilterFacts, reader: Reader): CommentFilters['selects'] {
  const { t, language } = reader
  if (questions.length < 2 && query.question === OPEN_QUESTION) return []
  const asked = definitions.flatMap(([perspective, definition]) => {
    const form = perspectiveForm(definition, perspective)
    return form === null ? [] : questionsIn(form)
  })
  const nameOf = (key: string) => {
    if (key === OPEN_QUESTION) return t('comments.questionOpen')
    const known = asked.find((question) => question.key === key || key === `${question.countedAs}:OTHER`)
    if (known === undefined) return t('comments.questionEarlier', { name: key })
    return shortened(questionText(known, language), LONGEST_NAME)
  }
  const offered = [...new Set([...questions, query.question])]
  const options = offered.map((key) => option(key, nameOf(key), query.question))
  return [{ name: 'question', label: t('comments.question'), options }]
}

const LONGEST_NAME = 80
