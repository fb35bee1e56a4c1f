import { expect, test } from 'vitest'
import { writeLetters } from '../../src/campaigns/campaign-jobs.ts'
import { invitationToken } from '../../src/campaigns/invitation-token.ts'
import { hashToken } from '../../src/database/tokens.ts'
import { claimDue } from '../../src/mail/queue-store.ts'
import { DEFAULT_SENDING } from '../../src/mail/sending.ts'
import { textOf } from '../support/answers.ts'
import { aSurvey, openForm } from '../support/respondent.ts'
import { onBothEngines, type World } from '../support/world.ts'
import {
  aDraft,
  allSent,
  answers,
  aStarted,
  campaignRow,
  invitationsOf,
  later,
  mailsTo,
  people,
  runJobs,
} from './support.ts'

onBothEngines((world) => {
  const started = async (slug: string, count: number, fields: Record<string, string> = {}) => {
    const { surveyId } = await aSurvey(world(), slug)
    await people(world(), slug, count, slug)
    const id = await aStarted(world(), { surveys: surveyId, ...fields })
    await runJobs(world())
    return id
  }
  const act = (id: string, action: string) => world().as('anton').post(`/campaigns/${id}/${action}`).expect(303)
  const waiting = (slug: string) =>
    world()
      .db.selectFrom('outbox')
      .selectAll()
      .where('recipient', 'like', `${slug}%`)
      .where('status', '=', 'waiting')
      .execute()
  const ledger = async () => (await world().db.selectFrom('contact_ledger').selectAll().execute()).length

  test('whoever answers while their reminder waits to be sent gets none, and nothing tells so', async () => {
    const id = await started('late', 3, { reminder_1: '3' })
    await allSent(world())
    await later(world(), 3.1)
    await runJobs(world())
    const [first, second] = await invitationsOf(world(), id)
    await answers(world(), first!)
    const claim = () => claimDue(world().db, world().now, 1, DEFAULT_SENDING)
    const claimed = [...(await claim()), ...(await claim()), ...(await claim())]
    expect(claimed.map(({ recipient }) => recipient).sort()).toEqual(['late2@bank.example', 'late3@bank.example'])
    expect((await mailsTo(world(), 'late1@bank.example')).map(({ kind }) => kind)).toEqual(['survey-invitation'])
    // What waits for its next try is looked at again, and an invitation is never dropped.
    await answers(world(), second!)
    await world().db.updateTable('outbox').set({ status: 'waiting' }).where('status', '=', 'sending').execute()
    await world().db.updateTable('outbox').set({ status: 'waiting' }).where('kind', '=', 'survey-invitation').execute()
    const again = await claimDue(world().db, world().now, 10, DEFAULT_SENDING)
    const late = again.filter(({ recipient }) => recipient.startsWith('late'))
    expect(late.map(({ recipient, kind }) => `${recipient} ${kind}`).sort()).toEqual([
      'late1@bank.example survey-invitation',
      'late2@bank.example survey-invitation',
      'late3@bank.example survey-invitation',
      'late3@bank.example survey-reminder',
    ])
    await allSent(world())
    await world().db.updateTable('outbox').set({ status: 'sent' }).execute()
  })

  test('reminders go to those who have not answered, on their day, with the same link', async () => {
    const id = await started('remind', 3, { reminder_1: '3', reminder_2: '7' })
    await allSent(world())
    const [first, second] = await invitationsOf(world(), id)
    await answers(world(), first!)
    await later(world(), 2.9)
    await runJobs(world())
    expect(await waiting('remind')).toHaveLength(0)
    await later(world(), 0.2)
    await runJobs(world())
    expect((await waiting('remind')).map(({ recipient, kind }) => [recipient, kind]).sort()).toEqual([
      ['remind2@bank.example', 'survey-reminder'],
      ['remind3@bank.example', 'survey-reminder'],
    ])
    const [invitation, reminder] = await mailsTo(world(), 'remind2@bank.example')
    const link = `${world().url}/r/${invitationToken(world().installation.secret, second!.id)}`
    expect(invitation?.body_text).toContain(link)
    expect(reminder?.body_text).toContain(link)
    expect(reminder?.subject).toContain('A reminder')
    await allSent(world())
    await runJobs(world())
    expect(await waiting('remind')).toHaveLength(0)
    await later(world(), 4.1)
    await runJobs(world())
    expect(await waiting('remind')).toHaveLength(2)
    await allSent(world())
    await later(world(), 30)
    await runJobs(world())
    expect(await waiting('remind')).toHaveLength(0)
    expect((await campaignRow(world(), id)).status).toBe('finished')
  })

  test('whoever answers between a reminder’s day and its writing gets none', async () => {
    const id = await started('justnow', 2)
    await allSent(world())
    await act(id, 'reminder')
    const [first] = await invitationsOf(world(), id)
    await answers(world(), first!)
    await runJobs(world())
    expect((await waiting('justnow')).map(({ recipient }) => recipient)).toEqual(['justnow2@bank.example'])
  })

  test('where answers are anonymous, the campaign’s page does not tell by a reminder who has not answered', async () => {
    const id = await started('untold', 3)
    await allSent(world())
    const [first] = await invitationsOf(world(), id)
    await answers(world(), first!)
    await act(id, 'reminder')
    for (const reminderIs of ['waiting', 'sent']) {
      await runJobs(world())
      if (reminderIs === 'sent') await allSent(world())
      const { text } = await world().as('ada').get(`/campaigns/${id}`).expect(200)
      const row = (number: number) =>
        text
          .match(new RegExp(`<tr>(?:(?!</tr>)[\\s\\S])*untold${number}@bank\\.example[\\s\\S]*?</tr>`))?.[0]
          ?.replaceAll(`${number}`, '')
          .replace(/\s+/g, ' ')
      expect(row(1)).toContain('untold@bank.example')
      expect(row(2)).toBe(row(1))
      expect(row(3)).toBe(row(1))
    }
  })

  test('a small anonymous campaign tells by neither its button nor its end that everybody has answered', async () => {
    const id = await started('fewend', 3, { reminder_1: '3' })
    await allSent(world())
    for (const invitation of await invitationsOf(world(), id)) await answers(world(), invitation)
    await runJobs(world())
    expect((await campaignRow(world(), id)).status).toBe('running')
    const page = textOf((await world().as('anton').get(`/campaigns/${id}`).expect(200)).text)
    expect(page).toContain('Remind those who have not answered')
    await act(id, 'reminder')
    const after = textOf((await world().as('anton').get(`/campaigns/${id}`).expect(200)).text)
    expect(after).toContain('Whoever has not answered is reminded.')
    await later(world(), 4.1)
    await runJobs(world())
    expect((await campaignRow(world(), id)).status).toBe('finished')
  })

  test('nobody is reminded of a letter that failed, bounced or is still under way', async () => {
    const id = await started('unheard', 3, { reminder_1: '3' })
    const [failed, bounced] = await invitationsOf(world(), id)
    await allSent(world())
    const set = (mailId: string, values: { status?: 'failed'; bounced_at?: string }) =>
      world().db.updateTable('outbox').set(values).where('id', '=', mailId).execute()
    await set(failed!.mail_id as string, { status: 'failed' })
    await set(bounced!.mail_id as string, { bounced_at: world().now.toISOString() })
    await later(world(), 3.1)
    await runJobs(world())
    expect((await waiting('unheard')).map(({ recipient }) => recipient)).toEqual(['unheard3@bank.example'])
    const page = textOf((await world().as('anton').get(`/campaigns/${id}`).expect(200)).text)
    // How many reminders wait would tell how many have not answered.
    expect(page).toMatch(/Invited 3 Sent 1 Failed 1 Bounced 1/)
  })

  test('erasing somebody takes along what they had entered and not sent, and their link leads nowhere', async () => {
    const id = await started('gone', 2)
    const [first, second] = await invitationsOf(world(), id)
    const path = (invitation: { id: string }) => `/r/${invitationToken(world().installation.secret, invitation.id)}`
    const { hidden } = await openForm(world(), path(first!))
    await world()
      .anyone()
      .post(path(first!), { ...hidden, keep: '1', VALUE: '2' })
      .expect(303)
    const kept = async () => (await world().db.selectFrom('partial_answer').select('key').execute()).length
    expect(await kept()).toBe(1)
    await world().as('anton').post(`/contacts/${first!.contact_id}/erase`, { sure: 'on' }).expect(303)
    expect(await kept()).toBe(0)
    await world().anyone().get(path(first!)).expect(404)
    await world().anyone().get(path(second!)).expect(200)
  })

  test('pausing takes back what waits, and resuming writes it again; the ledger counts what was sent', async () => {
    const before = await ledger()
    const id = await started('pause', 3)
    expect(await ledger()).toBe(before + 3)
    expect(await waiting('pause')).toHaveLength(3)
    await act(id, 'pause')
    await runJobs(world())
    expect(await waiting('pause')).toHaveLength(0)
    expect(await ledger()).toBe(before)
    expect((await campaignRow(world(), id)).status).toBe('paused')
    await act(id, 'resume')
    await runJobs(world())
    expect(await waiting('pause')).toHaveLength(3)
    expect(await ledger()).toBe(before + 3)
    expect((await invitationsOf(world(), id)).every(({ last_mail_at }) => last_mail_at !== null)).toBe(true)
  })

  test('stopping withdraws what has not been sent; links that were sent still work', async () => {
    const id = await started('stop', 3)
    const [sent, ...unsent] = await invitationsOf(world(), id)
    await world().db.updateTable('outbox').set({ status: 'sent' }).where('id', '=', sent!.mail_id).execute()
    await act(id, 'stop')
    await runJobs(world())
    expect(await waiting('stop')).toHaveLength(0)
    const after = await invitationsOf(world(), id)
    expect(after.map(({ withdrawn }) => withdrawn)).toEqual([null, 'stopped', 'stopped'])
    const token = invitationToken(world().installation.secret, sent!.id)
    await world().anyone().get(`/r/${token}`).expect(200)
    expect(unsent).toHaveLength(2)
    const page = textOf((await world().as('anton').get(`/campaigns/${id}`).expect(200)).text)
    expect(page).toContain('Stopped')
    expect(page).toMatch(/Invited 3 Sent 1 Withdrawn before sending 2/)
    await act(id, 'resume')
    expect((await campaignRow(world(), id)).status).toBe('stopped')
  })

  test('at its closing date a campaign ends: nothing more is sent, and its links say that it is closed', async () => {
    const id = await started('close', 2, { closes_on: closingDay(world(), 10), reminder_1: '3' })
    const [first] = await invitationsOf(world(), id)
    await later(world(), 11)
    await runJobs(world())
    expect((await campaignRow(world(), id)).status).toBe('finished')
    expect(await waiting('close')).toHaveLength(0)
    const token = invitationToken(world().installation.secret, first!.id)
    expect((await world().anyone().get(`/r/${token}`).expect(410)).text).toContain('closed')
  })

  test('a scheduled campaign starts by itself, not before its time in its zone', async () => {
    const { surveyId } = await aSurvey(world(), 'timed')
    await people(world(), 'timed', 2, 'timed')
    const day = closingDay(world(), 1)
    const fields = {
      surveys: surveyId,
      start: 'later',
      starts_on: day,
      starts_time: '09:30',
      time_zone: 'Asia/Kolkata',
    }
    const id = await aDraft(world(), fields)
    await world().as('anton').post(`/campaigns/${id}/start`, { when: 'planned' }).expect(303)
    expect(await campaignRow(world(), id)).toMatchObject({ status: 'scheduled', starts_at: `${day}T04:00:00.000Z` })
    const plan = await world().as('anton').get(`/campaigns/${id}/plan`).expect(200)
    expect(textOf(plan.text)).toContain('09:30 (Asia/Kolkata)')
    await later(world(), 0)
    world().now = new Date(`${day}T03:59:59Z`)
    await runJobs(world())
    expect(await invitationsOf(world(), id)).toHaveLength(0)
    world().now = new Date(`${day}T04:00:00Z`)
    await runJobs(world())
    expect(await invitationsOf(world(), id)).toHaveLength(2)
    await world().as('anton').post(`/campaigns/${id}/unschedule`).expect(303)
    expect((await campaignRow(world(), id)).status).toBe('running')
  })

  test('a scheduled campaign can be made a draft again, and then does not start', async () => {
    const { surveyId } = await aSurvey(world(), 'recalled')
    await people(world(), 'recalled', 1, 'recalled')
    const id = await aDraft(world(), { surveys: surveyId, start: 'later', starts_on: closingDay(world(), 1) })
    await world().as('anton').post(`/campaigns/${id}/start`, { when: 'planned' }).expect(303)
    await world().as('anton').post(`/campaigns/${id}/unschedule`).expect(303)
    await later(world(), 2)
    await runJobs(world())
    expect(await campaignRow(world(), id)).toMatchObject({ status: 'draft', planned_at: null })
  })

  test('few letters wait at a time, two processes write each of them once, and all get theirs in the end', async () => {
    const id = await started('many', 260)
    expect((await waiting('many')).length).toBeGreaterThanOrEqual(200)
    expect((await waiting('many')).length).toBeLessThan(260)
    await allSent(world())
    await Promise.all([writeLetters(world().installation), writeLetters(world().installation)])
    await allSent(world())
    const mails = await world()
      .db.selectFrom('outbox')
      .select('recipient')
      .where('recipient', 'like', 'many%')
      .execute()
    expect(mails).toHaveLength(260)
    expect(new Set(mails.map(({ recipient }) => recipient)).size).toBe(260)
    expect((await invitationsOf(world(), id)).every(({ mail_id }) => mail_id !== null)).toBe(true)
  })

  test('after a change of the secret, a letter that is written carries a link that works', async () => {
    const { surveyId } = await aSurvey(world(), 'secret')
    await people(world(), 'secret', 1, 'secret')
    const id = await aStarted(world(), { surveys: surveyId })
    const changed = { ...world().installation, secret: 'another secret for tests, of 40 characters' }
    await writeLetters(changed)
    const [invitation] = await invitationsOf(world(), id)
    const token = invitationToken(changed.secret, invitation!.id)
    expect(invitation!.token_hash).toBe(hashToken(token))
    await world().anyone().get(`/r/${token}`).expect(200)
  })
})

function closingDay(world: World, days: number): string {
  return new Date(world.now.getTime() + days * 24 * 3_600_000).toISOString().slice(0, 10)
}
