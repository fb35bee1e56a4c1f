import { censusBounds, MIN_CUSTOMER_SAMPLE } from './census.ts'
import { finitePopulation } from './finite-population.ts'
import { type Histogram, indexInterval, indexOf, intervalOnIndex, responses } from './histogram.ts'
import { excludes, type Interval, type Measured, mapMeasured, unmeasured } from './measured.ts'
import { responseRate } from './nonresponse.ts'

/** The thresholds of a service's state; an experience target (XLA) replaces `targetIndex`. */
export type StateRules = {
  /** Index points 0–100 from which a side is green. */
  readonly targetIndex: number
  /** Below this many users nothing is said of them. */
  readonly minUsers: number
  readonly minUsersConfirmed: number
  /** Level of the users' interval. */
  readonly intervalLevel: number
  /** Index points from which a gap is flagged. */
  readonly gapIndexPoints: number
  /** Share of targets met from which an agreement is green. */
  readonly agreementGreenShare: number
  /** Below this share of the eligible users, coverage is low. */
  readonly lowCoverageBelow: number
  /** Days since the last user response after which the state is stale. */
  readonly staleAfterDays: number
}

export const STATE_RULES: StateRules = {
  targetIndex: 70,
  minUsers: 10,
  minUsersConfirmed: 30,
  intervalLevel: 0.9,
  gapIndexPoints: 12.5,
  agreementGreenShare: 0.9,
  lowCoverageBelow: 0.1,
  staleAfterDays: 180,
}

export type Colour = 'green' | 'red' | 'unknown'
export type ServiceState =
  | 'aligned-good'
  | 'aligned-poor'
  | 'watermelon'
  | 'hidden-strength'
  | 'users-only'
  | 'customer-only'
  | 'not-enough-data'
export type StateFlag = 'gap' | 'breach-unfelt' | 'blind-agreement' | 'low-coverage' | 'stale'
export type Confidence = 'confirmed' | 'provisional'
export type StateBasis = 'users+customers' | 'users+agreement' | 'users' | 'customers'

/** One target of the agreement in the period; `met` is null when it was not reported. */
export type TargetAttainment = { readonly critical: boolean; readonly met: boolean | null }

export type StateEvidence = {
  /** Answers to the overall VALUE question on 1–5. */
  readonly users: Histogram
  readonly customers: Histogram
  /** Customers who could have answered; null when not known. */
  readonly customersEligible: number | null
  readonly targets: readonly TargetAttainment[]
  /** Users who could have answered; left out or null, coverage is not judged. */
  readonly usersEligible?: number | null
  /** Left out or null, staleness is not judged. */
  readonly daysSinceLastUserResponse?: number | null
}

export type StateOfService = {
  readonly state: ServiceState
  readonly users: Colour
  readonly customers: Colour
  readonly agreement: Colour
  /** Null when there is not enough data for a state. */
  readonly confidence: Confidence | null
  readonly basis: StateBasis | null
  readonly flags: readonly StateFlag[]
  /** Index points; `too-few` below `minUsers`. */
  readonly userIndex: Measured<number>
  readonly userInterval: Measured<Interval>
  /** Index points, of those who answered. */
  readonly customerIndex: Measured<number>
  /** Index points the customers can end at, the missing at worst and best. */
  readonly customerRange: Measured<Interval>
}

/**
 * The state of a service: users against customers on the overall VALUE question, with the agreement beside them
 * (DESIGN 3.5). Users are green from the target index on; customers likewise on those who answered, and only
 * provisionally while the missing could turn it. A state is confirmed when every side it rests on is.
 */
export function stateOfService(evidence: StateEvidence, rules: StateRules = STATE_RULES): StateOfService {
  const { userIndex, userInterval } = usersFigures(evidence.users, rules)
  const customerIndex = indexOf(evidence.customers)
  const customerRange = mapMeasured(customerBounds(evidence), intervalOnIndex)
  const users = colourOf(userIndex, rules)
  const customers = colourOf(customerIndex, rules)
  const agreement = agreementColour(evidence.targets, rules)
  const state = stateFrom(users, customers, agreement)
  const basis = basisOf(state, customers)

  const usersConfirmed = responses(evidence.users) >= rules.minUsersConfirmed && isClear(userInterval, rules)
  const customersConfirmed = isClear(customerRange, rules) || isClear(sampleInterval(evidence, rules), rules)
  const confirmed =
    (usersConfirmed || basis === 'customers') &&
    (customersConfirmed || basis === 'users' || basis === 'users+agreement')

  const flags: StateFlag[] = []
  if (isGap(userIndex, userInterval, customerIndex, rules)) flags.push('gap')
  if (state === 'aligned-good' && agreement === 'red') flags.push('breach-unfelt')
  if (state === 'aligned-poor' && agreement === 'green') flags.push('blind-agreement')
  if (isLowCoverage(evidence, rules)) flags.push('low-coverage')
  if ((evidence.daysSinceLastUserResponse ?? 0) > rules.staleAfterDays) flags.push('stale')

  return {
    state,
    users,
    customers,
    agreement,
    confidence: basis === null ? null : confirmed ? 'confirmed' : 'provisional',
    basis,
    flags,
    userIndex,
    userInterval,
    customerIndex,
    customerRange,
  }
}

/**
 * Colour of an agreement in a period: red if a critical target is missed or fewer than 90 % of those reported are met;
 * unknown if nothing was reported, or if a critical target was not, for then green could not be claimed.
 */
export function agreementColour(targets: readonly TargetAttainment[], rules: StateRules = STATE_RULES): Colour {
  const reported = targets.filter(({ met }) => met !== null)
  if (reported.length === 0) return 'unknown'
  if (reported.some(({ critical, met }) => critical && !met)) return 'red'
  if (reported.filter(({ met }) => met).length / reported.length < rules.agreementGreenShare) return 'red'
  return targets.some(({ critical, met }) => critical && met === null) ? 'unknown' : 'green'
}

function usersFigures(users: Histogram, rules: StateRules) {
  const n = responses(users)
  if (n > 0 && n < rules.minUsers) return { userIndex: unmeasured('too-few'), userInterval: unmeasured('too-few') }
  return { userIndex: indexOf(users), userInterval: indexInterval(users, rules.intervalLevel) }
}

function colourOf(index: Measured<number>, rules: StateRules): Colour {
  if (index.value === null) return 'unknown'
  return index.value >= rules.targetIndex ? 'green' : 'red'
}

function stateFrom(users: Colour, customers: Colour, agreement: Colour): ServiceState {
  if (users === 'unknown') return customers === 'unknown' ? 'not-enough-data' : 'customer-only'
  if (customers === 'unknown') return users === 'red' && agreement === 'green' ? 'watermelon' : 'users-only'
  if (users === 'green') return customers === 'green' ? 'aligned-good' : 'hidden-strength'
  return customers === 'green' ? 'watermelon' : 'aligned-poor'
}

function basisOf(state: ServiceState, customers: Colour): StateBasis | null {
  if (state === 'not-enough-data') return null
  if (state === 'customer-only') return 'customers'
  if (state === 'users-only') return 'users'
  return customers === 'unknown' ? 'users+agreement' : 'users+customers'
}

/** Whether a range lies on one side of the target. */
function isClear(range: Measured<Interval>, { targetIndex }: StateRules): boolean {
  return range.value !== null && (range.value.low >= targetIndex || range.value.high < targetIndex)
}

/** With more answers than customers, as after several rounds, nobody is missing: their mean is a fact. */
function customerBounds({ customers, customersEligible }: StateEvidence): Measured<Interval> {
  const answered = responses(customers)
  const isRepeated = customersEligible !== null && customersEligible > 0 && answered > customersEligible
  return censusBounds(customers, isRepeated ? answered : customersEligible)
}

/** Customers who are enough to be a sample have an interval, corrected for how many of the eligible they are. */
function sampleInterval({ customers, customersEligible }: StateEvidence, rules: StateRules): Measured<Interval> {
  if (responses(customers) < MIN_CUSTOMER_SAMPLE) return unmeasured('census')
  if (customersEligible === null) return indexInterval(customers, rules.intervalLevel)
  const sample = finitePopulation(customers, customersEligible, rules.intervalLevel)
  return sample.value === null ? sample : mapMeasured(sample.value.meanInterval, intervalOnIndex)
}

/** The two indices are far enough apart, and the users' interval, where they vary at all, excludes the customers'. */
function isGap(
  users: Measured<number>,
  interval: Measured<Interval>,
  customers: Measured<number>,
  rules: StateRules,
): boolean {
  if (users.value === null || customers.value === null) return false
  const rounding = 1e-9
  if (Math.abs(users.value - customers.value) < rules.gapIndexPoints - rounding) return false
  return interval.value === null || excludes(interval.value, customers.value)
}

function isLowCoverage({ users, usersEligible }: StateEvidence, rules: StateRules): boolean {
  const coverage = responseRate(responses(users), usersEligible ?? null)
  return coverage.value !== null && coverage.value.share < rules.lowCoverageBelow
}
