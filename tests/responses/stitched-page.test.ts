import { gunzipSync, inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { restOf, type StitchedPage, stitchedPage } from '../../src/responses/stitched-page.ts'

function gzipped(page: StitchedPage, middle: string): Buffer {
  return Buffer.concat([page.head, restOf(page, middle)])
}

test('what a browser unpacks is the page with the mark in its place', () => {
  const page = stitchedPage('<p>Élodie’s form</p>'.repeat(500), '</form>')
  for (const mark of ['first-mark', 'second-mark-é', '']) {
    expect(gunzipSync(gzipped(page, mark)).toString()).toBe(`${'<p>Élodie’s form</p>'.repeat(500)}${mark}</form>`)
  }
})

test('it holds for any text, empty pieces included', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 2_000 })
  fc.assert(
    fc.property(text, text, text, (before, mark, after) => {
      expect(gunzipSync(gzipped(stitchedPage(before, after), mark)).toString()).toBe(`${before}${mark}${after}`)
    }),
    { numRuns: 200 },
  )
})

test('one gzip member and nothing behind it, and hardly longer than compressed in one piece', () => {
  const body = 'one of many answers, '.repeat(1_000)
  const sent = gzipped(stitchedPage(body, body), 'the mark')
  expect(inflateRawSync(sent.subarray(10, -8)).toString()).toBe(`${body}the mark${body}`)
  expect(sent.length).toBeLessThan(400)
})

test('a middle that is too long for one stored block is refused', () => {
  expect(() => gzipped(stitchedPage('', ''), 'x'.repeat(65_536))).toThrow(RangeError)
})
