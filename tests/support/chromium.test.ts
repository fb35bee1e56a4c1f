import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from './chromium.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

test('the browser of the tests runs a page and draws the letters of both languages, each in its own shape', async () => {
  const page = await browser.newPage()
  const letters = [...'éèœçÉ«»€’']
  await page.setContent(letters.map((letter) => `<b style="font: 40px sans-serif">${letter}</b> `).join(''))
  const pictures = await Promise.all(letters.map((_, at) => page.locator('b').nth(at).screenshot()))
  // A font without a letter draws the same box for each.
  expect(new Set(pictures.map((picture) => picture.toString('base64'))).size).toBe(letters.length)
})
