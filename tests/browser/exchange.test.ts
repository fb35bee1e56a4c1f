import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { adaptedTo } from '../../src/surveys/adapted-definition.ts'
import { beginSurvey, readDraft, saveDraft } from '../../src/surveys/draft-store.ts'
import { readSurveyFile } from '../../src/surveys/survey-file.ts'
import { axeFinds, inChromium } from '../support/browser.ts'
import { inWorld } from '../support/world.ts'

/* Beginning, translating and trying out a survey, as somebody does it in a browser. */

const EXAMPLE = readFileSync(new URL('../../src/surveys/survey-example.json', import.meta.url), 'utf8')

const browser = inChromium()

inWorld('sqlite', (world) => {
  let id: string
  beforeAll(async () => {
    const read = readSurveyFile(EXAMPLE)
    if (!read.ok) throw new Error('The example is no survey')
    const target = { service: { name: 'Debit card', name_fr: '' }, components: [] }
    const { definition } = adaptedTo(target, read.value.definition, [])
    const survey = { serviceId: 'debit-card', name: 'Pulse', template: '', definition }
    id = await beginSurvey(world().db, survey, { id: 'anton' }, world().now)
  })

  const signedIn = (width: number) => browser.signedIn(world(), 'anton', { viewport: { width, height: 900 } })

  test.for([
    { width: 1280, language: 'en' },
    { width: 390, language: 'fr' },
  ])(
    'axe finds nothing and nothing scrolls sideways: $language, $width pixels wide',
    { timeout: 60_000 },
    async ({ width, language }) => {
      const page = await signedIn(width)
      const found: string[] = []
      const draft = `/surveys/${id}`
      const paths = [
        '/surveys/new',
        '/surveys/import',
        `${draft}/copy`,
        `${draft}/translations?language=ar`,
        `${draft}/preview?language=ar`,
      ]
      for (const path of [...paths, '/help/survey-format']) {
        await page.goto(`${world().url}${path}${path.includes('?') ? '&' : '?'}lang=${language}`)
        const faults = await axeFinds(page, (axe) => axe.withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']))
        found.push(...faults.map((fault) => `${path}: ${fault}`))
        const wide = Number(await page.evaluate('document.documentElement.scrollWidth'))
        if (wide > width) found.push(`${path} is ${wide} wide`)
      }
      expect(found).toEqual([])
      await page.goto(`${world().url}/account?lang=en`)
      await page.context().close()
    },
  )

  test('the framed form is filled in and sent, and says that nothing was stored', async () => {
    const page = await signedIn(1280)
    await page.goto(`${world().url}/surveys/${id}/preview?perspective=customer&language=en`)
    const form = page.frameLocator('iframe')
    await form.locator('#VALUE-4').check({ force: true })
    await form.getByRole('button', { name: 'Next' }).click()
    await form.locator('button.send').click()
    await form.getByRole('heading', { name: 'Test: nothing was stored' }).waitFor()
    expect(await form.locator('dl').textContent()).toContain('VALUE = 4')
    await page.context().close()
  })

  test('the preview shows what has just been saved elsewhere', async () => {
    const page = await signedIn(1280)
    await page.goto(`${world().url}/surveys/${id}/preview?perspective=user&language=en`)
    const draft = (await readDraft(world().db, id))!
    const named = { ...draft.definition, serviceName: { en: 'Magic card' } }
    await saveDraft(world().db, id, draft.revision, named, { id: 'ada' }, world().now)
    await page.frameLocator('iframe').getByRole('heading', { name: 'Magic card' }).waitFor({ timeout: 15_000 })
    await page.context().close()
  })
})
