import { beforeEach, expect, test } from 'vitest'
import { issueSignInLink } from '../../src/accounts/one-time-link-store.ts'
import { onBothEngines } from '../support/world.ts'
import { givePassword, PASSWORD, signedIn, surfer } from './surfer.ts'

onBothEngines((world) => {
  beforeEach(async () => {
    await givePassword(world(), 'olive')
    // An hour later nobody's wrong tries count any more.
    world().now = new Date(world().now.getTime() + 3600_000)
  })

  test('it works: the right e-mail and password lead to where one wanted to go', async () => {
    const browser = surfer(world())
    expect((await browser.get('/account?x=1')).headers['location']).toBe('/sign-in?to=%2Faccount%3Fx%3D1')
    await browser.get('/sign-in?to=%2Faccount')
    const before = browser.cookie()
    const done = await browser.submit('/sign-in', { email: ' Olive@Bank.example ', password: PASSWORD, to: '/account' })
    expect(done.status).toBe(303)
    expect(done.headers['location']).toBe('/account')
    expect(browser.cookie()).not.toBe(before)
    expect((await browser.get('/account')).text).toContain('olive@bank.example')
    expect((await browser.get('/sign-in')).status).toBe(303)
  })

  test('a wrong password, an unknown e-mail and an account without a password get the same answer', async () => {
    const answers: string[] = []
    for (const email of ['olive@bank.example', 'nobody@bank.example', 'otto@bank.example']) {
      const browser = surfer(world())
      await browser.get('/sign-in')
      const answer = await browser.submit('/sign-in', { email, password: 'not the right one', to: '' })
      expect(answer.status).toBe(422)
      answers.push(answer.text.replace(email, '…').replace(/name="_csrf" value="[^"]+"/, ''))
      expect((await browser.get('/account')).status).toBe(303)
    }
    expect(answers[0]).toContain('do not match')
    expect(answers[1]).toBe(answers[0])
    expect(answers[2]).toBe(answers[0])
  })

  test.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example/',
    '/\t/evil.example',
    '/.//evil.example',
    'javascript:alert(1)',
    '',
  ])('going on to %j leads to the start page', async (to) => {
    const browser = surfer(world())
    await browser.get('/sign-in')
    const done = await browser.submit('/sign-in', { email: 'olive@bank.example', password: PASSWORD, to })
    expect(done.headers['location']).toBe('/')
    expect((await browser.get(`/sign-in?to=${encodeURIComponent(to)}`)).headers['location']).toBe('/')
  })

  test('ten wrong passwords for one e-mail end its tries for a while, whoever it is', async () => {
    for (const email of ['olive@bank.example', 'nobody@bank.example']) {
      const browser = surfer(world())
      await browser.get('/sign-in')
      const wrong = { email, password: 'guess after guess', to: '' }
      for (let n = 0; n < 10; n++) expect((await browser.submit('/sign-in', wrong)).status).toBe(422)
      const refused = await browser.submit('/sign-in', { ...wrong, password: PASSWORD })
      expect(refused.status).toBe(429)
      expect(refused.text).toContain('Too many attempts')
    }
    world().now = new Date(world().now.getTime() + 16 * 60_000)
    expect((await (await signedIn(world(), 'olive')).get('/account')).status).toBe(200)
  })

  test('right passwords are never counted', async () => {
    for (let n = 0; n < 12; n++) {
      expect((await (await signedIn(world(), 'olive')).get('/account')).status).toBe(200)
    }
  })

  test('a deactivated account cannot sign in, and its session ends at once', async () => {
    const browser = await signedIn(world(), 'olive')
    await world().db.updateTable('account').set({ active: 0 }).where('id', '=', 'olive').execute()
    expect((await browser.get('/account')).status).toBe(303)
    expect((await (await signedIn(world(), 'olive')).get('/account')).status).toBe(303)
    await world().db.updateTable('account').set({ active: 1 }).where('id', '=', 'olive').execute()
  })

  test('signing out ends the session in the database', async () => {
    const browser = await signedIn(world(), 'olive')
    await browser.get('/account')
    const sessions = () =>
      world().db.selectFrom('session').select('id_hash').where('account_id', '=', 'olive').execute()
    const before = await sessions()
    expect((await browser.submit('/sign-out')).headers['location']).toBe('/sign-in')
    expect(await sessions()).toHaveLength(before.length - 1)
    expect((await browser.get('/account')).status).toBe(303)
  })

  test('a language that was chosen before or after signing in stays with the account', async () => {
    const browser = surfer(world())
    await browser.get('/sign-in?lang=fr')
    await browser.submit('/sign-in', { email: 'olive@bank.example', password: PASSWORD, to: '' })
    expect((await browser.get('/account')).text).toContain('<html lang="fr">')
    expect((await (await signedIn(world(), 'olive')).get('/account')).text).toContain('<html lang="fr">')
    await browser.get('/account?lang=en')
    expect((await (await signedIn(world(), 'olive')).get('/account')).text).toContain('<html lang="en">')
  })

  test('broken input is refused', async () => {
    const browser = surfer(world())
    await browser.get('/sign-in')
    const right = { email: 'olive@bank.example', password: PASSWORD, to: '' }
    expect((await browser.submit('/sign-in', { ...right, email: ['a@b.example', 'c@d.example'] })).status).toBe(400)
    expect((await browser.submit('/sign-in', { ...right, role: 'administrator' })).status).toBe(400)
    expect((await browser.submit('/sign-in', { ...right, password: 'nul\0' })).status).toBe(400)
    expect((await browser.submit('/sign-in', { ...right, password: 'x'.repeat(2_000) })).status).toBe(422)
    expect((await browser.submit('/sign-in', { ...right, _csrf: 'of somebody else' })).status).toBe(403)
  })

  test('a sign-in link signs in, once', async () => {
    const link = await issueSignInLink(world().db, 'ada', world().now, world().url)
    const path = link.slice(world().url.length)
    const browser = surfer(world())
    expect((await browser.get(path)).headers['location']).toBe('/')
    expect((await browser.get('/admin/accounts')).status).toBe(200)
    expect((await surfer(world()).get(path)).status).toBe(404)
    expect((await surfer(world()).get(`/sign-in/${'x'.repeat(43)}`)).status).toBe(404)
    expect((await surfer(world()).get('/sign-in/short')).status).toBe(404)
  })
})
