import type { Format } from '../i18n/format.ts'
import type { Translate } from '../i18n/translate.ts'
import type { Form } from '../web/form.ts'
import { type FormErrors, formErrors } from '../web/form-errors.ts'
import { DEFAULT_SENDING, MOST_CONNECTIONS, MOST_PER_CONNECTION, MOST_PER_MINUTE, type Sending } from './sending.ts'

declare module '../web/render.ts' {
  interface Pages {
    'mail/sending': SendingPage
  }
}

export interface SendingPage {
  title: string
  errors: FormErrors | null
  fields: { name: keyof Sending; label: string; hint: string; value: string; error: string | null }[]
}

/** @param form what was typed and is not usable; null before anybody has typed */
export function sendingPage(stored: Sending, form: Form<unknown> | null, t: Translate, format: Format): SendingPage {
  const labels = {
    perMinute: 'mail.perMinute',
    connections: 'mail.connections',
    messagesPerConnection: 'mail.messagesPerConnection',
  } as const
  const field = (name: keyof Sending, hint: string) => {
    const error = form === null || form.ok ? undefined : form.errors[name]
    const typed = form === null || form.ok ? String(stored[name] ?? '') : (form.typed[name] ?? '')
    return { name, label: t(labels[name]), hint, value: typed, error: error === undefined ? null : t(error) }
  }
  const most = (value: number) => ({ most: format.number(value) })
  return {
    title: t('mail.sendingTitle'),
    errors: formErrors(form, labels, t),
    fields: [
      field('perMinute', t('mail.perMinuteHint', { ...most(MOST_PER_MINUTE), usual: DEFAULT_SENDING.perMinute ?? 0 })),
      field('connections', t('mail.connectionsHint', most(MOST_CONNECTIONS))),
      field('messagesPerConnection', t('mail.messagesPerConnectionHint', most(MOST_PER_CONNECTION))),
    ],
  }
}
