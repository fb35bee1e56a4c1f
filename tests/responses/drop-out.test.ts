import { describe, expect, test } from 'vitest'
import { dropOut, type LeftAfter } from '../../src/surveys/drop-out.ts'
import { textOf } from '../support/answers.ts'
import { anInvitation, aSurvey, openForm } from '../support/respondent.ts'
import { onBothEngines, type World } from '../support/world.ts'

const counted = async ({ db }: World, versionId: string) =>
  (await db.selectFrom('drop_out').selectAll().where('version_id', '=', versionId).orderBy('question').execute()).map(
    ({ perspective, question, count }) => `${perspective} ${question} ${count}`,
  )

onBothEngines((world) => {
  test('it works: leaving counts the last question that was answered, and nothing else of anybody', async () => {
    const { openKeys, versionId, surveyId } = await aSurvey(world(), 'leaving')
    const { hidden, html } = await openForm(world(), `/s/${openKeys.user}`)
    expect(textOf(html)).toContain('We count at which question people stop, without anything about you.')
    const { shown = '' } = hidden
    const left = (door: string, last: string) => world().anyone().post(`${door}/left`, { shown, last })
    for (const last of ['', 'VALUE', 'VALUE']) {
      const answer = await left(`/s/${openKeys.user}`, last).expect(204)
      expect(answer.headers['set-cookie']).toBeUndefined()
    }
    const token = await anInvitation(world(), surveyId, 'user')
    await left(`/r/${token}`, 'VALUE').expect(204)
    expect(await counted(world(), versionId)).toEqual(['user  1', 'user VALUE 3'])
    expect(
      await world().db.selectFrom('participation').selectAll().where('survey_id', '=', surveyId).execute(),
    ).toEqual([])
  })

  test('opening a form counts nobody, nor does a used or closed link, nor an example', async () => {
    const { openKeys, versionId, surveyId } = await aSurvey(world(), 'quiet')
    const { hidden } = await openForm(world(), `/s/${openKeys.customer}`)
    const { shown = '' } = hidden
    await world().anyone().get(`/s/${openKeys.customer}?v=4`).expect(200)
    await world().anyone().get(`/s/${openKeys.customer}/left`).expect(404)
    const token = await anInvitation(world(), surveyId, 'customer')
    const form = await openForm(world(), `/r/${token}`)
    await world()
      .anyone()
      .post(`/r/${token}`, { ...form.hidden, VALUE: '4' })
      .expect(303)
    await world().anyone().post(`/r/${token}/left`, { shown, last: 'VALUE' }).expect(204)
    await world().anyone().post(`/embed/${openKeys.customer}/left?example=1`, { shown, last: 'VALUE' }).expect(204)
    await world().anyone().post(`/kiosk/${openKeys.customer}/left`, { shown, last: 'VALUE' }).expect(404)
    await world().db.updateTable('survey').set({ status: 'closed' }).where('id', '=', surveyId).execute()
    await world().anyone().post(`/s/${openKeys.customer}/left`, { shown, last: 'VALUE' }).expect(204)
    expect(await counted(world(), versionId)).toEqual([])
  })

  test('what no form of ours says is refused, and so is more than it can say', async () => {
    const { openKeys, versionId } = await aSurvey(world(), 'refused')
    const other = await aSurvey(world(), 'refused-other')
    const { hidden } = await openForm(world(), `/s/${openKeys.user}`)
    const { shown = '' } = hidden
    const post = (fields: Record<string, string>, key = openKeys.user) =>
      world().anyone().post(`/s/${key}/left`, fields)
    await post({ shown, last: 'NOT_ASKED' }).expect(400)
    await post({ shown, last: 'PREDICTED_USER_VIEW' }).expect(400)
    await post({ shown: 'x', last: 'VALUE' }).expect(400)
    await post({ shown, last: 'VALUE', more: '1' }).expect(400)
    await post({ shown, last: 'VALUE' }, other.openKeys.user).expect(400)
    await post({ shown, last: 'x'.repeat(3_000) }).expect(413)
    await post({ shown, last: 'VALUE' }, 'nowhere').expect(404)
    expect(await counted(world(), versionId)).toEqual([])
  })

  test('one network address cannot count without end, and is not told', async () => {
    const { openKeys, versionId } = await aSurvey(world(), 'flood')
    const { hidden } = await openForm(world(), `/s/${openKeys.user}`)
    const fields = { shown: hidden['shown'] ?? '', last: 'VALUE' }
    for (let sent = 0; sent < 70; sent++) await world().anyone().post(`/s/${openKeys.user}/left`, fields).expect(204)
    expect(await counted(world(), versionId)).toEqual(['user VALUE 60'])
  })

  test('shows on the survey’s results from five on', async () => {
    const { versionId, surveyId, openKeys } = await aSurvey(world(), 'debit')
    const { db } = world()
    const row = { version_id: versionId, perspective: 'user' } as const
    await db
      .insertInto('drop_out')
      .values({ ...row, question: 'VALUE', count: 4 })
      .execute()
    await db
      .insertInto('intake_tally')
      .values({ survey_id: surveyId, perspective: 'user', received: 5, held: 0, last_day: '2026-11-01' })
      .execute()
    await db
      .insertInto('histogram')
      .values(
        ['all', '2026-11'].map((period) => ({
          service_id: 'debit',
          segment: `survey:${surveyId}`,
          question: '*',
          period,
          perspective: 'user' as const,
          answer: 0,
          count: 5,
        })),
      )
      .execute()
    const page = async () => textOf((await world().as('anton').get(`/surveys/${surveyId}/results`).expect(200)).text)
    expect(await page()).not.toContain('Where people stop')
    await world()
      .anyone()
      .post(`/s/${openKeys.user}/left`, {
        shown: (await openForm(world(), `/s/${openKeys.user}`)).hidden['shown'] ?? '',
        last: '',
      })
      .expect(204)
    const text = await page()
    expect(text).toContain('5 of 10 who began the form left it without sending: 50%.')
    expect(text).toMatch(/The service overall 44% 4 of 9/)
  })
})

describe('how far people come', () => {
  const left = (question: string, count: number): LeftAfter => ({ perspective: 'user', question, count })

  test('of each question: who came so far, and who went no further', () => {
    const found = dropOut([left('', 10), left('A', 20), left('C', 5)], ['A', 'B', 'C'], 65)
    expect(found).toMatchObject({ began: 100, left: 35 })
    expect(found?.questions).toEqual([
      { question: '', reached: 100, left: 10, share: 0.1 },
      { question: 'A', reached: 90, left: 20, share: 20 / 90 },
      { question: 'B', reached: 70, left: 0, share: 0 },
      { question: 'C', reached: 70, left: 5, share: 5 / 70 },
    ])
  })

  test('fewer than five are not told; questions that are gone are still counted', () => {
    expect(dropOut([left('A', 4)], ['A'], 1_000)).toBeNull()
    expect(dropOut([left('GONE', 5)], ['A'], 0)?.questions).toEqual([
      { question: '', reached: 5, left: 5, share: 1 },
      { question: 'A', reached: 0, left: 0, share: 0 },
    ])
  })
})
