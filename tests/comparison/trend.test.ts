import { beforeAll, describe, expect, test } from 'vitest'
import { answered, customers, textOf } from '../support/answers.ts'
import { aDefinition, aPublishedSurvey, changedQuestions, reworded } from '../support/surveys.ts'
import { onBothEngines } from '../support/world.ts'

const MONTHS = [
  '2025-11',
  '2025-12',
  ...Array.from({ length: 10 }, (_, at) => `2026-${String(at + 1).padStart(2, '0')}`),
]
/** 70 of 100 satisfied, and from June 2026 on 45 of 100. */
const users = (period: string) => (period < '2026-06' ? [5, 5, 20, 40, 30] : [15, 20, 20, 30, 15])

describe('a service over time', () => {
  onBothEngines((world) => {
    const address = (rest = '') => `/services/debit-card/trend${rest}`
    const html = async (rest = '') => (await world().as('olive').get(address(rest)).expect(200)).text
    const text = async (rest = '') => textOf(await html(rest)).replace(/[\u202f\u00a0]/g, ' ')
    const csv = async (rest = '') =>
      (
        await world()
          .as('olive')
          .get(address(`.csv${rest}`))
          .expect(200)
      ).text
        .replace('\ufeff', '')
        .trim()
        .split('\r\n')

    test('before anybody has answered, it says what to do', async () => {
      expect(await text()).toContain('Nobody has been heard yet')
      expect(await html()).not.toMatch(/<svg class="trend-picture"/)
      expect((await world().as('anton').get(address()).expect(200)).text).toContain('/services/debit-card/surveys')
    })

    describe('with a year of answers', () => {
      beforeAll(async () => {
        const { db } = world()
        const definition = aDefinition()
        const changed = changedQuestions(definition, (question) =>
          question.key === 'EASE' ? reworded(question, '2026-05-04', 'user') : question,
        )
        await aPublishedSurvey(db, {
          versions: [
            { on: '2025-11-03', definition },
            { on: '2026-05-04', definition: changed },
          ],
        })
        await customers(db, 'debit-card', 6)
        await answered(
          db,
          ...MONTHS.map((period) => ({ perspective: 'user' as const, period, counts: users(period) })),
          { perspective: 'customer', period: '2026-03', counts: [0, 0, 1, 2, 0] },
          { perspective: 'customer', period: '2026-09', counts: [0, 0, 0, 2, 1] },
          { perspective: 'user', question: 'EASE', period: '2026-02', counts: [0, 0, 0, 9, 0] },
          { perspective: 'user', question: 'EASE~20260504', period: '2026-06', counts: [0, 2, 2, 4, 0] },
          { perspective: 'user', question: 'SPEED', period: '2026-08', counts: [0, 0, 20, 10, 0] },
          { perspective: 'user', question: 'SPEED', period: '2026-09', counts: [1, 0, 1, 0, 0] },
          { perspective: 'user', question: 'SPEED', period: '2026-10', counts: [0, 9, 0, 0, 0] },
          { perspective: 'user', question: 'COST', period: '2026-10', counts: [0, 3, 0, 0, 0] },
        )
        await db
          .insertInto('agreement')
          .values({
            ...{ id: 'window', service_id: 'debit-card', name: 'Seventy-two hours', kind: 'sla', note: '' },
            ...{ customer_party: '', provider_party: '', valid_from: '2026-06-01', valid_until: null },
          })
          .execute()
        const at = '2026-08-03T08:00:00.000Z'
        await db
          .insertInto('improvement_action')
          .values({
            ...{ id: 'told', service_id: 'debit-card', title: 'Tell at once', dimension: null, cause: '', owner: '' },
            ...{ due_on: '2026-12-31', change: '', evidence: '', target_points: null, raised_by: 'anton' },
            ...{ created_at: at, updated_at: at, status: 'implemented' },
          })
          .execute()
        await db
          .insertInto('improvement_history')
          .values({
            ...{ id: 'told', action_id: 'told', from_status: 'in-progress', to_status: 'implemented', note: '', at },
            ...{ account_id: 'anton', changes: null },
          })
          .execute()
      })

      test('it works: a shift is said in words, since when and from where to where', async () => {
        const page = await text()
        expect(page).toContain(
          'Users Lower since June 2026: the share satisfied fell from 70% to 45% and has stayed outside the limits for 5 months.',
        )
        expect(page).toMatch(/June 2026 100 45 45% 53 \d+% to \d+% below the limits 3/)
        expect(page).toContain('first 8 of 12 periods, 535 of 800 answers = 66.9%')
        expect(page).not.toMatch(/NaN|undefined|null|Infinity/)
      })

      test('six customers are facts without limits; a provider who has not answered is said so', async () => {
        const page = await text()
        expect(page).toContain(
          'Fewer than 10 people, so facts without limits: 100% satisfied in September 2026 (3 of 3), after 67% satisfied in March 2026 (2 of 3).',
        )
        const section = (await html()).split('id="trend-customer"')[1] ?? ''
        expect(section.slice(0, section.indexOf('</section>'))).not.toContain('trend-band')
        expect(page).toMatch(/Provider Nothing to show: /)
      })

      test('what happened meanwhile is numbered by its day, in the charts and in the list', async () => {
        const page = await text()
        expect(page).toMatch(
          /1 3 Nov 2025 Survey published .*, version 1 2 4 May 2026 .*version 2 3 1 Jun 2026 Agreement begins Seventy-two hours 4 3 Aug 2026 Action implemented Tell at once/,
        )
        const source = await html()
        expect(source).toContain('href="/actions/told"')
        expect(source.match(/class="trend-mark"/g)).toHaveLength(8)
      })

      test('quarters are too few to tell; what is no unit or question is refused', async () => {
        expect(await text('?unit=quarter')).toContain('Users Too few periods to tell (5; needs 8).')
        for (const bad of ['?unit=day', '?question=PREDICTED_USER_VIEW', '?page=2']) {
          await world().as('olive').get(address(bad)).expect(400)
        }
      })

      test('a small month goes with the smallest one beside it, in the page as in the table', async () => {
        const page = await text('?question=SPEED&unit=month')
        expect(page).toContain('August 2026 – September 2026')
        const rows = await csv('?question=SPEED&unit=month')
        expect(rows).toEqual([
          'perspective,question,unit,from,to,answers,satisfied,share,index,limit_low,limit_high,moving_average,moving_average_limit,signal',
          expect.stringMatching(/^user,SPEED,month,2026-08-01,2026-09-30,32,10,0.3125,56.25,/),
          expect.stringMatching(/^user,SPEED,month,2026-10-01,2026-10-31,9,0,0,25,/),
        ])
        expect(page).not.toContain('COST')
        // Counts of 1 to 5, n, mean and index of the two months together: 10 of them 4s.
        expect(page).toMatch(/The answers behind it Users .* October 2026 0 9 0 0 0 9 2\.00 25\.0/)
      })

      test('fewer than five answers in all show nothing', async () => {
        expect(await text('?question=COST')).toContain('Users Nothing to show: hidden: fewer than 5 answers')
        expect(await csv('?question=COST&unit=month')).toHaveLength(1)
      })

      test('answers to earlier words are left out, and the page says since when', async () => {
        const page = await text('?question=EASE&unit=month')
        expect(page).toContain('in new words since 4 May 2026; earlier answers are not counted in')
        expect(await csv('?question=EASE&unit=month')).toEqual([
          expect.anything(),
          expect.stringMatching(/^user,EASE,month,2026-06-01,2026-06-30,8,4,0.5,/),
        ])
      })

      test('weeks are there once answers are counted by week, for the overall question alone', async () => {
        expect(await text('?unit=week')).toContain('There are no weeks to show for this question yet')
        const row = { service_id: 'debit-card', segment: 'all', question: 'VALUE', perspective: 'user' } as const
        await world()
          .db.insertInto('histogram')
          .values([
            { ...row, period: '2026-W40', answer: 4, count: 12 },
            { ...row, period: '2026-W41', answer: 2, count: 9 },
          ])
          .execute()
        expect(await text('?unit=week')).toMatch(/Week of 28 Sept? 2026 12 12 100% 75/)
        expect(await csv('?unit=week')).toHaveLength(3)
        expect(await text('?unit=week&question=EASE')).toContain('There are no weeks to show for this question yet')
        await world()
          .db.insertInto('histogram')
          .values({ ...row, period: '2026-W42', answer: 1, count: 3 })
          .execute()
        expect(await csv('?unit=week')).toHaveLength(15)
      })

      test('whoever may read the service may read it; others and wrong ids find nothing', async () => {
        for (const member of ['ada', 'anton', 'olive', 'vera'] as const) {
          await world().as(member).get(address()).expect(200)
        }
        for (const rest of ['', '.csv']) {
          await world().as('otto').get(address(rest)).expect(404)
          await world().as('anton').get(`/services/nowhere/trend${rest}`).expect(404)
          await world().anyone().get(address(rest)).expect(303)
        }
      })

      test('in French, every word of it', async () => {
        const page = await text('?lang=fr')
        await html('?lang=en')
        expect(page).toContain('En baisse depuis juin 2026')
        expect(page).toContain('hors des limites depuis 5 mois')
        expect(page).not.toMatch(/satisfied|limits|periods|#/)
      })
    })
  })
})
