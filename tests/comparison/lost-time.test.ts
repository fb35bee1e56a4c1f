import { describe, expect, test } from 'vitest'
import { answered, textOf } from '../support/answers.ts'
import type { CastMember } from '../support/cast.ts'
import { aDefinition, aPublishedSurvey } from '../support/surveys.ts'
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
      expect(shown).toContain('Lost time is not shown: hidden: fewer than 5 answers')
      expect(shown).not.toContain('hours a month')
    })
  })
})
