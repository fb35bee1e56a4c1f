import type { Response } from 'express'
import type { Actor } from '../accounts/permissions.ts'
import type { MessageKey, Translate } from '../i18n/translate.ts'
import { beginCsv, csvRow, sendOn } from '../web/csv.ts'
import { notFound, orNotFound } from '../web/errors.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { type Route, staffRoute, type Visit } from '../web/routes.ts'
import { reasonQuery, startForm } from './campaign-input.ts'
import { tellCampaigns } from './campaign-jobs.ts'
import { type Campaign, visibleCampaign } from './campaign-store.ts'
import { moment, REASONS } from './campaign-words.ts'
import { everybodyLeftOut } from './counts-store.ts'
import { campaignParams } from './input.ts'
import type { LeftOutReason } from './plan.ts'
import { PEOPLE_A_PAGE, planPage } from './plan-page.ts'
import { estimatedReach, frameOf, plannedBatches } from './plan-store.ts'
import { readReminders } from './reminders.ts'
import { scheduleErrors } from './schedule.ts'
import { scheduleCampaign, unscheduleCampaign } from './start-store.ts'

type PlanVisit = Visit<unknown, { reason?: LeftOutReason | undefined; page: number }, unknown, Actor>

export const planRoutes: readonly Route[] = [
  staffRoute('survey.manage', {
    method: 'get',
    path: '/campaigns/:id/plan',
    params: campaignParams,
    query: reasonQuery,
    handle: async (visit) => {
      const campaign = orNotFound(await visibleCampaign(visit.db, visit.actor, visit.params.id))
      if (hasBegun(campaign)) return redirect(visit.res, `/campaigns/${campaign.id}`)
      await showPlan(visit, campaign, null)
    },
  }),

  staffRoute('survey.manage', {
    method: 'get',
    path: '/campaigns/:id/plan.csv',
    params: campaignParams,
    handle: async ({ db, actor, installation, params, now, t, res }) => {
      const campaign = orNotFound(await visibleCampaign(db, actor, params.id))
      beginCsv(res, 'left-out.csv', [t('campaigns.csvEmail'), t('campaigns.csvReason')])
      const people = hasBegun(campaign)
        ? everybodyLeftOut(db, campaign.id)
        : leftOutNow(plannedBatches(db, await frameOf(db, campaign), installation.secret, now))
      await sendPeople(res, people, t)
    },
  }),

  staffRoute('survey.manage', {
    method: 'post',
    path: '/campaigns/:id/start',
    params: campaignParams,
    form: startForm,
    handle: async (visit) => {
      const { db, actor, params, form, now, t, format, res } = visit
      const campaign = orNotFound(await visibleCampaign(db, actor, params.id))
      if (campaign.status !== 'draft') return redirect(res, `/campaigns/${campaign.id}`, t('campaigns.tooLate'))
      const isNow = form.ok && form.value.when === 'now'
      const problem = await whyNot(visit, campaign, isNow)
      if (problem !== null) return showPlan({ ...visit, query: { page: 1 } }, campaign, problem)
      await scheduleCampaign(db, campaign.id, isNow ? now : null, now)
      tellCampaigns()
      if (isNow || campaign.starts_at === null)
        return redirect(res, `/campaigns/${campaign.id}`, t('campaigns.startingNotice'))
      const time = moment(campaign.starts_at, campaign.time_zone, format)
      redirect(
        res,
        `/campaigns/${campaign.id}/plan`,
        t('campaigns.scheduledNotice', { time, zone: campaign.time_zone }),
      )
    },
  }),

  staffRoute('survey.manage', {
    method: 'post',
    path: '/campaigns/:id/unschedule',
    params: campaignParams,
    handle: async ({ db, actor, params, t, res }) => {
      const campaign = orNotFound(await visibleCampaign(db, actor, params.id))
      const isDraft = await unscheduleCampaign(db, campaign.id)
      const notice = t(isDraft ? 'campaigns.unscheduledNotice' : 'campaigns.tooLate')
      redirect(res, `/campaigns/${campaign.id}${isDraft ? '/plan' : ''}`, notice)
    },
  }),
]

function hasBegun({ status, reach }: Campaign): boolean {
  return reach !== null || (status !== 'draft' && status !== 'scheduled')
}

/** @returns what keeps the campaign from starting now, or at its time; null where nothing does */
async function whyNot({ db, now }: Pick<PlanVisit, 'db' | 'now'>, campaign: Campaign, isNow: boolean) {
  if ((await frameOf(db, campaign)).surveys.length === 0) return 'campaigns.notStartedNoSurvey'
  const { starts_at, closes_at, reminders } = campaign
  const schedule = { startsAt: isNow ? null : starts_at, closesAt: closes_at, reminders: readReminders(reminders) }
  const errors = scheduleErrors(schedule, now)
  if (errors['starts_on'] !== undefined) return 'campaigns.notStartedPast'
  return errors['closes_on'] === undefined ? null : 'campaigns.notStartedClosing'
}

async function showPlan(
  visit: Pick<PlanVisit, 'db' | 'installation' | 'query' | 'now' | 't' | 'format' | 'language' | 'res'>,
  campaign: Campaign,
  refusal: MessageKey | null,
): Promise<void> {
  const { db, installation, query, now, t, res } = visit
  const frame = await frameOf(db, campaign)
  const window = { reason: query.reason, from: (query.page - 1) * PEOPLE_A_PAGE, most: PEOPLE_A_PAGE }
  const { planning, leftOut, total } = await estimatedReach(db, frame, window, installation.secret, now)
  if (query.page > 1 && leftOut.length === 0) throw notFound()
  const problem = refusal ?? (campaign.status === 'draft' ? await whyNot(visit, campaign, true) : null)
  const matter = {
    ...{ campaign, reach: planning.reach, people: leftOut, total, query },
    ...{ problem: problem === null ? null : t(problem), now: now.toISOString() },
  }
  render(res, 'campaigns/plan', planPage(matter, visit), refusal === null ? 200 : 422)
}

async function* leftOutNow(batches: ReturnType<typeof plannedBatches>) {
  for await (const { leftOut } of batches) yield leftOut
}

async function sendPeople(
  res: Response,
  people: AsyncIterable<readonly { email: string; reason: LeftOutReason }[]>,
  t: Translate,
): Promise<void> {
  for await (const some of people) {
    await sendOn(res, some.map(({ email, reason }) => csvRow([email, t(REASONS[reason])])).join(''))
  }
  res.end()
}
