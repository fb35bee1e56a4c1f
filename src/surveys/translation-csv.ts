import { parse } from 'csv-parse/sync'
import { type Translatable, type TranslationFault, translationFault } from './translatable.ts'

/* Translations as a table for spreadsheets: key, where it stands, the original, the translation. */

/** Spreadsheets take what begins like this for a formula (OWASP, CSV injection); an apostrophe before it makes it a text. */
const FORMULA = /^'*[=+\-@\t\r]/

/** @param whereOf says in the reader's words where a wording stands */
export function translationCsv(
  rows: readonly Translatable[],
  base: string,
  language: string,
  whereOf: (row: Translatable) => string,
): string {
  const lines = [['key', 'where', base, language], ...rows.map((row) => [row.key, whereOf(row), row.base, row.target])]
  return `\ufeff${lines.map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`
}

function cell(text: string): string {
  const defused = FORMULA.test(text) ? `'${text}` : text
  return /[",;\r\n']/.test(defused) ? `"${defused.replaceAll('"', '""')}"` : defused
}

function fused(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text
}

export interface TranslationChange {
  key: string
  row: Translatable
  text: string
  /** The original is another one than when the table was made. */
  isOutdated: boolean
}

export type CsvFault =
  | TranslationFault
  | { fault: 'unknown-key' | 'twice' | 'no-columns' | 'malformed-table' }
  | { fault: 'column-missing'; column: string }

export interface ReadTranslations {
  changes: TranslationChange[]
  /** What is wrong, by line of the file, counted from 1. */
  faults: { line: number; key: string; fault: CsvFault }[]
  /** Rows that say what the survey says already, or nothing. */
  same: number
}

/** Rows and bytes beyond this are no translation of a survey. */
const MOST_ROWS = 20_000

/**
 * Reads a table as spreadsheets save it, whatever its separator. An empty cell leaves a translation as it is.
 * @param rows what the survey has to be translated
 */
export function readTranslations(text: string, rows: readonly Translatable[], language: string): ReadTranslations {
  const failed = (fault: CsvFault): ReadTranslations => ({
    changes: [],
    faults: [{ line: 1, key: '', fault }],
    same: 0,
  })
  const table = tableIn(text)
  if (table === null || table.length > MOST_ROWS) return failed({ fault: 'malformed-table' })
  const [header, ...lines] = table
  if (header === undefined) return failed({ fault: 'no-columns' })
  const columns = header.cells.map((name) => name.trim())
  const keyAt = columns.indexOf('key')
  const textAt = columns.lastIndexOf(language)
  if (keyAt === -1) return failed({ fault: 'column-missing', column: 'key' })
  if (textAt === -1) return failed({ fault: 'column-missing', column: language })
  const known = new Map(rows.map((row) => [row.key, row]))
  const read: ReadTranslations = { changes: [], faults: [], same: 0 }
  const seen = new Set<string>()
  for (const { line, cells } of lines) {
    const key = (cells[keyAt] ?? '').trim()
    const said = fused(cells[textAt] ?? '')
      .replace(/\r\n?/g, '\n')
      .trim()
    if (key === '' && said === '') continue
    const row = known.get(key)
    const fault: CsvFault | null =
      row === undefined
        ? { fault: 'unknown-key' }
        : seen.has(key)
          ? { fault: 'twice' }
          : translationFault(row, said, language)
    seen.add(key)
    if (fault !== null || row === undefined) read.faults.push({ line, key, fault: fault ?? { fault: 'unknown-key' } })
    else if (said === '' || said === row.target) read.same += 1
    else read.changes.push({ key, row, text: said, isOutdated: isOutdated(row, cells, keyAt, textAt) })
  }
  return read
}

/** The original stands between the place and the translation. */
function isOutdated(row: Translatable, cells: readonly string[], keyAt: number, textAt: number): boolean {
  const baseAt = textAt - 1
  if (baseAt <= keyAt + 1) return false
  const original = fused(cells[baseAt] ?? '')
    .replace(/\r\n?/g, '\n')
    .trim()
  return original !== row.base.trim()
}

interface Line {
  line: number
  cells: string[]
}

function tableIn(text: string): Line[] | null {
  const [first = ''] = text.split('\n', 1)
  const delimiter = [';', '\t', ','].sort((a, b) => first.split(b).length - first.split(a).length)[0] as string
  try {
    const records = parse(text, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: true, info: true })
    return (records as unknown as { info: { lines: number }; record: string[] }[]).map(({ info, record }) => ({
      line: info.lines,
      cells: record,
    }))
  } catch {
    return null
  }
}
