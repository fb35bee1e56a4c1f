import { describe, expect, test } from 'vitest'
import { partialKey } from '../../src/campaigns/partial-key.ts'
import { hashToken, newToken } from '../../src/database/tokens.ts'
import { opened, sealed } from '../../src/responses/partial.ts'
import { deleteOldPartialAnswers } from '../../src/responses/partial-store.ts'
import { textOf } from '../support/answers.ts'
import { anInvitation, aSurvey, openForm, received } from '../support/respondent.ts'
import { onBothEngines, type World } from '../support/world.ts'

const partials = ({ db }: World) => db.selectFrom('partial_answer').selectAll().execute()

onBothEngines((world) => {
  const nobody = () => world().anyone()

  test('it works: what was entered opens again behind the link, on any device, and goes with the answer', async () => {
    const { surveyId } = await aSurvey(world(), 'kept')
    const token = await anInvitation(world(), surveyId, 'user')
    const { hidden, html } = await openForm(world(), `/r/${token}`)
    expect(textOf(html)).toContain('Save and come back later')
    await nobody()
      .post(`/r/${token}/keep`, { ...hidden, VALUE: '2', COMMENT: 'the <b>queue</b>' })
      .expect(204)
    const again = await openForm(world(), `/r/${token}`)
    expect(again.html).toMatch(/id="VALUE-2" value="2" required checked/)
    expect(again.html).toContain('the &lt;b&gt;queue&lt;/b&gt;')
    expect(textOf(again.html)).toContain('Welcome back: what you entered until 20 November 2026 is filled in')
    expect(again.hidden['shown']).toBe(hidden['shown'])
    expect(await received(world(), surveyId, 'user')).toBe(0)
    await nobody()
      .post(`/r/${token}`, { ...again.hidden, VALUE: '3' })
      .expect(303)
    expect(await partials(world())).toEqual([])
    // A script that was slower than the person keeps nothing any more.
    await nobody()
      .post(`/r/${token}/keep`, { ...hidden, VALUE: '2' })
      .expect(409)
    expect(await partials(world())).toEqual([])
  })

  test('without a script a button keeps it, however incomplete or wrong, and says so', async () => {
    const { surveyId } = await aSurvey(world(), 'button')
    const token = await anInvitation(world(), surveyId, 'customer')
    const { hidden } = await openForm(world(), `/r/${token}`)
    const kept = await nobody()
      .post(`/r/${token}?lang=fr`, { ...hidden, COMMENT: 'à suivre', keep: '1' })
      .expect(303)
    expect(kept.headers['location']).toBe(`/r/${token}?lang=fr&kept=1`)
    const page = textOf((await nobody().get(`/r/${token}?kept=1`).expect(200)).text)
    expect(page).toContain('Saved. Your personal link opens this page as it is now for 14 days.')
    expect(page).toContain('à suivre')
    expect(await received(world(), surveyId, 'customer')).toBe(0)
  })

  test('one can start afresh; emptied, nothing is kept', async () => {
    const { surveyId } = await aSurvey(world(), 'afresh')
    const token = await anInvitation(world(), surveyId, 'user')
    const { hidden } = await openForm(world(), `/r/${token}`)
    const before = (await partials(world())).length
    for (const undo of [
      () => nobody().post(`/r/${token}`, { afresh: '1' }).expect(303),
      () =>
        nobody()
          .post(`/r/${token}/keep`, { ...hidden, COMMENT: ' ' })
          .expect(204),
    ]) {
      await nobody()
        .post(`/r/${token}/keep`, { ...hidden, VALUE: '1' })
        .expect(204)
      expect(await partials(world())).toHaveLength(before + 1)
      await undo()
      expect(await partials(world())).toHaveLength(before)
      expect(textOf((await openForm(world(), `/r/${token}`)).html)).not.toContain('Welcome back')
    }
  })

  test('a score that is pressed in a mail later is the newer one', async () => {
    const { surveyId } = await aSurvey(world(), 'pressed-later')
    const token = await anInvitation(world(), surveyId, 'user')
    const { hidden } = await openForm(world(), `/r/${token}`)
    await nobody()
      .post(`/r/${token}/keep`, { ...hidden, VALUE: '1', COMMENT: 'still here' })
      .expect(204)
    const { html } = await openForm(world(), `/r/${token}?v=5`)
    expect(html).toMatch(/id="VALUE-5" value="5" required checked/)
    expect(html).toContain('still here')
  })

  test('a version that has been replaced since is asked to its end; with another promise, that one is read', async () => {
    const { surveyId, versionId } = await aSurvey(world(), 'replaced')
    const token = await anInvitation(world(), surveyId, 'user')
    const { hidden } = await openForm(world(), `/r/${token}`)
    await nobody()
      .post(`/r/${token}/keep`, { ...hidden, VALUE: '4' })
      .expect(204)
    const { db } = world()
    const first = await db
      .selectFrom('survey_version')
      .selectAll()
      .where('id', '=', versionId)
      .executeTakeFirstOrThrow()
    await db
      .insertInto('survey_version')
      .values({ ...first, id: `${versionId}-2`, number: 2 })
      .execute()
    const fresh = await anInvitation(world(), surveyId, 'user')
    expect((await openForm(world(), `/r/${fresh}`)).hidden['shown']).toMatch(new RegExp(`^${versionId}-2`))
    const again = await openForm(world(), `/r/${token}`)
    expect(again.hidden['shown']).toBe(hidden['shown'])
    await db
      .updateTable('survey_perspective')
      .set({ promise: 'attributed' })
      .where('survey_id', '=', surveyId)
      .execute()
    const named = await openForm(world(), `/r/${token}`)
    expect(textOf(named.html)).toContain('Your answers are not anonymous')
    await nobody()
      .post(`/r/${token}`, { ...named.hidden, VALUE: '4' })
      .expect(303)
    const stored = await db.selectFrom('response').select('version_id').where('survey_id', '=', surveyId).execute()
    expect(stored).toEqual([{ version_id: versionId }])
    // What of a version that is gone was kept is not shown, and harms nobody.
    const other = await anInvitation(world(), surveyId, 'customer')
    const opened = await openForm(world(), `/r/${other}`)
    await nobody()
      .post(`/r/${other}/keep`, { ...opened.hidden, VALUE: '4' })
      .expect(204)
    await db.deleteFrom('survey_version').where('id', '=', `${versionId}-2`).execute()
    await db
      .updateTable('partial_answer')
      .set({ sealed: sealed({ shown: 'gone.0.attributed', typed: { VALUE: '4' }, keptOn: '2026-11-20' }, other) })
      .where('key', '=', partialKey(other))
      .execute()
    expect(textOf((await openForm(world(), `/r/${other}`)).html)).not.toContain('Welcome back')
  })

  test('open links keep nothing, and say so', async () => {
    const { openKeys } = await aSurvey(world(), 'open')
    const { html, hidden } = await openForm(world(), `/s/${openKeys.user}`)
    expect(textOf(html)).toContain('Nothing that you enter is kept until you send it')
    expect(html).not.toContain('name="keep"')
    await nobody()
      .post(`/s/${openKeys.user}/keep`, { ...hidden, VALUE: '1' })
      .expect(404)
    await nobody()
      .post(`/s/${openKeys.user}`, { ...hidden, VALUE: '1', keep: '1' })
      .expect(400)
  })

  test('who reads the database cannot tell whose it is, nor what it says, nor how long it is', async () => {
    const { db } = world()
    await db.deleteFrom('partial_answer').execute()
    const { surveyId } = await aSurvey(world(), 'sealed')
    const tokens = [await anInvitation(world(), surveyId, 'user'), await anInvitation(world(), surveyId, 'user')]
    for (const [at, token] of tokens.entries()) {
      const { hidden } = await openForm(world(), `/r/${token}`)
      await nobody()
        .post(`/r/${token}/keep`, { ...hidden, COMMENT: at === 0 ? 'a' : 'b'.repeat(300) })
        .expect(204)
    }
    const rows = await partials(world())
    expect(new Set(rows.map((row) => row.sealed.length)).size).toBe(1)
    const known = await db.selectFrom('invitation').selectAll().where('survey_id', '=', surveyId).execute()
    const stored = JSON.stringify(rows)
    for (const value of known.flatMap((invitation) => Object.values(invitation))) {
      if (typeof value !== 'string' || value.length < 8) continue
      // Neither what an invitation's row holds nor what is derived from it in the ways that this program has.
      for (const derived of [value, hashToken(value), partialKey(value)]) expect(stored).not.toContain(derived)
      for (const row of rows) expect(opened(row.sealed, value)).toBeNull()
    }
    for (const token of tokens) expect(stored).toContain(partialKey(token))
  })

  test('after fourteen days it is deleted', async () => {
    const { db, now } = world()
    await db.deleteFrom('partial_answer').execute()
    const row = (key: string, updated_on: string) => ({ key, sealed: '', updated_on })
    await db
      .insertInto('partial_answer')
      .values([row('old', '2026-11-05'), row('young', '2026-11-06')])
      .execute()
    await deleteOldPartialAnswers(db, now)
    expect((await partials(world())).map(({ key }) => key)).toEqual(['young'])
  })

  test('only what the form asks is kept, not too much of it, and only for a link that there is', async () => {
    const { surveyId } = await aSurvey(world(), 'limits')
    const token = await anInvitation(world(), surveyId, 'user')
    const { hidden } = await openForm(world(), `/r/${token}`)
    await nobody()
      .post(`/r/${token}/keep`, { ...hidden, VALUE: '1', NOT_ASKED: 'smuggled' })
      .expect(204)
    const { sealed: stored } = await world()
      .db.selectFrom('partial_answer')
      .select('sealed')
      .where('key', '=', partialKey(token))
      .executeTakeFirstOrThrow()
    expect(opened(stored, token)?.typed).toEqual({ VALUE: '1' })
    await nobody()
      .post(`/r/${token}/keep`, { ...hidden, COMMENT: 'x'.repeat(70_000) })
      .expect(409)
    const tooMuch = await nobody()
      .post(`/r/${token}`, { ...hidden, COMMENT: 'x'.repeat(70_000), keep: '1' })
      .expect(422)
    expect(textOf(tooMuch.text)).toContain('nothing has been saved')
    expect(tooMuch.text).toContain('xxxx</textarea>')
    await nobody()
      .post(`/r/${token}/keep`, { ...hidden, shown: 'nowhere.0.anonymous' })
      .expect(400)
    await nobody().post(`/r/${newToken()}/keep`, hidden).expect(404)
    await world().db.updateTable('survey').set({ status: 'closed' }).where('id', '=', surveyId).execute()
    await nobody()
      .post(`/r/${token}/keep`, { ...hidden, VALUE: '2' })
      .expect(409)
  })
})

describe('the seal', () => {
  const answer = { shown: 'v.0.anonymous', typed: { VALUE: '4', COMMENT: 'ü\ud83d\ude00' }, keptOn: '2026-11-20' }

  test('opens with its own token alone, and not once it was changed', () => {
    const token = newToken()
    const stored = sealed(answer, token)
    expect(opened(stored, token)).toEqual(answer)
    expect(opened(stored, newToken())).toBeNull()
    const bytes = Buffer.from(stored, 'base64url')
    for (const at of [0, 12, 40, bytes.length - 1]) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(opened(changed.toString('base64url'), token)).toBeNull()
    }
    expect(opened('', token)).toBeNull()
  })

  test('never looks the same twice', () => {
    const token = newToken()
    expect(sealed(answer, token)).not.toBe(sealed(answer, token))
  })
})
