import { CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod'
import { isLanguage, type Language } from '../i18n/languages.ts'
import type { MessageKey } from '../i18n/translate.ts'

/** Somebody to invite. */
export interface Recipient {
  /** Lower case. */
  email: string
  /** May be empty. */
  name: string
  language: Language
}

/** A row of a list that cannot be used as it is. */
export interface RowProblem {
  /** The row as the person sees it in their list, from 1. */
  row: number
  text: string
  problem: MessageKey
}

export interface RecipientList {
  recipients: Recipient[]
  problems: RowProblem[]
  /** Addresses that stand in the list before; the first one counts. */
  duplicates: { row: number; email: string; firstRow: number }[]
}

/** What is wrong with a list as a whole. */
export type ListRefusal = 'campaigns.listEmpty' | 'campaigns.listTooLong' | 'campaigns.listBroken'

export const MOST_ROWS = 5_000

const LONGEST_NAME = 120
const LONGEST_SHOWN = 160

/** A row as it was written, and what its parts seem to be. */
interface Row {
  row: number
  text: string
  email: string
  name: string
  language: string
}

/**
 * Reads addresses, one a line — `ada@example.org`, `Ada <ada@example.org>`, `Ada; ada@example.org; fr` in any order — or
 * a CSV whose first line names its columns, with commas, semicolons or tabs.
 * @param otherwise the language of whom the list gives none
 */
export function readRecipients(text: string, otherwise: Language): RecipientList | ListRefusal {
  const rows = readRows(text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'))
  if (typeof rows === 'string') return rows
  if (rows.length === 0) return 'campaigns.listEmpty'
  if (rows.length > MOST_ROWS) return 'campaigns.listTooLong'
  const list: RecipientList = { recipients: [], problems: [], duplicates: [] }
  const firstRows = new Map<string, number>()
  for (const row of rows) {
    const read = asRecipient(row, otherwise)
    const firstRow = typeof read === 'string' ? undefined : firstRows.get(read.email)
    if (typeof read === 'string') {
      list.problems.push({ row: row.row, text: row.text.slice(0, LONGEST_SHOWN), problem: read })
    } else if (firstRow !== undefined) {
      list.duplicates.push({ row: row.row, email: read.email, firstRow })
    } else {
      firstRows.set(read.email, row.row)
      list.recipients.push(read)
    }
  }
  return list
}

/** The list as {@link readRecipients} reads it again without loss. */
export function writeRecipients(recipients: readonly Recipient[]): string {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  const lines = recipients.map(({ email, name, language }) => `${email},${quoted(name)},${language}`)
  return ['email,name,language', ...lines].join('\n')
}

function asRecipient(row: Row, otherwise: Language): Recipient | MessageKey {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: line breaks and the like must not reach a mail's head
  if (/[\u0000-\u001f\u007f\u2028\u2029]/.test(row.name + row.email)) return 'campaigns.rowLineBreak'
  if (row.email === '') return 'campaigns.rowNoAddress'
  const email = z.email().max(254).safeParse(row.email.toLowerCase())
  if (!email.success) return 'campaigns.rowBadAddress'
  if (row.name.length > LONGEST_NAME) return 'campaigns.rowLongName'
  const language = languageOf(row.language, otherwise)
  if (language === null) return 'campaigns.rowBadLanguage'
  return { email: email.data, name: row.name, language }
}

const LANGUAGE_WORDS: Record<string, Language> = { english: 'en', anglais: 'en', francais: 'fr', french: 'fr' }

function languageOf(word: string, otherwise: Language): Language | null {
  const plain = withoutAccents(word)
  if (plain === '') return otherwise
  const short = plain.replace(/[-_].*$/, '')
  return isLanguage(short) ? short : (LANGUAGE_WORDS[plain] ?? null)
}

function withoutAccents(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
}

function readRows(text: string): Row[] | ListRefusal {
  const lines = text.split('\n')
  const separatorLine = /^sep=([;,\t])$/i.exec(lines[0] ?? '')
  const first = separatorLine === null ? lines.findIndex((line) => line.trim() !== '') : 1
  const header = lines[first] ?? ''
  const delimiter = separatorLine?.[1] ?? delimiterOf(header)
  const columns = columnsIn(cellsOf(header, delimiter))
  if (columns !== null) return readCsv(lines.slice(first + 1).join('\n'), delimiter, columns, first + 2)
  return lines.flatMap((line, position) => (line.trim() === '' ? [] : [readLine(line.trim(), position + 1)]))
}

function delimiterOf(line: string): string {
  const counts = [';', '\t', ','].map((delimiter) => ({ delimiter, count: line.split(delimiter).length }))
  return counts.sort((a, b) => b.count - a.count)[0]?.delimiter ?? ','
}

interface Columns {
  email: number
  name: number
  firstName: number
  language: number
}

const HEADINGS: Record<keyof Columns, readonly string[]> = {
  email: ['email', 'e-mail', 'mail', 'courriel', 'email address', 'e-mail address', 'adresse e-mail', 'adresse'],
  name: ['name', 'nom', 'full name', 'nom complet', 'last name'],
  firstName: ['first name', 'firstname', 'prenom'],
  language: ['language', 'langue', 'lang'],
}

/** @returns where each column is, −1 where there is none; null where the line names no address column */
function columnsIn(cells: readonly string[]): Columns | null {
  const names = cells.map(withoutAccents)
  const find = (column: keyof Columns) => names.findIndex((name) => HEADINGS[column].includes(name))
  const columns = { email: find('email'), name: find('name'), firstName: find('firstName'), language: find('language') }
  return columns.email === -1 ? null : columns
}

function readCsv(text: string, delimiter: string, columns: Columns, firstRow: number): Row[] | ListRefusal {
  try {
    const records = parse(text, {
      delimiter,
      info: true,
      raw: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as { record: string[]; info: { lines: number }; raw: string }[]
    return records
      .filter(({ record }) => record.some((cell) => cell !== ''))
      .map(({ record, info, raw }) => ({
        // The parser counts the line on which a record ends.
        row: firstRow + info.lines - 1 - (raw.trim().split('\n').length - 1),
        text: raw.trim(),
        email: record[columns.email] ?? '',
        name: [record[columns.firstName], record[columns.name]].filter(Boolean).join(' '),
        language: record[columns.language] ?? '',
      }))
  } catch (error) {
    if (error instanceof CsvError) return 'campaigns.listBroken'
    throw error
  }
}

/** A line without headings: the part with an @ is the address, a language's name the language, the rest the name. */
function readLine(line: string, row: number): Row {
  const [bracketed, name = '', email = '', behind = ''] = /^(.*?)<([^<>]*)>([^<>]*)$/.exec(line) ?? []
  const language = behind.trim().replace(/^[,;]/, '').trim()
  if (bracketed !== undefined && !/[,;\t]/.test(language)) {
    return { row, text: line, email: email.trim(), name: unquoted(name), language }
  }
  return readCells(line, row)
}

function readCells(line: string, row: number): Row {
  const cells = cellsOf(line, delimiterOf(line)).map((cell) => cell.trim())
  const address = cells.findIndex((cell) => cell.includes('@'))
  const rest = cells.filter((cell, position) => position !== address && cell !== '')
  const language = rest.find((cell) => languageOf(cell, 'en') !== null) ?? ''
  // With an address, a name and something more, the something was meant to be a language.
  const unknown = language === '' && rest.length > 1 ? (rest.at(-1) ?? '') : language
  const name = rest.filter((cell) => cell !== unknown).join(' ')
  return {
    row,
    text: line,
    email: address === -1 ? '' : (cells[address] ?? ''),
    name: unquoted(name),
    language: unknown,
  }
}

function cellsOf(line: string, delimiter: string): string[] {
  const cells = ['']
  let quoted = false
  for (const character of line) {
    if (character === '"') quoted = !quoted
    else if (character === delimiter && !quoted) cells.push('')
    else cells[cells.length - 1] += character
  }
  return cells
}

function unquoted(name: string): string {
  return name
    .trim()
    .replace(/^["'](.*)["']$/, '$1')
    .trim()
}
