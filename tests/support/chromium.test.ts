import { expect, test } from 'vitest'
import { axeFinds, inChromium } from './browser.ts'

const browser = inChromium()

test('the browser of the tests runs a page and draws the letters of both languages, each in its own shape', async () => {
  const page = await browser.open()
  const letters = [...'éèœçÉ«»€’']
  await page.setContent(letters.map((letter) => `<b style="font: 40px sans-serif">${letter}</b> `).join(''))
  const pictures = await Promise.all(letters.map((_, at) => page.locator('b').nth(at).screenshot()))
  // A font without a letter draws the same box for each.
  expect(new Set(pictures.map((picture) => picture.toString('base64'))).size).toBe(letters.length)
})

test('axe finds what is wrong on a page and in its frame, as far as it was asked to look', async () => {
  const page = await browser.open()
  const framed = `<html lang='en'><title>Frame</title><main><h1>Frame</h1><input></main></html>`
  const body = `<html lang="en"><title>Page</title><main><h1>Page</h1><img src="data:,"><iframe title="Frame" srcdoc="${framed}"></iframe></main></html>`
  await page.route('http://page.example/', (route) => route.fulfill({ contentType: 'text/html', body }))
  await page.goto('http://page.example/')
  expect(await axeFinds(page)).toEqual(
    expect.arrayContaining([expect.stringMatching(/^image-alt: <img/), expect.stringMatching(/^label: <input/)]),
  )
  const alone = await axeFinds(page, (axe) => axe.exclude('iframe'))
  expect(alone.map((fault) => fault.split(':')[0])).toEqual(['image-alt'])
})
