import { assertCount } from './suppression.ts'

/** How many people of each side used a term. */
export interface TermUse {
  term: string
  users: number
  customers: number
}

export interface Keyness extends TermUse {
  /** The prior's weight of the term. */
  alpha: number
  /** Of the term among users against customers; above 0: users say it more. */
  logOdds: number
  variance: number
  /** `logOdds` in standard errors. */
  z: number
  /** The likelihood ratio of the two-by-two table (Dunning 1993). */
  g2: number
}

/** The weight of the prior, in uses of terms. */
export const PRIOR_WEIGHT = 500

/**
 * What each side says that the other does not: weighted log-odds with an informative Dirichlet prior, the pooled use of each
 * term (Monroe, Colaresi & Quinn 2008, eq. 16 and 22). A side's size is the sum of its terms' uses. Terms that nobody uses
 * have none and are left out, as is one alone; the others come in order of z, what users say first.
 */
export function keyness(terms: readonly TermUse[], priorWeight = PRIOR_WEIGHT): Keyness[] {
  for (const { term, users, customers } of terms) {
    assertCount(users, term)
    assertCount(customers, term)
  }
  const used = terms.filter(({ users, customers }) => users + customers > 0)
  // Of a single term no side says more than the other.
  if (used.length < 2) return []
  const nUsers = used.reduce((sum, { users }) => sum + users, 0)
  const nCustomers = used.reduce((sum, { customers }) => sum + customers, 0)
  return used
    .map((use) => keynessOf(use, nUsers, nCustomers, priorWeight))
    .sort((a, b) => b.z - a.z || (a.term < b.term ? -1 : 1))
}

function keynessOf(use: TermUse, nUsers: number, nCustomers: number, priorWeight: number): Keyness {
  const { users, customers } = use
  const alpha = (priorWeight * (users + customers)) / (nUsers + nCustomers)
  const logitOf = (count: number, n: number) => Math.log((count + alpha) / (n + priorWeight - count - alpha))
  const logOdds = logitOf(users, nUsers) - logitOf(customers, nCustomers)
  const variance = 1 / (users + alpha) + 1 / (customers + alpha)
  return {
    ...use,
    alpha,
    logOdds,
    variance,
    z: logOdds / Math.sqrt(variance),
    g2: likelihoodRatio(use, nUsers, nCustomers),
  }
}

function likelihoodRatio({ users, customers }: TermUse, nUsers: number, nCustomers: number): number {
  const total = nUsers + nCustomers
  const used = users + customers
  const cells = [
    [users, (nUsers * used) / total],
    [customers, (nCustomers * used) / total],
    [nUsers - users, (nUsers * (total - used)) / total],
    [nCustomers - customers, (nCustomers * (total - used)) / total],
  ] as const
  return cells.reduce((sum, [seen, expected]) => sum + (seen === 0 ? 0 : 2 * seen * Math.log(seen / expected)), 0)
}
