import type { Role } from '../database/schema.ts'
import type { MessageKey, Translate } from '../i18n/translate.ts'
import type { Form } from '../web/form.ts'
import { type Field, field } from './fields.ts'

declare module '../web/render.ts' {
  interface Pages {
    'accounts/sign-in': SignInPage
  }
}

export interface SignInPage {
  title: string
  /** Where to go afterwards; empty: the start page. */
  to: string
  /** Says once, above the form, that the two do not belong together; what is wrong with one field stands beside it. */
  alert: string | null
  email: Field
  password: Field
}

const ABOVE_THE_FORM: MessageKey = 'accounts.wrongEmailOrPassword'

export function signInPage(to: string, form: Form<unknown> | null, t: Translate): SignInPage {
  const password = field(form, 'password', '', t)
  const isAbove = password.error === t(ABOVE_THE_FORM)
  return {
    title: t('accounts.signInTitle'),
    to: to === '/' ? '' : to,
    alert: isAbove ? password.error : null,
    email: field(form, 'email', '', t),
    password: isAbove ? { value: '', error: null } : password,
  }
}

export const ROLE_NAMES: Record<Role, MessageKey> = {
  administrator: 'accounts.roleAdministrator',
  analyst: 'accounts.roleAnalyst',
  owner: 'accounts.roleOwner',
  viewer: 'accounts.roleViewer',
}
