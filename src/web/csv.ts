import { once } from 'node:events'
import type { Response } from 'express'

/* CSV as spreadsheets open it: with a mark that says UTF-8, CR LF, and nothing that they would run. */

/**
 * Begins the download of a file; what follows is sent row by row.
 * @param mark whether it begins with the mark (BOM) by which spreadsheets know UTF-8; some other programs stumble over it
 */
export function beginCsv(res: Response, fileName: string, headings: readonly string[], mark = true): void {
  res.setHeader('Content-Type', 'text/csv; charset=utf-8')
  res.setHeader('Content-Disposition', `attachment; filename="${fileName}"`)
  res.setHeader('Cache-Control', 'no-store')
  res.write(`${mark ? '\ufeff' : ''}${csvRow(headings)}`)
}

/**
 * Sends a table as a file, a piece at a time; its rows are taken as they are needed.
 * @param mark as {@link beginCsv} takes it
 */
export async function sendCsv(
  res: Response,
  fileName: string,
  headings: readonly string[],
  rows: Iterable<CsvRow> | AsyncIterable<CsvRow>,
  mark = true,
): Promise<void> {
  beginCsv(res, fileName, headings, mark)
  let piece = ''
  for await (const row of rows) {
    piece += csvRow(row)
    if (piece.length < PIECE) continue
    await sendOn(res, piece)
    piece = ''
  }
  res.end(piece)
}

/** Characters that are sent at a time. */
const PIECE = 16_384

type CsvRow = readonly (string | number | null)[]

/** Sends a part of a long answer, and waits while the receiver is slower than we are; throws where it has gone. */
export async function sendOn(res: Response, text: string): Promise<void> {
  if (res.destroyed) throw new Error('the receiver of a download has gone')
  if (!res.write(text)) await Promise.race([once(res, 'drain'), once(res, 'close')])
}

/** @returns a row, with its line end; text that a spreadsheet would take for a formula is kept from being one */
export function csvRow(cells: CsvRow): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  // Spreadsheets of some languages part cells at semicolons.
  const parted = value.replace(/([;\t]\s*)([=+\-@])/g, "$1'$2")
  const harmless = /^[=+\-@\t\r\n]/.test(parted) ? `'${parted}` : parted
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
