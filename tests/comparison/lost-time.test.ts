import { describe, expect, test } from 'vitest'
import type { Database } from '../../src/database/schema.ts'
import { jointLoss, jointQuestion } from '../../src/responses/joint.ts'
import { LOST_WHERE, lostWhereQuestion } from '../../src/surveys/lost-where.ts'
import { answered, textOf } from '../support/answers.ts'
import type { CastMember } from '../support/cast.ts'
import { aDefinition, aPublishedSurvey, withQuestions } from '../support/surveys.ts'
import { onBothEngines, type World } from '../support/world.ts'

const ADDRESS = '/services/debit-card/priorities'
const page = async (world: World, member: CastMember = 'olive', lang = 'en') =>
  textOf((await world.as(member).get(`${ADDRESS}?lang=${lang}`).expect(200)).text).replace(/[\u202f\u00a0]/g, ' ')

describe('lost time', () => {
  onBothEngines((world) => {
    test('median, mean and own n; hours and money only with what they need', async () => {
      const { db } = world()
      await aPublishedSurvey(db, { versions: [{ on: '2026-06-01', definition: aDefinition() }] })
      await answered(
        db,
        // Ten lost nothing, thirty 45 minutes, twenty 90.
        { perspective: 'user', question: 'LOST_TIME', codes: [0, 4, 5], counts: [10, 30, 20] },
        { perspective: 'customer', question: 'LOST_TIME', codes: [2], counts: [2] },
      )
      const unknown = await page(world())
      expect(unknown).toContain('Half of the users lose 45 minutes or more in the last three months.')
      expect(unknown).toContain('not known: the number of active users is not entered')
      await db.updateTable('service').set({ active_users: 3_600 }).where('id', '=', 'debit-card').execute()
      const shown = await page(world())
      // Mean 52.5 minutes × 3,600 ÷ 60 ÷ 3 = 1,050.
      expect(shown).toContain('All together about 1,100 hours a month.')
      expect(shown).toMatch(/53 minutes, 95% interval 4\d minutes to 6\d minutes/)
      expect(shown).toContain('from 60 answers (None: 10 · Under 5 min: 0 · ')
      expect(shown).toContain('= 52.50 × 3,600 ÷ 60 ÷ 3 = 1,050')
      expect(shown).toContain('lose as much as those who did (60 of 3,600)')
      expect(shown).toContain('10 minutes a user: 200 hours a month Customers believe it to be less than it is.')
      expect(shown).not.toContain('Cost a month')
      expect(shown).not.toContain('Set an hourly rate')
      expect(await page(world(), 'ada')).toContain('Set an hourly rate')
    })

    test('an administrator, and nobody else, sets what an hour costs', async () => {
      await world().as('olive').get('/admin/rates').expect(404)
      await world().as('anton').post('/admin/rates', { amount: '1', currency: 'EUR' }).expect(404)
      const bad = await world().as('ada').post('/admin/rates', { amount: '-3', currency: 'EURO' }).expect(422)
      expect(bad.text).toContain('value="-3"')
      const odd = await world().as('ada').post('/admin/rates', { amount: '30', currency: 'QQQ' }).expect(422)
      expect(textOf(odd.text)).toContain('Enter a currency’s three letters')
      expect(await page(world())).not.toContain('Cost a month')

      await world().as('ada').post('/admin/rates', { amount: '42,50', currency: 'eur' }).expect(303)
      const shown = await page(world())
      // 1,050 hours × 42.50, to two figures.
      expect(shown).toMatch(/Cost a month EUR 45,000, between EUR [\d,]+ and EUR [\d,]+, at EUR 42\.50 an hour/)
      expect(await page(world(), 'olive', 'fr')).toContain('45 000 EUR')
      const { text } = await world().as('vera').get(`${ADDRESS}.csv`).expect(200)
      expect(text).toMatch(/lost time,user,,cost per month,44625,[\d.]+,[\d.]+,,EUR/)

      await world().as('ada').post('/admin/rates', { amount: '', currency: 'EUR' }).expect(303)
      expect(await page(world(), 'ada')).toContain('Set an hourly rate')
    })

    test('of fewer than five people nothing is told', async () => {
      await world().db.deleteFrom('histogram').execute()
      await answered(world().db, { perspective: 'user', question: 'LOST_TIME', codes: [7], counts: [4] })
      const shown = await page(world())
      expect(shown).toContain('Lost time is not shown (hidden: fewer than 5 answers).')
      expect(shown).not.toContain('hours a month')
    })
  })
})

describe('where time is lost', () => {
  onBothEngines((world) => {
    const places = [
      { kind: 'touchpoint', id: 'call', name: 'The contact centre calls', name_fr: 'Le centre de contact appelle' },
      { kind: 'component', id: 'card-platform', name: 'Card platform', name_fr: '' },
      { kind: 'touchpoint', id: 'unlock', name: 'The card is unlocked', name_fr: '' },
    ] as const
    const together = (counts: [bucket: number, place: number, count: number][]) => ({
      perspective: 'user' as const,
      question: jointQuestion('LOST_TIME', LOST_WHERE),
      codes: counts.map(([bucket, place]) => jointLoss(bucket, place)),
      counts: counts.map(([, , count]) => count),
    })

    test('hours by place, with each place’s own n; what few named is hidden, and its smallest neighbour with it', async () => {
      const { db } = world()
      const question = lostWhereQuestion(places)
      const definition = withQuestions(aDefinition(), ...(question === null ? [] : [question]))
      await aPublishedSurvey(db, { versions: [{ on: '2026-06-01', definition }] })
      await db.updateTable('service').set({ active_users: 3_600 }).where('id', '=', 'debit-card').execute()
      await answered(db, { perspective: 'user', question: 'LOST_TIME', codes: [4], counts: [60] })
      // What is asked is not called unasked, however few have answered it.
      const unanswered = await page(world(), 'anton')
      expect(unanswered).toContain('The survey asks it; nobody has answered it in this period.')
      expect(unanswered).not.toContain('Where the time is lost is not asked.')
      // At 45 minutes each: 40 at the call, 14 at the platform, 6 while the card is unlocked.
      await answered(
        db,
        together([
          [4, 1, 40],
          [4, 2, 14],
          [4, 3, 6],
        ]),
      )
      const shown = await page(world())
      // 45 × 3,600 ÷ 60 ÷ 3 = 900 hours, two thirds of them at the call.
      expect(shown).toMatch(/The contact centre calls 600 40 answers 67%/)
      expect(shown).toMatch(/The card is unlocked 90 6 answers 10%/)
      expect(await page(world(), 'olive', 'fr')).toContain('Le centre de contact appelle 600 40 réponses 67 %')
      await page(world())

      await answered(db, together([[7, 0, 3]]))
      const hidden = await page(world())
      expect(hidden).toContain('2 places are hidden: fewer than 5 people named it')
      expect(hidden).not.toContain('The card is unlocked')
      expect(hidden).not.toContain('Somewhere else')
      const { text } = await world().as('vera').get(`${ADDRESS}.csv?window=2026-10`).expect(200)
      expect(text).toContain('lost time by place,user,The contact centre calls,hours per month')
      expect(text).not.toContain('The card is unlocked')
    })

    test('by component: the sum of its places that are shown', async () => {
      const { db } = world()
      // The call is the contact centre's, and so is what happens while the card is unlocked.
      await journeyOf(db, { call: 'contact-centre', unlock: 'contact-centre' })
      const lostThere = async (unlocked: number) => {
        await db.deleteFrom('histogram').where('question', 'like', '%LOST_WHERE%').execute()
        await answered(
          db,
          together([
            [4, 1, 30],
            [4, 2, 24],
            [4, 3, unlocked],
            [4, 0, 15],
          ]),
        )
      }
      await lostThere(6)
      const shown = await page(world())
      // 900 hours: 36 of 75 minutes at the contact centre, 24 at the platform.
      expect(shown).toMatch(
        /Component Hours a month Share of the time Contact centre 430 36 answers 48% Card platform 290 24 answers 32% No component 180 15 answers 20%/,
      )
      expect(await page(world(), 'olive', 'fr')).toContain('Aucun composant 180 15 réponses 20 %')
      const { text } = await world().as('vera').get(`${ADDRESS}.csv`).expect(200)
      expect(text).toContain('lost time by component,user,Contact centre,hours per month,432')

      // Four unlock: their place is hidden with its smallest neighbour, and in no sum.
      await lostThere(4)
      const parted = await page(world())
      expect(parted).toMatch(/Contact centre 370 30 answers 41% Card platform 300 24 answers 33% By place/)
      expect(parted).toMatch(/Contact centre: 30 answers, 41\.\d% of the minutes, 370 hours a month\./)
    })

    test('what a few lost who did not say where is not told by what is left', async () => {
      await answered(world().db, { perspective: 'user', question: 'LOST_TIME', codes: [7], counts: [17] })
      const shown = await page(world())
      expect(shown).toContain('Where it is lost is not shown: hidden: it would give away a small group.')
      expect(shown).not.toContain('The contact centre calls')
      const { text } = await world().as('vera').get(`${ADDRESS}.csv`).expect(200)
      expect(text).not.toContain('lost time by')
      await answered(world().db, { perspective: 'user', question: 'LOST_TIME', codes: [0], counts: [1] })
      expect(await page(world())).toContain('The contact centre calls')
    })

    test('a place of a few is not told from one window and the next', async () => {
      const all = await page(world())
      const { text } = await world().as('olive').get(`${ADDRESS}?window=2026-10&lang=en`).expect(200)
      const whole = (html: string) => /Where it is lost .*? hidden/.exec(html)?.[0]
      expect(whole(textOf(text).replace(/[\u202f\u00a0]/g, ' '))).toBe(whole(all))
      expect(whole(all)).toContain('Over all time')
    })
  })
})

/** A journey with a touchpoint at each of some components, by the touchpoint's id. */
async function journeyOf(db: Database, componentsOf: Record<string, string>): Promise<void> {
  await db
    .insertInto('journey')
    .values({ id: 'lock', service_id: 'debit-card', name: 'A lock', name_fr: '', persona: '', persona_fr: '' })
    .execute()
  const told = { title_fr: '', what_happened: '', what_happened_fr: '', nothing_happened: 0, channel: null } as const
  const unrated = { user_rating: null, customer_rating: null, provider_rating: null }
  const touchpoints = Object.entries(componentsOf).map(([id, component_id], position) => ({
    ...{ id, journey_id: 'lock', component_id, position, day_offset: 0, at: null, title: id },
    ...{ ...told, ...unrated },
  }))
  await db.insertInto('touchpoint').values(touchpoints).execute()
}
