import { beforeAll, describe, expect, test } from 'vitest'
import { tellOwners } from '../../src/improvement/follow-up-jobs.ts'
import { textOf } from '../support/answers.ts'
import { aContact } from '../support/contacts.ts'
import { anInvitation, aSurvey, openForm } from '../support/respondent.ts'
import { onBothEngines } from '../support/world.ts'

describe('people to get back to', () => {
  onBothEngines((world) => {
    let survey: Awaited<ReturnType<typeof aSurvey>>
    let keys: Record<string, string>
    beforeAll(async () => {
      survey = await aSurvey(world(), 'till')
      const doors = await world()
        .db.selectFrom('survey_perspective')
        .select(['perspective', 'open_key'])
        .where('survey_id', '=', survey.surveyId)
        .execute()
      keys = Object.fromEntries(doors.map(({ perspective, open_key }) => [perspective, open_key]))
    })
    const all = () => world().db.selectFrom('follow_up').selectAll().where('service_id', '=', 'till').execute()
    const answerAs = async (path: string, value: string) => {
      const form = await openForm(world(), path)
      return world()
        .anyone()
        .post(path, { ...form.hidden, VALUE: value })
    }

    test('a low score by name opens one, with who it was and by when; a good one does not', async () => {
      const angry = await anInvitation(world(), survey.surveyId, 'customer', 'Robin Keller')
      const content = await anInvitation(world(), survey.surveyId, 'customer', 'Kim Duval')
      await answerAs(`/r/${angry}`, '2')
      await answerAs(`/r/${content}`, '3')
      const found = await all()
      expect(found).toHaveLength(1)
      expect(found[0]).toMatchObject({ origin: 'low-score', person: 'Robin Keller', score: 2, owner_id: null, told: 0 })
      expect(found[0]?.reach).toMatch(/@bank\.example$/)
      expect(Date.parse(found[0]?.due_on ?? '') - Date.parse(found[0]?.opened_on ?? '')).toBe(5 * 24 * 3_600_000)
      const list = textOf((await world().as('anton').get('/follow-ups').expect(200)).text)
      expect(list).toContain('Robin Keller')
      expect(list).toContain('Rated the service overall 2 of 5')
    })

    test('anonymous low scores never open one, and neither does the provider’s own evaluation', async () => {
      const before = (await all()).length
      for (let n = 0; n < 6; n++) await answerAs(`/s/${keys['user']}`, '1')
      await answerAs(`/s/${keys['provider']}`, '1')
      expect(await all()).toHaveLength(before)
    })

    test('whoever answered anonymously may leave a way to be reached, and nothing joins it to an answer', async () => {
      const form = await openForm(world(), `/s/${keys['user']}`)
      const sent = await world()
        .anyone()
        .post(`/s/${keys['user']}`, { ...form.hidden, VALUE: '1' })
      const thanks = await world()
        .anyone()
        .get(sent.headers['location'] as string)
      const address = `/s/${keys['user']}/contact`
      expect(thanks.text).toContain(`href="${address}"`)
      await world().anyone().get(address).expect(200)
      const empty = await world()
        .anyone()
        .post(address, { reach: ' ', person: 'Sam', about: 'Card locked' })
        .expect(422)
      expect(textOf(empty.text)).toContain('Nothing has been sent yet')
      expect(empty.text).toContain('value="Sam"')
      const wish = { reach: '+41 79 000 00 00', person: 'Sam', about: 'Card locked\nfor days' }
      const kept = await world().anyone().post(address, wish).expect(303)
      expect(
        textOf(
          (
            await world()
              .anyone()
              .get(kept.headers['location'] as string)
          ).text,
        ),
      ).toContain('Thank you')
      const found = (await all()).filter(({ origin }) => origin === 'contact-wish')
      expect(found).toHaveLength(1)
      expect(found[0]).toMatchObject({ ...wish, response_id: null, score: null, perspective: 'user' })
      // A day, no time.
      expect(found[0]?.opened_on).toMatch(/^\d{4}-\d\d-\d\d$/)
      const page = textOf((await world().as('anton').get(`/follow-ups/${found[0]?.id}`).expect(200)).text)
      expect(page).toContain('Kept apart from all answers')
    })

    test('the wish is offered only where answers are anonymous and it was not switched off', async () => {
      await world().anyone().get(`/s/${keys['customer']}/contact`).expect(404)
      await world().anyone().get('/s/no-such-key/contact').expect(404)
      await world().as('anton').post(`/surveys/${survey.surveyId}/user/contact-offer`).expect(303)
      await world().anyone().get(`/s/${keys['user']}/contact`).expect(404)
      await world().anyone().post(`/s/${keys['user']}/contact`, { reach: 'x', person: '', about: '' }).expect(404)
      const on = { offers_contact: 'on' }
      await world().as('anton').post(`/surveys/${survey.surveyId}/user/contact-offer`, on).expect(303)
      await world().anyone().get(`/s/${keys['user']}/contact`).expect(200)
    })

    test('it is put in somebody’s charge, who is told once, done, and opened again', async () => {
      const { id = '' } = (await all()).find(({ origin }) => origin === 'low-score') ?? {}
      const plan = { owner: 'ada', due_on: '2026-12-01' }
      await world().as('anton').post(`/follow-ups/${id}`, plan).expect(303)
      await tellOwners(world().installation)
      await tellOwners(world().installation)
      const mails = await world().db.selectFrom('outbox').selectAll().where('kind', '=', 'follow-up').execute()
      expect(mails.map(({ recipient }) => recipient)).toEqual(['ada@bank.example'])
      expect(mails[0]?.body_text).not.toContain('Robin')
      expect(mails[0]?.headers).toContain('auto-generated')
      expect(textOf((await world().as('ada').get('/follow-ups?show=mine').expect(200)).text)).toContain('Robin Keller')

      const silent = await world().as('ada').post(`/follow-ups/${id}/closure`, { outcome: '' }).expect(422)
      expect(silent.text).toMatch(/id="due_on"[^>]* value="\d{4}-\d\d-\d\d"/)
      expect(silent.text).toContain('outcome-error')
      await world().as('ada').post(`/follow-ups/${id}/closure`, { outcome: 'Called; 72 h explained' }).expect(303)
      await world().as('anton').post(`/follow-ups/${id}/closure`, { outcome: 'Mine' }).expect(409)
      await world().as('anton').post(`/follow-ups/${id}`, plan).expect(409)
      const done = textOf((await world().as('anton').get('/follow-ups?show=done').expect(200)).text)
      expect(done).toContain('Robin Keller')
      await world().as('anton').post(`/follow-ups/${id}/reopening`).expect(303)
      expect((await all()).find((each) => each.id === id)).toMatchObject({
        closed_on: null,
        outcome: 'Called; 72 h explained',
      })
    })

    test('of an erased person nothing stays, and what was open is closed', async () => {
      const email = 'gone@bank.example'
      const id = await aContact(world(), { email, services: { till: 'customer' } })
      const token = await anInvitation(world(), survey.surveyId, 'customer', 'Gone Person')
      const theirs = { email, contact_id: id }
      await world().db.updateTable('invitation').set(theirs).where('name', '=', 'Gone Person').execute()
      await answerAs(`/r/${token}`, '1')
      expect((await all()).some(({ person }) => person === 'Gone Person')).toBe(true)
      await world().as('anton').post(`/contacts/${id}/erase`, { sure: 'on' }).expect(303)
      const left = await all()
      expect(JSON.stringify(left)).not.toContain('Gone Person')
      expect(JSON.stringify(left)).not.toContain(email)
      expect(left.filter(({ person, closed_on }) => person === '' && closed_on !== null)).toHaveLength(1)
    })

    test('nobody floods the list, and a closed survey offers nothing', async () => {
      const rows = Array.from({ length: 200 }, (_, n) => ({
        ...{ id: `flood-${n}`, service_id: 'till', perspective: 'user' as const, origin: 'contact-wish' as const },
        ...{ response_id: null, person: '', reach: 'x', about: '', score: null, owner_id: null, told: 0 as const },
        ...{ opened_on: world().now.toISOString().slice(0, 10), due_on: '2026-12-01', outcome: '' },
        ...{ closed_on: null, closed_by: null },
      }))
      await world().db.insertInto('follow_up').values(rows).execute()
      const wish = { reach: 'mail', person: '', about: '' }
      const refused = await world().anyone().post(`/s/${keys['user']}/contact`, wish).expect(429)
      expect(refused.text).toContain('value="mail"')
      await world().db.deleteFrom('follow_up').where('id', 'like', 'flood-%').execute()
      const set = (status: 'closed' | 'published') =>
        world().db.updateTable('survey').set({ status }).where('id', '=', survey.surveyId).execute()
      await set('closed')
      await world().anyone().get(`/s/${keys['user']}/contact`).expect(404)
      await set('published')
    })

    test('owners and viewers find none of it; nobody but the ITSM team can be put in charge', async () => {
      const [followUp] = await all()
      for (const member of ['olive', 'otto', 'vera'] as const) {
        await world().as(member).get('/follow-ups').expect(404)
        await world().as(member).get(`/follow-ups/${followUp?.id}`).expect(404)
        await world().as(member).post(`/follow-ups/${followUp?.id}/closure`, { outcome: 'x' }).expect(404)
      }
      await world()
        .as('anton')
        .post(`/follow-ups/${followUp?.id}`, { owner: 'olive', due_on: '2026-12-01' })
        .expect(400)
      await world().as('anton').get('/follow-ups/no-such').expect(404)
      await world().as('anton').get('/admin/follow-ups').expect(404)
    })

    test('the administrator decides which scores open one, and in whose charge', async () => {
      const rule = { most_score: '0', within_days: '0', owner: '' }
      const wrong = await world().as('ada').post('/admin/follow-ups', rule).expect(422)
      expect(wrong.text).toContain('within_days-error')
      await world()
        .as('ada')
        .post('/admin/follow-ups', { ...rule, within_days: '3' })
        .expect(303)
      const rulePage = async () => textOf((await world().as('ada').get('/admin/follow-ups').expect(200)).text)
      expect(await rulePage()).toContain('Nobody is in charge by default: what comes in stands in the list')
      const before = (await all()).length
      await answerAs(`/r/${await anInvitation(world(), survey.surveyId, 'customer', 'Nobody')}`, '1')
      expect(await all()).toHaveLength(before)
      const strict = { most_score: '3', within_days: '3', owner: 'anton' }
      await world().as('ada').post('/admin/follow-ups', strict).expect(303)
      await answerAs(`/r/${await anInvitation(world(), survey.surveyId, 'customer', 'Somebody')}`, '3')
      const opened = (await all()).find(({ person }) => person === 'Somebody')
      expect(opened).toMatchObject({ owner_id: 'anton', score: 3 })
      expect(await rulePage()).not.toContain('Nobody is in charge')
      const left = world().db.updateTable('account').where('id', '=', 'anton')
      await left.set({ active: 0 }).execute()
      expect(await rulePage()).toContain('Nobody is in charge')
      await left.set({ active: 1 }).execute()
    })
  })
})
