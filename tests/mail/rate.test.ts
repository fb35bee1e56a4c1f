import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase } from '../../src/database/open.ts'
import { deliverDue, type MailTransport, type Message, waitForAllowance } from '../../src/mail/deliver.ts'
import { queueMail, queueMails } from '../../src/mail/outbox.ts'
import { allowance, type Handed, minutesToSend, withHanded } from '../../src/mail/rate.ts'
import { keepSending } from '../../src/mail/sending-store.ts'
import { onBothEngines, type World } from '../support/world.ts'

const SECOND = 1_000
const at = (seconds: number) => new Date(Date.UTC(2026, 10, 21, 12) + seconds * SECOND)

describe('the sending limit', () => {
  test('no limit: everything may go', () => {
    expect(allowance([[at(0).getTime(), 1e6]], null, at(0)).messages).toBeGreaterThan(1e6)
  })

  test.each([1, 2, 7, 30, 300, 10_000])('of %i: never more in any minute, and nearly as many in each', (perMinute) => {
    let handed: Handed = []
    const sent: { second: number; messages: number }[] = []
    for (let second = 0; second < 300; second++) {
      const { messages } = allowance(handed, perMinute, at(second))
      if (messages > 0) handed = withHanded(handed, messages, at(second))
      sent.push({ second, messages })
    }
    const inMinuteFrom = (from: number) =>
      sent.reduce((sum, { second, messages }) => sum + (second >= from && second < from + 60 ? messages : 0), 0)
    const minutes = Array.from({ length: 240 }, (_, from) => inMinuteFrom(from))
    expect(Math.max(...minutes)).toBe(perMinute)
    expect(inMinuteFrom(0) + inMinuteFrom(60) + inMinuteFrom(120) + inMinuteFrom(180)).toBeGreaterThanOrEqual(
      3.5 * perMinute,
    )
    expect(handed.length).toBeLessThanOrEqual(240)
  })

  test('a minute is spread: at most a quarter of it at once', () => {
    expect(allowance([], 100, at(0))).toEqual({ messages: 25, againAt: null })
    const after = allowance(withHanded([], 25, at(0)), 100, at(3))
    expect(after).toEqual({ messages: 0, againAt: at(15) })
  })

  test('whoever must wait is told until when, and may go then', () => {
    let handed: Handed = []
    for (const second of [0, 15, 30, 45]) handed = withHanded(handed, 2, at(second))
    const { messages, againAt } = allowance(handed, 8, at(50))
    expect(messages).toBe(0)
    expect(againAt).toEqual(at(60))
    expect(allowance(handed, 8, at(60)).messages).toBe(2)
  })

  test('a limit that is lowered holds at once', () => {
    const handed = withHanded([], 75, at(0))
    expect(allowance(handed, 10, at(20)).messages).toBe(0)
  })

  test('times far ahead, of a clock that was set back, hold nothing up', () => {
    expect(allowance([[at(3_600).getTime(), 100]], 10, at(0)).messages).toBeGreaterThan(0)
  })

  test('the time that a queue takes is told in minutes, rounded up', () => {
    expect([minutesToSend(0, 30), minutesToSend(31, 30), minutesToSend(100_000, 300)]).toEqual([0, 2, 334])
    expect(minutesToSend(31, null)).toBeNull()
  })
})

onBothEngines((world) => {
  let sent: Message[]
  const transport: MailTransport = { sendMail: async (mail) => sent.push(mail), close: () => {} }
  const began = () => at(0)

  beforeEach(async () => {
    sent = []
    world().now = began()
    await world().db.deleteFrom('outbox').execute()
    await limit(world(), 8)
  })
  afterEach(() => limit(world(), null))

  test('it works: a queue goes out no faster than the limit, and goes on by itself', async () => {
    await queueMails(world().db, crowd(20), began())
    expect(await deliverDue(world().installation, transport)).toBe(2)
    expect(await waitForAllowance(world().installation)).toBe(15 * SECOND)
    const times: number[] = []
    for (
      let wait = 0;
      sent.length < 20 && times.length < 30;
      wait = (await waitForAllowance(world().installation)) ?? 0
    ) {
      world().now = new Date(world().now.getTime() + wait)
      times.push(...Array(await deliverDue(world().installation, transport)).fill(world().now.getTime()))
    }
    expect(sent).toHaveLength(20)
    expect(new Set(sent.map((mail) => mail.to.address)).size).toBe(20)
    expect(times.at(-1)).toBeGreaterThanOrEqual(at(120).getTime())
    expect(times.at(-1)).toBeLessThanOrEqual(at(180).getTime())
    expect(await waitForAllowance(world().installation)).toBeNull()
  })

  test('several processes share one limit', async () => {
    const second = world().engine === 'postgres' ? await openDatabase(world().databaseUrl) : null
    try {
      await limit(world(), 40)
      await queueMails(world().db, crowd(30), began())
      const counts = await Promise.all([
        deliverDue(world().installation, transport),
        deliverDue({ ...world().installation, db: second?.db ?? world().db }, transport),
        deliverDue(world().installation, transport),
      ])
      expect(counts.reduce((sum, each) => sum + each)).toBe(10)
      expect(sent).toHaveLength(10)
    } finally {
      await second?.close()
    }
  })

  test('what somebody waits for goes before a campaign that was queued earlier', async () => {
    await queueMails(world().db, crowd(5), began())
    world().now = at(1)
    const reset = { kind: 'password-reset', recipient: 'nina@bank.example', subject: '', text: '', html: '' }
    await queueMail(world().db, { ...reset, isUrgent: true }, world().now)
    await deliverDue(world().installation, transport)
    expect(sent.map((mail) => mail.to.address)).toContain('nina@bank.example')
  })

  test('messages that the server does not take count, too', async () => {
    await queueMails(world().db, crowd(5), began())
    const busy = Object.assign(new Error('451 later'), { responseCode: 451, command: 'DATA' })
    await deliverDue(world().installation, { sendMail: () => Promise.reject(busy), close: () => {} })
    expect(await deliverDue(world().installation, transport)).toBe(0)
  })

  test('an administrator sets it, and what is no limit is refused beside its field', async () => {
    const ada = world().as('ada')
    const page = await ada.get('/admin/mail/sending')
    expect(page.text).toContain('value="8"')
    const wrong = await ada.post('/admin/mail/sending', {
      ...{ perMinute: '0', connections: 'many', messagesPerConnection: '50' },
    })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('id="perMinute-error"')
    expect(wrong.text).toContain('value="many"')
    const form = { perMinute: '', connections: '2', messagesPerConnection: '50' }
    expect((await ada.post('/admin/mail/sending', form)).status).toBe(303)
    expect((await ada.get('/admin/mail')).text).toContain('There is no sending limit.')
    await queueMails(world().db, crowd(30), began())
    expect(await deliverDue(world().installation, transport)).toBe(30)
    expect((await world().as('anton').post('/admin/mail/sending', form)).status).toBe(404)
  })

  test('the list says how many wait and how long that takes', async () => {
    world().installation.config.smtpUrl = 'smtp://127.0.0.1:9'
    await queueMails(world().db, crowd(17), began())
    const list = (await world().as('ada').get('/admin/mail')).text
    expect(list).toContain('17 e-mails wait. At most 8 leave per minute. The last one leaves in about 3 minutes.')
    const soon = new Date(world().now.getTime() + 3_600_000).toISOString()
    await world().db.updateTable('outbox').set({ next_attempt_at: soon }).where('recipient', 'like', 'p1%').execute()
    const later = (await world().as('ada').get('/admin/mail')).text
    expect(later).toContain('17 e-mails wait. At most 8 leave per minute. The last one leaves in about 2 minutes.')
    expect(later).toContain('Put off to be tried again later: 8.')
    await world().db.updateTable('outbox').set({ next_attempt_at: soon }).execute()
    const allLater = (await world().as('ada').get('/admin/mail')).text
    expect(allLater).toContain('17 e-mails wait. At most 8 leave per minute. Put off to be tried again later: 17.')
    world().installation.config.smtpUrl = null
  })
})

async function limit(world: World, perMinute: number | null): Promise<void> {
  await keepSending(world.db, { perMinute, connections: 3, messagesPerConnection: 100 })
  await world.db.updateTable('setting').set({ value: '[]' }).where('name', '=', 'mail-handed').execute()
}

function crowd(count: number) {
  return Array.from({ length: count }, (_, n) => ({
    ...{ kind: 'survey-invitation', recipient: `p${n}@bank.example` },
    ...{ subject: `For ${n}`, text: '', html: '' },
  }))
}
