import type { JourneyVariant, Row } from '../database/schema.ts'
import type { Format } from '../i18n/format.ts'
import type { Translate } from '../i18n/translate.ts'
import type { Typed } from '../web/form.ts'
import type { ServiceTabs } from '../web/service-tabs.ts'
import type { Surroundings } from '../web/surroundings.ts'
import {
  type Filled,
  type FormFields,
  type FormPage,
  fieldGroup,
  fieldMaker,
  filledWith,
  formFields,
} from './form-page.ts'

/** A form's place in a service: its head, and what it changes. */
export interface Edited<T> {
  service: Row<'service'>
  tabs: ServiceTabs
  /** Null: a new one. */
  thing: T | null
  filled: Filled
  /** Whether somebody else has changed it since the form was opened. */
  overtaken: boolean
}

export function newJourney(): Filled {
  return filledWith({ variant: 'today' })
}

export function typedJourney(journey: Row<'journey'>): Typed {
  const { name, name_fr, persona, persona_fr, first_weekday, variant, variant_day } = journey
  const day = { first_weekday: first_weekday === null ? '' : String(first_weekday), variant_day: variant_day ?? '' }
  return { name, name_fr, persona, persona_fr, variant, ...day }
}

/** "Today", "Planned", "Since 1 Oct 2026". */
export function variantName(
  { variant, variant_day }: Pick<Row<'journey'>, 'variant' | 'variant_day'>,
  t: Translate,
  format: Pick<Format, 'day'>,
): string {
  const day = variant_day === null ? '' : format.day(variant_day)
  const names: Record<JourneyVariant, string> = {
    today: t('journey.variantToday'),
    planned: t('journey.variantPlanned'),
    since: t('journey.variantSince', { day }),
    until: t('journey.variantUntil', { day }),
  }
  return names[variant]
}

export function journeyFormPage(
  { service, tabs, thing, filled, overtaken }: Edited<Row<'journey'>>,
  { t, format }: Surroundings,
): FormPage {
  const address = `/services/${service.slug}`
  const field = fieldMaker(t, filled)
  const weekdays = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: format.weekday(day) }))
  const variants = [
    { value: 'today', label: t('journey.variantToday'), hint: t('journey.variantTodayHint') },
    { value: 'planned', label: t('journey.variantPlanned'), hint: t('journey.variantPlannedHint') },
    { value: 'since', label: t('journey.variantSinceDay'), hint: t('journey.variantSinceHint') },
    { value: 'until', label: t('journey.variantUntilDay'), hint: t('journey.variantUntilHint') },
  ]
  const who = [
    field('text', 'name', t('catalogue.name'), { required: true, hint: 'journey.nameHint' }),
    field('text', 'name_fr', t('catalogue.nameFr'), { hint: 'catalogue.nameFrHint' }),
    field('text', 'persona', t('journey.persona'), { hint: 'journey.personaHint' }),
    field('text', 'persona_fr', t('journey.personaFr')),
    field('select', 'first_weekday', t('journey.firstWeekday'), {
      options: [{ value: '', label: t('journey.noWeekday') }, ...weekdays],
    }),
  ]
  const when = [
    field('radios', 'variant', t('journey.variant'), { options: variants }),
    field('date', 'variant_day', t('journey.variantDay'), { hint: 'journey.variantDayHint' }),
  ]
  const heading = t(thing === null ? 'journey.newJourney' : 'journey.editJourney')
  const form = formFields(t, {
    action: thing === null ? `${address}/journeys/new` : `${address}/journeys/${thing.id}`,
    groups: [fieldGroup(who), fieldGroup(when)],
    submit: t('common.save'),
    cancel: `${address}/journey${thing === null ? '' : `?journey=${thing.id}`}`,
    hidden: revisionOf(thing),
    alert: overtaken && thing !== null ? overtakenAlert(`${address}/journeys/${thing.id}`, t) : null,
  })
  const removal = thing && {
    heading: t('journey.removeJourney'),
    explanation: t('journey.removeJourneyText'),
    action: `${address}/journeys/${thing.id}/remove`,
    button: t('common.remove'),
    question: `${t('catalogue.removeQuestion', { name: thing.name })} ${t('journey.removeJourneyText')}`,
  }
  const lead = thing === null ? t('journey.newJourneyLead') : null
  return { title: heading, tabs, heading, lead, form, removal }
}

/** The revision that the form was made from travels with it. */
export function revisionOf(thing: { revision: number } | null): FormFields['hidden'] {
  return thing === null ? [] : [{ name: 'revision', value: String(thing.revision) }]
}

/** @param address where the thing can be seen as it is now */
export function overtakenAlert(address: string, t: Translate): NonNullable<FormFields['alert']> {
  return { text: t('journey.overtaken'), problems: [{ address, text: t('journey.seeAsItIs') }] }
}
