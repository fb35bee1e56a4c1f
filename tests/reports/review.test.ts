import { beforeAll, describe, expect, test } from 'vitest'
import { byName, nameIn, shortened } from '../../src/i18n/names.ts'
import { decisionsFor } from '../../src/reports/decisions.ts'
import { mailReviews } from '../../src/reports/review-jobs.ts'
import { nextReportDay, reviewWindow } from '../../src/reports/schedule.ts'
import { agreed, answered, textOf } from '../support/answers.ts'
import { onBothEngines } from '../support/world.ts'

test.each([
  ['monthly', '2026-11-21', '2026-12-01'],
  ['monthly', '2026-12-01', '2027-01-01'],
  ['quarterly', '2026-11-21', '2027-01-01'],
  ['quarterly', '2026-10-01', '2027-01-01'],
  ['quarterly', '2026-09-30', '2026-10-01'],
] as const)('a %s review comes after %s on %s', (frequency, today, next) => {
  expect(nextReportDay(frequency, today)).toBe(next)
})

test('a review looks at the last quarter that is over, or at all time where nobody answered in it', () => {
  expect(reviewWindow(['2026-08', '2026-11'], '2026-11-21')).toBe('2026-Q3')
  expect(reviewWindow(['2025-12'], '2026-02-01')).toBe('2025-Q4')
  expect(reviewWindow(['2026-11'], '2026-11-21')).toBe('all')
  expect(reviewWindow([], '2026-11-21')).toBe('all')
})

test('services stand in the order of the names that their reader sees', () => {
  const services = ['Cash machines|Distributeurs', 'Branch desk|Poste de guichet', 'Debit card|'].map((names) => {
    const [name = '', name_fr = ''] = names.split('|')
    return { name, name_fr }
  })
  const ordered = (language: 'en' | 'fr') => byName(language, services).map((each) => nameIn(language, each))
  expect(ordered('en')).toEqual(['Branch desk', 'Cash machines', 'Debit card'])
  expect(ordered('fr')).toEqual(['Debit card', 'Distributeurs', 'Poste de guichet'])
})

test('quotes comments in brief: the whole of them stands elsewhere', () => {
  expect(shortened('Nobody told me, and the card was locked for days', 24)).toBe('Nobody told me, and the…')
  expect(shortened('Nobody told me, and then', 16)).toBe('Nobody told me…')
  expect(shortened('a'.repeat(300), 240)).toBe(`${'a'.repeat(239)}…`)
  expect(shortened('All of it', 9)).toBe('All of it')
})

describe('a service review', () => {
  onBothEngines((world) => {
    const review = async (member: 'olive' | 'anton', rest = '') =>
      textOf((await world().as(member).get(`/reports/debit-card${rest}`).expect(200)).text)
    beforeAll(async () => {
      await agreed(world().db, 'debit-card', true, true)
    })

    test('says so where nobody has been heard, and what to decide then', async () => {
      const page = await review('olive')
      expect(page).toContain('Nobody has been heard yet')
      expect(page).toContain('Too few users have been heard')
    })

    test('brings verdict, gaps, agreement, actions and decisions together', async () => {
      const { db } = world()
      const month = { period: '2026-10' }
      for (const question of ['VALUE', 'INFORMATION', 'SPEED']) {
        const low = question === 'SPEED' ? [5, 10, 30, 60, 20] : [50, 40, 20, 10, 5]
        await answered(db, { perspective: 'user', question, counts: low, ...month })
        await answered(db, { perspective: 'customer', question, counts: [0, 0, 0, 2, 1], ...month })
      }
      const at = world().now.toISOString()
      const action = {
        service_id: 'debit-card',
        dimension: null,
        cause: 'c',
        owner: 'Robin',
        change: 'x',
        raised_by: 'anton',
      }
      const rest = { target_points: null, evidence: '', created_at: at, updated_at: at }
      await db
        .insertInto('improvement_action')
        .values([
          { ...action, ...rest, id: 'shorten', title: 'Shorten the window', status: 'proposed', due_on: '2026-12-24' },
          {
            ...action,
            ...rest,
            id: 'late',
            title: 'Tell people at the till',
            status: 'approved',
            due_on: '2026-01-01',
          },
        ])
        .execute()
      const page = await review('olive', '?window=2026-10')
      expect(page).toContain('Watermelon')
      expect(page).toContain('does the agreement measure what matters to them?')
      expect(page).toContain('Approve or decline: Shorten the window')
      expect(page).toContain('Tell people at the till was due on')
      expect(page).toContain('Being kept informed: users')
      expect(page).toContain('Met in October 2026')
      expect(page.indexOf('Decisions to take')).toBeGreaterThan(page.indexOf('Where the two views part most'))
    })

    test('what may not be shown stands in no review', async () => {
      await answered(world().db, { perspective: 'user', question: 'COST', counts: [4, 0, 0, 0, 0], period: '2026-10' })
      await answered(world().db, {
        perspective: 'customer',
        question: 'COST',
        counts: [0, 0, 0, 0, 3],
        period: '2026-10',
      })
      expect(await review('anton', '?window=2026-10')).not.toContain('Cost and effort: users')
    })

    test('is mailed to whoever asked for it, once, and never to who may no longer see the service', async () => {
      await world().as('olive').post('/reports/debit-card/subscription', { frequency: 'monthly' }).expect(303)
      await world().as('vera').post('/reports/debit-card/subscription', { frequency: 'quarterly' }).expect(303)
      const mails = () => world().db.selectFrom('outbox').selectAll().where('kind', '=', 'review').execute()
      await mailReviews(world().installation)
      expect(await mails()).toHaveLength(0)
      const due = { next_on: world().now.toISOString().slice(0, 10) }
      await world().db.updateTable('report_subscription').set(due).execute()
      await world().db.deleteFrom('account_service').where('account_id', '=', 'vera').execute()
      await Promise.all([mailReviews(world().installation), mailReviews(world().installation)])
      const sent = await mails()
      expect(sent.map(({ recipient }) => recipient)).toEqual(['olive@bank.example'])
      expect(sent[0]?.body_text).toContain('Watermelon')
      expect(sent[0]?.headers).toContain('auto-generated')
      expect(sent[0]?.body_text).toContain('/reports/debit-card')
      const left = await world().db.selectFrom('report_subscription').selectAll().execute()
      expect(left.map(({ account_id }) => account_id)).toEqual(['olive'])
      await world().as('olive').post('/reports/debit-card/subscription', { frequency: 'never' }).expect(303)
      expect(await world().db.selectFrom('report_subscription').selectAll().execute()).toEqual([])
      await world().as('olive').post('/reports/debit-card/subscription', { frequency: 'hourly' }).expect(303)
      expect(await world().db.selectFrom('report_subscription').selectAll().execute()).toEqual([])
    })

    test('says what has changed by perspective, and leads to the counts and formulas of the same time', async () => {
      const { db } = world()
      await answered(db, { perspective: 'user', counts: [0, 0, 0, 60, 60], period: '2026-09' })
      const { text: html } = await world().as('olive').get('/reports/debit-card?window=2026-10').expect(200)
      const page = textOf(html)
      expect(page).toMatch(/What has changed since September 2026 Users Overall −\d+/)
      expect(page).toContain('An index runs from 0 to 100: 25 × (mean score − 1).')
      for (const place of ['', '/comments'])
        expect(html).toContain(`href="/services/debit-card${place}?window=2026-10"`)
      expect(html).toContain('href="/services/debit-card?window=2026-10#dimensions"')
    })

    test('others’ services are not found, and the list holds only one’s own', async () => {
      await world().as('otto').get('/reports/debit-card').expect(404)
      await world().as('otto').post('/reports/debit-card/subscription', { frequency: 'monthly' }).expect(404)
      expect(textOf((await world().as('olive').get('/reports').expect(200)).text)).not.toContain('Mortgage')
    })
  })
})

test('what is being worked on is no decision any more', () => {
  const view = (index: number) => ({ index: { value: index, reason: null } })
  const gap = { dimension: 'SPEED', verdict: 'users-lower', users: view(40), customers: view(80) }
  const comparison = { state: { state: 'aligned-poor', agreement: 'red' }, targets: [], dimensions: [gap] }
  const action = {
    id: 'a',
    title: 'Faster',
    status: 'in-progress',
    due_on: '2026-12-01',
    owner: '',
    dimension: 'SPEED',
  }
  const decide = (actions: unknown[]) => decisionsFor(comparison as never, actions as never, '2026-11-21')
  expect(decide([]).map(({ kind }) => kind)).toEqual(['gap-without-action'])
  expect(decide([action])).toEqual([])
  expect(decide([{ ...action, status: 'verified' }]).map(({ kind }) => kind)).toEqual(['gap-without-action'])
})
