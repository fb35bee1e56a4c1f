import { type Field, field } from '../accounts/fields.ts'
import type { Row } from '../database/schema.ts'
import { LANGUAGES } from '../i18n/languages.ts'
import { nameIn } from '../i18n/names.ts'
import type { Reader } from '../i18n/reader.ts'
import { type LanguageSwitch, languageSwitch } from '../responses/page.ts'
import type { Form } from '../web/form.ts'
import { type FormErrors, formErrors } from '../web/form-errors.ts'
import type { ActionWithService } from './action-store.ts'
import type { HeardService } from './heard-store.ts'
import { ALL_TOLD } from './telling.ts'

declare module '../web/render.ts' {
  interface Pages {
    'improvement/heard-form': HeardFormPage
    'improvement/heard': HeardPage
  }
}

/** Where staff write what is told in public of an action. */
export interface HeardFormPage {
  title: string
  action: { title: string; address: string }
  errors: FormErrors | null
  fields: { name: string; label: string; hint: string; field: Field }[]
  address: string
  /** Null before anything has been written. */
  publishing: { state: string; publish: string | null; withdraw: string | null; publicAddress: string | null } | null
  /** Null until it is published. */
  telling: { text: string; address: string | null; confirm: string; button: string } | null
}

export interface ShownHeardForm {
  action: ActionWithService
  heard: Row<'heard'> | null
  form: Form<unknown> | null
  /** How many were invited about the service and may be written to. */
  tellable: number
}

export function heardFormPage({ action, heard, form, tellable }: ShownHeardForm, reader: Reader): HeardFormPage {
  const { t, format } = reader
  const address = `/actions/${action.id}/heard`
  const labels = {
    said: 'heard.saidField',
    said_fr: 'heard.saidFr',
    done: 'heard.doneField',
    done_fr: 'heard.doneFr',
  } as const
  const published = heard?.published_on ?? null
  return {
    title: t('heard.formTitle'),
    action: { title: action.title, address: `/actions/${action.id}` },
    errors: formErrors(form, labels, t),
    fields: (['said', 'done', 'said_fr', 'done_fr'] as const).map((name) => ({
      name,
      label: t(labels[name]),
      hint: t(name === 'said' ? 'heard.saidHint' : name === 'done' ? 'heard.doneHint' : 'heard.frenchHint'),
      field: field(form, name, heard?.[name] ?? '', t),
    })),
    address,
    publishing:
      heard === null
        ? null
        : {
            state:
              published === null ? t('heard.notPublished') : t('heard.publishedOn', { day: format.day(published) }),
            publish: published === null ? `${address}/publication` : null,
            withdraw: published === null ? null : `${address}/withdrawal`,
            publicAddress: published === null ? null : `/heard/${action.service.slug}`,
          },
    telling: heard === null || published === null ? null : tellingOf(heard, tellable, address, reader),
  }
}

function tellingOf(heard: Row<'heard'>, tellable: number, address: string, { t }: Reader): HeardFormPage['telling'] {
  const { told_up_to, told_count } = heard
  const button = t('heard.tellButton', { count: tellable })
  const confirm = t('heard.tellConfirm', { count: tellable })
  if (told_up_to === ALL_TOLD) return { text: t('heard.told', { count: told_count }), address: null, confirm, button }
  if (told_up_to !== null) return { text: t('heard.telling', { count: told_count }), address: null, confirm, button }
  if (tellable === 0) return { text: t('heard.nobodyToTell'), address: null, confirm, button }
  return { text: t('heard.tellText', { count: tellable }), address: `${address}/telling`, confirm, button }
}

/** What anybody may read. */
export interface HeardPage {
  title: string
  organisation: string
  lead: string
  items: { said: string; done: string; day: string }[]
  languages: LanguageSwitch
}

export function heardPage(service: HeardService, told: readonly Row<'heard'>[], reader: Reader): HeardPage {
  const { t, format, language } = reader
  return {
    title: t('heard.title', { service: nameIn(language, service) }),
    organisation: service.organisation,
    lead: t('heard.lead'),
    items: told.map((heard) => ({
      said: nameIn(language, { name: heard.said, name_fr: heard.said_fr }),
      done: nameIn(language, { name: heard.done, name_fr: heard.done_fr }),
      day: format.month((heard.published_on ?? '').slice(0, 7)),
    })),
    languages: languageSwitch(LANGUAGES, {}, language),
  }
}
