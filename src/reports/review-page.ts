import { agreementTargetsMet } from '../catalogue/agreement.ts'
import { agreedTarget } from '../catalogue/agreement-page.ts'
import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import { type DimensionRow, dimensionsTable } from '../comparison/dimensions-page.ts'
import type { ServiceComparison } from '../comparison/service-comparison.ts'
import type { VerdictCard } from '../comparison/service-page.ts'
import { type SideCard, sideCards } from '../comparison/sides-page.ts'
import { verdictOn } from '../comparison/verdict.ts'
import { ALL_TIME, type WindowKey, windowName } from '../comparison/window.ts'
import { type WindowPicker, windowPicker } from '../comparison/window-page.ts'
import type { Day, Perspective, ReportFrequency, Row } from '../database/schema.ts'
import { byName, nameIn, shortened } from '../i18n/names.ts'
import type { Reader } from '../i18n/reader.ts'
import { findingEvidence } from '../improvement/finding-evidence.ts'
import { findingPeriod, findingSentence } from '../improvement/finding-words.ts'
import { statusWords } from '../improvement/words.ts'
import { type Decision, decisionsFor } from './decisions.ts'
import type { ReviewedComments } from './review-store.ts'
import { REPORT_FREQUENCIES } from './schedule.ts'

declare module '../web/render.ts' {
  interface Pages {
    'reports/review': ReviewPage
    'reports/reviews': ReviewsPage
  }
}

/** What a service owner and the ITSM team bring to their meeting: two printed pages. */
export interface ReviewPage {
  title: string
  service: { name: string; organisation: string }
  /** Where each figure stands with its counts and formulas, and all comments, over the same time. */
  comparisonAddress: string
  commentsAddress: string
  over: string
  madeOn: string
  window: WindowPicker
  /** Null where nobody has answered in the window. */
  found: {
    verdict: VerdictCard
    sides: SideCard[]
    /** The widest gaps. */
    gaps: DimensionRow[]
    changes: ReviewChanges
  } | null
  agreement: { metric: string; agreed: string; outcome: string; met: boolean | null }[]
  actions: { title: string; address: string; status: string; statusClass: string; due: string; effect: string }[]
  /** A few of each side's newest, as far as they may be read. */
  comments: { perspective: Perspective; name: string; texts: { text: string; lang: string }[]; why: string }[]
  findings: { period: string; text: string; address: string }[]
  decisions: { text: string; address: string | null; link: string }[]
  mail: { action: string; choices: { value: string; name: string; chosen: boolean }[]; next: string }
}

/** What has moved since the time before, by perspective. */
export interface ReviewChanges {
  heading: string
  sides: { perspective: Perspective; name: string; figures: { question: string; points: string }[] }[]
}

export interface ShownReview {
  service: Row<'service'>
  comparison: ServiceComparison
  months: readonly string[]
  isHidden: (window: WindowKey) => boolean
  actions: readonly Row<'improvement_action'>[]
  comments: readonly ReviewedComments[]
  /** That wait for a decision. */
  findings: readonly Pick<Row<'finding'>, 'evidence'>[]
  subscription: { frequency: ReportFrequency; next_on: Day } | null
  today: Day
}

const MOST_GAPS = 3
const MOST_ACTIONS = 8
const MOST_COMMENTS = 3
/** Characters: the whole of it stands among the service's comments. */
const LONGEST_COMMENT = 240

export function reviewPage(shown: ShownReview, reader: Reader): ReviewPage {
  const { service, comparison, months, isHidden, today } = shown
  const { t, format, language } = reader
  const address = `/reports/${service.slug}`
  const room = `/services/${service.slug}`
  const query = comparison.window === ALL_TIME ? '' : `?window=${comparison.window}`
  const window = windowPicker(comparison.window, months, isHidden, { action: address, kept: [] }, reader)
  return {
    title: t('reports.reviewTitle', { service: nameIn(language, service) }),
    service: {
      name: nameIn(language, service),
      organisation: service.organisation,
    },
    comparisonAddress: `${room}${query}`,
    commentsAddress: `${room}/comments${query}`,
    over: windowName(comparison.window, t, format),
    madeOn: t('reports.madeOn', { day: format.day(today) }),
    window,
    found: months.length === 0 ? null : foundIn(comparison, window.before, reader),
    agreement: comparison.targets.map((target) => ({
      metric: target.metric,
      agreed: agreedTarget({ ...target, measured_over: target.measuredOver }, t, format),
      outcome:
        target.latest === null
          ? t('reports.notReported')
          : t(target.latest.result === 'met' ? 'reports.targetMet' : 'reports.targetMissed', {
              month: format.month(target.latest.period),
            }),
      met: target.latest === null ? null : target.latest.result === 'met',
    })),
    actions: shown.actions.slice(0, MOST_ACTIONS).map((action) => actionLine(action, reader)),
    comments: shown.comments.map(({ perspective, comments }) => ({
      perspective,
      name: t(`common.${perspective}`),
      texts: comments
        .slice(0, MOST_COMMENTS)
        .map(({ text, language: lang }) => ({ text: shortened(text, LONGEST_COMMENT), lang })),
      why: comments.length === 0 ? t('reports.noComments') : '',
    })),
    findings: shown.findings.map(({ evidence }) => {
      const found = findingEvidence(evidence)
      return {
        period: findingPeriod(found, reader),
        text: findingSentence(found, reader),
        address: `${room}/findings`,
      }
    }),
    decisions: decisionsFor(comparison, shown.actions, today).map((decision) =>
      decisionLine(decision, { room, query }, reader),
    ),
    mail: mailOf(shown, address, reader),
  }
}

function foundIn(comparison: ServiceComparison, before: string | null, reader: Reader): ReviewPage['found'] {
  const table = dimensionsTable({ comparison, before, order: 'gap', otherAddress: '', raiseAddress: null }, reader)
  const [overall, ...dimensions] = table.rows
  const gaps = dimensions.filter(({ gap }) => gap !== null).slice(0, MOST_GAPS)
  return {
    verdict: {
      ...verdictOn({ ...comparison, attainments: agreementTargetsMet(comparison.targets) }, reader),
      notes: [],
      picture: overall?.picture ?? null,
      target: table.target.name,
      raiseAddress: null,
    },
    sides: sideCards(comparison, before, reader),
    gaps,
    changes: changesIn(table.rows, before, reader),
  }
}

function changesIn(rows: readonly DimensionRow[], before: string | null, { t }: Reader): ReviewChanges {
  const sides = PERSPECTIVES.map((perspective) => ({
    perspective,
    name: t(`common.${perspective}`),
    figures: rows.flatMap(({ name: question, views }) =>
      views.flatMap(({ perspective: whose, change }) =>
        whose !== perspective || change === null || change.points === '=' ? [] : [{ question, points: change.points }],
      ),
    ),
  }))
  return {
    heading: before === null ? t('reports.changes') : t('reports.changesSince', { window: before }),
    sides: sides.filter(({ figures }) => figures.length > 0),
  }
}

function actionLine(action: Row<'improvement_action'>, { t, format }: Reader): ReviewPage['actions'][number] {
  const status = statusWords(action.status, t)
  return {
    title: action.title,
    address: `/actions/${action.id}`,
    status: status.name,
    statusClass: status.class,
    due: format.day(action.due_on),
    effect: effectOf(action, t),
  }
}

function effectOf({ status }: Row<'improvement_action'>, t: Reader['t']): string {
  if (status === 'verified') return t('reports.effectVerified')
  if (status === 'not-verified') return t('reports.effectNotVerified')
  return status === 'implemented' ? t('reports.effectWaiting') : ''
}

function decisionLine(
  decision: Decision,
  { room, query }: { room: string; query: string },
  { t, format }: Reader,
): ReviewPage['decisions'][number] {
  switch (decision.kind) {
    case 'agreement-without-users':
      return { text: t('reports.decideAgreement'), address: `${room}/agreement`, link: t('reports.seeAgreement') }
    case 'missed-target':
      return {
        text: t('reports.decideTarget', {
          metric: decision.target.metric,
          month: format.month(decision.target.latest?.period ?? ''),
        }),
        address: `${room}/agreement`,
        link: t('reports.seeAgreement'),
      }
    case 'proposed-action':
      return {
        text: t('reports.decideProposal', { title: decision.action.title }),
        address: `/actions/${decision.action.id}`,
        link: t('reports.seeAction'),
      }
    case 'overdue-action':
      return {
        text: t('reports.decideOverdue', { title: decision.action.title, day: format.day(decision.action.due_on) }),
        address: `/actions/${decision.action.id}`,
        link: t('reports.seeAction'),
      }
    case 'gap-without-action':
      return {
        text: t('reports.decideGap', {
          dimension: t(`surveys.dimension${decision.dimension}`),
          users: format.number(decision.users),
          customers: format.number(decision.customers),
        }),
        address: `${room}${query}#dimensions`,
        link: t('reports.seeComparison'),
      }
    default:
      return { text: t('reports.decideAsking'), address: null, link: '' }
  }
}

function mailOf({ subscription }: ShownReview, address: string, { t, format }: Reader): ReviewPage['mail'] {
  return {
    action: `${address}/subscription`,
    choices: (['never', ...REPORT_FREQUENCIES] as const).map((value) => ({
      value,
      name: t(`reports.mail${value === 'never' ? 'Never' : value === 'monthly' ? 'Monthly' : 'Quarterly'}`),
      chosen: value === (subscription?.frequency ?? 'never'),
    })),
    next: subscription === null ? '' : t('reports.mailNext', { day: format.day(subscription.next_on) }),
  }
}

/** The reviews of all services that one may see. */
export interface ReviewsPage {
  title: string
  services: { name: string; organisation: string; address: string; mail: string }[]
}

export function reviewsPage(
  services: readonly (Pick<Row<'service'>, 'slug' | 'name' | 'name_fr' | 'organisation'> & {
    frequency: ReportFrequency | null
  })[],
  { t, language }: Reader,
): ReviewsPage {
  const { compare } = new Intl.Collator(language, { numeric: true })
  const sorted = byName(language, services).sort((a, b) => compare(a.organisation, b.organisation))
  return {
    title: t('reports.reviewsTitle'),
    services: sorted.map((service) => ({
      name: nameIn(language, service),
      organisation: service.organisation,
      address: `/reports/${service.slug}`,
      mail:
        service.frequency === null
          ? '–'
          : t(service.frequency === 'monthly' ? 'reports.mailedMonthly' : 'reports.mailedQuarterly'),
    })),
  }
}
