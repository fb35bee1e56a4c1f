import { CHANNELS, channelName } from '../catalogue/channels.ts'
import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import { marked, ownLanguageName } from '../i18n/any-language.ts'
import type { Reader } from '../i18n/reader.ts'
import { SMALLEST_COMMENT_GROUP } from '../surveys/anonymity.ts'
import { type BurdenNote, burdenNote } from '../surveys/burden-page.ts'
import { isCountedUnder, otherCountedAs, reasonsCountedAs } from '../surveys/definition.ts'
import { standingAlone } from '../surveys/filled-wording.ts'
import type { FormWords } from '../surveys/form-words.ts'
import { type AskedQuestion, perspectiveForm, questionsIn } from '../surveys/perspective-form.ts'
import { NON_SUBSTANTIVE } from '../surveys/scales.ts'
import type { ServiceTabs } from '../web/service-tabs.ts'
import { type AnsweredComment, type Answers, countedAnswers, RESPONSES, WROTE } from './answers.ts'
import { type AskedForm, askedInMails, stepsOf } from './asked-form.ts'
import { answerInWords, conditionInWords } from './condition-words.ts'
import type { Fields } from './given.ts'
import { formInSight, hiddenFrom, leftOutOf, type Sight } from './preview.ts'
import { SIDES } from './reasons.ts'

declare module '../web/render.ts' {
  interface Pages {
    'responses/preview': PreviewPage
    'responses/preview-result': PreviewResult
    'responses/preview-empty': PreviewHead
  }
}

export interface PreviewHead {
  title: string
  survey: string
  tabs: ServiceTabs
  backAddress: string
}

export interface PreviewPage extends PreviewHead {
  action: string
  selects: { name: string; label: string; choices: { value: string; name: string; chosen: boolean }[] }[]
  hasTurns: boolean
  width: 'phone' | 'desktop'
  frameAddress: string
  /** Asked for what the draft has grown to; null: what is published does not change. */
  revisionAddress: string | null
  revision: string
  burden: BurdenNote
  leftOut: { text: string; lang: string; dir: 'ltr' | 'rtl'; why: string }[]
  formLanguage: string
}

export interface PreviewFacts {
  survey: { id: string; name: string }
  tabs: ServiceTabs
  version: number | null
  revision: number
  has: { draft: boolean; published: boolean }
  width: 'phone' | 'desktop'
  pressed: string | undefined
}

export function previewPage(facts: PreviewFacts, sight: Sight, words: FormWords, reader: Reader): PreviewPage {
  const { t } = reader
  const { survey, width } = facts
  const asked = formInSight(sight)
  const isDraft = facts.version === null
  return {
    ...previewHead(facts, reader),
    action: `/surveys/${survey.id}/preview`,
    selects: selectsOf(facts, sight, asked, reader),
    hasTurns: sight.turns > 1,
    width,
    frameAddress: `/surveys/${survey.id}/preview/form?${queryOf(facts, sight)}`,
    revisionAddress: isDraft ? `/surveys/${survey.id}/preview/revision` : null,
    revision: String(facts.revision),
    burden: onlyOf(burdenNote(sight.definition, reader, sight.language), sight),
    leftOut: leftOutOf(sight, asked).map(({ question, why }) => {
      const { text, lang } = words.said(question.text)
      const said = marked(lang ?? sight.language)
      return { text, ...said, why: t(why === 'never' ? 'preview.neverHere' : 'preview.notItsTurn') }
    }),
    formLanguage: sight.language,
  }
}

export function previewHead({ survey, tabs }: Pick<PreviewFacts, 'survey' | 'tabs'>, { t }: Reader): PreviewHead {
  return { title: t('preview.title'), survey: survey.name, tabs, backAddress: `/surveys/${survey.id}` }
}

function queryOf({ version, pressed }: PreviewFacts, sight: Sight): URLSearchParams {
  const { perspective, language, turn, channel } = sight
  const query = new URLSearchParams({ perspective, language, turn: String(turn + 1) })
  query.set('version', version === null ? 'draft' : 'published')
  if (channel !== '') query.set('channel', channel)
  if (pressed !== undefined) query.set('v', pressed)
  return query
}

function onlyOf(note: BurdenNote, { perspective }: Sight): BurdenNote {
  return { ...note, perspectives: note.perspectives.filter((each) => each.perspective === perspective) }
}

function selectsOf(facts: PreviewFacts, sight: Sight, asked: AskedForm, { t, format }: Reader): PreviewPage['selects'] {
  const select = (name: string, label: string, values: readonly [value: string, name: string][], chosen: string) => ({
    name,
    label,
    choices: values.map(([value, named]) => ({ value, name: named, chosen: value === chosen })),
  })
  const { definition, perspective, language, turn, turns, channel } = sight
  const perspectives = PERSPECTIVES.filter((each) => perspectiveForm(definition, each)?.pages.length)
  const versions: [string, string][] = []
  if (facts.has.draft) versions.push(['draft', t('preview.draft')])
  if (facts.has.published) versions.push(['published', t('preview.published', { number: facts.version ?? '…' })])
  const pressable = askedInMails(asked)
  const scores = pressable === null ? [] : stepsOf(pressable).scores.map(({ value }) => String(value))
  return [
    select(
      'perspective',
      t('preview.perspective'),
      perspectives.map((each) => [each, t(`common.${each}`)]),
      perspective,
    ),
    select(
      'language',
      t('preview.language'),
      definition.languages.map((tag) => [tag, ownLanguageName(tag)]),
      language,
    ),
    select(
      'width',
      t('preview.width'),
      [
        ['phone', t('preview.phone')],
        ['desktop', t('preview.desktop')],
      ],
      facts.width,
    ),
    select('version', t('preview.version'), versions, facts.version === null ? 'draft' : 'published'),
    select(
      'turn',
      t('preview.turn'),
      Array.from({ length: turns }, (_, place) => [
        String(place + 1),
        t('preview.turnOf', { turn: format.number(place + 1), of: format.number(turns) }),
      ]),
      String(turn + 1),
    ),
    select(
      'channel',
      t('preview.channel'),
      [['', t('preview.anyChannel')], ...CHANNELS.map((each): [string, string] => [each, t(channelName(each))])],
      channel,
    ),
    select(
      'v',
      t('preview.pressed'),
      [['', t('preview.nothingPressed')], ...scores.map((score): [string, string] => [score, score])],
      facts.pressed ?? '',
    ),
  ].filter(({ choices }) => choices.length > 1)
}

/** What would have been stored of a test. */
export interface PreviewResult {
  title: string
  stored: { question: string; answer: string; countedAs: string }[]
  respondent: string | null
  hidden: { question: string; condition: string }[]
  againAddress: string
}

export function previewResult(
  asked: AskedForm,
  { answers, comments, respondent }: { answers: Answers; comments: readonly AnsweredComment[]; respondent: string },
  fields: Fields,
  words: FormWords,
  { t }: Reader,
  againAddress: string,
): PreviewResult {
  const questions = questionsIn(asked)
  const counted = countedAnswers(answers, comments).filter(([name]) => name !== RESPONSES)
  const named = (countedAs: string) => questions.find((question) => isOf(question, countedAs))
  const stored = [
    ...Object.entries(answers).map(([countedAs, answer]) => ({
      question: textOf(named(countedAs), words),
      answer: [answer]
        .flat()
        .map((value) => answerOf(named(countedAs), countedAs, value, words))
        .join(', '),
      countedAs: counted
        .filter(([name]) => name === countedAs)
        .map(([name, value]) => `${name} = ${value}`)
        .join(', '),
    })),
    ...comments.map(({ question, text }) => ({
      question: textOf(named(question), words),
      answer: text,
      countedAs: `${question} = ${WROTE} · ${t('preview.keptText', { count: SMALLEST_COMMENT_GROUP })}`,
    })),
  ]
  return {
    title: t('preview.testTitle'),
    stored,
    respondent: respondent === '' ? null : respondent,
    hidden: hiddenFrom(asked, fields, words.lang).map(({ question, showIf }) => ({
      question: words.said(question.text).text,
      condition: conditionInWords(showIf, questions, words),
    })),
    againAddress,
  }
}

/**
 * What one person answered, as a form in one language asks and shows it, each question as it is read by itself: several
 * answers where several could be picked; `isWritten` where they are the person's own words.
 */
export function answersInWords(
  questions: readonly AskedQuestion[],
  answers: Answers,
  comments: readonly AnsweredComment[],
  words: FormWords,
): { question: string; answers: string[]; isWritten: boolean }[] {
  const named = (countedAs: string) => questions.find((question) => isOf(question, countedAs))
  const asked = (countedAs: string) => aloneOf(named(countedAs), words) || countedAs
  return [
    ...Object.entries(answers).map(([countedAs, answer]) => ({
      question: asked(countedAs),
      answers: [answer].flat().map((value) => answerOf(named(countedAs), countedAs, value, words)),
      isWritten: false,
    })),
    ...comments.map(({ question, text }) => ({ question: asked(question), answers: [text], isWritten: true })),
  ]
}

/** Without the stem that it completes. */
function aloneOf(question: AskedQuestion | undefined, words: FormWords): string {
  const completes = question?.kind === 'rating' && question.completesStem
  return completes ? words.said(standingAlone(question.text)).text : textOf(question, words)
}

function isOf(question: AskedQuestion, countedAs: string): boolean {
  return (
    isCountedUnder(countedAs, question.key) ||
    countedAs === question.countedAs ||
    countedAs === otherCountedAs(question.countedAs) ||
    SIDES.some((side) => countedAs === reasonsCountedAs(question.countedAs, side))
  )
}

function textOf(question: AskedQuestion | undefined, words: FormWords): string {
  return question === undefined ? '' : words.said(question.text).text
}

function answerOf(
  question: AskedQuestion | undefined,
  countedAs: string,
  value: number | string,
  words: FormWords,
): string {
  if (typeof value === 'string') return words.day(value)
  if (question === undefined) return String(value)
  if (question.kind === 'rating') {
    const side = SIDES.find((each) => countedAs === reasonsCountedAs(question.countedAs, each))
    const reason = side && question.reasons?.[side].find(({ code }) => code === value)
    if (reason) return words.said(reason.text).text
    const instead = NON_SUBSTANTIVE.find((step) => step.value === value)
    if (instead !== undefined) return words.label('instead', instead).text
  }
  return answerInWords(question, value, words) || String(value)
}
