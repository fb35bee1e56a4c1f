import { beforeAll, expect, test } from 'vitest'
import { invitationToken } from '../../src/campaigns/invitation-token.ts'
import { hashToken } from '../../src/database/tokens.ts'
import { textOf } from '../support/answers.ts'
import { aContact } from '../support/contacts.ts'
import { aSurvey } from '../support/respondent.ts'
import { onBothEngines } from '../support/world.ts'
import { aDraft, aStarted, campaignFields, campaignRow, invitationsOf, mailsTo, people, runJobs } from './support.ts'

onBothEngines((world) => {
  let surveyId: string
  beforeAll(async () => {
    ;({ surveyId } = await aSurvey(world(), 'payments'))
    await people(world(), 'pay', 6, 'payments')
    await aContact(world(), { email: 'gone@bank.example', status: 'unsubscribed', services: { payments: 'user' } })
    await aContact(world(), { email: 'wrong@bank.example', status: 'bounced', services: { payments: 'user' } })
    await aContact(world(), { email: 'owner@bank.example', services: { payments: 'customer' } })
  })

  test('it works: a campaign is made, shows whom it reaches, starts, and everybody gets a letter with a link', async () => {
    expect((await world().as('anton').get('/campaigns').expect(200)).text).toContain('No campaign yet')
    await world().as('anton').get('/campaigns/new').expect(200)
    const id = await aDraft(world(), { surveys: surveyId })
    const plan = await world().as('anton').get(`/campaigns/${id}/plan`).expect(200)
    const shown = textOf(plan.text)
    expect(shown).toMatch(/Eligible 8/)
    expect(shown).toMatch(/Left out 2/)
    expect(shown).toMatch(/Will be invited 6/)
    expect(shown).toContain('gone@bank.example Unsubscribed')
    expect(shown).toContain('wrong@bank.example E-mail bounces')
    expect(shown).toContain('Start: invite 6 people')
    expect(await invitationsOf(world(), id)).toHaveLength(0)

    await world().as('anton').post(`/campaigns/${id}/start`, { when: 'now' }).expect(303)
    expect((await world().as('anton').get(`/campaigns/${id}`).expect(200)).text).toContain(
      'Invitations are being prepared',
    )
    await runJobs(world())
    expect(await campaignRow(world(), id)).toMatchObject({ status: 'running' })
    const invited = await invitationsOf(world(), id)
    expect(invited.map(({ email }) => email)).toEqual([1, 2, 3, 4, 5, 6].map((n) => `pay${n}@bank.example`))
    const [first] = invited
    const token = invitationToken(world().installation.secret, first!.id)
    expect(first).toMatchObject({ token_hash: hashToken(token), reminders_sent: 0 })
    const [mail] = await mailsTo(world(), 'pay1@bank.example')
    expect(mail?.body_text).toContain(`${world().url}/r/${token}?v=4`)
    await world().anyone().get(`/r/${token}?v=4`).expect(200)

    const page = textOf((await world().as('anton').get(`/campaigns/${id}`).expect(200)).text)
    expect(page).toMatch(/Eligible 8 Left out 2 Invited 6 Waiting 6/)
    expect(page).toContain('gone@bank.example Unsubscribed')
    const list = textOf((await world().as('anton').get('/campaigns').expect(200)).text)
    expect(list).toMatch(/Autumn round Running Users Service payments 6 0 \(0%\)/)
  })

  test('whom a running campaign has invited is left out of the next one', async () => {
    const id = await aStarted(world(), { surveys: surveyId })
    expect(await invitationsOf(world(), id)).toHaveLength(0)
    const page = textOf((await world().as('anton').get(`/campaigns/${id}`).expect(200)).text)
    expect(page).toContain('pay1@bank.example Holds an invitation to this survey that is still open')
    expect(page).toMatch(/Eligible 8 Left out 8 Invited 0/)
  })

  test('the list of those left out is a CSV, too, before the start and after it', async () => {
    const id = await aDraft(world(), { surveys: surveyId })
    const before = await world().as('anton').get(`/campaigns/${id}/plan.csv`).expect(200)
    expect(before.headers['content-type']).toContain('text/csv')
    expect(before.text).toContain('gone@bank.example,Unsubscribed\r\n')
    await world().as('anton').post(`/campaigns/${id}/start`, { when: 'now' }).expect(303)
    await runJobs(world())
    const after = await world().as('anton').get(`/campaigns/${id}/plan.csv`).expect(200)
    expect(after.text.split('\r\n').sort()).toEqual(before.text.split('\r\n').sort())
  })

  test('what is wrong with a campaign is said beside the field, and nothing is stored', async () => {
    const refuse = async (fields: Record<string, string | string[]>) =>
      textOf(
        (
          await world()
            .as('anton')
            .post('/campaigns', campaignFields({ surveys: surveyId, ...fields }))
            .expect(422)
        ).text,
      )
    const before = await world().db.selectFrom('campaign').selectAll().execute()
    expect(await refuse({ name: ' ' })).toContain('Name of the campaign – Please fill this in')
    expect(await refuse({ surveys: [] })).toContain('Surveys – Please fill this in')
    expect(await refuse({ surveys: 'nowhere' })).toContain('A chosen survey is closed, or does not ask')
    expect(await refuse({ surveys: [surveyId, 'nowhere'] })).toContain('A chosen survey is closed')
    expect(await refuse({ sample: 'number' })).toContain('Say how many people to draw')
    expect(await refuse({ sample: 'share', sample_percent: '101' })).toContain('too low or too high')
    expect(await refuse({ start: 'later' })).toContain('Say on which day')
    expect(await refuse({ start: 'later', starts_on: '2026-11-01' })).toContain('This time has passed')
    expect(await refuse({ start: 'later', starts_on: '2026-12-01', starts_time: '25:00' })).toContain('such as 09:30')
    expect(await refuse({ start: 'later', starts_on: '2026-12-01', closes_on: '2026-11-30' })).toContain(
      'would close before it starts',
    )
    expect(await refuse({ time_zone: 'Mars/Olympus' })).toContain('Choose a time zone')
    expect(await refuse({ reminder_1: '7', reminder_2: '7' })).toContain('needs a day of its own')
    expect(await refuse({ closes_on: '2026-11-25', reminder_1: '7' })).toContain('after the closing date')
    expect(await refuse({ exception: 'on' })).toContain('Say why')
    expect(await refuse({ segment: 'nowhere' })).toContain('This segment is gone')
    expect(await refuse({ name: 'Kept', start: 'later' })).toContain('Say on which day')
    expect(await world().db.selectFrom('campaign').selectAll().execute()).toEqual(before)
  })

  test('people without the permission, and other ids, find nothing', async () => {
    const id = await aDraft(world(), { surveys: surveyId })
    for (const member of ['olive', 'otto', 'vera'] as const) {
      for (const path of ['', '/new', `/${id}`, `/${id}/edit`, `/${id}/plan`, `/${id}/plan.csv`]) {
        await world().as(member).get(`/campaigns${path}`).expect(404)
      }
      for (const action of ['start', 'unschedule', 'pause', 'resume', 'stop', 'reminder', 'removal']) {
        await world().as(member).post(`/campaigns/${id}/${action}`).expect(404)
      }
    }
    for (const path of ['edit', 'plan', 'plan.csv', 'letters']) {
      await world().as('anton').get(`/campaigns/nowhere/${path}`).expect(404)
    }
    await world().as('anton').post('/campaigns/nowhere/stop').expect(404)
    await world().as('anton').get(`/campaigns/${id}/plan?page=7`).expect(404)
    await world().anyone().get(`/campaigns/${id}`).expect(303)
  })

  test('a draft can be deleted, a campaign that has started cannot', async () => {
    const id = await aDraft(world(), { surveys: surveyId })
    await world().as('anton').post(`/campaigns/${id}/removal`).expect(303)
    await world().as('anton').get(`/campaigns/${id}`).expect(404)
    const started = await aStarted(world(), { surveys: surveyId })
    await world().as('anton').post(`/campaigns/${started}/removal`).expect(404)
    await world().as('anton').get(`/campaigns/${started}/edit`).expect(303)
    const late = await world()
      .as('anton')
      .post(`/campaigns/${started}/edit`, campaignFields({ surveys: surveyId }))
    expect(late.status).toBe(303)
    expect((await campaignRow(world(), started)).status).toBe('running')
  })
})
