import { expect, test } from 'vitest'
import { hashToken, newToken } from '../../src/database/tokens.ts'
import { anInvitation, aSurvey, openForm, received } from '../support/respondent.ts'
import { onBothEngines } from '../support/world.ts'

onBothEngines((world) => {
  test('it works: an invited customer answers under their own name', async () => {
    const { surveyId } = await aSurvey(world(), 'invited')
    const token = await anInvitation(world(), surveyId, 'customer', 'Claire Martin')
    const { hidden, names } = await openForm(world(), `/r/${token}`)
    expect(hidden['once']).toBeUndefined()
    expect(names).not.toContain('respondent')
    const sent = await world()
      .anyone()
      .post(`/r/${token}`, { ...hidden, VALUE: '5', PREDICTED_USER_VIEW: '4' })
      .expect(303)
    expect(sent.headers['location']).toBe(`/r/${token}/thanks`)
    const thanks = await world().anyone().get(`/r/${token}/thanks`).expect(200)
    expect(thanks.text).toContain('Thank you')
    expect(thanks.text).not.toContain('Somebody else')
    const row = world().db.selectFrom('response').selectAll().where('survey_id', '=', surveyId)
    expect(await row.executeTakeFirstOrThrow()).toMatchObject({
      perspective: 'customer',
      respondent: 'Claire Martin',
      invitation_id: `invitation-${hashToken(token)}`,
    })
  })

  test('an anonymous answer keeps nothing of the invitation that it came through', async () => {
    const { surveyId } = await aSurvey(world(), 'unlinked')
    for (let n = 0; n < 5; n++) {
      const token = await anInvitation(world(), surveyId, 'user')
      const { hidden } = await openForm(world(), `/r/${token}`)
      await world()
        .anyone()
        .post(`/r/${token}`, { ...hidden, VALUE: '2' })
        .expect(303)
    }
    const rows = await world().db.selectFrom('response').selectAll().where('survey_id', '=', surveyId).execute()
    expect(rows).toHaveLength(5)
    for (const row of rows) expect(row).toMatchObject({ invitation_id: null, respondent: null })
  })

  test('the score that was pressed in the mail is chosen already, and opening records nothing', async () => {
    const { surveyId } = await aSurvey(world(), 'pressed')
    const token = await anInvitation(world(), surveyId, 'user')
    const scanned = await fetch(`${world().url}/r/${token}?v=5`, { method: 'HEAD' })
    expect(scanned.status).toBe(200)
    const { html } = await openForm(world(), `/r/${token}?v=4`)
    expect(html).toMatch(/id="VALUE-4" value="4" required checked/)
    expect(html.match(/ checked/g)).toHaveLength(1)
    expect(html).toContain('formaction="?lang=fr&amp;v=4"')
    expect(await received(world(), surveyId, 'user')).toBe(0)
    expect((await openForm(world(), `/r/${token}`)).html).not.toContain(' checked')
  })

  test('sent again or by many at once it counts once, and the link says kindly that it is used', async () => {
    const { surveyId } = await aSurvey(world(), 'once')
    const token = await anInvitation(world(), surveyId, 'user')
    const { hidden } = await openForm(world(), `/r/${token}`)
    const post = () =>
      world()
        .anyone()
        .post(`/r/${token}`, { ...hidden, VALUE: '1' })
    const replies = await Promise.all([post(), post(), post(), post()])
    expect(replies.map((reply) => reply.status)).toEqual([303, 303, 303, 303])
    await post().expect(303)
    expect(await received(world(), surveyId, 'user')).toBe(1)
    const spent = await world().anyone().get(`/r/${token}?v=2`).expect(200)
    expect(spent.text).toContain('Your answers have arrived')
    expect(spent.text).toContain('they are anonymous, so nobody can tell which ones are yours')
    expect(spent.text).not.toContain('<form')
  })

  test('a used attributed link says whom to tell about a correction', async () => {
    const { surveyId } = await aSurvey(world(), 'correct')
    const token = await anInvitation(world(), surveyId, 'provider')
    const { hidden } = await openForm(world(), `/r/${token}`)
    await world()
      .anyone()
      .post(`/r/${token}`, { ...hidden, VALUE: '3' })
      .expect(303)
    const spent = await world().anyone({ 'Accept-Language': 'fr' }).get(`/r/${token}`).expect(200)
    expect(spent.text).toContain('Vos réponses sont bien arrivées')
    expect(spent.text).toContain('adressez-vous au responsable du service')
  })

  test('after its campaign’s closing date a link takes no answer, though the survey is open', async () => {
    const { surveyId } = await aSurvey(world(), 'campaign-over')
    const token = await anInvitation(world(), surveyId, 'user')
    const other = await anInvitation(world(), surveyId, 'user')
    const { hidden } = await openForm(world(), `/r/${token}`)
    const closesAt = (at: Date) =>
      world()
        .db.updateTable('campaign')
        .set({ closes_at: at.toISOString() })
        .where('id', '=', `campaign-${hashToken(token)}`)
        .execute()
    await closesAt(new Date(world().now.getTime() + 1))
    await world().anyone().get(`/r/${token}`).expect(200)
    await closesAt(world().now)
    expect((await world().anyone().get(`/r/${token}`).expect(410)).text).toContain('This survey is closed')
    await world()
      .anyone()
      .post(`/r/${token}`, { ...hidden, VALUE: '4' })
      .expect(410)
    expect(await received(world(), surveyId, 'user')).toBe(0)
    await world().anyone().get(`/r/${other}`).expect(200)
  })

  test('a closed survey says so to who has not answered, and does not forget who has', async () => {
    const { surveyId } = await aSurvey(world(), 'shut')
    const [early, late] = [await anInvitation(world(), surveyId, 'user'), await anInvitation(world(), surveyId, 'user')]
    const { hidden } = await openForm(world(), `/r/${early}`)
    await world()
      .anyone()
      .post(`/r/${early}`, { ...hidden, VALUE: '3' })
      .expect(303)
    await world().db.updateTable('survey').set({ status: 'closed' }).where('id', '=', surveyId).execute()
    expect((await world().anyone().get(`/r/${early}`).expect(200)).text).toContain('Your answers have arrived')
    expect((await world().anyone().get(`/r/${late}`).expect(410)).text).toContain('This survey is closed')
    expect(
      (
        await world()
          .anyone()
          .post(`/r/${late}`, { ...hidden, VALUE: '3' })
          .expect(410)
      ).text,
    ).toContain('closed')
    await world()
      .anyone()
      .post(`/r/${early}`, { ...hidden, VALUE: '3' })
      .expect(303)
    expect(await received(world(), surveyId, 'user')).toBe(1)
  })

  test('thanks are for who has answered', async () => {
    const { surveyId } = await aSurvey(world(), 'early-thanks')
    const token = await anInvitation(world(), surveyId, 'user')
    const reply = await world().anyone().get(`/r/${token}/thanks?lang=fr`).expect(303)
    expect(reply.headers['location']).toBe(`/r/${token}?lang=fr`)
  })

  test('unknown, mangled and stolen-looking tokens lead nowhere, kindly', async () => {
    const { surveyId, openKeys } = await aSurvey(world(), 'tokens')
    const token = await anInvitation(world(), surveyId, 'user')
    for (const wrong of [
      newToken(),
      hashToken(token),
      token.slice(0, -1),
      `${token}x`,
      openKeys.user,
      'a%00b',
      '%27--',
    ]) {
      expect((await world().anyone().get(`/r/${wrong}`).expect(404)).text).toContain('This link does not work')
      await world().anyone().post(`/r/${wrong}`, { VALUE: '1' }).expect(404)
    }
  })

  test('the questions of another perspective and a one-time mark are refused', async () => {
    const { surveyId, openKeys } = await aSurvey(world(), 'mixed-up')
    const token = await anInvitation(world(), surveyId, 'user')
    const { hidden } = await openForm(world(), `/r/${token}`)
    const open = await openForm(world(), `/s/${openKeys.user}`)
    const post = (fields: Record<string, string>) =>
      world()
        .anyone()
        .post(`/r/${token}`, { ...hidden, VALUE: '3', ...fields })
    await post({ PREDICTED_USER_VIEW: '3' }).expect(400)
    await post({ once: String(open.hidden['once']) }).expect(400)
    await post({ respondent: 'Me' }).expect(400)
    expect(await received(world(), surveyId, 'user')).toBe(0)
  })
})
