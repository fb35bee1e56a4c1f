import { beforeAll, expect, test } from 'vitest'
import { publishDefaultSurvey } from '../../src/surveys/store.ts'
import { agreed, answered, customers } from '../support/answers.ts'
import { axeFinds, inChromium } from '../support/browser.ts'
import type { CastMember } from '../support/cast.ts'
import { inWorld } from '../support/world.ts'

/* Every main staff page as it stands with a little in it: for eyes, keyboards and screen readers, in both languages. */

const MAIN = [
  ...['/', '/services', '/offerings', '/surveys', '/actions', '/actions?view=board', '/admin/accounts', '/admin/mail'],
  ...['', '/actions', '/surveys', '/agreement', '/profile'].map((tab) => `/services/debit-card${tab}`),
]
const FORMS = [
  ...['/services/new', '/admin/accounts/new', '/account'],
  ...['/stakeholders', '/components/card-platform', '/agreement/2026-10', '/actions/new'].map(
    (form) => `/services/debit-card${form}`,
  ),
]

const browser = inChromium()

inWorld('sqlite', (world) => {
  beforeAll(async () => {
    const { db, now } = world()
    await customers(db, 'debit-card', 6)
    await agreed(db, 'debit-card', true, true)
    await answered(
      db,
      { perspective: 'user', counts: [420, 610, 530, 300, 140] },
      { perspective: 'customer', counts: [0, 0, 1, 3, 2] },
      { perspective: 'provider', counts: [0, 1, 2, 4, 1] },
      { perspective: 'user', question: 'EASE', counts: [10, 20, 200, 500, 270] },
      { perspective: 'customer', question: 'EASE', counts: [0, 0, 1, 3, 2] },
      { perspective: 'customer', question: 'PREDICTED_USER_VIEW', counts: [0, 0, 1, 4, 1] },
    )
    await db.transaction().execute((trx) => publishDefaultSurvey(trx, 'debit-card', now))
    await world()
      .as('anton')
      .post('/services/debit-card/actions', {
        ...{ dimension: 'EASE', title: 'Tell the cardholder', cause: 'Nobody does', change: 'A message' },
        ...{ owner: 'Head of cards', due_on: '2026-12-24', target_points: '' },
      })
      .expect(303)
  })

  // Both languages share their views; in French, a few of the pages with the most in them are enough.
  test.for([
    { language: 'en', width: 1280, examined: [...MAIN, ...FORMS] },
    {
      language: 'fr',
      width: 390,
      examined: ['/', '/surveys', '/actions', '/services/debit-card', '/services/debit-card/surveys'],
    },
  ])('axe finds nothing: $language, $width pixels wide', async ({ language, width, examined }) => {
    const page = await signedIn('ada', width)
    const found: string[] = []
    for (const path of examined) {
      await page.goto(addressOf(path, language))
      found.push(...(await axeFinds(page)).map((fault) => `${path} ${fault}`))
    }
    expect(found).toEqual([])
    await page.context().close()
  })

  test('nothing scrolls sideways on a phone', async () => {
    const page = await signedIn('ada', 390)
    const wide: string[] = []
    for (const path of [...MAIN, ...FORMS, '/?window=2026-10', '/services/debit-card?window=2026-10', '/nowhere']) {
      for (const language of ['en', 'fr']) {
        await page.goto(addressOf(path, language))
        const width = Number(await page.evaluate('document.documentElement.scrollWidth'))
        if (width > 390) wide.push(`${path} in ${language}: ${width}`)
      }
    }
    expect(wide).toEqual([])
    await page.context().close()
  })

  test('in the dark, colours stand out enough', async () => {
    const page = await signedIn('ada', 1280)
    await page.emulateMedia({ colorScheme: 'dark' })
    const found: string[] = []
    for (const path of ['/', '/services/debit-card', '/services/debit-card/surveys', '/actions?view=board']) {
      await page.goto(addressOf(path, 'en'))
      const faults = await axeFinds(page, (axe) => axe.withRules(['color-contrast']))
      found.push(...faults.map((fault) => `${path} ${fault}`))
    }
    expect(await page.evaluate('document.documentElement.dataset.bsTheme')).toBe('dark')
    expect(found).toEqual([])
    await page.context().close()
  })

  test('whatever the keyboard reaches looks otherwise than before', async () => {
    const page = await signedIn('anton', 1280)
    await page.emulateMedia({ reducedMotion: 'reduce' })
    for (const path of ['/', '/services/debit-card', '/services/debit-card/surveys', '/actions']) {
      await page.goto(addressOf(path, 'en'))
      const reached = new Set<string>()
      const unseen = new Set<string>()
      for (let press = 0; press < 40; press++) {
        await page.keyboard.press('Tab')
        const { element, seen } = await page.evaluate<{ element: string; seen: boolean }>(HOW_FOCUS_LOOKS)
        reached.add(element)
        if (!seen) unseen.add(element)
      }
      expect(reached.size).toBeGreaterThan(10)
      expect([path, ...unseen]).toEqual([path])
    }
    await page.context().close()
  })

  const addressOf = (path: string, language: string) =>
    `${world().url}${path}${path.includes('?') ? '&' : '?'}lang=${language}`

  const signedIn = (member: CastMember, width: number) =>
    browser.signedIn(world(), member, { viewport: { width, height: 844 } })
})

/** Whether the focused element differs, in what surrounds it, from how it looks without the focus. */
const HOW_FOCUS_LOOKS = `(() => {
  const at = document.activeElement
  const look = () => {
    const { outline, boxShadow, borderColor } = getComputedStyle(at)
    return [outline, boxShadow, borderColor].join()
  }
  const focused = look()
  at.blur()
  const seen = at === document.body || look() !== focused
  at.focus()
  return { element: at.outerHTML.slice(0, 120), seen }
})()`
