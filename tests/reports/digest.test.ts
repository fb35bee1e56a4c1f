import { beforeAll, describe, expect, test } from 'vitest'
import { digestOf, knownAfter, nextDigestDay } from '../../src/reports/digest.ts'
import { mailDigests } from '../../src/reports/digest-jobs.ts'
import { agreed, answered, textOf } from '../support/answers.ts'
import { onBothEngines } from '../support/world.ts'

test.each([
  ['daily', '2026-12-31', '2027-01-01'],
  ['weekly', '2026-11-21', '2026-11-23'],
  ['weekly', '2026-11-23', '2026-11-30'],
  ['weekly', '2026-11-22', '2026-11-23'],
  ['monthly', '2026-01-31', '2026-02-01'],
] as const)('a %s digest comes after %s on %s', (frequency, today, next) => {
  expect(nextDigestDay(frequency, today)).toBe(next)
})

test('what was known is no news, and nothing new is no mail', () => {
  const service = {
    id: 'a',
    slug: 'a',
    name: 'A',
    name_fr: '',
    state: 'watermelon' as const,
    window: 'all',
    comments: 12,
  }
  const action = { id: 'x', title: 'X', due_on: '2026-11-30', service }
  const facts = {
    services: [service],
    findings: [{ id: 'f', service, evidence: '{}' }],
    actions: [action],
    followUps: 1,
  }
  const known = knownAfter(facts)
  expect(digestOf(facts, known)).toBeNull()
  const fewer = { ...facts, services: [{ ...service, comments: 3 }], findings: [], actions: [], followUps: 0 }
  expect(digestOf(fewer, known)).toBeNull()
  const later = { ...facts, services: [{ ...service, state: 'aligned-good' as const, comments: 17 }] }
  expect(digestOf(later, known)).toMatchObject({
    states: [{ from: 'watermelon' }],
    comments: [{ added: 5 }],
    actions: [],
  })
  const moved = { ...facts, actions: [{ ...action, due_on: '2026-12-05' }] }
  expect(digestOf(moved, known)).toMatchObject({ actions: [{ due_on: '2026-12-05' }] })
  // A service that has just been assigned is not a change of its state.
  const assigned = { ...facts, services: [service, { ...service, id: 'b' }] }
  expect(digestOf(assigned, known)).toBeNull()
})

describe('news by mail', () => {
  onBothEngines((world) => {
    const mails = () => world().db.selectFrom('outbox').selectAll().where('kind', '=', 'digest').execute()
    const due = () => world().db.updateTable('digest').set({ next_on: '2026-11-01' }).execute()
    beforeAll(async () => {
      await agreed(world().db, 'debit-card', true, true)
      for (const member of ['olive', 'otto'] as const) {
        await world().as(member).post('/account/digest', { frequency: 'weekly' }).expect(303)
      }
    })

    test('where nothing happened, nobody gets a mail', async () => {
      await mailDigests(world().installation)
      await due()
      await mailDigests(world().installation)
      expect(await mails()).toEqual([])
      const [setting] = await world().db.selectFrom('digest').selectAll().where('account_id', '=', 'olive').execute()
      expect(setting?.next_on).toBe(nextDigestDay('weekly', world().now.toISOString().slice(0, 10)))
    })

    test('what happened is told once, to those who may see the service', async () => {
      const { db } = world()
      await answered(db, { perspective: 'user', counts: [60, 30, 10, 5, 0] })
      await answered(db, { perspective: 'customer', counts: [0, 0, 0, 1, 2] })
      const at = world().now.toISOString()
      await db
        .insertInto('improvement_action')
        .values({
          ...{
            id: 'due',
            service_id: 'debit-card',
            title: 'Shorten the window',
            dimension: null,
            cause: 'c',
            owner: 'o',
          },
          ...{ due_on: at.slice(0, 10), change: 'x', target_points: null, evidence: '', status: 'approved' },
          ...{ raised_by: 'anton', created_at: at, updated_at: at },
        })
        .execute()
      await due()
      await Promise.all([mailDigests(world().installation), mailDigests(world().installation)])
      const sent = await mails()
      expect(sent.map(({ recipient }) => recipient)).toEqual(['olive@bank.example'])
      expect(sent[0]?.body_text).toContain('Watermelon')
      expect(sent[0]?.body_text).toContain('Shorten the window')
      await due()
      await mailDigests(world().installation)
      expect(await mails()).toHaveLength(1)
    })

    test('a state is told as findings have it: the settled one, and over which time', async () => {
      const { db } = world()
      const settled = {
        rule: 'state-changed',
        subject: 'aligned-good',
        answers: 'over:2026-Q3 2026-11 60:75.000',
      } as const
      const since = { since: '2026-10-01', holds: 1, settled: 1, times: 1 } as const
      await db
        .insertInto('observation')
        .values({ service_id: 'debit-card', ...settled, ...since })
        .execute()
      await due()
      await mailDigests(world().installation)
      const last = (await mails()).find(({ body_text }) => body_text.includes('Aligned, good'))
      expect(last?.body_text).toContain('Debit card · Q3 2026: Watermelon → Aligned, good')
      await db
        .deleteFrom('outbox')
        .where('id', '=', last?.id ?? '')
        .execute()
    })

    test('comments are told from ten on alone', async () => {
      const { db } = world()
      const count = (question: string, people: number) =>
        db
          .insertInto('term_count')
          .values({
            service_id: 'debit-card',
            perspective: 'user',
            question,
            term: '*',
            period: 'all',
            people,
            label: '',
          })
          .onConflict((conflict) =>
            conflict.columns(['service_id', 'perspective', 'question', 'term', 'period']).doUpdateSet({ people }),
          )
          .execute()
      // Two questions with too few each are not enough together.
      await count('COMMENT', 9)
      await count('OWN:why', 6)
      await due()
      await mailDigests(world().installation)
      expect(await mails()).toHaveLength(1)
      await count('COMMENT', 14)
      await due()
      await mailDigests(world().installation)
      const last = (await mails()).find(({ body_text }) => body_text.includes('new comments'))
      expect(last?.body_text).toMatch(/\n\nNew comments\n• [^\n]+: 14 new comments\n\n/)
      expect(textOf(last?.body_html ?? '')).toContain('14 new comments')
    })

    test('it is chosen and ended under one’s own account', async () => {
      expect(textOf((await world().as('olive').get('/account').expect(200)).text)).toContain('News by mail')
      expect((await world().as('olive').get('/account/digest').expect(200)).text).toMatch(/value="weekly" checked/)
      await world().as('olive').post('/account/digest', { frequency: 'never' }).expect(303)
      const left = await world().db.selectFrom('digest').select('account_id').execute()
      expect(left).toEqual([{ account_id: 'otto' }])
      await world().anyone().get('/account/digest').expect(303)
    })
  })
})
