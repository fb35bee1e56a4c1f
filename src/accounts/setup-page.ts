import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../i18n/languages.ts'
import type { MessageKey, Translate } from '../i18n/translate.ts'
import type { Form } from '../web/form.ts'
import { type FormErrors, formErrors } from '../web/form-errors.ts'
import { type Field, field } from './fields.ts'
import { type NewPasswordFields, newPasswordFields, PASSWORD_LABELS } from './password-page.ts'

declare module '../web/render.ts' {
  interface Pages {
    'accounts/setup': SetupPage
  }
}

export interface SetupPage {
  title: string
  token: string
  errors: FormErrors | null
  name: Field
  email: Field
  languages: { code: Language; name: string; chosen: boolean }[]
  password: NewPasswordFields
}

const LABELS: Record<string, MessageKey> = {
  name: 'accounts.name',
  email: 'accounts.email',
  ...PASSWORD_LABELS,
}

export function setupPage(token: string, form: Form<unknown> | null, language: Language, t: Translate): SetupPage {
  const typed = form === null || form.ok ? {} : form.typed
  const chosen = typed['language'] ?? language
  return {
    title: t('accounts.setupTitle'),
    token,
    errors: formErrors(form, LABELS, t),
    name: field(form, 'name', '', t),
    email: field(form, 'email', '', t),
    languages: languageChoices(chosen),
    password: newPasswordFields(form, t),
  }
}

export function languageChoices(chosen: string): SetupPage['languages'] {
  return LANGUAGES.map((code) => ({ code, name: LANGUAGE_NAMES[code], chosen: code === chosen }))
}
