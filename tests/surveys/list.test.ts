import { expect, test } from 'vitest'
import { publishDefaultSurvey } from '../../src/surveys/store.ts'
import { aService } from '../support/cast.ts'
import { onBothEngines } from '../support/world.ts'

onBothEngines((world) => {
  test('it works: services without a survey offer to publish one', async () => {
    const page = await world().as('anton').get('/surveys').expect(200)
    expect(page.text).toContain('Debit card')
    expect(page.text).toContain('Not asked yet')
    expect(page.text).toContain('action="/services/debit-card/surveys"')
  })

  test('a survey shows what came in of how many, and what is held back', async () => {
    const { db } = world()
    await db.updateTable('service').set({ active_users: 1200 }).where('id', '=', 'debit-card').execute()
    const { surveyId } = await db.transaction().execute((trx) => publishDefaultSurvey(trx, 'debit-card', world().now))
    await db
      .insertInto('intake_tally')
      .values({ survey_id: surveyId, perspective: 'user', received: 34, held: 3, last_day: '2026-11-20' })
      .execute()
    const page = await world().as('anton').get('/surveys?show=open').expect(200)
    expect(page.text).toContain(`href="/surveys/${surveyId}"`)
    expect(page.text).toMatch(/<strong>34<\/strong> <span class="hint">of 1,200<\/span>/)
    expect(page.text).toContain('3 held back')
    expect(page.text).not.toContain('Mortgage')
    // After several rounds there are more answers than people.
    await db.updateTable('service').set({ active_users: 30 }).where('id', '=', 'debit-card').execute()
    const rounds = await world().as('anton').get('/surveys?show=open').expect(200)
    expect(rounds.text).toContain('<strong>34</strong>')
    expect(rounds.text).not.toContain('of 30<')
  })

  test('search takes words in any order, without accents and case, in either language', async () => {
    const page = await world().as('ada').get('/surveys?q=DEBIT%20carte').expect(200)
    expect(page.text).toContain('Debit card')
    expect(page.text).not.toContain('Mortgage')
    const nothing = await world().as('ada').get('/surveys?q=%25').expect(200)
    expect(nothing.text).toContain('No service matches this search.')
  })

  test('owners and viewers do not find it', async () => {
    await world().as('olive').get('/surveys').expect(404)
    await world().as('vera').get('/surveys').expect(404)
    await world().anyone().get('/surveys').expect(303)
  })

  test('a query that no link of ours has is refused', async () => {
    await world().as('anton').get('/surveys?page=0').expect(400)
    await world().as('anton').get('/surveys?show=everything').expect(400)
    await world().as('anton').get('/surveys?q=a&q=b').expect(400)
  })

  test('five hundred services come in pages, quickly', async () => {
    const many = Array.from({ length: 500 }, (_, n) => aService({ slug: `service-${n}`, name: `Service ${n}` }))
    for (let from = 0; from < many.length; from += 50) {
      await world()
        .db.insertInto('service')
        .values(many.slice(from, from + 50))
        .execute()
    }
    const page = await world().as('anton').get('/surveys').expect(200)
    expect(page.text).toContain('1–50 of 502')
    expect(page.text).toContain('href="/surveys?page=2"')
    const last = await world().as('anton').get('/surveys?page=999').expect(200)
    expect(last.text).toContain('501–502 of 502')
  })
})
