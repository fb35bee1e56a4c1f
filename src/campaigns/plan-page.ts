import { nameIn } from '../i18n/names.ts'
import type { Reader } from '../i18n/reader.ts'
import { type PageLinks, pageLinks, pagesOf } from '../web/page-links.ts'
import { type CampaignSteps, campaignSteps } from './campaign-steps.ts'
import type { Campaign } from './campaign-store.ts'
import { campaignName, moment, REASONS } from './campaign-words.ts'
import { LEFT_OUT_REASONS, type LeftOutReason, leftOutCount, type Reach } from './plan.ts'

declare module '../web/render.ts' {
  interface Pages {
    'campaigns/plan': PlanPage
    'campaigns/reach': ReachShown
    'campaigns/left-out': LeftOutShown
  }
}

export interface PlanPage {
  title: string
  name: string
  steps: CampaignSteps
  counted: string
  /** Why it cannot start; null where it can. */
  problem: string | null
  exception: string | null
  reach: ReachShown
  leftOut: LeftOutShown
  /** Why nobody would be reached; null where somebody would. */
  nobody: { text: string; toContacts: boolean } | null
  start: { action: string; when: 'now' | 'planned'; label: string; question: string | null }[]
  startsAt: string | null
  removal: string | null
  unschedule: string | null
}

export interface ReachShown {
  figures: { name: string; value: string; hint: string | null }[]
  /** Empty where the campaign asks about one service. */
  services: { name: string; eligible: string; invited: string }[]
  askedOnce: string | null
}

export interface LeftOutShown {
  reasons: { name: string; count: string; address: string; current: boolean }[]
  people: { email: string; reason: string }[]
  csvAddress: string
  notSampled: string | null
  links: PageLinks
}

export const PEOPLE_A_PAGE = 50

export interface PlanMatter {
  campaign: Campaign
  reach: Reach
  people: readonly { email: string; reason: LeftOutReason }[]
  total: number
  query: { reason?: LeftOutReason | undefined; page: number }
  problem: string | null
  now: string
}

export function planPage(matter: PlanMatter, reader: Reader): PlanPage {
  const { t, format } = reader
  const { campaign, reach, problem } = matter
  const name = campaignName(campaign, reader)
  const base = `/campaigns/${campaign.id}`
  const isScheduled = campaign.status === 'scheduled'
  return {
    title: t('campaigns.planTitle', { name }),
    name,
    steps: campaignSteps(campaign, 'plan', t),
    counted: t('campaigns.planAt', { time: format.time(matter.now) }),
    problem,
    exception: campaign.limit_exception === '' ? null : campaign.limit_exception,
    reach: reachShown(campaign, reach, reader),
    leftOut: leftOutShown(`${base}/plan`, `${base}/plan.csv`, reach, matter, reader),
    nobody: nobody(matter, reader),
    start: reach.invited === 0 || problem !== null || isScheduled ? [] : starts(campaign, reach, matter.now, reader),
    startsAt: isScheduled ? startsAt(campaign, reader) : null,
    removal: campaign.status === 'draft' ? `${base}/removal` : null,
    unschedule: isScheduled ? `${base}/unschedule` : null,
  }
}

function startsAt({ starts_at, time_zone }: Campaign, { t, format }: Reader): string {
  return t('campaigns.startsAtText', { time: moment(starts_at ?? '', time_zone, format), zone: time_zone })
}

function starts(campaign: Campaign, reach: Reach, now: string, { t, format }: Reader): PlanPage['start'] {
  const action = `/campaigns/${campaign.id}/start`
  const { starts_at, time_zone } = campaign
  const atOnce = {
    ...{ action, when: 'now' as const, label: t('campaigns.start', { count: reach.invited }) },
    question: t('campaigns.startQuestion'),
  }
  if (starts_at === null || starts_at <= now) return [atOnce]
  const time = moment(starts_at, time_zone, format)
  return [{ action, when: 'planned', label: t('campaigns.schedule', { time }), question: null }]
}

function nobody({ campaign, reach }: PlanMatter, { t }: Reader): PlanPage['nobody'] {
  if (reach.invited > 0) return null
  if (reach.eligible > 0) return { text: t('campaigns.nobodyAllLeftOut'), toContacts: false }
  const perspective = t(`common.${campaign.perspective}`)
  return { text: t('campaigns.nobodyNoContacts', { perspective }), toContacts: true }
}

/** The numbers of a plan, each step of the way: those that are taken away and those that remain. */
export function reachShown(campaign: Pick<Campaign, 'surveys'>, reach: Reach, reader: Reader): ReachShown {
  const { t, format, language } = reader
  const figure = (name: string, value: number, hint: string | null = null) => ({
    ...{ name, value: format.number(value), hint },
  })
  const notSampled = reach.eligible - reach.sampled
  return {
    figures: [
      figure(t('campaigns.eligible'), reach.eligible, t('campaigns.eligibleHint')),
      ...(notSampled > 0
        ? [figure(t('campaigns.notSampled'), notSampled), figure(t('campaigns.sampled'), reach.sampled)]
        : []),
      figure(t('campaigns.leftOut'), leftOutCount(reach)),
      figure(t('campaigns.willBe'), reach.invited),
    ],
    services:
      campaign.surveys.length < 2
        ? []
        : campaign.surveys.map((survey) => ({
            name: nameIn(language, survey),
            eligible: t('campaigns.eligibleOfService', { count: reach.surveys[survey.surveyId]?.eligible ?? 0 }),
            invited: t('campaigns.invitedOfService', { count: reach.surveys[survey.surveyId]?.invited ?? 0 }),
          })),
    askedOnce: reach.askedOnce === 0 ? null : t('campaigns.askedOnceNote', { count: reach.askedOnce }),
  }
}

/**
 * @param path of the page that the list is part of
 * @param kept what its addresses say besides
 */
export function leftOutShown(
  path: string,
  csvAddress: string,
  reach: Reach,
  { people, total, query }: Pick<PlanMatter, 'people' | 'total' | 'query'>,
  { t, format }: Reader,
  kept: Record<string, string> = {},
): LeftOutShown {
  const counts: Partial<Record<LeftOutReason, number>> = { ...reach.leftOut }
  if (reach.askedOnce > 0) counts['other-service'] = reach.askedOnce
  const given = LEFT_OUT_REASONS.filter((reason) => (counts[reason] ?? 0) > 0)
  const filter = (reason: LeftOutReason | undefined, name: string, count: number) => ({
    ...{ name, count: format.number(count), current: query.reason === reason },
    address: pagesOf(path, { ...kept, reason: reason ?? '' })(1),
  })
  const notSampled = reach.eligible - reach.sampled
  return {
    reasons:
      given.length === 0
        ? []
        : [
            filter(undefined, t('campaigns.allReasons'), leftOutCount(reach)),
            ...given.map((reason) => filter(reason, t(REASONS[reason]), counts[reason] ?? 0)),
          ],
    people: people.map(({ email, reason }) => ({
      email: email || t('contacts.erasedPerson'),
      reason: t(REASONS[reason]),
    })),
    csvAddress,
    notSampled: notSampled === 0 ? null : t('campaigns.notSampledNote', { count: notSampled }),
    links: {
      ...pageLinks(
        pagesOf(path, { ...kept, reason: query.reason ?? '' }),
        { page: query.page, total, size: PEOPLE_A_PAGE },
        t,
        format,
      ),
      label: t('campaigns.leftOutTitle'),
    },
  }
}
