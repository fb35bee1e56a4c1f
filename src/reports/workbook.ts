import { Readable } from 'node:stream'
import type { Response } from 'express'
import { ZipFile } from 'yazl'
import { type Cell, MOST_ROWS_ON_SHEET, rowXml, SHEET_END, SHEET_START, sheetName, workbookParts } from './sheet.ts'

/**
 * Sends rows as an XLSX workbook while they come: one row is in memory at a time, and a reader who is slow slows the query.
 * Beyond what a sheet holds the rows go on on a next one.
 * @param rows the first one names the columns and is repeated on each sheet
 */
export async function sendWorkbook(
  res: Response,
  fileName: string,
  title: string,
  headings: readonly string[],
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>,
): Promise<void> {
  res.setHeader('Content-Type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  res.setHeader('Content-Disposition', `attachment; filename="${fileName}"`)
  res.setHeader('Cache-Control', 'no-store')
  const zip = new ZipFile()
  const isDone = new Promise<void>((resolve, reject) => {
    zip.on('error', reject)
    zip.outputStream.on('error', reject)
    res.on('close', () => (res.writableFinished ? resolve() : reject(new Error('the receiver of a download has gone'))))
  })
  zip.outputStream.pipe(res)
  const source = iteratorOf(rows)
  try {
    await Promise.race([fill(zip, title, headings, source), isDone])
    await isDone
  } finally {
    // Whoever has gone leaves no query running.
    await source.return?.()
    if (!res.writableFinished) res.destroy()
  }
}

async function fill(zip: ZipFile, title: string, headings: readonly string[], source: RowIterator): Promise<void> {
  let next = await source.next()
  let sheets = 0
  do {
    sheets++
    await new Promise<void>((resolve, reject) => {
      const sheet = Readable.from(sheetText(), { objectMode: false })
      sheet.on('end', resolve).on('error', reject)
      zip.addReadStream(sheet, `xl/worksheets/sheet${sheets}.xml`, { compressionLevel: 1 })
    })
  } while (next.done !== true)
  const names = Array.from({ length: sheets }, (_, at) => sheetName(title, at))
  for (const [path, text] of Object.entries(workbookParts(names))) zip.addBuffer(Buffer.from(text), path)
  zip.end()

  async function* sheetText(): AsyncGenerator<string> {
    yield `${SHEET_START}${rowXml(headings, true)}`
    let piece = ''
    for (let written = 1; written < MOST_ROWS_ON_SHEET && next.done !== true; written++) {
      piece += rowXml(next.value, false)
      if (piece.length > PIECE) {
        yield piece
        piece = ''
      }
      next = await source.next()
    }
    yield `${piece}${SHEET_END}`
  }
}

/** Characters handed on together. */
const PIECE = 16_384

type RowIterator = AsyncIterator<readonly Cell[]> | Iterator<readonly Cell[]>

function iteratorOf(rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>): RowIterator {
  return Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]()
}
