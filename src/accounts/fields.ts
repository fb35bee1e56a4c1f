import type { Translate } from '../i18n/translate.ts'
import type { Form } from '../web/form.ts'

/** One input as its view shows it: what stands in it, and what is wrong with that. */
export interface Field {
  value: string
  error: string | null
}

/** @param stored what the input shows before anybody has typed */
export function field(form: Form<unknown> | null, name: string, stored: string, t: Translate): Field {
  if (form === null || form.ok) return { value: stored, error: null }
  const error = form.errors[name]
  return { value: form.typed[name] ?? '', error: error === undefined ? null : t(error) }
}
