import type { Page } from 'playwright-core'
import { beforeAll, expect, test, vi } from 'vitest'
import { beginSurvey, readDraft } from '../../src/surveys/draft-store.ts'
import { questionsOf } from '../../src/surveys/edits.ts'
import { defaultDefinition } from '../../src/surveys/instrument.ts'
import { axeFinds, inChromium } from '../support/browser.ts'
import { inWorld } from '../support/world.ts'

/* An analyst writes a survey with the keyboard alone: from nothing to published. */

const EMPTY = defaultDefinition({ service: { name: 'Debit card', name_fr: 'Carte de débit' }, components: [] })

const browser = inChromium()

vi.setConfig({ testTimeout: 60_000 })

inWorld('sqlite', (world) => {
  let id: string
  beforeAll(async () => {
    const definition = { ...EMPTY, pages: [{ id: 'page-1', title: null, questions: [] }] }
    const survey = { serviceId: 'debit-card', name: 'Cards in autumn', template: 'combined', definition }
    id = await beginSurvey(world().db, survey, { id: 'anton' }, world().now)
  })
  const keys = async () => questionsOf((await readDraft(world().db, id))!.definition).map(({ key }) => key)

  test('a survey is written, put in order and published without a mouse', async () => {
    const page = await signedIn(1280)
    await page.goto(`${world().url}/surveys/${id}/edit`)
    for (const name of [/^Add ?: Overall$/, /^Add ?: Ease of use$/, /^Add ?: Speed$/]) {
      await press(page, 'a', 'Add a question')
      await press(page, 'button', name)
    }
    await press(page, 'a', 'Add a question')
    await press(page, 'button', 'Single choice')
    for (const side of ['user', 'customer', 'provider']) {
      await page.locator(`#text_${side}_en`).focus()
      await page.keyboard.type('Where did you pay?')
    }
    for (const [row, text] of ['At a till', 'Online'].entries()) {
      await page.locator(`#option_${row}_en`).focus()
      await page.keyboard.type(text)
    }
    // The key that sends a form from any of its lines.
    await page.keyboard.press('Enter')
    await page.waitForURL(/moved=OWN/)

    const before = await keys()
    await page.getByRole('button', { name: 'Move up: Speed' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('“Speed” is now number 2 of 4').first().waitFor({ state: 'attached' })
    expect(await keys()).toEqual(['VALUE', 'SPEED', 'EASE', before[3]])
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('Move up: Speed')
    expect(await page.locator('#editor-said').textContent()).toContain('“Speed” is now number 2 of 4')
    await page.keyboard.press('Enter')
    await page.getByText('“Speed” is now number 1 of 4').first().waitFor({ state: 'attached' })
    expect(await keys()).toEqual(['SPEED', 'VALUE', 'EASE', before[3]])

    await press(page, 'a', 'Publish …')
    await press(page, 'button', 'Publish')
    await page.waitForURL(new RegExp(`/surveys/${id}$`))
    expect(await page.getByRole('status').first().textContent()).toContain('Version 1 is published')
    await page.context().close()
  })

  test('a question is dragged to another place', async () => {
    await world().as('anton').post(`/surveys/${id}/draft`).expect(303)
    const page = await signedIn(1280)
    await page.goto(`${world().url}/surveys/${id}/edit`)
    const [first, third] = [await boxOf(page, 0), await boxOf(page, 2)]
    await page.mouse.move(first.x + 5, first.y + 5)
    await page.mouse.down()
    await page.mouse.move(third.x + 5, third.y + 60, { steps: 8 })
    await page.mouse.up()
    await page.getByText('“Speed” is now number').first().waitFor({ state: 'attached' })
    expect((await keys()).indexOf('SPEED')).toBeGreaterThan(0)
    await page.context().close()
  })

  test.for([
    { language: 'en', width: 1280 },
    { language: 'fr', width: 390 },
  ])('axe finds nothing, and nothing scrolls sideways: $language, $width pixels wide', async ({ language, width }) => {
    const page = await signedIn(width)
    const own = (await keys()).find((key) => key.startsWith('OWN'))!
    const found: string[] = []
    for (const path of [
      '',
      '/add',
      '/questions/EASE',
      `/questions/${encodeURIComponent(own)}`,
      '/settings',
      '/publish',
    ]) {
      await page.goto(`${world().url}/surveys/${id}/edit${path}?lang=${language}`)
      await page.evaluate('for (const fold of document.querySelectorAll("main details")) fold.open = true')
      found.push(...(await axeFinds(page)).map((fault) => `${path}: ${fault}`))
      const wide = Number(await page.evaluate('document.documentElement.scrollWidth'))
      if (wide > width) found.push(`${path}: ${wide} pixels wide`)
    }
    expect(found).toEqual([])
    await page.context().close()
  })

  /** Goes to a link or button as the Tab key does, and presses Enter. */
  async function press(page: Page, kind: 'a' | 'button', name: string | RegExp): Promise<void> {
    const role = kind === 'a' ? 'link' : 'button'
    const target = page
      .locator('main')
      .getByRole(role, { name, exact: kind === 'button' && name === 'Publish' })
      .first()
    await target.focus()
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
  }

  async function boxOf(page: Page, place: number): Promise<{ x: number; y: number }> {
    return (await page.locator('.edit-number').nth(place).boundingBox())!
  }

  async function signedIn(width: number): Promise<Page> {
    const page = await browser.signedIn(world(), 'anton', { viewport: { width, height: 900 } })
    page.setDefaultTimeout(20_000)
    return page
  }
})
