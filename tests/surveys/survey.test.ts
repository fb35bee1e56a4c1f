import { beforeAll, expect, test } from 'vitest'
import type { Submission } from '../../src/responses/store.ts'
import { type PublishedSurvey, publishDefaultSurvey } from '../../src/surveys/store.ts'
import { aCampaign } from '../support/respondent.ts'
import { onBothEngines } from '../support/world.ts'

onBothEngines((world) => {
  let survey: PublishedSurvey
  beforeAll(async () => {
    survey = await world()
      .db.transaction()
      .execute((trx) => publishDefaultSurvey(trx, 'debit-card', world().now))
    await world().db.insertInto('service_channel').values({ service_id: 'debit-card', channel: 'mobile' }).execute()
  })
  const address = (rest = '') => `/surveys/${survey.surveyId}${rest}`

  test('it works: each perspective has its link, its channels and its QR code', async () => {
    const page = await world().as('anton').get(address()).expect(200)
    for (const key of Object.values(survey.openKeys)) expect(page.text).toContain(`${world().url}/s/${key}`)
    expect(page.text).toContain(`data-tag-link="${world().url}/s/${survey.openKeys.user}"`)
    const qr = await world().as('anton').get(address('/user/qr.svg?channel=mobile')).expect(200)
    expect(qr.headers['content-type']).toContain('image/svg+xml')
    expect(qr.body.toString()).toContain('<svg')
    expect(qr.body.toString()).not.toContain('style=')
    const saved = await world().as('anton').get(address('/customer/qr.svg?download=1')).expect(200)
    expect(saved.headers['content-disposition']).toContain('survey-customer.svg')
  })

  test('the number of people who could answer is stated, and cleared again', async () => {
    await world().as('anton').post(address('/customer/eligible'), { eligible_count: '3' }).expect(303)
    expect((await world().as('anton').get(address())).text).toContain('of 3')
    const refused = await world()
      .as('anton')
      .post(address('/customer/eligible'), { eligible_count: 'many' })
      .expect(422)
    expect(refused.text).toContain('value="many"')
    expect(refused.text).toContain('Please enter a number.')
    await world().as('anton').post(address('/customer/eligible'), { eligible_count: '' }).expect(303)
    expect((await world().as('anton').get(address())).text).not.toContain('of 3<')
  })

  test('a promise that cannot be kept is said plainly', async () => {
    await world().as('anton').post(address('/user/eligible'), { eligible_count: '1' }).expect(303)
    const page = await world().as('anton').get(address())
    expect(page.text).toContain('This promise cannot be kept: only one person could answer')
  })

  test('a promise changes until the first answer, and never after it', async () => {
    await world().as('anton').post(address('/provider/promise'), { promise: 'anonymous' }).expect(303)
    expect((await world().as('anton').get(address())).text).not.toContain('Fixed: somebody has answered')
    expect(await world().app.intake.submit(anAnswer(survey))).toBe('stored')
    const page = await world().as('anton').post(address('/provider/promise'), { promise: 'attributed' }).expect(422)
    expect(page.text).toContain('Fixed: somebody has already answered under this promise.')
    expect(await promiseOf('provider')).toBe('anonymous')
  })

  test('invitations that promise anonymity keep it from being taken back', async () => {
    const { db } = world()
    const at = world().now.toISOString()
    await aCampaign(db, survey.surveyId, 'user', 'c')
    const person = { email: 'una@bank.example', name: '', language: 'en', token_hash: 'h', mail_id: null }
    await db
      .insertInto('invitation')
      .values({ id: 'i', campaign_id: 'c', survey_id: survey.surveyId, perspective: 'user', created_at: at, ...person })
      .execute()
    await world().as('anton').post(address('/user/promise'), { promise: 'attributed' }).expect(422)
    expect(await promiseOf('user')).toBe('anonymous')
  })

  test('it closes, and reopens unless another one was opened since', async () => {
    await world().as('anton').post(address('/closure')).expect(303)
    expect((await world().as('anton').get(address())).text).toContain('This survey is closed.')
    await world().as('anton').post(address('/reopening')).expect(303)
    await world().as('anton').post(address('/closure')).expect(303)
    await world().as('anton').post('/services/debit-card/surveys').expect(303)
    const page = await world().as('anton').post(address('/reopening')).expect(422)
    expect(page.text).toContain('Another survey of this service is open.')
  })

  test('people without the permission, and other ids, find nothing', async () => {
    for (const member of ['olive', 'otto', 'vera'] as const) {
      await world().as(member).get(address()).expect(404)
      await world().as(member).get(address('/user/qr.svg')).expect(404)
      await world().as(member).post(address('/closure')).expect(404)
      await world().as(member).post(address('/user/promise'), { promise: 'attributed' }).expect(404)
      await world().as(member).post(address('/user/eligible'), { eligible_count: '9' }).expect(404)
    }
    await world().as('anton').get('/surveys/nowhere').expect(404)
    await world().as('anton').get(address('/nobody/qr.svg')).expect(404)
    await world().as('anton').post('/surveys/nowhere/closure').expect(404)
    await world().as('anton').post(address('/closure'), { status: 'gone' }).expect(400)
  })

  async function promiseOf(perspective: 'user' | 'provider'): Promise<string> {
    const row = await world()
      .db.selectFrom('survey_perspective')
      .select('promise')
      .where('survey_id', '=', survey.surveyId)
      .where('perspective', '=', perspective)
      .executeTakeFirstOrThrow()
    return row.promise
  }
})

function anAnswer({ surveyId, versionId }: PublishedSurvey): Submission {
  return {
    surveyId,
    versionId,
    perspective: 'provider',
    promise: 'anonymous',
    participationKey: 'one-answer',
    day: '2026-11-20',
    language: 'en',
    channel: '',
    answers: { VALUE: 4 },
    comments: [],
    invitationId: null,
    respondent: null,
  }
}
