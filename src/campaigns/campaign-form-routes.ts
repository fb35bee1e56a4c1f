import type { Actor } from '../accounts/permissions.ts'
import type { Filled } from '../catalogue/form-page.ts'
import { notFound, orNotFound } from '../web/errors.ts'
import { type FieldErrors, typedIn } from '../web/form.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { type Route, staffRoute, type Visit } from '../web/routes.ts'
import { campaignFilled, campaignFormPage, newCampaignFilled } from './campaign-form-page.ts'
import { type CampaignForm, campaignForm, newCampaignQuery } from './campaign-input.ts'
import {
  type Campaign,
  type CampaignSettings,
  changeCampaign,
  createCampaign,
  openSurveys,
  removeDraft,
  segmentNames,
  visibleCampaign,
} from './campaign-store.ts'
import { campaignParams } from './input.ts'
import { contactLimits } from './ledger-store.ts'
import type { Sample } from './sample.ts'
import { scheduleErrors } from './schedule.ts'
import { clockOf, ownTimeZone, utcOf } from './zoned-time.ts'

type FormVisit = Visit<unknown, unknown, CampaignForm, Actor>
type StaffVisit = Visit<unknown, unknown, unknown, Actor>

export const campaignFormRoutes: readonly Route[] = [
  staffRoute('survey.manage', {
    method: 'get',
    path: '/campaigns/new',
    query: newCampaignQuery,
    handle: (visit) =>
      showForm(visit, null, newCampaignFilled(ownTimeZone(), visit.today, visit.query.survey, visit.query.perspective)),
  }),

  staffRoute('survey.manage', {
    method: 'post',
    path: '/campaigns',
    form: campaignForm,
    handle: async (visit) => {
      const settings = await checkedSettings(visit)
      if ('errors' in settings) return showForm(visit, null, settings)
      const id = await createCampaign(visit.db, settings, visit.actor.id, visit.now)
      redirect(visit.res, `/campaigns/${id}/letters`, savedNotice(visit))
    },
  }),

  staffRoute('survey.manage', {
    method: 'get',
    path: '/campaigns/:id/edit',
    params: campaignParams,
    handle: async (visit) => {
      const campaign = orNotFound(await visibleCampaign(visit.db, visit.actor, visit.params.id))
      if (!isEditable(campaign)) return tooLate(visit, campaign)
      await showForm(visit, campaign, campaignFilled(campaign))
    },
  }),

  staffRoute('survey.manage', {
    method: 'post',
    path: '/campaigns/:id/edit',
    params: campaignParams,
    form: campaignForm,
    handle: async (visit) => {
      const campaign = orNotFound(await visibleCampaign(visit.db, visit.actor, visit.params.id))
      if (!isEditable(campaign)) return tooLate(visit, campaign)
      const settings = await checkedSettings(visit)
      if ('errors' in settings) return showForm(visit, campaign, settings)
      if (!(await changeCampaign(visit.db, campaign.id, settings))) return tooLate(visit, campaign)
      redirect(visit.res, `/campaigns/${campaign.id}/letters`, savedNotice(visit))
    },
  }),

  staffRoute('survey.manage', {
    method: 'post',
    path: '/campaigns/:id/removal',
    params: campaignParams,
    handle: async ({ db, actor, params, t, res }) => {
      const campaign = orNotFound(await visibleCampaign(db, actor, params.id))
      if (!(await removeDraft(db, campaign.id))) throw notFound()
      redirect(res, '/campaigns', t('campaigns.removed'))
    },
  }),
]

function isEditable({ status, reach }: Campaign): boolean {
  return status === 'draft' || (status === 'scheduled' && reach === null)
}

function tooLate({ res, t }: StaffVisit, { id }: Campaign): void {
  redirect(res, `/campaigns/${id}`, t('campaigns.noLongerEditable'))
}

async function showForm(visit: StaffVisit, campaign: Campaign | null, filled: Filled): Promise<void> {
  const { db, actor, res } = visit
  const choices = {
    surveys: await openSurveys(db, actor),
    segments: await segmentNames(db),
    limits: await contactLimits(db),
  }
  const hasErrors = Object.keys(filled.errors).length > 0
  render(res, 'campaigns/form', campaignFormPage(campaign, choices, filled, visit), hasErrors ? 422 : 200)
}

/** What was sent, ready to be kept; or what is wrong with it, found out with the help of the database where need be. */
async function checkedSettings({ db, actor, form, now }: FormVisit): Promise<CampaignSettings | Filled> {
  if (!form.ok) return { typed: form.typed, errors: form.errors }
  const settings = settingsOf(form.value)
  const errors: FieldErrors = { ...scheduleErrors(settings, now) }
  const open = await openSurveys(db, actor)
  const chosen = settings.surveyIds.map((id) => open.find((survey) => survey.id === id))
  const services = new Set(chosen.map((survey) => survey?.serviceId))
  if (chosen.some((survey) => !survey?.perspectives.includes(settings.perspective))) {
    errors['surveys'] = 'campaigns.surveyNotAsking'
  } else if (services.size < chosen.length) errors['surveys'] = 'campaigns.onePerService'
  const segments = await segmentNames(db)
  if (settings.segmentId !== null && !segments.some(({ id }) => id === settings.segmentId)) {
    errors['segment'] = 'campaigns.unknownSegment'
  }
  return Object.keys(errors).length === 0 ? settings : { typed: typedAgain(form.value), errors }
}

function typedAgain(value: CampaignForm): Filled['typed'] {
  const texts = Object.entries(value).map(([name, field]) => [name, Array.isArray(field) ? field : String(field ?? '')])
  return { ...typedIn(Object.fromEntries(texts)), exception: value.exception === 1 ? 'on' : '' }
}

function settingsOf(form: CampaignForm): CampaignSettings {
  const { time_zone: zone } = form
  const days = [form.reminder_1, form.reminder_2, form.reminder_3].filter((day) => day !== null)
  const starts =
    form.start === 'later' && form.starts_on !== null ? utcOf(form.starts_on, form.starts_time, zone) : null
  const closes = form.closes_on === null ? null : utcOf(form.closes_on, form.closes_time, zone)
  return {
    name: form.name,
    perspective: form.perspective,
    surveyIds: form.surveys,
    segmentId: form.segment === '' ? null : form.segment,
    sample: sampleOf(form),
    timeZone: zone,
    startsAt: starts?.at ?? null,
    closesAt: closes?.at ?? null,
    reminders: days.sort((a, b) => a - b),
    limitException: form.exception === 1 ? form.limit_exception : '',
  }
}

/** Says, too, where the clocks of the zone do not show a time once. */
function savedNotice({ form, t, format }: FormVisit): string {
  if (!form.ok) return t('campaigns.saved')
  const { start, starts_on, starts_time, closes_on, closes_time, time_zone: zone } = form.value
  const times = [...(start === 'later' ? [[starts_on, starts_time]] : []), [closes_on, closes_time]] as const
  const notes = times.flatMap(([day, time]) => {
    if (day === null || day === undefined || time === null || time === undefined) return []
    const { at, clock } = utcOf(day, time, zone)
    const values = { zone, time, day: format.day(day), actual: clockOf(at, zone).time }
    if (clock === 'exact') return []
    return [t(clock === 'skipped' ? 'campaigns.clockSkipped' : 'campaigns.clockTwice', values)]
  })
  return [t('campaigns.saved'), ...notes].join(' ')
}

function sampleOf({ sample, sample_n, sample_percent }: CampaignForm): Sample {
  if (sample === 'number') return { kind: 'number', n: sample_n ?? 1 }
  return sample === 'share' ? { kind: 'share', percent: sample_percent ?? 1 } : { kind: 'all' }
}
