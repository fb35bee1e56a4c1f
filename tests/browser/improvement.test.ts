import { expect, test } from 'vitest'
import { anAction } from '../improvement/support.ts'
import { answered } from '../support/answers.ts'
import { axeFinds, inChromium } from '../support/browser.ts'
import { inWorld } from '../support/world.ts'

const browser = inChromium()

inWorld('sqlite', (world) => {
  test.for([
    { language: 'en', width: 1280, scheme: 'dark', question: 'EASE' },
    { language: 'fr', width: 390, scheme: 'light', question: 'SPEED' },
  ] as const)('an action with a verdict, its plan and the board: $language, $width pixels, $scheme', async (given) => {
    const { language, width, scheme, question } = given
    const { db, url } = world()
    const of = { question, perspective: 'user' } as const
    for (const service of ['debit-card', 'mortgage']) {
      await answered(db, { ...of, service, period: '2026-05', counts: [12, 18, 26, 30, 14] })
      await answered(db, { ...of, service, period: '2026-08', counts: [3, 6, 16, 33, 22] })
    }
    await answered(db, { question, perspective: 'customer', period: '2026-05', counts: [0, 0, 2, 1, 0] })
    await answered(db, { question, perspective: 'customer', period: '2026-08', counts: [0, 0, 1, 1, 1] })
    const plan = { baseline: '2026-Q2', changed_on: '2026-07-01', after_window: '2026-Q3', after_until: '2026-09-30' }
    const verified = { ...plan, measure_question: question, compared_service_id: 'mortgage' }
    const judged = await anAction(world(), { ...verified, status: 'implemented', whys: '["No call","No staff"]' })
    const planned = await anAction(world(), { status: 'in-progress', due_on: '2026-11-10' })
    await world().as('anton').post(`${planned}/tasks`, { title: 'Hire', who: 'Ines', due_on: '2026-11-10' }).expect(303)
    await world().as('anton').post(`${judged}/comments`, { comment: 'It helped.' }).expect(303)
    await world().as('anton').post(`${judged}/links`, { link_title: 'Plan', address: 'https://x.example' }).expect(303)
    const page = await browser.signedIn(world(), 'anton', { viewport: { width, height: 844 }, colorScheme: scheme })
    for (const [path, shown] of [
      [judged, '.outcome-line'],
      [planned, '.task'],
      [`${planned}/plan`, '.plan-form'],
      ['/actions?view=board', '.board-card-tasks'],
      ['/account', '#calendar'],
    ] as const) {
      await page.goto(`${url}${path}${path.includes('?') ? '&' : '?'}lang=${language}`)
      await page.locator(shown).first().waitFor()
      expect(await axeFinds(page), path).toEqual([])
      expect(Number(await page.evaluate('document.documentElement.scrollWidth')), path).toBeLessThanOrEqual(width)
    }
    await page.context().close()
  })
})
