import { createServer, get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import type { Response } from 'express'
import { describe, expect, test } from 'vitest'
import { rowXml, sheetName } from '../../src/reports/sheet.ts'
import { sendWorkbook } from '../../src/reports/workbook.ts'
import { cellsOf, unzipped } from './unzipped.ts'

/** Serves one workbook. @returns its address, and what became of sending it */
async function serving(rows: Iterable<(string | number | null)[]>) {
  let sent: Promise<unknown> = Promise.resolve()
  const server = createServer((_, res) => {
    sent = sendWorkbook(res as unknown as Response, 'table.xlsx', 'Table', ['a', 'b'], rows).then(
      () => 'sent',
      (error: Error) => error.message,
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  return { url, outcome: () => sent, close: () => server.close() }
}

async function received(rows: Iterable<(string | number | null)[]>): Promise<Record<string, string>> {
  const { url, close } = await serving(rows)
  try {
    return unzipped(Buffer.from(await (await fetch(url)).arrayBuffer()))
  } finally {
    close()
  }
}

describe('a workbook', () => {
  test('holds texts and numbers as they are, in parts that spreadsheet programs look for', async () => {
    const files = await received([
      ['=1+1', 2.5],
      ['<b> & "quotes"', null],
      ['', -3],
    ])
    expect(Object.keys(files).sort()).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
    ])
    expect(cellsOf(files['xl/worksheets/sheet1.xml'] as string)).toEqual([
      ['a', 'b'],
      ['=1+1', 2.5],
      ['&lt;b&gt; &amp; &quot;quotes&quot;', null],
      [null, -3],
    ])
    expect(files['xl/worksheets/sheet1.xml']).not.toContain('<f>')
  })

  test('is a workbook without any row as well', async () => {
    const files = await received([])
    expect(cellsOf(files['xl/worksheets/sheet1.xml'] as string)).toEqual([['a', 'b']])
  })

  test('leaves out what XML cannot say, and cuts what no cell can hold', () => {
    expect(rowXml(['a\u0000b\u0008\uFFFEc'], false)).toContain('>abc<')
    expect(rowXml(['\ud83d\ude00 \ud83d'], false)).toContain('>😀 <')
    expect(cellsOf(rowXml(['x'.repeat(40_000)], false))[0]?.[0]).toHaveLength(32_767)
  })

  test('names its sheets as programs accept them', () => {
    expect(sheetName("Card's [all]: a/b?", 0)).toBe('Card s  all   a b')
    expect(sheetName('x'.repeat(40), 1)).toBe(`${'x'.repeat(29)} 2`)
    expect(sheetName('', 0)).toBe('Parallax')
  })

  test('is made no faster than it is taken, and no further once nobody takes it', async () => {
    let made = 0
    let isEnded = false
    function* endless() {
      try {
        for (;;) {
          made++
          yield [`row ${made} ${Math.sin(made)}`, made]
        }
      } finally {
        isEnded = true
      }
    }
    const { url, outcome, close } = await serving(endless())
    const answer = await new Promise<IncomingMessage>((resolve) => get(url, resolve))
    answer.on('error', () => {})
    // Nobody reads: whatever buffers there are fill up, and then nothing more is made.
    let before = -1
    for (let calm = 0; calm < 500; calm++) {
      await setImmediate()
      if (made !== before) calm = 0
      before = made
      if (made > 3_000_000) break
    }
    expect(made).toBeLessThan(3_000_000)
    answer.destroy()
    expect(await outcome()).toContain('has gone')
    expect(isEnded).toBe(true)
    close()
  })
})
