import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Row } from '../../src/database/schema.ts'
import { deliverDue, type MailTransport, openTransport, type Timeouts } from '../../src/mail/deliver.ts'
import { queueMail, queueMails } from '../../src/mail/outbox.ts'
import { DEFAULT_SENDING } from '../../src/mail/sending.ts'
import { keepSending } from '../../src/mail/sending-store.ts'
import { onBothEngines, type World } from '../support/world.ts'
import { type MailServer, mailServer } from './smtp.ts'

/* A mail server that refuses, keeps one waiting, or dies: nothing is lost, nothing is doubled but what was in flight. */

/** For a server that never answers; the others get the time that they need. */
const IMPATIENT = { connection: 2_000, greeting: 300, socket: 300, message: 4_000 }

onBothEngines((world) => {
  let server: MailServer
  let transport: MailTransport

  beforeEach(async () => {
    await world().db.deleteFrom('outbox').execute()
    await keepSending(world().db, { ...DEFAULT_SENDING, perMinute: null })
    server = await mailServer()
    transport = transportTo(world(), server.url)
  })
  afterEach(async () => {
    transport.close({ force: true })
    await server.stop()
  })

  test.each([
    ['no greeting', 'greeting', 'stall', 'timeout'],
    ['no answer to a whole message', 'message', 'stall', 'timeout'],
    ['“421 closing” at the greeting', 'greeting', '421 too busy', 'later'],
    ['“421 closing” at the sender', 'sender', '421 too busy', 'later'],
    ['“451 later” at the recipient', 'recipient', '451 greylisted', 'later'],
    ['“451 later” at the message', 'message', '451 later', 'later'],
    ['hanging up on a whole message', 'message', 'die', 'unreachable'],
    ['hanging up on the greeting', 'greeting', 'die', 'unreachable'],
    ['“554 no service” at the greeting', 'greeting', '554 no service', 'sender'],
    ['“550 not from you” at the sender', 'sender', '550 not from you', 'sender'],
    ['“530 sign in first” at the sender', 'sender', '530 5.7.0 sign in first', 'sign-in'],
  ] as const)(
    '%s is temporary: the mail waits, and goes out later under its Message-ID',
    async (_, step, says, reason) => {
      server.answers[step] = says
      await queueMail(world().db, aMail(1), world().now)
      const dead: string[] = []
      const onDeadAddress = async (_trx: unknown, { recipient }: Row<'outbox'>) => void dead.push(recipient)
      const first = says === 'stall' ? transportTo(world(), server.url, IMPATIENT) : transport
      expect(await deliverDue(world().installation, first, { onDeadAddress })).toBe(0)
      if (first !== transport) first.close({ force: true })
      const waiting = await only(world())
      expect(waiting).toMatchObject({ status: 'waiting', attempts: 1, leased_until: null })
      expect(waiting.last_error).toMatch(new RegExp(`^${reason} `))
      expect(dead).toEqual([])

      server.answers[step] = null
      world().now = new Date(waiting.next_attempt_at)
      expect(await deliverDue(world().installation, transport)).toBe(1)
      expect(server.received.map((mail) => mail.messageId)).toEqual([`<${waiting.message_id}@127.0.0.1>`])
      expect(await only(world())).toMatchObject({ status: 'sent', attempts: 2, last_error: null })
    },
  )

  test.each([
    ['“550 no such mailbox” at the recipient', 'recipient', '550 no such mailbox', 'refused', true],
    ['“550 5.1.1” at the recipient', 'recipient', '550 5.1.1 user unknown', 'refused', true],
    ['“550” at the message', 'message', '550 mailbox gone', 'refused', true],
    ['“relaying denied” at the recipient', 'recipient', '550 relaying denied', 'content', false],
    ['“5.7.1” at the recipient', 'recipient', '554 5.7.1 access denied', 'content', false],
    ['“looks like spam” at the message', 'message', '554 looks like spam', 'content', false],
    ['“too big” at the message', 'message', '552 5.3.4 too big', 'content', false],
  ] as const)('%s is permanent: it fails at once, with the reason', async (_, step, says, reason, isDead) => {
    server.answers[step] = says
    await queueMail(world().db, aMail(1), world().now)
    const dead: string[] = []
    const onDeadAddress = async (_trx: unknown, { recipient }: Row<'outbox'>) => void dead.push(recipient)
    expect(await deliverDue(world().installation, transport, { onDeadAddress })).toBe(0)
    const failed = await only(world())
    expect(failed).toMatchObject({ status: 'failed', attempts: 1 })
    // The server's own words, without the sending library's before them.
    expect(failed.last_error).toBe(`${reason} ${says}`)
    expect(dead).toEqual(isDead ? ['p1@bank.example'] : [])
  })

  test('a refused mail does not keep the others', async () => {
    server.answers.recipient = '550 no such mailbox'
    await queueMails(world().db, [1, 2, 3, 4, 5, 6, 7].map(aMail), world().now)
    await deliverDue(world().installation, transport)
    expect(await statuses(world())).toEqual({ failed: 7 })
    expect(server.connections()).toBeLessThanOrEqual(DEFAULT_SENDING.connections)
  })

  test('it dies between DATA and 250, again and again: nothing is lost, and only what was in flight comes twice', async () => {
    await queueMails(
      world().db,
      Array.from({ length: 30 }, (_, n) => aMail(n)),
      world().now,
    )
    const attempts = new Map<string, number>()
    for (let run = 0; run < 60 && (await statuses(world())).waiting !== undefined; run++) {
      // Two runs out of three go well for a while, then the server hangs up on whole messages.
      server.answers.message = run % 3 === 0 ? 'die' : null
      await deliverDue(world().installation, transport)
      world().now = new Date(world().now.getTime() + 60_000)
    }
    expect(await statuses(world())).toEqual({ sent: 30 })
    const rows = await world().db.selectFrom('outbox').selectAll().execute()
    for (const { messageId = '' } of server.read) attempts.set(messageId, (attempts.get(messageId) ?? 0) + 1)
    for (const row of rows) {
      // Every copy that the server has read whole is one try of ours, and all of them bear one Message-ID.
      expect(attempts.get(`<${row.message_id}@127.0.0.1>`)).toBeLessThanOrEqual(row.attempts)
    }
    expect(server.received).toHaveLength(30)
    expect(new Set(server.received.map((mail) => mail.messageId)).size).toBe(30)
    expect(attempts.size).toBe(30)
  })

  test('a connection that the server has dropped meanwhile costs nothing', async () => {
    await queueMail(world().db, aMail(1), world().now)
    expect(await deliverDue(world().installation, transport)).toBe(1)
    server.hangUp()
    await queueMail(world().db, aMail(2), world().now)
    expect(await deliverDue(world().installation, transport)).toBe(1)
    expect(server.read).toHaveLength(2)
  })

  test('a server that trickles is given up after the time of a whole message', async () => {
    server.answers.message = 'stall'
    const slow = transportTo(world(), server.url, { ...IMPATIENT, socket: 60_000, greeting: 15_000, message: 2_000 })
    await queueMail(world().db, aMail(1), world().now)
    expect(await deliverDue(world().installation, slow)).toBe(0)
    expect((await only(world())).last_error).toMatch(/^timeout /)
    slow.close({ force: true })
  })

  test('told to stop, it begins no other mail', async () => {
    await queueMails(world().db, [1, 2, 3, 4, 5, 6].map(aMail), world().now)
    let asked = 0
    const isStopping = () => ++asked > 3
    expect(await deliverDue(world().installation, transport, { isStopping })).toBe(3)
    expect(await statuses(world())).toEqual({ sent: 3, waiting: 3 })
  })

  test('while it keeps every connection waiting, pages answer as before', async () => {
    const ada = world().as('ada')
    const usual = async () => {
      const times: number[] = []
      for (let n = 0; n < 51; n++) {
        const began = performance.now()
        expect((await ada.get('/services/debit-card')).status).toBe(200)
        times.push(performance.now() - began)
      }
      return times.sort((a, b) => a - b)[25] ?? Number.NaN
    }
    await usual()
    const before = await usual()
    server.answers.message = 'stall'
    await queueMails(
      world().db,
      Array.from({ length: 3_000 }, (_, n) => aMail(n)),
      world().now,
    )
    const delivering = deliverDue(world().installation, transport)
    await expect.poll(() => server.read.length).toBe(DEFAULT_SENDING.connections)
    const during = await usual()
    // Nothing of a page waits for the mail server; the rest is what a busy machine adds.
    expect(during / before).toBeLessThan(3)
    expect(await statuses(world())).toEqual({ sending: 3, waiting: 2_997 })
    transport.close({ force: true })
    expect(await delivering).toBe(0)
  })
})

function transportTo(world: World, smtpUrl: string, timeouts?: Timeouts): MailTransport {
  const transport = openTransport({ ...world.installation.config, smtpUrl }, DEFAULT_SENDING, timeouts)
  if (transport === null) throw new Error('there is a server')
  return transport
}

function aMail(n: number) {
  return {
    ...{ kind: 'survey-invitation', recipient: `p${n}@bank.example`, subject: `Hello ${n}` },
    ...{ text: `Hello ${n}\n`, html: `<p>Hello ${n}</p>` },
  }
}

function only(world: World): Promise<Row<'outbox'>> {
  return world.db.selectFrom('outbox').selectAll().executeTakeFirstOrThrow()
}

async function statuses(world: World): Promise<Partial<Record<Row<'outbox'>['status'], number>>> {
  const rows = await world.db
    .selectFrom('outbox')
    .select((eb) => ['status', eb.fn.countAll<number>().as('mails')])
    .groupBy('status')
    .execute()
  return Object.fromEntries(rows.map(({ status, mails }) => [status, Number(mails)]))
}
