import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase } from '../../src/database/open.ts'
import type { Row } from '../../src/database/schema.ts'
import { deliverDue, type MailTransport, openTransport } from '../../src/mail/deliver.ts'
import { queueMail, queueMails } from '../../src/mail/outbox.ts'
import { claimDue } from '../../src/mail/queue-store.ts'
import { DEFAULT_SENDING } from '../../src/mail/sending.ts'
import { onBothEngines, type World } from '../support/world.ts'
import { type MailServer, mailServer } from './smtp.ts'

const MINUTE = 60_000

onBothEngines((world) => {
  let server: MailServer
  let transport: MailTransport

  beforeEach(async () => {
    await world().db.deleteFrom('outbox').execute()
    server = await mailServer()
    transport = transportTo(world(), server.url)
  })
  afterEach(async () => {
    transport.close()
    await server.stop()
  })

  test('it works: a queued mail is delivered once, as text and HTML, and neither its body nor its headers are kept', async () => {
    await queueMail(world().db, aMail(1), world().now)
    expect(await deliverDue(world().installation, transport)).toBe(1)
    expect(await deliverDue(world().installation, transport)).toBe(0)
    expect(server.received).toHaveLength(1)
    const [mail] = server.received
    expect(mail).toMatchObject({ subject: 'Élan 1', from: { address: 'parallax@localhost', name: 'Parallax' } })
    expect(mail?.to).toMatchObject([{ address: 'p1@bank.example' }])
    expect(mail?.text).toContain('Bonjour 1 — ça va ?')
    expect(mail?.html).toContain('<p>Bonjour 1</p>')
    expect(mail?.headers.find((header) => header.key === 'list-unsubscribe')?.value).toBe('<https://p.example/u/1>')
    const stored = await only(world())
    expect(mail?.messageId).toBe(`<${stored.message_id}@127.0.0.1>`)
    expect(stored).toMatchObject({ status: 'sent', attempts: 1, leased_until: null })
    expect(stored).toMatchObject({ body_text: '', body_html: '', headers: '{}' })
  })

  test('a mail of a transaction that fails is never sent', async () => {
    const failing = world()
      .db.transaction()
      .execute(async (trx) => {
        await queueMail(trx, aMail(1), world().now)
        throw new Error('something else went wrong')
      })
    await expect(failing).rejects.toThrow('something else')
    expect(await deliverDue(world().installation, transport)).toBe(0)
  })

  test('“try later” is tried later, under the same Message-ID', async () => {
    server.answers.message = '451 greylisted'
    await queueMail(world().db, aMail(1), world().now)
    expect(await deliverDue(world().installation, transport)).toBe(0)
    const waiting = await only(world())
    expect(waiting).toMatchObject({ status: 'waiting', attempts: 1 })
    expect(waiting.last_error).toMatch(/^later .*greylisted/)
    server.answers.message = null
    expect(await deliverDue(world().installation, transport)).toBe(0)
    advance(world(), MINUTE)
    expect(await deliverDue(world().installation, transport)).toBe(1)
    expect(server.received[0]?.messageId).toBe(`<${waiting.message_id}@127.0.0.1>`)
    expect(await only(world())).toMatchObject({ status: 'sent', attempts: 2, last_error: null })
  })

  test('“no such mailbox” fails for good, shows why, and can be tried again by hand', async () => {
    world().installation.config.smtpUrl = server.url
    server.answers.recipient = '550 no such mailbox'
    await queueMail(world().db, aMail(1), world().now)
    await deliverDue(world().installation, transport)
    const failed = await only(world())
    expect(failed).toMatchObject({ status: 'failed', attempts: 1 })
    const page = await world().as('ada').get(`/admin/mail/${failed.id}`)
    expect(page.text).toContain('refused it for good')
    expect(page.text).toContain('550')
    expect(page.text).toContain('Try again now')
    advance(world(), 60 * MINUTE)
    expect(await deliverDue(world().installation, transport)).toBe(0)
    server.answers.recipient = null
    expect((await world().as('ada').post(`/admin/mail/${failed.id}/retry`)).status).toBe(303)
    expect(await deliverDue(world().installation, transport)).toBe(1)
    expect((await world().as('ada').post(`/admin/mail/${failed.id}/retry`)).status).toBe(404)
    world().installation.config.smtpUrl = null
  })

  test('with the server down mails wait for four days, pages are unaffected, then it is given up', async () => {
    await server.stop()
    await queueMail(world().db, aMail(1), world().now)
    const began = world().now.getTime()
    await deliverDue(world().installation, transport)
    expect((await only(world())).last_error).toMatch(/^unreachable /)
    expect((await world().as('ada').get('/admin/mail')).text).toContain('The mail server cannot be reached.')
    for (let tries = 1; (await only(world())).status === 'waiting' && tries < 40; tries++) {
      world().now = new Date((await only(world())).next_attempt_at)
      await deliverDue(world().installation, transport)
    }
    expect((await only(world())).status).toBe('failed')
    const days = (world().now.getTime() - began) / (24 * 60 * MINUTE)
    expect(days).toBeGreaterThan(3.7)
    expect(days).toBeLessThanOrEqual(4)
  })

  test('a server that is back takes what waited', async () => {
    await server.stop()
    await queueMails(world().db, [1, 2, 3].map(aMail), world().now)
    await deliverDue(world().installation, transport)
    server = await mailServer(Number(new URL(server.url).port))
    advance(world(), MINUTE)
    expect(await deliverDue(world().installation, transport)).toBe(3)
  })

  test('several deliverers at once never send a mail twice', async () => {
    // A second process where there can be one: two connections to one SQLite file would block this process's only thread.
    const second = world().engine === 'postgres' ? await openDatabase(world().databaseUrl) : null
    const other = transportTo(world(), server.url)
    const many = Array.from({ length: 60 }, (_, n) => aMail(n))
    try {
      await queueMails(world().db, many, world().now)
      const sent = await Promise.all([
        deliverDue(world().installation, transport),
        deliverDue({ ...world().installation, db: second?.db ?? world().db }, other),
        deliverDue(world().installation, transport),
      ])
      expect(sent.reduce((sum, each) => sum + each, 0)).toBe(60)
      const recipients = server.received.map((mail) => mail.to?.[0]?.address)
      expect(recipients).toHaveLength(60)
      expect(new Set(recipients).size).toBe(60)
    } finally {
      other.close()
      await second?.close()
    }
  })

  test('what a process held when it died is taken up when its lease has ended', async () => {
    await queueMail(world().db, aMail(1), world().now)
    expect(await claimDue(world().db, world().now, 10, DEFAULT_SENDING)).toHaveLength(1)
    expect(await deliverDue(world().installation, transport)).toBe(0)
    advance(world(), 11 * MINUTE)
    expect(await deliverDue(world().installation, transport)).toBe(1)
    expect(await only(world())).toMatchObject({ status: 'sent', attempts: 2 })
  })

  test('an address cannot smuggle in headers or further recipients', async () => {
    const sly = { recipient: 'p1@bank.example, other@evil.example', subject: 'Hello\r\nBcc: other@evil.example' }
    await queueMail(world().db, { ...aMail(1), ...sly }, world().now)
    await deliverDue(world().installation, transport)
    for (const mail of server.received) {
      expect(mail.bcc ?? []).toEqual([])
      expect(mail.to?.map(({ address }) => address)).not.toContain('other@evil.example')
    }
  })
})

function transportTo(world: World, smtpUrl: string): MailTransport {
  const transport = openTransport({ ...world.installation.config, smtpUrl })
  if (transport === null) throw new Error('there is a server')
  return transport
}

function aMail(n: number) {
  return {
    kind: 'survey-invitation',
    recipient: `p${n}@bank.example`,
    subject: `Élan ${n}`,
    text: `Bonjour ${n} — ça va ?\n`,
    html: `<p>Bonjour ${n}</p>`,
    headers: { 'List-Unsubscribe': `<https://p.example/u/${n}>` },
  }
}

function only(world: World): Promise<Row<'outbox'>> {
  return world.db.selectFrom('outbox').selectAll().executeTakeFirstOrThrow()
}

function advance(world: World, milliseconds: number): void {
  world.now = new Date(world.now.getTime() + milliseconds)
}
