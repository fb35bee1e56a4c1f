import { beforeAll, expect, test } from 'vitest'
import { queueMails } from '../../src/mail/outbox.ts'
import { mailServer } from '../mail/smtp.ts'
import { axeFinds, inChromium } from '../support/browser.ts'
import { inWorld } from '../support/world.ts'

/* The administrators' pages about mail, with something in them, for eyes, keyboards and screen readers. */

const PAGES = ['/admin/mail?status=failed', '/admin/mail/sending', '/admin/mail/test', '/admin/api-tokens']

const browser = inChromium()

inWorld('sqlite', (world) => {
  beforeAll(async () => {
    const { db, now } = world()
    const address = 'marie-christine.delaporte@customer-bank-of-the-north.example'
    const ids = await queueMails(
      db,
      [{ kind: 'survey-invitation', recipient: address, subject: 'How was it?', text: '', html: '' }],
      now,
    )
    await db.updateTable('outbox').set({ status: 'failed', last_error: 'refused 550' }).where('id', 'in', ids).execute()
    await world().as('ada').post('/admin/api-tokens', { name: 'The webhook of the mail provider' })
  })

  test.each([
    ['en', 1280],
    ['fr', 390],
  ] as const)(
    'axe finds nothing, and nothing scrolls sideways: %s, %i pixels wide',
    async (language, width) => {
      const server = await mailServer()
      server.answers.recipient = '550 no such user'
      world().installation.config.smtpUrl = server.url
      const page = await browser.signedIn(world(), 'ada', { viewport: { width, height: 900 } })
      const found: string[] = []
      const examine = async (name: string) => {
        found.push(...(await axeFinds(page)).map((fault) => `${name}: ${fault}`))
        if (Number(await page.evaluate('document.documentElement.scrollWidth')) > width)
          found.push(`${name} is too wide`)
      }
      for (const path of PAGES) {
        await page.goto(`${world().url}${path}${path.includes('?') ? '&' : '?'}lang=${language}`)
        await examine(path)
      }
      await page.goto(`${world().url}/admin/mail/test`)
      await page.click('form.mail-form button')
      await page.locator('.mail-result .step-failed').waitFor()
      await examine('a test that failed')
      await page.goto(`${world().url}/admin/api-tokens`)
      await page.fill('#name', 'A fresh one')
      await page.click('form.mail-form button')
      await page.locator('.api-fresh code').waitFor()
      await examine('a fresh token')
      expect(found).toEqual([])
      world().installation.config.smtpUrl = null
      await page.context().close()
      await server.stop()
    },
    120_000,
  )
})
