import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { axeFinds, inChromium } from '../support/browser.ts'
import { aSurveyOf, everyKind } from '../support/every-kind.ts'
import { received } from '../support/respondent.ts'
import { inWorld } from '../support/world.ts'

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const

const browser = inChromium()

async function opened(url: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await browser.open({ ...PHONE, locale: 'en-GB', ...options })
  await page.goto(url)
  return page
}

inWorld('sqlite', (world) => {
  const formOf = async (slug: string) => {
    const survey = await aSurveyOf(world(), slug, everyKind(), { user: 'attributed' })
    return { ...survey, url: `${world().url}/s/${survey.openKeys.user}` }
  }
  const answersOf = async (surveyId: string) => {
    const row = world().db.selectFrom('response').select('answers').where('survey_id', '=', surveyId)
    return JSON.parse((await row.executeTakeFirstOrThrow()).answers)
  }
  const press = (page: Page, id: string) => page.locator('label', { has: page.locator(`[id="${id}"]`) }).click()
  const next = (page: Page) => page.locator('.next').click()
  const where = (page: Page) => page.locator('.where').textContent()

  test('page by page on a phone: conditions, reasons, something else, back and forth, and all of it is stored', async () => {
    const { url, surveyId } = await formOf('pages')
    const page = await opened(url)
    expect(await where(page)).toBe('Page 1 of 3')
    expect(await page.locator('[name="VALUE:low"]:visible').count()).toBe(0)
    await press(page, 'VALUE-1')
    expect(await page.locator('[name="VALUE:low"]:visible').count()).toBe(3)
    expect(await page.locator('[role=status]').textContent()).toBe('A further question follows: Why this score?')
    await press(page, 'VALUE:low-2')
    await press(page, 'VALUE-5')
    expect(await page.locator('[name="VALUE:low"]:visible').count()).toBe(0)
    expect(await page.locator('[name="VALUE:high"]:visible').count()).toBe(2)
    // Nothing was cleared by having been hidden.
    await press(page, 'VALUE-2')
    expect(await page.locator('[id="VALUE:low-2"]').isChecked()).toBe(true)

    await next(page)
    expect(await page.locator('.error').textContent()).toBe('Please choose one of the options.')
    expect(await where(page)).toBe('Page 1 of 3')
    await press(page, 'WHERE-2')
    await next(page)
    expect(await where(page)).toBe('Page 2 of 3')
    expect(await page.locator('.promise').isVisible()).toBe(false)
    await page.locator('[name="DEVICES:OTHER"]').fill('A watch')
    expect(await page.locator('#DEVICES-0').isChecked()).toBe(true)
    await press(page, 'DEVICES-1')
    expect(await page.locator('#DEVICES-2').isDisabled()).toBe(true)
    await press(page, 'RECOMMEND-10')
    await press(page, 'EFFORT-4')
    await press(page, 'LOST_TIME-7')
    await page.locator('#HOURS').fill('1,5')
    await page.locator('#SINCE').fill('2025-03-31')

    await page.goBack()
    expect(await where(page)).toBe('Page 1 of 3')
    await press(page, 'WHERE-1')
    await next(page)
    expect(await page.locator('[name=DEVICES]:visible').count()).toBe(0)
    await page.locator('.back').click()
    await page.getByText('Page 1 of 3').waitFor()
    await press(page, 'WHERE-2')
    await next(page)
    await next(page)
    expect(await where(page)).toBe('Page 3 of 3')
    await press(page, 'IMPORTANCE-0')
    await page.locator('#TITLE').fill('Slow')
    await page.locator('#STORY').fill('Three days')
    await page.getByRole('button', { name: 'Send my answers' }).click()
    await page.getByText('We read every word.').waitFor()
    expect(await answersOf(surveyId)).toEqual({
      ...{ VALUE: 2, 'VALUE:low': [2], WHERE: 2, DEVICES: [1, 0], RECOMMEND: 10, EFFORT: 4, LOST_TIME: 7 },
      ...{ HOURS: 2, SINCE: '2025-03-31', IMPORTANCE: [0] },
    })
    await page.goBack()
    await page.getByText('We read every word.').waitFor()
    await page.context().close()
  })

  test('a mistake opens its own page, and the summary leads to the field wherever it is', async () => {
    const { url, surveyId } = await formOf('opens')
    const page = await opened(url)
    await press(page, 'VALUE-4')
    await press(page, 'WHERE-3')
    await next(page)
    await page.locator('#HOURS').fill('99')
    await next(page)
    await page.locator('.send').click()
    await page.getByText('One thing needs your attention.').waitFor()
    expect(await where(page)).toBe('Page 2 of 3')
    expect(await page.locator('#HOURS').inputValue()).toBe('99')
    await page.locator('.back').click()
    expect(await where(page)).toBe('Page 1 of 3')
    expect(await page.locator('#WHERE-3').isChecked()).toBe(true)
    await page.locator('.alert a').click()
    expect(await where(page)).toBe('Page 2 of 3')
    expect(await page.evaluate('document.activeElement.id')).toBe('HOURS')
    await page.locator('#HOURS').fill('2')
    await next(page)
    await page.locator('.send').click()
    await page.getByText('We read every word.').waitFor()
    expect(await answersOf(surveyId)).toEqual({ VALUE: 4, WHERE: 3, HOURS: 3 })
    await page.context().close()
  })

  test('a page of which nothing applies is passed over', async () => {
    const definition = everyKind()
    const [first, second, third] = definition.pages
    for (const question of second?.questions ?? []) {
      question.showIf = { match: 'all', rules: [{ question: 'WHERE', is: 'equal', value: 2 }] }
    }
    const { openKeys, surveyId } = await aSurveyOf(world(), 'passed-over', {
      ...definition,
      pages: [first, second, third].flatMap((page) => page ?? []),
    })
    const page = await opened(`${world().url}/s/${openKeys.user}`)
    expect(await where(page)).toBe('Page 1 of 2')
    await press(page, 'WHERE-2')
    expect(await where(page)).toBe('Page 1 of 3')
    await press(page, 'WHERE-1')
    await press(page, 'VALUE-5')
    await next(page)
    expect(await where(page)).toBe('Page 2 of 2')
    expect(await page.locator('[name=IMPORTANCE]:visible').count()).toBe(8)
    await page.locator('.send').click()
    await page.getByText('We read every word.').waitFor()
    expect(await received(world(), surveyId, 'user')).toBe(1)
    await page.context().close()
  })

  test('by keyboard alone, every kind', async () => {
    const { url, surveyId } = await formOf('every-key')
    const page = await opened(url, { isMobile: false, hasTouch: false })
    const focused = () =>
      page.evaluate(
        'document.activeElement.id || document.activeElement.name || document.activeElement.textContent.trim()',
      )
    const tabTo = async (name: string) => {
      for (let presses = 0; presses < 40 && (await focused()) !== name; presses++) await page.keyboard.press('Tab')
      expect(await focused()).toBe(name)
    }
    await tabTo('VALUE-1')
    await page.keyboard.press('Space')
    // The order of reasons takes turns.
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await tabTo('WHERE-1')
    await page.keyboard.press('ArrowDown')
    await tabTo('Next')
    await page.keyboard.press('Enter')
    await tabTo('DEVICES-3')
    await page.keyboard.press('Space')
    await tabTo('RECOMMEND-0')
    await page.keyboard.press('Space')
    await tabTo('HOURS')
    await page.keyboard.type('3')
    await page.keyboard.press('Tab')
    await page.keyboard.type('31032025')
    await tabTo('Next')
    await page.keyboard.press('Enter')
    await tabTo('TITLE')
    await page.keyboard.type('Keys')
    await tabTo('Send my answers')
    await page.keyboard.press('Enter')
    await page.getByText('We read every word.').waitFor()
    const { 'VALUE:low': reasons, ...answers } = await answersOf(surveyId)
    expect(reasons).toHaveLength(1)
    expect(answers).toMatchObject({ VALUE: 1, WHERE: 2, DEVICES: [3], RECOMMEND: 0, HOURS: 5 })
    await page.context().close()
  })

  test('without scripts all is there at once, each condition in words, and the server decides', async () => {
    const { url, surveyId } = await formOf('no-scripts')
    const page = await opened(url, { javaScriptEnabled: false })
    await page.getByText('Only if you chose “In the app” for “Where was it?”.').waitFor()
    await page.getByText('Only if you chose 1 to 3.').waitFor()
    await press(page, 'VALUE-4')
    for (const id of ['VALUE:low-1', 'VALUE:high-1', 'WHERE-1', 'DEVICES-1']) await press(page, id)
    await page.locator('#HOURS').fill('1')
    await page.locator('#STORY').fill('Not asked for')
    await page.locator('.send').click()
    await page.getByText('We read every word.').waitFor()
    expect(await answersOf(surveyId)).toEqual({ VALUE: 4, 'VALUE:high': [1], WHERE: 1, HOURS: 1 })
    await page.context().close()
  })

  test('nothing scrolls sideways at 320 pixels or twice the size, from left to right and from right to left', async () => {
    const { url } = await formOf('reflows')
    for (const lang of ['en', 'fr', 'ar']) {
      for (const width of [320, 390, 640]) {
        const page = await opened(`${url}?lang=${lang}`, {
          ...{ viewport: { width, height: 800 }, isMobile: false, javaScriptEnabled: false },
          ...(width === 640 ? { deviceScaleFactor: 2 } : {}),
        })
        expect(await page.evaluate('document.documentElement.scrollWidth'), `${lang} ${width}`).toBeLessThanOrEqual(
          width,
        )
        const heights = await page
          .locator('fieldset label, nav a, button:visible, textarea, input[type=text], input[type=date]')
          .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height))
        expect(Math.min(...heights)).toBeGreaterThanOrEqual(44)
        await page.context().close()
      }
    }
  })

  test('in Arabic the scale runs from right to left, and the bar grows from the right', async () => {
    const { url } = await formOf('mirrored')
    const page = await opened(`${url}?lang=ar`)
    const left = async (id: string) =>
      (await page.locator('label', { has: page.locator(`#${id}`) }).boundingBox())?.x ?? 0
    expect(await left('VALUE-1')).toBeGreaterThan(await left('VALUE-5'))
    expect(await page.evaluate(`getComputedStyle(document.querySelector('.promise')).borderRightWidth`)).toBe('4px')
    await page.context().close()
  })

  for (const lang of ['en', 'fr', 'ar']) {
    test(`axe finds nothing on any kind of question, with and without mistakes, light and dark: ${lang}`, {
      timeout: 90_000,
    }, async () => {
      const { url } = await formOf(`axe-every-${lang}`)
      const page = await opened(`${url}?lang=${lang}`)
      await next(page)
      expect(await axeFinds(page)).toEqual([])
      await press(page, 'VALUE-2')
      await press(page, 'WHERE-2')
      expect(await axeFinds(page)).toEqual([])
      await next(page)
      await page.locator('#HOURS').fill('99')
      expect(await axeFinds(page)).toEqual([])
      await next(page)
      expect(await axeFinds(page)).toEqual([])
      await page.locator('.send').click()
      await page.locator('.alert').waitFor()
      expect(await axeFinds(page)).toEqual([])
      await page.emulateMedia({ colorScheme: 'dark' })
      expect(await axeFinds(page, (axe) => axe.withRules(['color-contrast']))).toEqual([])
      await page.context().close()

      // axe is a script itself; the form's own does not come.
      const plain = await browser.open(PHONE)
      await plain.route('**/js/*', (route) => route.abort())
      await plain.goto(`${url}?lang=${lang}`)
      await plain.locator('.condition').first().waitFor()
      expect(await axeFinds(plain)).toEqual([])
      await plain.context().close()
    })
  }
})
