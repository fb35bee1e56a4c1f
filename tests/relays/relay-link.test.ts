import { expect, test } from 'vitest'
import { canonicalText, relaySecret, relaySignature } from '../../src/relays/signature.ts'
import { textOf } from '../support/answers.ts'
import { aSurvey, openForm, received } from '../support/respondent.ts'
import { onBothEngines, type World } from '../support/world.ts'

/* What somebody meets who follows the link in a ticket tool's mail. */

onBothEngines((world) => {
  test('it works: asked once for each ticket, in the mail’s language, and thanked on coming back', async () => {
    const { surveyId } = await aSurvey(world(), 'tickets', { user: 'attributed' })
    const relay = await aRelay(world(), 'desk', [surveyId])
    const path = relay.link('INC0012', 'tickets', '&channel=email&lang=fr')
    const { html, hidden } = await openForm(world(), path)
    expect(html).toContain('Le tickets')
    expect(hidden['once']).toBeUndefined()
    const sent = await world()
      .anyone()
      .post(path, { ...hidden, VALUE: '2' })
      .expect(303)
    const thanks = await world().anyone().get(String(sent.headers['location'])).expect(200)
    expect(thanks.text).toContain('Merci')
    const again = await world().anyone().get(path).expect(200)
    expect(again.text).toContain('Vos réponses sont bien arrivées')
    await world()
      .anyone()
      .post(path, { ...hidden, VALUE: '5' })
      .expect(303)
    expect(await received(world(), surveyId, 'user')).toBe(1)
    const response = await world()
      .db.selectFrom('response')
      .selectAll()
      .where('survey_id', '=', surveyId)
      .executeTakeFirstOrThrow()
    // By name: the reference is the name.
    expect(response).toMatchObject({ channel: 'email', language: 'fr', respondent: 'INC0012', invitation_id: null })
    await openForm(world(), relay.link('INC0013', 'tickets'))
  })

  test('in an anonymous survey nothing of the reference is stored, in any table', async () => {
    const { surveyId } = await aSurvey(world(), 'hidden')
    const relay = await aRelay(world(), 'anonymous-desk', [surveyId])
    for (let ticket = 1; ticket <= 6; ticket++) {
      const path = relay.link(`SECRETREF-${ticket}`, 'hidden')
      const { hidden } = await openForm(world(), path)
      await world()
        .anyone()
        .post(path, { ...hidden, VALUE: '3', COMMENT: 'Slow' })
        .expect(303)
    }
    expect(await received(world(), surveyId, 'user')).toBe(6)
    for (const table of ['response', 'held_response', 'comment', 'participation', 'intake_tally'] as const) {
      const rows = await world().db.selectFrom(table).selectAll().execute()
      expect(JSON.stringify(rows)).not.toContain('SECRETREF')
    }
    const responses = await world().db.selectFrom('response').selectAll().where('survey_id', '=', surveyId).execute()
    const marks = await world().db.selectFrom('participation').selectAll().where('survey_id', '=', surveyId).execute()
    expect(marks).toHaveLength(6)
    const columns = responses.flatMap((row) => Object.values(row))
    for (const { key } of marks) expect(columns).not.toContain(key)
  })

  test('a reference counts once, whichever of the relay’s services its links name', async () => {
    const one = await aSurvey(world(), 'first-service')
    const two = await aSurvey(world(), 'second-service')
    const relay = await aRelay(world(), 'two-services', [one.surveyId, two.surveyId])
    const path = relay.link('INC7', 'first-service')
    const { hidden } = await openForm(world(), path)
    await world()
      .anyone()
      .post(path, { ...hidden, VALUE: '3' })
      .expect(303)
    const other = await world().anyone().get(relay.link('INC7', 'second-service')).expect(200)
    expect(other.text).toContain('Your answers have arrived')
  })

  test('what is entered for one ticket is never kept for the others', async () => {
    const { surveyId } = await aSurvey(world(), 'not-kept')
    const relay = await aRelay(world(), 'not-kept-desk', [surveyId])
    const path = relay.link('INC1', 'not-kept')
    const { hidden, html } = await openForm(world(), path)
    expect(html).not.toContain('name="keep"')
    for (const more of ['keep', 'afresh']) {
      await world()
        .anyone()
        .post(path, { ...hidden, [more]: '1', VALUE: '2', COMMENT: 'Only mine' })
        .expect(400)
    }
    await world()
      .anyone()
      .post(path.replace('?', '/keep?'), { ...hidden, VALUE: '2' })
      .expect(404)
    expect(await world().db.selectFrom('partial_answer').selectAll().execute()).toEqual([])
    expect((await openForm(world(), relay.link('INC2', 'not-kept'))).html).not.toContain('Only mine')
  })

  test('whatever is wrong, the answer is that of a link that never existed, byte by byte', async () => {
    const { surveyId } = await aSurvey(world(), 'guarded')
    const relay = await aRelay(world(), 'guarded-desk', [surveyId])
    const off = await aRelay(world(), 'switched-off', [surveyId])
    await world().db.updateTable('relay').set({ active: 0 }).where('id', '=', off.id).execute()
    const good = relay.link('INC1', 'guarded')
    const wrong = [
      good.replace('INC1', 'INC2'),
      good.replace('service=guarded', 'service=mortgage'),
      good.replace(/sig=.*/, `sig=${'0'.repeat(64)}`),
      good.replace(/sig=.*/, 'sig=x'),
      good.replace(/&sig=.*/, ''),
      relay.link('INC1', 'there-is-no-such-service'),
      relay.link('', 'guarded'),
      off.link('INC1', 'guarded'),
      good.replace('/t/guarded-desk', '/t/switched-off'),
    ]
    for (const path of wrong) {
      const unknown = path.replace(/\/t\/[\w-]+/, '/t/nobody')
      for (const [tried, never] of [
        [path, unknown],
        [path.replace('?', '/thanks?'), unknown.replace('?', '/thanks?')],
      ]) {
        const replies = [await world().anyone().get(String(tried)), await world().anyone().get(String(never))]
        expect(replies.map(({ status }) => status)).toEqual([404, 404])
        expect(replies[0]?.text).toBe(replies[1]?.text)
        expect(headersOf(replies[0]?.headers)).toEqual(headersOf(replies[1]?.headers))
      }
      const posts = [
        await world().anyone().post(path, { VALUE: '1' }),
        await world().anyone().post(unknown, { VALUE: '1' }),
      ]
      expect(posts.map(({ status }) => status)).toEqual([404, 404])
      expect(posts[0]?.text).toBe(posts[1]?.text)
    }
    expect(textOf((await world().anyone().get('/t/nobody')).text)).toContain('This link does not work')
    expect(await received(world(), surveyId, 'user')).toBe(0)
  })

  test('after a new secret, links that are out no longer work, and new ones do', async () => {
    const { surveyId } = await aSurvey(world(), 'rotated')
    const relay = await aRelay(world(), 'rotated-desk', [surveyId])
    const old = relay.link('INC1', 'rotated')
    await world().anyone().get(old).expect(200)
    await world().as('anton').post(`/relays/${relay.id}/rotation`).expect(303)
    await world().anyone().get(old).expect(404)
    await world()
      .anyone()
      .get(relay.link('INC1', 'rotated', '', 2))
      .expect(200)
  })

  test('a closed survey says so to whoever holds a link that is signed', async () => {
    const { surveyId } = await aSurvey(world(), 'over')
    const relay = await aRelay(world(), 'over-desk', [surveyId])
    await world().db.updateTable('survey').set({ status: 'closed' }).where('id', '=', surveyId).execute()
    const reply = await world().anyone().get(relay.link('INC1', 'over')).expect(410)
    expect(reply.text).toContain('This survey is closed')
  })
})

const headersOf = ({ date: _, ...headers }: Record<string, unknown> = {}) => headers

async function aRelay(world: World, id: string, surveys: string[]) {
  const row = { id, key: id, name: id, perspective: 'user', active: 1, created_by: 'anton' } as const
  await world.db
    .insertInto('relay')
    .values({ ...row, created_at: '2026-11-01T08:00:00.000Z' })
    .execute()
  for (const survey_id of surveys)
    await world.db.insertInto('relay_survey').values({ relay_id: id, survey_id }).execute()
  const link = (ref: string, service: string, more = '', generation = 1) => {
    const secret = relaySecret(world.installation.secret, { id, generation })
    return `/t/${id}?${canonicalText({ ref, service })}&sig=${relaySignature(secret, { ref, service })}${more}`
  }
  return { id, link }
}
