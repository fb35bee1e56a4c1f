import type { Day, Row } from '../database/schema.ts'
import type { Format } from '../i18n/format.ts'
import type { Language } from '../i18n/languages.ts'
import { nameIn } from '../i18n/names.ts'
import type { Translate } from '../i18n/translate.ts'
import type { Typed } from '../web/form.ts'
import type { ServiceTabs } from '../web/service-tabs.ts'
import type { Month } from './agreement.ts'
import { agreedTarget } from './agreement-page.ts'
import type { TargetWithComponent } from './agreement-store.ts'
import { type Filled, type FormPage, fieldGroup, fieldMaker, filledWith, formFields } from './form-page.ts'
import { resultField, valueField } from './month-entries.ts'
import { numberTyped } from './numbers.ts'

export function newAgreement(service: Row<'service'>, today: Day): Filled {
  return filledWith({ kind: 'sla', customer_party: service.organisation, valid_from: today })
}

export function typedAgreement(agreement: Row<'agreement'>): Typed {
  const { name, kind, customer_party, provider_party, valid_from, valid_until, note } = agreement
  return { name, kind, customer_party, provider_party, valid_from, valid_until: valid_until ?? '', note }
}

/** @param agreement null: a new one */
export function agreementFormPage(
  service: Row<'service'>,
  tabs: ServiceTabs,
  agreement: Row<'agreement'> | null,
  filled: Filled,
  t: Translate,
): FormPage {
  const address = `/services/${service.slug}`
  const field = fieldMaker(t, filled)
  const kinds = [
    { value: 'sla', label: t('catalogue.sla'), hint: t('catalogue.slaHint') },
    { value: 'xla', label: t('catalogue.xla'), hint: t('catalogue.xlaHint') },
    { value: 'ola', label: t('catalogue.ola'), hint: t('catalogue.olaHint') },
  ]
  const fields = [
    field('text', 'name', t('catalogue.name'), { required: true }),
    field('radios', 'kind', t('catalogue.kind'), { options: kinds }),
    field('text', 'customer_party', t('catalogue.customerParty'), {
      required: true,
      hint: 'catalogue.customerPartyHint',
    }),
    field('text', 'provider_party', t('catalogue.providerParty'), {
      required: true,
      hint: 'catalogue.providerPartyHint',
    }),
    field('date', 'valid_from', t('catalogue.validFromLabel'), { required: true }),
    field('date', 'valid_until', t('catalogue.validUntilLabel'), { hint: 'catalogue.validUntilHint' }),
    field('textarea', 'note', t('catalogue.note')),
  ]
  const heading = agreement === null ? t('catalogue.newAgreement') : t('catalogue.editAgreement')
  const action = agreement === null ? `${address}/agreements/new` : `${address}/agreements/${agreement.id}`
  const removal = agreement && {
    heading: t('catalogue.removeAgreement'),
    explanation: t('catalogue.removeAgreementText'),
    action: `${action}/remove`,
    button: t('common.remove'),
    question: `${t('catalogue.removeQuestion', { name: agreement.name })} ${t('catalogue.removeAgreementText')}`,
  }
  const cancel = `${address}/agreement`
  const form = formFields(t, { action, groups: [fieldGroup(fields)], submit: t('common.save'), cancel })
  return { title: heading, tabs, heading, lead: null, form, removal }
}

export function newTarget(): Filled {
  return filledWith({ direction: 'at-least' })
}

export function typedTarget(target: Row<'target'>): Typed {
  const { metric, direction, value, unit, measured_over, critical, component_id } = target
  return {
    ...{ metric, direction, value: numberTyped(value), unit, measured_over, component_id: component_id ?? '' },
    ...(critical === 1 ? { critical: 'on' } : {}),
  }
}

/** @param target null: a new one of the agreement that `action` names */
export function targetFormPage(
  service: Row<'service'>,
  tabs: ServiceTabs,
  { action, target }: { action: string; target: Row<'target'> | null },
  components: readonly Row<'component'>[],
  filled: Filled,
  { language, t }: { language: Language; t: Translate },
): FormPage {
  const field = fieldMaker(t, filled)
  const directions = [
    { value: 'at-least', label: t('catalogue.directionAtLeast') },
    { value: 'at-most', label: t('catalogue.directionAtMost') },
  ]
  const parts = [
    { value: '', label: t('catalogue.wholeService') },
    ...components.map((component) => ({ value: component.id, label: nameIn(language, component) })),
  ]
  const groups = [
    fieldGroup([field('text', 'metric', t('catalogue.metric'), { required: true, hint: 'catalogue.metricHint' })]),
    fieldGroup(
      [
        field('select', 'direction', t('catalogue.direction'), { options: directions }),
        field('decimal', 'value', t('catalogue.targetValue'), { required: true }),
        field('text', 'unit', t('catalogue.unit'), { hint: 'catalogue.unitHint' }),
      ],
      { beside: true },
    ),
    fieldGroup([
      field('text', 'measured_over', t('catalogue.measuredOver'), { hint: 'catalogue.measuredOverHint' }),
      field('select', 'component_id', t('catalogue.component'), { options: parts }),
      field('checkbox', 'critical', t('catalogue.critical'), { hint: 'catalogue.criticalHint' }),
    ]),
  ]
  const heading = target === null ? t('catalogue.newTarget') : t('catalogue.editTarget')
  const removal = target && {
    heading: t('catalogue.removeTarget'),
    explanation: t('catalogue.removeTargetText'),
    action: `${action}/remove`,
    button: t('common.remove'),
    question: `${t('catalogue.removeQuestion', { name: target.metric })} ${t('catalogue.removeTargetText')}`,
  }
  const cancel = `/services/${service.slug}/agreement`
  const lead = target === null ? null : t('catalogue.editTargetLead')
  const form = formFields(t, { action, groups, submit: t('common.save'), cancel })
  return { title: heading, tabs, heading, lead, form, removal }
}

/** What is stored for a month; where there is a number it decides, and no result is chosen beside it. */
export function typedMonth(attainments: readonly Row<'attainment'>[]): Typed {
  return Object.fromEntries(
    attainments.flatMap(({ target_id, value, result }) => [
      [valueField(target_id), numberTyped(value)],
      [resultField(target_id), value === null ? result : ''],
    ]),
  )
}

/** One form for all targets of a month. */
export function monthFormPage(
  service: Row<'service'>,
  tabs: ServiceTabs,
  month: Month,
  targets: readonly TargetWithComponent[],
  filled: Filled,
  { t, format }: { t: Translate; format: Format },
): FormPage {
  const field = fieldMaker(t, filled)
  const results = [
    { value: '', label: t('catalogue.fromTheValue') },
    { value: 'met', label: t('catalogue.met') },
    { value: 'missed', label: t('catalogue.missed') },
    { value: 'not-reported', label: t('catalogue.notReported') },
  ]
  const groups = targets.map((target) => {
    const fields = [
      field('decimal', valueField(target.id), t('catalogue.attainedValue')),
      field('select', resultField(target.id), t('catalogue.result'), { options: results }),
    ]
    const lead = [agreedTarget(target, t, format), target.agreement_name].join(' · ')
    return fieldGroup(fields, { legend: target.metric, lead, beside: true })
  })
  const heading = t('catalogue.monthHeading', { month: format.month(month) })
  const address = `/services/${service.slug}/agreement`
  const form = formFields(t, { action: `${address}/${month}`, groups, submit: t('common.save'), cancel: address })
  return { title: heading, tabs, heading, lead: t('catalogue.monthLead'), form, removal: null }
}
