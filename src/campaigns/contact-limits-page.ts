import { type Field, field } from '../accounts/fields.ts'
import type { Reader } from '../i18n/reader.ts'
import type { MessageKey } from '../i18n/translate.ts'
import type { Form } from '../web/form.ts'
import { type FormErrors, formErrors } from '../web/form-errors.ts'
import { type ContactLimits, limitVerdict } from './contact-limits.ts'

declare module '../web/render.ts' {
  interface Pages {
    'campaigns/contact-limits': ContactLimitsPage
  }
}

export interface ContactLimitsPage {
  title: string
  errors: FormErrors | null
  fields: { name: string; label: string; hint: string; unit: string; field: Field }[]
  example: string[]
}

const FIELDS = {
  invitations: { label: 'contacts.limitInvitations', hint: 'contacts.limitInvitationsHint', unit: null },
  windowDays: { label: 'contacts.limitWindow', hint: 'contacts.limitWindowHint', unit: 'contacts.days' },
  restDays: { label: 'contacts.limitRest', hint: 'contacts.limitRestHint', unit: 'contacts.days' },
} as const satisfies Record<keyof ContactLimits, { label: MessageKey; hint: MessageKey; unit: MessageKey | null }>

export function contactLimitsPage(
  limits: ContactLimits,
  form: Form<unknown> | null,
  today: string,
  reader: Reader,
): ContactLimitsPage {
  const { t } = reader
  const labels = Object.fromEntries(Object.entries(FIELDS).map(([name, { label }]) => [name, label]))
  return {
    title: t('contacts.limitsTitle'),
    errors: formErrors(form, labels, t),
    fields: Object.entries(FIELDS).map(([name, { label, hint, unit }]) => ({
      name,
      label: t(label),
      hint: t(hint),
      unit: unit === null ? '' : t(unit),
      field: field(form, name, String(limits[name as keyof ContactLimits]), t),
    })),
    example: example(limits, today, reader),
  }
}

/** What the limits mean for one person who is written to today, by the same rule that campaigns use. */
function example(limits: ContactLimits, today: string, { t, format }: Reader): string[] {
  const full = limitVerdict(limits, { fullSince: today, restSince: null }, today)
  const rest = limitVerdict(limits, { fullSince: null, restSince: today }, today)
  const lines = [
    t('contacts.limitExampleFull', {
      count: limits.invitations,
      today: format.day(today),
      from: full.allowed ? format.day(today) : format.day(full.from),
    }),
  ]
  lines.push(
    rest.allowed
      ? t('contacts.limitExampleNoRest')
      : t('contacts.limitExampleRest', { today: format.day(today), from: format.day(rest.from) }),
  )
  return lines
}
