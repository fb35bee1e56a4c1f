import { isUtf8 } from 'node:buffer'
import { CsvError, type Options, parse } from 'csv-parse/sync'

/* From the bytes of an uploaded list to its cells, a piece at a time. */

/** How a list is to be taken apart, and what its beginning looks like. */
export interface ListShape {
  delimiter: string
  /** Whether the first row names the columns. */
  hasHeadings: boolean
  headings: string[]
  /** The first rows below the headings. */
  samples: string[][]
  /** A first line that only names the delimiter, as Excel writes it, is no row. */
  firstLine: 1 | 2
}

const PIECE_BYTES = 256 * 1024

/**
 * The text of a list in pieces: UTF-8 or UTF-16 by its mark, UTF-8 where it is, and else the Windows-1252 in which
 * spreadsheets save CSV in Western Europe. Throws a {@link NoText} for what is no text.
 */
export function* textPieces(content: Buffer): Generator<string> {
  const decoder = new TextDecoder(encodingOf(content))
  for (let from = 0; from < content.length; from += PIECE_BYTES) {
    const piece = decoder.decode(content.subarray(from, from + PIECE_BYTES), { stream: true })
    // Control characters other than tab and line ends are found in programs, pictures and archives, not in lists.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are what is looked for
    if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(piece)) throw new NoText()
    yield piece
  }
  yield decoder.decode()
}

export class NoText extends Error {}

function encodingOf(content: Buffer): string {
  if (content[0] === 0xff && content[1] === 0xfe) return 'utf-16le'
  if (content[0] === 0xfe && content[1] === 0xff) return 'utf-16be'
  return isUtf8(content) ? 'utf-8' : 'windows-1252'
}

/** A record longer than this is an opened quotation mark that nobody closes. */
const LONGEST_RECORD = 50_000

/** How every reader of lists takes them apart. */
export function csvOptions({ delimiter, firstLine }: Pick<ListShape, 'delimiter' | 'firstLine'>) {
  return {
    ...{ delimiter, from_line: firstLine, info: true, max_record_size: LONGEST_RECORD },
    ...{ relax_column_count: true, relax_quotes: true, skip_empty_lines: true },
  } as const satisfies Options
}

const SAMPLES = 4
const MOST_COLUMNS = 100
const LONGEST_SAMPLE = 80

/**
 * @param beginning of the list's text, at least as long as its first rows
 * @returns what the list looks like; null where there is nothing in it
 */
export function listShape(beginning: string): ListShape | null {
  if (beginning.trim() === '') return null
  const separatorLine = /^sep=([;,\t])\r?\n/i.exec(beginning)
  const firstLine = separatorLine === null ? 1 : 2
  const rest = beginning.slice(separatorLine?.[0].length ?? 0).trimStart()
  const delimiter = separatorLine?.[1] ?? delimiterOf(rest.split(/\r\n?|\n/, 1)[0] ?? '')
  const rows = firstRows(beginning, { delimiter, firstLine })
  const [first] = rows
  if (first === undefined) return null
  const hasHeadings = !first.some((cell) => cell.includes('@'))
  const width = Math.min(MOST_COLUMNS, Math.max(...rows.map((row) => row.length)))
  return {
    delimiter,
    hasHeadings,
    headings: Array.from({ length: width }, (_, column) => (hasHeadings ? (first[column] ?? '') : '')),
    samples: hasHeadings ? rows.slice(1) : rows.slice(0, SAMPLES),
    firstLine,
  }
}

function firstRows(beginning: string, shape: Pick<ListShape, 'delimiter' | 'firstLine'>): string[][] {
  // The last line may have been cut; a list of one line has no end to look for.
  const end = beginning.length > PIECE_BYTES / 2 ? beginning.lastIndexOf('\n') : beginning.length
  try {
    const records = parse(beginning.slice(0, end), { ...csvOptions(shape), to: SAMPLES + 1 }) as unknown as {
      record: string[]
    }[]
    return records.map(({ record }) => record.map((cell) => cell.trim().slice(0, LONGEST_SAMPLE)))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    // Whoever reads the whole list will say that it is broken; until then its columns are what they seem.
    const lines = beginning.split(/\r\n?|\n/).slice(shape.firstLine - 1, SAMPLES + 1)
    return lines.map((line) => line.split(shape.delimiter).map((cell) => cell.trim().slice(0, LONGEST_SAMPLE)))
  }
}

function delimiterOf(line: string): string {
  const outside = line.replace(/"[^"]*"/g, '')
  const counts = [',', ';', '\t'].map((delimiter) => ({ delimiter, count: outside.split(delimiter).length }))
  // Sorting keeps the order of equals: a line without any is taken for one with commas.
  return counts.sort((a, b) => b.count - a.count)[0]?.delimiter ?? ','
}
