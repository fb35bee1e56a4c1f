import { createServer, type Server, type Socket } from 'node:net'
import type { SMTPServerOptions } from 'smtp-server'
import { afterEach, expect, test } from 'vitest'
import { type Patience, probe } from '../../src/mail/probe.ts'
import { testMessage } from '../../src/mail/test-letter.ts'
import { inWorld } from '../support/world.ts'
import { AUTHORITY, EXPIRED, OF_ANOTHER_HOST, SELF_SIGNED, VALID } from './certificates.ts'
import { type MailServer, mailServer } from './smtp.ts'

const PASSWORD = 'S3cret! of the server'
const IMPATIENT = { resolve: 3_000, connect: 1_000, answer: 400 }
const TLS: SMTPServerOptions = { disabledCommands: ['AUTH'], ...VALID }

inWorld('sqlite', (world) => {
  const ada = () => world().as('ada')
  let servers: MailServer[] = []
  let listeners: Server[] = []
  afterEach(async () => {
    world().installation.config.smtpUrl = null
    await Promise.all(servers.map((server) => server.stop()))
    for (const listener of listeners) listener.close()
    servers = []
    listeners = []
  })

  async function serving(options: SMTPServerOptions = {}): Promise<MailServer> {
    const server = await mailServer(0, options)
    servers.push(server)
    return server
  }

  /** Something on a port that is no mail server. */
  async function listening(greet: (socket: Socket) => void): Promise<string> {
    const listener = createServer((socket) => greet(socket.on('error', () => {})))
    listeners.push(listener)
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
    const address = listener.address()
    return `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  }

  function tried(smtpUrl: string, patience?: Patience) {
    return probe(smtpUrl, testMessage(world().installation.config, 'nina@bank.example', 'en', world().now), patience)
  }

  test('it works: the message arrives, and the page says that the server has accepted it', async () => {
    const server = await serving()
    world().installation.config.smtpUrl = server.url
    const page = await ada().post('/admin/mail/test', { recipient: 'nina@bank.example' })
    expect(page.status).toBe(200)
    expect(page.text).toContain('The mail server has accepted the message.')
    expect(server.received[0]).toMatchObject({ subject: 'Parallax: this is a test' })
    expect(server.received[0]?.to?.[0]?.address).toBe('nina@bank.example')
    expect((await ada().get('/admin/mail/test')).text).toContain('value="ada@bank.example"')
  })

  test('without a mail server it says how to set one up', async () => {
    const page = await ada().get('/admin/mail/test')
    expect(page.text).toContain('No mail server is set up yet')
    expect(page.text).toContain('SMTP_URL=smtp://')
    expect((await ada().post('/admin/mail/test', { recipient: 'nina@bank.example' })).status).toBe(200)
  })

  test('an address that is none is refused beside its field; others than administrators do not find the page', async () => {
    world().installation.config.smtpUrl = 'smtp://127.0.0.1:9'
    const wrong = await ada().post('/admin/mail/test', { recipient: 'nina' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('id="recipient-error"')
    expect((await world().as('anton').post('/admin/mail/test', { recipient: 'nina@bank.example' })).status).toBe(404)
  })

  test('the password is never shown, not even where the server repeats it', async () => {
    const server = await serving({
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, done) => done(new Error(`no ${username} with ${password}`)),
    })
    const { host } = new URL(server.url)
    world().installation.config.smtpUrl = `smtp://ann%40bank.example:${encodeURIComponent(PASSWORD)}@${host}`
    const page = await ada().post('/admin/mail/test', { recipient: 'nina@bank.example' })
    expect(page.text).toContain('does not accept the user name and password')
    expect(page.text).toContain('no ann@bank.example with …')
    expect(page.text).not.toContain(PASSWORD)
    expect(page.text).not.toContain(encodeURIComponent(PASSWORD))
  })

  test('over TLS from the start, by STARTTLS, and signed in: each step is told', async () => {
    const ca = encodeURIComponent(AUTHORITY)
    const signIn: SMTPServerOptions = { ...VALID, onAuth: (_auth, _session, done) => done(null, { user: 'ann' }) }
    const encrypted = await serving({ ...signIn, secure: true, disabledCommands: [] })
    const upgraded = await serving({ ...signIn, disabledCommands: [] })
    for (const [server, way] of [
      [encrypted, 'TLS'],
      [upgraded, 'STARTTLS'],
    ] as const) {
      const found = await tried(`${server.url.replace('//', '//ann:pass@')}?tls.ca=${ca}`)
      expect(found.fault).toBeNull()
      const told = Object.fromEntries(
        found.steps.map(({ step, outcome, detail }) => [step, `${outcome} ${detail}`.trim()]),
      )
      expect(told).toMatchObject({ tls: `done ${way}`, 'sign-in': 'done ann', sender: 'done', message: 'done' })
      expect(server.received).toHaveLength(1)
    }
  })

  test.each([
    ['a certificate that nobody vouches for', SELF_SIGNED, 'tls-self-signed', ''],
    ['an authority that we do not know', VALID, 'tls-unknown-issuer', ''],
    ['an expired certificate', EXPIRED, 'tls-expired', encodeURIComponent(AUTHORITY)],
    ['a certificate of another host', OF_ANOTHER_HOST, 'tls-wrong-host', encodeURIComponent(AUTHORITY)],
  ] as const)('%s is told from the start and by STARTTLS', async (_, identity, fault, ca) => {
    for (const secure of [true, false]) {
      const server = await serving({ ...TLS, ...identity, secure })
      const found = await tried(ca === '' ? server.url : `${server.url}?tls.ca=${ca}`)
      expect(found.fault).toMatchObject({ fault, step: 'tls' })
      expect(found.steps.map(({ outcome }) => outcome)).toEqual([
        ...['skipped', 'done', 'failed'],
        ...['not-reached', 'not-reached', 'not-reached', 'not-reached'],
      ])
    }
  })

  test('plain and encrypted ports that are mixed up', async () => {
    const plain = await serving()
    expect((await tried(plain.url.replace('smtp:', 'smtps:'))).fault).toMatchObject({ fault: 'tls-plain-port' })
    const encrypted = await serving({ ...TLS, secure: true })
    expect((await tried(encrypted.url.replace('smtps:', 'smtp:'), IMPATIENT)).fault).toMatchObject({
      fault: 'no-greeting',
    })
    expect((await tried(`${plain.url}?requireTLS=true`)).fault).toMatchObject({ fault: 'tls-missing', step: 'tls' })
  })

  test('a name that is none, a port where nobody listens, and programs that are no mail servers', async () => {
    const gone = await mailServer()
    await gone.stop()
    expect((await tried('smtp://mail.parallax.invalid:25')).fault).toMatchObject({ step: 'resolve' })
    expect((await tried(gone.url)).fault).toMatchObject({ fault: 'refused', step: 'connect' })
    const silent = await listening(() => {})
    expect((await tried(`smtp://${silent}`, IMPATIENT)).fault).toMatchObject({ fault: 'no-greeting', step: 'connect' })
    const web = await listening((socket) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'))
    expect((await tried(`smtp://${web}`)).fault).toMatchObject({ fault: 'not-smtp', step: 'connect' })
    const rude = await listening((socket) => socket.end())
    expect((await tried(`smtp://${rude}`)).fault).toMatchObject({ fault: 'hung-up', step: 'connect' })
  })

  test.each([
    ['greeting', '554 5.7.1 not from there', 'turned-away', 'connect'],
    ['sender', '550 not your address', 'sender-refused', 'sender'],
    ['sender', '530 5.7.0 authentication required', 'sign-in-needed', 'sender'],
    ['sender', '530 Must issue a STARTTLS command first', 'sign-in-unencrypted', 'sender'],
    ['recipient', '550 5.1.1 no such user', 'recipient-refused', 'recipient'],
    ['recipient', '554 5.7.1 relay access denied', 'relay-refused', 'recipient'],
    ['recipient', '450 greylisted', 'later', 'recipient'],
    ['message', '554 spam', 'message-refused', 'message'],
    ['message', 'stall', 'slow', 'message'],
    ['message', 'die', 'hung-up', 'message'],
  ] as const)('at the %s, “%s” is told as %s', async (at, answer, fault, step) => {
    const server = await serving()
    server.answers[at] = answer
    const patience = answer === 'stall' ? { ...IMPATIENT, answer: 2_000 } : undefined
    expect((await tried(server.url, patience)).fault).toMatchObject({ fault, step })
  })

  test('a server that lets only signed-in users send, and one that offers no way to', async () => {
    const strict = await serving({ disabledCommands: ['STARTTLS'], authOptional: false, allowInsecureAuth: true })
    expect((await tried(strict.url)).fault).toMatchObject({ fault: 'sign-in-needed' })
    const open = await serving()
    const found = await tried(open.url.replace('//', '//ann:pass@'))
    expect(found.fault).toBeNull()
    expect(found.steps.find(({ step }) => step === 'sign-in')).toMatchObject({ outcome: 'skipped', detail: 'ann' })
  })

  test('the page says in French, too, what to check', async () => {
    const gone = await mailServer()
    await gone.stop()
    world().installation.config.smtpUrl = gone.url
    const form = { recipient: 'nina@bank.example' }
    await ada().get('/admin/mail/test?lang=fr')
    const page = await ada().post('/admin/mail/test', form)
    expect(page.text).toContain('rien n’écoute sur ce port')
    expect(page.text).toContain('ECONNREFUSED')
    await ada().get('/admin/mail/test?lang=en')
  })
})
