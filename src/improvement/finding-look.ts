import { windowOfAnswers } from '../comparison/looked-over.ts'
import { endsBefore, type WindowKey } from '../comparison/window.ts'
import type { Day, FindingRule, Row } from '../database/schema.ts'
import type { ServiceState } from '../statistics/state.ts'
import type { FindingEvidence } from './finding-evidence.ts'
import { answersLookedAt, type LookedAt, periodOf, type Sighting, sightings, stateSeen } from './finding-rules.ts'

/*
 * No flapping. A condition is settled when it is confirmed, or when it held at two looks in a row that saw different
 * answers; it is unsettled again when it did not hold at two such looks. Looking twice at the same answers counts once, so
 * neither a second process nor an impatient button makes anything of one figure. Findings follow what is settled.
 *
 * Nor do windows make anything flap. Once a service has been looked at over a quarter since its improvement, it is not looked
 * at over older answers again: a quarter that may not be shown for a while leaves everything as it stands.
 */

/** How a condition has stood lately. */
export interface Track {
  rule: FindingRule
  subject: string
  holds: boolean
  /** Looks in a row, at different answers, at which it was so. */
  times: number
  answers: string
  since: Day
  settled: boolean
}

export type KnownFinding = Pick<Row<'finding'>, 'id' | 'rule' | 'subject' | 'period' | 'status' | 'gone_on'>

export interface Before {
  tracks: readonly Track[]
  findings: readonly KnownFinding[]
}

export interface NewFinding {
  rule: FindingRule
  subject: string
  period: string
  /** That the evidence is of. */
  window: WindowKey
  evidence: FindingEvidence
}

export interface Outcome {
  tracks: Track[]
  raised: NewFinding[]
  /** Ids of findings whose condition holds now, and of those whose condition no longer does. */
  seen: string[]
  gone: string[]
}

/** In a row, at different answers. */
const TWICE = 2

/** What one look at a service makes of what the looks before it left. */
export function look({ tracks, findings }: Before, looked: LookedAt, today: Day): Outcome {
  const { window: over } = looked.comparison
  if (looked.improved && endsBefore(over, lastLookedOver(tracks))) {
    return { tracks: [...tracks], raised: [], seen: [], gone: [] }
  }
  const answers = answersLookedAt(looked, today)
  const state = stateSeen(looked)
  const found = sightings(looked)
  const at = { answers, today }
  const ofStates = tracks.filter(({ rule }) => rule === 'state-changed')
  const others = tracks.filter(({ rule }) => rule !== 'state-changed')
  const states = observedStates(ofStates, state, at)
  const settledBefore = ofStates.find(({ settled }) => settled)?.subject as ServiceState | undefined
  const settledNow = states.find(({ settled }) => settled)?.subject
  const observed = observedAll(others, found, at)

  const holding = observed.filter(({ settled, holds }) => settled && holds)
  const raised: NewFinding[] = found
    .filter((sighting) => holding.some(isOn(sighting)))
    .map(({ rule, subject, evidence, window }) => ({
      ...{ rule, subject, evidence },
      period: periodOf(window, today),
      window: window ?? over,
    }))
  if (settledBefore !== undefined && settledNow === state.state && settledNow !== settledBefore) {
    const evidence = { ...state.evidence, from: settledBefore }
    raised.push({ rule: 'state-changed', subject: settledNow, evidence, period: periodOf(null, today), window: over })
  }
  const present = findings.filter(({ gone_on }) => gone_on === null)
  const stands = ({ rule, subject }: KnownFinding) =>
    rule === 'state-changed'
      ? settledNow === subject
      : observed.some((track) => track.settled && isOn(track)({ rule, subject }))
  return {
    tracks: [...states, ...observed].filter(({ holds, settled }) => holds || settled),
    raised: raised.filter((one) => !findings.some((known) => silences(known, one))),
    seen: present
      .filter((known) => (known.rule === 'state-changed' ? state.state === known.subject : holding.some(isOn(known))))
      .map(({ id }) => id),
    gone: present.filter((known) => !stands(known)).map(({ id }) => id),
  }
}

/** The state is seen at every look. */
function lastLookedOver(tracks: readonly Track[]): WindowKey {
  return windowOfAnswers(tracks.find(({ rule, holds }) => rule === 'state-changed' && holds)?.answers ?? '')
}

/** An equal one that still stands, or that somebody has dismissed in the same quarter. */
function silences(known: KnownFinding, { rule, subject, period }: NewFinding): boolean {
  if (known.rule !== rule || known.subject !== subject) return false
  return known.status === 'dismissed' ? known.period === period : known.gone_on === null
}

function isOn({ rule, subject }: { rule: FindingRule; subject: string }) {
  return (other: { rule: FindingRule; subject: string }) => other.rule === rule && other.subject === subject
}

interface At {
  answers: string
  today: Day
}

function observedAll(tracks: readonly Track[], found: readonly Sighting[], at: At): Track[] {
  const gone = tracks.filter((track) => !found.some(isOn(track)))
  return [
    ...found.map((sighting) =>
      observe(tracks.find(isOn(sighting)), sighting, { holds: true, firm: sighting.firm }, at),
    ),
    ...gone.map((track) => observe(track, track, { holds: false, firm: false }, at)),
  ]
}

/** One state is settled at a time, and stays so until another is. */
function observedStates(tracks: readonly Track[], { state, firm }: { state: string; firm: boolean }, at: At): Track[] {
  const known = tracks.find(({ subject }) => subject === state)
  const current = observe(known, { rule: 'state-changed', subject: state }, { holds: true, firm }, at)
  if (current.settled) return [current]
  const settled = tracks.filter((track) => track.settled).map((track) => ({ ...track, holds: false }))
  return [current, ...settled]
}

function observe(
  track: Track | undefined,
  { rule, subject }: { rule: FindingRule; subject: string },
  { holds, firm }: { holds: boolean; firm: boolean },
  { answers, today }: At,
): Track {
  const isSame = track !== undefined && track.holds === holds
  const times = !isSame ? 1 : track.times + (track.answers === answers ? 0 : 1)
  const was = track?.settled ?? false
  const settled = holds ? was || firm || times >= TWICE : was && times < TWICE
  return { rule, subject, holds, times, answers, since: isSame ? track.since : today, settled }
}
