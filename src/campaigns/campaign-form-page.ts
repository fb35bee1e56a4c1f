import { type Filled, type FormFields, fieldGroup, fieldMaker, filledWith, formFields } from '../catalogue/form-page.ts'
import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import type { Day } from '../database/schema.ts'
import { nameIn } from '../i18n/names.ts'
import type { Reader } from '../i18n/reader.ts'
import type { MessageKey } from '../i18n/translate.ts'
import { daysAfter } from '../statistics/days.ts'
import type { Typed } from '../web/form.ts'
import { type CampaignSteps, campaignSteps } from './campaign-steps.ts'
import type { Campaign, OpenSurvey } from './campaign-store.ts'
import { campaignName } from './campaign-words.ts'
import type { ContactLimits } from './contact-limits.ts'
import { readReminders } from './reminders.ts'
import type { Sample } from './sample.ts'
import { clockOf, isTimeZone, TIME_ZONES } from './zoned-time.ts'

declare module '../web/render.ts' {
  interface Pages {
    'campaigns/form': CampaignFormPage
  }
}

export interface CampaignFormPage {
  title: string
  steps: CampaignSteps | null
  form: FormFields
  /** Whether the browser's own time zone may take the place of the one that is chosen. */
  isNew: boolean
}

/** What a campaign's form can choose from. */
export interface FormChoices {
  surveys: readonly OpenSurvey[]
  segments: readonly { id: string; name: string }[]
  limits: ContactLimits
}

/** @param campaign null: a new one */
export function campaignFormPage(
  campaign: Campaign | null,
  choices: FormChoices,
  filled: Filled,
  reader: Reader,
): CampaignFormPage {
  const { t } = reader
  const title =
    campaign === null ? t('campaigns.newTitle') : t('campaigns.editTitle', { name: campaignName(campaign, reader) })
  return {
    title,
    steps: campaign === null ? null : campaignSteps(campaign, 'settings', t),
    isNew: campaign === null && filled.typed['name'] === undefined,
    form: formFields(t, {
      action: campaign === null ? '/campaigns' : `/campaigns/${campaign.id}/edit`,
      groups: groups(choices, filled, reader),
      submit: t('campaigns.saveDraft'),
      cancel: campaign === null ? '/campaigns' : `/campaigns/${campaign.id}/plan`,
    }),
  }
}

function groups(choices: FormChoices, filled: Filled, reader: Reader): FormFields['groups'] {
  const { t } = reader
  const field = fieldMaker(t, filled)
  const options = (values: Record<string, MessageKey>) =>
    Object.entries(values).map(([value, key]) => ({ value, label: t(key) }))
  return [
    fieldGroup(
      [
        field('text', 'name', t('campaigns.nameLabel'), { required: true, hint: 'campaigns.nameHint' }),
        field('radios', 'perspective', t('campaigns.perspectiveLabel'), {
          required: true,
          options: PERSPECTIVES.map((value) => ({
            ...{ value, label: t(`common.${value}`), hint: t(`common.${value}Hint`) },
          })),
        }),
        field('checkboxes', 'surveys', t('campaigns.surveysLabel'), {
          required: true,
          hint: 'campaigns.surveysHint',
          options: choices.surveys
            .map((survey) => surveyOption(survey, reader))
            .sort((one, other) => one.label.localeCompare(other.label, reader.language)),
        }),
      ],
      { legend: t('campaigns.legendWhat') },
    ),
    fieldGroup(
      [
        field('select', 'segment', t('campaigns.segmentLabel'), {
          hint: 'campaigns.segmentHint',
          options: [
            { value: '', label: t('campaigns.everybody') },
            ...choices.segments.map(({ id, name }) => ({ value: id, label: name })),
          ],
        }),
        field('radios', 'sample', t('campaigns.sampleLabel'), {
          options: options({
            all: 'campaigns.sampleAll',
            number: 'campaigns.sampleNumber',
            share: 'campaigns.sampleShare',
          }),
        }),
        field('decimal', 'sample_n', t('campaigns.sampleNumberLabel')),
        field('decimal', 'sample_percent', t('campaigns.sampleShareLabel')),
      ],
      { legend: t('campaigns.legendWho') },
    ),
    fieldGroup(
      [
        field('radios', 'start', t('campaigns.startLabel'), {
          options: options({ now: 'campaigns.startNow', later: 'campaigns.startLater' }),
        }),
        field('date', 'starts_on', t('campaigns.startsOnLabel')),
        field('time', 'starts_time', t('campaigns.startsTimeLabel')),
        field('date', 'closes_on', t('campaigns.closesOnLabel'), { hint: 'campaigns.closesHint' }),
        field('time', 'closes_time', t('campaigns.closesTimeLabel')),
        field('select', 'time_zone', t('campaigns.timeZoneLabel'), {
          hint: 'campaigns.timeZoneHint',
          options: zones(filled.typed['time_zone'] ?? '').map((value) => ({
            value,
            label: value.replaceAll('_', ' '),
          })),
        }),
      ],
      { legend: t('campaigns.legendWhen') },
    ),
    fieldGroup(
      [
        field('decimal', 'reminder_1', t('campaigns.reminder1')),
        field('decimal', 'reminder_2', t('campaigns.reminder2')),
        field('decimal', 'reminder_3', t('campaigns.reminder3')),
      ],
      { legend: t('campaigns.remindersLabel'), lead: t('campaigns.reminderLead'), beside: true },
    ),
    fieldGroup(
      [
        field('checkbox', 'exception', t('campaigns.exceptionLabel')),
        field('textarea', 'limit_exception', t('campaigns.exceptionReasonLabel')),
      ],
      { legend: t('campaigns.legendLimits'), lead: limitsNow(choices.limits, reader) },
    ),
  ]
}

function zones(chosen: string): readonly string[] {
  return TIME_ZONES.includes(chosen) || !isTimeZone(chosen) ? TIME_ZONES : [...TIME_ZONES, chosen]
}

function limitsNow({ invitations, windowDays, restDays }: ContactLimits, { t, format }: Reader): string {
  const values = { invitations, window: format.number(windowDays), rest: format.number(restDays) }
  return t('campaigns.exceptionHint', values)
}

function surveyOption(survey: OpenSurvey, { t, format, language }: Reader) {
  const service = nameIn(language, { name: survey.serviceName, name_fr: survey.serviceNameFr })
  const perspectives = format.list(
    PERSPECTIVES.filter((each) => survey.perspectives.includes(each)).map((each) =>
      t(`common.${each}`).toLocaleLowerCase(language),
    ),
  )
  return {
    value: survey.id,
    label: survey.name === '' ? service : `${service} – ${survey.name}`,
    hint: t('campaigns.asks', { perspectives }),
  }
}

const USUAL_DAYS = 21

/** What stands in the form of a new campaign. */
export function newCampaignFilled(timeZone: string, today: Day, surveyId: string, perspective: string): Filled {
  return filledWith({
    closes_on: daysAfter(today, USUAL_DAYS),
    ...{ perspective: perspective === '' ? 'user' : perspective, surveys: surveyId, sample: 'all', start: 'now' },
    ...{ starts_time: '09:00', closes_time: '23:59', time_zone: timeZone, reminder_1: '7' },
  })
}

/** What stands in the form of a campaign that was kept before. */
export function campaignFilled(campaign: Campaign): Filled {
  const sample = JSON.parse(campaign.sample) as Sample
  const [first, second, third] = readReminders(campaign.reminders)
  const zone = campaign.time_zone
  const starts = campaign.starts_at === null ? null : clockOf(campaign.starts_at, zone)
  const closes = campaign.closes_at === null ? null : clockOf(campaign.closes_at, zone)
  const text = (value: number | undefined) => (value === undefined ? '' : String(value))
  const typed: Typed = {
    ...{ name: campaign.name, perspective: campaign.perspective, segment: campaign.segment_id ?? '' },
    surveys: campaign.surveys.map(({ surveyId }) => surveyId).join(','),
    ...{ sample: sample.kind, sample_n: sample.kind === 'number' ? String(sample.n) : '' },
    sample_percent: sample.kind === 'share' ? String(sample.percent) : '',
    ...{ start: starts === null ? 'now' : 'later', starts_on: starts?.day ?? '', starts_time: starts?.time ?? '09:00' },
    ...{ closes_on: closes?.day ?? '', closes_time: closes?.time ?? '23:59', time_zone: zone },
    ...{ reminder_1: text(first), reminder_2: text(second), reminder_3: text(third) },
    ...{ exception: campaign.limit_exception === '' ? '' : 'on', limit_exception: campaign.limit_exception },
  }
  return filledWith(typed)
}
