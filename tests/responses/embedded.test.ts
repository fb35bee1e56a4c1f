import { expect, test } from 'vitest'
import { aSurvey, openForm, received } from '../support/respondent.ts'
import { onBothEngines, type World } from '../support/world.ts'

/* The form in a frame, as a browser asks for it; that it works there is in tests/browser/embed.test.ts. */

onBothEngines((world) => {
  const SITES = ['https://intranet.bank.example', 'https://www.bank.example:8443']

  test('only pages of the allowed sites may hold the form, its mistakes and its thanks', async () => {
    const { path, surveyId } = await embeddable(world(), 'allowed', SITES)
    const form = await openForm(world(), path)
    const replies = [
      await world().anyone().get(path).expect(200),
      await world()
        .anyone()
        .post(path, { ...form.hidden, VALUE: '9' })
        .expect(422),
      await world()
        .anyone()
        .post(path, { ...form.hidden, VALUE: '4' })
        .expect(303),
      await world().anyone().get(`${path}/thanks`).expect(200),
    ]
    for (const { headers } of replies) {
      expect(headers['content-security-policy']).toContain(`frame-ancestors ${SITES.join(' ')}`)
      expect(headers['content-security-policy']).toContain("default-src 'self'")
      expect(headers['x-frame-options']).toBeUndefined()
      expect(headers['set-cookie']).toBeUndefined()
    }
    expect(await received(world(), surveyId, 'user')).toBe(1)
  })

  test('where no site is allowed it is refused, and says what to do', async () => {
    const { path, surveyId } = await embeddable(world(), 'nobody-allowed', [])
    for (const reply of [await world().anyone().get(path), await world().anyone().post(path, { VALUE: '4' })]) {
      expect(reply.status).toBe(403)
      expect(reply.text).toContain('This form cannot be shown here')
      expect(reply.headers['content-security-policy']).toContain("frame-ancestors 'none'")
    }
    expect(await received(world(), surveyId, 'user')).toBe(0)
  })

  test('the open link and the personal ones are in nobody’s frame, whatever is allowed', async () => {
    const { openKeys } = await embeddable(world(), 'not-framed', SITES)
    for (const path of [`/s/${openKeys.user}`, `/kiosk/${openKeys.user}`, '/embed/nobody']) {
      const { headers } = await world().anyone().get(path)
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
      expect(headers['x-frame-options']).toBe('DENY')
    }
  })

  test('an example can be filled in on our own pages, and is never stored', async () => {
    const { path, surveyId } = await embeddable(world(), 'example', [])
    const form = await openForm(world(), `${path}?example=1`)
    const fields = { ...form.hidden, VALUE: '4' }
    const sent = await world().anyone().post(`${path}?example=1`, fields).expect(303)
    expect(sent.headers['content-security-policy']).toContain("frame-ancestors 'self'")
    expect(sent.headers['location']).toBe(`${path}/thanks?example=1`)
    const thanks = await world().anyone().get(String(sent.headers['location'])).expect(200)
    expect(thanks.text).toContain('nothing has been stored')
    expect(thanks.text).not.toContain('have been stored.')
    expect(await received(world(), surveyId, 'user')).toBe(0)
  })
})

async function embeddable(world: World, slug: string, sites: string[]) {
  const survey = await aSurvey(world, slug)
  await world.db
    .updateTable('survey_perspective')
    .set({ embed_sites: JSON.stringify(sites) })
    .where('survey_id', '=', survey.surveyId)
    .execute()
  return { ...survey, path: `/embed/${survey.openKeys.user}` }
}
