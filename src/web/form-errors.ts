import type { MessageKey, Translate } from '../i18n/translate.ts'
import type { Form } from './form.ts'

declare module './render.ts' {
  interface Pages {
    'parts/form-errors': FormErrors
  }
}

/** The summary above a form that came back, shown by `parts/form-errors`. */
export interface FormErrors {
  /** "2 things need your attention." */
  count: string
  /** One for each field with an error, in the order of the page; `field` is the id of its input. */
  links: { field: string; label: string; message: string }[]
}

/**
 * @param labels each field's label by its name, in the order of the page; the name is also the id of its input
 * @returns the summary, or null where the form is in order
 */
export function formErrors(
  form: Form<unknown> | null,
  labels: Record<string, MessageKey>,
  t: Translate,
): FormErrors | null {
  if (form === null || form.ok) return null
  const { errors } = form
  const links = Object.entries(labels).flatMap(([field, label]) => {
    const message = errors[field]
    return message === undefined ? [] : [{ field, label: t(label), message: t(message) }]
  })
  return { count: t('common.formHasErrors', { count: Object.keys(errors).length }), links }
}
