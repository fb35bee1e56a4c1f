import type { Actor } from '../accounts/permissions.ts'
import type { CampaignStatus } from '../database/schema.ts'
import type { MessageKey } from '../i18n/translate.ts'
import { notFound, orNotFound } from '../web/errors.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { type Route, staffRoute, type Visit } from '../web/routes.ts'
import { campaignListQuery, campaignQuery } from './campaign-input.ts'
import { tellCampaigns } from './campaign-jobs.ts'
import { type CampaignMatter, campaignPage, INVITATIONS_A_PAGE } from './campaign-page.ts'
import { type Campaign, openSurveys, visibleCampaign, visibleCampaigns } from './campaign-store.ts'
import { NO_COUNTS, tellsAnswers } from './counts.ts'
import { campaignCounts, invitationsOf, leftOutOf } from './counts-store.ts'
import { campaignParams } from './input.ts'
import { campaignListPage, campaignsShown } from './list-page.ts'
import { PEOPLE_A_PAGE } from './plan-page.ts'
import { MOST_REMINDERS } from './reminders.ts'
import { changeStatus, remindableCount, remindNow } from './running-store.ts'
import { planningOf } from './start-store.ts'

type Action = Visit<{ id: string }, unknown, unknown, Actor>

export const runningCampaignRoutes: readonly Route[] = [
  staffRoute('survey.manage', {
    method: 'get',
    path: '/campaigns',
    query: campaignListQuery,
    handle: async (visit) => {
      const { db, actor, query, res } = visit
      const campaigns = await visibleCampaigns(db, actor)
      const { shown } = campaignsShown(campaigns, query)
      const counts = await campaignCounts(
        db,
        shown.map(({ id }) => id),
      )
      const hasSurveys = campaigns.length > 0 || (await openSurveys(db, actor)).length > 0
      render(res, 'campaigns/list', campaignListPage({ campaigns, counts, hasSurveys }, query, visit))
    },
  }),

  staffRoute('survey.manage', {
    method: 'get',
    path: '/campaigns/:id',
    params: campaignParams,
    query: campaignQuery,
    handle: async (visit) => {
      const campaign = orNotFound(await visibleCampaign(visit.db, visit.actor, visit.params.id))
      const isWaiting = campaign.status === 'scheduled' && campaign.reach === null && isFuture(campaign, visit.now)
      if (campaign.status === 'draft' || isWaiting) return redirect(visit.res, `/campaigns/${campaign.id}/plan`)
      const matter = await matterOf(visit, campaign)
      const paged = visit.query.show === 'invitations' ? matter.invitations : matter.leftOut.people
      const isBeyond = visit.query.page > 1 && paged.length === 0
      if (isBeyond) throw notFound()
      render(visit.res, 'campaigns/campaign', campaignPage(matter, visit))
    },
  }),

  step('pause', ['running'], 'paused', 'campaigns.pausedNotice'),
  step('resume', ['paused'], 'running', 'campaigns.resumedNotice'),
  step('stop', ['running', 'paused'], 'stopped', 'campaigns.stoppedNotice'),

  staffRoute('survey.manage', {
    method: 'post',
    path: '/campaigns/:id/reminder',
    params: campaignParams,
    handle: async ({ db, actor, params, t, res }) => {
      const campaign = orNotFound(await visibleCampaign(db, actor, params.id))
      if (campaign.status !== 'running') return redirect(res, `/campaigns/${params.id}`, t('campaigns.tooLate'))
      const count = await remindNow(db, campaign.id)
      tellCampaigns()
      const counts = (await campaignCounts(db, [campaign.id])).get(campaign.id) ?? NO_COUNTS
      const tellsCount = tellsAnswers(campaign.surveys, counts)
      const notice = tellsCount ? t('campaigns.remindedNotice', { count }) : t('campaigns.remindedUntoldNotice')
      redirect(res, `/campaigns/${campaign.id}`, notice)
    },
  }),
]

/** A press of a button that takes a campaign from one state to the next. */
function step(
  name: 'pause' | 'resume' | 'stop',
  from: readonly CampaignStatus[],
  to: 'running' | 'paused' | 'stopped',
  notice: MessageKey,
): Route {
  return staffRoute('survey.manage', {
    method: 'post',
    path: `/campaigns/:id/${name}`,
    params: campaignParams,
    handle: async ({ db, actor, params, t, res }: Action) => {
      const campaign = orNotFound(await visibleCampaign(db, actor, params.id))
      const isDone = await changeStatus(db, campaign.id, from, to)
      tellCampaigns()
      redirect(res, `/campaigns/${campaign.id}`, t(isDone ? notice : 'campaigns.tooLate'))
    },
  })
}

function isFuture({ starts_at }: Campaign, now: Date): boolean {
  return starts_at !== null && starts_at > now.toISOString()
}

async function matterOf(
  { db, actor, query }: Pick<Visit<unknown, CampaignMatter['query'], unknown, Actor>, 'db' | 'actor' | 'query'>,
  campaign: Campaign,
): Promise<CampaignMatter> {
  const counts = (await campaignCounts(db, [campaign.id])).get(campaign.id) ?? NO_COUNTS
  const onPage = (show: typeof query.show) => (query.show === show ? query.page - 1 : 0)
  const from = onPage('invitations') * INVITATIONS_A_PAGE
  const found = await invitationsOf(db, campaign.id, query.q, from, INVITATIONS_A_PAGE)
  const leftOut = await leftOutOf(db, campaign.id, query.reason, onPage('left-out') * PEOPLE_A_PAGE, PEOPLE_A_PAGE)
  return {
    ...{ campaign, counts, leftOut, query, actor, planning: planningOf(campaign) },
    remindable: campaign.status === 'running' ? await remindableCount(db, campaign.id, MOST_REMINDERS) : 0,
    invitations: found.invitations,
    invitationsTotal: found.total,
  }
}
