import { may } from '../accounts/permissions.ts'
import type { StandsSince } from '../comparison/change-store.ts'
import { changesSince, heldOn, type Review, type Snapshot, type ViewSince } from '../comparison/review.ts'
import { type SinceChange, sinceChange } from '../comparison/since-change-page.ts'
import { stateName } from '../comparison/verdict.ts'
import type { Perspective, Row } from '../database/schema.ts'
import { SMALLEST_GROUP } from '../surveys/anonymity.ts'
import { RATED } from '../surveys/definition.ts'
import { surveyName } from '../surveys/survey-name.ts'
import { type ServiceTabs, serviceTabs } from '../web/service-tabs.ts'
import type { Surroundings } from '../web/surroundings.ts'
import type { actionsSince, missedSince, versionsSince } from './changes-store.ts'
import { findingEvidence } from './finding-evidence.ts'
import { FINDING_STATUS_WORDS, findingPeriod, findingSentence } from './finding-words.ts'
import { statusName } from './words.ts'

declare module '../web/render.ts' {
  interface Pages {
    'improvement/changes': ChangesPage
    'improvement/changed-view': ChangedView
  }
}

export interface ChangedView {
  perspective: Perspective
  name: string
  figures: string
  change: string
  tone: 'up' | 'down' | 'same'
  note: string
}

interface Line {
  text: string
  detail: string
  address: string | null
}

export interface ChangesPage {
  title: string
  lead: string
  tabs: ServiceTabs
  holdAddress: string | null
  takeBackAddress: string | null
  empty: string | null
  since: {
    heldBy: string
    choice: { action: string; options: { value: string; label: string; selected: boolean }[] } | null
    state: string
    agreement: string
    /** What all time does not tell. */
    change: SinceChange | null
    rows: { dimension: string; views: ChangedView[] }[]
    how: string[]
    lists: { id: string; heading: string; lines: Line[]; none: string }[]
  } | null
}

export interface Happened {
  versions: Awaited<ReturnType<typeof versionsSince>>
  missed: Awaited<ReturnType<typeof missedSince>>
  findings: readonly Row<'finding'>[]
  actions: Awaited<ReturnType<typeof actionsSince>>
}

export interface ChangesContent {
  service: Row<'service'>
  reviews: readonly Review[]
  /** Null where no review was held. */
  since: {
    review: Review
    now: Snapshot
    anonymous: ReadonlySet<Perspective>
    stands: StandsSince | null
    happened: Happened
  } | null
}

export function changesPage({ service, reviews, since }: ChangesContent, around: Surroundings): ChangesPage {
  const { t, format, actor, language, today } = around
  const tabs = serviceTabs(service, 'comparison', actor, t)
  const base = `/services/${service.slug}`
  const mayHold = may(actor, 'review.hold')
  const isHeld = heldOn(reviews[0], today)
  return {
    title: `${t('changes.title')} · ${tabs.name[language]}`,
    lead: since === null ? '' : t('changes.lead', { day: format.day(since.review.held_on) }),
    tabs,
    holdAddress: mayHold && !isHeld ? `${base}/reviews` : null,
    takeBackAddress: mayHold && isHeld ? `${base}/reviews/removal` : null,
    empty: since === null ? t(mayHold ? 'changes.emptyText' : 'changes.emptyTextReading') : null,
    since: since === null ? null : sincePage(since, reviews, service.slug, around),
  }
}

function sincePage(
  { review, now, anonymous, stands, happened }: NonNullable<ChangesContent['since']>,
  reviews: readonly Review[],
  slug: string,
  around: Surroundings,
): NonNullable<ChangesPage['since']> {
  const { t, format } = around
  const before = review.snapshot
  const options = reviews.map(({ id, held_on }) => ({
    value: id,
    label: format.day(held_on),
    selected: id === review.id,
  }))
  return {
    heldBy: t('changes.heldBy', {
      day: format.day(review.held_on),
      name: review.held_by_name ?? t('changes.somebody'),
    }),
    choice: options.length > 1 ? { action: `/services/${slug}/changes`, options } : null,
    state: stateInWords(review, now, around),
    agreement: t('changes.agreement', { before: before.agreement, now: now.agreement }),
    change: sinceChange(slug, stands, around),
    rows: changesSince(before, now, RATED, anonymous).map(({ question, views }) => ({
      dimension: t(`surveys.dimension${question}`),
      views: (['user', 'customer', 'provider'] as const).map((each) => changedView(each, views[each], around)),
    })),
    how: [t('changes.howFigures'), t('changes.howAnonymity', { smallest: SMALLEST_GROUP, most: SMALLEST_GROUP - 1 })],
    lists: listsOf(happened, around),
  }
}

function stateInWords({ snapshot, held_on }: Review, now: Snapshot, { t, format }: Surroundings): string {
  const named = ({ state, confidence }: Snapshot) => {
    const name = stateName(state, t)
    return confidence === null ? name : `${name} (${t('changes.confirmed', { confidence })})`
  }
  const [from, to] = [named(snapshot), named(now)]
  const day = format.day(held_on)
  return from === to ? t('changes.stateSame', { state: to, day }) : t('changes.stateChanged', { from, to, day })
}

function changedView(perspective: Perspective, view: ViewSince, { t, format }: Surroundings): ChangedView {
  const points = format.signed(view.change ?? 0, 1)
  const change = view.change === null ? '' : points
  const moved = view.change === null || points === format.signed(0, 1) ? 0 : Math.sign(view.change)
  return {
    perspective,
    name: t(`common.${perspective}`),
    figures: figuresInWords(view),
    change,
    tone: moved === 0 ? 'same' : moved > 0 ? 'up' : 'down',
    note: noteOn(view),
  }

  function figuresInWords({ before, now, why }: ViewSince): string {
    const shown = (view: { index: number }) => format.number(view.index, 1)
    if (now === null) return before === null ? t('changes.none') : t('changes.thenOnly', { before: shown(before) })
    if (why !== null) return t(`changes.${why}`, { now: shown(now) })
    if (before === null) return t('changes.nowOnly', { now: shown(now) })
    return t('changes.thenNow', { before: shown(before), now: shown(now) })
  }

  /** The counts that a change rests on; none where they are not set beside each other. */
  function noteOn({ before, now, since, change }: ViewSince): string {
    if (before === null || now === null || change === null) return ''
    if (since === null) return t('changes.noAnswersSince', { n: now.n })
    return t('changes.answersSince', {
      n: since.n,
      index: format.number(since.index, 1),
      before: before.n,
      now: now.n,
    })
  }
}

function findingLine({ id, evidence, status, first_seen }: Row<'finding'>, around: Surroundings): Line {
  const { t, format } = around
  const found = findingEvidence(evidence)
  return {
    text: findingSentence(found, around),
    detail: [findingPeriod(found, around), t(FINDING_STATUS_WORDS[status].key), format.day(first_seen)].join(' · '),
    address: `/findings/${id}`,
  }
}

function listsOf({ versions, missed, findings, actions }: Happened, around: Surroundings) {
  const { t, format, actor } = around
  return [
    {
      id: 'findings-since',
      heading: t('changes.findingsHeading'),
      none: t('changes.noFindings'),
      lines: findings.map((finding) => findingLine(finding, around)),
    },
    {
      id: 'actions-since',
      heading: t('changes.actionsHeading'),
      none: t('changes.noActions'),
      lines: actions.map(({ id, title, from_status, to_status, at }) => ({
        text: title,
        detail: `${
          from_status === null
            ? t('changes.actionRaised')
            : t('changes.actionStep', { status: statusName(to_status, t) })
        } · ${format.day(at)}`,
        address: `/actions/${id}`,
      })),
    },
    {
      id: 'agreement-since',
      heading: t('changes.missedHeading'),
      none: t('changes.noMissed'),
      lines: missed.map(({ metric, agreement, period }) => ({
        text: t('changes.missed', { metric, agreement, month: format.month(period) }),
        detail: '',
        address: null,
      })),
    },
    {
      id: 'surveys-since',
      heading: t('changes.versionsHeading'),
      none: t('changes.noVersions'),
      lines: versions.map(({ id, name, template, number, published_at }) => ({
        text: t('changes.version', {
          number,
          survey: surveyName({ name, template }, t),
          day: format.day(published_at),
        }),
        detail: '',
        address: may(actor, 'survey.manage') ? `/surveys/${id}/versions/${number}` : null,
      })),
    },
  ]
}
