import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { axeFinds, inChromium } from '../support/browser.ts'
import { anInvitation, aSurvey, received, whatWasDone } from '../support/respondent.ts'
import { inWorld } from '../support/world.ts'

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const

const browser = inChromium()

async function opened(url: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await browser.open({ ...PHONE, locale: 'en-GB', ...options })
  await page.goto(url)
  return page
}

inWorld('sqlite', (world) => {
  const formOf = async (slug: string, promises = {}) => {
    const survey = await aSurvey(world(), slug, promises)
    const url = `${world().url}/s/${survey.openKeys.user}`
    return { ...survey, url, count: () => received(world(), survey.surveyId, 'user') }
  }

  test('on a phone, with a thumb: choose, pick, write, send', async () => {
    const { url, surveyId, count } = await formOf('thumb', { user: 'attributed' })
    const page = await opened(url)
    await page
      .getByRole('group', { name: /the service overall/ })
      .getByText('4', { exact: true })
      .tap()
    await page
      .getByRole('group', { name: /thumb it-supported/ })
      .getByText('Does not apply to me')
      .tap()
    await page.getByText('15–30 min').tap()
    for (const place of [0, 1, 2]) await page.locator('.picks label').nth(place).tap()
    expect(await page.locator('.picks input:disabled').count()).toBe(5)
    await page.getByLabel('What one thing should change first?').fill('The waiting')
    expect(await page.locator('progress').getAttribute('value')).toBe('5')
    await page.getByRole('button', { name: 'Send my answers' }).tap()
    await page.getByRole('heading', { name: 'Thank you' }).waitFor()
    expect(await count()).toBe(1)
    const { answers } = await world()
      .db.selectFrom('response')
      .select('answers')
      .where('survey_id', '=', surveyId)
      .executeTakeFirstOrThrow()
    expect(JSON.parse(answers)).toMatchObject({ VALUE: 4, 'COMPONENT:thumb-it-supported': -1, LOST_TIME: 3 })
    await page.context().close()
  })

  test('by keyboard alone', async () => {
    const { url, count } = await formOf('keys')
    const page = await opened(url)
    const focused = () => page.evaluate('document.activeElement.name || document.activeElement.textContent.trim()')
    const tabTo = async (name: string) => {
      for (let presses = 0; presses < 60 && (await focused()) !== name; presses++) await page.keyboard.press('Tab')
      expect(await focused()).toBe(name)
    }
    await tabTo('VALUE')
    await page.keyboard.press('Space')
    for (let steps = 0; steps < 2; steps++) await page.keyboard.press('ArrowRight')
    expect(await page.locator('[name=VALUE]:checked').getAttribute('value')).toBe('3')
    // Enter on a choice does not send the form half answered.
    await page.keyboard.press('Enter')
    await tabTo('LOST_TIME')
    await page.keyboard.press('Space')
    await tabTo('Clear')
    await page.keyboard.press('Enter')
    expect(await page.locator('[name=LOST_TIME]:checked').count()).toBe(0)
    await tabTo('IMPORTANCE')
    await page.keyboard.press('Space')
    await tabTo('COMMENT')
    await page.keyboard.type('Only with keys')
    await tabTo('Send my answers')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Thank you' }).waitFor()
    expect(await count()).toBe(1)
    await page.context().close()
  })

  test('in French and with scripts switched off', async () => {
    const { url, count } = await formOf('sans-script')
    const page = await opened(`${url}?channel=branch`, { locale: 'fr-FR', javaScriptEnabled: false })
    await page.getByRole('button', { name: 'English' }).tap()
    await page.getByText('You are asked as somebody who uses this service.').waitFor()
    expect(page.url()).toContain('channel=branch')
    await page.getByText('Under 5 min').tap()
    await page.getByLabel('What one thing should change first?').fill('Begun in English')
    await page.getByRole('button', { name: 'Français' }).tap()
    await page.getByText('2 sur 4').waitFor()
    expect(await page.locator('[name=LOST_TIME]:checked').getAttribute('value')).toBe('1')
    expect(await page.locator('[name=COMMENT]').inputValue()).toBe('Begun in English')
    expect(await count()).toBe(0)
    await page.getByRole('button', { name: 'Envoyer mes réponses' }).tap()
    await page.getByText('Un point demande votre attention.').waitFor()
    await page
      .getByRole('group', { name: /du service dans son ensemble/ })
      .getByText('2', { exact: true })
      .tap()
    await page.getByRole('button', { name: 'Envoyer mes réponses' }).tap()
    await page.getByRole('heading', { name: 'Merci' }).waitFor()
    expect(await count()).toBe(1)
    await page.getByRole('link', { name: 'Laisser une autre personne répondre sur cet appareil' }).tap()
    await page.getByText('du service dans son ensemble').first().waitFor()
    expect(page.url()).toContain('channel=branch')
    await page.context().close()
  })

  test('after a mistake everything typed is still there, and the summary leads to the question', async () => {
    const { url, count } = await formOf('mistake')
    const page = await opened(url)
    await page.getByText('5–15 min').tap()
    await page.locator('textarea').fill('First line\nSecond line')
    await page.locator('.picks label').nth(1).tap()
    await page.getByRole('button', { name: 'Send my answers' }).tap()
    await page.getByText('One thing needs your attention.').waitFor()
    expect(await page.locator('[name=LOST_TIME]:checked').getAttribute('value')).toBe('2')
    expect(await page.locator('textarea').inputValue()).toBe('First line\nSecond line')
    expect(await page.locator('.picks input').nth(1).isChecked()).toBe(true)
    await page.locator('[role=alert] a').tap()
    expect(await page.evaluate('document.activeElement.id')).toBe('VALUE-1')
    expect(await count()).toBe(0)
    await page.context().close()
  })

  for (const scripts of [true, false]) {
    test(`a double click counts once, scripts ${scripts ? 'on' : 'off'}`, async () => {
      const { url, count } = await formOf(`double-${scripts}`)
      const page = await opened(url, { javaScriptEnabled: scripts })
      await page.locator('label', { has: page.locator('#VALUE-5') }).tap()
      await page.getByRole('button', { name: 'Send my answers' }).dblclick()
      await page.getByRole('heading', { name: 'Thank you' }).waitFor()
      expect(await count()).toBe(1)
      await page.context().close()
    })
  }

  test('going back after the thanks leads to the thanks again; somebody else may answer', async () => {
    const { url, count } = await formOf('back')
    const page = await opened(`${url}?channel=web`)
    const answer = async () => {
      await page.locator('label', { has: page.locator('#VALUE-5') }).tap()
      await page.getByRole('button', { name: 'Send my answers' }).tap()
      await page.getByRole('heading', { name: 'Thank you' }).waitFor()
    }
    await answer()
    await page.goBack()
    await page.getByRole('heading', { name: 'Thank you' }).waitFor()
    await page.reload()
    expect(await count()).toBe(1)
    await page.getByRole('link', { name: 'Let somebody else answer on this device' }).tap()
    await page.getByText('1 of 4').waitFor()
    expect(await page.locator(':checked').count()).toBe(0)
    await answer()
    expect(await count()).toBe(2)
    await page.context().close()
  })

  test('a used invitation stays used when one goes back', async () => {
    const { surveyId } = await aSurvey(world(), 'back-invited')
    const token = await anInvitation(world(), surveyId, 'user')
    const page = await opened(`${world().url}/r/${token}?v=3`, { javaScriptEnabled: false })
    expect(await page.locator('#VALUE-3').isChecked()).toBe(true)
    await page.getByRole('button', { name: 'Send my answers' }).tap()
    await page.getByRole('heading', { name: 'Thank you' }).waitFor()
    await page.goBack()
    await page.getByRole('heading', { name: 'Your answers have arrived' }).waitFor()
    expect(await received(world(), surveyId, 'user')).toBe(1)
    await page.context().close()
  })

  test('nothing scrolls sideways, and everything to press is at least 44 pixels high', async () => {
    const { openKeys } = await aSurvey(world(), 'fits')
    for (const width of [320, 390, 1280]) {
      for (const key of [openKeys.user, openKeys.customer, openKeys.provider]) {
        const page = await opened(`${world().url}/s/${key}?lang=fr`, {
          viewport: { width, height: 800 },
          isMobile: false,
        })
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
        const heights = await page
          .locator('fieldset label, nav a, button:visible, textarea, input[type=text]')
          .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height))
        expect(Math.min(...heights)).toBeGreaterThanOrEqual(44)
        await page.context().close()
      }
    }
  })

  for (const locale of ['en-GB', 'fr-FR']) {
    test(`axe finds nothing on the form, with its mistakes and after it, light and dark: ${locale}`, async () => {
      const { openKeys } = await aSurvey(world(), `axe-${locale.toLowerCase()}`)
      await whatWasDone(world(), `axe-${locale.toLowerCase()}`)
      const page = await opened(`${world().url}/s/${openKeys.customer}`, { locale })
      await page.locator('fieldset.completes label').nth(7).tap()
      await page.locator('.send').tap()
      await page.locator('[role=alert]').waitFor()
      expect(await axeFinds(page)).toEqual([])
      await page.emulateMedia({ colorScheme: 'dark' })
      expect(await axeFinds(page, (axe) => axe.withRules(['color-contrast']))).toEqual([])
      await page.locator('label', { has: page.locator('#VALUE-2') }).tap()
      await page.locator('.send').tap()
      await page.locator('.message a[href^="/heard/"]').waitFor()
      expect(await axeFinds(page)).toEqual([])
      await page.context().close()
    })
  }
})
