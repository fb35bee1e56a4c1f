import { beforeAll, expect, test } from 'vitest'
import { keepFrame } from '../../src/comparison/breakdown-store.ts'
import { answered } from '../support/answers.ts'
import { axeFinds, inChromium } from '../support/browser.ts'
import { inWorld } from '../support/world.ts'

const browser = inChromium()

inWorld('sqlite', (world) => {
  beforeAll(async () => {
    await answered(
      world().db,
      { perspective: 'user', segment: 'channel:phone', counts: [30, 20, 10, 0, 0] },
      { perspective: 'user', segment: 'channel:mobile', counts: [0, 10, 20, 50, 20] },
      { perspective: 'user', segment: 'channel:branch', counts: [1, 2, 0, 0, 0] },
      { perspective: 'user', segment: 'channel:web', counts: [5, 5, 5, 5, 5] },
      { perspective: 'customer', segment: 'channel:email', counts: [0, 0, 1, 3, 2] },
      { perspective: 'user', question: 'EASE', counts: [1, 1, 1, 0, 0] },
    )
    await keepFrame(
      world().db,
      'debit-card',
      'channel',
      new Map([
        ['phone', 100],
        ['mobile', 900],
      ]),
    )
  })

  test.for([
    { language: 'en', width: 1280, scheme: 'dark' },
    { language: 'fr', width: 390, scheme: 'light' },
  ] as const)('for eyes and screen readers: $language, $width pixels, $scheme', async ({ language, width, scheme }) => {
    const page = await browser.signedIn(world(), 'anton', { viewport: { width, height: 844 }, colorScheme: scheme })
    for (const path of ['/services/debit-card/breakdown?', '/compare?', '/compare?view=map&']) {
      await page.goto(`${world().url}${path}lang=${language}`)
      await page.locator('h1').first().waitFor()
      for (const summary of await page.locator('details:not([open]) > summary').all()) {
        if (await summary.isVisible()) await summary.click()
      }
      expect(await axeFinds(page), path).toEqual([])
      expect(Number(await page.evaluate('document.documentElement.scrollWidth'))).toBeLessThanOrEqual(width)
    }
    await page.context().close()
  })
})
