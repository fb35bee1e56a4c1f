import type { Row } from '../database/schema.ts'
import { nameIn } from '../i18n/names.ts'
import type { Typed } from '../web/form.ts'
import type { Surroundings } from '../web/surroundings.ts'
import type { TargetWithComponent } from './agreement-store.ts'
import { CHANNELS, channelName } from './channels.ts'
import { type Filled, type FormPage, fieldGroup, fieldMaker, filledWith, formFields } from './form-page.ts'
import { type Edited, overtakenAlert, revisionOf } from './journey-form-page.ts'
import type { Step } from './journey-store.ts'
import { numberTyped } from './numbers.ts'

/** What a step can refer to: the service's own. */
export interface StepChoices {
  journey: Row<'journey'>
  components: readonly Row<'component'>[]
  targets: readonly TargetWithComponent[]
  /** All steps of the journey, for what ends a window. */
  steps: readonly Step[]
}

/** @param last the journey's last step so far: the next one is on the same day, or the first */
export function newStep(last: Step | undefined): Filled {
  return filledWith({ day: String((last?.day_offset ?? 0) + 1) })
}

export function typedStep(step: Step): Typed {
  const { title, title_fr, what_happened, what_happened_fr, day_offset, at, channel, component_id, targets } = step
  const window = targets.find(({ window_hours }) => window_hours !== null)
  return {
    ...{ title, title_fr, what_happened, what_happened_fr },
    ...{ day: String(day_offset + 1), at: at ?? '', channel: channel ?? '', component_id: component_id ?? '' },
    ...(step.nothing_happened === 1 ? { nothing_happened: 'on' } : {}),
    targets: targets.map(({ target_id }) => target_id).join(','),
    window_target: window?.target_id ?? '',
    window_hours: numberTyped(window?.window_hours ?? null),
    window_ended_by: window?.ended_by ?? '',
    user_rating: numberTyped(step.user_rating),
    customer_rating: numberTyped(step.customer_rating),
    provider_rating: numberTyped(step.provider_rating),
  }
}

export function stepFormPage(edited: Edited<Step>, choices: StepChoices, around: Surroundings): FormPage {
  const { service, tabs, thing, overtaken } = edited
  const { t } = around
  const address = `/services/${service.slug}`
  const journey = `${address}/journeys/${choices.journey.id}`
  const heading = t(thing === null ? 'journey.newStep' : 'journey.editStep')
  const form = formFields(t, {
    action: thing === null ? `${journey}/touchpoints/new` : `${address}/touchpoints/${thing.id}`,
    groups: groupsOf(edited, choices, around),
    submit: t('common.save'),
    cancel: `${address}/journey?journey=${choices.journey.id}`,
    hidden: revisionOf(thing),
    alert: overtaken && thing !== null ? overtakenAlert(`${address}/touchpoints/${thing.id}`, t) : null,
  })
  const removal = thing && {
    heading: t('journey.removeStep'),
    explanation: t('journey.removeStepText'),
    action: `${address}/touchpoints/${thing.id}/remove`,
    button: t('common.remove'),
    question: `${t('catalogue.removeQuestion', { name: thing.title })} ${t('journey.removeStepText')}`,
  }
  return { title: heading, tabs, heading, lead: nameIn(around.language, choices.journey), form, removal }
}

function groupsOf({ filled, thing }: Edited<Step>, { components, targets, steps }: StepChoices, around: Surroundings) {
  const { t, language } = around
  const field = fieldMaker(t, filled)
  const none = { value: '', label: t('journey.none') }
  const channels = CHANNELS.map((channel) => ({ value: channel, label: t(channelName(channel)) }))
  const parts = components.map((component) => ({ value: component.id, label: partName(component, around) }))
  const agreed = targets.map(({ id, metric, agreement_name }) => ({ value: id, label: metric, hint: agreement_name }))
  const others = steps
    .filter(({ id }) => id !== thing?.id)
    .map((step) => ({ value: step.id, label: nameIn(language, { name: step.title, name_fr: step.title_fr }) }))
  const what = [
    field('text', 'title', t('journey.stepTitle'), { required: true }),
    field('text', 'title_fr', t('journey.stepTitleFr'), { hint: 'catalogue.nameFrHint' }),
    field('textarea', 'what_happened', t('journey.whatHappened')),
    field('textarea', 'what_happened_fr', t('journey.whatHappenedFr')),
    field('checkbox', 'nothing_happened', t('journey.nothingHappened'), { hint: 'journey.nothingHappenedHint' }),
  ]
  const when = [
    field('decimal', 'day', t('journey.day'), { required: true, hint: 'journey.dayHint' }),
    field('time', 'at', t('journey.time'), { hint: 'journey.timeHint' }),
    field('select', 'channel', t('journey.channel'), { options: [none, ...channels] }),
    field('select', 'component_id', t('catalogue.component'), { options: [none, ...parts] }),
  ]
  const window = [
    field('select', 'window_target', t('journey.windowTarget'), { options: [none, ...agreed] }),
    field('decimal', 'window_hours', t('journey.windowHours')),
    field('select', 'window_ended_by', t('journey.windowEndedBy'), { options: [none, ...others] }),
  ]
  const ratings = [
    field('decimal', 'user_rating', t('common.user')),
    field('decimal', 'customer_rating', t('common.customer')),
    field('decimal', 'provider_rating', t('common.provider')),
  ]
  return [
    fieldGroup(what),
    fieldGroup(when, { legend: t('journey.whenAndWhere'), beside: true }),
    ...(agreed.length === 0
      ? []
      : [
          fieldGroup([field('checkboxes', 'targets', t('journey.targetsInPlay'), { options: agreed })], {
            legend: t('journey.whatWasAgreed'),
          }),
          fieldGroup(window, { legend: t('journey.window'), lead: t('journey.windowLead'), beside: true }),
        ]),
    fieldGroup(ratings, { legend: t('journey.ratings'), lead: t('journey.ratingsLead'), beside: true }),
  ]
}

function partName(component: Row<'component'>, { language, t }: Surroundings): string {
  const kind = t(component.kind === 'it-supported' ? 'common.itSupported' : 'common.humanActivity')
  return t('journey.componentOfKind', { component: nameIn(language, component), kind })
}
