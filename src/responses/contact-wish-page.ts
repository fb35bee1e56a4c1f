import { type Field, field } from '../accounts/fields.ts'
import type { Translate } from '../i18n/translate.ts'
import type { Form } from '../web/form.ts'
import type { LanguageSwitch } from './page.ts'

declare module '../web/render.ts' {
  interface Pages {
    'responses/contact-wish': ContactWishPage
  }
}

/** Where somebody leaves a way to be reached, apart from all answers. */
export interface ContactWishPage {
  title: string
  paragraphs: string[]
  action: string
  alert: string | null
  reach: Field
  person: Field
  about: Field
  languages: LanguageSwitch
}

export function contactWishPage(
  facts: { action: string; service: string; languages: LanguageSwitch },
  form: Form<unknown> | null,
  alert: string | null,
  t: Translate,
): ContactWishPage {
  const { action, service, languages } = facts
  return {
    title: t('followups.wishTitle'),
    paragraphs: [t('followups.wishText', { service }), t('followups.wishApart')],
    action,
    alert: alert ?? (form === null || form.ok ? null : t('followups.wishProblem')),
    reach: field(form, 'reach', '', t),
    person: field(form, 'person', '', t),
    about: field(form, 'about', '', t),
    languages,
  }
}
