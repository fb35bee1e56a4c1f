import express from 'express'
import request from 'supertest'
import { beforeAll, describe, expect, test } from 'vitest'
import { mountRoutes, refuseUndeclaredRoutes } from '../../src/accounts/gate.ts'
import { may } from '../../src/accounts/permissions.ts'
import { staffRoutes } from '../../src/app.ts'
import { CAST, roleOf } from '../support/cast.ts'
import { inWorld, onBothEngines } from '../support/world.ts'
import { type Fillings, fillings } from './fillings.ts'

/* Every declared address × everybody of the cast: who gets in follows from what the route declares, and from nothing else. */

const ROUTES = staffRoutes.map((route) => ({ ...route, name: `${route.method.toUpperCase()} ${route.path}` }))
const GATED = ROUTES.filter(({ access }) => access !== 'anyone' && access !== 'public')
const POSTS = ROUTES.filter(({ method }) => method === 'post')

test('no address is declared twice', () => {
  const names = ROUTES.map((route) => route.name)
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
})

inWorld('sqlite', (world) => {
  let shared: Fillings
  /** For requests that change nothing. */
  const filled = (path: string) => shared.fill(path)

  beforeAll(async () => {
    shared = await fillings(world())
    // Here the question is the role; whose service it is comes below.
    await world().db.insertInto('account_service').values({ account_id: 'otto', service_id: 'debit-card' }).execute()
  })

  test('an address that was not declared to the gate fails at start-up', () => {
    expect(() => refuseUndeclaredRoutes(world().app.express)).not.toThrow()
    const app = express()
    mountRoutes(app, world().installation, staffRoutes, () => [])
    refuseUndeclaredRoutes(app)
    const beside = express.Router()
    beside.get('/back-door', (_request, response) => void response.send('hello'))
    app.use('/nested', beside)
    expect(() => refuseUndeclaredRoutes(app)).toThrow('The route /back-door is not declared to the gate')
  })

  describe('without an account', () => {
    test.each(GATED)('$name asks to sign in', async ({ method, path }) => {
      const address = filled(path)
      const anyone = world().anyone()
      const answer = method === 'get' ? await anyone.get(address) : await anyone.post(address)
      expect(answer.status).toBe(303)
      expect(answer.headers['location']).toMatch(/^\/sign-in(\?to=|$)/)
    })
  })

  describe.each(CAST)('%s', (member) => {
    const refused = GATED.filter(({ access }) => !may({ role: roleOf(member) }, access as 'own-account'))
    let own: Fillings
    beforeAll(async () => {
      own = await fillings(world(), member)
    })
    const admitted = GATED.filter((route) => !refused.includes(route))

    test.for(refused)('does not find $name', async ({ method, path }) => {
      const address = filled(path)
      const visitor = world().as(member)
      const answer = method === 'get' ? await visitor.get(address) : await visitor.post(address)
      expect(answer.status).toBe(404)
      expect(answer.text).toContain('Page not found')
    })

    test.for(admitted.filter(({ method }) => method === 'get'))('opens $name', async ({ path }) => {
      const answer = await world().as(member).get(own.fill(path))
      expect([200, 303]).toContain(answer.status)
      expect(answer.headers['location'] ?? '').not.toContain('/sign-in')
    })

    test.for(admitted.filter(({ method }) => method === 'post'))('posts to $name', async ({ path, body }) => {
      // What no page of ours sends gets past the gate and is refused there.
      const strange = { 'a-field-that-no-form-has': '1' }
      const address = own.fill(path)
      const visitor = world().as(member)
      const answer = await (body !== 'form' ? visitor.upload(address, strange) : visitor.post(address, strange))
      expect([200, 303, 400, 422]).toContain(answer.status)
      expect(answer.headers['location'] ?? '').not.toContain('/sign-in')
      // A form without fields does what it says, perhaps to what the next address names.
      if (answer.status === 303) own = await fillings(world(), member)
    })
  })

  test.each(POSTS)('$name without the CSRF token changes nothing', async ({ path, access, body }) => {
    const member = CAST.find((each) => access === 'anyone' || may({ role: roleOf(each) }, access as 'own-account'))
    const cookie = world().as(member ?? 'ada').cookie
    const post = request(world().url).post(filled(path)).set('Cookie', `${cookie?.name}=${cookie?.value}`)
    const answer = await (body !== 'form' ? post.field('no', 'token') : post.type('form').send('no=token'))
    expect(answer.status).toBe(403)
  })
})

onBothEngines((world) => {
  const aboutServices = ROUTES.filter(({ path }) => /\/:slug\b/.test(path) && path.startsWith('/services/'))
  let own: Fillings
  beforeAll(async () => {
    own = await fillings(world())
  })

  test('there are such addresses', () => expect(aboutServices.length).toBeGreaterThan(0))

  test.each(aboutServices)('an owner finds nothing of another’s service at $name', async ({ method, path }) => {
    for (const member of ['otto', 'vera'] as const) {
      const foreign = member === 'otto' ? 'debit-card' : 'mortgage'
      const answerFor = async (slug: string) => {
        const address = own.fill(path, { slug })
        const visitor = world().as(member)
        const answer = method === 'get' ? await visitor.get(address) : await visitor.post(address)
        return { status: answer.status, text: withoutPath(answer.text, slug) }
      }
      const theirs = await answerFor(foreign)
      expect(theirs.status).toBe(404)
      expect(theirs).toEqual(await answerFor('there-is-no-such-service'))
    }
  })
})

/** The language links hold the page's own path. */
function withoutPath(text: string, slug: string): string {
  return text.replaceAll(slug, '…')
}
