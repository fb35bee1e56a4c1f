import { type Actor, may } from '../accounts/permissions.ts'
import type { Perspective } from '../database/schema.ts'
import { nameIn } from '../i18n/names.ts'
import type { Reader } from '../i18n/reader.ts'
import type { MessageKey } from '../i18n/translate.ts'
import { type PageLinks, pageLinks, pagesOf } from '../web/page-links.ts'
import type { Campaign } from './campaign-store.ts'
import { campaignName, moment, statusShown } from './campaign-words.ts'
import { isErased } from './contact.ts'
import { languageName } from './contact-list-page.ts'
import { type CampaignCounts, type MailState, tellsAnswers } from './counts.ts'
import type { InvitationRow } from './counts-store.ts'
import { leftOutCount, type Planning } from './plan.ts'
import { type LeftOutShown, leftOutShown, type PlanMatter, type ReachShown, reachShown } from './plan-page.ts'
import { readReminders } from './reminders.ts'

declare module '../web/render.ts' {
  interface Pages {
    'campaigns/campaign': CampaignPage
    'campaigns/invitations': InvitationsShown
    'campaigns/actions': CampaignActions
  }
}

export interface CampaignPage {
  title: string
  status: string
  statusClass: string
  perspective: Perspective
  perspectiveName: string
  surveys: { name: string; address: string }[]
  /** While it is decided who is invited: how far that has come. */
  progress: string | null
  actions: CampaignActions
  figures: { name: string; value: string }[]
  reach: ReachShown | null
  exception: string | null
  /** Why nobody is told who has answered, or how many; null where they are. */
  whyNotWho: string | null
  timeline: { at: string; what: string }[]
  leftOut: LeftOutShown | null
  invitations: InvitationsShown | null
}

export interface CampaignActions {
  pause: string | null
  resume: string | null
  stop: string | null
  remind: { action: string; label: string } | null
}

export interface InvitationsShown {
  action: string
  search: string
  tellsWho: boolean
  namesService: boolean
  rows: {
    email: string
    name: string
    language: string
    service: string
    mail: string
    mailClass: string
    /** The mail's page; null where there is none, or it is not for this reader. */
    mailAddress: string | null
    reminders: string
    answered: string
  }[]
  links: PageLinks
}

export const INVITATIONS_A_PAGE = 25

export interface CampaignMatter {
  campaign: Campaign
  planning: Planning | null
  counts: CampaignCounts
  remindable: number
  invitations: readonly InvitationRow[]
  invitationsTotal: number
  leftOut: Pick<PlanMatter, 'people' | 'total'>
  query: { q: string; show: 'invitations' | 'left-out'; page: number } & PlanMatter['query']
  actor: Pick<Actor, 'role'>
}

export function campaignPage(matter: CampaignMatter, reader: Reader): CampaignPage {
  const { t, language } = reader
  const { campaign, planning, counts } = matter
  // Whoever comes here has pressed start, or its time has come.
  const isStarting = campaign.status === 'scheduled'
  const { status, className } = isStarting
    ? { status: t('campaigns.statusStarting'), className: 'state' }
    : statusShown(campaign, t)
  const isAnonymous = campaign.surveys.some(({ promise }) => promise === 'anonymous')
  const tellsCount = tellsAnswers(campaign.surveys, counts)
  const isPlanned = campaign.planned_at !== null
  const reach = isPlanned ? (planning?.reach ?? null) : null
  return {
    title: campaignName(campaign, reader),
    ...{ status, statusClass: className },
    perspective: campaign.perspective,
    perspectiveName: t(`common.${campaign.perspective}`),
    surveys: campaign.surveys.map((survey) => ({
      name: survey.surveyName === '' ? nameIn(language, survey) : `${nameIn(language, survey)} – ${survey.surveyName}`,
      address: `/surveys/${survey.surveyId}`,
    })),
    progress: isPlanned ? null : progressOf(planning, reader),
    actions: actionsOf(matter, tellsCount, reader),
    figures: isPlanned ? figuresOf(matter, tellsCount, reader) : [],
    reach: reach === null ? null : { ...reachShown(campaign, reach, reader), figures: [] },
    exception: campaign.limit_exception === '' ? null : campaign.limit_exception,
    whyNotWho: isAnonymous && isPlanned ? t(tellsCount ? 'campaigns.neverWho' : 'campaigns.tooFewToCount') : null,
    timeline: timelineOf(campaign, reader),
    leftOut:
      reach === null || leftOutCount(reach) + reach.askedOnce === 0 ? null : leftOutList(matter, planning, reader),
    invitations: isPlanned ? invitationsShown(matter, !isAnonymous, reader) : null,
  }
}

function progressOf(planning: Planning | null, { t, format }: Reader): string {
  const total = planning?.reach.eligible ?? 0
  if (total === 0) return t('campaigns.planningBegins')
  const seen = total - (planning?.draw.toSee ?? total)
  return t('campaigns.planningProgress', { seen: format.number(seen), total: format.number(total) })
}

function actionsOf({ campaign, remindable }: CampaignMatter, tellsCount: boolean, { t }: Reader): CampaignActions {
  const { status, id } = campaign
  const base = `/campaigns/${id}`
  const isAlive = status === 'running' || status === 'paused'
  return {
    pause: status === 'running' ? `${base}/pause` : null,
    resume: status === 'paused' ? `${base}/resume` : null,
    stop: isAlive ? `${base}/stop` : null,
    // How many are left to remind, and that nobody is, would tell how many have answered.
    remind:
      status === 'running' && (remindable > 0 || !tellsCount)
        ? {
            action: `${base}/reminder`,
            label: tellsCount ? t('campaigns.remindNow', { count: remindable }) : t('campaigns.remindUntold'),
          }
        : null,
  }
}

/** From the frame to the answers; each number is the one before without what is named in between. */
function figuresOf({ planning, counts }: CampaignMatter, tellsCount: boolean, { t, format }: Reader) {
  const figure = (key: MessageKey, value: number) => ({ name: t(key), value: format.number(value) })
  const { states } = counts
  const reach = planning?.reach
  const notSampled = reach === undefined ? 0 : reach.eligible - reach.sampled
  const some = (key: MessageKey, value: number) => (value === 0 ? [] : [figure(key, value)])
  const rate = (of: number) => (tellsCount && of > 0 ? format.percent(counts.answered / of) : '–')
  return [
    ...(reach === undefined ? [] : [figure('campaigns.eligible', reach.eligible)]),
    ...some('campaigns.notSampled', notSampled),
    ...(notSampled > 0 ? [figure('campaigns.sampled', reach?.sampled ?? 0)] : []),
    ...(reach === undefined ? [] : [figure('campaigns.leftOut', leftOutCount(reach))]),
    figure('campaigns.invited', counts.invited),
    ...some('campaigns.toWrite', states.unwritten),
    ...some('campaigns.figureWaiting', states.waiting),
    figure('campaigns.figureSent', states.sent + states.gone),
    ...some('campaigns.figureFailed', states.failed),
    ...some('campaigns.bounced', states.bounced),
    ...some('campaigns.withdrawn', states.withdrawn),
    { name: t('campaigns.answered'), value: tellsCount ? format.number(counts.answered) : '–' },
    { name: t('campaigns.rateInvited'), value: rate(counts.invited) },
    ...(reach === undefined ? [] : [{ name: t('campaigns.rateEligible'), value: rate(reach.eligible) }]),
  ]
}

function timelineOf(campaign: Campaign, { t, format }: Reader): CampaignPage['timeline'] {
  const { created_at, starts_at, planned_at, closes_at, time_zone: zone, reminders, creator } = campaign
  const at = (time: string | null) => (time === null ? '' : moment(time, zone, format))
  return [
    { at: at(created_at), what: t('campaigns.timelineMade', { name: creator ?? '–' }) },
    ...(starts_at === null ? [] : [{ at: at(starts_at), what: t('campaigns.timelineStarts') }]),
    ...(planned_at === null ? [] : [{ at: at(planned_at), what: t('campaigns.timelinePlanned') }]),
    ...readReminders(reminders).map((days, place) => ({
      ...{ at: '', what: t('campaigns.timelineReminder', { number: place + 1, days }) },
    })),
    { at: at(closes_at), what: t(closes_at === null ? 'campaigns.noClosing' : 'campaigns.timelineCloses') },
  ]
}

function leftOutList(matter: CampaignMatter, planning: Planning | null, reader: Reader): LeftOutShown | null {
  if (planning === null) return null
  const { campaign, leftOut, query } = matter
  const page = query.show === 'left-out' ? query.page : 1
  const path = `/campaigns/${campaign.id}`
  const people = { ...leftOut, query: { reason: query.reason, page } }
  return leftOutShown(path, `${path}/plan.csv`, planning.reach, people, reader, { show: 'left-out' })
}

const MAILS: Record<MailState, { key: MessageKey; className: string }> = {
  unwritten: { key: 'campaigns.mailToWrite', className: 'state' },
  waiting: { key: 'campaigns.mailWaiting', className: 'state' },
  sent: { key: 'campaigns.mailSent', className: 'state state-good' },
  failed: { key: 'campaigns.mailFailed', className: 'state state-poor' },
  bounced: { key: 'campaigns.mailBounced', className: 'state state-poor' },
  withdrawn: { key: 'campaigns.mailWithdrawn', className: 'state state-warn' },
  gone: { key: 'campaigns.mailGone', className: 'state' },
}

function invitationsShown(matter: CampaignMatter, tellsWho: boolean, reader: Reader): InvitationsShown {
  const { t, format, language } = reader
  const { campaign, query, actor } = matter
  const path = `/campaigns/${campaign.id}`
  const page = query.show === 'invitations' ? query.page : 1
  const hasAttributed = campaign.surveys.some(({ promise }) => promise === 'attributed')
  const answered = (has: boolean | null) => (has === null ? '–' : t(has ? 'common.yes' : 'common.no'))
  return {
    ...{ action: path, search: query.q, tellsWho: tellsWho || hasAttributed },
    namesService: campaign.surveys.length > 1,
    rows: matter.invitations.map((row) => ({
      email: isErased(row.email) ? t('contacts.erasedPerson') : row.email,
      ...{ name: row.name, language: languageName(row.language, language) },
      service: nameIn(language, { name: row.service, name_fr: row.service_fr }),
      mail: t(MAILS[row.state].key),
      mailClass: MAILS[row.state].className,
      mailAddress: row.mailId !== null && may(actor, 'mail.read') ? `/admin/mail/${row.mailId}` : null,
      reminders: row.reminders === null || row.reminders === 0 ? '–' : format.number(row.reminders),
      answered: answered(row.answered),
    })),
    links: pageLinks(
      pagesOf(path, { q: query.q }),
      { page, total: matter.invitationsTotal, size: INVITATIONS_A_PAGE },
      t,
      format,
    ),
  }
}
