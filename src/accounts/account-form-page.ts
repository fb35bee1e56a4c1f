import type { Role, Row } from '../database/schema.ts'
import type { Format } from '../i18n/format.ts'
import type { Language } from '../i18n/languages.ts'
import type { MessageKey, Translate } from '../i18n/translate.ts'
import type { Form } from '../web/form.ts'
import { type FormErrors, formErrors } from '../web/form-errors.ts'
import { type AccountState, accountState } from './account-list-page.ts'
import { type Field, field } from './fields.ts'
import { ROLES } from './permissions.ts'
import { languageChoices, type SetupPage } from './setup-page.ts'
import { ROLE_NAMES } from './sign-in-page.ts'

declare module '../web/render.ts' {
  interface Pages {
    'accounts/form': AccountFormPage
  }
}

export interface AccountFormPage {
  title: string
  action: string
  isNew: boolean
  state: AccountState | null
  errors: FormErrors | null
  name: Field
  email: Field
  roles: { value: Role; name: string; hint: string; chosen: boolean }[]
  roleError: string | null
  languages: SetupPage['languages']
  services: { id: string; name: string; organisation: string; ticked: boolean }[]
  tickedCount: string
  /** What can be done with the account besides saving it. */
  canInvite: boolean
  canDeactivate: boolean
  canReactivate: boolean
  confirmDeactivate: string
  isSelf: boolean
}

const ROLE_HINTS: Record<Role, MessageKey> = {
  administrator: 'accounts.roleAdministratorHint',
  analyst: 'accounts.roleAnalystHint',
  owner: 'accounts.roleOwnerHint',
  viewer: 'accounts.roleViewerHint',
}

const LABELS = {
  name: 'accounts.name',
  email: 'accounts.email',
  role: 'accounts.role',
  language: 'common.language',
} as const satisfies Record<string, MessageKey>

/** “Service 9” before “Service 10”, and accents where their letters are. */
const BY_NAME = new Intl.Collator(['en', 'fr'], { numeric: true })

export interface AccountFormMatter {
  /** Null: a new one. */
  account: Row<'account'> | null
  /** When the last link to choose a password ends. */
  invitedUntil: string | null
  isSelf: boolean
  services: readonly Pick<Row<'service'>, 'id' | 'name' | 'organisation'>[]
  assignedIds: readonly string[]
  form: Form<unknown> | null
  language: Language
  now: Date
}

export function accountFormPage(matter: AccountFormMatter, t: Translate, format: Format): AccountFormPage {
  const { account, form, isSelf } = matter
  const typed = form === null || form.ok || Object.keys(form.typed).length === 0 ? null : form.typed
  // A refusal that is not about what was typed leaves the fields as they are stored.
  const fields = typed === null ? null : form
  const chosenRole = typed === null ? (account?.role ?? 'owner') : typed['role']
  const ticked = new Set(typed === null ? matter.assignedIds : (typed['services'] ?? '').split(','))
  const services = matter.services
    .map(({ id, name, organisation }) => ({ id, name, organisation, ticked: ticked.has(id) }))
    .sort((a, b) => Number(b.ticked) - Number(a.ticked) || BY_NAME.compare(a.name, b.name))
  const isInvited = account !== null && account.active === 1 && account.password_hash === null
  return {
    title: account === null ? t('accounts.newTitle') : account.name,
    action: account === null ? '/admin/accounts' : `/admin/accounts/${account.id}`,
    isNew: account === null,
    state:
      account === null ? null : accountState({ ...account, invited_until: matter.invitedUntil }, matter.now, t, format),
    errors: errorSummary(form, t),
    name: field(fields, 'name', account?.name ?? '', t),
    email: field(fields, 'email', account?.email ?? '', t),
    roles: ROLES.map((value) => ({
      value,
      name: t(ROLE_NAMES[value]),
      hint: t(ROLE_HINTS[value]),
      chosen: value === chosenRole,
    })),
    roleError: field(fields, 'role', '', t).error,
    languages: languageChoices(typed?.['language'] ?? account?.language ?? matter.language),
    services,
    tickedCount: t('accounts.servicesChosen', { count: services.filter((service) => service.ticked).length }),
    canInvite: isInvited,
    canDeactivate: account !== null && account.active === 1 && !isSelf,
    canReactivate: account !== null && account.active === 0,
    confirmDeactivate: t('accounts.confirmDeactivate', { name: account?.name ?? '' }),
    isSelf,
  }
}

/** A refusal of the whole request has no field to point to. */
function errorSummary(form: Form<unknown> | null, t: Translate): FormErrors | null {
  const whole = form === null || form.ok ? undefined : form.errors['']
  return whole === undefined ? formErrors(form, LABELS, t) : { count: t(whole), links: [] }
}
