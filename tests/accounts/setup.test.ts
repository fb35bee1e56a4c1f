import { expect, test } from 'vitest'
import { issueSetupLink } from '../../src/accounts/setup-store.ts'
import { onBothEngines, type World } from '../support/world.ts'
import { type Surfer, surfer } from './surfer.ts'

onBothEngines((world) => {
  test('it works: the address on the console creates the first administrator and signs them in', async () => {
    const path = await freshSetup(world())
    const browser = await opened(world(), path)
    const done = await browser.submit('/setup', answers(path))
    expect(done.status).toBe(303)
    expect(done.headers['location']).toBe('/')
    const accounts = await world().db.selectFrom('account').selectAll().execute()
    expect(accounts).toMatchObject([{ email: 'grace@bank.example', role: 'administrator', language: 'fr', active: 1 }])
    expect(accounts[0]?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect((await browser.get('/admin/accounts')).text).toContain('<html lang="fr">')
  })

  test('once there is an account, the address is not found, and none is printed', async () => {
    const path = await freshSetup(world())
    const browser = await opened(world(), path)
    await browser.submit('/setup', answers(path))
    expect((await surfer(world()).get(path)).status).toBe(404)
    expect((await (await signedInAgain(browser)).submit('/setup', answers(path))).status).toBe(404)
    expect(await issueSetupLink(world().db, world().now, world().url)).toBeNull()
  })

  test('an unknown, missing, expired or older address is not found', async () => {
    const older = await freshSetup(world())
    const path = await freshSetup(world())
    expect((await surfer(world()).get(older)).status).toBe(404)
    expect((await surfer(world()).get('/setup')).status).toBe(404)
    expect((await surfer(world()).get(`/setup?token=${'x'.repeat(43)}`)).status).toBe(404)
    const before = world().now
    world().now = new Date(before.getTime() + 25 * 3600_000)
    expect((await surfer(world()).get(path)).status).toBe(404)
    world().now = before
    expect((await surfer(world()).get(path)).status).toBe(200)
  })

  test('several posts at once create one administrator', async () => {
    const path = await freshSetup(world())
    const people = await Promise.all([1, 2, 3].map(() => opened(world(), path)))
    const outcomes = await Promise.all(
      people.map((browser, n) => browser.submit('/setup', { ...answers(path), email: `p${n}@bank.example` })),
    )
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual([303, 404, 404])
    expect(await world().db.selectFrom('account').select('id').execute()).toHaveLength(1)
  })

  test('mistakes stand beside their fields, what was typed stays, and passwords are not sent back', async () => {
    const path = await freshSetup(world())
    const browser = await opened(world(), path)
    const page = await browser.submit('/setup', {
      ...answers(path),
      name: '',
      newPassword: 'short',
      passwordAgain: 'x',
    })
    expect(page.status).toBe(422)
    expect(page.text).toContain('3 things need your attention.')
    expect(page.text).toContain('Please use at least 12 characters.')
    expect(page.text).toContain('Grace@bank.example')
    expect(page.text).not.toContain('value="short"')
    const again = await browser.submit('/setup', { ...answers(path), passwordAgain: 'something else again' })
    expect(again.text).toContain('The two passwords are not the same.')
    expect(await world().db.selectFrom('account').select('id').execute()).toHaveLength(0)
  })
})

async function freshSetup(world: World): Promise<string> {
  await world.db.deleteFrom('account').execute()
  const link = await issueSetupLink(world.db, world.now, world.url)
  return String(link).slice(world.url.length)
}

async function opened(world: World, path: string): Promise<Surfer> {
  const browser = surfer(world)
  expect((await browser.get(path)).text).toContain('Set up Parallax')
  return browser
}

/** Looks at a page with a form, for the new session's token. */
async function signedInAgain(browser: Surfer): Promise<Surfer> {
  await browser.get('/account')
  return browser
}

function answers(path: string): Record<string, string> {
  return {
    token: path.split('token=')[1] ?? '',
    name: 'Grace',
    email: 'Grace@bank.example',
    newPassword: 'tramway orange dimanche',
    passwordAgain: 'tramway orange dimanche',
    language: 'fr',
  }
}
