import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import { nameIn } from '../i18n/names.ts'
import type { Reader } from '../i18n/reader.ts'
import type { MessageKey } from '../i18n/translate.ts'
import type { ColumnMapping, ColumnUse, ImportCounts, ImportOutcome, RowDetails } from './contact-import.ts'
import type { ContactImport, StagedRow } from './contact-import-store.ts'
import { AS, type Choice, type ContactTabs, choices, contactTabs, languageName } from './contact-list-page.ts'

declare module '../web/render.ts' {
  interface Pages {
    'campaigns/contact-import': UploadPage
    'campaigns/contact-import-columns': ColumnsPage
    'campaigns/contact-import-progress': ProgressPage
    'campaigns/contact-import-preview': PreviewImportPage
  }
}

type Service = { id: string; name: string; name_fr: string }

export interface UploadPage {
  title: string
  tabs: ContactTabs
  error: string | null
  pasted: string
  recent: { address: string; text: string; state: string }[]
}

const STATES: Record<ContactImport['state'], MessageKey> = {
  staged: 'contacts.importStaged',
  checking: 'contacts.importChecking',
  checked: 'contacts.importChecked',
  importing: 'contacts.importImporting',
  done: 'contacts.importDone',
  failed: 'contacts.importFailed',
}

export function uploadPage(
  recent: readonly ContactImport[],
  pasted: string,
  error: MessageKey | null,
  { t, format }: Reader,
): UploadPage {
  return {
    title: t('contacts.importTitle'),
    tabs: contactTabs('/contacts/import', t),
    error: error === null ? null : t(error),
    pasted,
    recent: recent.map((each) => ({
      address: `/contacts/import/${each.id}`,
      text: t('contacts.importOf', { time: format.time(each.createdAt), count: each.totalRows }),
      state: t(STATES[each.state]),
    })),
  }
}

export interface ColumnsPage {
  title: string
  address: string
  tabs: ContactTabs
  error: string | null
  rows: string
  columns: {
    id: string
    heading: string
    samples: string[]
    uses: Choice[]
    services: Choice[]
    attribute: string
  }[]
  language: string
  everybodyServices: Choice[]
  everybodyPerspectives: Choice[]
}

const USES = {
  ignore: 'contacts.useIgnore',
  email: 'contacts.email',
  name: 'contacts.useName',
  firstName: 'contacts.useFirstName',
  lastName: 'contacts.useLastName',
  language: 'common.language',
  attribute: 'contacts.useAttribute',
} as const satisfies Record<Exclude<ColumnUse['kind'], 'service'>, MessageKey>

export function columnsPage(
  list: ContactImport,
  mapping: ColumnMapping,
  services: readonly Service[],
  error: MessageKey | null,
  { t, format, language }: Reader,
): ColumnsPage {
  const named = services.map((service) => ({ id: service.id, name: nameIn(language, service) }))
  return {
    title: t('contacts.columnsTitle'),
    address: `/contacts/import/${list.id}`,
    tabs: contactTabs('/contacts/import', t),
    error: error === null ? null : t(error),
    rows: t('contacts.aboutRows', { count: format.number(list.totalRows) }),
    columns: list.shape.headings.map((heading, position) => {
      const use = mapping.columns[position] ?? { kind: 'ignore' as const }
      const chosen = use.kind === 'service' ? `service:${use.serviceId}` : use.kind
      return {
        id: `use-${position}`,
        heading: heading === '' ? t('contacts.columnNumber', { number: position + 1 }) : heading,
        samples: list.shape.samples
          .map((row) => row[position] ?? '')
          .filter((cell) => cell !== '')
          .slice(0, 3),
        uses: Object.entries(USES).map(([value, name]) => ({ value, name: t(name), chosen: value === chosen })),
        services: named.map(({ id, name }) => ({
          value: `service:${id}`,
          name: t('contacts.perspectiveOn', { service: name }),
          chosen: chosen === `service:${id}`,
        })),
        attribute: use.kind === 'attribute' ? use.name : heading,
      }
    }),
    language: mapping.language,
    everybodyServices: choices(t('contacts.everybodyNone'), named, mapping.everybody?.serviceId),
    everybodyPerspectives: choices(
      '–',
      PERSPECTIVES.map((id) => ({ id, name: t(AS[id]) })),
      mapping.everybody?.perspective,
    ),
  }
}

export interface ProgressPage {
  title: string
  tabs: ContactTabs
  lead: string
  done: number
  total: number
  text: string
}

export function progressPage(list: ContactImport, { t, format }: Reader): ProgressPage {
  const isImporting = list.state === 'importing'
  const { totalRows, counts } = list
  const total = isImporting && counts !== null ? counts.new + counts.changed : totalRows
  const done = Math.min(list.rowsDone, total)
  return {
    title: t(isImporting ? 'contacts.importingTitle' : 'contacts.checkingTitle'),
    tabs: contactTabs('/contacts/import', t),
    lead: t(isImporting ? 'contacts.importingLead' : 'contacts.checkingLead'),
    done,
    total,
    text: t('contacts.rowsDone', { done: format.number(done), total: format.number(total) }),
  }
}

export interface PreviewImportPage {
  title: string
  address: string
  tabs: ContactTabs
  isDone: boolean
  /** Why it has failed. */
  failure: string | null
  error: string | null
  figures: { name: string; value: string; hint: string }[]
  canImport: boolean
  /** The question whether faulty rows may be left out; null where there are none. */
  leaveOut: string | null
  importName: string
  faulty: { row: string; problem: string; text: string }[]
  faultyMore: string | null
  samples: { title: string; rows: { row: string; email: string; name: string; says: string }[] }[]
}

export interface PreviewMatter {
  list: ContactImport
  faulty: readonly StagedRow[]
  samples: readonly StagedRow[]
  services: readonly Service[]
  error: MessageKey | null
}

const FIGURES: readonly { outcome: ImportOutcome; name: MessageKey; hint: MessageKey }[] = [
  { outcome: 'new', name: 'contacts.outcomeNew', hint: 'contacts.outcomeNewHint' },
  { outcome: 'changed', name: 'contacts.outcomeChanged', hint: 'contacts.outcomeChangedHint' },
  { outcome: 'unchanged', name: 'contacts.outcomeUnchanged', hint: 'contacts.outcomeUnchangedHint' },
  { outcome: 'erased', name: 'contacts.outcomeErased', hint: 'contacts.outcomeErasedHint' },
  { outcome: 'faulty', name: 'contacts.outcomeFaulty', hint: 'contacts.outcomeFaultyHint' },
]

const NOTHING: ImportCounts = { new: 0, changed: 0, unchanged: 0, erased: 0, faulty: 0 }

export function previewImportPage(matter: PreviewMatter, reader: Reader): PreviewImportPage {
  const { list, error } = matter
  const { t, format } = reader
  const counts = list.counts ?? NOTHING
  const usable = counts.new + counts.changed
  const hidden = counts.faulty - matter.faulty.length
  return {
    title: t(TITLES[list.state === 'done' || list.state === 'failed' ? list.state : 'checked']),
    address: `/contacts/import/${list.id}`,
    tabs: contactTabs('/contacts/import', t),
    isDone: list.state === 'done',
    failure: list.state === 'failed' ? t((list.problem ?? 'contacts.importInterrupted') as MessageKey) : null,
    error: error === null ? null : t(error),
    figures: FIGURES.map(({ outcome, name, hint }) => ({
      name: t(name),
      hint: t(hint),
      value: format.number(counts[outcome]),
    })),
    canImport: usable > 0,
    leaveOut: counts.faulty > 0 ? t('contacts.leaveOut', { count: counts.faulty }) : null,
    importName: t('contacts.importNow', { count: usable }),
    faulty: matter.faulty.map((row) => faultyRow(row, list, reader)),
    faultyMore: hidden > 0 ? t('contacts.andMore', { count: hidden }) : null,
    samples: (['new', 'changed'] as const)
      .map((outcome) => ({
        title: t(outcome === 'new' ? 'contacts.outcomeNew' : 'contacts.outcomeChanged'),
        rows: matter.samples.filter((row) => row.outcome === outcome).map((row) => sampleRow(row, matter, reader)),
      }))
      .filter(({ rows }) => rows.length > 0),
  }
}

const TITLES = {
  checked: 'contacts.previewTitle',
  done: 'contacts.doneTitle',
  failed: 'contacts.failedTitle',
} as const satisfies Record<string, MessageKey>

interface FaultyDetails {
  text: string
  column: number | null
  place: number | null
}

/** A row with what is wrong with it, in words. */
export function faultyRow(row: StagedRow, { shape }: ContactImport, { t, format }: Reader) {
  const { text, column, place } = JSON.parse(row.details) as FaultyDetails
  const problem = t(row.problem as MessageKey, place === null ? undefined : { row: place })
  const heading = column === null ? '' : shape.headings[column] || t('contacts.columnNumber', { number: column + 1 })
  return {
    row: format.number(row.row_number),
    problem: heading === '' ? problem : t('contacts.problemIn', { column: heading, problem }),
    text,
  }
}

function sampleRow(row: StagedRow, { services }: PreviewMatter, { t, format, language }: Reader) {
  const { name = '', language: tag, attributes, perspectives } = JSON.parse(row.details) as RowDetails
  const colon = t('common.colon')
  const standings = Object.entries(perspectives).map(([id, perspective]) => {
    const service = services.find((each) => each.id === id)
    return `${t(AS[perspective])}${colon} ${service === undefined ? '–' : nameIn(language, service)}`
  })
  const says = [
    ...(tag === undefined ? [] : [languageName(tag, language)]),
    ...Object.entries(attributes).map(([attribute, value]) => `${attribute}${colon} ${value}`),
    ...standings,
  ]
  return { row: format.number(row.row_number), email: row.email, name, says: says.join(' · ') }
}
