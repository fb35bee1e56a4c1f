import { beforeEach, expect, test } from 'vitest'
import { onBothEngines } from '../support/world.ts'
import { givePassword, mailedPath, PASSWORD, signedIn, surfer } from './surfer.ts'

const OTHER = 'velours gris jeudi matin'
const VERA = { email: 'vera@bank.example' }

onBothEngines((world) => {
  const asked = async (email = VERA.email) => {
    const browser = surfer(world())
    await browser.get('/password')
    const page = await browser.submit('/password', { email })
    return { browser, page }
  }

  beforeEach(async () => {
    await world().db.deleteFrom('outbox').execute()
    await givePassword(world(), 'vera')
    world().now = new Date(world().now.getTime() + 2 * 3600_000)
  })

  test('it works: who forgot the password chooses another through a mail, and is signed out elsewhere', async () => {
    const elsewhere = await signedIn(world(), 'vera')
    const { browser, page } = await asked('Vera@bank.example')
    expect(page.text).toContain('Check your mailbox')
    const path = await mailedPath(world(), VERA.email)
    expect((await browser.get(path)).text).toContain(VERA.email)
    const done = await browser.submit(path, { newPassword: OTHER, passwordAgain: OTHER })
    expect(done.headers['location']).toBe('/')
    expect((await browser.get('/account')).text).toContain(VERA.email)
    expect((await elsewhere.get('/account')).status).toBe(303)
    expect((await (await signedIn(world(), 'vera', OTHER)).get('/account')).status).toBe(200)
    expect((await (await signedIn(world(), 'vera', PASSWORD)).get('/account')).status).toBe(303)
    expect((await browser.get(path)).status).toBe(404)
  })

  test('the page says the same for an address that nobody has, and sends nothing', async () => {
    const known = await asked()
    const unknown = await asked('nobody@bank.example')
    expect(unknown.page.text).toBe(known.page.text)
    const mails = await world().db.selectFrom('outbox').select('recipient').execute()
    expect(mails).toEqual([{ recipient: VERA.email }])
  })

  test('the time of the answer does not tell who has an account', async () => {
    for (const email of [VERA.email, 'nobody@bank.example']) {
      const browser = surfer(world())
      await browser.get('/password')
      const begun = performance.now()
      await browser.submit('/password', { email })
      expect(performance.now() - begun).toBeGreaterThan(140)
    }
  })

  test('a mailbox is not flooded: three mails an hour, and the page still says the same', async () => {
    for (let n = 0; n < 5; n++) expect((await asked()).page.status).toBe(200)
    expect(await world().db.selectFrom('outbox').select('id').execute()).toHaveLength(3)
  })

  test('the mail is in the language of its reader, as text and HTML, and its link ends after an hour', async () => {
    await world().db.updateTable('account').set({ language: 'fr' }).where('id', '=', 'vera').execute()
    await asked()
    const mail = await world().db.selectFrom('outbox').selectAll().executeTakeFirstOrThrow()
    expect(mail.subject).toBe('Choisir un nouveau mot de passe pour Parallax')
    expect(mail.body_text).toContain('Bonjour Vera,')
    expect(mail.body_html).toContain('<html lang="fr">')
    const path = await mailedPath(world(), VERA.email)
    expect(mail.body_html).toContain(path)
    expect((await surfer(world()).get(path)).status).toBe(200)
    world().now = new Date(world().now.getTime() + 61 * 60_000)
    expect((await surfer(world()).get(path)).status).toBe(404)
    await world().db.updateTable('account').set({ language: 'en' }).where('id', '=', 'vera').execute()
  })

  test('one link, used twice at once, sets one password', async () => {
    await asked()
    const path = await mailedPath(world(), VERA.email)
    const people = [surfer(world()), surfer(world())]
    for (const person of people) await person.get(path)
    const outcomes = await Promise.all(
      people.map((person, n) => person.submit(path, { newPassword: `${OTHER} ${n}`, passwordAgain: `${OTHER} ${n}` })),
    )
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual([303, 404])
  })

  test.each([
    ['short', 'Please use at least 12 characters.'],
    ['vera@bank.example', 'something other than your e-mail'],
    ['Password123456!', 'one of the first passwords'],
    ['x'.repeat(201), 'Please use at most 200 characters.'],
  ])('%s is refused beside the field', async (newPassword, message) => {
    const { browser } = await asked()
    const path = await mailedPath(world(), VERA.email)
    await browser.get(path)
    const page = await browser.submit(path, { newPassword, passwordAgain: newPassword })
    expect(page.status).toBe(422)
    expect(page.text).toContain(message)
  })

  test('changing it needs the current one, keeps this session and ends the others', async () => {
    const browser = await signedIn(world(), 'vera')
    const elsewhere = await signedIn(world(), 'vera')
    await browser.get('/account')
    const wrong = { currentPassword: 'not this one', newPassword: OTHER, passwordAgain: OTHER }
    expect((await browser.submit('/account/password', wrong)).text).toContain('This is not your current password.')
    const done = await browser.submit('/account/password', { ...wrong, currentPassword: PASSWORD })
    expect(done.status).toBe(303)
    expect((await browser.get('/account')).text).toContain('Your password has been changed.')
    expect((await elsewhere.get('/account')).status).toBe(303)
  })

  test('many tries at once do not get round the limit on wrong passwords', async () => {
    const browser = await signedIn(world(), 'vera')
    await browser.get('/account')
    const wrong = { currentPassword: 'not this one', newPassword: OTHER, passwordAgain: OTHER }
    const replies = await Promise.all(Array.from({ length: 14 }, () => browser.submit('/account/password', wrong)))
    expect(replies.filter(({ status }) => status === 422)).toHaveLength(10)
    expect(replies.filter(({ status }) => status === 429)).toHaveLength(4)
  })

  test('name and language of one’s own account', async () => {
    const browser = await signedIn(world(), 'vera')
    await browser.get('/account')
    expect((await browser.submit('/account', { name: '', language: 'fr' })).status).toBe(422)
    expect((await browser.submit('/account', { name: 'V', language: 'fr', role: 'administrator' })).status).toBe(400)
    expect((await browser.submit('/account', { name: 'Véra', language: 'fr' })).status).toBe(303)
    expect((await browser.get('/account')).text).toContain('Vos informations ont été enregistrées.')
    await browser.submit('/account', { name: 'Vera', language: 'en' })
  })
})
