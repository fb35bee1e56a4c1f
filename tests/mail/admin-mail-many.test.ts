import { beforeEach, expect, test } from 'vitest'
import type { Row } from '../../src/database/schema.ts'
import { queueMails } from '../../src/mail/outbox.ts'
import { DAYS_KEPT, deleteOldMails } from '../../src/mail/retention-store.ts'
import { publishDefaultSurvey } from '../../src/surveys/store.ts'
import { aCampaign } from '../support/respondent.ts'
import { onBothEngines } from '../support/world.ts'

const DAY = 86_400_000
const EVERYTHING = { reason: '', kind: '', campaign: '', q: '' }

/* What administrators do with the outbox: find, repeat, cancel; and what goes by itself. */

onBothEngines((world) => {
  const ada = () => world().as('ada')
  beforeEach(async () => {
    await world().db.deleteFrom('outbox').execute()
  })

  async function mails(count: number, as: Partial<Row<'outbox'>>, recipient = 'p'): Promise<string[]> {
    const { db, now } = world()
    const given = Array.from({ length: count }, (_, n) => ({
      ...{ kind: 'survey-invitation', recipient: `${recipient}${n}@bank.example` },
      ...{ subject: `To ${recipient}${n}`, text: 'Hello', html: '' },
    }))
    const ids = await queueMails(db, given, now)
    if (Object.keys(as).length > 0) await db.updateTable('outbox').set(as).where('id', 'in', ids).execute()
    return ids
  }
  async function standing(): Promise<Record<string, string>> {
    const rows = await world().db.selectFrom('outbox').select(['recipient', 'status']).execute()
    return Object.fromEntries(rows.map(({ recipient, status }) => [recipient.split('@')[0], status]))
  }
  async function shown(query: string): Promise<string[]> {
    const { text } = await ada().get(`/admin/mail?${query}`)
    return [...text.matchAll(/<td>(\w+)@bank\.example</g)].map(([, name = '']) => name).sort()
  }
  const failed = (reason: string) => ({ status: 'failed', attempts: 1, last_error: `${reason} 550 no` }) as const

  test('it is filtered by status, reason, kind, recipient, and by what came back', async () => {
    await mails(1, failed('refused'), 'gone')
    await mails(1, failed('content'), 'spam')
    await mails(1, { kind: 'password-reset' }, 'lost')
    await mails(1, { status: 'sent', bounced_at: world().now.toISOString(), last_error: 'hard 550 no' }, 'back')
    expect(await shown('')).toEqual(['back0', 'gone0', 'lost0', 'spam0'])
    expect(await shown('status=failed')).toEqual(['gone0', 'spam0'])
    expect(await shown('status=failed&reason=content')).toEqual(['spam0'])
    expect(await shown('kind=password-reset')).toEqual(['lost0'])
    expect(await shown('q=GONE')).toEqual(['gone0'])
    expect(await shown('status=bounced')).toEqual(['back0'])
    expect(await shown("kind=' or 1=1&reason=nonsense&campaign=<b>")).toHaveLength(4)
  })

  test('it is filtered by campaign, and says so', async () => {
    const { db, now } = world()
    const { surveyId } = await db.transaction().execute((trx) => publishDefaultSurvey(trx, 'mortgage', now))
    await aCampaign(db, surveyId, 'user', 'autumn')
    await db.updateTable('campaign').set({ name: 'Autumn <2026>' }).where('id', '=', 'autumn').execute()
    const [mail_id = ''] = await mails(1, {}, 'autumn')
    await mails(1, {}, 'winter')
    const person = { email: 'autumn0@bank.example', name: '', language: 'en', token_hash: 'x', contact_id: null }
    await db
      .insertInto('invitation')
      .values({
        ...{ id: 'i', campaign_id: 'autumn', survey_id: surveyId, perspective: 'user', ...person, mail_id },
        ...{ last_mail_at: null, withdrawn: null, created_at: now.toISOString() },
      })
      .execute()
    expect(await shown('campaign=autumn')).toEqual(['autumn0'])
    expect((await ada().get('/admin/mail?campaign=autumn')).text).toContain('Autumn &lt;2026&gt;')
    expect(await shown('campaign=spring')).toEqual([])
  })

  test('all failed ones of one reason are sent again; the others stay', async () => {
    await mails(2, failed('unreachable'), 'down')
    await mails(1, failed('refused'), 'gone')
    await mails(1, { status: 'cancelled' }, 'not')
    expect((await ada().get('/admin/mail?status=failed&reason=unreachable')).text).toContain('Send all 2 again')
    const answer = await ada().post('/admin/mail/resend', { ...EVERYTHING, status: 'failed', reason: 'unreachable' })
    expect(answer.headers['location']).toBe('/admin/mail?status=waiting')
    expect(await standing()).toEqual({ down0: 'waiting', down1: 'waiting', gone0: 'failed', not0: 'cancelled' })
    expect((await ada().get('/admin/mail')).text).toContain('2 e-mails are queued again.')
  })

  test('a mail whose invitation was withdrawn is never sent again, not even by hand', async () => {
    const { db, now } = world()
    const [id = ''] = await mails(1, failed('refused'), 'left')
    const invitation = await db.selectFrom('invitation').selectAll().executeTakeFirstOrThrow()
    const other = { id: 'w', email: 'left0@bank.example', token_hash: 'w', mail_id: id, withdrawn: 'unsubscribed' }
    await db
      .insertInto('invitation')
      .values({ ...invitation, ...other, created_at: now.toISOString() })
      .execute()
    await ada().post('/admin/mail/resend', { ...EVERYTHING, status: 'failed' })
    expect((await ada().post(`/admin/mail/${id}/retry`)).status).toBe(404)
    expect(await standing()).toEqual({ left0: 'failed' })
    expect((await ada().get(`/admin/mail/${id}`)).text).toContain('Its invitation has been withdrawn')
  })

  test('waiting ones are cancelled, one or all that are shown, and can still be sent', async () => {
    const [one = ''] = await mails(3, {}, 'wait')
    await mails(1, { kind: 'password-reset' }, 'lost')
    await mails(1, { status: 'sent' }, 'sent')
    await ada().post(`/admin/mail/${one}/cancel`)
    expect((await ada().get(`/admin/mail/${one}`)).text).toContain('Send after all')
    const answer = await ada().post('/admin/mail/cancel', {
      ...{ ...EVERYTHING, status: 'waiting', kind: 'survey-invitation' },
    })
    expect(answer.headers['location']).toBe('/admin/mail?status=cancelled&kind=survey-mail')
    const all = { wait0: 'cancelled', wait1: 'cancelled', wait2: 'cancelled' }
    expect(await standing()).toEqual({ ...all, lost0: 'waiting', sent0: 'sent' })
    expect((await ada().post(`/admin/mail/${one}/cancel`)).status).toBe(404)
    await ada().post(`/admin/mail/${one}/retry`)
    expect(await standing()).toMatchObject({ wait1: 'cancelled', sent0: 'sent' })
    expect(Object.values(await standing()).filter((status) => status === 'waiting')).toHaveLength(2)
  })

  test('only administrators repeat and cancel, and forms that no page of ours sends are refused', async () => {
    const [id = ''] = await mails(1, failed('refused'), 'gone')
    const form = { ...EVERYTHING, status: 'failed' }
    expect((await world().as('anton').post('/admin/mail/resend', form)).status).toBe(404)
    expect((await ada().post('/admin/mail/resend', { ...EVERYTHING, status: 'sent' })).status).toBe(400)
    expect((await ada().post('/admin/mail/resend', { status: 'failed' })).status).toBe(400)
    expect((await ada().post('/admin/mail/cancel', { ...form, status: 'sending' })).status).toBe(400)
    expect((await ada().post(`/admin/mail/${id}/cancel`)).status).toBe(404)
    expect(await standing()).toEqual({ gone0: 'failed' })
  })

  test('the list tells how many stand where, and how many invitations are still to be written', async () => {
    const { db } = world()
    await mails(2, {}, 'wait')
    await mails(3, failed('later'), 'late')
    await db.updateTable('campaign').set({ status: 'running' }).where('id', '=', 'autumn').execute()
    await db.updateTable('invitation').set({ mail_id: null }).where('id', '=', 'i').execute()
    const { text } = await ada().get('/admin/mail')
    expect(text).toMatch(/Waiting <span[^>]*>2</)
    expect(text).toMatch(/Failed <span[^>]*>3</)
    expect(text).toContain('2 e-mails wait, and one invitation will be written as they go.')
  })

  test(`what is done with is deleted after ${DAYS_KEPT} days, what waits is not`, async () => {
    const before = (days: number) => new Date(world().now.getTime() - days * DAY).toISOString()
    await mails(1, { status: 'sent', created_at: before(DAYS_KEPT + 1) }, 'oldSent')
    await mails(1, { ...failed('refused'), created_at: before(DAYS_KEPT + 1) }, 'oldFailed')
    await mails(1, { status: 'cancelled', created_at: before(DAYS_KEPT + 1) }, 'oldNot')
    await mails(1, { created_at: before(DAYS_KEPT + 1) }, 'oldWaiting')
    await mails(1, { status: 'sent', created_at: before(DAYS_KEPT - 1) }, 'newSent')
    await deleteOldMails(world().db, world().now)
    expect(Object.keys(await standing()).sort()).toEqual(['newSent0', 'oldWaiting0'])
    expect((await ada().get('/admin/mail')).text).toContain(`${DAYS_KEPT} days after it was written`)
  })

  test('more than a thousand old ones go, too', async () => {
    await mails(1_201, { status: 'sent', created_at: '2020-01-01T00:00:00.000Z' })
    await deleteOldMails(world().db, world().now)
    expect(await standing()).toEqual({})
  })
})
