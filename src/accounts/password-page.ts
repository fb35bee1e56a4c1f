import type { MessageKey, Translate } from '../i18n/translate.ts'
import type { Form } from '../web/form.ts'
import { type FormErrors, formErrors } from '../web/form-errors.ts'
import { type Field, field } from './fields.ts'

declare module '../web/render.ts' {
  interface Pages {
    'accounts/forgotten': ForgottenPage
    'accounts/choose-password': ChoosePasswordPage
    'accounts/new-password': NewPasswordFields
  }
}

/** The two inputs of `accounts/new-password`. */
export interface NewPasswordFields {
  passwordError: string | null
  againError: string | null
}

export const PASSWORD_LABELS = {
  newPassword: 'accounts.newPassword',
  passwordAgain: 'accounts.passwordAgain',
} as const satisfies Record<string, MessageKey>

export function newPasswordFields(form: Form<unknown> | null, t: Translate): NewPasswordFields {
  return {
    passwordError: field(form, 'newPassword', '', t).error,
    againError: field(form, 'passwordAgain', '', t).error,
  }
}

export interface ForgottenPage {
  title: string
  /** The form was sent; the page says the same whether there is such an account or not. */
  sent: boolean
  email: Field
}

export function forgottenPage(form: Form<unknown> | null, sent: boolean, t: Translate): ForgottenPage {
  return { title: t('accounts.forgottenTitle'), sent, email: field(form, 'email', '', t) }
}

export interface ChoosePasswordPage {
  title: string
  lead: string
  action: string
  /** For password managers, which file a password under it. */
  email: string
  errors: FormErrors | null
  password: NewPasswordFields
}

export function choosePasswordPage(
  account: { name: string; email: string; password_hash: string | null },
  token: string,
  form: Form<unknown> | null,
  t: Translate,
): ChoosePasswordPage {
  const isNew = account.password_hash === null
  return {
    title: t(isNew ? 'accounts.welcomeTitle' : 'accounts.choosePasswordTitle', { name: account.name }),
    lead: t(isNew ? 'accounts.welcomeText' : 'accounts.choosePasswordText', { email: account.email }),
    action: `/password/${token}`,
    email: account.email,
    errors: formErrors(form, PASSWORD_LABELS, t),
    password: newPasswordFields(form, t),
  }
}
