import { z } from 'zod'
import type { WindowKey } from '../comparison/window.ts'
import type { Day, DigestFrequency, Row } from '../database/schema.ts'
import type { ServiceState } from '../statistics/state.ts'

export const DIGEST_FREQUENCIES = ['daily', 'weekly', 'monthly'] as const satisfies readonly DigestFrequency[]

/** @returns when the next digest goes out: tomorrow, next Monday, the first of the next month */
export function nextDigestDay(frequency: DigestFrequency, today: Day): Day {
  const day = new Date(`${today}T00:00:00Z`)
  if (frequency === 'daily') day.setUTCDate(day.getUTCDate() + 1)
  else if (frequency === 'weekly') day.setUTCDate(day.getUTCDate() + (8 - (day.getUTCDay() || 7)))
  else day.setUTCMonth(day.getUTCMonth() + 1, 1)
  return day.toISOString().slice(0, 10)
}

type Named = Pick<Row<'service'>, 'id' | 'slug' | 'name' | 'name_fr'>

/** A service as an account sees it now. */
export interface ServiceNow extends Named {
  state: ServiceState
  /** Over which it is in that state. */
  window: WindowKey
  /** Comments that may be read. */
  comments: number
}

export interface DueAction {
  id: string
  title: string
  due_on: Day
  service: Named
}

/** A finding that waits for a decision, with its kept evidence. */
export interface NewFinding {
  id: string
  service: Named
  evidence: string
}

/** What an account may see today. */
export interface DigestFacts {
  services: readonly ServiceNow[]
  findings: readonly NewFinding[]
  /** Overdue, or due before the digest after next. */
  actions: readonly DueAction[]
  followUps: number
}

/** What the last digest knew. */
export interface Known {
  states: Record<string, string>
  comments: Record<string, number>
  findings: string[]
  actions: string[]
  followUps: number
}

const known = z.object({
  states: z.record(z.string(), z.string()),
  comments: z.record(z.string(), z.number()),
  findings: z.array(z.string()),
  actions: z.array(z.string()),
  followUps: z.number(),
})

export function readKnown(stored: string): Known {
  return known.parse(JSON.parse(stored))
}

export function knownAfter({ services, findings, actions, followUps }: DigestFacts): Known {
  return {
    states: Object.fromEntries(services.map(({ id, state }) => [id, state])),
    comments: Object.fromEntries(services.map(({ id, comments }) => [id, comments])),
    findings: findings.map(({ id }) => id),
    actions: actions.map(keyOf),
    followUps,
  }
}

export interface Digest {
  states: { service: ServiceNow; from: ServiceState }[]
  findings: NewFinding[]
  actions: DueAction[]
  comments: { service: ServiceNow; added: number }[]
  followUps: number
}

/**
 * What is new since the last digest. An action is told once when it comes due and once when it is overdue.
 * @returns null where nothing happened: then no mail is sent
 */
export function digestOf(facts: DigestFacts, before: Known): Digest | null {
  const digest: Digest = {
    states: facts.services.flatMap((service) => {
      const from = before.states[service.id] as ServiceState | undefined
      return from === undefined || from === service.state ? [] : [{ service, from }]
    }),
    findings: facts.findings.filter(({ id }) => !before.findings.includes(id)),
    actions: facts.actions.filter((action) => !before.actions.includes(keyOf(action))),
    comments: facts.services.flatMap((service) => {
      const added = service.comments - (before.comments[service.id] ?? service.comments)
      return added > 0 ? [{ service, added }] : []
    }),
    followUps: Math.max(0, facts.followUps - before.followUps),
  }
  const isQuiet = Object.values(digest).every((news) => (Array.isArray(news) ? news.length === 0 : news === 0))
  return isQuiet ? null : digest
}

/** A new due day is news again. */
function keyOf({ id, due_on }: DueAction): string {
  return `${id} ${due_on}`
}
