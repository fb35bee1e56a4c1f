import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { issueSetupLink } from '../../src/accounts/setup-store.ts'
import { inChromium } from '../support/browser.ts'
import { openForm } from '../support/respondent.ts'
import { inWorld } from '../support/world.ts'

/*
 * The acceptance case, from an empty installation on: a bank's debit card, every target met, its owner content, its
 * users angry. Each person sits at a browser of their own and presses what they see.
 */

const PASSWORD = 'tramway orange dimanche'
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const

const browser = inChromium()

async function atABrowser(options: BrowserContextOptions = {}): Promise<Page> {
  const page = await browser.open({ locale: 'en-GB', ...options })
  page.setDefaultTimeout(5_000)
  return page
}

inWorld('sqlite', (world) => {
  let administrator: Page
  let analyst: Page
  let owner: Page
  let keys: { user: string; customer: string }
  const at = (path: string) => `${world().url}${path}`
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
  const notice = (page: Page) => page.getByRole('status').first().innerText()

  /** An account made by the administrator, its invitation read under Mail, its password chosen by the person. */
  async function invited(name: string, role: string, service?: string): Promise<Page> {
    await administrator.goto(at('/admin/accounts/new'))
    await administrator.getByLabel('Name', { exact: true }).fill(name)
    await administrator.getByLabel('E-mail address').fill(`${name.toLowerCase()}@bank.example`)
    await administrator.getByRole('radio', { name: new RegExp(`^${role}`) }).check()
    if (service !== undefined) await administrator.getByRole('checkbox', { name: service }).check()
    await press(administrator, 'Create and invite')
    await administrator.goto(at('/admin/mail'))
    await administrator
      .getByRole('row', { name: `${name.toLowerCase()}@bank.example` })
      .getByRole('link')
      .click()
    const link = await administrator.locator('.mail-text a').first().innerText()
    const person = await atABrowser()
    await person.goto(link)
    await person.locator('#newPassword').fill(PASSWORD)
    await person.locator('#passwordAgain').fill(PASSWORD)
    await press(person, 'Save the password and sign in')
    return person
  }

  test('from nothing: the first administrator sets up, reads the analyst’s invitation, and the analyst arrives', async () => {
    await world().db.deleteFrom('account').execute()
    await world().db.deleteFrom('service').execute()
    administrator = await atABrowser()
    await administrator.goto((await issueSetupLink(world().db, world().now, world().url)) ?? '')
    await administrator.getByLabel('Name', { exact: true }).fill('Ada')
    await administrator.getByLabel('E-mail address').fill('ada@bank.example')
    await administrator.locator('#newPassword').fill(PASSWORD)
    await administrator.locator('#passwordAgain').fill(PASSWORD)
    await press(administrator, 'Create the account and sign in')
    expect(await administrator.locator('main').innerText()).toContain('No service yet')

    analyst = await invited('Anton', 'Analyst')
    await analyst.getByRole('link', { name: 'New service' }).click()
    expect(new URL(analyst.url()).pathname).toBe('/services/new')
  })

  test('the analyst describes the debit card, its chain, its parties and its agreement, and publishes in one step', async () => {
    await analyst.getByLabel('Name', { exact: true }).fill('Debit card')
    await analyst.getByLabel('Name in French').fill('Carte de débit')
    await analyst.getByLabel('Organisation').fill('Meridian Bank')
    await analyst.getByLabel('Active users').fill('60')
    await press(analyst, 'Create')
    expect(await notice(analyst)).toBe('Debit card has been created. Next: its components and its stakeholders.')

    for (const [name, kind] of [
      ['Card platform', 'IT-supported'],
      ['Contact centre', 'Human activity'],
    ] as const) {
      await analyst.getByRole('link', { name: 'New component' }).click()
      await analyst.getByLabel('Name', { exact: true }).fill(name)
      await analyst.getByRole('radio', { name: kind }).check()
      await press(analyst, 'Save')
    }

    await analyst.getByRole('link', { name: 'Questions and stakeholders' }).click()
    await analyst.getByLabel('Who is it designed for?').fill('Whoever pays by card')
    await analyst.getByLabel('Who agrees it and pays for it?').fill('The debit card service owner')
    await press(analyst, 'Save the answers')
    for (const [perspective, name, people] of [
      ['user', 'Cardholders', '60'],
      ['customer', 'Debit card service owner', '3'],
    ] as const) {
      await analyst.goto(at(`/services/debit-card/stakeholders/new?perspective=${perspective}`))
      await analyst.getByLabel('Group, role or team').fill(name)
      await analyst.getByLabel('People', { exact: true }).fill(people)
      await analyst.getByLabel('Since').fill('2026-01-01')
      await press(analyst, 'Save')
    }

    await analyst.getByRole('link', { name: 'Agreement', exact: true }).click()
    await analyst.getByRole('link', { name: 'New agreement' }).click()
    await analyst.getByLabel('Name', { exact: true }).fill('Debit card SLA')
    await analyst.getByLabel('Customer', { exact: true }).fill('Retail banking')
    await analyst.getByLabel('Provider', { exact: true }).fill('Card services')
    await analyst.getByLabel('Valid from').fill('2026-01-01')
    await press(analyst, 'Save')
    for (const [metric, component, critical] of [
      ['Card platform available', 'Card platform', false],
      ['Cardholder contacted within 72 h', 'Contact centre', true],
    ] as const) {
      await analyst.getByRole('link', { name: 'New target' }).click()
      await analyst.getByLabel('What is measured').fill(metric)
      await analyst.getByLabel('Target value').fill('95')
      await analyst.getByLabel('Unit').fill('%')
      await analyst.getByLabel('Component').selectOption({ label: component })
      if (critical) await analyst.getByRole('checkbox', { name: 'Critical' }).check()
      await press(analyst, 'Save')
    }
    await analyst.getByRole('link', { name: 'Enter October 2026' }).click()
    for (const value of await analyst.getByLabel('Value attained').all()) await value.fill('98.4')
    await press(analyst, 'Save')
    expect(await analyst.locator('main').innerText()).toContain('Kept as last reported, October 2026')

    await analyst.getByRole('link', { name: 'Surveys', exact: true }).last().click()
    await press(analyst, 'Publish the survey')
    const linkFor = (name: string) => analyst.getByLabel(`Open link: ${name}`).inputValue()
    keys = { user: await linkFor('Users'), customer: await linkFor('Customers') }
  })

  test('users answer badly, one of them on a phone, in French, without scripts; customers answer well', async () => {
    const path = (url: string) => new URL(url).pathname
    const answer = async (url: string, score: string, more: Record<string, string> = {}) => {
      const { hidden, names } = await openForm(world(), path(url))
      const asked = names.filter((name) => /^[A-Z]+$/.test(name) && !['IMPORTANCE', 'COMMENT'].includes(name))
      const rated = asked.filter((name) => name !== 'EXPECTATION' && name !== 'LOST')
      const answers = Object.fromEntries(rated.map((name) => [name, score]))
      await world()
        .anyone()
        .post(path(url), { ...hidden, ...answers, ...more })
        .expect(303)
    }
    for (const score of ['1', '2', '1', '2', '3', '1', '2', '2', '1', '2', '2', '1', '2', '1'])
      await answer(keys.user, score)
    for (const score of ['4', '5', '4']) await answer(keys.customer, score, { PREDICTED_USER_VIEW: '4' })

    const shopper = await atABrowser({ ...PHONE, locale: 'fr-FR', javaScriptEnabled: false })
    await shopper.goto(keys.user)
    expect(await shopper.locator('main').innerText()).toContain('Carte de débit')
    await shopper
      .getByRole('group', { name: /du service dans son ensemble/ })
      .getByText('1', { exact: true })
      .tap()
    await shopper.locator('textarea').first().fill('Carte refusée samedi, appel mardi.')
    await shopper.getByRole('button', { name: 'Envoyer mes réponses' }).tap()
    await shopper.getByRole('heading', { name: 'Merci' }).waitFor()
    await shopper.context().close()
  })

  test('the owner reads “Watermelon” with its evidence, the perception gap and the exact wordings', async () => {
    owner = await invited('Olive', 'Service owner', 'Debit card')
    expect(await owner.locator('main').innerText()).toContain('Your service is a watermelon')
    await owner.getByRole('link', { name: 'Debit card' }).last().click()
    expect(await owner.locator('.verdict h2').innerText()).toBe(
      'Watermelon: every agreed target is met and customers are content (83, all 3 asked answered), but users are not (15, 95% interval 6 to 24, 15 answers).',
    )
    const read = await owner.locator('main').innerText()
    expect(read).toContain('Customers put users at 75.')
    expect(read).toContain('They do not know how users feel.')
    const wordings = owner.locator('details.wordings').first()
    await wordings.locator('summary').click()
    expect(await wordings.innerText()).toContain('Debit card')
    expect(await wordings.innerText()).toContain('Carte de débit')
  })

  test('the owner raises an action from a dimension and approves it', async () => {
    await owner
      .getByRole('link', { name: /Raise .*Being kept informed/ })
      .first()
      .click()
    await owner.getByLabel('What will be done').fill('Tell the cardholder at once when a card is locked')
    await owner.getByLabel('Cause').fill('Nothing tells anybody anything from Saturday to Tuesday')
    await owner.getByLabel('What should change').fill('A message within a minute')
    await owner.getByLabel('In charge').fill('Head of card platform')
    await owner.getByLabel('Due').fill('2027-01-31')
    await press(owner, 'Propose this action')
    await press(owner, 'Approve')
    expect(await owner.locator('main').innerText()).toContain('Approved')
    await analyst.goto(at('/actions'))
    expect(await analyst.getByRole('row', { name: /Tell the cardholder/ }).innerText()).toContain('Approved')
  })

  test('a viewer sees the same page without anything to press; the owner of another service finds nothing', async () => {
    const viewer = await invited('Vera', 'Viewer', 'Debit card')
    await viewer.goto(at('/services/debit-card'))
    await owner.goto(at('/services/debit-card'))
    expect(await viewer.locator('.verdict h2').innerText()).toBe(await owner.locator('.verdict h2').innerText())
    expect(await owner.getByRole('link', { name: /Raise/ }).count()).toBeGreaterThan(0)
    expect(await viewer.getByRole('link', { name: /Raise/ }).count()).toBe(0)
    await viewer.goto(at('/actions'))
    await viewer.getByRole('link', { name: /Tell the cardholder/ }).click()
    expect(await viewer.locator('main').getByRole('button').count()).toBe(0)

    const other = await invited('Otto', 'Service owner')
    const refused = await other.goto(at('/services/debit-card'))
    expect(refused?.status()).toBe(404)
    expect(await other.locator('main').innerText()).not.toContain('Debit card')
  })
})
