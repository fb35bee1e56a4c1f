import type { ContactStatus, Perspective } from '../database/schema.ts'
import type { MessageKey } from '../i18n/translate.ts'
import {
  type ContactDetails,
  holdsControlCharacters,
  LONGEST_ATTRIBUTE,
  LONGEST_ATTRIBUTE_NAME,
  LONGEST_NAME,
  RESERVED_NAMES,
  readAddress,
  readLanguage,
  readPerspective,
  withoutAccents,
} from './contact.ts'

/** What a column of a list holds. */
export type ColumnUse =
  | { kind: 'ignore' | 'email' | 'name' | 'firstName' | 'lastName' | 'language' }
  | { kind: 'attribute'; name: string }
  /** In which perspective the row's person stands to the service. */
  | { kind: 'service'; serviceId: string }

/** What somebody has said of a list's columns. */
export interface ColumnMapping {
  columns: ColumnUse[]
  /** BCP 47; of new people in whose row there is none. */
  language: string
  /** A perspective in which everybody on the list stands to a service, unless a column says otherwise. */
  everybody: { serviceId: string; perspective: Perspective } | null
}

export type ImportOutcome = 'new' | 'changed' | 'unchanged' | 'erased' | 'faulty'
export type ImportCounts = Record<ImportOutcome, number>

/** What a row says of its person; what it leaves blank is not there, and stays as it is. */
export type RowDetails = Partial<Pick<ContactDetails, 'name' | 'language'>> &
  Pick<ContactDetails, 'attributes' | 'perspectives'>

export type ReadRow =
  | { email: string; details: RowDetails }
  /** `column`: from 0, where one column is to blame. */
  | { problem: MessageKey; column: number | null }

const HEADINGS: Record<'email' | 'name' | 'firstName' | 'lastName' | 'language', readonly string[]> = {
  email: ['email', 'e-mail', 'mail', 'courriel', 'email address', 'e-mail address', 'adresse e-mail', 'adresse email'],
  name: ['name', 'full name', 'nom complet', 'nom et prenom', 'prenom et nom', 'display name'],
  firstName: ['first name', 'firstname', 'given name', 'prenom'],
  lastName: ['last name', 'lastname', 'surname', 'family name', 'nom', 'nom de famille'],
  language: ['language', 'langue', 'lang', 'locale'],
}

/** The state is the product's to keep; a list that was exported brings it along. */
const NEVER_READ = ['state', 'status', 'etat']

/**
 * A first guess at what the columns of a list hold, for somebody to look over.
 * @param services whose name or slug a heading may be
 */
export function guessColumns(
  headings: readonly string[],
  samples: readonly (readonly string[])[],
  services: readonly { id: string; slug: string; name: string; name_fr: string }[],
): ColumnUse[] {
  const taken = new Set<string>()
  const once = (use: ColumnUse): ColumnUse => {
    const key = use.kind === 'service' ? use.serviceId : use.kind
    if (use.kind === 'attribute' || use.kind === 'ignore') return use
    if (taken.has(key)) return { kind: 'ignore' }
    taken.add(key)
    return use
  }
  return headings.map((heading, column) => {
    const plain = withoutAccents(heading)
    const cells = samples.map((row) => row[column] ?? '')
    const known = Object.entries(HEADINGS).find(([, names]) => names.includes(plain))
    if (known !== undefined) return once({ kind: known[0] as keyof typeof HEADINGS })
    if (cells.some((cell) => readAddress(cell) !== null)) return once({ kind: 'email' })
    const service = services.find((each) =>
      [each.slug, each.name, each.name_fr].some((name) => name !== '' && withoutAccents(name) === plain),
    )
    if (service !== undefined) return once({ kind: 'service', serviceId: service.id })
    if (plain === '' || NEVER_READ.includes(plain)) return { kind: 'ignore' }
    return { kind: 'attribute', name: heading.trim().slice(0, LONGEST_ATTRIBUTE_NAME) }
  })
}

/** @returns what is wrong with the mapping, or null */
export function mappingProblem({ columns }: Pick<ColumnMapping, 'columns'>): MessageKey | null {
  if (!columns.some(({ kind }) => kind === 'email')) return 'contacts.noEmailColumn'
  const keys = columns
    .filter(({ kind }) => kind !== 'ignore')
    .map((use) => (use.kind === 'attribute' ? `=${use.name}` : use.kind === 'service' ? use.serviceId : use.kind))
  if (keys.includes('=')) return 'contacts.attributeNeedsName'
  if (columns.some((use) => use.kind === 'attribute' && RESERVED_NAMES.includes(use.name))) {
    return 'contacts.attributeReserved'
  }
  if (columns.some((use) => use.kind === 'attribute' && holdsControlCharacters(use.name))) return 'common.invalid'
  return new Set(keys).size < keys.length ? 'contacts.columnTwice' : null
}

/** Reads one row; the first thing that is wrong with it is told. */
export function readRow(cells: readonly string[], mapping: ColumnMapping): ReadRow {
  const names = { name: '', firstName: '', lastName: '' }
  const details: RowDetails = { attributes: {}, perspectives: {} }
  if (mapping.everybody !== null) {
    details.perspectives[mapping.everybody.serviceId] = mapping.everybody.perspective
  }
  let email = ''
  for (const [column, use] of mapping.columns.entries()) {
    const cell = plainCell(cells[column] ?? '')
    if (cell === '' || use.kind === 'ignore') continue
    if (holdsControlCharacters(cell)) return { problem: 'contacts.rowLineBreak', column }
    if (use.kind === 'email') {
      email = readAddress(cell) ?? ''
      if (email === '') return { problem: 'contacts.rowBadAddress', column }
    } else if (use.kind === 'language') {
      const language = readLanguage(cell)
      if (language === null) return { problem: 'contacts.rowBadLanguage', column }
      details.language = language
    } else if (use.kind === 'service') {
      const perspective = readPerspective(cell)
      if (perspective === null) return { problem: 'contacts.rowBadPerspective', column }
      details.perspectives[use.serviceId] = perspective
    } else if (use.kind === 'attribute') {
      if (cell.length > LONGEST_ATTRIBUTE) return { problem: 'contacts.rowLongAttribute', column }
      details.attributes[use.name] = cell
    } else {
      names[use.kind] = cell
    }
  }
  if (email === '') return { problem: 'contacts.rowNoAddress', column: null }
  const name = names.name || [names.firstName, names.lastName].filter(Boolean).join(' ')
  if (name.length > LONGEST_NAME) return { problem: 'contacts.rowLongName', column: null }
  return { email, details: name === '' ? details : { ...details, name } }
}

/** A cell as it was before an export kept it from being a formula. */
function plainCell(cell: string): string {
  return cell.trim().replace(/^'(?=[=+\-@])/, '')
}

/** A contact as it is before the import. */
export interface KnownContact extends Pick<ContactDetails, 'name' | 'language' | 'attributes' | 'perspectives'> {
  status: ContactStatus
}

/** What importing the row would do; blank cells change nothing. */
export function outcomeOf(details: RowDetails, known: KnownContact | undefined): Exclude<ImportOutcome, 'faulty'> {
  if (known === undefined) return 'new'
  if (known.status === 'erased') return 'erased'
  const differs =
    (details.name !== undefined && details.name !== known.name) ||
    (details.language !== undefined && details.language !== known.language) ||
    Object.entries(details.attributes).some(([name, value]) => known.attributes[name] !== value) ||
    Object.entries(details.perspectives).some(([service, value]) => known.perspectives[service] !== value)
  return differs ? 'changed' : 'unchanged'
}
