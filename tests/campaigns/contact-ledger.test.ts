import { beforeAll, expect, test } from 'vitest'
import { addressHash } from '../../src/campaigns/address-hash.ts'
import { limitVerdict } from '../../src/campaigns/contact-limits.ts'
import { markActive, markBounced, markUnsubscribed } from '../../src/campaigns/contact-status-store.ts'
import {
  addressSalt,
  changeContactLimits,
  contactLimits,
  holdLedger,
  limitedContacts,
  recordContact,
} from '../../src/campaigns/ledger-store.ts'
import { decideByAddress } from '../../src/campaigns/plan-store.ts'
import { openDatabase } from '../../src/database/open.ts'
import type { Day } from '../../src/database/schema.ts'
import { hashToken } from '../../src/database/tokens.ts'
import { queueMails } from '../../src/mail/outbox.ts'
import { daysAfter } from '../../src/statistics/days.ts'
import { aContact } from '../support/contacts.ts'
import { anInvitation, aSurvey } from '../support/respondent.ts'
import { onBothEngines } from '../support/world.ts'

onBothEngines((world) => {
  const today = '2026-11-20'
  let salt: string
  beforeAll(async () => {
    salt = await addressSalt(world().db)
  })
  const hash = (email: string) => addressHash(salt, email)
  const verdictOf = async (email: string, limits: object = {}) => {
    const { db } = world()
    const current = { ...(await contactLimits(db)), ...limits }
    const row = await limitedContacts(db, current, today).having('address_hash', '=', hash(email)).executeTakeFirst()
    const days = { fullSince: row?.full_since ?? null, restSince: row?.rest_since ?? null }
    return { isListed: row !== undefined, ...limitVerdict(current, days, today) }
  }
  const write = (email: string, kind: 'invitation' | 'reminder', ...days: Day[]) =>
    recordContact(
      world().db,
      days.map((day) => ({ address_hash: hash(email), kind, day })),
    )

  test('the limits are four invitations in 90 days and a rest of 30, until somebody sets others', async () => {
    const { db } = world()
    expect(await contactLimits(db)).toEqual({ invitations: 4, windowDays: 90, restDays: 30 })
    await changeContactLimits(db, { invitations: 2, windowDays: 10, restDays: 5 })
    await changeContactLimits(db, { invitations: 3, windowDays: 10, restDays: 5 })
    expect(await contactLimits(db)).toEqual({ invitations: 3, windowDays: 10, restDays: 5 })
  })

  test('the salt is made once, however many ask for it first', async () => {
    const { db, databaseUrl } = world()
    await db.deleteFrom('setting').where('name', '=', 'address-salt').execute()
    const other = await openDatabase(databaseUrl)
    const salts = await Promise.all([db, other.db, db, other.db].map((each) => addressSalt(each)))
    expect(new Set(salts).size).toBe(1)
    await other.close()
    salt = await addressSalt(db)
    expect(salt).toHaveLength(43)
    expect(hash(' Una@Bank.example ')).toBe(hash('una@bank.example'))
    expect(hash('una@bank.example')).not.toBe(addressHash('another', 'una@bank.example'))
  })

  test('who has had as many invitations as the window allows waits; reminders and older ones do not count', async () => {
    await write('full@bank.example', 'invitation', '2026-11-12', '2026-11-19', '2026-11-11', '2026-10-01')
    expect(await verdictOf('full@bank.example')).toEqual({
      isListed: true,
      allowed: false,
      reason: 'contact-limits',
      from: '2026-11-21',
    })
    await write('older@bank.example', 'invitation', '2026-11-10', '2026-11-19', '2026-11-11')
    expect(await verdictOf('older@bank.example')).toEqual({ isListed: false, allowed: true })
    await write('reminded@bank.example', 'invitation', '2026-11-12', '2026-11-19')
    await write('reminded@bank.example', 'reminder', '2026-11-13', '2026-11-20')
    expect(await verdictOf('reminded@bank.example')).toEqual({ isListed: false, allowed: true })
  })

  /** Somebody who was invited on the 15th, and whose last mail about the survey was of the 17th. @returns address and key */
  const written = async (surveyId: string, perspective: 'customer' | 'user') => {
    const key = hashToken(await anInvitation(world(), surveyId, perspective))
    const email = `${key}@bank.example`.toLowerCase()
    await aContact(world(), { email })
    await world()
      .db.updateTable('invitation')
      .set({ email, created_at: '2026-11-15T08:00:00.000Z', last_mail_at: '2026-11-17T08:00:00.000Z' })
      .where('token_hash', '=', key)
      .execute()
    return { email, key }
  }

  test('who has answered under their name rests from the last mail on', async () => {
    const { surveyId } = await aSurvey(world(), 'rested')
    const { email, key } = await written(surveyId, 'customer')
    expect(await verdictOf(email)).toEqual({ isListed: false, allowed: true })
    await world().db.insertInto('participation').values({ key, survey_id: surveyId, perspective: 'customer' }).execute()
    expect(await verdictOf(email)).toEqual({ isListed: true, allowed: false, reason: 'resting', from: '2026-11-22' })
    expect(await verdictOf(email, { restDays: 3 })).toEqual({ isListed: false, allowed: true })
    expect(await verdictOf(email, { restDays: 4 })).toMatchObject({ isListed: true, from: '2026-11-21' })
  })

  test('after an anonymous survey everybody rests alike, answered, reminded or neither', async () => {
    const { surveyId } = await aSurvey(world(), 'alike')
    const answered = await written(surveyId, 'user')
    const reminded = await written(surveyId, 'user')
    const silent = await written(surveyId, 'user')
    const { db } = world()
    const values = { key: answered.key, survey_id: surveyId, perspective: 'user' as const }
    await db.insertInto('participation').values(values).execute()
    await db
      .updateTable('invitation')
      .set({ last_mail_at: '2026-11-15T08:00:00.000Z' })
      .where('token_hash', 'in', [answered.key, silent.key])
      .execute()
    const rests = { isListed: true, allowed: false, reason: 'resting', from: '2026-11-21' }
    for (const { email } of [answered, reminded, silent]) {
      expect(await verdictOf(email, { restDays: 6 })).toEqual(rests)
      expect(await verdictOf(email, { restDays: 5 })).toEqual({ isListed: false, allowed: true })
    }
    const services = { surveyId: 'another', serviceId: 'another', perspective: 'user' as const }
    const emails = [answered, reminded, silent].map(({ email }) => email)
    const limits = await contactLimits(db)
    await changeContactLimits(db, { ...limits, restDays: 6 })
    const listed = await decideByAddress(db, services, emails, new Date(`${today}T12:00:00Z`))
    await changeContactLimits(db, limits)
    for (const email of emails) expect(listed.get(email)?.decision).toEqual({ invited: false, reason: 'resting' })
  })

  test('those who plan take turns', async () => {
    const { db } = world()
    const order: string[] = []
    const plan = (name: string) =>
      db.transaction().execute(async (trx) => {
        await holdLedger(trx)
        order.push(`${name} begins`)
        await recordContact(trx, [{ address_hash: name, kind: 'invitation', day: today }])
        order.push(`${name} ends`)
      })
    await Promise.all([plan('one'), plan('two')])
    expect(order[0]?.split(' ')[0]).toBe(order[1]?.split(' ')[0])
  })

  test('many people are looked at by one query', async () => {
    const { db } = world()
    // Four invitations each; those of every other person are older than the window.
    const rows = Array.from({ length: 20_000 }, (_, n) => ({
      address_hash: `crowd-${n % 5_000}`,
      kind: 'invitation' as const,
      day: daysAfter(today, -Math.floor(n / 5_000) - (n % 2) * 20),
    }))
    await recordContact(db, rows)
    const limited = await limitedContacts(db, await contactLimits(db), today)
      .having('address_hash', 'like', 'crowd-%')
      .execute()
    expect(limited).toHaveLength(2_500)
  })

  test('who unsubscribes is written to no more, and no list brings an unknown one back', async () => {
    const { db, now } = world()
    const { surveyId } = await aSurvey(world(), 'left')
    const key = hashToken(await anInvitation(world(), surveyId, 'user'))
    const id = await aContact(world(), { email: 'leaver@bank.example' })
    const mail = { kind: 'survey-invitation', recipient: 'leaver@bank.example', subject: '', text: '', html: '' }
    const [waiting = '', sent = ''] = await queueMails(db, [mail, mail], now)
    await db.updateTable('outbox').set({ status: 'sent' }).where('id', '=', sent).execute()
    await db.updateTable('invitation').set({ contact_id: id, mail_id: waiting }).where('token_hash', '=', key).execute()

    await markUnsubscribed(db, { contactId: id }, 'by the link in a mail', now)
    await markBounced(db, { contactId: id }, '550', now)
    const contact = await db.selectFrom('contact').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    expect(contact).toMatchObject({ status: 'unsubscribed', status_reason: 'by the link in a mail' })
    const mails = await db.selectFrom('outbox').select('id').where('recipient', '=', 'leaver@bank.example').execute()
    expect(mails.map((row) => row.id)).toEqual([sent])
    const invitation = await db.selectFrom('invitation').selectAll().where('token_hash', '=', key).executeTakeFirst()
    expect(invitation?.withdrawn).toBe('unsubscribed')

    await markUnsubscribed(db, { email: ' Stranger@bank.example', language: 'fr' }, 'by mail', now)
    await markUnsubscribed(db, { email: 'stranger@BANK.example' }, 'again', now)
    const strangers = await db.selectFrom('contact').selectAll().where('email', 'like', 'stranger%').execute()
    expect(strangers).toMatchObject([{ email: 'stranger@bank.example', status: 'unsubscribed', language: 'fr' }])
  })

  test('an address that bounces is not written to until somebody says that it works again', async () => {
    const { db, now } = world()
    const id = await aContact(world(), { email: 'broken@bank.example' })
    const statusOf = async () =>
      (await db.selectFrom('contact').select('status').where('id', '=', id).executeTakeFirst())?.status
    await markBounced(db, { email: 'broken@bank.example' }, '550 no such user', now)
    expect(await statusOf()).toBe('bounced')
    await markActive(db, id, now)
    expect(await statusOf()).toBe('active')
    await db.updateTable('contact').set({ status: 'erased' }).where('id', '=', id).execute()
    for (const mark of [markBounced, markUnsubscribed]) await mark(db, { contactId: id }, 'late', now)
    await markActive(db, id, now)
    expect(await statusOf()).toBe('erased')
    await markBounced(db, { contactId: 'nobody' }, 'late', now)
  })
})
