import { beforeAll, expect, test } from 'vitest'
import { agreed, answered, customers } from '../support/answers.ts'
import { axeFinds, inChromium } from '../support/browser.ts'
import { inWorld } from '../support/world.ts'

const browser = inChromium()

inWorld('sqlite', (world) => {
  beforeAll(async () => {
    await answered(
      world().db,
      { perspective: 'user', counts: [30, 20, 10, 5, 5] },
      { perspective: 'customer', counts: [0, 0, 0, 1, 2] },
    )
    await customers(world().db, 'debit-card', 3)
    await agreed(world().db, 'debit-card', true, true)
    await world().as('anton').post('/services/debit-card/findings').expect(303)
    await world().as('anton').post('/services/debit-card/reviews').expect(303)
    await world().db.updateTable('service_review').set({ held_on: '2026-10-20' }).execute()
  })

  test.for([
    { language: 'en', width: 1280, scheme: 'dark' },
    { language: 'fr', width: 390, scheme: 'light' },
  ] as const)('findings and changes, for eyes and screen readers: $language, $width pixels, $scheme', async (given) => {
    const { language, width, scheme } = given
    const page = await browser.signedIn(world(), 'anton', { viewport: { width, height: 844 }, colorScheme: scheme })
    for (const [path, shows] of [
      ['/services/debit-card/findings', '.finding'],
      ['/services/debit-card/changes', '.changes-table'],
    ] as const) {
      await page.goto(`${world().url}${path}?lang=${language}`)
      await page.locator(shows).first().waitFor()
      for (const folded of await page.locator('.finding-dismiss summary').all()) await folded.click()
      expect(await axeFinds(page)).toEqual([])
      expect(Number(await page.evaluate('document.documentElement.scrollWidth'))).toBeLessThanOrEqual(width)
    }
    await page.context().close()
  })
})
