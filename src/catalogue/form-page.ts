import type { MessageKey, Translate } from '../i18n/translate.ts'
import type { FieldErrors, Typed } from '../web/form.ts'
import type { ServiceTabs } from '../web/service-tabs.ts'

declare module '../web/render.ts' {
  interface Pages {
    'catalogue/form': FormPage
    'catalogue/fields': FormFields
  }
}

/** One form on a page of its own; every page of the catalogue that changes something is one. */
export interface FormPage {
  title: string
  /** Null outside of a service's room. */
  tabs: ServiceTabs | null
  heading: string
  lead: string | null
  form: FormFields
  removal: Removal | null
}

export interface FormFields {
  action: string
  alert: { text: string; problems: { address: string; text: string }[] } | null
  hidden: { name: string; value: string }[]
  groups: FieldGroup[]
  submit: string
  cancel: string
}

export interface FieldGroup {
  legend: string | null
  lead: string | null
  /** Fields beside each other where there is room. */
  beside: boolean
  fields: Field[]
}

export interface Field {
  control: 'text' | 'textarea' | 'decimal' | 'date' | 'time' | 'select' | 'radios' | 'checkbox' | 'checkboxes'
  id: string
  name: string
  label: string
  hint: string | null
  hintId: string
  error: string | null
  errorId: string
  /** The ids of hint and error, for `aria-describedby`. */
  describedBy: string
  required: boolean
  value: string
  options: FieldOption[]
}

export interface FieldOption {
  id: string
  value: string
  label: string
  hint: string | null
  chosen: boolean
}

/** What is lost is said on the page, and asked once more where there is JavaScript. */
export interface Removal {
  heading: string
  explanation: string
  action: string
  button: string
  question: string
}

/** What stands in a form's fields, and what is wrong with it. */
export interface Filled {
  typed: Typed
  errors: FieldErrors
}

export function filledWith(typed: Typed): Filled {
  return { typed, errors: {} }
}

interface FieldSettings {
  hint?: MessageKey
  required?: boolean
  options?: readonly { value: string; label: string; hint?: string }[]
}

export type FieldMaker = (control: Field['control'], name: string, label: string, settings?: FieldSettings) => Field

export function fieldMaker(t: Translate, { typed, errors }: Filled): FieldMaker {
  return (control, name, label, { hint, required = false, options = [] } = {}) => {
    const id = `field-${name}`
    const value = typed[name] ?? ''
    const chosen = control === 'checkboxes' ? value.split(',') : [value]
    const error = errors[name]
    const field = { hintId: `${id}-hint`, errorId: `${id}-error` }
    const described = [hint && field.hintId, error && field.errorId].filter((part) => part !== undefined)
    return {
      ...field,
      control,
      id,
      name,
      label,
      hint: hint === undefined ? null : t(hint),
      error: error === undefined ? null : t(error),
      describedBy: described.join(' '),
      required,
      value,
      options: options.map((option, at) => ({
        id: `${id}-${at}`,
        value: option.value,
        label: option.label,
        hint: option.hint ?? null,
        chosen: chosen.includes(option.value),
      })),
    }
  }
}

export function fieldGroup(fields: Field[], given: Partial<Omit<FieldGroup, 'fields'>> = {}): FieldGroup {
  return { legend: null, lead: null, beside: false, ...given, fields }
}

/** @param given what the form is for; its alert, unless there is a graver one, is made from the fields' errors */
export function formFields(
  t: Translate,
  given: Omit<FormFields, 'alert' | 'hidden'> & Partial<Pick<FormFields, 'alert' | 'hidden'>>,
): FormFields {
  const wrong = given.groups.flatMap(({ fields }) => fields).filter(({ error }) => error !== null)
  const problems = wrong.map(({ id, label, error }) => ({ address: `#${id}`, text: `${label} – ${error}` }))
  const alert = wrong.length === 0 ? null : { text: t('common.formHasErrors', { count: wrong.length }), problems }
  return { hidden: [], ...given, alert: given.alert ?? alert }
}
