import { may } from '../accounts/permissions.ts'
import type { Row } from '../database/schema.ts'
import { nameIn } from '../i18n/names.ts'
import type { MessageKey } from '../i18n/translate.ts'
import type { Form } from '../web/form.ts'
import type { IconName } from '../web/icons.ts'
import { type PageLinks, pageLinks, pagesOf } from '../web/page-links.ts'
import { type ServiceTabs, serviceTabs } from '../web/service-tabs.ts'
import type { Surroundings } from '../web/surroundings.ts'
import { findingEvidence } from './finding-evidence.ts'
import { FINDING_VIEWS, type FindingView, mayDecide } from './finding-status.ts'
import type { Finding } from './finding-store.ts'
import {
  type EvidenceLine,
  FINDING_STATUS_WORDS,
  findingFigures,
  findingPeriod,
  findingSentence,
  HOW_FOUND,
  RULE_NAMES,
  whereSeen,
} from './finding-words.ts'
import { type Sections, sections } from './sections-page.ts'

declare module '../web/render.ts' {
  interface Pages {
    'improvement/findings': FindingsPage
    'improvement/finding': FindingPage
    'improvement/finding-card': FindingCard
  }
}

export interface FindingCard {
  id: string
  /** Null on the finding's own page. */
  address: string | null
  rule: string
  sentence: string
  status: { name: string; icon: IconName; class: string }
  /** Null in the service's own room. */
  service: { name: string; address: string } | null
  /** Over which the figures are. */
  period: string
  figures: EvidenceLine[]
  figuresOf: string
  how: string[]
  seen: string
  dates: string
  /** Who decided, and when; empty where nobody has. */
  decided: string
  reason: string
  action: { name: string; address: string } | null
  /** Null where this person decides nothing. */
  decisions: {
    seen: string
    accept: string | null
    raise: string | null
    dismiss: { address: string; open: boolean; reason: string; error: string; field: string } | null
    undo: { address: string; label: string } | null
  } | null
}

export interface FindingsPage {
  title: string
  lead: string
  tabs: ServiceTabs | null
  sections: Sections | null
  views: { name: string; address: string; current: boolean }[]
  look: { address: string | null; last: string } | null
  cards: FindingCard[]
  links: PageLinks
  empty: { title: string; text: string } | null
  waits: string
}

export interface FindingPage {
  title: string
  tabs: ServiceTabs
  back: string
  conflict: string
  card: FindingCard
}

export const FINDINGS_A_PAGE = 20

const VIEW_WORDS: Record<FindingView, { name: MessageKey; title: MessageKey; text: MessageKey }> = {
  open: { name: 'findings.viewOpen', title: 'findings.emptyOpenTitle', text: 'findings.emptyOpenText' },
  decided: { name: 'findings.viewDecided', title: 'findings.emptyDecidedTitle', text: 'findings.emptyDecidedText' },
  gone: { name: 'findings.viewGone', title: 'findings.emptyGoneTitle', text: 'findings.emptyGoneText' },
}

export interface FindingsContent {
  /** Null across services; `looked` is when the rules last looked at it. */
  service: (Row<'service'> & { looked: string | null }) | null
  view: FindingView
  page: number
  counts: Record<FindingView, number>
  found: readonly Finding[]
}

export function findingsPage(content: FindingsContent, around: Surroundings): FindingsPage {
  const { service, view, page, counts, found } = content
  const { t, format, actor, language } = around
  const base = service === null ? '/findings' : `/services/${service.slug}/findings`
  const address = pagesOf(base, { show: view === 'open' ? '' : view })
  const tabs = service === null ? null : serviceTabs(service, 'actions', actor, t)
  const title = t('findings.title')
  const words = VIEW_WORDS[view]
  return {
    title: tabs === null ? title : `${title} · ${tabs.name[language]}`,
    lead: [
      t(service === null ? 'findings.lead' : 'findings.serviceLead'),
      ...(may(actor, 'finding.decide') ? [t('findings.leadDecide')] : []),
    ].join(' '),
    tabs,
    sections: sections('findings', service?.slug ?? null, counts.open, around),
    views: FINDING_VIEWS.map((each) => ({
      name: t(VIEW_WORDS[each].name, { count: counts[each] }),
      address: pagesOf(base, { show: each === 'open' ? '' : each })(1),
      current: each === view,
    })),
    look: service === null ? null : lookOf(service, around),
    cards: found.map((finding) => findingCard(finding, service === null, around)),
    links: pageLinks(address, { page, total: counts[view], size: FINDINGS_A_PAGE }, t, format),
    empty: found.length > 0 ? null : { title: t(words.title), text: t(words.text) },
    waits: may(actor, 'finding.decide') || found.length === 0 ? '' : t('findings.decidersWait'),
  }
}

function lookOf({ slug, looked }: { slug: string; looked: string | null }, { t, format, actor }: Surroundings) {
  return {
    address: may(actor, 'finding.look') ? `/services/${slug}/findings` : null,
    last: looked === null ? t('findings.neverLooked') : t('findings.lookedOn', { day: format.day(looked) }),
  }
}

/** @param wrong a reason that came back, or that somebody else was faster */
export function findingPage(
  finding: Finding,
  wrong: { form: Form<unknown> | null; stale: boolean },
  around: Surroundings,
): FindingPage {
  const { t, actor, language } = around
  const tabs = serviceTabs({ ...finding, status: finding.service_status }, 'actions', actor, t)
  const card = findingCard(finding, false, around, wrong.form)
  return {
    title: `${card.rule} · ${tabs.name[language]}`,
    tabs,
    back: `/services/${finding.slug}/findings`,
    conflict: wrong.stale ? t('findings.stale') : '',
    card: { ...card, address: null },
  }
}

function findingCard(
  finding: Finding,
  withService: boolean,
  around: Surroundings,
  form: Form<unknown> | null = null,
): FindingCard {
  const { t, format, language } = around
  const evidence = findingEvidence(finding.evidence)
  const { key, ...status } = FINDING_STATUS_WORDS[finding.status]
  const address = `/findings/${finding.id}`
  return {
    id: finding.id,
    address,
    rule: t(RULE_NAMES[finding.rule]),
    sentence: findingSentence(evidence, around),
    status: { name: t(key), ...status },
    service: withService ? { name: nameIn(language, finding), address: `/services/${finding.slug}/findings` } : null,
    figures: findingFigures(evidence, around),
    period: findingPeriod(evidence, around),
    figuresOf: t('findings.evidenceOf', { day: format.day(evidence.day) }),
    how: [t(HOW_FOUND[finding.rule]), ...(finding.rule === 'state-changed' ? [] : [t('findings.howTwice')])],
    seen: whereSeen(finding.slug, evidence),
    dates: datesOf(finding, around),
    decided: decidedBy(finding, around),
    reason: finding.reason === '' ? '' : t('findings.reasonIs', { reason: finding.reason }),
    action: actionOf(finding, around),
    decisions: decisionsOn(finding, address, form, around),
  }
}

function datesOf({ first_seen, last_seen, gone_on }: Finding, { t, format }: Surroundings): string {
  const first = t('findings.firstSeen', { day: format.day(first_seen) })
  if (gone_on !== null) return `${first}, ${t('findings.goneOn', { day: format.day(gone_on) })}`
  return last_seen === first_seen ? first : `${first}, ${t('findings.lastSeen', { day: format.day(last_seen) })}`
}

function decidedBy({ status, decided_at, decided_by_name }: Finding, { t, format }: Surroundings): string {
  if (decided_at === null) return ''
  return t('findings.decidedBy', {
    status: t(FINDING_STATUS_WORDS[status].key),
    name: decided_by_name ?? t('findings.somebody'),
    day: format.day(decided_at),
  })
}

function actionOf({ action_id, action_title }: Finding, { t }: Surroundings): FindingCard['action'] {
  if (action_id === null || action_title === null) return null
  return { name: t('findings.action', { title: action_title }), address: `/actions/${action_id}` }
}

function decisionsOn(
  finding: Finding,
  address: string,
  form: Form<unknown> | null,
  { t, actor }: Surroundings,
): FindingCard['decisions'] {
  const open = mayDecide(finding, actor)
  if (open.length === 0) return null
  const failed = form !== null && !form.ok ? form : null
  const error = failed?.errors['reason']
  return {
    seen: finding.status,
    accept: open.includes('acceptance') ? `${address}/acceptance` : null,
    raise: open.includes('action') ? `/services/${finding.slug}/actions/new?finding=${finding.id}` : null,
    dismiss: open.includes('dismissal')
      ? {
          address: `${address}/dismissal`,
          open: failed !== null,
          reason: failed?.typed['reason'] ?? '',
          error: error === undefined ? '' : t(error),
          field: `reason-${finding.id}`,
        }
      : null,
    undo: open.includes('undoing')
      ? {
          address: `${address}/undoing`,
          label: t(finding.status === 'dismissed' ? 'findings.undoDismissal' : 'findings.undoAcceptance'),
        }
      : null,
  }
}
