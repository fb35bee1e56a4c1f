import { debitCardCommentsAfter } from '../comments/debit-card-after.ts'
import type { ServiceContent, TargetContent, TouchpointContent, ViewProfile } from '../types.ts'
import { debitCard } from './debit-card.ts'

/* The debit card once locked cards are told of at once, and cardholders called within 4 h. */

/**
 * @param before the last day of the old agreement
 * @param changedOn the first day of the new one, also a month's first
 * @param askedBefore the rounds before it in which customers and provider were asked as well, by their months `YYYY-MM`
 */
export function debitCardAfter(
  before: string,
  changedOn: string,
  askedBefore: readonly (readonly string[])[],
): ServiceContent {
  const { journeys, agreements, profile, answers } = debitCard
  const { users } = profile
  return {
    ...debitCard,
    components: [
      ...debitCard.components,
      {
        key: 'notification-service',
        name: 'Notification service',
        nameFr: 'Service de notification',
        kind: 'it-supported',
        runBy: 'Card Platform Team',
        userVisible: true,
      },
    ],
    answers: {
      ...answers,
      agreesAndPays:
        'Retail Banking, through the Debit Card Service Owner, who signed the service level agreement and its window of 4 h.',
      technologyAndPeople:
        'The card platform authorises, scores for fraud and locks. The notification service tells the cardholder at once. The contact centre calls those who do not answer, checks identity and unlocks.',
    },
    agreements: agreements.flatMap((agreement) => [
      { ...agreement, validUntil: before },
      {
        ...agreement,
        name: 'Debit card service level agreement, with the window of 4 h',
        validFrom: changedOn,
        targets: agreement.targets.map(newTarget),
      },
    ]),
    journeys: journeys.map(({ planned = [], ...journey }) => ({
      ...journey,
      touchpoints: journey.touchpoints.map(withoutQuestion),
      since: { day: changedOn, touchpoints: planned.map(asItCame) },
    })),
    profile: {
      ...profile,
      askedBefore,
      users: {
        ...users,
        view: users.view === null ? null : { ...users.view, drift: ROSTER },
        since: { period: changedOn.slice(0, 7), lostMinutes: 6, view: SINCE, comments: debitCardCommentsAfter },
      },
    },
  }
}

/** The contact centre stops calling at weekends earlier in this demo’s time, so that the change does not fall together with it. */
const ROSTER: ViewProfile['drift'] = { start: 2.66, end: 2.38, until: 0.45 }

const FOUR_HOURS: TargetContent = {
  key: 'contacted-within-4h',
  metric: 'Cardholder contacted within 4 h',
  direction: 'at-least',
  value: 90,
  unit: '% of locked cards',
  window: 'calendar month, weekends included',
  critical: true,
  componentKey: 'contact-centre',
  attainment: { typical: 93.4, spread: 1.2, missedMonthsAgo: [], missedValue: null, notReportedMonthsAgo: [] },
}

/** Each agreement has targets of its own, with attainments of its own. */
function newTarget(target: TargetContent): TargetContent {
  const key = newKey(target.key)
  return key === FOUR_HOURS.key ? FOUR_HOURS : { ...target, key }
}

function newKey(key: string): string {
  return key === 'contacted-within-72h' ? FOUR_HOURS.key : `new-${key}`
}

/** What was until a day is told by the workshop of the time, not by what users answer since. */
function withoutQuestion({ question: _, questionOnComponent: __, ...touchpoint }: TouchpointContent) {
  return touchpoint
}

/** What has come otherwise than planned, by its time: the component that tells at once, and how users rate it. */
const OTHERWISE: Record<string, Partial<TouchpointContent>> = {
  '11:25': { ratings: { users: 2.9, customers: 4.2, provider: 4.1 } },
  '11:26': {
    componentKey: 'notification-service',
    ratings: { users: 4.2, customers: 4.4, provider: 4.2 },
    questionOnComponent: 'notification-service',
  },
  '11:28': { componentKey: 'notification-service', ratings: { users: 4.4, customers: 4.5, provider: 4.4 } },
}

/** A planned touchpoint as it has come, under the new agreement's targets. */
function asItCame({ window, ...planned }: TouchpointContent): TouchpointContent {
  return {
    ...planned,
    targetKeys: planned.targetKeys.map(newKey),
    ...(window === undefined ? {} : { window: { ...window, targetKey: newKey(window.targetKey) } }),
    ...OTHERWISE[planned.time ?? ''],
  }
}

const SINCE: ViewProfile = {
  means: {
    VALUE: 3.96,
    OUTCOME: 3.84,
    EASE: 3.9,
    SPEED: 3.62,
    RELIABILITY: 3.2,
    INFORMATION: 3.86,
    // Who still has to telephone waits as long on the line as before.
    SUPPORT: 2.2,
    COST: 2.71,
    RISK: 3.6,
  },
  components: { 'card-platform': 3.74, 'contact-centre': 3.05, 'notification-service': 4.08 },
  expectation: 3.7,
  importance: {
    OUTCOME: 0.52,
    EASE: 0.31,
    SPEED: 0.47,
    RELIABILITY: 0.6,
    INFORMATION: 0.44,
    SUPPORT: 0.3,
    COST: 0.18,
    RISK: 0.18,
  },
}
