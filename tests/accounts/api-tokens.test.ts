import request from 'supertest'
import { beforeEach, expect, test } from 'vitest'
import { onBothEngines } from '../support/world.ts'

onBothEngines((world) => {
  const ada = () => world().as('ada')
  beforeEach(async () => {
    await world().db.deleteFrom('api_token').execute()
  })
  const tokenIn = (html: string) => /plx_[\w-]{43}/.exec(html)?.[0] ?? ''

  test('it works: a token is shown once, opens the interface, and tells when it was last used', async () => {
    expect((await ada().get('/admin/api-tokens')).text).toContain('There is no token yet.')
    const made = await ada().post('/admin/api-tokens', { name: 'Mailjet <webhook>' })
    const token = tokenIn(made.text)
    expect(token).not.toBe('')
    expect(made.headers['cache-control']).toContain('no-store')
    const list = (await ada().get('/admin/api-tokens')).text
    expect(tokenIn(list)).toBe('')
    expect(list).toContain('Mailjet &lt;webhook&gt;')
    expect(list).toContain('never')
    expect(list).toContain(`${world().installation.config.publicUrl}/api/v1/bounces`)
    const post = request(world().url).post('/api/v1/bounces').set('Authorization', `Bearer ${token}`)
    expect((await post.send({ recipient: 'nina@bank.example', kind: 'soft' })).status).toBe(202)
    const [row] = await world().db.selectFrom('api_token').selectAll().execute()
    expect(row).toMatchObject({ created_by: 'ada', last_used_at: world().now.toISOString(), revoked_at: null })
    expect(JSON.stringify(row)).not.toContain(token)
  })

  test('it needs a name; what was typed stays', async () => {
    const long = 'x'.repeat(101)
    for (const name of ['', long]) {
      const refused = await ada().post('/admin/api-tokens', { name })
      expect(refused.status).toBe(422)
      expect(refused.text).toContain('id="name-error"')
      expect(refused.text).toContain(`value="${name}"`)
    }
    expect(await world().db.selectFrom('api_token').select('id').execute()).toEqual([])
  })

  test('a revoked one stays in the list, after the valid ones', async () => {
    await ada().post('/admin/api-tokens', { name: 'Old' })
    const revoke = /\/admin\/api-tokens\/[\w-]+\/revoke/.exec((await ada().get('/admin/api-tokens')).text)?.[0] ?? ''
    await ada().post(revoke)
    await ada().post('/admin/api-tokens', { name: 'New' })
    const list = (await ada().get('/admin/api-tokens')).text
    expect(list.indexOf('>New<')).toBeLessThan(list.indexOf('>Old<'))
    expect(list).toMatch(/Revoked on 20? ?\w/)
  })

  test('only administrators find it', async () => {
    for (const member of ['anton', 'olive', 'vera'] as const) {
      expect((await world().as(member).get('/admin/api-tokens')).status).toBe(404)
      expect((await world().as(member).post('/admin/api-tokens', { name: 'Mine' })).status).toBe(404)
    }
  })
})
