import { beforeAll, expect, test } from 'vitest'
import { mondayOf } from '../../src/statistics/weeks.ts'
import { publishDefaultSurvey } from '../../src/surveys/store.ts'
import { agreed, answered, customers } from '../support/answers.ts'
import { axeFinds, inChromium } from '../support/browser.ts'
import { inWorld } from '../support/world.ts'

const browser = inChromium()

const MONTHS = Array.from({ length: 12 }, (_, at) => `2026-${String(at + 1).padStart(2, '0')}`).slice(0, 11)
/** Three years of them. */
const WEEKS = [2024, 2025, 2026].flatMap((year) =>
  Array.from({ length: 52 }, (_, at) => `${year}-W${String(at + 1).padStart(2, '0')}`),
)

inWorld('sqlite', (world) => {
  beforeAll(async () => {
    const { db, now } = world()
    await customers(db, 'debit-card', 6)
    await agreed(db, 'debit-card', true, true)
    await db.transaction().execute((trx) => publishDefaultSurvey(trx, 'debit-card', now))
    const low = (period: string) => (period < '2026-08' ? [5, 5, 20, 40, 30] : [15, 20, 20, 30, 15])
    await answered(db, ...MONTHS.map((period) => ({ perspective: 'user' as const, period, counts: low(period) })), {
      perspective: 'customer',
      period: '2026-09',
      counts: [0, 0, 1, 3, 2],
    })
    const row = { service_id: 'debit-card', segment: 'all', question: 'VALUE', perspective: 'user' } as const
    const weeks = WEEKS.filter((week) => mondayOf(week) < '2026-11-16')
    await db
      .insertInto('histogram')
      .values(weeks.map((period, at) => ({ ...row, period, answer: at % 7 === 0 ? 2 : 4, count: 6 })))
      .execute()
  })

  test.for([
    { language: 'en', width: 1280, scheme: 'dark', unit: 'month' },
    { language: 'fr', width: 390, scheme: 'light', unit: 'week' },
  ] as const)('for eyes and screen readers: $language, $width pixels, $scheme, by $unit', async (given) => {
    const { language, width, scheme, unit } = given
    const page = await browser.signedIn(world(), 'anton', { viewport: { width, height: 844 }, colorScheme: scheme })
    await page.goto(`${world().url}/services/debit-card/trend?lang=${language}&unit=${unit}`)
    await page.locator('.trend-picture').first().waitFor()
    expect(await axeFinds(page)).toEqual([])
    expect(Number(await page.evaluate('document.documentElement.scrollWidth'))).toBeLessThanOrEqual(width)
    expect(await page.locator('#trend-user ~ .trend-card tbody tr').count()).toBeGreaterThan(unit === 'week' ? 140 : 10)
    await page.context().close()
  })
})
