import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inChromium } from '../support/browser.ts'
import { aSurvey, received } from '../support/respondent.ts'
import { inWorld } from '../support/world.ts'

/* The form in a page of another origin, under that page's own strict policy. */

const browser = inChromium()
let host: Server
/** What the page around the form says; set by each test. */
let body = ''
let policy = ''

beforeAll(async () => {
  host = createServer((request, response) => {
    if (request.url === '/log.js') {
      response.setHeader('Content-Type', 'text/javascript')
      response.end(LOG)
      return
    }
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.setHeader('Content-Security-Policy', policy)
    response.end(`<!doctype html><html lang="en"><head><meta name="viewport" content="width=device-width"><title>Intranet</title><script src="/log.js"></script></head>
      <body><h1>Intranet</h1><button id="own">Own button</button>${body}</body></html>`)
  })
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve))
})
afterAll(() => host?.close())

/** Keeps what the form tells its page, and what the page's policy has refused. */
const LOG = `
  window.heard = []; window.violations = []
  addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective + ' ' + event.blockedURI))
  for (const name of ['opened', 'done', 'closed'])
    addEventListener('parallax:' + name, (event) => heard.push(name + ' ' + event.detail.survey))`

/** Another host than the application's, and another port. */
const hostOrigin = () => `http://localhost:${(host.address() as AddressInfo).port}`

inWorld('sqlite', (world) => {
  async function embeddable(slug: string, sites: string[]) {
    const survey = await aSurvey(world(), slug)
    await world()
      .db.updateTable('survey_perspective')
      .set({ embed_sites: JSON.stringify(sites) })
      .where('survey_id', '=', survey.surveyId)
      .execute()
    return { ...survey, key: survey.openKeys.user, count: () => received(world(), survey.surveyId, 'user') }
  }

  async function visited(attributes: string, options: BrowserContextOptions = {}): Promise<Page> {
    const ours = world().url
    policy = `default-src 'none'; script-src 'self' ${ours}; frame-src ${ours}; style-src 'self'`
    body = `<script src="${ours}/embed.js" ${attributes}></script>`
    const page = await browser.open({ locale: 'en-GB', ...options })
    await page.goto(hostOrigin())
    return page
  }

  const form = (page: Page) => page.frameLocator('iframe')
  const heard = (page: Page) => page.evaluate('heard') as Promise<string[]>
  const violations = (page: Page) => page.evaluate('violations') as Promise<string[]>
  async function answer(page: Page): Promise<void> {
    await form(page)
      .locator('label', { has: page.locator('#VALUE-4') })
      .click()
    await form(page).getByRole('button', { name: 'Send my answers' }).click()
    await form(page).getByRole('heading', { name: 'Thank you' }).waitFor()
  }

  test('the script is below 8 kB as it is sent, and anybody’s page may load it', async () => {
    const answered = await world().anyone({ 'Accept-Encoding': 'identity' }).get('/embed.js').expect(200)
    expect(Buffer.byteLength(answered.text)).toBeLessThan(8_000)
    expect(answered.headers['cross-origin-resource-policy']).toBe('cross-origin')
    expect(answered.headers['content-type']).toContain('text/javascript')
    expect(answered.headers['set-cookie']).toBeUndefined()
  })

  test('inline: it is as high as its form, is sent, counts once, tells the page, and leaves no cookie', async () => {
    const { key, surveyId, count } = await embeddable('inline', [hostOrigin()])
    const page = await visited(`data-survey="${key}" data-channel="web" data-language="fr"`)
    await form(page).getByText('Vos réponses sont anonymes').waitFor()
    const height = () => page.locator('iframe').evaluate((frame) => frame.clientHeight)
    const inner = () => page.frames()[1]?.evaluate('document.documentElement.scrollHeight')
    await expect.poll(height).toBeGreaterThan(1_000)
    expect(await inner()).toBe(await height())
    await form(page).getByRole('button', { name: 'English' }).click()
    await answer(page)
    // The thanks are shorter than the form was.
    await expect.poll(height).toBeLessThan(600)
    expect(await heard(page)).toEqual([`opened ${key}`, `done ${key}`])
    expect(await violations(page)).toEqual([])
    expect(await page.context().cookies()).toEqual([])
    expect(await count()).toBe(1)
    const kept = await world()
      .db.selectFrom('held_response')
      .select(['channel', 'language'])
      .where('survey_id', '=', surveyId)
      .execute()
    expect(kept).toEqual([{ channel: 'web', language: 'en' }])
    await page.context().close()
  })

  test('pop-over: comes after its seconds without taking the focus, closes on Escape, keeps what was entered', async () => {
    const { key, count } = await embeddable('popover', [hostOrigin()])
    const page = await visited(`data-survey="${key}" data-mode="popover" data-after="0.2" data-position="left"`)
    await page.locator('#own').focus()
    const dialog = page.getByRole('dialog', { name: 'Feedback form' })
    await dialog.waitFor()
    expect(await page.evaluate('document.activeElement.id')).toBe('own')
    await form(page)
      .locator('label', { has: page.locator('#VALUE-2') })
      .click()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    expect(await heard(page)).toEqual([`opened ${key}`, `closed ${key}`])
    expect(await page.evaluate('localStorage.length + sessionStorage.length')).toBe(0)
    expect(await violations(page)).toEqual([])
    expect(await count()).toBe(0)
    await page.context().close()
  })

  test('button: opens on a phone, takes the focus and gives it back, and goes once all is sent', async () => {
    const { key, count } = await embeddable('button', [hostOrigin()])
    const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
    const page = await visited(`data-survey="${key}" data-mode="button"`, phone)
    const knob = page.getByRole('button', { name: 'Give feedback' })
    await knob.tap()
    const dialog = page.getByRole('dialog', { name: 'Feedback form' })
    await dialog.waitFor()
    expect(await dialog.evaluate((box) => box === box.ownerDocument.activeElement)).toBe(true)
    const { width = 0, height = 0 } = (await dialog.boundingBox()) ?? {}
    expect(width).toBe(390)
    expect(height).toBeLessThanOrEqual(844 * 0.85 + 1)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    expect(await knob.evaluate((button) => button === button.ownerDocument.activeElement)).toBe(true)
    await knob.tap()
    await answer(page)
    await page.getByRole('button', { name: 'Close' }).tap()
    await knob.waitFor({ state: 'detached' })
    expect(await heard(page)).toEqual(['opened', 'closed', 'opened', 'done', 'closed'].map((name) => `${name} ${key}`))
    expect(await violations(page)).toEqual([])
    expect(await count()).toBe(1)
    await page.context().close()
  })

  test('by a call, with callbacks', async () => {
    const { key } = await embeddable('call', [hostOrigin()])
    const page = await visited('')
    await page.evaluate(
      `Parallax.open('${key}', { channel: 'web', onDone: () => heard.push('called back') }), undefined`,
    )
    await answer(page)
    await expect.poll(() => heard(page)).toEqual([`opened ${key}`, `done ${key}`, 'called back'])
    await page.context().close()
  })

  test('remembers that it was closed only where the page says for how long', async () => {
    const { key } = await embeddable('remembers', [hostOrigin()])
    const page = await visited(`data-survey="${key}" data-mode="popover" data-remember="30"`)
    await page.getByRole('button', { name: 'Close' }).click()
    await page.reload()
    await page.locator('#own').waitFor()
    expect(await page.evaluate('localStorage.length')).toBe(1)
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.context().close()
  })

  test('on a site that is not allowed, the browser shows nothing of it', async () => {
    const { key, count } = await embeddable('elsewhere', ['https://intranet.bank.example'])
    const page = await visited(`data-survey="${key}"`)
    await page.getByText('The form cannot be shown here.').waitFor({ timeout: 15_000 })
    expect(await page.locator('iframe').count()).toBe(0)
    expect(await heard(page)).toEqual([`opened ${key}`])
    expect(await count()).toBe(0)
    await page.context().close()
  })

  test('no message from elsewhere is believed', async () => {
    const { key } = await embeddable('forged', [hostOrigin()])
    const page = await visited(`data-survey="${key}"`)
    await form(page).getByText('Your answers are anonymous').waitFor()
    await expect.poll(() => page.locator('iframe').evaluate((frame) => frame.clientHeight)).toBeGreaterThan(1_000)
    await page.evaluate(`postMessage({ parallax: 'done' }, '*'), postMessage({ parallax: 'height', height: 1 }, '*')`)
    await page.frames()[1]?.evaluate(`parent.postMessage({ parallax: 'height', height: 900 }, '${hostOrigin()}')`)
    await expect.poll(() => page.locator('iframe').evaluate((frame) => frame.clientHeight)).toBe(900)
    expect(await heard(page)).toEqual([`opened ${key}`])
    await page.context().close()
  })
})
