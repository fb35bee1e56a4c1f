import type { Month } from '../catalogue/agreement.ts'
import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import type { Perspective } from '../database/schema.ts'
import { CALLED_BELOW, compareDimension, type DimensionComparison } from '../statistics/compare.ts'
import { type Histogram, indexOf, ONE_TO_FIVE, oneToFive, responses } from '../statistics/histogram.ts'
import { type Measured, unmeasured } from '../statistics/measured.ts'
import { type PostStratified, postStratified } from '../statistics/post-stratification.ts'
import { STATE_RULES } from '../statistics/state.ts'
import { welch } from '../statistics/welch.ts'
import type { Rated } from '../surveys/definition.ts'
import { breakdownDisclosure, type GroupCount, type GroupsIn } from './breakdown-disclosure.ts'
import type { Disclosure, MayShow } from './disclosure.ts'
import { monthsIn, type WindowKey } from './window.ts'

/** What a breakdown is by: `channel`, `language`, or `group:<attribute>`; one at a time, never crossed. */
export type BreakdownBy = string

/** Whoever is in no group: their channel or attribute is not known. */
export const IN_NO_GROUP = ''

/** Answers to one question in one month: of everybody (`group` null) or of one group. */
export interface GroupAnswers {
  group: string | null
  perspective: Perspective
  period: Month
  answer: number
  count: number
}

/** How many active users each group has. */
export type FrameCounts = ReadonlyMap<string, number>

/** What a breakdown is asked for. */
export interface BreakdownAsked {
  by: BreakdownBy
  question: Rated
  window: WindowKey
}

export interface BreakdownEvidence extends BreakdownAsked {
  /** Of all months. */
  answers: readonly GroupAnswers[]
  mayShow: MayShow
  /** Whether responses of the perspective are held back until more have come. */
  isWaiting: (perspective: Perspective) => boolean
  anonymous: ReadonlySet<Perspective>
  customersEligible: number | null
  /** Index points. */
  targetIndex: number
  frame: FrameCounts
}

/** `hidden`: fewer than five, or it would give a neighbour, another window or the total away. */
export type CellDisclosure = 'shown' | 'none' | 'hidden'

/** One group, or everybody, in each perspective; the histograms of what may not be seen are empty. */
export interface BrokenDown {
  compared: DimensionComparison
  /** Index points. */
  provider: Measured<number>
  histogram: Record<Perspective, Histogram>
  n: Record<Perspective, number>
  disclosure: Record<Perspective, CellDisclosure>
}

export interface BreakdownGroup extends BrokenDown {
  /** {@link IN_NO_GROUP}, or what the group is called in the histograms. */
  group: string
}

/** The groups whose users differ most, of those with enough of them. */
export interface FarthestApart {
  lowest: BreakdownGroup
  highest: BreakdownGroup
  /** Index points. */
  difference: number
  /** Whether chance alone would hardly have set them so far apart (Welch, Bonferroni over all pairs). */
  isCalled: boolean
}

export interface Weighted {
  /** Of the users, in scores; `too-few` where fewer than two groups have both answers to show and a known size. */
  index: Measured<PostStratified>
  /** The groups that it rests on, in the order of its weights. */
  groups: readonly { group: string; population: number; n: number }[]
  /** Of the groups whose size is known, those that it leaves out because what they say is hidden, or nothing. */
  leftOut: readonly { group: string; population: number }[]
}

export interface Breakdown extends BreakdownAsked {
  targetIndex: number
  whole: BrokenDown
  /** The least content users first; groups without a figure last. */
  groups: BreakdownGroup[]
  apart: FarthestApart | null
  /** Null where no group's size is known. */
  weighted: Weighted | null
  /** Whether a window's users may not be broken down, although there are some. */
  isHidden(window: WindowKey): boolean
}

/** One question's answers, broken down one way, as far as they may be seen; each perspective by itself. */
export function breakDown(evidence: BreakdownEvidence): Breakdown {
  const { by, question, window, mayShow, isWaiting, targetIndex } = evidence
  const parts = withoutGroup(evidence.answers)
  const groupsIn = gates(evidence, parts)
  const names = [...new Set(parts.map(({ group }) => group))].filter((group) => group !== IN_NO_GROUP)
  if (parts.some(({ group, count }) => group === IN_NO_GROUP && count > 0)) names.push(IN_NO_GROUP)
  const ever = new Set(parts.map(({ perspective, group }) => `${perspective} ${group}`))
  const inWindow = inMonths(parts, window)
  const groups = names
    .map((group): BreakdownGroup => {
      const own = inWindow.filter((row) => row.group === group)
      const isShown = (perspective: Perspective) =>
        groupsIn[perspective](window).has(group) || !ever.has(`${perspective} ${group}`)
      return { group, ...brokenDown(own, (of) => (isShown(of) ? 'shown' : 'hidden'), null) }
    })
    .filter(
      ({ group, disclosure }) => group !== IN_NO_GROUP || Object.values(disclosure).some((each) => each !== 'none'),
    )
  const total = (perspective: Perspective) => seen(mayShow(perspective, question, window))
  return {
    by,
    question,
    window,
    targetIndex,
    whole: withWaiting(brokenDown(inWindow, total, evidence.customersEligible), isWaiting),
    groups: sorted(groups),
    apart: farthestApart(groups),
    weighted: weightedBy(evidence.frame, groups),
    isHidden: (chosen) => mayShow('user', question, chosen) !== 'none' && groupsIn.user(chosen).size === 0,
  }
}

/** Where answers are held back, "nobody has answered" is not true. */
function withWaiting(whole: BrokenDown, isWaiting: BreakdownEvidence['isWaiting']): BrokenDown {
  const told = (perspective: Perspective): CellDisclosure => {
    const disclosure = whole.disclosure[perspective]
    return disclosure === 'none' && isWaiting(perspective) ? 'hidden' : disclosure
  }
  return { ...whole, disclosure: { user: told('user'), customer: told('customer'), provider: told('provider') } }
}

function seen(disclosure: Disclosure): CellDisclosure {
  return disclosure === 'shown' || disclosure === 'none' ? disclosure : 'hidden'
}

interface PartRow extends GroupAnswers {
  group: string
}

/** The groups' rows, and for everybody who is in none of them what the groups leave of the whole. */
function withoutGroup(answers: readonly GroupAnswers[]): PartRow[] {
  const left = new Map<string, PartRow>()
  const parts: PartRow[] = []
  for (const row of answers) {
    const { group, perspective, period, answer, count } = row
    if (group !== null) parts.push({ ...row, group })
    const key = `${perspective} ${period} ${answer}`
    const known = left.get(key) ?? { group: IN_NO_GROUP, perspective, period, answer, count: 0 }
    left.set(key, { ...known, count: known.count + (group === null ? count : -count) })
  }
  return [...parts, ...[...left.values()].filter(({ count }) => count !== 0)]
}

function gates({ question, mayShow, anonymous }: BreakdownEvidence, parts: readonly PartRow[]) {
  const gate = (perspective: Perspective): GroupsIn => {
    const counts = parts
      .filter((row) => row.perspective === perspective && row.answer >= 0)
      .map(({ group, period, count }): GroupCount => ({ group, period, scored: count }))
    return breakdownDisclosure(counts, (window) => mayShow(perspective, question, window), anonymous.has(perspective))
  }
  return { user: gate('user'), customer: gate('customer'), provider: gate('provider') }
}

function inMonths(rows: readonly PartRow[], window: WindowKey): PartRow[] {
  const months = monthsIn(window)
  return months === null ? [...rows] : rows.filter(({ period }) => months.includes(period))
}

function brokenDown(
  rows: readonly PartRow[],
  mayShow: (perspective: Perspective) => CellDisclosure,
  customersEligible: number | null,
): BrokenDown {
  const cells = PERSPECTIVES.map((perspective) => {
    const counted = ONE_TO_FIVE.map((score) =>
      rows.reduce((sum, row) => sum + (row.perspective === perspective && row.answer === score ? row.count : 0), 0),
    )
    const may = mayShow(perspective)
    // A group that answered late is counted in another month than everybody; what the others leave can then be negative.
    const isWhole = counted.every((count) => count >= 0)
    const histogram = oneToFive(may === 'shown' && isWhole ? counted : ONE_TO_FIVE.map(() => 0))
    const isNobody = counted.every((count) => count === 0)
    const disclosure: CellDisclosure =
      may === 'shown' && !isWhole ? 'hidden' : may === 'shown' && isNobody ? 'none' : may
    return [perspective, { histogram, disclosure }] as const
  })
  const cell = Object.fromEntries(cells) as Record<Perspective, { histogram: Histogram; disclosure: CellDisclosure }>
  const of = <T>(pick: (perspective: Perspective) => T) => ({
    user: pick('user'),
    customer: pick('customer'),
    provider: pick('provider'),
  })
  return {
    compared: compareDimension({
      users: cell.user.histogram,
      customers: cell.customer.histogram,
      customersEligible,
    }),
    provider: indexOf(cell.provider.histogram),
    n: of((perspective) => responses(cell[perspective].histogram)),
    disclosure: of((perspective) => cell[perspective].disclosure),
    histogram: of((perspective) => cell[perspective].histogram),
  }
}

/** The least content users first; then what has no figure, the groups by name, and last who is in no group. */
function sorted(groups: readonly BreakdownGroup[]): BreakdownGroup[] {
  const place = ({ group, compared }: BreakdownGroup) =>
    compared.users.index.value ?? (group === IN_NO_GROUP ? 102 : compared.customers.index.value === null ? 101 : 100.5)
  return [...groups].sort((a, b) => place(a) - place(b) || (a.group < b.group ? -1 : 1))
}

function farthestApart(groups: readonly BreakdownGroup[]): FarthestApart | null {
  const enough = sorted(groups).filter(({ group, n }) => group !== IN_NO_GROUP && n.user >= STATE_RULES.minUsers)
  const [lowest, highest] = [enough[0], enough.at(-1)]
  if (lowest === undefined || highest === undefined || lowest === highest) return null
  const test = welch(highest.histogram.user, lowest.histogram.user)
  const pairs = (enough.length * (enough.length - 1)) / 2
  return {
    lowest,
    highest,
    difference: highest.compared.users.index.value! - lowest.compared.users.index.value!,
    isCalled: test.value !== null && test.value.p * pairs < CALLED_BELOW,
  }
}

/**
 * The users' figure with each group weighted to the active users it has. It rests on groups that are shown alone, so that it
 * says nothing of the hidden ones.
 */
function weightedBy(frame: FrameCounts, groups: readonly BreakdownGroup[]): Weighted | null {
  const sized = groups.flatMap((each) => {
    const population = frame.get(each.group) ?? 0
    return population === 0 ? [] : [{ ...each, population }]
  })
  if (sized.length === 0) return null
  const usable = sized.filter(({ n }) => n.user >= 2)
  return {
    index:
      usable.length < 2
        ? unmeasured('too-few')
        : postStratified(usable.map(({ population, histogram }) => ({ population, answers: histogram.user }))),
    groups: usable.map(({ group, population, n }) => ({ group, population, n: n.user })),
    leftOut: [
      ...sized.filter((each) => !usable.includes(each)).map(({ group, population }) => ({ group, population })),
      ...[...frame]
        .filter(([group, population]) => population > 0 && !groups.some((each) => each.group === group))
        .map(([group, population]) => ({ group, population })),
    ],
  }
}
