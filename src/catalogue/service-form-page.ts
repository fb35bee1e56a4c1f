import type { Row } from '../database/schema.ts'
import type { MessageKey, Translate } from '../i18n/translate.ts'
import type { Typed } from '../web/form.ts'
import type { ServiceTabs } from '../web/service-tabs.ts'
import { CHANNELS, channelName } from './channels.ts'
import {
  type FieldGroup,
  type FieldMaker,
  type Filled,
  type FormPage,
  fieldGroup,
  fieldMaker,
  formFields,
} from './form-page.ts'
import { numberTyped } from './numbers.ts'

export function newServicePage(filled: Filled, t: Translate): FormPage {
  const field = fieldMaker(t, { ...filled, typed: { status: 'live', ...filled.typed } })
  const [identity, ...others] = serviceGroups(field, t, 'catalogue.nameHint')
  const status = field('radios', 'status', t('catalogue.status'), {
    options: [
      { value: 'live', label: t('common.live'), hint: t('catalogue.liveHint') },
      { value: 'proposed', label: t('common.proposed'), hint: t('catalogue.proposedHint') },
    ],
  })
  const groups = identity === undefined ? others : [{ ...identity, fields: [...identity.fields, status] }, ...others]
  return {
    title: t('catalogue.newService'),
    tabs: null,
    heading: t('catalogue.newService'),
    lead: t('catalogue.newServiceLead'),
    form: formFields(t, { action: '/services/new', groups, submit: t('common.create'), cancel: '/services' }),
    removal: null,
  }
}

export function editServicePage(service: Row<'service'>, tabs: ServiceTabs, filled: Filled, t: Translate): FormPage {
  const address = `/services/${service.slug}`
  return {
    title: t('catalogue.editTitle', { name: service.name }),
    tabs,
    heading: t('catalogue.editService'),
    lead: t('catalogue.addressKept', { address }),
    form: formFields(t, {
      action: `${address}/edit`,
      groups: serviceGroups(fieldMaker(t, filled), t, 'catalogue.nameHintEdit'),
      submit: t('common.save'),
      cancel: `${address}/profile`,
    }),
    removal: null,
  }
}

export function typedService(service: Row<'service'>, channels: readonly string[]): Typed {
  const { name, name_fr, organisation, purpose, outcomes, costs, risks_removed, risks_imposed, value } = service
  return {
    ...{ name, name_fr, organisation, purpose, outcomes, costs, risks_removed, risks_imposed, value },
    active_users: numberTyped(service.active_users),
    xla_target: numberTyped(service.xla_target),
    channels: channels.join(','),
  }
}

function serviceGroups(field: FieldMaker, t: Translate, nameHint: MessageKey): FieldGroup[] {
  const paragraph = (name: string, key: MessageKey, hint: MessageKey) => field('textarea', name, t(key), { hint })
  return [
    fieldGroup([
      field('text', 'name', t('catalogue.name'), { required: true, hint: nameHint }),
      field('text', 'name_fr', t('catalogue.nameFr'), { hint: 'catalogue.nameFrHint' }),
      field('text', 'organisation', t('catalogue.organisation'), {
        required: true,
        hint: 'catalogue.organisationHint',
      }),
      paragraph('purpose', 'catalogue.purpose', 'catalogue.purposeHint'),
    ]),
    fieldGroup(
      [
        paragraph('outcomes', 'catalogue.outcomes', 'catalogue.outcomesHint'),
        paragraph('costs', 'catalogue.costs', 'catalogue.costsHint'),
        paragraph('risks_removed', 'catalogue.risksRemoved', 'catalogue.risksRemovedHint'),
        paragraph('risks_imposed', 'catalogue.risksImposed', 'catalogue.risksImposedHint'),
        paragraph('value', 'catalogue.value', 'catalogue.valueHint'),
      ],
      { legend: t('catalogue.whatItGives'), lead: t('catalogue.whatItGivesLead') },
    ),
    fieldGroup(
      [
        field('decimal', 'active_users', t('catalogue.activeUsers'), { hint: 'catalogue.activeUsersHint' }),
        field('decimal', 'xla_target', t('catalogue.xlaTarget'), { hint: 'catalogue.xlaTargetHint' }),
        field('checkboxes', 'channels', t('catalogue.channels'), {
          hint: 'catalogue.channelsHint',
          options: CHANNELS.map((value) => ({ value, label: t(channelName(value)) })),
        }),
      ],
      { legend: t('catalogue.useAndTarget') },
    ),
  ]
}
