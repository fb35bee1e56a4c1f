import request from 'supertest'
import { beforeEach, describe, expect, test } from 'vitest'
import { createToken } from '../../src/accounts/api-token-store.ts'
import { bouncesInput, bouncesOutput } from '../../src/api/bounces-input.ts'
import { apiRoutes } from '../../src/api/routes.ts'
import { queueMails } from '../../src/mail/outbox.ts'
import { onBothEngines } from '../support/world.ts'

onBothEngines((world) => {
  let token: string
  const post = (body: unknown, shown: string | null = token) => {
    const sent = request(world().url).post('/api/v1/bounces').type('json')
    if (shown !== null) sent.set('Authorization', `Bearer ${shown}`)
    return sent.send(typeof body === 'string' ? body : JSON.stringify(body))
  }
  const mails = () =>
    world().db.selectFrom('outbox').select(['message_id', 'recipient', 'bounced_at', 'last_error']).execute()
  const contacts = () => world().db.selectFrom('contact').select(['email', 'status', 'status_reason']).execute()

  async function sent(recipient: string, kind = 'survey-invitation'): Promise<string> {
    const [id = ''] = await queueMails(world().db, [{ kind, recipient, subject: '', text: '', html: '' }], world().now)
    const at = world().now.toISOString()
    const mail = await world()
      .db.updateTable('outbox')
      .set({ status: 'sent', sent_at: at, body_text: '', body_html: '' })
      .where('id', '=', id)
      .returning('message_id')
      .executeTakeFirstOrThrow()
    return mail.message_id
  }

  beforeEach(async () => {
    for (const table of ['contact', 'outbox', 'api_token'] as const) await world().db.deleteFrom(table).execute()
    token = await createToken(world().db, 'The provider’s webhook', 'ada', world().now)
  })

  test('it works: a hard bounce is noted on its mail, and its contact is written to no more', async () => {
    const messageId = await sent('nina@bank.example')
    const answer = await post({ message_id: `<${messageId}@127.0.0.1>`, kind: 'hard', reason: '550 no such user' })
    expect(answer.status).toBe(202)
    expect(answer.body).toEqual({ results: ['noted'] })
    expect(await mails()).toMatchObject([
      { bounced_at: world().now.toISOString(), last_error: 'hard 550 no such user' },
    ])
    expect(await contacts()).toEqual([
      { email: 'nina@bank.example', status: 'bounced', status_reason: '550 no such user' },
    ])
    const list = (await world().as('ada').get('/admin/mail?status=bounced')).text
    expect(list).toContain('It was sent and came back: it cannot be delivered.')
    expect(list).toContain('nina@bank.example')
  })

  test('told again, it changes nothing', async () => {
    const messageId = await sent('nina@bank.example')
    await post({ message_id: messageId, kind: 'hard', reason: 'gone' })
    const before = [await mails(), await contacts()]
    world().now = new Date(world().now.getTime() + 60_000)
    expect((await post({ message_id: messageId, kind: 'hard', reason: 'gone, again' })).body).toEqual({
      results: ['known'],
    })
    expect([await mails(), await contacts()]).toEqual(before)
  })

  test('a complaint counts as unsubscribing; the last mail to an address is meant', async () => {
    await sent('nina@bank.example')
    expect((await post({ recipient: 'Nina@Bank.example', kind: 'complaint' })).body).toEqual({ results: ['noted'] })
    expect(await contacts()).toMatchObject([{ status: 'unsubscribed' }])
    expect((await post({ recipient: 'nina@bank.example', kind: 'complaint' })).body).toEqual({ results: ['known'] })
  })

  test('a complaint after a hard bounce still unsubscribes, and a hard bounce after it does not undo that', async () => {
    const message_id = await sent('nina@bank.example')
    await post({ message_id, kind: 'hard' })
    expect((await post({ message_id, kind: 'complaint' })).body).toEqual({ results: ['noted'] })
    expect((await post({ message_id, kind: 'hard' })).body).toEqual({ results: ['known'] })
    expect(await contacts()).toMatchObject([{ status: 'unsubscribed' }])
  })

  test('a soft bounce is only noted', async () => {
    const message_id = await sent('nina@bank.example')
    expect((await post({ message_id, kind: 'soft', reason: 'mailbox full' })).body).toEqual({ results: ['noted'] })
    expect(await mails()).toMatchObject([{ bounced_at: null, last_error: 'soft mailbox full' }])
    expect(await contacts()).toEqual([])
  })

  test('a mail about an account is marked, and makes no contact', async () => {
    const message_id = await sent('nina@bank.example', 'password-reset')
    expect((await post({ message_id, kind: 'hard' })).body).toEqual({ results: ['noted'] })
    expect(await contacts()).toEqual([])
  })

  test('many at once, those unknown among them: each gets its own answer, in order', async () => {
    const message_id = await sent('nina@bank.example')
    const answer = await post([
      { recipient: 'stranger@elsewhere.example', kind: 'hard' },
      { message_id, kind: 'hard' },
      { message_id: 'nobody-knows-it', recipient: 'stranger@elsewhere.example', kind: 'complaint' },
      { message_id, kind: 'hard' },
    ])
    expect(answer.status).toBe(202)
    expect(bouncesOutput.parse(answer.body)).toEqual({ results: ['unknown', 'noted', 'unknown', 'known'] })
    expect(await contacts()).toHaveLength(1)
  })

  test.each([
    ['no object', '"hello"'],
    ['an empty list', []],
    ['neither message nor recipient', { kind: 'hard' }],
    ['a field that there is not', { recipient: 'nina@bank.example', kind: 'hard', drop: 'table' }],
    ['a kind that there is not', { recipient: 'nina@bank.example', kind: 'rude' }],
    ['an address that is none', { recipient: 'nina', kind: 'hard' }],
    ['a NUL', { message_id: 'a\0b', kind: 'hard' }],
    ['one wrong among good ones', [{ recipient: 'nina@bank.example', kind: 'hard' }, { kind: 'hard' }]],
    ['more than 500', Array(501).fill({ recipient: 'nina@bank.example', kind: 'hard' })],
  ])('%s: 422, with what is wrong, and nothing is noted', async (_, body) => {
    await sent('nina@bank.example')
    const answer = await post(body)
    expect(answer.status).toBe(422)
    expect(answer.body.error).toContain('schema')
    expect(answer.body.issues.length).toBeGreaterThan(0)
    expect(await mails()).toMatchObject([{ bounced_at: null }])
  })

  test('what is wrong is said where it is', async () => {
    const answer = await post([{ recipient: 'nina@bank.example', kind: 'rude' }])
    expect(answer.body.issues).toMatchObject([{ path: '0.kind' }])
  })

  test.each([
    ['broken JSON', 'application/json', '{"kind":', 400],
    ['broken text', 'application/json', Buffer.from([0x22, 0xff, 0x22]), 400],
    ['a form', 'application/x-www-form-urlencoded', 'kind=hard', 415],
    ['too much', 'application/json', `"${'x'.repeat(300_000)}"`, 413],
  ])('%s is refused in JSON', async (_, type, body, status) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': type }
    const answer = await fetch(`${world().url}/api/v1/bounces`, { method: 'POST', headers, body })
    expect(answer.status).toBe(status)
    expect(await answer.json()).toEqual({ error: expect.any(String) })
  })

  describe('without a valid token', () => {
    test.each(['', 'x'.repeat(47), 'plx_', "' or 1=1 --", 'ä'.repeat(30)])(
      '“%s”: 401, without a hint',
      async (wrong) => {
        const answers = [await post({ kind: 'nonsense' }, encodeURI(wrong)), await post({ kind: 'nonsense' }, null)]
        for (const answer of answers) {
          expect(answer.status).toBe(401)
          expect(answer.headers['www-authenticate']).toBe('Bearer')
          expect(answer.body).toEqual({ error: 'A valid token is needed: Authorization: Bearer …' })
        }
      },
    )

    test('a revoked token is like a wrong one', async () => {
      const list = (await world().as('ada').get('/admin/api-tokens')).text
      const revoke = /action="(\/admin\/api-tokens\/[\w-]+\/revoke)"/.exec(list)?.[1] ?? ''
      expect((await post({ recipient: 'nina@bank.example', kind: 'soft' })).status).toBe(202)
      expect((await world().as('ada').post(revoke)).status).toBe(303)
      const answer = await post({ recipient: 'nina@bank.example', kind: 'soft' })
      expect([answer.status, answer.body]).toEqual([401, (await post({}, 'x'.repeat(47))).body])
      expect((await world().as('ada').post(revoke)).status).toBe(404)
    })

    test('a signed-in administrator’s cookie opens nothing', async () => {
      const { name, value } = world().as('ada').cookie ?? { name: '', value: '' }
      const answer = await request(world().url).post('/api/v1/bounces').set('Cookie', `${name}=${value}`).send({})
      expect(answer.status).toBe(401)
    })
  })

  test('a token that asks too often is told to wait; others are not', async () => {
    const statuses = new Set<number>()
    for (let n = 0; n < 120; n++) statuses.add((await post({ recipient: 'a@b.example', kind: 'soft' })).status)
    expect([...statuses]).toEqual([202])
    const refused = await post({ recipient: 'a@b.example', kind: 'soft' })
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '60'])
    const other = await createToken(world().db, 'Another', 'ada', world().now)
    expect((await post({ recipient: 'a@b.example', kind: 'soft' }, other)).status).toBe(202)
    world().now = new Date(world().now.getTime() + 61_000)
    expect((await post({ recipient: 'a@b.example', kind: 'soft' })).status).toBe(202)
  })

  test('what is not there is said in JSON', async () => {
    for (const path of ['/api/v1/answers', '/api', '/api/v1/bounces']) {
      const answer = await request(world().url).get(path)
      expect([answer.status, answer.body]).toEqual([404, { error: 'There is nothing at this address.' }])
      expect(answer.headers['set-cookie']).toBeUndefined()
    }
  })

  test('the description names every address, with the schemas that parse it', async () => {
    const document = (await request(world().url).get('/api/v1/openapi.json').expect(200)).body
    expect(document.openapi).toBe('3.1.0')
    const declared = apiRoutes.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods as object).map((method) => `${method} ${path}`),
    )
    expect(described).toEqual(declared)
    for (const { path, method, documentation } of apiRoutes) {
      const { requestBody, responses } = document.paths[path.replace(/:(\w+)/g, '{$1}')][method]
      const { asked } = documentation
      if ('body' in asked) {
        const json = requestBody.content['application/json']
        expect(asked.body.safeParse(json.example).success).toBe(true)
      } else expect(asked.query.safeParse(asked.example).success).toBe(true)
      expect(documentation.output.safeParse(documentation.example.output).success).toBe(true)
      expect(Object.keys(responses)).toContain(String(documentation.status))
    }
    const { schema } = document.paths['/api/v1/bounces'].post.requestBody.content['application/json']
    const [item, list] = schema.anyOf
    expect(list).toMatchObject({ type: 'array', minItems: 1, maxItems: 500 })
    for (const shape of item.anyOf) {
      expect(shape.additionalProperties).toBe(false)
      // What the description asks for is what the parser asks for.
      const whole = { message_id: 'a', recipient: 'nina@bank.example', kind: 'hard', reason: '' }
      const given = Object.fromEntries(Object.entries(whole).filter(([name]) => name in shape.properties))
      expect(bouncesInput.safeParse(given).success).toBe(true)
      const least = Object.fromEntries(Object.entries(given).filter(([name]) => shape.required.includes(name)))
      expect(bouncesInput.safeParse(least).success).toBe(true)
      for (const name of shape.required) {
        const { [name]: _, ...less } = least
        expect(bouncesInput.safeParse(less).success).toBe(false)
      }
    }
  })
})
