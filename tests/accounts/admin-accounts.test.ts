import { expect, test } from 'vitest'
import { onBothEngines } from '../support/world.ts'
import { mailedPath, PASSWORD, surfer } from './surfer.ts'

const PAUL = { name: 'Paul Meyer', email: 'Paul@bank.example', role: 'owner', language: 'fr', services: 'debit-card' }

onBothEngines((world) => {
  const ada = () => world().as('ada')
  const account = (email: string) =>
    world().db.selectFrom('account').selectAll().where('email', '=', email).executeTakeFirstOrThrow()
  const servicesOf = async (id: string) => {
    const rows = await world().db.selectFrom('account_service').selectAll().where('account_id', '=', id).execute()
    return rows.map((row) => row.service_id).sort()
  }

  test('it works: a new owner is invited, chooses a password, and sees what is assigned', async () => {
    expect((await ada().post('/admin/accounts', PAUL)).status).toBe(303)
    const list = await ada().get('/admin/accounts')
    expect(list.text).toContain('The account of Paul Meyer is ready. No mail server is set up')
    expect(list.text).toContain('Has not set a password yet; the link works until 27 Nov 2026')
    const path = await mailedPath(world(), 'paul@bank.example')
    const browser = surfer(world())
    expect((await browser.get(path)).text).toContain('Welcome, Paul Meyer')
    await browser.submit(path, { newPassword: PASSWORD, passwordAgain: PASSWORD })
    const own = await browser.get('/account')
    expect(own.text).toContain('<html lang="fr">')
    expect(own.text).toContain('Carte de débit')
    expect(own.text).not.toContain('Mortgage')
    expect((await ada().get('/admin/accounts?state=active')).text).toContain('Paul Meyer')
  })

  test('an e-mail address is taken once, whatever its case, and nothing typed is lost', async () => {
    const services = ['debit-card', 'mortgage']
    const page = await ada().post('/admin/accounts', { ...PAUL, email: 'OLIVE@bank.example', services })
    expect(page.status).toBe(422)
    expect(page.text).toContain('There is already an account with this e-mail address.')
    expect(page.text).toContain('value="Paul Meyer"')
    expect(page.text.match(/name="services" value="[^"]+" checked/g)).toHaveLength(2)
  })

  test('a form with mistakes comes back with the ticked services', async () => {
    const page = await ada().post('/admin/accounts', { ...PAUL, name: '', services: ['mortgage', 'debit-card'] })
    expect(page.status).toBe(422)
    expect(page.text.match(/name="services" value="[^"]+" checked/g)).toHaveLength(2)
  })

  test('role and services change; who sees every service is assigned none', async () => {
    const otto = { name: 'Otto', email: 'otto@bank.example', language: 'en' }
    const path = '/admin/accounts/otto'
    await ada().post(path, { ...otto, role: 'viewer', services: ['debit-card', 'mortgage', 'nowhere'] })
    expect(await servicesOf('otto')).toEqual(['debit-card', 'mortgage'])
    await ada().post(path, { ...otto, role: 'analyst', services: ['debit-card'] })
    expect((await account('otto@bank.example')).role).toBe('analyst')
    expect(await servicesOf('otto')).toEqual([])
    await ada().post(path, { ...otto, role: 'owner', services: 'mortgage' })
    expect(await servicesOf('otto')).toEqual(['mortgage'])
  })

  test('the last administrator can neither be demoted nor deactivated', async () => {
    const demotion = { name: 'Ada', email: 'ada@bank.example', language: 'en', role: 'analyst' }
    const demoted = await ada().post('/admin/accounts/ada', demotion)
    expect(demoted.status).toBe(422)
    expect(demoted.text).toContain('last active administrator')
    const closed = await ada().post('/admin/accounts/ada/deactivate')
    expect(closed.status).toBe(422)
    expect(closed.text).toContain('You cannot deactivate your own account.')
    expect(await account('ada@bank.example')).toMatchObject({ role: 'administrator', active: 1 })
  })

  test('a deactivated account is signed out at once and can be let in again', async () => {
    const path = '/admin/accounts/vera'
    expect((await world().as('vera').get('/account')).status).toBe(200)
    expect((await ada().post(`${path}/deactivate`)).status).toBe(303)
    expect((await world().as('vera').get('/account')).status).toBe(303)
    const sessions = world().db.selectFrom('session').select('id_hash').where('account_id', '=', 'vera')
    expect(await sessions.execute()).toEqual([])
    expect((await ada().post(`${path}/invitation`)).status).toBe(404)
    expect((await ada().post(`${path}/reactivate`)).status).toBe(303)
    expect((await account('vera@bank.example')).active).toBe(1)
  })

  test('an invitation that is sent again voids the one before; a new address gets a new one', async () => {
    await ada().post('/admin/accounts', { ...PAUL, email: 'nina@bank.example' })
    const first = await mailedPath(world(), 'nina@bank.example')
    const { id } = await account('nina@bank.example')
    world().now = new Date(world().now.getTime() + 60_000)
    expect((await ada().post(`/admin/accounts/${id}/invitation`)).status).toBe(303)
    const second = await mailedPath(world(), 'nina@bank.example')
    expect((await world().anyone().get(first)).status).toBe(404)
    expect((await world().anyone().get(second)).status).toBe(200)
    await ada().post(`/admin/accounts/${id}`, { ...PAUL, email: 'nina.new@bank.example' })
    expect((await world().anyone().get(second)).status).toBe(404)
    const third = await mailedPath(world(), 'nina.new@bank.example')
    expect((await world().anyone().get(third)).status).toBe(200)
  })

  test('bad ids and fields are refused', async () => {
    expect((await ada().get('/admin/accounts/nobody')).status).toBe(404)
    expect((await ada().get('/admin/accounts/%00')).status).toBe(404)
    expect((await ada().post('/admin/accounts', { ...PAUL, password_hash: 'x' })).status).toBe(400)
    expect((await ada().post('/admin/accounts', { ...PAUL, name: ['a', 'b'] })).status).toBe(400)
    expect((await ada().post('/admin/accounts', { ...PAUL, role: 'god' })).status).toBe(422)
    expect((await ada().get('/admin/accounts?page=minus&role=x&state=y')).status).toBe(200)
  })

  test('the list is searched, filtered and paged', async () => {
    const crowd = Array.from({ length: 60 }, (_, n) => ({
      id: `many-${n}`,
      email: `many${n}@crowd.example`,
      name: `Many ${n}`,
      role: 'viewer' as const,
      password_hash: null,
      language: 'en',
      active: 1 as const,
      created_at: world().now.toISOString(),
    }))
    await world().db.insertInto('account').values(crowd).execute()
    expect((await ada().get('/admin/accounts?q=crowd.EXAMPLE')).text).toContain('1–50 of 60')
    expect((await ada().get('/admin/accounts?q=crowd.example&page=2')).text).toContain('51–60 of 60')
    expect((await ada().get('/admin/accounts?q=%25')).text).toContain('No account matches.')
    expect((await ada().get('/admin/accounts?role=administrator')).text).not.toContain('Many 1')
  })

  test('two administrators who deactivate each other at once leave one', async () => {
    await world().db.updateTable('account').set({ role: 'administrator' }).where('id', '=', 'anton').execute()
    const outcomes = await Promise.all([
      ada().post('/admin/accounts/anton/deactivate'),
      world().as('anton').post('/admin/accounts/ada/deactivate'),
    ])
    expect(
      outcomes.filter((outcome) => outcome.status === 303 && outcome.headers['location'] !== '/sign-in'),
    ).toHaveLength(1)
    const left = world()
      .db.selectFrom('account')
      .select('id')
      .where('role', '=', 'administrator')
      .where('active', '=', 1)
    expect(await left.execute()).toHaveLength(1)
  })
})
