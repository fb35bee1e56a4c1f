import { expect, test } from 'vitest'
import type { SurveyDefinition } from '../../src/surveys/definition.ts'
import { onBothEngines, type World } from '../support/world.ts'

onBothEngines((world) => {
  test('it works: the page shows what each perspective will be asked, and what it is promised', async () => {
    const page = await world().as('anton').get('/services/debit-card/surveys').expect(200)
    expect(page.text).toContain('Thinking about Debit card over the last three months')
    expect(page.text).toContain('En pensant au service «\u202fCarte de débit\u202f»')
    expect(page.text).toContain('the “Contact centre” part (done by people)')
    expect(page.text).toContain('Nothing links an answer to a person.')
    const french = await world().as('ada').get('/services/debit-card/surveys?lang=fr').expect(200)
    expect(french.text).toContain('Publier l’enquête')
  })

  test('publishing takes one step, with the default promises, and freezes the questions', async () => {
    const published = await world().as('anton').post('/services/debit-card/surveys').expect(303)
    const survey = await onlySurvey(world(), 'debit-card')
    expect(published.headers['location']).toBe(`/surveys/${survey.id}`)
    const perspectives = await world()
      .db.selectFrom('survey_perspective')
      .selectAll()
      .where('survey_id', '=', survey.id)
      .execute()
    expect(Object.fromEntries(perspectives.map((row) => [row.perspective, row.promise]))).toEqual({
      user: 'anonymous',
      customer: 'attributed',
      provider: 'attributed',
    })
    expect(new Set(perspectives.map((row) => row.open_key)).size).toBe(3)
    const version = await world()
      .db.selectFrom('survey_version')
      .selectAll()
      .where('survey_id', '=', survey.id)
      .executeTakeFirstOrThrow()
    expect((JSON.parse(version.definition) as SurveyDefinition).serviceName.fr).toBe('Carte de débit')
  })

  test('a second one is refused while the first is open', async () => {
    const page = await world().as('anton').post('/services/debit-card/surveys').expect(422)
    expect(page.text).toContain('Another survey of this service is open.')
    expect(page.text).not.toContain('Publish the survey')
    await onlySurvey(world(), 'debit-card')
  })

  test('two who publish at the same moment publish one survey', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map(() => world().as('ada').post('/services/mortgage/surveys', { promise_user: 'attributed' })),
    )
    expect(answers.map((answer) => answer.status).sort()).toEqual([303, 422, 422])
    await onlySurvey(world(), 'mortgage')
  })

  test('other people, other services and other fields get nothing', async () => {
    await world().as('olive').get('/services/debit-card/surveys').expect(404)
    await world().as('vera').post('/services/debit-card/surveys').expect(404)
    await world().as('anton').get('/services/nowhere/surveys').expect(404)
    await world().as('anton').post('/services/nowhere/surveys').expect(404)
    await world().as('anton').post('/services/mortgage/surveys', { promise_admin: 'anonymous' }).expect(400)
    await world().as('anton').post('/services/mortgage/surveys', { promise_user: 'maybe' }).expect(422)
    await world().as('anton').post('/services/mortgage/surveys', { _csrf: 'wrong' }).expect(403)
  })

  test('nothing more is asked about a retired service', async () => {
    const { db } = world()
    await db.updateTable('survey').set({ status: 'closed' }).where('service_id', '=', 'mortgage').execute()
    await db.updateTable('service').set({ status: 'retired' }).where('id', '=', 'mortgage').execute()
    await world().as('anton').post('/services/mortgage/surveys').expect(422)
    const page = await world().as('anton').get('/services/mortgage/surveys').expect(200)
    expect(page.text).toContain('This service is retired')
  })
})

async function onlySurvey({ db }: World, serviceId: string) {
  const surveys = await db.selectFrom('survey').selectAll().where('service_id', '=', serviceId).execute()
  expect(surveys).toHaveLength(1)
  return surveys[0]!
}
