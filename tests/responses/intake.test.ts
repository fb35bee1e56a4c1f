import { expect, test } from 'vitest'
import type { Submission } from '../../src/responses/store.ts'
import { onBothEngines, type World } from '../support/world.ts'

onBothEngines((world) => {
  test('anonymous responses stay unseen until five have come, then all of them count', async () => {
    await openSurvey(world(), 'held', 'anonymous')
    for (let n = 1; n <= 4; n++)
      expect(await world().app.intake.submit(aSubmission('held', `k${n}`, 'anonymous'))).toBe('stored')
    expect(await countedFor(world(), 'held')).toBe(0)
    expect(await tally(world(), 'held')).toMatchObject({ received: 4, held: 4 })

    expect(await world().app.intake.submit(aSubmission('held', 'k5', 'anonymous'))).toBe('stored')
    expect(await countedFor(world(), 'held')).toBe(5)
    expect(await tally(world(), 'held')).toMatchObject({ received: 5, held: 0 })
    expect(await commentsFor(world(), 'held')).toBe(5)
  })

  test("a question's figure moves only once five people have scored it, whoever else was in their batches", async () => {
    await openSurvey(world(), 'rare', 'anonymous')
    const answered = async (n: number, answers: Submission['answers']) =>
      world().app.intake.submit({ ...aSubmission('rare', `rare-${n}`, 'anonymous'), answers: { VALUE: 4, ...answers } })
    for (let n = 1; n <= 10; n++) await answered(n, { SPEED: n % 5 < 2 ? 2 : -2 })
    expect(await countsOf(world(), 'SPEED')).toEqual({})

    for (let n = 11; n <= 15; n++) await answered(n, n === 11 ? { SPEED: 5 } : {})
    expect(await countsOf(world(), 'SPEED')).toEqual({ '-2': 6, 2: 4, 5: 1 })

    for (let n = 16; n <= 20; n++) await answered(n, n === 16 ? { SPEED: 1 } : {})
    expect(await countsOf(world(), 'SPEED')).toEqual({ '-2': 6, 2: 4, 5: 1 })
  })

  test('attributed responses count at once, and keep who gave them', async () => {
    await openSurvey(world(), 'known', 'attributed')
    await world().app.intake.submit({ ...aSubmission('known', 'c1'), respondent: 'Service owner' })
    expect(await countedFor(world(), 'known')).toBe(1)
  })

  test('a response sent many times at once counts once', async () => {
    await openSurvey(world(), 'twice', 'attributed')
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => world().app.intake.submit(aSubmission('twice', 'the-same'))),
    )
    expect(outcomes.filter((outcome) => outcome === 'stored')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome === 'duplicate')).toHaveLength(19)
    expect(await countedFor(world(), 'twice')).toBe(1)
  })

  test('a closed or unknown survey takes nothing, and the others of the same batch are stored', async () => {
    await openSurvey(world(), 'open', 'attributed')
    await openSurvey(world(), 'shut', 'attributed', 'closed')
    const outcomes = await Promise.all(
      ['shut', 'open', 'nowhere'].map((survey) => world().app.intake.submit(aSubmission(survey, `batch-${survey}`))),
    )
    expect(outcomes).toEqual(['closed', 'stored', 'closed'])
  })

  test('an answer given under another promise than the survey now makes is not taken, and can be given again', async () => {
    await openSurvey(world(), 'changed', 'attributed')
    const late = aSubmission('changed', 'late', 'anonymous')
    expect(await world().app.intake.submit(late)).toBe('promise-changed')
    expect(await countedFor(world(), 'changed')).toBe(0)
    expect(await world().app.intake.submit({ ...late, promise: 'attributed' })).toBe('stored')
    expect(await countedFor(world(), 'changed')).toBe(1)
  })

  test('one member that cannot be stored does not take the rest of its batch with it', async () => {
    await openSurvey(world(), 'mixed', 'attributed')
    const broken = { ...aSubmission('mixed', 'broken'), versionId: null as unknown as string }
    const outcomes = await Promise.allSettled([
      world().app.intake.submit(aSubmission('mixed', 'good-1')),
      world().app.intake.submit(broken),
      world().app.intake.submit(aSubmission('mixed', 'good-2')),
    ])
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await countedFor(world(), 'mixed')).toBe(2)
    expect(await tally(world(), 'mixed')).toMatchObject({ received: 2 })
  })
})

function aSubmission(
  surveyId: string,
  participationKey: string,
  promise: Submission['promise'] = 'attributed',
): Submission {
  return {
    surveyId,
    versionId: 'v1',
    perspective: 'user',
    promise,
    participationKey,
    day: '2026-11-20',
    language: 'en',
    channel: 'web',
    answers: { VALUE: 2, EASE: -1, IMPORTANCE: [0, 3] },
    comments: [{ question: 'COMMENT', text: 'Shorter waits, please' }],
    invitationId: null,
    respondent: null,
  }
}

async function openSurvey(
  { db }: World,
  id: string,
  promise: 'anonymous' | 'attributed',
  status: 'published' | 'closed' = 'published',
): Promise<void> {
  const created_at = '2026-01-05T08:00:00.000Z'
  await db.insertInto('survey').values({ id, service_id: 'debit-card', status, created_at, closed_at: null }).execute()
  const row = { survey_id: id, perspective: 'user' as const, open_key: `key-${id}`, promise, eligible_count: null }
  await db.insertInto('survey_perspective').values(row).execute()
}

/** How many responses of a survey can be seen; what the histograms count must be all that can be seen. */
async function countedFor({ db }: World, survey: string): Promise<number> {
  const rows = await db.selectFrom('response').select('id').where('survey_id', '=', survey).execute()
  const counted = await db
    .selectFrom('histogram')
    .select('count')
    .where('service_id', '=', 'debit-card')
    .where('question', '=', 'VALUE')
    .where('period', '=', 'all')
    .where('segment', '=', 'all')
    .execute()
  const total = counted.reduce((sum, row) => sum + row.count, 0)
  const all = await db.selectFrom('response').select('id').execute()
  expect(total).toBe(all.length)
  return rows.length
}

/** How often each answer to a question is counted, over all time. */
async function countsOf({ db }: World, question: string): Promise<Record<number, number>> {
  const rows = await db
    .selectFrom('histogram')
    .select(['answer', 'count'])
    .where('question', '=', question)
    .where('segment', '=', 'all')
    .where('period', '=', 'all')
    .where('count', '>', 0)
    .execute()
  return Object.fromEntries(rows.map(({ answer, count }) => [answer, count]))
}

async function tally({ db }: World, survey: string) {
  return db.selectFrom('intake_tally').selectAll().where('survey_id', '=', survey).executeTakeFirst()
}

async function commentsFor({ db }: World, survey: string): Promise<number> {
  return (await db.selectFrom('comment').select('id').where('survey_id', '=', survey).execute()).length
}
