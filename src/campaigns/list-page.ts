import type { Perspective } from '../database/schema.ts'
import { nameIn } from '../i18n/names.ts'
import type { Reader } from '../i18n/reader.ts'
import { type PageLinks, pageLinks, pagesOf } from '../web/page-links.ts'
import { isFound, isShown, type Shown } from './campaign-list.ts'
import type { Campaign } from './campaign-store.ts'
import { campaignName, moment, statusShown } from './campaign-words.ts'
import { type CampaignCounts, NO_COUNTS, tellsAnswers } from './counts.ts'

declare module '../web/render.ts' {
  interface Pages {
    'campaigns/list': CampaignListPage
  }
}

export interface CampaignListQuery {
  q: string
  show: Shown
  page: number
}

export interface CampaignListPage {
  title: string
  search: string
  show: Shown
  filters: { name: string; count: string; address: string; current: boolean }[]
  rows: CampaignListRow[]
  /** Why there are no rows. */
  empty: 'no-surveys' | 'no-campaigns' | 'nothing-found' | null
  links: PageLinks
}

interface CampaignListRow {
  name: string
  address: string
  status: string
  statusClass: string
  perspective: Perspective
  perspectiveName: string
  services: string
  invited: string
  answered: string
  closes: string
}

const CAMPAIGNS_A_PAGE = 30

const FILTERS = [
  { show: 'all', key: 'common.all' },
  { show: 'draft', key: 'campaigns.filterDraft' },
  { show: 'scheduled', key: 'campaigns.filterScheduled' },
  { show: 'running', key: 'campaigns.filterRunning' },
  { show: 'ended', key: 'campaigns.filterEnded' },
] as const

/** @returns the campaigns on the page of the list that is asked for, and all that were found */
export function campaignsShown(campaigns: readonly Campaign[], query: CampaignListQuery) {
  const found = campaigns.filter((campaign) => isFound(campaign, query.q))
  const chosen = found.filter(({ status }) => isShown(status, query.show))
  const page = Math.min(query.page, Math.max(1, Math.ceil(chosen.length / CAMPAIGNS_A_PAGE)))
  const from = (page - 1) * CAMPAIGNS_A_PAGE
  return { found, total: chosen.length, page, shown: chosen.slice(from, from + CAMPAIGNS_A_PAGE) }
}

export interface ListMatter {
  campaigns: readonly Campaign[]
  counts: ReadonlyMap<string, CampaignCounts>
  hasSurveys: boolean
}

export function campaignListPage(matter: ListMatter, query: CampaignListQuery, reader: Reader): CampaignListPage {
  const { t, format } = reader
  const { found, total, page, shown } = campaignsShown(matter.campaigns, query)
  const address = (show: Shown) => pagesOf('/campaigns', { q: query.q, show: show === 'all' ? '' : show })
  return {
    title: t('campaigns.title'),
    search: query.q,
    show: query.show,
    filters: FILTERS.map(({ show, key }) => ({
      name: t(key),
      count: format.number(found.filter(({ status }) => isShown(status, show)).length),
      address: address(show)(1),
      current: show === query.show,
    })),
    rows: shown.map((campaign) => listRow(campaign, matter.counts.get(campaign.id) ?? NO_COUNTS, reader)),
    empty: shown.length > 0 ? null : whyEmpty(matter),
    links: pageLinks(address(query.show), { page, total, size: CAMPAIGNS_A_PAGE }, t, format),
  }
}

function whyEmpty({ campaigns, hasSurveys }: ListMatter): CampaignListPage['empty'] {
  if (campaigns.length > 0) return 'nothing-found'
  return hasSurveys ? 'no-campaigns' : 'no-surveys'
}

function listRow(campaign: Campaign, counts: CampaignCounts, reader: Reader): CampaignListRow {
  const { t, format, language } = reader
  const { status, className } = statusShown(campaign, t)
  const isPlanned = campaign.planned_at !== null
  return {
    name: campaignName(campaign, reader),
    address: campaign.status === 'draft' ? `/campaigns/${campaign.id}/plan` : `/campaigns/${campaign.id}`,
    status,
    statusClass: className,
    perspective: campaign.perspective,
    perspectiveName: t(`common.${campaign.perspective}`),
    services: format.list(campaign.surveys.map((survey) => nameIn(language, survey))),
    invited: isPlanned ? format.number(counts.invited) : '–',
    answered: isPlanned ? answeredWithRate(campaign, counts, reader) : '–',
    closes: campaign.closes_at === null ? '–' : moment(campaign.closes_at, campaign.time_zone, format),
  }
}

function answeredWithRate(campaign: Campaign, counts: CampaignCounts, { t, format }: Reader): string {
  if (counts.invited === 0 || !tellsAnswers(campaign.surveys, counts)) return '–'
  const rate = format.percent(counts.answered / counts.invited)
  return t('campaigns.answeredRate', { answered: format.number(counts.answered), rate })
}
