import { beforeAfter } from '../../src/statistics/before-after.ts'
import { censusGap } from '../../src/statistics/census.ts'
import { finitePopulation } from '../../src/statistics/finite-population.ts'
import {
  bottomTwo,
  type Histogram,
  histogram,
  indexInterval,
  indexOf,
  mean,
  meanInterval,
  median,
  oneToFive,
  responses,
  standardDeviation,
  standardError,
  topTwo,
} from '../../src/statistics/histogram.ts'
import { pearson, spearman } from '../../src/statistics/importance.ts'
import { keyness } from '../../src/statistics/keyness.ts'
import { type Interval, type Measured, mapMeasured } from '../../src/statistics/measured.ts'
import { benjaminiHochberg, holm } from '../../src/statistics/multiple-comparisons.ts'
import { nonResponseBounds, responseRate } from '../../src/statistics/nonresponse.ts'
import { netPromoterDifference, netPromoterScore } from '../../src/statistics/nps.ts'
import { exactPermutation } from '../../src/statistics/permutation.ts'
import { postStratified } from '../../src/statistics/post-stratification.ts'
import { alignmentPriorityOf, priorityOf, type Quadrant, quadrantOf, shortfall } from '../../src/statistics/priority.ts'
import { newcombe, proportion, wilson } from '../../src/statistics/proportion.ts'
import { brunnerMunzel, cliffsDelta, mannWhitney, probabilityOfSuperiority } from '../../src/statistics/ranks.ts'
import { type Colour, type ServiceState, STATE_RULES, stateOfService } from '../../src/statistics/state.ts'
import { filterMayShow, suppressedGroups } from '../../src/statistics/suppression.ts'
import { type ControlChart, TREND_RULES, trendOf } from '../../src/statistics/trend.ts'
import { hedgesG, meanDifference, welch } from '../../src/statistics/welch.ts'

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
export type Fields = { [key: string]: Json }
/** One thing a reference file states: what was computed elsewhere, beside what this module computes. */
export type Check = { name: string; expected: Json; actual: Json; relative: number }

type Pair = { id: string; scores: number[]; users: number[]; customers: number[]; expected: Fields }
type StateConfig = {
  target_index: number
  min_users: number
  min_users_confirmed: number
  ci_level: number
  gap_index_points: number
  sla_green_share: number
}
type StateCase = {
  id: string
  users: number[]
  customers: number[]
  customers_eligible: number | null
  users_eligible?: number | null
  days_since_last?: number | null
  sla_targets: { critical: boolean; met: boolean | null }[]
  expected: Fields
}
type PairsFile = { cases: Pair[]; multiple_comparisons: { raw: number[]; bh: number[]; holm: number[] }[] }
type StatesFile = { config: StateConfig; cases: StateCase[] }
type Finite = Fields & { N: number; hist: number[] }
type Strata = Fields & { strata: (Fields & { pop: number; hist: number[] })[] }
type Census = Fields & { users: number[]; customers: number[]; customers_eligible: number }
type Silent = Fields & { eligible: number; n: number; k: number }
type SamplingFile = {
  fpc?: Finite[]
  post_stratification?: Strata
  census_gap?: Census[]
  nonresponse_bounds?: Silent[]
}
type BeforeAfterFile = {
  rule: string
  cases: { id: string; before: number[]; after: number[]; margin: number; verdict: string }[]
}
type SuppressionFile = {
  partition?: { k: number; groups: { [key: string]: number }; suppressed: string[] }[]
  filter_vs_every_displayable_superset?: { k: number; base: number; filtered: number; show: boolean }[]
}
type TrendFile = {
  n: number[]
  k: number[]
  baseline_periods: number
  ewma?: { lambda: number; L: number }
  cusum?: { k: number; h: number }
}

type JointFile = { joint: number[][]; spearman: number; pearson: number; n: number }
type PriorityFile = {
  target_index: number
  active_users: number
  mean_importance: number
  rows: (Fields & { user_mean: number; customer_mean: number; importance_share: number })[]
}

type KeynessFile = {
  n_users: number
  n_customers: number
  alpha0: number
  terms: (Fields & { term: string; users: number; customers: number })[]
}

const SHAPES: { required: string[]; keys: string[]; checks: (file: Fields) => Check[] }[] = [
  {
    required: ['cases', 'multiple_comparisons', 'meta'],
    keys: ['cases', 'multiple_comparisons', 'meta'],
    checks: (file) => pairChecks(file as unknown as PairsFile),
  },
  {
    required: ['rule', 'cases'],
    keys: ['rule', 'cases', 'meta', 'how'],
    checks: (file) => beforeAfterChecks(file as unknown as BeforeAfterFile),
  },
  {
    required: ['config', 'cases'],
    keys: ['config', 'cases', 'meta', 'how', 'rule'],
    checks: (file) => stateChecks(file as unknown as StatesFile),
  },
  {
    required: [],
    keys: ['fpc', 'post_stratification', 'census_gap', 'nonresponse_bounds', 'how', 'meta'],
    checks: (file) => samplingChecks(file as unknown as SamplingFile),
  },
  {
    required: [],
    keys: ['partition', 'filter_vs_every_displayable_superset', 'rule', 'meta', 'how'],
    checks: (file) => suppressionChecks(file as unknown as SuppressionFile),
  },
  {
    required: ['joint', 'spearman', 'pearson', 'n'],
    keys: ['joint', 'rows', 'cols', 'spearman', 'pearson', 'n'],
    checks: (file) => jointChecks(file as unknown as JointFile),
  },
  {
    required: ['target_index', 'active_users', 'mean_importance', 'rows'],
    keys: ['target_index', 'active_users', 'mean_importance', 'rule', 'rows'],
    checks: (file) => priorityChecks(file as unknown as PriorityFile),
  },
  {
    required: ['n', 'k', 'baseline_periods'],
    keys: ['n', 'k', 'baseline_periods', 'p_bar', 'p_chart', 'laney', 'ewma', 'cusum', 'z', 'meta', 'how', 'rule'],
    checks: (file) => trendChecks(file as unknown as TrendFile & Fields),
  },
  {
    required: ['terms', 'alpha0', 'n_users', 'n_customers'],
    keys: ['n_users', 'n_customers', 'alpha0', 'prior', 'terms', 'how', 'rule', 'meta'],
    checks: (file) => keynessChecks(file as unknown as KeynessFile),
  },
]
const PROSE = ['meta', 'how', 'rule']

/** Everything that a reference file states. The file is known by its shape, not by its name. */
export function checksOf(file: Fields): Check[] {
  const keys = Object.keys(file)
  const shape = SHAPES.find(
    (known) =>
      known.required.every((key) => keys.includes(key)) &&
      keys.every((key) => known.keys.includes(key)) &&
      keys.some((key) => known.keys.includes(key) && !PROSE.includes(key)),
  )
  if (!shape) {
    throw new Error(`No function reproduces a reference file with the top-level keys ${keys.join(', ')}`)
  }
  return shape.checks(file)
}

/** Paths of `expected` that `actual` does not reproduce, each with both values. */
export function differences({ expected, actual, relative }: Check): string[] {
  return compare(expected, actual, '', relative)
}

/** A p value holds to 1e-9, a tiny one to 1e-6 relative; all else to 1e-9 relative, or what the file grants. */
function compare(expected: Json, actual: Json | undefined, path: string, relative: number): string[] {
  const differ = [
    `${path}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual) ?? 'nothing computes it'}`,
  ]
  if (typeof expected === 'number') {
    if (typeof actual !== 'number') return differ
    return isClose(expected, actual, path, relative) ? [] : differ
  }
  if (expected === null || typeof expected !== 'object') return expected === actual ? [] : differ
  if (actual === null || typeof actual !== 'object' || Array.isArray(actual) !== Array.isArray(expected)) return differ
  if (Array.isArray(expected) && Array.isArray(actual)) {
    if (expected.length !== actual.length) return differ
    return expected.flatMap((value, i) => compare(value, actual[i], `${path}[${i}]`, relative))
  }
  const fields = actual as Fields
  return Object.entries(expected).flatMap(([key, value]) => compare(value, fields[key], `${path}.${key}`, relative))
}

function isClose(expected: number, actual: number, path: string, relative: number): boolean {
  const gap = Math.abs(expected - actual)
  const isP = /\.(p(_[a-z_]+)?|bh\[\d+\]|holm\[\d+\])$/.test(path)
  if (isP && expected !== 0) return expected < 1e-6 ? gap <= 1e-6 * expected || gap < 1e-300 : gap <= 1e-9
  return gap <= relative * Math.max(Math.abs(expected), Math.abs(actual)) || gap <= 1e-12
}

function pairChecks({ cases, multiple_comparisons }: PairsFile): Check[] {
  return [
    ...cases.map((pair) => {
      const users = histogram(pair.scores, pair.users)
      const customers = histogram(pair.scores, pair.customers)
      const expected = withoutProse(pair.expected)
      const isHuge = Math.max(responses(users), responses(customers)) >= 1e6
      return {
        name: pair.id,
        expected,
        actual: {
          users: oneSide(users),
          customers: oneSide(customers),
          users_vs_customers: bothSides(users, customers, expected),
        },
        relative: isHuge ? 1e-7 : 1e-9,
      }
    }),
    ...multiple_comparisons.map((family, i) => ({
      name: `multiple comparisons ${i + 1}`,
      expected: family,
      actual: { raw: family.raw, bh: benjaminiHochberg(family.raw), holm: holm(family.raw) },
      relative: 1e-9,
    })),
  ]
}

/** `sign` says in words which way Brunner-Munzel points; its numbers are what is checked. */
function withoutProse(expected: Fields): Fields {
  const copy = structuredClone(expected)
  const between = copy['users_vs_customers'] as Fields | undefined
  const test = between?.['brunner_munzel']
  if (test && typeof test === 'object' && !Array.isArray(test)) delete test['sign']
  return copy
}

function oneSide(h: Histogram): Fields {
  const n = responses(h)
  const reason = meanInterval(h).reason
  const top = topTwo(h)
  const bottom = bottomTwo(h)
  const nps = netPromoterScore(h).value
  return {
    n,
    mean: mean(h).value,
    sd: standardDeviation(h).value,
    se: standardError(h).value,
    mean_ci95_t: ends(meanInterval(h)),
    median: median(h).value,
    top2: top.value && {
      k: top.value.count,
      p: top.value.share,
      wilson95: pairOf(wilson(top.value)),
      wilson90: pairOf(wilson(top.value, 0.9)),
    },
    bottom2: bottom.value && {
      k: bottom.value.count,
      p: bottom.value.share,
      wilson95: pairOf(wilson(bottom.value)),
      wilson90: pairOf(wilson(bottom.value, 0.9)),
    },
    index_0_100: { mean: indexOf(h).value, ci90_t: ends(indexInterval(h)) },
    nps: nps && {
      promoters: nps.promoters,
      passives: nps.passives,
      detractors: nps.detractors,
      score: nps.score,
      se_wald: nps.standardError,
      wald95: ends(nps.wald),
      adjusted_wald95: {
        centre: nps.adjustedWald.centre,
        se: nps.adjustedWald.standardError,
        ci: pairOf(nps.adjustedWald.interval),
      },
    },
    reasons:
      reason === 'no-responses'
        ? ['empty']
        : reason === 'one-response'
          ? ['n_lt_2']
          : reason === 'no-variation'
            ? ['zero_variance']
            : [],
  }
}

function bothSides(users: Histogram, customers: Histogram, expected: Fields): Fields {
  const [n, m] = [responses(users), responses(customers)]
  const isEmpty = n === 0 || m === 0
  const test = welch(users, customers)
  const ranks = mannWhitney(users, customers).value
  const munzel = brunnerMunzel(users, customers)
  const nps = netPromoterDifference(users, customers).value
  const tops = isEmpty ? null : newcombe(topTwo(users).value!, topTwo(customers).value!)
  const reasons = isEmpty ? ['empty_group'] : []
  if (!isEmpty && test.value === null) reasons.push('welch_undefined')
  if (ranks?.withContinuity.reason === 'no-variation') reasons.push('all_tied')
  if (munzel.reason === 'one-response') reasons.push('bm_n_lt_2')
  if (munzel.reason === 'no-variation') reasons.push('bm_zero_variance')
  return {
    reasons,
    diff_mean: meanDifference(users, customers).value,
    welch: test.value && {
      t: test.value.t,
      df: test.value.df,
      p: test.value.p,
      se: test.value.standardError,
      ci95: pairOf(test.value.interval),
    },
    hedges_g: hedgesG(users, customers).value,
    mann_whitney: ranks && {
      U_users: ranks.uUsers,
      U_customers: ranks.uCustomers,
      sigma: ranks.sigma,
      z_abs_cc: ranks.withContinuity.value?.z ?? null,
      p_cc: ranks.withContinuity.value?.p ?? null,
      z_abs_nocc: ranks.withoutContinuity.value?.z ?? null,
      p_nocc: ranks.withoutContinuity.value?.p ?? null,
      exact: exactAs(expected, users, customers),
    },
    prob_superiority_users: probabilityOfSuperiority(users, customers).value,
    cliffs_delta: cliffsDelta(users, customers).value,
    brunner_munzel: munzel.value && {
      estimate: munzel.value.estimate,
      se: munzel.value.standardError,
      stat: munzel.value.statistic,
      df: munzel.value.df,
      p_t: munzel.value.p,
      p_normal: munzel.value.pNormal,
      ci95_t: pairOf(munzel.value.interval),
      ci95_logit: pairOf(munzel.value.intervalLogit),
      delta_ci95_logit: pairOf(munzel.value.deltaIntervalLogit),
    },
    csat_diff: tops && { diff: tops.difference, newcombe95: pairOf(tops.interval) },
    nps_diff: nps && { diff: nps.difference, adjusted_wald95: pairOf(nps.interval), adjusted_centre: nps.centre },
  }
}

/** Between groups of one size either may be the "smaller" that a reference follows; then low and high change places. */
function exactAs(expected: Fields, users: Histogram, customers: Histogram): Json {
  const exact = exactPermutation(users, customers).value
  if (!exact) return null
  const { group, pTwoSided, pLow, pHigh } = exact
  const reference = (((expected['users_vs_customers'] as Fields)?.['mann_whitney'] as Fields)?.['exact'] ??
    null) as Fields
  if (reference?.['group'] === 'users' && responses(users) === responses(customers)) {
    return { group: 'users', p_two_sided: pTwoSided, p_small_group_low: pHigh, p_small_group_high: pLow }
  }
  return { group, p_two_sided: pTwoSided, p_small_group_low: pLow, p_small_group_high: pHigh }
}

const COLOURS: Record<Colour, string> = { green: 'G', red: 'R', unknown: '?' }
const STATES: Record<ServiceState, string> = {
  'aligned-good': 'ALIGNED_GOOD',
  'aligned-poor': 'ALIGNED_POOR',
  watermelon: 'WATERMELON',
  'hidden-strength': 'HIDDEN_STRENGTH',
  'users-only': 'USERS_ONLY',
  'customer-only': 'CUSTOMER_ONLY',
  'not-enough-data': 'INSUFFICIENT',
}

function stateChecks({ config, cases }: StatesFile): Check[] {
  const rules = {
    ...STATE_RULES,
    targetIndex: config.target_index,
    minUsers: config.min_users,
    minUsersConfirmed: config.min_users_confirmed,
    intervalLevel: config.ci_level,
    gapIndexPoints: config.gap_index_points,
    agreementGreenShare: config.sla_green_share,
  }
  return cases.map((given) => {
    const found = stateOfService(
      {
        users: oneToFive(given.users),
        customers: oneToFive(given.customers),
        customersEligible: given.customers_eligible,
        targets: given.sla_targets,
        usersEligible: given.users_eligible ?? null,
        daysSinceLastUserResponse: given.days_since_last ?? null,
      },
      rules,
    )
    return {
      name: given.id,
      expected: { ...given.expected, flags: [...(given.expected['flags'] as string[])].sort() },
      actual: {
        users: COLOURS[found.users],
        customers: COLOURS[found.customers],
        sla: COLOURS[found.agreement],
        state: STATES[found.state],
        confidence: found.confidence,
        basis: found.basis?.replace('agreement', 'SLA') ?? null,
        flags: found.flags.map((flag) => flag.toUpperCase().replace('-', '_')).sort(),
        user_index: found.userIndex.value,
        user_ci90: ends(found.userInterval),
        customer_index: found.customerIndex.value,
        customer_range: ends(found.customerRange),
      },
      relative: 1e-9,
    }
  })
}

function beforeAfterChecks({ cases }: BeforeAfterFile): Check[] {
  return cases.map((given) => {
    const { id, before, after, margin } = given
    const found = beforeAfter(oneToFive(before), oneToFive(after), margin).value!
    return check(id, given as unknown as Fields, {
      ...{ id, before, after, margin },
      diff: found.difference,
      ci90: pairOf(found.interval),
      df: found.df,
      p_one_sided_improved: found.pImproved,
      prob_after_better: found.afterBetter,
      verdict: found.verdict.replaceAll('-', '_'),
    })
  })
}

function samplingChecks(file: SamplingFile): Check[] {
  const silent = file.nonresponse_bounds ?? []
  return [
    ...(file.fpc ?? []).map((given, i) => check(`finite population ${i + 1}`, given, finiteFields(given))),
    ...(file.post_stratification ? [strataCheck(file.post_stratification)] : []),
    ...(file.census_gap ?? []).map((given, i) => check(`census gap ${i + 1}`, given, censusFields(given))),
    ...silent.map((given, i) => check(`non-response ${i + 1}`, given, silentFields(given))),
  ]
}

/** In these files each item mixes what is given with what is expected of it. */
function check(name: string, given: Fields, computed: Fields): Check {
  return { name, expected: given, actual: computed, relative: 1e-9 }
}

function finiteFields({ N, hist }: Finite): Fields {
  const found = finitePopulation(oneToFive(hist), N).value!
  return {
    N,
    hist,
    n: found.n,
    mean: found.mean,
    se: found.standardError.value,
    fpc: found.correction,
    se_fpc: found.correctedStandardError.value,
    mean_ci95: ends(found.meanInterval),
    top2_p: found.topTwo.share,
    n_eff: found.effectiveN.value,
    top2_wilson_fpc95: pairOf(found.topTwoInterval),
    census: found.census,
  }
}

function strataCheck(given: Strata): Check {
  const strata = given.strata.map(({ pop, hist }) => ({ population: pop, answers: oneToFive(hist) }))
  const found = postStratified(strata).value!
  return check('post-stratification', given, {
    strata: given.strata.map((stratum, i) => ({ ...stratum, weight: found.weights[i]! })),
    unweighted_mean: found.unweightedMean,
    weighted_mean: found.weightedMean,
    se: found.standardError,
    ci95_z: pairOf(found.interval),
    kish_n_eff: found.effectiveN,
    kish_deff: found.designEffect,
    weighted_top2: found.weightedTopTwo,
    weighted_top2_se: found.weightedTopTwoStandardError,
  })
}

function censusFields(given: Census): Fields {
  const users = oneToFive(given.users)
  const found = censusGap(users, oneToFive(given.customers), given.customers_eligible).value!
  return {
    users: given.users,
    customers: given.customers,
    customers_eligible: given.customers_eligible,
    customer_mean: found.customerMean,
    customer_bounds: ends(found.customerBounds),
    gap: found.gap,
    gap_ci95_users_only: ends(found.interval),
    gap_bounds_ci95: ends(found.boundsInterval),
    user_index: indexOf(users).value,
    user_index_ci90: ends(indexInterval(users)),
    t_vs_customer: found.test.value?.t ?? null,
    p_vs_customer: found.test.value?.p ?? null,
  }
}

function silentFields({ eligible, n, k }: Silent): Fields {
  return {
    eligible,
    n,
    k,
    p: proportion(k, n).share,
    rr: responseRate(n, eligible).value?.share ?? null,
    bounds: ends(nonResponseBounds(proportion(k, n), eligible)),
  }
}

function suppressionChecks(file: SuppressionFile): Check[] {
  const filters = file.filter_vs_every_displayable_superset ?? []
  return [
    ...(file.partition ?? []).map(({ k, groups, suppressed }, i) => ({
      name: `partition ${i + 1}`,
      expected: [...suppressed].sort(),
      actual: suppressedGroups(k, new Map(Object.entries(groups))).sort(),
      relative: 0,
    })),
    ...filters.map(({ k, base, filtered, show }) => ({
      name: `filter of ${filtered} in ${base} at k = ${k}`,
      expected: show,
      actual: filterMayShow(k, filtered, [base]),
      relative: 0,
    })),
  ]
}

function jointChecks({ joint, spearman: ranks, pearson: scores, n }: JointFile): Check[] {
  const found = spearman({ counts: joint }).value
  const actual = {
    spearman: found?.coefficient ?? null,
    pearson: pearson({ counts: joint }, [1, 2, 3, 4, 5], [1, 2, 3, 4, 5]).value,
    n: found?.n ?? null,
  }
  return [{ name: 'derived importance', expected: { spearman: ranks, pearson: scores, n }, actual, relative: 1e-9 }]
}

const QUADRANTS: Record<Quadrant, string> = {
  concentrate: 'concentrate',
  'keep-up': 'keep_up',
  'low-priority': 'low_priority',
  'possible-overkill': 'possible_overkill',
}

/** Means and shares are given in tenths and hundredths; answers that have them are made up here. */
function priorityChecks({ target_index, active_users, mean_importance, rows }: PriorityFile): Check[] {
  return rows.map((row) => {
    const [users, customers] = [answersWithMean(row.user_mean, 100), answersWithMean(row.customer_mean, 10)]
    const importance = proportion(Math.round(100 * row.importance_share), 100)
    const facts = { users, customers, customersEligible: null, importance, activeUsers: active_users }
    const index = indexOf(users).value!
    return check(`priority of ${row['dim']}`, row, {
      ...row,
      user_mean: mean(users).value,
      customer_mean: mean(customers).value,
      user_index: index,
      gap: meanDifference(users, customers).value,
      shortfall: shortfall(index, target_index),
      priority: priorityOf({ ...facts, targetIndex: target_index }).value?.value ?? null,
      alignment_priority: alignmentPriorityOf({ ...facts, targetIndex: target_index }).value?.value ?? null,
      quadrant: QUADRANTS[quadrantOf(index, row.importance_share, target_index, mean_importance)],
    })
  })
}

/** So many answers of two neighbouring scores that their mean is this. */
function answersWithMean(wanted: number, n: number): Histogram {
  const low = Math.floor(wanted)
  const above = Math.round((wanted - low) * n)
  return oneToFive([1, 2, 3, 4, 5].map((score) => (score === low ? n - above : score === low + 1 ? above : 0)))
}

function trendChecks(file: TrendFile & Fields): Check[] {
  const periods = file.n.map((of, at) => ({ count: file.k[at]!, of }))
  const { lambda, L } = file.ewma ?? { lambda: TREND_RULES.ewmaWeight, L: TREND_RULES.ewmaWidth }
  const { k, h } = file.cusum ?? { k: TREND_RULES.cusumSlack, h: TREND_RULES.cusumLimit }
  const rules = { ewmaWeight: lambda, ewmaWidth: L, cusumSlack: k, cusumLimit: h }
  const found = trendOf(periods, file.baseline_periods, rules).value!
  const chart = ({ limits, out }: ControlChart) => ({
    lcl: limits.map(({ low }) => low),
    ucl: limits.map(({ high }) => high),
    out: [...out],
  })
  const { how: _how, meta: _meta, rule: _rule, ...expected } = file
  return [
    {
      name: 'trend',
      expected: expected as Fields,
      actual: {
        n: file.n,
        k: file.k,
        baseline_periods: found.baselinePeriods,
        p_bar: found.centre,
        z: [...found.z],
        p_chart: chart(found.pChart),
        laney: { sigma_z: found.laney.sigmaZ, sigma_z_used: found.laney.sigmaZUsed, ...chart(found.laney) },
        ewma: {
          lambda,
          L,
          values: [...found.ewma.values],
          limits: [...found.ewma.limits],
          signals: [...found.ewma.signals],
        },
        cusum: { k, h, plus: [...found.cusum.plus], minus: [...found.cusum.minus], signals: [...found.cusum.signals] },
      },
      relative: 1e-9,
    },
  ]
}

function keynessChecks({ n_users, n_customers, alpha0, terms }: KeynessFile): Check[] {
  const found = keyness(terms, alpha0)
  const sizes = {
    n_users: found.reduce((sum, { users }) => sum + users, 0),
    n_customers: found.reduce((sum, { customers }) => sum + customers, 0),
  }
  return [
    { name: 'sizes', expected: { n_users, n_customers }, actual: sizes, relative: 0 },
    {
      name: 'terms',
      expected: terms,
      actual: found.map(({ logOdds, ...rest }): Json => ({ ...rest, log_odds: logOdds })),
      relative: 1e-9,
    },
  ]
}

function ends(interval: Measured<Interval>): Json {
  return mapMeasured(interval, pairOf).value
}

function pairOf({ low, high }: Interval): Json {
  return [low, high]
}
