import type { Reader } from '../i18n/reader.ts'
import type { MessageKey } from '../i18n/translate.ts'
import { MIN_DERIVED_IMPORTANCE } from '../statistics/importance.ts'
import type { Interval, Measured } from '../statistics/measured.ts'
import { type Advice, MIN_PRIORITY_USERS, type Priority, WORTH_DOING } from '../statistics/priority.ts'
import { SMALLEST_GROUP } from '../surveys/anonymity.ts'
import { type Asking, type AskPart, askPart } from './ask-page.ts'
import { whyHidden } from './figures-page.ts'
import { type ImportanceMatrix, importanceMatrix } from './importance-matrix-page.ts'
import { type DerivedImportance, type DimensionPriority, type Priorities, rankedBy } from './priorities.ts'

declare module '../web/render.ts' {
  interface Pages {
    'comparison/matters': Matters
    'comparison/matters-table': MattersTable
    'comparison/figure-cell': FigureCell
  }
}

/** What matters beside how it is done, and what to do about it. */
export interface Matters {
  /** Said first: what to do. */
  verdict: string[]
  /** Which question to ask; null where it is asked. */
  ask: AskPart | null
  lists: AdviceList[]
  unknown: string | null
  weightUnit: string
  matrices: ImportanceMatrix[]
  /** Null where nothing is rated or picked either. */
  table: MattersTable | null
}

export interface AdviceList {
  advice: 'fix' | 'talk' | 'leave'
  title: string
  lead: string
  items: { name: string; figure: string; weight: string }[]
  none: string
}

export interface MattersTable {
  rows: MattersRow[]
  how: string[]
}

interface MattersRow {
  name: string
  advice: string
  adviceKey: Advice
  importance: FigureCell
  importanceCustomer: FigureCell
  derived: FigureCell
  users: FigureCell
  customers: FigureCell
  gap: string
  priority: FigureCell
  alignment: FigureCell
  howName: string
  how: string[]
}

/** A figure and what is said beneath it. */
export interface FigureCell {
  figure: string
  hints: string[]
}

const NOTHING: FigureCell = { figure: '–', hints: [] }

const ADVICE_NAMES: Record<Advice, MessageKey> = {
  fix: 'priorities.adviceFix',
  talk: 'priorities.adviceTalk',
  both: 'priorities.adviceBoth',
  leave: 'priorities.adviceLeave',
  'not-enough': 'priorities.adviceUnknown',
}

export function matters(found: Priorities, asking: Asking, reader: Reader): Matters {
  const { t, format } = reader
  const { dimensions } = found
  const name = ({ dimension }: DimensionPriority) => t(`surveys.dimension${dimension}`)
  const names = (some: readonly DimensionPriority[]) => format.list(some.map(name))
  const fix = rankedBy('priority', dimensions).filter(({ advice }) => advice === 'fix' || advice === 'both')
  const talk = rankedBy('alignment', dimensions).filter(({ advice }) => advice === 'talk' || advice === 'both')
  const leave = dimensions.filter(({ advice }) => advice === 'leave')
  const unknown = dimensions.filter(({ advice }) => advice === 'not-enough')
  const verdict = [
    ...(fix.length === 0 ? [] : [t('priorities.verdictFix', { names: names(fix.slice(0, SAID_FIRST)) })]),
    ...(talk.length === 0 ? [] : [t('priorities.verdictTalk', { names: names(talk.slice(0, SAID_FIRST)) })]),
  ]
  const instead = leave.length > 0 ? 'priorities.verdictLeave' : 'priorities.verdictUnknown'
  const item = (each: DimensionPriority, which: 'priority' | 'alignment') => ({
    name: name(each),
    figure: lowest(each[which], reader),
    weight: weightText(each[which], reader),
  })
  return {
    verdict: verdict.length > 0 ? verdict : [t(instead)],
    ask: found.whyNotPicked.user === 'none' ? askPart(['IMPORTANCE'], 'priorities.askImportance', asking, t) : null,
    // Of nothing, it cannot be said that nothing falls short.
    lists:
      unknown.length === dimensions.length
        ? []
        : [
            {
              ...{ advice: 'fix' as const, title: t('priorities.fix'), none: t('priorities.fixNone') },
              lead: t('priorities.fixLead', { target: format.number(found.target) }),
              items: fix.map((each) => item(each, 'priority')),
            },
            {
              ...{ advice: 'talk' as const, title: t('priorities.talk'), none: t('priorities.talkNone') },
              lead: t('priorities.talkLead', { least: format.number(found.leastGap, 1) }),
              items: talk.map((each) => item(each, 'alignment')),
            },
            {
              ...{ advice: 'leave' as const, title: t('priorities.leave'), none: t('priorities.leaveNone') },
              lead: t('priorities.leaveLead'),
              items: leave.map((each) => ({ name: name(each), figure: '', weight: indices(each, reader) })),
            },
          ],
    unknown:
      unknown.length === 0 ? null : t('priorities.unknownText', { least: MIN_PRIORITY_USERS, names: names(unknown) }),
    weightUnit: t('priorities.weightUnit', { known: found.usersKnown ? 'yes' : 'no', users: found.users }),
    matrices: [importanceMatrix('user', found, reader), importanceMatrix('customer', found, reader)],
    table: isAnythingKnown(found)
      ? { rows: tableOrder(found).map((each) => row(each, found, reader)), how: howItIsRead(found, reader) }
      : null,
  }
}

function isAnythingKnown({ dimensions, whyNotPicked }: Priorities): boolean {
  const isRated = dimensions.some(({ user, customer }) => user.disclosure !== 'none' || customer.disclosure !== 'none')
  return isRated || whyNotPicked.user !== 'none' || whyNotPicked.customer !== 'none'
}

/** A verdict names so many at most; the lists name them all. */
const SAID_FIRST = 3

/** The larger of both lower ends decides, so that what is most urgent in either sense stands first. */
function tableOrder({ dimensions }: Priorities): DimensionPriority[] {
  const low = ({ value }: Measured<Priority>) => value?.interval.value?.low ?? -1
  const most = (each: DimensionPriority) => Math.max(low(each.priority), low(each.alignment))
  return [...dimensions].sort((a, b) => most(b) - most(a))
}

function row(each: DimensionPriority, found: Priorities, reader: Reader): MattersRow {
  const { t, format } = reader
  const name = t(`surveys.dimension${each.dimension}`)
  return {
    name,
    advice: t(ADVICE_NAMES[each.advice]),
    adviceKey: each.advice,
    importance: importanceCell(each, 'user', reader),
    importanceCustomer: importanceCell(each, 'customer', reader),
    derived: derivedCell(each.derived, reader),
    users: indexCell(each, 'user', reader),
    customers: indexCell(each, 'customer', reader),
    gap: each.gap === null ? '–' : format.signed(each.gap),
    priority: priorityCell(each.priority, reader),
    alignment: priorityCell(each.alignment, reader),
    howName: t('priorities.howRow', { name }),
    how: howOfRow(each, found, reader),
  }
}

function importanceCell(each: DimensionPriority, perspective: 'user' | 'customer', { t, format }: Reader): FigureCell {
  const { importance } = each[perspective]
  if (importance === null) return NOTHING
  const { share, count, of } = importance
  return { figure: format.percent(share), hints: [t('priorities.pickedOf', { count, of })] }
}

function indexCell(each: DimensionPriority, perspective: 'user' | 'customer', { t, format }: Reader): FigureCell {
  const { index, indexInterval, n, disclosure } = each[perspective]
  if (index.value === null) return { figure: '–', hints: [whyHidden(disclosure, t)] }
  const range = rangeText(indexInterval, (value) => format.number(Math.min(100, Math.max(0, value))), t)
  return { figure: format.number(index.value), hints: [...range, t('priorities.answersN', { n })] }
}

function derivedCell({ n, disclosure, association }: DerivedImportance, { t, format }: Reader): FigureCell {
  if (disclosure === 'none') return { figure: '–', hints: [t('priorities.derivedNotCounted')] }
  if (disclosure !== 'shown') return { figure: '–', hints: [whyHidden(disclosure, t)] }
  if (association.value === null) {
    const isFew = association.reason === 'too-few'
    const hint = isFew
      ? t('priorities.derivedTooFew', { least: MIN_DERIVED_IMPORTANCE, n })
      : t('priorities.derivedAlike')
    return { figure: '–', hints: [hint] }
  }
  const { coefficient, interval } = association.value
  const range = rangeText(interval, (value) => format.number(value, 2), t)
  return { figure: format.number(coefficient, 2), hints: [...range, t('priorities.derivedN', { n })] }
}

function priorityCell({ value: found }: Measured<Priority>, { t, format }: Reader): FigureCell {
  if (found === null) return NOTHING
  return { figure: weight(found.value, format), hints: rangeText(found.interval, (value) => weight(value, format), t) }
}

function rangeText(interval: Measured<Interval>, as: (value: number) => string, t: Reader['t']): string[] {
  if (interval.value === null) return []
  return [t('priorities.range', { low: as(interval.value.low), high: as(interval.value.high) })]
}

function lowest({ value: found }: Measured<Priority>, { t, format }: Reader): string {
  const low = found?.interval.value?.low
  return low === undefined ? '' : t('priorities.weight', { low: weight(low, format) })
}

function weightText({ value: found }: Measured<Priority>, { t, format }: Reader): string {
  const interval = found?.interval.value
  if (found === null || interval === null || interval === undefined) return ''
  const [value, low, high] = [found.value, interval.low, interval.high].map((each) => weight(each, format))
  return t('priorities.weightRange', { value: value!, low: low!, high: high! })
}

function indices({ user }: DimensionPriority, { t, format }: Reader): string {
  const { index, importance } = user
  const rated = index.value === null ? [] : [`${t('priorities.performance')} ${format.number(index.value)}`]
  const picked = importance === null ? [] : [`${t('priorities.importance')} ${format.percent(importance.share)}`]
  return [...rated, ...picked].join(' · ')
}

/** An order of work has three figures, not seven; below ten, one decimal. */
function weight(value: number, format: Reader['format']): string {
  if (value < 10) return format.number(value, value === 0 ? 0 : 1)
  return format.number(Number(value.toPrecision(3)))
}

function howOfRow(each: DimensionPriority, { target, users }: Priorities, { t, format }: Reader): string[] {
  const { importance, importanceInterval, index } = each.user
  const lines: string[] = []
  if (importance !== null && importanceInterval.value !== null) {
    const { count, of, share } = importance
    const { low, high } = importanceInterval.value
    const as = (value: number) => format.percent(value, 1)
    lines.push(t('priorities.howImportance', { count, of, share: as(share), low: as(low), high: as(high) }))
  }
  const share = importance === null ? '' : format.number(importance.share, 3)
  const shared = { share, users }
  lines.push(
    each.priority.value === null || index.value === null
      ? t('priorities.howNoPriority')
      : t('priorities.howPriority', {
          ...shared,
          ...{ target: format.number(target), index: format.number(index.value, 1) },
          value: weight(each.priority.value.value, format),
        }),
    each.alignment.value === null || each.gap === null
      ? t('priorities.howNoAlignment')
      : t('priorities.howAlignment', {
          ...shared,
          gap: format.number(Math.abs(each.gap), 1),
          value: weight(each.alignment.value.value, format),
        }),
  )
  return lines
}

function howItIsRead({ leastGap }: Priorities, { t, format }: Reader): string[] {
  return [
    t('priorities.howAdvice', { gap: format.number(leastGap, 1), share: format.percent(WORTH_DOING) }),
    t('priorities.howInterval'),
    t('priorities.howCustomers'),
    t('priorities.howMean'),
    t('priorities.howDerived', { least: MIN_DERIVED_IMPORTANCE }),
    t('priorities.howAnonymity', { least: SMALLEST_GROUP }),
  ]
}
