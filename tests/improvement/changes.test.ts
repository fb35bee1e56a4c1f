import { beforeAll, describe, expect, test } from 'vitest'
import { type KeptView, viewSince } from '../../src/comparison/review.ts'
import { agreed, answered, customers, textOf } from '../support/answers.ts'
import { onBothEngines } from '../support/world.ts'
import { anAction } from './support.ts'

const kept = (index: number, n: number, countedAs = 'VALUE'): KeptView => ({ index, n, countedAs })

describe('two figures over all time, side by side', () => {
  test.each([
    ['nothing was answered since', kept(50, 100), kept(50, 100), { change: 0, since: null, why: null }],
    ['five answers since', kept(50, 10), kept(60, 15), { change: 10, since: { index: 80, n: 5 }, why: null }],
    [
      'four would give somebody away',
      kept(50, 10),
      kept(60, 14),
      { change: null, since: null, why: 'hidden', before: null },
    ],
    ['one fewer would, too', kept(50, 10), kept(60, 9), { change: null, since: null, why: 'hidden', before: null }],
    [
      'other words are another question',
      kept(50, 10),
      kept(60, 30, 'VALUE~2'),
      { change: null, why: 'reworded', before: null },
    ],
    ['nothing was shown then', undefined, kept(60, 30), { change: null, since: null, why: null }],
    ['nothing is shown now', kept(50, 10), undefined, { change: null, since: null, why: null }],
  ])('%s', (_, before, now, expected) => {
    expect(viewSince(before, now, true)).toMatchObject(expected)
  })

  test('those who answer by name may be compared one by one', () => {
    expect(viewSince(kept(50, 2), kept(75, 3), false)).toMatchObject({ change: 25, since: { n: 1, index: 100 } })
  })
})

const page = '/services/debit-card'

onBothEngines((world) => {
  describe('what changed since the last review', () => {
    const read = async (path: string, as: 'olive' | 'vera' | 'anton' = 'olive') =>
      textOf((await world().as(as).get(path).expect(200)).text)

    beforeAll(async () => {
      await answered(
        world().db,
        { perspective: 'user', counts: [30, 20, 10, 5, 5] },
        { perspective: 'customer', counts: [0, 0, 0, 1, 2] },
        { perspective: 'user', question: 'SPEED', counts: [20, 20, 0, 0, 0] },
      )
      await customers(world().db, 'debit-card', 3)
    })

    test('before the first review the pages say how to begin, and viewers are not asked to', async () => {
      expect(await read(page)).toContain('No review of this service has been noted yet')
      expect(await read(`${page}/changes`)).toContain('choose “Mark as reviewed today”')
      const viewer = await world().as('vera').get(page).expect(200)
      expect(viewer.text).not.toContain('review-card')
      expect(await read(`${page}/changes`, 'vera')).toContain('Once the service owner or the ITSM team')
    })

    test('it works: what is noted today is read beside what comes later', async () => {
      await world().as('olive').post(`${page}/reviews`).expect(303)
      await world().as('anton').post(`${page}/reviews`).expect(303)
      expect(await world().db.selectFrom('service_review').select('held_by').execute()).toEqual([{ held_by: 'olive' }])
      expect(await read(page)).toContain('Reviewed today.')
      await world()
        .db.updateTable('service_review')
        .set({ held_on: '2026-10-20', created_at: '2026-10-20T10:00:00.000Z' })
        .execute()
      await answered(
        world().db,
        { perspective: 'user', period: '2026-11', counts: [0, 0, 0, 10, 20] },
        { perspective: 'user', question: 'SPEED', period: '2026-11', counts: [0, 0, 0, 0, 3] },
      )
      await agreed(world().db, 'debit-card', true, false)
      await world().db.updateTable('attainment').set({ period: '2026-11' }).execute()
      await world().as('anton').post(`${page}/findings`).expect(303)
      const action = await anAction(world(), { status: 'proposed' })
      await anAction(world(), { status: 'proposed', service_id: 'mortgage', title: 'Nothing of the debit card’s' })
      const step = { id: 'moved', action_id: action.slice(9), from_status: 'proposed', to_status: 'approved' } as const
      await world()
        .db.insertInto('improvement_history')
        .values({ ...step, account_id: 'olive', note: '', changes: null, at: '2026-11-05T10:00:00.000Z' })
        .execute()
      const card = await read(page)
      expect(card).toContain(
        'Since the review of 20 Oct 2026, over all time: users +19.5; customers 0.0; state still Watermelon',
      )
      expect(card).toContain('1 new finding; 1 action moved on')
      const changes = await read(`${page}/changes`, 'vera')
      expect(changes).toContain('26.8 → 46.3 +19.5')
      expect(changes).toMatch(/30 answers since: 91\.7 \(\d+ → \d+ in all\)/)
      expect(changes).toContain('Review of 20 Oct 2026, noted by Olive')
      expect(changes).toContain('Users rate the service')
      expect(changes).toContain('Staff the contact centre at weekends now Approved')
      expect(changes).toContain('Cardholder contacted within 72 h: missed in November 2026')
      expect(changes).toContain('No new version of a survey.')
      expect(changes).not.toContain('Nothing of the debit card’s')
    })

    test('where one to four answers lie between two figures, they do not stand side by side', async () => {
      const changes = await read(`${page}/changes`)
      expect(changes).toContain('too few answers since to be set beside what was shown then')
      expect(changes).not.toContain('12.5 →')
      expect(changes).not.toContain('3 answers since')
    })

    test('another review is chosen, and today’s can be taken back', async () => {
      await world().as('anton').post(`${page}/reviews`).expect(303)
      const [first] = await world().db.selectFrom('service_review').select('id').orderBy('held_on').execute()
      expect(await read(`${page}/changes`)).toContain('The figures of 20 Nov 2026')
      expect(await read(`${page}/changes?review=${first?.id}`)).toContain('The figures of 20 Oct 2026')
      await world().as('olive').post(`${page}/reviews/removal`).expect(303)
      expect(await world().db.selectFrom('service_review').select('id').execute()).toEqual([first])
      const french = await world().as('olive').get(`${page}/changes?lang=fr`).expect(200)
      expect(textOf(french.text)).toContain('Ce qui a changé depuis la dernière revue')
      await world().as('olive').get(`${page}?lang=en`)
    })

    test('viewers and owners of other services note nothing', async () => {
      await world().as('vera').post(`${page}/reviews`).expect(404)
      await world().as('vera').post(`${page}/reviews/removal`).expect(404)
      await world().as('otto').post(`${page}/reviews`).expect(404)
      await world().as('otto').get(`${page}/changes`).expect(404)
      await world().as('olive').post(`${page}/reviews`, { held_on: '2020-01-01' }).expect(400)
      await world().as('olive').get(`${page}/changes?review=a&review=b`).expect(400)
      expect(await world().db.selectFrom('service_review').select('id').execute()).toHaveLength(1)
    })
  })
})
