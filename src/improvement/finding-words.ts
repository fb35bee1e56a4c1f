import { stateName } from '../comparison/verdict.ts'
import { ALL_TIME, windowName } from '../comparison/window.ts'
import type { FindingRule, FindingStatus } from '../database/schema.ts'
import type { Reader } from '../i18n/reader.ts'
import type { MessageKey } from '../i18n/translate.ts'
import type { Interval } from '../statistics/measured.ts'
import { STATE_RULES } from '../statistics/state.ts'
import type { Rated } from '../surveys/definition.ts'
import type { IconName } from '../web/icons.ts'
import type { Figure, FindingEvidence, KeptEvidence } from './finding-evidence.ts'

/* How a finding is said, to whoever reads it. */

export const RULE_NAMES: Record<FindingRule, MessageKey> = {
  'state-changed': 'findings.ruleState',
  gap: 'findings.ruleGap',
  prediction: 'findings.rulePrediction',
  'lost-time': 'findings.ruleLostTime',
  watermelon: 'findings.ruleWatermelon',
}

export const HOW_FOUND: Record<FindingRule, MessageKey> = {
  'state-changed': 'findings.howState',
  gap: 'findings.howGap',
  prediction: 'findings.howPrediction',
  'lost-time': 'findings.howLostTime',
  watermelon: 'findings.howWatermelon',
}

export const FINDING_STATUS_WORDS: Record<FindingStatus, { key: MessageKey; icon: IconName; class: string }> = {
  open: { key: 'findings.statusOpen', icon: 'flag', class: 'state state-warn' },
  accepted: { key: 'findings.statusAccepted', icon: 'check', class: 'state' },
  dismissed: { key: 'findings.statusDismissed', icon: 'x', class: 'state' },
  actioned: { key: 'findings.statusActioned', icon: 'circle-check', class: 'state state-good' },
  gone: { key: 'findings.statusGone', icon: 'history', class: 'state' },
}

/** What a finding says, in one sentence. */
export function findingSentence(evidence: FindingEvidence, { t, format }: Reader): string {
  switch (evidence.rule) {
    case 'state-changed':
      return t('findings.saysState', { from: stateName(evidence.from, t), to: stateName(evidence.to, t) })
    case 'gap':
      return t('findings.saysGap', {
        points: format.number(Math.abs(evidence.gap), 1),
        direction: evidence.gap < 0 ? 'lower' : 'higher',
      })
    case 'prediction':
      return t('findings.saysPrediction', {
        points: format.number(Math.abs(evidence.gap), 1),
        direction: evidence.gap > 0 ? 'more' : 'less',
      })
    case 'lost-time':
      return t('findings.saysLostTime', { share: format.percent(evidence.now.minutes / evidence.before.minutes - 1) })
    case 'watermelon':
      return t('findings.saysWatermelon', {
        met: evidence.met,
        reported: evidence.reported,
        index: format.number(evidence.users.index, 1),
        target: format.number(evidence.target),
      })
  }
}

export interface EvidenceLine {
  shape: 'user' | 'customer' | null
  text: string
}

/** The figures behind a finding, one to a line. */
export function findingFigures(evidence: FindingEvidence, reader: Reader): EvidenceLine[] {
  const { t, format } = reader
  const plain = (text: string): EvidenceLine => ({ shape: null, text })
  switch (evidence.rule) {
    case 'state-changed':
      return [
        ...usersLine(evidence.users, reader),
        ...customersLine(evidence.customers, reader),
        plain(t('findings.agreementIs', { colour: evidence.agreement })),
      ]
    case 'gap':
      return [
        ...usersLine(evidence.users, reader),
        ...customersLine(evidence.customers, reader),
        ...intervalOfUsers(evidence.interval, 0.95, reader),
        ...dimensionsLine(
          'findings.apartOn',
          evidence.dimensions.map(({ dimension, gap }) => ({ dimension, points: format.signed(gap, 1) })),
          reader,
        ),
      ]
    case 'prediction':
      return [
        {
          shape: 'customer',
          text: t('findings.predicted', {
            index: format.number(evidence.predicted.index, 1),
            n: evidence.predicted.n,
          }),
        },
        ...usersLine(evidence.users, reader),
        plain(
          t('findings.gapInterval', {
            low: format.signed(evidence.interval.low, 1),
            high: format.signed(evidence.interval.high, 1),
          }),
        ),
      ]
    case 'lost-time':
      return [
        ...[evidence.now, evidence.before].map(({ window, minutes, n }): EvidenceLine => {
          const values = { window: windowName(window, t, format), minutes: format.number(minutes, 1), n }
          return { shape: 'user', text: t('findings.minutes', values) }
        }),
        plain(
          t('findings.minutesInterval', {
            low: format.signed(evidence.interval.low, 1),
            high: format.signed(evidence.interval.high, 1),
          }),
        ),
      ]
    case 'watermelon':
      return [
        ...usersLine(evidence.users, reader),
        ...intervalOfUsers(evidence.interval, STATE_RULES.intervalLevel, reader),
        ...dimensionsLine(
          'findings.lowOn',
          evidence.dimensions.map(({ dimension, index }) => ({ dimension, points: format.number(index, 1) })),
          reader,
        ),
      ]
  }
}

/** Over which time a finding speaks: "Q3 2026", "All time". */
export function findingPeriod({ window }: KeptEvidence, { t, format }: Reader): string {
  return windowName(window, t, format)
}

/** Where on the service's page the figures stand. */
export function whereSeen(slug: string, evidence: KeptEvidence): string {
  const page = `/services/${slug}${evidence.window === ALL_TIME ? '' : `?window=${evidence.window}`}`
  switch (evidence.rule) {
    case 'gap':
      return `${page}#dimensions`
    case 'prediction':
      return `${page}#perception`
    case 'lost-time':
      return `${page}#more`
    default:
      return `${page}#verdict`
  }
}

function usersLine(users: Figure | null, { t, format }: Reader): EvidenceLine[] {
  if (users === null) return [{ shape: 'user', text: t('improvement.evidenceNoUsers') }]
  const text = t('improvement.evidenceUsers', { index: format.number(users.index, 1), n: users.n })
  return [{ shape: 'user', text }]
}

function customersLine(customers: Figure | null, { t, format }: Reader): EvidenceLine[] {
  if (customers === null) return [{ shape: 'customer', text: t('improvement.evidenceNoCustomers') }]
  const values = { index: format.number(customers.index, 1), n: customers.n }
  const key = customers.n === 1 ? 'improvement.evidenceOneCustomer' : 'improvement.evidenceCustomers'
  return [{ shape: 'customer', text: t(key, values) }]
}

function intervalOfUsers(interval: Interval | null, level: number, { t, format }: Reader): EvidenceLine[] {
  if (interval === null) return []
  const ends = { low: format.number(interval.low, 1), high: format.number(interval.high, 1) }
  return [{ shape: null, text: t('findings.interval', { ...ends, level: format.percent(level) }) }]
}

/** The rest are counted. */
const NAMED_DIMENSIONS = 3

function dimensionsLine(
  key: 'findings.apartOn' | 'findings.lowOn',
  dimensions: { dimension: Rated; points: string }[],
  { t, format }: Reader,
): EvidenceLine[] {
  if (dimensions.length === 0) return []
  const named = dimensions
    .slice(0, NAMED_DIMENSIONS)
    .map(({ dimension, points }) => t('findings.apartOne', { dimension: t(`surveys.dimension${dimension}`), points }))
  const rest = dimensions.length - named.length
  const list = format.list(rest === 0 ? named : [...named, t('findings.andMore', { count: rest })])
  return [{ shape: null, text: t(key, { list }) }]
}
