import type { ContactStatus, Day, Time } from '../database/schema.ts'
import { type ContactLimits, type LimitDays, type LimitReason, limitVerdict } from './contact-limits.ts'
import type { Draw } from './sample.ts'

/**
 * Why somebody who was drawn gets no invitation. `other-service` alone is said of people who get one: they are asked
 * about another of the campaign's services.
 */
export const LEFT_OUT_REASONS = [
  'no-address',
  'erased',
  'unsubscribed',
  'bounced',
  'already-invited',
  'contact-limits',
  'resting',
  'other-service',
] as const satisfies readonly (Exclude<ContactStatus, 'active'> | LimitReason | string)[]
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number]

/**
 * Whether a reason is the one that is looked for. Whoever looks for none wants all who get no invitation; those who are
 * asked about another service get one.
 */
export function isOfReason(reason: LeftOutReason, wanted: LeftOutReason | undefined): boolean {
  return wanted === undefined ? reason !== 'other-service' : reason === wanted
}

/** Somebody who could be asked, with all that decides whether they are. */
export interface Candidate {
  contactId: string
  email: string | null
  status: ContactStatus
  limits: LimitDays
  /** The campaign's surveys about services to which they stand in its perspective. */
  surveys: readonly {
    surveyId: string /** When they were last written to about the service. */
    lastAsked: Time | null
  }[]
  /** Of these surveys, those to which they hold an invitation that has not run out. */
  open: ReadonlySet<string>
}

export interface PlanRules {
  limits: ContactLimits
  /** The campaign states why it may go beyond the contact limits. */
  isException: boolean
  today: Day
}

export type Decision =
  | { invited: true; surveyId: string /** Stands to other services of the campaign as well. */; isAskedOnce: boolean }
  | { invited: false; reason: LeftOutReason }

/**
 * Whether a person is invited, and to which survey: of several the one about whose service they were asked least
 * recently, ties at random. Whatever the exception, nobody is written to who does not want it or cannot be reached.
 * @param random uniform in [0, 1), for ties
 */
export function decide(candidate: Candidate, rules: PlanRules, random: number): Decision {
  const leaveOut = (reason: LeftOutReason): Decision => ({ invited: false, reason })
  if (candidate.status !== 'active') return leaveOut(candidate.status)
  if (candidate.email === null || candidate.email === '') return leaveOut('no-address')
  const choices = candidate.surveys.filter(({ surveyId }) => !candidate.open.has(surveyId))
  if (choices.length === 0) return leaveOut('already-invited')
  const verdict = limitVerdict(rules.limits, candidate.limits, rules.today)
  if (!verdict.allowed && !rules.isException) return leaveOut(verdict.reason)
  return { invited: true, surveyId: leastRecent(choices, random), isAskedOnce: candidate.surveys.length > 1 }
}

function leastRecent(choices: Candidate['surveys'], random: number): string {
  const asked = (choice: Candidate['surveys'][number]) => choice.lastAsked ?? ''
  const earliest = choices.map(asked).sort()[0]
  const tied = choices.filter((choice) => asked(choice) === earliest)
  return (tied[Math.floor(random * tied.length)] as Candidate['surveys'][number]).surveyId
}

/**
 * What a plan comes to. Eligible people are those not drawn and those drawn; those drawn are the left out and the
 * invited: `eligible ≥ sampled = Σ leftOut + invited`.
 */
export interface Reach {
  /** People in the sampling frame, each counted once. */
  eligible: number
  sampled: number
  invited: number
  leftOut: Partial<Record<LeftOutReason, number>>
  /** How many of the invited stand to more than one of the services. */
  askedOnce: number
  /** For each survey, who stands to its service, and who is invited to it. */
  surveys: Record<string, { eligible: number; invited: number }>
}

/** A plan, made batch by batch in the order of contacts' ids. */
export interface Planning {
  isDone: boolean
  /** The last contact that was looked at; empty before the first. */
  after: string
  draw: Draw
  reach: Reach
}

/** @param surveys how many people stand to the service of each survey */
export function planningFor(eligible: number, sampled: number, surveys: ReadonlyMap<string, number>): Planning {
  const entries = [...surveys].map(([id, count]) => [id, { eligible: count, invited: 0 }] as const)
  const reach = { eligible, sampled: 0, invited: 0, leftOut: {}, askedOnce: 0, surveys: Object.fromEntries(entries) }
  return { isDone: false, after: '', draw: { toSee: eligible, toTake: sampled }, reach }
}

/** @returns the reach with one more decision counted */
export function withDecision(reach: Reach, decision: Decision): Reach {
  const sampled = reach.sampled + 1
  if (!decision.invited) {
    const before = reach.leftOut[decision.reason] ?? 0
    return { ...reach, sampled, leftOut: { ...reach.leftOut, [decision.reason]: before + 1 } }
  }
  const survey = reach.surveys[decision.surveyId] ?? { eligible: 0, invited: 0 }
  const surveys = { ...reach.surveys, [decision.surveyId]: { ...survey, invited: survey.invited + 1 } }
  const askedOnce = reach.askedOnce + (decision.isAskedOnce ? 1 : 0)
  return { ...reach, sampled, surveys, askedOnce, invited: reach.invited + 1 }
}

/** How many people were drawn and get no invitation. */
export function leftOutCount({ leftOut }: Reach): number {
  return Object.values(leftOut).reduce((sum, count) => sum + count, 0)
}
