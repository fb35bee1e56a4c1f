import { type Field, field } from '../accounts/fields.ts'
import type { Day, Perspective } from '../database/schema.ts'
import { nameIn } from '../i18n/names.ts'
import type { Reader } from '../i18n/reader.ts'
import type { FollowUpRule } from '../responses/follow-up-store.ts'
import { daysBetween } from '../statistics/days.ts'
import type { Form } from '../web/form.ts'
import { type FormErrors, formErrors } from '../web/form-errors.ts'
import { type PageLinks, pageLinks, pagesOf } from '../web/page-links.ts'
import type { FollowUp, FollowUpView } from './follow-up-store.ts'

declare module '../web/render.ts' {
  interface Pages {
    'improvement/follow-ups': FollowUpsPage
    'improvement/follow-up': FollowUpPage
    'improvement/follow-up-rule': FollowUpRulePage
  }
}

export const FOLLOW_UPS_A_PAGE = 50

export interface FollowUpsPage {
  title: string
  views: { name: string; address: string; current: boolean }[]
  empty: { title: string; text: string } | null
  /** Over the days: when each is due, or when it was closed. */
  dayHead: string
  rows: FollowUpRow[]
  links: PageLinks
}

interface FollowUpRow {
  address: string
  person: string
  perspective: Perspective
  perspectiveName: string
  service: string
  why: string
  owner: string
  /** When it is due, or was closed. */
  day: string
  /** Empty where it is not overdue. */
  overdue: string
}

interface ShownList {
  view: FollowUpView
  page: number
  counts: Record<FollowUpView, number>
  found: readonly FollowUp[]
  today: Day
}

const EMPTY = { open: 'Open', mine: 'Mine', done: 'Done' } as const

export function followUpsPage({ view, page, counts, found, today }: ShownList, reader: Reader): FollowUpsPage {
  const { t, format } = reader
  const address = (show: FollowUpView) => (show === 'open' ? '/follow-ups' : `/follow-ups?show=${show}`)
  const paging = { page, total: counts[view], size: FOLLOW_UPS_A_PAGE }
  return {
    title: t('followups.title'),
    views: (['open', 'mine', 'done'] as const).map((show) => ({
      name: t(`followups.show${EMPTY[show]}`, { count: counts[show] }),
      address: address(show),
      current: show === view,
    })),
    empty:
      counts[view] > 0
        ? null
        : { title: t(`followups.empty${EMPTY[view]}Title`), text: t(`followups.empty${EMPTY[view]}Text`) },
    dayHead: t(view === 'done' ? 'followups.doneHead' : 'followups.due'),
    rows: found.map((followUp) => rowOf(followUp, today, reader)),
    links: pageLinks(pagesOf('/follow-ups', { show: view === 'open' ? '' : view }), paging, t, format),
  }
}

function rowOf(followUp: FollowUp, today: Day, reader: Reader): FollowUpRow {
  const { t, format, language } = reader
  const { due_on, closed_on, perspective } = followUp
  return {
    address: `/follow-ups/${followUp.id}`,
    person: personOf(followUp, reader),
    perspective,
    perspectiveName: t(`common.${perspective}`),
    service: nameIn(language, followUp),
    why: whyOf(followUp, reader),
    owner: followUp.owner_name ?? t('followups.nobody'),
    day: format.day(closed_on ?? due_on),
    overdue: closed_on === null && due_on < today ? t('followups.overdue', { days: daysBetween(due_on, today) }) : '',
  }
}

function personOf({ person, reach }: FollowUp, { t }: Reader): string {
  return person || reach || t('followups.unnamed')
}

function whyOf({ origin, score }: FollowUp, { t }: Reader): string {
  return origin === 'low-score' ? t('followups.lowScore', { score: score ?? 0 }) : t('followups.contactWish')
}

export interface FollowUpPage {
  title: string
  why: string
  facts: string[]
  /** Empty where it is not overdue. */
  overdue: string
  reach: string
  reachAddress: string | null
  about: string
  /** Where all the answers stand that it is about; null where nobody knows them. */
  answersAddress: string | null
  stale: string | null
  errors: FormErrors | null
  /** Null once it is closed. */
  plan: { action: string; owners: { id: string; name: string; chosen: boolean }[]; due: Field } | null
  closing: { action: string; outcome: Field } | null
  closed: { text: string; outcome: string; action: string } | null
}

export interface ShownFollowUp {
  followUp: FollowUp
  owners: readonly { id: string; name: string }[]
  form: Form<unknown> | null
  stale: boolean
  today: Day
}

export function followUpPage({ followUp, owners, form, stale, today }: ShownFollowUp, reader: Reader): FollowUpPage {
  const { t, format, language } = reader
  const { id, reach, closed_on, due_on, owner_id, outcome, perspective } = followUp
  // The page has two forms: what came back belongs to the one that has its field.
  const sent = (name: string) => (form !== null && !form.ok && form.typed[name] !== undefined ? form : null)
  const chosen = sent('due_on')?.typed['owner'] ?? owner_id ?? ''
  return {
    title: t('followups.heading', { person: personOf(followUp, reader), service: nameIn(language, followUp) }),
    why: whyOf(followUp, reader),
    facts: [
      t('followups.perspectiveIs', { perspective: t(`common.${perspective}`) }),
      t('followups.opened', { day: format.day(followUp.opened_on) }),
    ],
    overdue: rowOf(followUp, today, reader).overdue,
    reach: reach === '' ? t('followups.noReach') : reach,
    reachAddress: /^[^\s@]+@[^\s@]+$/.test(reach) ? `mailto:${encodeURIComponent(reach)}` : null,
    about: followUp.about,
    answersAddress:
      followUp.response_id === null ? null : `/services/${followUp.slug}/responses/${followUp.response_id}`,
    stale: stale ? t('followups.stale') : null,
    errors: formErrors(form, { due_on: 'followups.due', outcome: 'followups.outcome', owner: 'followups.owner' }, t),
    plan:
      closed_on === null
        ? {
            action: `/follow-ups/${id}`,
            owners: [{ id: '', name: t('followups.nobody') }, ...owners].map((owner) => ({
              ...owner,
              chosen: owner.id === chosen,
            })),
            due: field(sent('due_on'), 'due_on', due_on, t),
          }
        : null,
    closing:
      closed_on === null
        ? { action: `/follow-ups/${id}/closure`, outcome: field(sent('outcome'), 'outcome', outcome, t) }
        : null,
    closed:
      closed_on === null
        ? null
        : {
            text: t('followups.closedBy', {
              day: format.day(closed_on),
              name: followUp.closed_by_name ?? t('followups.somebody'),
            }),
            outcome,
            action: `/follow-ups/${id}/reopening`,
          },
  }
}

export interface FollowUpRulePage {
  title: string
  errors: FormErrors | null
  scores: { value: string; name: string; chosen: boolean }[]
  days: Field
  owners: { id: string; name: string; chosen: boolean }[]
  /** Said while nobody is in charge at first; empty otherwise. */
  nobodyTold: string
}

export function followUpRulePage(
  rule: FollowUpRule,
  owners: readonly { id: string; name: string }[],
  form: Form<unknown> | null,
  { t }: Reader,
): FollowUpRulePage {
  const typed = (name: string, stored: string) => (form === null || form.ok ? stored : (form.typed[name] ?? stored))
  const score = typed('most_score', String(rule.mostScore))
  const owner = typed('owner', rule.ownerId ?? '')
  return {
    title: t('followups.ruleTitle'),
    errors: formErrors(form, { most_score: 'followups.ruleScore', within_days: 'followups.ruleDays' }, t),
    scores: ([0, 1, 2, 3] as const).map((value) => ({
      value: String(value),
      name: t(`followups.ruleScore${value}`),
      chosen: String(value) === score,
    })),
    days: field(form, 'within_days', String(rule.withinDays), t),
    owners: [{ id: '', name: t('followups.nobody') }, ...owners].map((each) => ({
      ...each,
      chosen: each.id === owner,
    })),
    // Somebody who has left is nobody to get back to people.
    nobodyTold: owners.some(({ id }) => id === rule.ownerId) ? '' : t('followups.ruleNobody'),
  }
}
