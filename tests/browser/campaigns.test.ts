import { expect, test } from 'vitest'
import { invitationToken } from '../../src/campaigns/invitation-token.ts'
import { invitationsOf, people, runJobs } from '../campaigns/support.ts'
import { axeFinds, inChromium } from '../support/browser.ts'
import { aSurvey } from '../support/respondent.ts'
import { inWorld } from '../support/world.ts'

const browser = inChromium()

inWorld('sqlite', (world) => {
  test('an analyst makes a campaign, writes its letter, sees whom it reaches and starts it; somebody unsubscribes', async () => {
    await aSurvey(world(), 'cards')
    await people(world(), 'card', 3, 'cards')
    const page = await browser.signedIn(world(), 'anton', { viewport: { width: 1280, height: 900 }, locale: 'en-GB' })
    const found: string[] = []
    const examineAsItIs = async () => {
      // The letter in its frame is a page of its own, whose policy lets no tool in.
      const faults = await axeFinds(page, (axe) => axe.exclude('iframe'))
      found.push(...faults.map((fault) => `${page.url()} ${fault}`))
    }
    const examine = async () => {
      await examineAsItIs()
      await page.setViewportSize({ width: 390, height: 800 })
      await examineAsItIs()
      const width = Number(await page.evaluate('document.documentElement.scrollWidth'))
      if (width > 390) found.push(`${page.url()} is ${width} pixels wide`)
      await page.setViewportSize({ width: 1280, height: 900 })
    }
    await page.goto(`${world().url}/campaigns`)
    await examine()
    await page.getByRole('link', { name: 'New campaign' }).first().click()
    expect(await page.getByLabel('How many people').isVisible()).toBe(false)
    await page.getByLabel('A number, drawn at random').check()
    await page.getByLabel('How many people').fill('2')
    await page.getByLabel('Name of the campaign').fill('Card users')
    await page.getByLabel('Service cards').check()
    await examine()
    await page.getByRole('button', { name: 'Save and go on to the letters' }).click()

    const preview = page.frameLocator('iframe')
    await preview.getByRole('link', { name: '4 of 5: Rather satisfied' }).waitFor()
    await page.getByLabel('Text', { exact: true }).fill('Dear {name}, is {service} any good?')
    await preview.getByText('Dear Ada Byron, is Service cards any good?').waitFor()
    await examine()
    await page.getByLabel('Text', { exact: true }).fill('Dear {nom}')
    await page.getByRole('button', { name: 'Save the letter' }).click()
    await page.getByText('There is no such placeholder').first().waitFor()
    await page.getByLabel('Text', { exact: true }).fill('Dear {name}, is {service} any good?')
    await page.getByRole('button', { name: 'Save the letter' }).click()
    await page.getByRole('link', { name: 'Go on: who is reached' }).click()
    await examine()
    page.on('dialog', (dialog) => dialog.accept())
    await page.getByRole('button', { name: 'Start: invite 2 people' }).click()
    await page.getByText('Invitations are being prepared').waitFor()
    await runJobs(world())
    await page.getByText('Running', { exact: true }).waitFor()
    await examine()

    const id = /campaigns\/([\w-]+)/.exec(page.url())?.[1] as string
    const [first] = await invitationsOf(world(), id)
    const mail = await world()
      .db.selectFrom('outbox')
      .selectAll()
      .where('id', '=', first!.mail_id)
      .executeTakeFirstOrThrow()
    expect(mail.body_text).toContain(`Dear ${first!.name}, is Service cards any good?`)
    await page.goto(`${world().url}/u/${invitationToken(world().installation.secret, first!.id)}`)
    await examine()
    await page.getByRole('button', { name: 'Unsubscribe' }).click()
    await page.getByRole('heading', { name: 'You are unsubscribed' }).waitFor()
    await examine()
    await page.getByRole('button', { name: 'I did not mean to: undo' }).click()
    await page.getByRole('heading', { name: 'You are subscribed again' }).waitFor()
    expect(found).toEqual([])
    await page.context().close()
  }, 120_000)
})
