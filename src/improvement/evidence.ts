import type { Day } from '../database/schema.ts'
import type { Format } from '../i18n/format.ts'
import type { MessageKey, Translate } from '../i18n/translate.ts'
import { type CustomerReading, compareDimensions, type Verdict } from '../statistics/compare.ts'
import type { Histogram } from '../statistics/histogram.ts'
import { RATED, type Rated } from '../surveys/definition.ts'

/** What may be shown of a service's answers: scores 1–5 counted by question; nobody where a group is too small. */
export interface ShownAnswers {
  users: Record<Rated, Histogram>
  customers: Record<Rated, Histogram>
  /** The surveys' own questions, which are compared beside the dimensions. */
  beside: readonly { users: Histogram; customers: Histogram }[]
  /** Customers who could have answered; null when not known. */
  customersEligible: number | null
}

/** How the two views of one dimension stand; index points 0–100. */
export interface Evidence {
  dimension: Rated
  users: { index: number; responses: number } | null
  customers: { index: number; responses: number; eligible: number | null; reading: CustomerReading } | null
  /** Users − customers; null unless both are there. */
  gap: number | null
  verdict: Verdict
}

/** The evidence on one dimension; its verdict is adjusted over all that its page compares (DESIGN 3.2). */
export function evidenceOn(dimension: Rated, answers: ShownAnswers): Evidence {
  const { users: ofUsers, customers: ofCustomers, beside, customersEligible } = answers
  const compared = compareDimensions([
    ...RATED.map((rated) => ({ rated, users: ofUsers[rated], customers: ofCustomers[rated], customersEligible })),
    ...beside.map((own) => ({ ...own, rated: null, customersEligible })),
  ])
  const found = compared.find(({ rated }) => rated === dimension)
  if (found === undefined) throw new Error(`${dimension} is not rated`)
  const { users, customers, gap, verdict } = found
  const userIndex = users.index.value
  const customerIndex = customers.index.value
  return {
    dimension,
    users: userIndex === null ? null : { index: userIndex, responses: users.n },
    customers:
      customerIndex === null
        ? null
        : {
            index: customerIndex,
            responses: customers.n,
            eligible: customers.eligible,
            reading: customers.reading,
          },
    gap: gap.value?.index.value ?? null,
    verdict,
  }
}

/** The evidence as a person reads it. */
export interface EvidenceWords {
  heading: string
  users: string
  customers: string
  gap: string
}

/** @param today the day until which responses are in it */
export function evidenceInWords(evidence: Evidence, today: Day, t: Translate, format: Format): EvidenceWords {
  return {
    heading: t('improvement.evidenceHeading', {
      dimension: t(`surveys.dimension${evidence.dimension}`),
      day: format.day(today),
    }),
    users: usersInWords(evidence, t, format),
    customers: customersInWords(evidence, t, format),
    gap: gapInWords(evidence, t, format),
  }
}

/** The evidence as it stood on a day; kept with an action as figures, which everybody reads in their own language. */
interface KeptEvidence extends Evidence {
  day: Day
}

export function keptEvidence(evidence: Evidence, day: Day): string {
  return JSON.stringify({ ...evidence, day } satisfies KeptEvidence)
}

/** @param kept what keptEvidence made; empty where nothing was kept, which gives null */
export function keptEvidenceInWords(kept: string, t: Translate, format: Format): EvidenceWords | null {
  if (kept === '') return null
  const { day, ...evidence } = JSON.parse(kept) as KeptEvidence
  return evidenceInWords(evidence, day, t, format)
}

function usersInWords({ users }: Evidence, t: Translate, format: Format): string {
  if (users === null) return t('improvement.evidenceNoUsers')
  return t('improvement.evidenceUsers', { index: format.number(users.index, 1), n: users.responses })
}

function customersInWords({ customers }: Evidence, t: Translate, format: Format): string {
  if (customers === null) return t('improvement.evidenceNoCustomers')
  const { responses, eligible, reading } = customers
  const index = format.number(customers.index, 1)
  if (reading === 'single') return t('improvement.evidenceOneCustomer', { index })
  if (eligible === null || eligible < responses) return t('improvement.evidenceCustomers', { index, n: responses })
  return t('improvement.evidenceCustomersOf', { index, n: responses, eligible })
}

const GAP_WORDS: Record<Verdict, MessageKey> = {
  'users-lower': 'improvement.evidenceGapReal',
  'users-higher': 'improvement.evidenceGapReal',
  'no-telling': 'improvement.evidenceGapChance',
  'not-enough': 'improvement.evidenceGapUnjudged',
}

function gapInWords({ gap, verdict, customers }: Evidence, t: Translate, format: Format): string {
  if (gap === null) return t('improvement.evidenceNoGap')
  const points = format.number(Math.abs(gap), 1)
  if (points === format.number(0, 1)) return t('improvement.evidenceAlike')
  const direction = gap < 0 ? 'lower' : 'higher'
  return t(GAP_WORDS[verdict], { points, direction, against: customers?.reading === 'single' ? 'owner' : 'customers' })
}
