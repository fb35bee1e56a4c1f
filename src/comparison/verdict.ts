import type { Format } from '../i18n/format.ts'
import type { MessageKey, MessageValues, Translate } from '../i18n/translate.ts'
import type { Interval, Measured } from '../statistics/measured.ts'
import { excludes } from '../statistics/measured.ts'
import type { ServiceState, StateFlag, TargetAttainment } from '../statistics/state.ts'
import { toldDisclosure } from './asked.ts'
import type { ServiceComparison } from './service-comparison.ts'

export type Tone = 'good' | 'poor' | 'warn' | 'neutral'

export interface Verdict {
  state: ServiceState
  tone: Tone
  name: string
  /** The state's name, what it rests on and its evidence; `lead` and `rest` together. */
  sentence: string
  lead: string
  rest: string
  /** How firm it is, and why; null where there is nothing to be firm about. */
  confidence: string | null
  firm: boolean
  flags: { flag: StateFlag; name: string; explanation: string }[]
}

/** What the sentence is made from. */
export type VerdictFacts = Pick<ServiceComparison, 'state' | 'overall' | 'sides' | 'rules' | 'daysSinceLastUser'> & {
  attainments: readonly TargetAttainment[]
}

export interface Words {
  t: Translate
  format: Format
}

const TONES: Record<ServiceState, Tone> = {
  'aligned-good': 'good',
  'aligned-poor': 'poor',
  watermelon: 'poor',
  'hidden-strength': 'warn',
  'users-only': 'neutral',
  'customer-only': 'neutral',
  'not-enough-data': 'neutral',
}

export function toneOfState(state: ServiceState): Tone {
  return TONES[state]
}

const STATE_NAMES: Record<ServiceState, MessageKey> = {
  'aligned-good': 'comparison.stateAlignedGood',
  'aligned-poor': 'comparison.stateAlignedPoor',
  watermelon: 'comparison.stateWatermelon',
  'hidden-strength': 'comparison.stateHiddenStrength',
  'users-only': 'comparison.stateUsersOnly',
  'customer-only': 'comparison.stateCustomerOnly',
  'not-enough-data': 'comparison.stateNotEnoughData',
}

export function stateName(state: ServiceState, t: Translate): string {
  return t(STATE_NAMES[state])
}

const SENTENCES: Record<ServiceState, MessageKey> = {
  'aligned-good': 'comparison.verdictAlignedGood',
  'aligned-poor': 'comparison.verdictAlignedPoor',
  watermelon: 'comparison.verdictWatermelon',
  'hidden-strength': 'comparison.verdictHiddenStrength',
  'users-only': 'comparison.verdictUsersOnly',
  'customer-only': 'comparison.verdictCustomerOnly',
  'not-enough-data': 'comparison.verdictNotEnoughData',
}

/** The verdict on a service in one sentence with its evidence, in the reader's language. */
export function verdictOn(facts: VerdictFacts, words: Words): Verdict {
  const { state } = facts
  const name = stateName(state.state, words.t)
  const key = byAgreement(facts) ? 'comparison.verdictWatermelonByAgreement' : SENTENCES[state.state]
  const sentence = words.t(key, {
    users: usersClause(facts, words),
    customers: customersClause(facts, words),
    agreement: agreementClause(facts.attainments, words.t),
    attained: state.agreement === 'unknown' && facts.attainments.length === 0 ? 'none' : state.agreement,
  })
  const lead = words.t('comparison.verdictLead', { state: name })
  return {
    state: state.state,
    tone: toneOfState(state.state),
    name,
    sentence: `${lead} ${sentence}`,
    lead,
    rest: sentence,
    confidence: confidenceText(facts, words),
    firm: state.confidence === 'confirmed',
    flags: state.flags.map((flag) => ({ flag, ...explained(flag, facts, words) })),
  }
}

function byAgreement({ state }: VerdictFacts): boolean {
  return state.state === 'watermelon' && state.basis === 'users+agreement'
}

function usersClause(facts: VerdictFacts, { t, format }: Words): string {
  const { state, overall } = facts
  if (state.users === 'unknown') return unknownUsers(facts, t)
  const values = { index: format.number(state.userIndex.value ?? 0), n: overall.users.n }
  const evidence = withInterval('comparison.usersEvidence', values, overall.users.indexInterval, { t, format })
  if (state.users === 'green') return t('comparison.usersContent', { evidence })
  // "Customers are content, but users are not": the word has just been said.
  return t('comparison.usersNotContent', {
    evidence,
    short: state.basis === 'users+customers' && state.state === 'watermelon' ? 'yes' : 'no',
  })
}

function unknownUsers({ sides, rules }: VerdictFacts, t: Translate): string {
  const { n, asked } = sides.user
  const disclosure = toldDisclosure(sides.user.disclosure, asked)
  if (disclosure === 'gives-away') return t('comparison.usersGiveAway')
  if (disclosure === 'too-few') return t('comparison.usersTooFewToShow')
  return t('comparison.usersTooFew', { n, least: rules.minUsers })
}

/** “So are customers” after the users; in full where nothing was said of users; else “customers are not” follows on. */
const ALSO: Partial<Record<ServiceState, string>> = {
  'aligned-good': 'yes',
  'aligned-poor': 'yes',
  'customer-only': 'alone',
}

function customersClause({ state, overall, sides }: VerdictFacts, words: Words): string {
  const { t, format } = words
  const { customers } = overall
  if (customers.index.value === null) {
    const told = toldDisclosure(sides.customer.disclosure, sides.customer.asked)
    return t(told === 'none' ? 'comparison.customersNone' : 'comparison.customersHidden')
  }
  const { reading, eligible, n } = customers
  const values = { index: format.number(customers.index.value), n, eligible: eligible ?? 0, reading }
  const known = eligible === null || eligible < n ? 'no' : 'yes'
  const evidence =
    reading === 'sample'
      ? withInterval('comparison.customersEvidence', { ...values, known }, customers.indexInterval, words)
      : withInterval('comparison.customersEvidence', { ...values, known }, boundsOf(customers), words)
  const also = ALSO[state.state] ?? 'no'
  const key = state.customers === 'green' ? 'comparison.customersContent' : 'comparison.customersNotContent'
  return t(key, { evidence, reading, also })
}

/** Only where somebody is missing do the bounds say anything. */
function boundsOf({ indexBounds, n, eligible }: VerdictFacts['overall']['customers']): Measured<Interval> | null {
  return eligible !== null && n < eligible ? indexBounds : null
}

function withInterval(
  key: MessageKey,
  values: MessageValues,
  interval: Measured<Interval> | null,
  { t, format }: Words,
): string {
  const found = interval?.value ?? null
  const [low, high] = found === null ? ['', ''] : [scalePoints(found.low, format), scalePoints(found.high, format)]
  return t(key, { ...values, low, high, interval: found === null ? 'no' : 'yes' })
}

/** Index points as they are read; an interval's ends never leave the scale. */
export function scalePoints(index: number, format: Format): string {
  return format.number(Math.min(100, Math.max(0, index)))
}

/** "every agreed target is met", counting those that were reported. */
function agreementClause(attainments: readonly TargetAttainment[], t: Translate): string {
  const reported = attainments.filter(({ met }) => met !== null)
  const missed = reported.filter(({ met }) => met === false).length
  return t('comparison.agreementClause', {
    of: reported.length,
    met: reported.length - missed,
    missed,
    kept: missed === 0 ? 'all' : 'some',
  })
}

function confidenceText(facts: VerdictFacts, { t, format }: Words): string | null {
  const { state, rules } = facts
  if (state.confidence === null) return null
  const target = format.number(rules.targetIndex)
  if (state.confidence === 'confirmed') return t('comparison.confirmed', { target, basis: state.basis ?? '' })
  const reasons = provisionalBecause(facts).map((key) =>
    t(key, { target, firm: rules.minUsersConfirmed, n: facts.overall.users.n }),
  )
  return t('comparison.provisional', { reasons: format.list(reasons) })
}

/** What keeps a state from being confirmed, in the order in which it is read. */
function provisionalBecause({ state, overall, rules }: VerdictFacts): MessageKey[] {
  const reasons: MessageKey[] = []
  if (state.basis !== 'customers') {
    if (overall.users.n < rules.minUsersConfirmed) reasons.push('comparison.provisionalFewUsers')
    else if (!clear(state.userInterval, rules.targetIndex)) reasons.push('comparison.provisionalCloseUsers')
  }
  if (state.basis === 'customers' || state.basis === 'users+customers') {
    if (overall.customers.reading === 'sample') {
      if (!clear(overall.customers.indexInterval, rules.targetIndex))
        reasons.push('comparison.provisionalCloseCustomers')
    } else if (state.customerRange.value === null) reasons.push('comparison.provisionalCustomersUnknown')
    else if (!clear(state.customerRange, rules.targetIndex)) reasons.push('comparison.provisionalCustomersMissing')
  }
  return reasons.length === 0 ? ['comparison.provisionalClose'] : reasons
}

function clear(range: Measured<Interval>, target: number): boolean {
  return range.value !== null && excludes(range.value, target)
}

const FLAG_WORDS: Record<StateFlag, { name: MessageKey; explanation: MessageKey }> = {
  gap: { name: 'comparison.flagGap', explanation: 'comparison.flagGapText' },
  'breach-unfelt': { name: 'comparison.flagBreachUnfelt', explanation: 'comparison.flagBreachUnfeltText' },
  'blind-agreement': { name: 'comparison.flagBlindAgreement', explanation: 'comparison.flagBlindAgreementText' },
  'low-coverage': { name: 'comparison.flagLowCoverage', explanation: 'comparison.flagLowCoverageText' },
  stale: { name: 'comparison.flagStale', explanation: 'comparison.flagStaleText' },
}

export function flagName(flag: StateFlag, t: Translate): string {
  return t(FLAG_WORDS[flag].name)
}

function explained(flag: StateFlag, { overall, sides, rules, daysSinceLastUser }: VerdictFacts, { t, format }: Words) {
  const { lastDay, eligible } = sides.user.asked
  return {
    name: flagName(flag, t),
    explanation: t(FLAG_WORDS[flag].explanation, {
      points: format.number(Math.abs(overall.gap.value?.index.value ?? 0)),
      least: format.number(rules.gapIndexPoints, 1),
      n: overall.users.n,
      eligible: eligible ?? 0,
      rate: eligible === null ? '' : format.percent(overall.users.n / eligible, 1),
      lowest: format.percent(rules.lowCoverageBelow),
      day: lastDay === null ? '' : format.day(lastDay),
      days: daysSinceLastUser ?? 0,
      limit: rules.staleAfterDays,
    }),
  }
}
