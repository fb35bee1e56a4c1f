import type { BrowserContextOptions, Page } from 'playwright-core'
import { beforeAll, expect, test, vi } from 'vitest'
import { type Demo, seedTold, TOLD_BEFORE, type Told } from '../../db/seeds/demo.ts'
import { issueSignInLink } from '../../src/accounts/one-time-link-store.ts'
import { onlyServices } from '../seeds/support.ts'
import { inChromium } from '../support/browser.ts'
import { openForm } from '../support/respondent.ts'
import { inWorld } from '../support/world.ts'

/*
 * The debit card, from a card that is declined to an improvement that is verified: the shopper, the service owner and the
 * ITSM team, each at a browser of their own, over half a year. The bank is the demo's, with fewer users who answer.
 */

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

const SERVICES = ['debit-card', 'cash-machines']
const ANSWERED = 1_800
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const
const WITHIN_FOUR_HOURS = 'Contact the cardholder within 4 h instead of 72 h'

const browser = inChromium()

inWorld('sqlite', (world) => {
  let demo: Demo
  beforeAll(async () => {
    const { db, now } = world()
    await db.deleteFrom('account').execute()
    await db.deleteFrom('service').execute()
    demo = await seedTold(db, now, withFewer(onlyServices(TOLD_BEFORE, SERVICES)))
  })

  const at = (path: string) => `${world().url}${path}`
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
  const follow = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).first().click()
  const read = (page: Page) => page.locator('main').innerText()

  async function atABrowser(options: BrowserContextOptions = {}): Promise<Page> {
    const page = await browser.open({ locale: 'en-GB', ...options })
    page.setDefaultTimeout(5_000)
    return page
  }

  async function signedIn(role: 'owner' | 'analyst'): Promise<Page> {
    const { db, now, url } = world()
    const page = await atABrowser()
    await page.goto(await issueSignInLink(db, demo.accounts[role], now, url))
    return page
  }

  const surveyOf = (service: string) => {
    const survey = demo.surveys.find((each) => each.service === service && each.perspective === 'user')
    return `/s/${survey?.openKey}`
  }

  /** Users answer through the form, each of them the same score to whatever they are asked to rate. */
  async function usersAnswer(service: string, scores: readonly number[]): Promise<void> {
    for (const score of scores) {
      const { hidden, names } = await openForm(world(), surveyOf(service))
      const rated = names.filter((name) => /^[A-Z]+$/.test(name) && !NOT_RATED.includes(name))
      const answers = Object.fromEntries(rated.map((name) => [name, String(score)]))
      await world()
        .anyone()
        .post(surveyOf(service), { ...hidden, ...answers })
        .expect(303)
    }
  }

  test('Saturday, declined at the till: the shopper says so on a phone', async () => {
    const shopper = await atABrowser(PHONE)
    await shopper.goto(at(surveyOf('debit-card')))
    await shopper.locator('fieldset').first().getByText('1', { exact: true }).first().tap()
    await shopper.locator('textarea').first().fill('Declined on Saturday, called on Tuesday. Nobody told me why.')
    await press(shopper, 'Send my answers')
    await shopper.getByRole('heading', { name: 'Thank you' }).waitFor()
    expect((await shopper.goto(at('/heard/debit-card')))?.status()).toBe(404)
    await shopper.context().close()
  })

  test('the owner reads the users’ view beside their own, sees the 72 h, accepts the finding and approves the action', async () => {
    const owner = await signedIn('owner')
    await follow(owner, 'Debit card')
    expect(await owner.locator('.verdict h2').innerText()).toMatch(
      /^Watermelon: every agreed target is met and customers are content \(79, all 6 asked answered\), but users are not/,
    )
    expect(await read(owner)).toContain('They do not know how users feel.')

    await follow(owner, 'Journey')
    const journey = await owner.locator('.journey').first().innerText()
    expect(journey).toContain('In the window of 72 h for “Cardholder contacted within 72 h” (met), users fall to 1.')
    expect(journey).toContain('The agreement is green in the very place where users lose.')

    await follow(owner, 'Actions')
    await owner.getByRole('link', { name: /^Findings/ }).click()
    const finding = owner.getByRole('article', { name: /The agreement is met/ })
    await finding.getByRole('button', { name: 'Accept' }).click()
    await owner.getByRole('link', { name: 'Actions', exact: true }).last().click()
    await follow(owner, WITHIN_FOUR_HOURS)
    expect(await read(owner)).toContain('The agreed window of 72 h is met, and it is what makes users wait')
    await press(owner, 'Approve')
    await owner.getByText('The action has been approved.').waitFor()
    await owner.context().close()
  })

  test('the analyst plans how its effect is measured, beside a service to which nothing is done', async () => {
    const analyst = await signedIn('analyst')
    await analyst.goto(at('/actions'))
    await follow(analyst, WITHIN_FOUR_HOURS)
    await press(analyst, 'Start work')
    await follow(analyst, 'Change the plan')
    await analyst.getByLabel('Which rating should move').selectOption('SPEED')
    await analyst.getByLabel('Before: baseline window').selectOption('2026-Q3')
    await analyst.getByLabel('After: window of the verdict').selectOption('2027-Q1')
    await analyst.getByLabel('Shown beside').selectOption('cash-machines')
    await press(analyst, 'Save')
    await analyst.getByText('The plan has been changed.').waitFor()
    await analyst.context().close()
  })

  test('New Year: a new agreement, a notification service, the journey since then; the action is implemented', async () => {
    world().now = new Date('2027-01-01T09:00:00Z')
    const analyst = await signedIn('analyst')
    await analyst.goto(at('/services/debit-card/profile'))
    await follow(analyst, 'New component')
    await analyst.getByLabel('Name', { exact: true }).fill('Notification service')
    await analyst.getByRole('radio', { name: 'IT-supported' }).check()
    await press(analyst, 'Save')
    expect(await read(analyst)).toContain('Notification service')

    await follow(analyst, 'Agreement')
    const old = analyst.locator('.agreement-head', { hasText: 'Debit card service level agreement' })
    await old.getByRole('link', { name: 'Edit' }).click()
    await analyst.getByLabel('Valid until').fill('2026-12-31')
    await press(analyst, 'Save')
    await follow(analyst, 'New agreement')
    await analyst.getByLabel('Name', { exact: true }).fill('Agreement of 2027')
    await analyst.getByLabel('Customer', { exact: true }).fill('Retail Banking')
    await analyst.getByLabel('Provider', { exact: true }).fill('Service Management Cards')
    await press(analyst, 'Save')
    const current = analyst.locator('.agreement-head', { hasText: 'Agreement of 2027' })
    await current.getByRole('link', { name: 'New target' }).click()
    await analyst.getByLabel('What is measured').fill('Cardholder contacted within 4 h')
    await analyst.getByLabel('Target value').fill('90')
    await analyst.getByLabel('Unit').fill('%')
    await analyst.getByLabel('Component').selectOption({ label: 'Contact centre' })
    await analyst.getByRole('checkbox', { name: 'Critical' }).check()
    await press(analyst, 'Save')

    await follow(analyst, 'Journey')
    const planned = analyst.locator('.journey', { has: analyst.getByRole('heading', { name: 'Planned' }) })
    await planned.getByRole('link', { name: 'Edit', exact: true }).click()
    await analyst.getByRole('radio', { name: 'Since a day' }).check()
    await analyst.getByLabel('Day of the change').fill('2027-01-01')
    await press(analyst, 'Save')
    await analyst.getByRole('heading', { name: 'Since 1 Jan 2027' }).waitFor()

    await analyst.goto(at('/actions'))
    await follow(analyst, WITHIN_FOUR_HOURS)
    await press(analyst, 'Mark as implemented')
    expect(await read(analyst)).toContain('The verdict comes on 1 Apr 2027, once Q1 2027 is over.')
    await analyst.context().close()
  })

  test('the quarter passes, users answer better, and the figures say verified; the analyst closes it and tells it', async () => {
    world().now = new Date('2027-02-12T12:00:00Z')
    await usersAnswer('debit-card', repeated([4, 5, 4, 3, 5, 4], 48))
    await usersAnswer('cash-machines', repeated([4, 5, 3, 4, 5, 3], 48))
    const early = await signedIn('analyst')
    await early.goto(at('/actions'))
    await follow(early, WITHIN_FOUR_HOURS)
    expect(await read(early)).not.toContain('Verified:')
    expect(await early.locator('.outcome-line').count()).toBe(0)
    await early.context().close()

    world().now = new Date('2027-04-01T07:00:00Z')
    const analyst = await signedIn('analyst')
    await analyst.goto(at('/actions'))
    await follow(analyst, WITHIN_FOUR_HOURS)
    const told = await read(analyst)
    expect(told).toMatch(
      /Users rate “Speed” \d+(\.\d)? index points higher than before: more than chance explains, and more than the 6\.25 points from which a change is material/,
    )
    expect(told).toMatch(/Beside Cash machines, which changed by .* in the same time, the change here is \+/)
    await analyst.getByLabel('What was learnt').fill('The window was met, and was what people waited for.')
    await press(analyst, 'Close the action')
    await follow(analyst, 'You said, we did')
    await analyst.locator('#said').fill('Locked on Saturday, called on Tuesday.')
    await analyst.locator('#done').fill('We call you within 4 hours, at weekends too.')
    await analyst.locator('#done_fr').fill('Nous vous appelons sous 4 heures, week-end compris.')
    await press(analyst, 'Save')
    await press(analyst, 'Publish')
    await analyst.getByText('Published.', { exact: true }).waitFor()
    await analyst.context().close()
  })

  test('the owner reads the effect in the review; the shopper reads what came of it, in either language', async () => {
    const owner = await signedIn('owner')
    await owner.goto(at('/reports/debit-card'))
    const row = owner.getByRole('row', { name: new RegExp(WITHIN_FOUR_HOURS) })
    expect(await row.innerText()).toMatch(/Verified[\s\S]*Users say it is better/)
    await owner.goto(at('/services/debit-card?window=2027-Q1'))
    expect(await owner.locator('.verdict h2').innerText()).not.toContain('Watermelon')

    const shopper = await atABrowser(PHONE)
    await shopper.goto(at(`${surveyOf('debit-card')}/thanks`))
    await follow(shopper, 'See what was improved because of what others said')
    expect(await read(shopper)).toContain('We call you within 4 hours, at weekends too.')
    await follow(shopper, 'Français')
    expect(await read(shopper)).toContain('Nous vous appelons sous 4 heures, week-end compris.')
    await Promise.all([owner.context().close(), shopper.context().close()])
  })
})

const NOT_RATED = ['IMPORTANCE', 'COMMENT', 'EXPECTATION']

function repeated(scores: readonly number[], times: number): number[] {
  return Array.from({ length: times }, (_, place) => scores[place % scores.length] as number)
}

function withFewer(told: Told): Told {
  return {
    ...told,
    organisations: told.organisations.map((organisation) => ({
      ...organisation,
      services: organisation.services.map(({ profile, ...service }) => ({
        ...service,
        profile: { ...profile, users: { ...profile.users, responses: ANSWERED } },
      })),
    })),
  }
}
