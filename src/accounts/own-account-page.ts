import type { Row } from '../database/schema.ts'
import type { Format } from '../i18n/format.ts'
import type { Translate } from '../i18n/translate.ts'
import type { Form } from '../web/form.ts'
import { type FormErrors, formErrors } from '../web/form-errors.ts'
import { type CalendarSection, calendarSection } from './calendar-address-page.ts'
import { type Field, field } from './fields.ts'
import { type NewPasswordFields, newPasswordFields, PASSWORD_LABELS } from './password-page.ts'
import { seesEveryService } from './permissions.ts'
import { languageChoices, type SetupPage } from './setup-page.ts'
import { ROLE_NAMES } from './sign-in-page.ts'

declare module '../web/render.ts' {
  interface Pages {
    'accounts/own-account': OwnAccountPage
  }
}

export interface OwnAccountPage {
  title: string
  email: string
  role: string
  services: string
  name: Field
  languages: SetupPage['languages']
  detailErrors: FormErrors | null
  passwordErrors: FormErrors | null
  /** Without one, for example after a sign-in link, it is set through "forgotten password". */
  hasPassword: boolean
  currentPassword: Field
  password: NewPasswordFields
  calendar: CalendarSection
}

/**
 * @param services the names of those that are assigned
 * @param calendarSince since when there is a calendar address; null where there is none
 */
export function ownAccountPage(
  account: Row<'account'>,
  services: readonly { name: string }[],
  calendarSince: string | null,
  details: Form<unknown> | null,
  password: Form<unknown> | null,
  { t, format }: { t: Translate; format: Format },
): OwnAccountPage {
  const typedLanguage = details === null || details.ok ? undefined : details.typed['language']
  const names = services.map((service) => service.name).join(', ')
  return {
    title: t('accounts.ownAccountTitle'),
    email: account.email,
    role: t(ROLE_NAMES[account.role]),
    services: seesEveryService(account.role) ? t('accounts.everyService') : names || t('accounts.noService'),
    name: field(details, 'name', account.name, t),
    languages: languageChoices(typedLanguage ?? account.language),
    detailErrors: formErrors(details, { name: 'accounts.name', language: 'common.language' }, t),
    passwordErrors: formErrors(password, { currentPassword: 'accounts.currentPassword', ...PASSWORD_LABELS }, t),
    hasPassword: account.password_hash !== null,
    currentPassword: field(password, 'currentPassword', '', t),
    password: newPasswordFields(password, t),
    calendar: calendarSection(calendarSince, t, format),
  }
}
