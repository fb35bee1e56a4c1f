import { beforeAll, expect, test } from 'vitest'
import { PICKED } from '../../src/responses/answers.ts'
import { answered, customers } from '../support/answers.ts'
import { axeFinds, inChromium } from '../support/browser.ts'
import { inWorld } from '../support/world.ts'

const browser = inChromium()

inWorld('sqlite', (world) => {
  beforeAll(async () => {
    const { db } = world()
    await customers(db, 'debit-card', 6)
    await answered(
      db,
      { perspective: 'user', question: 'SPEED', counts: [79, 59, 39, 19, 0] },
      { perspective: 'user', question: 'EASE', counts: [0, 0, 20, 80, 100] },
      { perspective: 'customer', question: 'SPEED', counts: [0, 0, 0, 3, 3] },
      { perspective: 'user', question: 'IMPORTANCE', codes: [PICKED, 2, 1], counts: [200, 150, 30] },
      { perspective: 'user', question: 'EXPECTATION', counts: [30, 40, 20, 8, 2] },
      { perspective: 'user', question: 'MINIMUM:SPEED', counts: [0, 0, 20, 20, 0] },
      { perspective: 'user', question: 'LOST_TIME', codes: [0, 4, 5], counts: [10, 30, 20] },
    )
  })

  test.for([
    { language: 'en', width: 1280, scheme: 'dark' },
    { language: 'fr', width: 390, scheme: 'light' },
  ] as const)('what matters, for eyes and screen readers: $language, $width pixels, $scheme', async (given) => {
    const { language, width, scheme } = given
    const page = await browser.signedIn(world(), 'ada', { viewport: { width, height: 844 }, colorScheme: scheme })
    for (const path of ['/services/debit-card/priorities', '/admin/rates']) {
      await page.goto(`${world().url}${path}?lang=${language}`)
      expect(await axeFinds(page)).toEqual([])
      expect(Number(await page.evaluate('document.documentElement.scrollWidth'))).toBeLessThanOrEqual(width)
    }
    await page.goto(`${world().url}/services/debit-card/priorities?lang=${language}`)
    expect(await page.locator('.matrix-user .matrix-point').count()).toBe(2)
    await page.context().close()
  })
})
