import type { Row } from '../database/schema.ts'
import type { Translate } from '../i18n/translate.ts'
import type { Typed } from '../web/form.ts'
import type { ServiceTabs } from '../web/service-tabs.ts'
import { type Filled, type FormPage, fieldGroup, fieldMaker, filledWith, formFields } from './form-page.ts'

export function newComponent(): Filled {
  return filledWith({ kind: 'it-supported', user_visible: 'on' })
}

export function typedComponent(component: Row<'component'>): Typed {
  const { name, name_fr, kind, run_by, user_visible } = component
  return { name, name_fr, kind, run_by, ...(user_visible === 1 ? { user_visible: 'on' } : {}) }
}

/** @param component null: a new one */
export function componentFormPage(
  service: Row<'service'>,
  tabs: ServiceTabs,
  component: Row<'component'> | null,
  filled: Filled,
  t: Translate,
): FormPage {
  const profile = `/services/${service.slug}/profile`
  const list = `/services/${service.slug}/components`
  const field = fieldMaker(t, filled)
  const kinds = [
    { value: 'it-supported', label: t('common.itSupported'), hint: t('catalogue.itSupportedHint') },
    { value: 'human-activity', label: t('common.humanActivity'), hint: t('catalogue.humanActivityHint') },
  ]
  const fields = [
    field('text', 'name', t('catalogue.name'), { required: true, hint: 'catalogue.componentNameHint' }),
    field('text', 'name_fr', t('catalogue.nameFr'), { hint: 'catalogue.nameFrHint' }),
    field('radios', 'kind', t('catalogue.kind'), { options: kinds }),
    field('text', 'run_by', t('catalogue.runBy'), { hint: 'catalogue.runByHint' }),
    field('checkbox', 'user_visible', t('catalogue.userVisible'), { hint: 'catalogue.userVisibleHint' }),
  ]
  const heading = component === null ? t('catalogue.newComponent') : t('catalogue.editComponent')
  const action = component === null ? `${list}/new` : `${list}/${component.id}`
  const removal = component && {
    heading: t('catalogue.removeComponent'),
    explanation: t('catalogue.removeComponentText'),
    action: `${list}/${component.id}/remove`,
    button: t('common.remove'),
    question: `${t('catalogue.removeQuestion', { name: component.name })} ${t('catalogue.removeComponentText')}`,
  }
  const form = formFields(t, { action, groups: [fieldGroup(fields)], submit: t('common.save'), cancel: profile })
  return { title: heading, tabs, heading, lead: null, form, removal }
}
