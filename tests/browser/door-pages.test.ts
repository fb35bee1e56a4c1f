import { beforeAll, expect, test } from 'vitest'
import { axeFinds, inChromium } from '../support/browser.ts'
import { aSurvey } from '../support/respondent.ts'
import { inWorld } from '../support/world.ts'

/* The pages on which the ways in to a form are prepared: for eyes, keyboards and screen readers, in both languages. */

const browser = inChromium()

inWorld('sqlite', (world) => {
  let paths: string[] = []
  let survey = ''
  beforeAll(async () => {
    const { surveyId } = await aSurvey(world(), 'doors')
    survey = `/surveys/${surveyId}`
    const anton = world().as('anton')
    await anton.post(`${survey}/user/embed`, { sites: 'https://intranet.bank.example' }).expect(303)
    const made = await anton
      .post('/relays', { name: 'Service desk', perspective: 'user', surveys: surveyId })
      .expect(303)
    const relay = String(made.headers['location'])
    await world()
      .db.insertInto('intake_signal')
      .values({ survey_id: surveyId, perspective: 'user', day: '2026-11-19', signal: 'limited', count: 12 })
      .execute()
    paths = [
      ...[survey, `${survey}/user/embed`, `${survey}/user/embed?mode=popover`, `${survey}/user/poster?channel=branch`],
      ...[`${survey}/customer/poster?paper=a5`, '/relays', '/relays/new', relay, `${relay}/edit`],
      `${relay}?secret=shown&link=${encodeURIComponent('https://elsewhere.example/t/x?ref=1')}`,
    ]
  })

  for (const { language, width } of [
    { language: 'en', width: 1280 },
    { language: 'fr', width: 390 },
  ]) {
    test(`axe finds nothing and nothing scrolls sideways: ${language}, ${width} pixels wide`, async () => {
      const page = await signedIn(width)
      const found: string[] = []
      for (const path of paths) {
        await page.goto(`${world().url}${path}${path.includes('?') ? '&' : '?'}lang=${language}`)
        await page.locator('details.door').evaluateAll((all) => {
          for (const one of all) one.setAttribute('open', '')
        })
        found.push(...(await axeFinds(page, (axe) => axe.exclude('iframe'))).map((fault) => `${path}: ${fault}`))
        const scrolls = Number(await page.evaluate('document.documentElement.scrollWidth'))
        if (scrolls > width) found.push(`${path} is ${scrolls} wide`)
      }
      expect(found).toEqual([])
      await page.context().close()
    })
  }

  test('a link follows the channel and the language that are chosen for it', async () => {
    const page = await signedIn(1280)
    await page.goto(`${world().url}${survey}?lang=en`)
    const card = page.locator('#user')
    await card.getByText('Add a channel or a language').click()
    await card.getByLabel('Channel', { exact: true }).selectOption('branch')
    await card.getByLabel('Language', { exact: true }).selectOption('fr')
    const link = await card.getByLabel('Link with channel and language').inputValue()
    expect(link).toMatch(/\/s\/[\w-]+\?channel=branch&lang=fr$/)
    await page.goto(link)
    await page.getByText('Vos réponses sont anonymes').waitFor()
    await page.context().close()
  })

  test('posters print on one sheet, upright alone and lying for two', async () => {
    const page = await signedIn(1280)
    for (const [query, size] of [
      ['', '594'],
      ['?paper=a5', '841'],
    ]) {
      await page.goto(`${world().url}${survey}/user/poster${query}`)
      const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1')
      expect(pdf.match(/\/MediaBox \[0 0 (\d+)/g)).toEqual([`/MediaBox [0 0 ${size}`])
    }
    await page.context().close()
  })

  test('the example on the embedding page is the real form, and stores nothing', async () => {
    const page = await signedIn(1280)
    await page.goto(`${world().url}${survey}/user/embed?lang=en`)
    const form = page.frameLocator('#example iframe')
    await form.locator('label', { has: page.locator('#VALUE-4') }).click()
    await form.getByRole('button', { name: 'Send my answers' }).click()
    await form.getByText('This was an example: nothing has been stored.').waitFor()
    expect(await world().db.selectFrom('intake_tally').selectAll().execute()).toEqual([])
    await page.context().close()
  })

  const signedIn = (width: number) => browser.signedIn(world(), 'anton', { viewport: { width, height: 900 } })
})
