import { beforeAll, describe, expect, test } from 'vitest'
import { invitationToken } from '../../src/campaigns/invitation-token.ts'
import { newId } from '../../src/database/tokens.ts'
import { tellWhatWasDone } from '../../src/improvement/heard-jobs.ts'
import { aStarted, invitationsOf, people, runJobs } from '../campaigns/support.ts'
import { textOf } from '../support/answers.ts'
import { aSurvey } from '../support/respondent.ts'
import { onBothEngines, type World } from '../support/world.ts'

async function anAction({ db, now }: World, service: string, title: string): Promise<string> {
  const id = newId()
  const at = now.toISOString()
  await db
    .insertInto('improvement_action')
    .values({
      ...{ id, service_id: service, title, dimension: null, cause: 'c', owner: 'o', due_on: '2026-12-01', change: 'x' },
      ...{
        target_points: null,
        evidence: '',
        status: 'implemented',
        raised_by: 'anton',
        created_at: at,
        updated_at: at,
      },
    })
    .execute()
  return id
}

const words = {
  said: 'Nobody tells me why <my card> is locked.',
  said_fr: '',
  done: 'You get a message.',
  done_fr: 'Un message.',
}

describe('you said, we did', () => {
  onBothEngines((world) => {
    let action: string
    beforeAll(async () => {
      action = await anAction(world(), 'debit-card', 'Secret project name')
    })
    const heard = (path = '') =>
      world()
        .as('anton')
        .post(`/actions/${action}/heard${path}`, path === '' ? words : {})

    test('nothing is told before it is published, and the address says as little as one that never was', async () => {
      await heard('/publication').expect(404)
      const missing = await world()
        .as('anton')
        .post(`/actions/${action}/heard`, { ...words, done: ' ' })
        .expect(422)
      expect(missing.text).toContain('done-error')
      expect(missing.text).toContain('Nobody tells me why &lt;my card&gt; is locked.')
      await heard().expect(303)
      const hidden = await world().anyone().get('/heard/debit-card').expect(404)
      const unknown = await world().anyone().get('/heard/no-such-service').expect(404)
      expect(hidden.text).toBe(unknown.text)
    })

    test('published, everybody reads it in their language, and nothing else of the action', async () => {
      await heard('/publication').expect(303)
      const page = await world().anyone().get('/heard/debit-card').expect(200)
      expect(textOf(page.text)).toContain('You get a message.')
      expect(page.text).toContain('&lt;my card&gt;')
      expect(page.text).not.toContain('Secret project name')
      expect(page.headers['set-cookie']).toBeUndefined()
      const french = textOf((await world().anyone({ 'Accept-Language': 'fr' }).get('/heard/debit-card')).text)
      expect(french).toContain('Un message.')
      expect(french).toContain('Nobody tells me why')
      await heard('/withdrawal').expect(303)
      await world().anyone().get('/heard/debit-card').expect(404)
    })

    test('all who were invited are told once, whether they answered or not, but for those who want no mail', async () => {
      const { surveyId } = await aSurvey(world(), 'told')
      await people(world(), 'told', 4, 'told')
      const campaign = await aStarted(world(), { surveys: surveyId })
      await runJobs(world())
      await world().db.updateTable('outbox').set({ status: 'sent' }).execute()
      const invitations = await invitationsOf(world(), campaign)
      const { token_hash: key, survey_id, perspective } = invitations[0]!
      await world().db.insertInto('participation').values({ key, survey_id, perspective }).execute()
      const unsubscribed = { status: 'unsubscribed' as const }
      await world().db.updateTable('contact').set(unsubscribed).where('email', '=', 'told2@bank.example').execute()

      const told = await anAction(world(), 'told', 'Told')
      const post = (path: string, fields = {}) => world().as('anton').post(`/actions/${told}/heard${path}`, fields)
      await post('', words).expect(303)
      await post('/telling').expect(303)
      await tellWhatWasDone(world().installation)
      const mails = () => world().db.selectFrom('outbox').selectAll().where('kind', '=', 'survey-heard').execute()
      expect(await mails()).toHaveLength(0)

      await post('/publication').expect(303)
      expect(textOf((await world().as('anton').get(`/actions/${told}/heard`)).text)).toContain('Tell 3 people by mail')
      await post('/telling').expect(303)
      await Promise.all([tellWhatWasDone(world().installation), tellWhatWasDone(world().installation)])
      await tellWhatWasDone(world().installation)
      await post('/telling').expect(303)
      await tellWhatWasDone(world().installation)
      const sent = await mails()
      expect(sent.map(({ recipient }) => recipient).sort()).toEqual([1, 3, 4].map((n) => `told${n}@bank.example`))
      const bodies = sent.map(({ body_text, recipient }) =>
        body_text
          .replaceAll(/Person \d/g, 'Person')
          .replaceAll(/\/u\/[\w-]+/g, '/u/…')
          .replaceAll(recipient, ''),
      )
      expect(new Set(bodies).size).toBe(1)
      const stop = `${world().url}/u/${invitationToken(world().installation.secret, invitations[0]!.id)}`
      expect(sent.find(({ recipient }) => recipient.startsWith('told1'))?.headers).toContain(stop)
      await world().anyone().get(new URL(stop).pathname).expect(200)
    })

    test('who unsubscribes while the mail waits gets none, and who was erased is nobody to tell', async () => {
      const told = await anAction(world(), 'told', 'Told again')
      const post = (path: string, fields = {}) => world().as('anton').post(`/actions/${told}/heard${path}`, fields)
      await post('', words).expect(303)
      await post('/publication').expect(303)
      const { id } = await world()
        .db.selectFrom('contact')
        .select('id')
        .where('email', '=', 'told4@bank.example')
        .executeTakeFirstOrThrow()
      await world().as('anton').post(`/contacts/${id}/erase`, { sure: 'on' }).expect(303)
      expect(textOf((await world().as('anton').get(`/actions/${told}/heard`)).text)).toContain('Tell 2 people by mail')
      await world().db.updateTable('outbox').set({ status: 'sent' }).execute()
      await post('/telling').expect(303)
      await tellWhatWasDone(world().installation)
      const waiting = () =>
        world()
          .db.selectFrom('outbox')
          .select('recipient')
          .where('kind', '=', 'survey-heard')
          .where('status', '=', 'waiting')
          .orderBy('recipient')
          .execute()
      expect((await waiting()).map(({ recipient }) => recipient)).toEqual(['told1@bank.example', 'told3@bank.example'])
      const [invitation] = await world()
        .db.selectFrom('invitation')
        .select('id')
        .where('email', '=', 'told1@bank.example')
        .execute()
      await world()
        .anyone()
        .post(`/u/${invitationToken(world().installation.secret, invitation!.id)}`)
        .expect(200)
      expect((await waiting()).map(({ recipient }) => recipient)).toEqual(['told3@bank.example'])
    })

    test('only the ITSM team writes and publishes it', async () => {
      for (const member of ['olive', 'vera', 'otto'] as const) {
        await world().as(member).get(`/actions/${action}/heard`).expect(404)
        await world().as(member).post(`/actions/${action}/heard/publication`).expect(404)
      }
    })
  })
})
