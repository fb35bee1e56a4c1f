import { expect, test, vi } from 'vitest'
import { axeFinds, inChromium } from '../support/browser.ts'
import { inWorld } from '../support/world.ts'

/* An analyst tells a journey with the keyboard alone and without scripts, and reads it on a desk and on a phone. */

const browser = inChromium()

vi.setConfig({ testTimeout: 60_000 })

inWorld('sqlite', (world) => {
  const opened = (width: number, javaScriptEnabled = true) =>
    browser.signedIn(world(), 'anton', { viewport: { width, height: 900 }, javaScriptEnabled })

  test('a journey is told without a mouse or scripts', async () => {
    const page = await opened(1280, false)
    await page.goto(`${world().url}/services/debit-card/journey?lang=en`)
    await page.getByRole('link', { name: 'New journey' }).focus()
    await page.keyboard.press('Enter')
    await page.locator('#field-name').focus()
    await page.keyboard.type('A locked card')
    await page.keyboard.press('Enter')
    for (const [title, day, rating] of [
      ['Pays', '1', '4.5'],
      ['Nothing happens', '2', '1.5'],
    ] as const) {
      await page.getByRole('link', { name: 'Add a step' }).focus()
      await page.keyboard.press('Enter')
      await page.locator('#field-title').focus()
      await page.keyboard.type(title)
      await page.locator('#field-day').fill(day)
      await page.locator('#field-user_rating').focus()
      await page.keyboard.type(rating)
      await page.keyboard.press('Enter')
    }
    await page.getByText('Users lose most at “Nothing happens” (Day 2), from 4.5 to 1.5 of 5').first().waitFor()
    expect(await page.locator('svg.journey-picture').isVisible()).toBe(true)
    await page.context().close()
  })

  test('desk and phone, light and dark: nothing that axe finds, nothing that overflows, the same told in both', async () => {
    for (const [width, scheme] of [
      [1280, 'light'],
      [390, 'dark'],
    ] as const) {
      const page = await opened(width)
      await page.emulateMedia({ colorScheme: scheme })
      for (const path of ['journey', 'journey/questions', 'journeys/new']) {
        await page.goto(`${world().url}/services/debit-card/${path}?lang=en`)
        expect(await axeFinds(page)).toEqual([])
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
      }
      await page.goto(`${world().url}/services/debit-card/journey`)
      expect(await page.locator('svg.journey-picture').isVisible()).toBe(width === 1280)
      expect(await page.locator('svg.journey-glance').isVisible()).toBe(width === 390)
      expect(await page.locator('.journey-narrow .timeline-days').isVisible()).toBe(width === 390)
      await page.context().close()
    }
  })
})
