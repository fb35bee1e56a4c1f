import { expect, test } from 'vitest'
import { answerCounts, countsByMonth, monthsWithAnswers } from '../../src/comparison/store.ts'
import type { Day } from '../../src/database/schema.ts'
import { groupSegment } from '../../src/responses/groups.ts'
import { type Submission, storeResponses } from '../../src/responses/store.ts'
import { DONT_KNOW } from '../../src/surveys/definition.ts'
import { onBothEngines, type World } from '../support/world.ts'

const FINANCE = groupSegment('department', 'Finance')

onBothEngines((world) => {
  test('it works: the overall question is counted by week as well, and no reader takes a week for a month', async () => {
    await openSurvey(world(), 'weeks', 'attributed')
    await answer(world(), 'weeks', '2026-10-30', [{ VALUE: 4, SPEED: 2 }])
    await answer(world(), 'weeks', '2026-11-01', [{ VALUE: 4, SPEED: 3 }])
    await answer(world(), 'weeks', '2026-11-02', [{ 'VALUE~2': 1, 'VALUE~2:low': [1] }])
    expect(await periods(world(), 'VALUE', 'all')).toEqual({ '2026-10': 1, '2026-11': 1, '2026-W44': 2, all: 2 })
    expect(await periods(world(), 'VALUE~2', 'all')).toEqual({ '2026-11': 1, '2026-W45': 1, all: 1 })
    expect(await periods(world(), 'VALUE~2:low', 'all')).toEqual({ '2026-11': 2, all: 2 })
    expect(await periods(world(), 'SPEED', 'all')).toEqual({ '2026-10': 1, '2026-11': 1, all: 2 })

    const counted = { serviceId: 'debit-card', surveyId: null }
    expect((await monthsWithAnswers(world().db, counted, ['VALUE'])).sort()).toEqual(['2026-10', '2026-11'])
    const byMonth = await countsByMonth(world().db, counted, new Set(['user']))
    expect(byMonth.filter(({ question }) => question === 'VALUE').map(({ scored }) => scored)).toEqual([1, 1])
    const ofSurvey = await answerCounts(world().db, { ...counted, surveyId: 'weeks' }, null)
    expect(ofSurvey.filter(({ question }) => question === 'VALUE')).toMatchObject([{ answer: 4, count: 2 }])
  })

  test('of a segment its months are kept alone: all time is their sum', async () => {
    expect(await periods(world(), 'VALUE', 'language:en')).toEqual({ '2026-10': 1, '2026-11': 1 })
    expect(await periods(world(), 'VALUE', 'survey:weeks')).toEqual({ '2026-10': 1, '2026-11': 1 })
  })

  test('two questions that one person scored are counted together, for everybody alone', async () => {
    expect(await periods(world(), 'VALUE|SPEED', 'all')).toEqual({ '2026-10': 1, '2026-11': 1, all: 2 })
    const rows = await world().db.selectFrom('histogram').select(['segment', 'question']).execute()
    expect(rows.filter(({ segment, question }) => question.includes('|') && segment !== 'all')).toEqual([])
  })

  test('an anonymous pair waits until five people have scored both, whatever each of the two has', async () => {
    await openSurvey(world(), 'pairs', 'anonymous', 'customer')
    const both = { VALUE: 3, EASE: 2 }
    const five = [both, both, both, both, { VALUE: DONT_KNOW, EASE: 2 }, { VALUE: 3 }]
    await answer(world(), 'pairs', '2026-11-03', five, { perspective: 'customer' })
    expect(await periods(world(), 'EASE', 'all', 'customer')).toMatchObject({ all: 5 })
    expect(await periods(world(), 'VALUE|EASE', 'all', 'customer')).toEqual({})
    await answer(world(), 'pairs', '2026-11-04', [both, {}, {}, {}, {}], { perspective: 'customer' })
    expect(await periods(world(), 'VALUE|EASE', 'all', 'customer')).toMatchObject({ '2026-11': 5, all: 5 })
  })

  test('who was invited is counted in their groups, each of them from five people on', async () => {
    await openSurvey(world(), 'groups', 'anonymous', 'provider')
    const finance = { groups: { department: 'Finance' }, perspective: 'provider' as const }
    await answer(world(), 'groups', '2026-11-05', Array(4).fill({ VALUE: 5 }), finance)
    const held = await world().db.selectFrom('held_response').selectAll().where('survey_id', '=', 'groups').execute()
    expect(held.map(({ groups }) => groups)).toEqual(Array(4).fill('{"department":"Finance"}'))

    await answer(world(), 'groups', '2026-11-05', Array(3).fill({ VALUE: 1 }), { perspective: 'provider' })
    expect(await periods(world(), 'VALUE', 'all', 'provider')).toMatchObject({ all: 7 })
    expect(await periods(world(), 'VALUE', FINANCE, 'provider')).toEqual({})

    await answer(world(), 'groups', '2026-11-06', [{ VALUE: 5 }], finance)
    await answer(world(), 'groups', '2026-11-06', Array(4).fill({ VALUE: 1 }), { perspective: 'provider' })
    expect(await periods(world(), 'VALUE', FINANCE, 'provider')).toEqual({ '2026-11': 5 })
    const waiting = await world().db.selectFrom('held_count').selectAll().where('survey_id', '=', 'groups').execute()
    expect(waiting.filter(({ segment }) => segment.startsWith('group:'))).toEqual([])
  })

  test('nothing that is stored of a released response tells its groups', async () => {
    expect(
      await world().db.selectFrom('held_response').select('id').where('survey_id', '=', 'groups').execute(),
    ).toEqual([])
    const released = await world().db.selectFrom('response').selectAll().where('survey_id', '=', 'groups').execute()
    expect(released).toHaveLength(12)
    expect(JSON.stringify(released)).not.toContain('Finance')
  })

  test('groups of somebody who answers by name are counted at once', async () => {
    await openSurvey(world(), 'named', 'attributed', 'provider')
    const it = { groups: { department: 'IT', region: 'North' }, perspective: 'provider' as const }
    await answer(world(), 'named', '2026-11-07', [{ VALUE: 2 }], it)
    expect(await periods(world(), 'VALUE', groupSegment('department', 'IT'), 'provider')).toEqual({ '2026-11': 1 })
    expect(await periods(world(), 'VALUE', groupSegment('region', 'North'), 'provider')).toEqual({ '2026-11': 1 })
  })
})

let people = 0

/** Lets as many people answer as there are answers, in one batch. */
async function answer(
  { db }: World,
  surveyId: string,
  day: Day,
  given: readonly Submission['answers'][],
  more: Partial<Submission> = {},
): Promise<void> {
  const { promise } = await db
    .selectFrom('survey_perspective')
    .select('promise')
    .where('survey_id', '=', surveyId)
    .executeTakeFirstOrThrow()
  const submissions = given.map(
    (answers): Submission => ({
      surveyId,
      versionId: 'v1',
      perspective: 'user',
      promise,
      participationKey: `person-${++people}`,
      day,
      language: 'en',
      channel: '',
      answers,
      comments: [],
      invitationId: null,
      respondent: null,
      ...more,
    }),
  )
  await db.transaction().execute((trx) => storeResponses(trx, submissions, day))
}

async function openSurvey(
  { db }: World,
  id: string,
  promise: Submission['promise'],
  perspective: Submission['perspective'] = 'user',
): Promise<void> {
  const created_at = '2026-01-05T08:00:00.000Z'
  await db
    .insertInto('survey')
    .values({ id, service_id: 'debit-card', status: 'published', created_at, closed_at: null })
    .execute()
  await db
    .insertInto('survey_perspective')
    .values({ survey_id: id, perspective, open_key: `key-${id}`, promise, eligible_count: null })
    .execute()
}

/** How much of a question is counted in each period of a segment. */
async function periods(
  { db }: World,
  question: string,
  segment: string,
  perspective: Submission['perspective'] = 'user',
): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('histogram')
    .select(['period', ({ fn }) => fn.sum<number>('count').as('count')])
    .where('question', '=', question)
    .where('segment', '=', segment)
    .where('perspective', '=', perspective)
    .groupBy('period')
    .execute()
  return Object.fromEntries(rows.map(({ period, count }) => [period, Number(count)]))
}
