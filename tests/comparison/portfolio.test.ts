import { expect, test } from 'vitest'
import { publishDefaultSurvey } from '../../src/surveys/store.ts'
import { agreed, answered, customers, textOf } from '../support/answers.ts'
import { aService } from '../support/cast.ts'
import { onBothEngines } from '../support/world.ts'

onBothEngines((world) => {
  test('it works: before anybody has answered, it says what to do next', async () => {
    const analyst = await world().as('anton').get('/').expect(200)
    expect(analyst.text).toContain('Nobody has answered yet')
    expect(analyst.text).toContain('href="/surveys"')
    const owner = await world().as('olive').get('/').expect(200)
    expect(owner.text).not.toContain('Go to the surveys')
  })

  test('given a watermelon, the headline says so, and the service is a point and a line', async () => {
    const { db } = world()
    await customers(db, 'debit-card', 6)
    await agreed(db, 'debit-card', true)
    await answered(
      db,
      { perspective: 'user', counts: [420, 610, 530, 300, 140] },
      { perspective: 'customer', counts: [0, 0, 1, 3, 2] },
      { service: 'mortgage', perspective: 'user', period: '2026-09', counts: [0, 0, 5, 20, 25] },
      { service: 'mortgage', perspective: 'customer', counts: [0, 0, 0, 1, 1] },
    )
    const { text: html } = await world().as('anton').get('/').expect(200)
    const page = textOf(html)
    expect(page).toContain('One of 2 services is a watermelon: good on paper, but its users are not content.')
    expect(html).toContain('<title>Debit card: Watermelon; users 39, customers 79</title>')
    expect(page).toMatch(
      /Debit card Meridian Bank Watermelon Users 39 2,000 answers Customers 79 6 of 6 Gap −40 Agreement Kept/,
    )
    expect(html.indexOf('>Debit card</a>')).toBeLessThan(html.indexOf('>Mortgage</a>'))
    const owner = await world().as('olive').get('/').expect(200)
    expect(textOf(owner.text)).toContain('Your service is a watermelon')
    expect(owner.text).not.toContain('Mortgage')
  })

  test('sorts by any column, both ways, and filters', async () => {
    const order = async (query: string) => {
      const { text } = await world().as('anton').get(`/?${query}`).expect(200)
      return [...text.matchAll(/portfolio-service"><a href="\/services\/([a-z-]+)/g)].map(([, slug]) => slug)
    }
    expect(await order('sort=name&direction=desc')).toEqual(['mortgage', 'debit-card'])
    for (const sort of ['state', 'gap', 'users', 'customers', 'agreement', 'responses', 'last', 'change']) {
      expect(await order(`sort=${sort}`)).toHaveLength(2)
    }
    expect(await order('sort=users&direction=desc')).toEqual(['mortgage', 'debit-card'])
    expect(await order('state=watermelon')).toEqual(['debit-card'])
    expect(await order('q=MORTG')).toEqual(['mortgage'])
    expect(await order('q=carte+debit')).toEqual(['debit-card'])
    expect(await order('status=retired')).toEqual([])
    expect(await order('organisation=Meridian+Bank')).toHaveLength(2)
    const nothing = await world().as('anton').get('/?q=zebra').expect(200)
    expect(nothing.text).toContain('No service matches these filters.')
  })

  test('a window changes the figures, hides what may not be shown, and says what changed', async () => {
    const { db } = world()
    await answered(
      db,
      { service: 'mortgage', perspective: 'user', period: '2026-06', counts: [0, 20, 0, 0, 0] },
      { service: 'mortgage', perspective: 'user', period: '2026-09', counts: [0, 0, 0, 20, 0] },
      { service: 'mortgage', perspective: 'user', period: '2026-10', counts: [0, 3, 0, 0, 0] },
    )
    const quarter = textOf((await world().as('otto').get('/?window=2026-Q3').expect(200)).text)
    expect(quarter).toContain('70 answers')
    const october = textOf((await world().as('otto').get('/?window=2026-10').expect(200)).text)
    expect(october).toContain('hidden: fewer than 5 answers')
    expect(october).not.toContain('users −')
  })

  test('five hundred services: a page at a time, few labels, every service a point', async () => {
    const { db } = world()
    const services = Array.from({ length: 498 }, (_, n) => aService({ slug: `service-${n}`, name: `Service ${n}` }))
    for (let from = 0; from < services.length; from += 50) {
      await db
        .insertInto('service')
        .values(services.slice(from, from + 50))
        .execute()
    }
    const rows = services.flatMap(({ id }, n) =>
      [
        { perspective: 'user' as const, answer: 1 + (n % 5), count: 20 },
        { perspective: 'customer' as const, answer: 1 + (Math.floor(n / 5) % 5), count: 3 },
      ].map((row) => ({ ...row, service_id: id, segment: 'all', question: 'VALUE', period: 'all' })),
    )
    for (let from = 0; from < rows.length; from += 100) {
      await db
        .insertInto('histogram')
        .values(rows.slice(from, from + 100))
        .execute()
    }
    const { text: html } = await world().as('anton').get('/').expect(200)
    expect(html.match(/class="plot-point"/g)).toHaveLength(500)
    expect(html.match(/portfolio-service"/g)).toHaveLength(50)
    expect(textOf(html)).toContain('1–50 of 500')
    const last = await world().as('anton').get('/?page=10&sort=name').expect(200)
    expect(textOf(last.text)).toContain('451–500 of 500')
    await world().as('anton').get('/?page=9999').expect(200)
  })

  test('answers that are held back are hidden, not denied', async () => {
    const { db } = world()
    const { surveyId } = await db.transaction().execute((trx) => publishDefaultSurvey(trx, 'debit-card', world().now))
    await db.deleteFrom('histogram').execute()
    await db
      .insertInto('intake_tally')
      .values({ survey_id: surveyId, perspective: 'user', received: 4, held: 4, last_day: '2026-11-19' })
      .execute()
    const rows = (await world().as('olive').get('/?q=debit').expect(200)).text.split('<tr').map(textOf)
    expect(rows.find((row) => row.includes('Debit card'))).toContain('hidden: fewer than 5 answers')
  })

  test('what no page of ours asks for gets a plain refusal', async () => {
    const wrong = [
      'window=2026-13',
      'sort=price',
      'direction=up',
      'state=bad',
      'status=x',
      'page=0',
      'page=x',
      'extra=1',
    ]
    for (const query of [...wrong, 'q=a&q=b', `q=${'x'.repeat(201)}`]) {
      await world().as('anton').get(`/?${query}`).expect(400)
    }
    await world().anyone().get('/').expect(303)
  })
})
