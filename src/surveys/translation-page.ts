import { directionOf, nameOfLanguage, ownLanguageName } from '../i18n/any-language.ts'
import type { Reader } from '../i18n/reader.ts'
import type { MessageKey } from '../i18n/translate.ts'
import { type PageLinks, pageLinks, pagesOf } from '../web/page-links.ts'
import type { ServiceTabs } from '../web/service-tabs.ts'
import { inLanguage, type SurveyDefinition } from './definition.ts'
import { type Translatable, translatables, type WordingKind } from './translatable.ts'
import type { CsvFault, ReadTranslations } from './translation-csv.ts'

declare module '../web/render.ts' {
  interface Pages {
    'surveys/translations': TranslationsPage
    'surveys/translation-preview': TranslationPreviewPage
    'surveys/no-draft': NoDraftPage
  }
}

/** What a survey's pages have on top. */
interface Head {
  title: string
  survey: string
  tabs: ServiceTabs
  backAddress: string
}

export interface NoDraftPage extends Head {
  action: string
}

export interface TranslationsPage extends Head {
  lead: string
  problem: string | null
  languages: {
    tag: string
    name: string
    otherName: string
    direction: string
    state: string
    isComplete: boolean
    address: string | null
    current: boolean
  }[]
  add: { action: string; value: string; error: string | null }
  /** Null: there is one language only. */
  table: TranslationTable | null
}

export interface TranslationTable {
  language: string
  dir: 'ltr' | 'rtl'
  base: string
  baseDir: 'ltr' | 'rtl'
  name: string
  action: string
  revision: string
  filters: { name: string; address: string; current: boolean }[]
  rows: TranslationRow[]
  empty: string | null
  links: PageLinks
  csvAddress: string
  csvAction: string
  csvError: string | null
  removeAction: string
  removeName: string
  removeQuestion: string
}

export interface TranslationRow {
  number: string
  key: string
  where: string
  base: string
  text: string
  rows: string
  missing: boolean
  error: string | null
  /** Of the message's placeholders and plural forms, where there are any. */
  isMessage: boolean
}

export interface TranslationsFacts {
  survey: { id: string; name: string }
  definition: SurveyDefinition
  revision: number
  tabs: ServiceTabs
  query: { language: string; show: 'all' | 'missing'; page: number }
  /** What was typed and is not saved, by key, with what is wrong with it. */
  typed: ReadonlyMap<string, { text: string; fault: CsvFault | null }>
  problem: string | null
  add: { value: string; error: MessageKey | null }
  csvError: MessageKey | null
}

const ROWS_PER_PAGE = 60

export function translationsPage(facts: TranslationsFacts, reader: Reader): TranslationsPage {
  const { t, language: own } = reader
  const { survey, definition, query } = facts
  const [base = 'en'] = definition.languages
  const chosen = chosenLanguage(definition, query.language)
  const path = `/surveys/${survey.id}/translations`
  return {
    ...headOf(facts),
    title: t('translations.title'),
    lead: t('translations.lead', { base: nameOfLanguage(base, own) }),
    problem: facts.problem,
    languages: definition.languages.map((tag) => {
      const missing = tag === base ? 0 : missingIn(definition, tag)
      return {
        tag,
        name: ownLanguageName(tag),
        otherName: nameOfLanguage(tag, own),
        direction: t(directionOf(tag) === 'rtl' ? 'translations.rightToLeft' : 'translations.leftToRight'),
        state:
          tag === base
            ? t('translations.baseLanguage')
            : missing === 0
              ? t('translations.complete')
              : t('translations.missingCount', { count: missing }),
        isComplete: missing === 0,
        address: tag === base ? null : `${path}?language=${tag}`,
        current: tag === chosen,
      }
    }),
    add: { action: `${path}/languages`, value: facts.add.value, error: facts.add.error && t(facts.add.error) },
    table: chosen === null ? null : tableOf(facts, chosen, base, path, reader),
  }
}

function headOf({ survey, tabs }: Pick<TranslationsFacts, 'survey' | 'tabs'>): Omit<Head, 'title'> {
  return { survey: survey.name, tabs, backAddress: `/surveys/${survey.id}` }
}

/** @returns the language that is asked for, or the first besides the base language; null: there is none */
export function chosenLanguage({ languages }: Pick<SurveyDefinition, 'languages'>, asked: string): string | null {
  const [, ...others] = languages
  return others.find((tag) => tag === asked) ?? others[0] ?? null
}

function missingIn(definition: SurveyDefinition, language: string): number {
  return translatables(definition, language).filter(({ target }) => target === '').length
}

function tableOf(
  facts: TranslationsFacts,
  language: string,
  base: string,
  path: string,
  reader: Reader,
): TranslationTable {
  const { t, format, language: own } = reader
  const { query, definition, typed } = facts
  const all = translatables(definition, language)
  const found = all.filter(({ key, target }) => query.show === 'all' || target === '' || typed.has(key))
  const last = Math.max(1, Math.ceil(found.length / ROWS_PER_PAGE))
  const page = Math.min(query.page, last)
  const from = (page - 1) * ROWS_PER_PAGE
  const address = (show: string) => `${path}?language=${language}${show === 'missing' ? '&show=missing' : ''}`
  const name = nameOfLanguage(language, own)
  const paging = { page, total: found.length, size: ROWS_PER_PAGE }
  const listed = { language, ...(query.show === 'missing' ? { show: 'missing' } : {}) }
  return {
    language,
    dir: directionOf(language),
    base,
    baseDir: directionOf(base),
    name: ownLanguageName(language),
    action: `${path}?${new URLSearchParams({ ...listed, page: String(page) })}`,
    revision: String(facts.revision),
    filters: (['all', 'missing'] as const).map((show) => ({
      name: t(show === 'all' ? 'translations.all' : 'translations.missingOnly'),
      address: address(show),
      current: show === query.show,
    })),
    rows: found.slice(from, from + ROWS_PER_PAGE).map((row, place) => rowOf(row, place, facts, reader)),
    empty: found.length === 0 ? t('translations.nothingMissing') : null,
    links: pageLinks(pagesOf(path, listed), paging, t, format),
    csvAddress: `${path}.csv?language=${language}`,
    csvAction: `${path}/csv`,
    csvError: facts.csvError && t(facts.csvError),
    removeAction: `${path}/languages/remove`,
    removeName: t('translations.removeLanguage', { language: name }),
    removeQuestion: t('translations.removeQuestion', { language: name }),
  }
}

function rowOf(row: Translatable, place: number, { typed }: TranslationsFacts, reader: Reader): TranslationRow {
  const entered = typed.get(row.key)
  const text = entered?.text ?? row.target
  return {
    number: String(place + 1),
    key: row.key,
    where: whereOf(row, reader),
    base: row.base,
    text,
    rows: String(Math.min(8, Math.max(1, Math.ceil(Math.max(row.base.length, text.length) / 48)))),
    missing: text === '',
    error: entered === undefined || entered.fault === null ? null : faultWords(entered.fault, reader),
    isMessage: row.kind === 'form' && row.base.includes('{'),
  }
}

const KINDS: Record<WordingKind, MessageKey> = {
  service: 'translations.kindService',
  period: 'translations.kindPeriod',
  stem: 'translations.kindStem',
  introduction: 'translations.kindIntroduction',
  thanks: 'translations.kindThanks',
  'page-title': 'translations.kindPageTitle',
  question: 'translations.kindQuestion',
  help: 'translations.kindHelp',
  option: 'translations.kindOption',
  'reason-low': 'translations.kindReasonLow',
  'reason-high': 'translations.kindReasonHigh',
  pick: 'translations.kindPick',
  unit: 'translations.kindUnit',
  form: 'translations.kindForm',
}

/** "Option: Where did it happen?" */
export function whereOf({ kind, perspective, question }: Translatable, { t, language }: Reader): string {
  const [how] = Object.values(question?.asked ?? {})
  const asked = how === undefined ? '' : inLanguage(how.text, language)
  return t(KINDS[kind], {
    perspective: perspective === null ? '' : t(`common.${perspective}`).toLocaleLowerCase(language),
    question: asked.length > 60 ? `${asked.slice(0, 60)}…` : asked,
  })
}

const FAULTS: Record<CsvFault['fault'], MessageKey> = {
  'too-long': 'translations.faultTooLong',
  'placeholder-missing': 'translations.faultPlaceholderMissing',
  'placeholder-unknown': 'translations.faultPlaceholderUnknown',
  malformed: 'translations.faultMalformed',
  'unknown-key': 'translations.faultUnknownKey',
  twice: 'translations.faultTwice',
  'no-columns': 'translations.faultNoColumns',
  'malformed-table': 'translations.faultMalformedTable',
  'column-missing': 'translations.faultColumnMissing',
}

function faultWords(fault: CsvFault, { t }: Reader): string {
  const { fault: name, ...values } = fault
  return t(FAULTS[name], values)
}

export interface TranslationPreviewPage extends Head {
  language: string
  dir: 'ltr' | 'rtl'
  base: string
  baseDir: 'ltr' | 'rtl'
  notice: string | null
  changesTitle: string
  same: string | null
  changes: { where: string; base: string; before: string; after: string; outdated: boolean }[]
  more: string | null
  faultsTitle: string
  faults: { line: string; key: string; problem: string }[]
  action: string
  revision: string
  content: string
  canApply: boolean
}

const SHOWN = 300

export function translationPreviewPage(
  { survey, definition, revision, tabs }: Pick<TranslationsFacts, 'survey' | 'definition' | 'revision' | 'tabs'>,
  read: ReadTranslations,
  { language, content, isStale }: { language: string; content: string; isStale: boolean },
  reader: Reader,
): TranslationPreviewPage {
  const { t, format } = reader
  const [base = 'en'] = definition.languages
  return {
    ...headOf({ survey, tabs }),
    backAddress: `/surveys/${survey.id}/translations?language=${language}`,
    title: t('translations.csvTitle'),
    ...{ language, dir: directionOf(language), base, baseDir: directionOf(base) },
    notice: isStale ? t('translations.csvStale') : null,
    changesTitle: t('translations.csvChanges', { count: read.changes.length }),
    same: read.same === 0 ? null : t('translations.csvSame', { count: read.same }),
    changes: read.changes.slice(0, SHOWN).map(({ row, text, isOutdated }) => ({
      ...{ where: whereOf(row, reader), base: row.base, before: row.target, after: text, outdated: isOutdated },
    })),
    more: read.changes.length > SHOWN ? `… ${format.number(read.changes.length - SHOWN)}` : null,
    faultsTitle: t('translations.csvFaults', { count: read.faults.length }),
    faults: read.faults.slice(0, SHOWN).map(({ line, key, fault }) => ({
      ...{ line: format.number(line), key: key.slice(0, 120), problem: faultWords(fault, reader) },
    })),
    action: `/surveys/${survey.id}/translations/csv/apply`,
    revision: String(revision),
    content,
    canApply: read.faults.length === 0 && read.changes.length > 0,
  }
}
