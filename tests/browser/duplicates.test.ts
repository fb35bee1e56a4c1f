import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { inChromium } from '../support/browser.ts'
import { aSurvey, received } from '../support/respondent.ts'
import { inWorld } from '../support/world.ts'

/* What a browser does against duplicates and floods: it remembers for itself, and works a little. */

const browser = inChromium()

inWorld('sqlite', (world) => {
  async function opened(slug: string, proof: 0 | 1, javaScriptEnabled = true) {
    const { surveyId, openKeys } = await aSurvey(world(), slug)
    await world()
      .db.updateTable('survey_perspective')
      .set({ proof_of_work: proof })
      .where('survey_id', '=', surveyId)
      .execute()
    const page = await browser.open({ locale: 'en-GB', javaScriptEnabled })
    await page.goto(`${world().url}/s/${openKeys.user}`)
    return { page, url: page.url(), count: () => received(world(), surveyId, 'user') }
  }

  async function send(page: Page): Promise<void> {
    await page.locator('label', { has: page.locator('#VALUE-4') }).click()
    await page.getByRole('button', { name: 'Send my answers' }).click()
  }
  const thanked = (page: Page) => page.getByRole('heading', { name: 'Thank you' }).waitFor()

  test('the browser alone remembers that it has answered, asks, and lets one answer again', async () => {
    const { page, url, count } = await opened('again', 0)
    await page.getByText('How duplicates are kept out').click()
    await page.getByText('Each copy of this form counts once').waitFor()
    await send(page)
    await thanked(page)
    await page.goto(url)
    await page.getByRole('heading', { name: 'You have already answered here' }).waitFor()
    expect(await page.locator('form').isVisible()).toBe(false)
    await page.getByRole('button', { name: 'Answer again' }).click()
    await send(page)
    await thanked(page)
    // Somebody else on the same device is not asked.
    await page.getByRole('link', { name: 'Let somebody else answer' }).click()
    await page.locator('#VALUE-4').waitFor({ state: 'attached' })
    expect(await page.locator('form').isVisible()).toBe(true)
    expect(await count()).toBe(2)
    expect(await page.context().cookies()).toEqual([])
    await page.context().close()
  })

  test('a proof of work is found while one answers, and sent with the form', async () => {
    const { page, count } = await opened('proof', 1)
    await expect.poll(() => page.locator('[name=work]').inputValue()).toMatch(/^\d+$/)
    await send(page)
    await thanked(page)
    expect(await count()).toBe(1)
    await page.context().close()
  })

  test('whoever is faster than the proof waits for it and notices little', async () => {
    const { page, count } = await opened('fast', 1)
    await page.evaluate(
      `document.querySelector('#VALUE-3').checked = true; document.querySelector('form').requestSubmit()`,
    )
    await thanked(page)
    expect(await count()).toBe(1)
    await page.context().close()
  })

  test('without scripts the second press counts, after the wait', async () => {
    const { page, count } = await opened('no-script', 1, false)
    await send(page)
    await page.getByText('please wait 15 seconds').waitFor()
    world().now = new Date(world().now.getTime() + 16_000)
    await page.getByRole('button', { name: 'Send my answers' }).click()
    await thanked(page)
    expect(await count()).toBe(1)
    await page.context().close()
  })
})
