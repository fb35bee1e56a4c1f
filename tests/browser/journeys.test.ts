import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { aDraft, mailsTo, runJobs } from '../campaigns/support.ts'
import { inChromium } from '../support/browser.ts'
import type { CastMember } from '../support/cast.ts'
import { aContact } from '../support/contacts.ts'
import { aSurvey, openForm, received } from '../support/respondent.ts'
import { inWorld } from '../support/world.ts'

/*
 * The three people whom Parallax is for, on one survey of the debit card: the analyst who asks, the shopper who answers on
 * a phone, the owner who answers too and then reads both views. Each sits at a browser of their own and presses what they
 * see; letters are pressed as they lie in the outbox.
 */

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const
const SHOPPER = 'shopper@bank.example'
const OLIVE = 'olive@bank.example'

const browser = inChromium()

vi.setConfig({ testTimeout: 60_000 })

async function atABrowser(options: BrowserContextOptions = {}): Promise<Page> {
  const page = await browser.open({ locale: 'en-GB', ...options })
  page.setDefaultTimeout(10_000)
  return page
}

inWorld('sqlite', (world) => {
  let surveyId: string
  const at = (path: string) => `${world().url}${path}`
  const press = (page: Page, name: string | RegExp) =>
    page
      .getByRole('button', { name, exact: typeof name === 'string' })
      .first()
      .click()
  const follow = (page: Page, name: string | RegExp) =>
    page
      .locator('main')
      .getByRole('link', { name, exact: typeof name === 'string' })
      .first()
      .click()
  const notice = (page: Page) => page.getByRole('status').first().innerText()
  const main = (page: Page) => page.locator('main').innerText()

  async function signedIn(member: CastMember): Promise<Page> {
    const page = await browser.signedIn(world(), member, { locale: 'en-GB' })
    page.setDefaultTimeout(10_000)
    return page
  }

  /** Opens the last letter to somebody, as a mail program shows it. */
  async function openLetter(page: Page, email: string): Promise<void> {
    const letter = (await mailsTo(world(), email)).at(-1)
    expect(letter, `no letter to ${email}`).toBeDefined()
    await page.setContent(letter!.body_html)
  }

  /** What a link of the letter opened with `openLetter` leads to, opened in the same window. */
  async function pressInLetter(page: Page, link: Locator): Promise<void> {
    await page.goto((await link.getAttribute('href')) ?? '')
  }

  const stored = async () => ({
    participations: (await world().db.selectFrom('participation').selectAll().execute()).length,
    users: await received(world(), surveyId, 'user'),
    customers: await received(world(), surveyId, 'customer'),
  })

  describe('the analyst', () => {
    let analyst: Page
    beforeAll(async () => {
      analyst = await signedIn('anton')
      analyst.on('dialog', (dialog) => dialog.accept())
    })

    test('begins a survey of the debit card from a template', async () => {
      await analyst.goto(at('/surveys'))
      await follow(analyst, 'New survey')
      await analyst.getByRole('radio', { name: /^Users, customers and provider/ }).check()
      await analyst.getByRole('checkbox', { name: /^Debit card/ }).check()
      await analyst.getByRole('textbox', { name: /^Name/ }).fill('Cards in autumn')
      await press(analyst, 'Create the drafts')
      expect(new URL(analyst.url()).pathname).toMatch(/^\/surveys\/[^/]+\/edit$/)
      expect(await main(analyst)).toContain('16 questions on one page')
    })

    test('adds a question of the bank, reasons, and a question of their own that follows a low score only', async () => {
      await follow(analyst, /Add a question/)
      await press(analyst, /^Add ?: Recommendation/)
      expect(await notice(analyst)).toContain('has been added')

      await follow(analyst, 'Overall')
      await analyst.locator('#reasons summary').click()
      await press(analyst, 'Fill in the suggested reasons of this dimension')
      await press(analyst, 'Save')
      expect(await notice(analyst)).toBe('“Overall” has been saved.')

      await follow(analyst, /Add a question/)
      await press(analyst, /^Single choice/)
      for (const side of ['user', 'customer', 'provider'])
        await analyst.locator(`#text_${side}_en`).fill('Where did it go wrong?')
      for (const [row, text] of ['At a till', 'Online'].entries()) await analyst.locator(`#option_${row}_en`).fill(text)
      await analyst.locator('#condition summary').click()
      const condition = analyst.getByRole('group', { name: 'Condition 1' })
      await condition.getByLabel('Earlier question').selectOption({ label: '1. Overall' })
      await condition.getByLabel('Comparison').selectOption({ label: 'is at most' })
      await condition.getByLabel('Answer').selectOption({ label: '2 (Rather dissatisfied)' })
      await press(analyst, 'Save')
      expect(await notice(analyst)).toBe('“Where did it go wrong?” has been saved.')
    })

    test('publishes it, having read what is promised to whom', async () => {
      await follow(analyst, 'Publish …')
      expect(await analyst.getByRole('group', { name: 'Users' }).getByLabel('Anonymous').isChecked()).toBe(true)
      expect(await analyst.getByRole('group', { name: 'Customers' }).getByLabel('By name').isChecked()).toBe(true)
      await press(analyst, 'Publish')
      expect(await notice(analyst)).toBe('Version 1 is published: Debit card is being asked.')
      surveyId = /surveys\/([^/]+)$/.exec(analyst.url())?.[1] ?? ''
    })

    test('adds two people, each in their own relation to the service', async () => {
      for (const [email, name, as] of [
        [SHOPPER, 'Sam Shopper', 'User'],
        [OLIVE, 'Olive', 'Customer'],
      ] as const) {
        await analyst.goto(at('/contacts'))
        await follow(analyst, /New contact/)
        await analyst.getByLabel('E-mail address').fill(email)
        await analyst.getByRole('textbox', { name: /^Name/ }).fill(name)
        await analyst.getByLabel(/^Debit card/).selectOption({ label: as })
        await press(analyst, 'Add contact')
        expect(await notice(analyst)).toBe(`${name} has been added.`)
      }
    })

    test('asks them by two campaigns, sees who is reached, and starts', async () => {
      for (const [name, perspective, email, person] of [
        ['Shoppers in autumn', 'Users', SHOPPER, 'Sam Shopper'],
        ['Owners in autumn', 'Customers', OLIVE, 'Olive'],
      ] as const) {
        await analyst.goto(at('/campaigns'))
        await follow(analyst, 'New campaign')
        await analyst.getByLabel('Name of the campaign').fill(name)
        await analyst.getByRole('radio', { name: new RegExp(`^${perspective}`) }).check()
        await analyst.getByRole('checkbox', { name: /Debit card/ }).check()
        await press(analyst, 'Save and go on to the letters')
        await analyst.getByLabel('Subject').fill('{name}, your debit card: one minute?')
        await press(analyst, 'Save the letter')
        await follow(analyst, 'Go on: who is reached')
        expect(await main(analyst)).toMatch(/Eligible\s+1\s[\s\S]*Left out\s+0\s+Will be invited\s+1\s/)
        expect(await mailsTo(world(), email)).toEqual([])
        await press(analyst, 'Start: invite one person')
        expect(await notice(analyst)).toBe('The campaign is starting.')
        await runJobs(world())
        await analyst.reload()
        expect(await analyst.locator('h1').innerText()).toBe(`${name} Running`)
        expect(await analyst.getByRole('row', { name: email }).innerText()).toContain('Waiting')
        const letters = await mailsTo(world(), email)
        expect(letters.map(({ subject }) => subject)).toEqual([`${person}, your debit card: one minute?`])
      }
    })
  })

  describe('the shopper, with a phone', () => {
    let phone: Page
    beforeAll(async () => {
      phone = await atABrowser(PHONE)
    })

    test('presses a score in the letter: it is chosen, and nothing is recorded by looking', async () => {
      await openLetter(phone, SHOPPER)
      await pressInLetter(phone, phone.getByRole('link', { name: /^2 of 5/ }))
      await phone.waitForURL(/\/r\//)
      expect(await phone.locator('#VALUE-2').isChecked()).toBe(true)
      expect(await phone.evaluate('document.documentElement.scrollWidth')).toBe(390)
      expect(await main(phone)).toContain('Your answers are anonymous')
      expect(await stored()).toEqual({ participations: 0, users: 0, customers: 0 })
    })

    test('answers what follows, sends and is thanked', async () => {
      await phone.getByText('Nobody told me what was happening', { exact: true }).tap()
      await phone.getByText('At a till', { exact: true }).tap()
      await phone.getByLabel(/What one thing should change first/).fill('Tell me at once when the card is locked.')
      await phone.getByRole('button', { name: 'Send my answers' }).tap()
      await phone.getByRole('heading', { name: 'Thank you' }).waitFor()
      expect(await stored()).toEqual({ participations: 1, users: 1, customers: 0 })
    })

    test('is told by the same link that the answers have arrived, and changes nothing by it', async () => {
      await openLetter(phone, SHOPPER)
      await pressInLetter(phone, phone.getByRole('link', { name: /^5 of 5/ }))
      expect(await phone.locator('h1').innerText()).toBe('Your answers have arrived')
      expect(await stored()).toEqual({ participations: 1, users: 1, customers: 0 })
    })

    test('unsubscribes with one press, and the analyst sees it', async () => {
      await openLetter(phone, SHOPPER)
      await pressInLetter(phone, phone.getByRole('link', { name: 'Unsubscribe' }))
      expect(new URL(phone.url()).pathname).toMatch(/^\/u\//)
      await phone.getByRole('button', { name: 'Unsubscribe' }).tap()
      await phone.getByRole('heading', { name: 'You are unsubscribed' }).waitFor()
      const analyst = await signedIn('anton')
      await analyst.goto(at('/contacts'))
      expect(await analyst.getByRole('row', { name: SHOPPER }).innerText()).toContain('Unsubscribed')
      await analyst.context().close()
    })
  })

  describe('the owner of the debit card', () => {
    test('begins to answer, and finds what was entered in another browser through the same link', async () => {
      const atWork = await atABrowser()
      await openLetter(atWork, OLIVE)
      await pressInLetter(atWork, atWork.getByRole('link', { name: /^5 of 5/ }))
      expect(await main(atWork)).toContain('Your answers are not anonymous')
      expect(await main(atWork)).not.toContain('Where did it go wrong?')
      await atWork.getByLabel(/What one thing should change first/).fill('A shorter window for calling back.')
      await atWork.getByText('Saved: your personal link opens this page as you leave it.').waitFor()
      await atWork.context().close()
      expect(await stored()).toEqual({ participations: 1, users: 1, customers: 0 })

      const atHome = await atABrowser()
      await openLetter(atHome, OLIVE)
      const link = atHome.getByRole('link', { name: /^5 of 5/ })
      await pressInLetter(atHome, link)
      expect(await atHome.locator('#VALUE-5').isChecked()).toBe(true)
      expect(await atHome.getByLabel(/What one thing should change first/).inputValue()).toBe(
        'A shorter window for calling back.',
      )
      await press(atHome, 'Send my answers')
      await atHome.getByRole('heading', { name: 'Thank you' }).waitFor()
      expect(await stored()).toEqual({ participations: 2, users: 1, customers: 1 })
      await atHome.context().close()
    })

    test('reads their own view beside the users’, once enough users have answered', async () => {
      const owner = await signedIn('olive')
      await owner.goto(at('/'))
      await follow(owner, 'Debit card')
      expect(await owner.locator('.verdict h2').innerText()).toBe(
        'Customers only: the service owner is content (100, one answer). Too few users have answered to show what they say.',
      )
      await theUsersAnswer(9)
      await owner.reload()
      expect(await owner.locator('.verdict h2').innerText()).toBe(
        'Watermelon: the service owner is content (100, one answer), but users are not (10, 95% interval 1 to 19, 10 answers).',
      )
      await follow(owner, 'Cards in autumn')
      const results = (name: RegExp) => owner.getByRole('region', { name }).innerText()
      expect(await results(/^Users/)).toContain('Index 10 mean 1.4 10 answers')
      expect(await results(/^Customers/)).toContain('Index 100 mean 5.0 1 answer')
      await owner.context().close()
    })

    test('finds nothing at addresses that are the ITSM team’s or another owner’s', async () => {
      const { surveyId: others } = await aSurvey(world(), 'cash-machine')
      const campaign = await aDraft(world(), { surveys: others })
      const contact = await aContact(world(), { email: 'other@bank.example', services: { mortgage: 'customer' } })
      const owner = await signedIn('olive')
      for (const path of [
        ...['/services/mortgage', '/services/cash-machine', `/surveys/${others}/results`, '/contacts', '/campaigns'],
        ...[
          `/campaigns/${campaign}/plan`,
          `/campaigns/${campaign}/letters`,
          `/contacts/${contact}`,
          `/surveys/${surveyId}`,
        ],
      ]) {
        await world().as('anton').get(path).expect(200)
        const answer = await owner.goto(at(path))
        expect(`${path} ${answer?.status()}`).toBe(`${path} 404`)
        expect(await main(owner)).not.toMatch(/cash-machine|other@bank|Mortgage/)
      }
    })
  })

  async function theUsersAnswer(count: number): Promise<void> {
    const { open_key } = await world()
      .db.selectFrom('survey_perspective')
      .select('open_key')
      .where('survey_id', '=', surveyId)
      .where('perspective', '=', 'user')
      .executeTakeFirstOrThrow()
    for (let n = 0; n < count; n++) {
      const { hidden } = await openForm(world(), `/s/${open_key}`)
      await world()
        .anyone()
        .post(`/s/${open_key}`, { ...hidden, VALUE: n % 3 === 0 ? '2' : '1' })
        .expect(303)
    }
  }
})
