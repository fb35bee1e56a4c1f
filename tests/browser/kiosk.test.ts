import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { axeFinds, inChromium } from '../support/browser.ts'
import { aSurvey, received } from '../support/respondent.ts'
import { inWorld } from '../support/world.ts'

const browser = inChromium()

inWorld('sqlite', (world) => {
  async function atTheCounter(slug: string, javaScriptEnabled = true) {
    const survey = await aSurvey(world(), slug)
    const tablet = { viewport: { width: 1024, height: 768 }, hasTouch: true, locale: 'en-GB' }
    const page = await browser.open({ ...tablet, javaScriptEnabled })
    if (javaScriptEnabled) await page.clock.install()
    await page.goto(`${world().url}/kiosk/${survey.openKeys.user}`)
    // The server's clock: the form has been open for a while when it is sent.
    world().now = new Date(world().now.getTime() + 60_000)
    return { page, count: () => received(world(), survey.surveyId, 'user') }
  }

  const shownQuestions = (page: Page) => page.locator('.question:visible').count()
  const choose = (page: Page, score: number) => page.locator('label', { has: page.locator(`#VALUE-${score}`) }).tap()

  test('one question at a time: a tap leads on, skipping leads to the end, and the thanks return to an empty start', async () => {
    const { page, count } = await atTheCounter('steps')
    expect(await shownQuestions(page)).toBe(1)
    expect(await axeFinds(page)).toEqual([])
    await page.getByRole('button', { name: 'Next' }).tap()
    await page.getByText('Please answer this question first.').waitFor()
    await choose(page, 4)
    await page.clock.runFor(500)
    expect(await page.locator('#VALUE-4').isVisible()).toBe(false)
    expect(await shownQuestions(page)).toBe(1)
    await page.getByRole('button', { name: 'Skip' }).waitFor()
    await page.getByRole('button', { name: 'Back' }).tap()
    expect(await page.locator('#VALUE-4').isChecked()).toBe(true)
    while (await page.locator('.next').isVisible()) await page.locator('.next').tap()
    expect(await shownQuestions(page)).toBe(1)
    expect(await axeFinds(page)).toEqual([])
    await page.getByRole('button', { name: 'Send my answers' }).tap()
    await page.getByRole('heading', { name: 'Thank you' }).waitFor()
    expect(await count()).toBe(1)
    // Its pause is over, and its thanks have been read.
    world().now = new Date(world().now.getTime() + 60_000)
    await page.getByRole('link', { name: 'Next person' }).tap()
    await page.locator('#VALUE-4').waitFor({ state: 'attached' })
    expect(await page.locator(':checked').count()).toBe(0)
    await page.goBack()
    expect(await page.locator(':checked').count()).toBe(0)
    await page.context().close()
  })

  test('left alone it asks, waits, and clears what was entered', async () => {
    const { page, count } = await atTheCounter('left')
    await page.clock.runFor(60_000)
    expect(await page.locator('dialog').isVisible()).toBe(false)
    await choose(page, 2)
    await page.clock.runFor(31_000)
    await page.getByRole('heading', { name: 'Are you still there?' }).waitFor()
    expect(await axeFinds(page)).toEqual([])
    await page.getByRole('button', { name: 'I am still here' }).tap()
    expect(await page.locator('dialog').isVisible()).toBe(false)
    const left = page.waitForEvent('framenavigated')
    await page.clock.runFor(46_000)
    await left
    await page.locator('#VALUE-2').waitFor()
    expect(await page.locator(':checked').count()).toBe(0)
    expect(await count()).toBe(0)
    await page.context().close()
  })

  test('without scripts it is the plain form, and its thanks return by themselves', async () => {
    const { page, count } = await atTheCounter('plain', false)
    expect(await shownQuestions(page)).toBeGreaterThan(5)
    await choose(page, 5)
    await page.getByRole('button', { name: 'Send my answers' }).tap()
    await page.getByRole('heading', { name: 'Thank you' }).waitFor()
    expect(await count()).toBe(1)
    world().now = new Date(world().now.getTime() + 60_000)
    await page.getByText('1 of 4').waitFor({ timeout: 15_000 })
    await page.context().close()
  })
})
