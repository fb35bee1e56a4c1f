import type { Reader } from '../i18n/reader.ts'
import type { MessageKey } from '../i18n/translate.ts'
import type { FieldType, FileField } from './survey-file-fields.ts'

declare module '../web/render.ts' {
  interface Pages {
    'surveys/format': FormatPage
  }
}

/** The survey file, explained. */
export interface FormatPage {
  title: string
  rules: string[]
  fields: { path: string; type: string; presence: string; kinds: string | null; meaning: string }[]
  example: string
}

const RULES: readonly MessageKey[] = [
  ...(['exchange.formatRule1', 'exchange.formatRule2', 'exchange.formatRule3'] as const),
  ...(['exchange.formatRule4', 'exchange.formatRule5'] as const),
]

export function formatPage(fields: readonly FileField[], example: string, { t, format }: Reader): FormatPage {
  return {
    title: t('exchange.formatTitle'),
    rules: RULES.map((rule) => t(rule)),
    fields: fields.map(({ path, type, otherwise, kinds, meaning }) => ({
      path,
      type: typeWords(path, type, t),
      presence:
        otherwise === undefined ? t('exchange.formatRequired') : t('exchange.formatDefault', { value: otherwise }),
      kinds: kinds.length === 0 ? null : t('exchange.ofKind', { kind: format.list(kinds) }),
      meaning: meaning === null ? '' : t(meaning),
    })),
    example,
  }
}

const KINDS = ['rating', 'choice', 'number', 'date', 'text', 'importance', 'statement']

function typeWords(path: string, { name, values, orNull }: FieldType, t: Reader['t']): string {
  const shown = path.endsWith('.kind') && values.length === 0 ? KINDS.map((kind) => JSON.stringify(kind)) : values
  const type = name === 'Values' ? shown.join(', ') : t(`exchange.type${name}`)
  return orNull ? t('exchange.typeOrNull', { type }) : type
}
