import { windowName } from '../comparison/window.ts'
import type { ActionOutcome, Perspective, Row } from '../database/schema.ts'
import type { Reader } from '../i18n/reader.ts'
import type { MessageKey } from '../i18n/translate.ts'
import { daysAfter } from '../statistics/days.ts'
import { indexOf, oneToFive, responses } from '../statistics/histogram.ts'
import type { IconName } from '../web/icons.ts'
import { lastDayOf, POINTS_PER_SCORE } from './measure.ts'
import { inPoints, questionName } from './plan-page.ts'
import {
  beyondTheComparison,
  change,
  type Hindrance,
  isComplete,
  type Judged,
  judgedSide,
  type OutcomeFacts,
  outcomeOf,
  type Pair,
} from './verification.ts'

declare module '../web/render.ts' {
  interface Pages {
    'improvement/outcome': OutcomePage
    'improvement/verdict': VerdictWords
  }
}

type Window = 'before' | 'after'

/** The verdict in a sentence, or why there is none yet. */
export interface VerdictWords {
  name: string
  icon: IconName
  class: string
  sentence: string
  note: string
}

export interface SideRow {
  name: string
  /** How it is marked and coloured. */
  shape: Perspective
  isCompared: boolean
  decides: boolean
  before: string
  beforeCount: string
  after: string
  afterCount: string
  change: string
  range: string
  /** The marks of the windows that have a figure, each in per cent of the width; null where neither has. */
  picture: { marks: { when: Window; at: string }[]; way: { from: string; to: string } | null; text: string } | null
  /** Responses by score, of the windows that have a figure. */
  counts: { name: string; scores: string[] }[]
}

export interface OutcomePage {
  windows: string
  rows: SideRow[]
  notes: string[]
  how: string[]
  scores: string[]
}

type Action = Row<'improvement_action'>

export interface OutcomeContent {
  action: Action
  /** Why it stays implemented although its after-window is over. */
  hindrance: Hindrance | null
  /** The comparison service's name; null where there is none, or the reader does not see it. */
  compared: string | null
}

function factsOf({ outcome_facts }: Pick<Action, 'outcome_facts'>): OutcomeFacts | null {
  return outcome_facts === null ? null : (JSON.parse(outcome_facts) as OutcomeFacts)
}

const OUTCOMES: Record<ActionOutcome, { key: MessageKey; icon: IconName; class: string }> = {
  verified: { key: 'verification.outcomeVerified', icon: 'shield-check', class: 'state state-good' },
  worse: { key: 'verification.outcomeWorse', icon: 'alert-triangle', class: 'state state-bad' },
  'no-material-change': { key: 'verification.outcomeNoChange', icon: 'minus', class: 'state state-warn' },
  inconclusive: { key: 'verification.outcomeInconclusive', icon: 'help-circle', class: 'state state-warn' },
}

export function outcomeName(outcome: ActionOutcome, { t }: Pick<Reader, 't'>): string {
  return t(OUTCOMES[outcome].key)
}

/** What is said of an action's effect on top of its page; null before it is implemented, and once it is declined. */
export function verdictWords({ action, hindrance }: OutcomeContent, reader: Reader): VerdictWords | null {
  const { t, format } = reader
  const facts = factsOf(action)
  const outcome = facts === null ? null : outcomeOf(facts)
  if (facts !== null && outcome !== null) {
    const { key, ...shown } = OUTCOMES[outcome]
    const note = t('verification.association')
    return { name: t(key), ...shown, sentence: sentenceOn(facts, outcome, reader), note }
  }
  const waiting = { name: '', icon: 'clock', class: '', note: '' } as const
  if (action.status === 'not-verified')
    return { ...waiting, icon: 'info-circle', sentence: t('verification.closedUnverified') }
  if (action.status !== 'implemented') return null
  const hindered = hindrance ?? (isComplete(action) ? null : ({ because: 'no-plan' } as const))
  if (hindered !== null) {
    return {
      ...waiting,
      icon: 'alert-triangle',
      sentence: t('verification.cannot', { reason: reasonOf(hindered, action, reader) }),
    }
  }
  if (action.after_window === null) return null
  const day = format.day(daysAfter(lastDayOf(action.after_window), 1))
  const sentence = t('verification.awaited', { day, window: windowName(action.after_window, t, format) })
  return { ...waiting, sentence, note: t('verification.awaitedNoPeeking') }
}

function reasonOf(hindrance: Hindrance, { baseline }: Action, { t, format }: Reader): string {
  if (hindrance.because === 'no-plan') return t('verification.cannotNoPlan')
  if (hindrance.because === 'no-variation') return t('verification.cannotNoVariation')
  if (hindrance.because === 'words-changed') return t('verification.cannotReworded', { day: format.day(hindrance.on) })
  const isBefore = hindrance.window === baseline
  const window = windowName(hindrance.window, t, format)
  if (hindrance.because === 'hidden') {
    return t(isBefore ? 'verification.cannotHiddenBefore' : 'verification.cannotHiddenAfter', { window })
  }
  return t(isBefore ? 'verification.cannotEmptyBefore' : 'verification.cannotEmptyAfter', { window })
}

const SAID: Record<ActionOutcome, MessageKey> = {
  verified: 'verification.saidVerified',
  worse: 'verification.saidWorse',
  'no-material-change': 'verification.saidNoChange',
  inconclusive: 'verification.saidInconclusive',
}
const SAID_OF_CENSUS: Record<ActionOutcome, MessageKey> = {
  verified: 'verification.saidCensusVerified',
  worse: 'verification.saidCensusWorse',
  'no-material-change': 'verification.saidNoChange',
  inconclusive: 'verification.saidCensusInconclusive',
}

function sentenceOn(facts: OutcomeFacts, outcome: ActionOutcome, reader: Reader): string {
  const { t, format } = reader
  const pair = facts.sides[facts.perspective]
  const kind = judgedSide(facts.perspective, pair, facts)?.kind
  const points = (change(pair) ?? 0) * POINTS_PER_SCORE
  const hasDirection = outcome === 'verified' || outcome === 'worse'
  return t((kind === 'census' ? SAID_OF_CENSUS : SAID)[outcome], {
    who: facts.perspective,
    question: questionName(facts.question, reader),
    points: hasDirection ? format.number(Math.abs(points), 1) : format.signed(points, 1),
    margin: inPoints(facts.margin, reader),
  })
}

/** Before and after, perspective by perspective, beside the comparison service; null without a verdict. */
export function outcomePage({ action, compared }: OutcomeContent, reader: Reader): OutcomePage | null {
  const facts = factsOf(action)
  if (facts === null) return null
  const { t, format } = reader
  const sides = (['user', 'customer', 'provider'] as const)
    .filter(
      (side) => side !== 'provider' || facts.sides.provider.before !== null || facts.sides.provider.after !== null,
    )
    .map((side) => sideRow(side, facts.sides[side], facts, reader))
  const names = { before: windowName(facts.baseline, t, format), after: windowName(facts.after, t, format) }
  const rows = [...sides, ...comparedRow(facts, compared, reader)]
  const lacks = rows.some(({ counts }) => counts.length < 2)
  return {
    windows: t('verification.resultWindows', names),
    rows,
    notes: [...comparisonNotes(facts, compared, reader), ...(lacks ? [t('verification.hiddenWhy')] : [])],
    how: howItIsCalculated(facts, reader),
    scores: [1, 2, 3, 4, 5].map((score) => t('verification.countsScore', { score })),
  }
}

const SIDES: Record<Perspective, MessageKey> = {
  user: 'verification.sideUser',
  customer: 'verification.sideCustomer',
  provider: 'verification.sideProvider',
}

function sideRow(side: Perspective, pair: Pair, facts: OutcomeFacts, reader: Reader): SideRow {
  const judged = judgedSide(side, pair, facts)
  return {
    ...rowOf(reader.t(SIDES[side]), side, pair, reader),
    isCompared: false,
    decides: side === facts.perspective,
    range: rangeOf(judged, reader),
  }
}

function comparedRow(facts: OutcomeFacts, name: string | null, reader: Reader): SideRow[] {
  if (facts.compared === null || name === null) return []
  const { t } = reader
  const said = t(facts.compared.touched ? 'verification.sideComparedTouched' : 'verification.sideCompared', {
    service: name,
  })
  // Customers of another service are judged by that service's own number; here their change alone is shown.
  const judged = facts.perspective === 'user' ? judgedSide('user', facts.compared, facts) : null
  const row = rowOf(said, facts.perspective, facts.compared, reader)
  return [{ ...row, isCompared: true, decides: false, range: judged === null ? '' : rangeOf(judged, reader) }]
}

const WHEN: Record<Window, MessageKey> = { before: 'verification.keyBefore', after: 'verification.keyAfter' }

function rowOf(name: string, shape: Perspective, pair: Pair, { t, format }: Reader) {
  const of = (counts: Pair['before']) => {
    const answers = counts === null ? null : oneToFive(counts)
    return answers === null ? null : { index: indexOf(answers).value ?? 0, n: responses(answers) }
  }
  const [before, after] = [of(pair.before), of(pair.after)]
  const index = (side: typeof before) => (side === null ? t('verification.hidden') : format.number(side.index, 1))
  const count = (side: typeof before) => (side === null ? '' : t('verification.answers', { n: side.n }))
  const changed = change(pair)
  const shown = [
    { when: 'before', side: before, counts: pair.before },
    { when: 'after', side: after, counts: pair.after },
  ] as const
  const marks = shown.flatMap(({ when, side }) => (side === null ? [] : [{ when, at: `${side.index}%` }]))
  const [from, to] = marks
  return {
    name,
    shape,
    before: index(before),
    beforeCount: count(before),
    after: index(after),
    afterCount: count(after),
    change: changed === null ? '–' : format.signed(changed * POINTS_PER_SCORE, 1),
    picture:
      from === undefined
        ? null
        : {
            marks,
            way: to === undefined ? null : { from: from.at, to: to.at },
            text: t('verification.sideText', { side: name, before: index(before), after: index(after) }),
          },
    counts: shown.flatMap(({ when, side, counts }) =>
      side === null || counts === null
        ? []
        : [{ name: `${name}, ${t(WHEN[when])}`, scores: counts.map((each) => format.number(each)) }],
    ),
  }
}

function rangeOf(judged: Judged | null, { t, format }: Reader): string {
  if (judged === null) return ''
  const points = (scores: number) => format.signed(scores * POINTS_PER_SCORE, 1)
  if (judged.kind === 'sample') {
    if (judged.found.value === null) return t('verification.rangeNone')
    const { low, high } = judged.found.value.interval
    return t('verification.range', { low: points(low), high: points(high) })
  }
  if (judged.found.value === null) return t('verification.rangeNone')
  const { low, high } = judged.found.value.bounds
  if (low === high) return t('verification.rangeCensus')
  return t('verification.rangeCensusBounds', { low: points(low), high: points(high) })
}

function comparisonNotes(facts: OutcomeFacts, service: string | null, reader: Reader): string[] {
  const { t, format } = reader
  if (facts.compared === null) return []
  if (service === null) return [t('verification.comparedNotSeen')]
  const there = change(facts.compared)
  const beyond = beyondTheComparison(facts)
  if (there === null || beyond === null) return [t('verification.comparedNothing', { service })]
  const points = (scores: number) => format.signed(scores * POINTS_PER_SCORE, 1)
  return [
    t('verification.beyond', { service, there: points(there), beyond: points(beyond) }),
    ...(facts.compared.touched ? [t('verification.comparedTouched', { service })] : []),
  ]
}

const WHO: Record<Perspective, MessageKey> = {
  user: 'verification.whoUser',
  customer: 'verification.whoCustomer',
  provider: 'verification.whoProvider',
}

function howItIsCalculated(facts: OutcomeFacts, reader: Reader): string[] {
  const { t, format } = reader
  const judged = judgedSide(facts.perspective, facts.sides[facts.perspective], facts)
  const found = judged?.kind === 'sample' ? judged.found.value : null
  const rules = [
    t('verification.how3', { margin: inPoints(facts.margin, reader) }),
    t('verification.how4', { who: t(WHO[facts.perspective]) }),
  ]
  const share = found === null ? [] : [t('verification.how5', { share: format.percent(found.afterBetter) })]
  return [t('verification.how1'), welchInWords(), ...rules, ...share, t('verification.how6')]

  function welchInWords(): string {
    const { before, after } = facts.sides[facts.perspective]
    if (found === null || before === null || after === null) return t('verification.how2Plain')
    const [was, is] = [oneToFive(before), oneToFive(after)]
    const mean = (index: number | null) => format.number((index ?? 0) / POINTS_PER_SCORE + 1, 2)
    return t('verification.how2', {
      ...{ n1: responses(was), mean1: mean(indexOf(was).value) },
      ...{ n2: responses(is), mean2: mean(indexOf(is).value) },
      df: format.number(found.df, 1),
    })
  }
}
