import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { axeFinds, inChromium } from '../support/browser.ts'
import { anInvitation, aSurvey } from '../support/respondent.ts'
import { inWorld } from '../support/world.ts'

const browser = inChromium()

inWorld('sqlite', (world) => {
  const opened = async (path: string, width = 390): Promise<Page> => {
    const page = await browser.open({ viewport: { width, height: 844 }, locale: 'en-GB' })
    await page.goto(`${world().url}${path}`)
    return page
  }
  const choose = (page: Page, score: number) => page.locator('label', { has: page.locator(`#VALUE-${score}`) }).click()
  const stops = async (versionId: string) =>
    (await world().db.selectFrom('drop_out').selectAll().where('version_id', '=', versionId).execute()).map(
      ({ question, count }) => `${question} ${count}`,
    )

  test('what is entered behind an invitation is kept while one writes, and opens on another device', async () => {
    const { surveyId } = await aSurvey(world(), 'coming-back')
    const token = await anInvitation(world(), surveyId, 'user')
    const page = await opened(`/r/${token}`)
    await choose(page, 2)
    await page.locator('textarea').first().fill('Nobody tells me anything')
    await page.getByText('Saved: your personal link opens this page as you leave it.').waitFor()
    await page.context().close()
    for (const [width, language] of [
      [390, 'en'],
      [1280, 'fr'],
    ] as const) {
      const elsewhere = await opened(`/r/${token}?lang=${language}`, width)
      expect(await elsewhere.locator('#VALUE-2').isChecked()).toBe(true)
      expect(await elsewhere.locator('textarea').first().inputValue()).toBe('Nobody tells me anything')
      expect(await axeFinds(elsewhere)).toEqual([])
      expect(await elsewhere.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
      await elsewhere.context().close()
    }
    const last = await opened(`/r/${token}`)
    await last.getByRole('button', { name: 'Delete it and start afresh' }).click()
    await last.waitForLoadState()
    expect(await last.locator('#VALUE-2').isChecked()).toBe(false)
    expect(await world().db.selectFrom('partial_answer').selectAll().execute()).toEqual([])
    await last.context().close()
  })

  test('leaving a form that was begun is counted once, at the last question answered; looking and sending are not', async () => {
    const { openKeys, versionId } = await aSurvey(world(), 'leaving')
    const address = `/s/${openKeys.user}`
    const looked = await opened(address)
    await looked.goto('about:blank')
    const sent = await opened(address)
    await choose(sent, 4)
    await sent.locator('.send').click()
    await sent.waitForURL(/thanks/)
    const left = await opened(address)
    await choose(left, 4)
    // Reading it in another language is not leaving it.
    await left.locator('.languages button[formaction*="lang=fr"]').click()
    await choose(left, 3)
    await left.goto('about:blank')
    await expect.poll(() => stops(versionId)).toEqual(['VALUE 1'])
    const cookies = await left.context().cookies()
    expect(cookies).toEqual([])
    for (const page of [looked, sent, left]) await page.context().close()
    expect(await stops(versionId)).toEqual(['VALUE 1'])
  })
})
