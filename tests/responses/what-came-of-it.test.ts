import { expect, test } from 'vitest'
import { anInvitation, aSurvey, openForm, whatWasDone } from '../support/respondent.ts'
import { onBothEngines } from '../support/world.ts'

onBothEngines((world) => {
  const page = async (path: string, status = 200) => (await world().anyone().get(path).expect(status)).text
  const link = (slug: string, lang = 'en') => `<a href="/heard/${slug}?lang=${lang}"`

  test('who has answered is led to what was improved because of what others said', async () => {
    const { openKeys } = await aSurvey(world(), 'told')
    const path = `/s/${openKeys.user}`
    expect(await page(`${path}/thanks`)).not.toContain('/heard/')
    await whatWasDone(world(), 'told')
    const thanks = await page(`${path}/thanks?channel=web`)
    expect(thanks).toContain(`${link('told')}>See what was improved because of what others said</a>`)
    expect(await page(`${path}/thanks?lang=fr`)).toContain(`${link('told', 'fr')}>Voir ce qui a été amélioré`)
    expect(await page('/heard/told?lang=fr')).toContain('A message does.')
  })

  test('nothing is promised before it is published, after it was withdrawn, or of another service', async () => {
    const { openKeys } = await aSurvey(world(), 'withdrawn')
    await aSurvey(world(), 'neighbour')
    await whatWasDone(world(), 'neighbour')
    await whatWasDone(world(), 'withdrawn')
    await world().db.updateTable('heard').set({ published_on: null }).where('service_id', '=', 'withdrawn').execute()
    expect(await page(`/s/${openKeys.user}/thanks`)).not.toContain('/heard/')
  })

  test('a used link and a closed survey lead there too; a form stays the same for everybody', async () => {
    const { surveyId, openKeys } = await aSurvey(world(), 'led')
    const token = await anInvitation(world(), surveyId, 'user')
    await whatWasDone(world(), 'led')
    const { html, hidden } = await openForm(world(), `/r/${token}`)
    expect(html).not.toContain('/heard/')
    await world()
      .anyone()
      .post(`/r/${token}`, { ...hidden, VALUE: '2' })
      .expect(303)
    expect(await page(`/r/${token}/thanks`)).toContain(link('led'))
    expect(await page(`/r/${token}`)).toContain(link('led'))
    await world().db.updateTable('survey').set({ status: 'closed' }).where('id', '=', surveyId).execute()
    expect(await page(`/s/${openKeys.user}`, 410)).toContain(link('led'))
  })

  test('a frame opens it beside itself, and a kiosk and an example lead nowhere', async () => {
    const { surveyId, openKeys } = await aSurvey(world(), 'framed')
    await whatWasDone(world(), 'framed')
    await world()
      .db.updateTable('survey_perspective')
      .set({ embed_sites: '["https://intranet.bank.example"]' })
      .where('survey_id', '=', surveyId)
      .execute()
    const embedded = `/embed/${openKeys.user}/thanks`
    expect(await page(embedded)).toContain(`${link('framed')} target="_blank" rel="noopener">`)
    expect(await page(`${embedded}?example=1`)).not.toContain('/heard/')
    expect(await page(`/kiosk/${openKeys.user}/thanks`)).not.toContain('/heard/')
  })
})
