import { expect, test } from 'vitest'
import type { Row } from '../../src/database/schema.ts'
import { onBothEngines } from '../support/world.ts'

const STEP: Row<'touchpoint'> = {
  id: 's0',
  journey_id: 'j',
  position: 0,
  day_offset: 0,
  at: '11:25',
  title: 'Second purchase is declined',
  title_fr: 'Le deuxième achat est refusé',
  what_happened: 'The terminal says “declined”.',
  what_happened_fr: '',
  channel: 'point-of-sale',
  component_id: 'card-platform',
  nothing_happened: 0,
  user_rating: 1.6,
  customer_rating: 4.2,
  provider_rating: null,
}

onBothEngines((world) => {
  test('it works: a journey is told day by day, with the days on which nothing happened', async () => {
    const { db } = world()
    const journey = { id: 'j', service_id: 'debit-card', name: 'A locked card', name_fr: 'Une carte bloquée' }
    await db
      .insertInto('journey')
      .values({ ...journey, persona: 'A shopper', persona_fr: '', first_weekday: 6 })
      .execute()
    const silence = { id: 's1', position: 1, day_offset: 2, at: null, title: 'Silence', title_fr: '', channel: null }
    await db
      .insertInto('touchpoint')
      .values([STEP, { ...STEP, ...silence, component_id: null, nothing_happened: 1, customer_rating: null }])
      .execute()

    const page = (await world().as('olive').get('/services/debit-card/profile?lang=en')).text
    expect(page).toContain('A locked card')
    expect(page).toContain('Saturday · Day 1')
    expect(page).toContain('Monday · Day 3')
    expect(page).toContain('11:25')
    expect(page).toContain('Point of sale · Card platform')
    expect(page).toContain('<strong>1.6</strong>')
    expect(page.match(/Nothing happened/g)).toHaveLength(1)
    const french = (await world().as('olive').get('/services/debit-card/profile?lang=fr')).text
    expect(french).toContain('Le deuxième achat est refusé')
    expect(french).toContain('<strong>1,6</strong>')
    expect(french).toContain('samedi · Jour 1')
  })
})
