import { describe, expect, test } from 'vitest'
import { PICKED } from '../../src/responses/answers.ts'
import { componentKey } from '../../src/surveys/definition.ts'
import { publishDefaultSurvey } from '../../src/surveys/store.ts'
import { agreed, answered, customers, textOf } from '../support/answers.ts'
import { onBothEngines, type World } from '../support/world.ts'

const DEBIT_CARD_USERS = [420, 610, 530, 300, 140]

onBothEngines((world) => {
  test('it works: before anybody has answered, the page says what to do', async () => {
    const page = await world().as('anton').get('/services/debit-card').expect(200)
    expect(page.text).toContain('Nobody has been heard yet')
    expect(page.text).toContain('href="/services/debit-card/surveys"')
    const owner = await world().as('olive').get('/services/debit-card').expect(200)
    expect(owner.text).not.toContain('Go to the surveys')
  })

  test('given a watermelon service, when the owner opens it, the verdict comes first with its evidence', async () => {
    const { db } = world()
    await customers(db, 'debit-card', 6)
    await agreed(db, 'debit-card', true, true)
    await answered(
      db,
      { perspective: 'user', counts: DEBIT_CARD_USERS },
      { perspective: 'customer', counts: [0, 0, 1, 3, 2] },
      { perspective: 'provider', counts: [0, 1, 2, 4, 1] },
      { perspective: 'user', question: 'INFORMATION', counts: [600, 250, 100, 40, 10] },
      { perspective: 'customer', question: 'INFORMATION', counts: [0, 0, 2, 3, 1] },
      { perspective: 'user', question: 'EASE', counts: [10, 20, 200, 500, 270] },
      { perspective: 'customer', question: 'EASE', counts: [0, 0, 1, 3, 2] },
      { perspective: 'customer', question: 'PREDICTED_USER_VIEW', counts: [0, 0, 1, 4, 1] },
      { perspective: 'user', question: componentKey('card-platform'), counts: [50, 100, 200, 300, 350] },
      { perspective: 'user', question: componentKey('contact-centre'), counts: [350, 300, 200, 100, 50] },
      { perspective: 'user', question: 'LOST_TIME', counts: [30, 10, 20, 40], codes: [0, 1, 4, 6] },
      { perspective: 'user', question: 'IMPORTANCE', counts: [90, 40, 30], codes: [PICKED, 4, 2] },
    )
    const { text: html } = await world().as('olive').get('/services/debit-card').expect(200)
    const page = textOf(html)
    expect(page).toContain(
      'Watermelon: every agreed target is met and customers are content (79, all 6 asked answered), but users are not (39, 95% interval 38 to 40, 2,000 answers).',
    )
    expect(page).toContain('Confirmed: enough people answered')
    expect(page).toContain('Wide gap')
    expect(page).toContain('everyone asked has answered: a fact, not an estimate')
    expect(page).toContain(
      'Customers put users at 75. Users are at 39: 36 points lower. They do not know how users feel.',
    )
    expect(page).toContain('Half of the users lost 45 minutes or more')
    expect(page).toContain('1 of 1 met')
    expect(page).toContain('2 of 2 met')
    expect(page).not.toMatch(/NaN|undefined|null/)
    const behind = page.slice(page.indexOf('The answers behind it'))
    expect(behind).toContain('Being kept informed 600 250 100 40 10 1,000 1.61 15.3')
    expect(behind).toContain('Human activity 350 300 200 100 50 1,000 2.20 30.0')
    expect(behind).toContain('How satisfied they think users are 0 0 1 4 1 6 4.00 75.0')
    expect(html.indexOf('Where the two views part')).toBeGreaterThan(html.indexOf('Watermelon:'))
  })

  test('the overall question leads, then the widest gap; an action is raised from any dimension', async () => {
    const { text: html } = await world().as('olive').get('/services/debit-card').expect(200)
    const names = [...html.matchAll(/<th scope="row" class="dimension-name">([^<]+?) ?</g)].map(([, name]) => name)
    expect(names.slice(0, 3)).toEqual(['Overall', 'Being kept informed', 'Ease of use'])
    expect(html).toContain('/services/debit-card/actions/new?dimension=INFORMATION')
    expect(textOf(html)).toContain('Yes, users lower')
    const asked = await world().as('olive').get('/services/debit-card?order=asked').expect(200)
    expect(asked.text.indexOf('Ease of use')).toBeLessThan(asked.text.indexOf('Being kept informed'))
    const viewer = await world().as('vera').get('/services/debit-card').expect(200)
    expect(viewer.text).not.toContain('actions/new')
  })

  test('in French, every word of it', async () => {
    const { text: html } = await world().as('olive').get('/services/debit-card?lang=fr').expect(200)
    await world().as('olive').get('/services/debit-card?lang=en').expect(200)
    const page = textOf(html).replace(/[\u202f\u00a0]/g, ' ')
    expect(page).toContain('Carte de débit')
    expect(page).toContain('Pastèque : tous les objectifs convenus sont atteints')
    expect(page).toContain('Là où les deux regards divergent')
    expect(page).not.toMatch(/Watermelon|customers|answers/)
  })

  test('a thousand more users’ answers leave the customers’ figures as they are, byte by byte', async () => {
    const customersCard = async () => {
      const { text } = await world().as('olive').get('/services/debit-card').expect(200)
      const card = /<article class="card side side-customer">[\s\S]*?<\/article>/.exec(text)?.[0]
      const cells = [...text.matchAll(/<strong class="customer">[\s\S]*?<\/td>/g)].map(([cell]) => cell)
      expect(card).toBeDefined()
      return [card, ...cells].join('\n')
    }
    const before = await customersCard()
    await answered(world().db, { perspective: 'user', period: '2026-09', counts: [1000, 0, 0, 0, 0] })
    expect(await customersCard()).toBe(before)
  })

  test('a window shows its own answers and what changed since the one before', async () => {
    await setRatings(world(), 'mortgage', { '2026-08': [0, 0, 10, 20, 10], '2026-10': [10, 20, 10, 0, 0] })
    const october = textOf((await world().as('otto').get('/services/mortgage?window=2026-Q4').expect(200)).text)
    expect(october).toContain('Changes are measured against Q3 2026.')
    expect(october).toContain('−50 since Q3 2026')
    const nothing = await world().as('otto').get('/services/mortgage?window=2024').expect(200)
    expect(nothing.text).toMatch(/No answers in 2024|Nobody has been heard yet/)
  })

  test('other people’s services, unknown windows and unknown fields get nothing', async () => {
    await world().as('otto').get('/services/debit-card').expect(404)
    await world().as('olive').get('/services/nowhere').expect(404)
    await world().as('olive').get('/services/debit-card%00').expect(404)
    for (const query of [
      'window=2026-13',
      'window=',
      'window=2026&window=2025',
      'sort=up',
      'order=best',
      'window=%00',
    ]) {
      await world().as('olive').get(`/services/debit-card?${query}`).expect(400)
    }
    await world().anyone().get('/services/debit-card').expect(303)
  })
})

describe('customers are read for what they are', () => {
  onBothEngines((world) => {
    test.each([
      { asked: 6, counts: [0, 0, 1, 3, 2], says: 'all 6 asked answered' },
      { asked: 9, counts: [0, 0, 1, 3, 2], says: '6 of 9 asked answered; between 53 and 86 whatever the others say' },
      { asked: 1, counts: [0, 0, 0, 1, 0], says: 'the service owner is content (75, the only one asked)' },
      { asked: 40, counts: [0, 0, 2, 6, 4], says: '12 of 40 asked answered' },
      { asked: 3, counts: [0, 0, 1, 3, 2], says: '79, 6 answers' },
    ])('$asked asked: $says', async ({ asked, counts, says }) => {
      const { db } = world()
      await db.deleteFrom('stakeholder').execute()
      await db.deleteFrom('histogram').execute()
      await customers(db, 'debit-card', asked)
      await answered(db, { perspective: 'user', counts: DEBIT_CARD_USERS }, { perspective: 'customer', counts })
      const page = textOf((await world().as('olive').get('/services/debit-card').expect(200)).text)
      expect(page).toContain(says)
      if (asked === 9) expect(page).toContain('between 53 and 86, whatever the others would say')
      if (asked === 40) expect(page).toMatch(/\(79, 95% interval \d+ to \d+, 12 of 40/)
      if (asked === 1) expect(page).toContain('one person’s view')
    })
  })
})

describe('anonymous answers', () => {
  onBothEngines((world) => {
    test('show from five on, question by question, and say why not', async () => {
      await answered(
        world().db,
        { perspective: 'user', counts: [1, 1, 1, 1, 0] },
        { perspective: 'user', question: 'EASE', counts: [2, 1, 1, 1, 0] },
        { perspective: 'customer', counts: [0, 0, 0, 1, 0] },
      )
      const { text: html } = await world().as('olive').get('/services/debit-card').expect(200)
      const users = textOf(/<article class="card side side-user">[\s\S]*?<\/article>/.exec(html)![0])
      expect(users).toContain('hidden: fewer than 5 answers')
      expect(users).not.toContain('of 100')
      const ease = textOf(/Ease of use[\s\S]*?<\/tr>/.exec(html)![0])
      expect(ease).toContain('5 answers')
      expect(textOf(html)).toContain('Customers only: the service owner is content')
    })

    test('are hidden in a month that, taken from its quarter, would tell what two people said', async () => {
      await world().db.deleteFrom('histogram').execute()
      await setRatings(world(), 'debit-card', { '2026-07': [0, 9, 0, 0, 0], '2026-08': [0, 2, 0, 0, 0] })
      const july = await world().as('olive').get('/services/debit-card?window=2026-07').expect(200)
      expect(textOf(july.text)).toContain('hidden: it would give away a small group')
      expect(textOf(july.text)).toContain('What users say is hidden in this period')
      const quarter = await world().as('olive').get('/services/debit-card?window=2026-Q3').expect(200)
      expect(textOf(quarter.text)).toContain('11 answers')
      expect(quarter.text).toMatch(/<option value="2026-07" disabled>July 2026 \(hidden: too few answers\)/)
      // Nor does the change since the window before tell what it hides.
      const august = await world().as('olive').get('/services/debit-card?window=2026-08').expect(200)
      expect(textOf(august.text)).not.toContain('since July 2026')
    })

    test('that are held back are counted, and said', async () => {
      const { db } = world()
      const { surveyId } = await db.transaction().execute((trx) => publishDefaultSurvey(trx, 'debit-card', world().now))
      await db
        .insertInto('intake_tally')
        .values({ survey_id: surveyId, perspective: 'user', received: 14, held: 3, last_day: '2026-11-19' })
        .execute()
      const { text } = await world().as('olive').get('/services/debit-card').expect(200)
      expect(textOf(text)).toContain('3 more answers have come in; they will show when 5 are together.')
      // What waits may hold answers to any question, so that no row denies them; the customers' do.
      const [informed = ''] = text
        .split('<tr')
        .map(textOf)
        .filter((row) => row.includes('Being kept informed'))
      expect(informed).toContain('Users hidden: fewer than 5 answers Customers no answers')
      expect(text).toContain('What exactly was asked')
      expect(text).toContain('Thinking about Debit card over the last three months')
    })

    test('of a question that too few have scored are hidden, not denied', async () => {
      const { db } = world()
      const { id: survey_id } = await db.selectFrom('survey').select('id').executeTakeFirstOrThrow()
      await db.updateTable('intake_tally').set({ held: 0 }).execute()
      const waiting = { survey_id, perspective: 'user' as const, segment: 'all', answer: 2, count: 3 }
      await db
        .insertInto('held_count')
        .values({ ...waiting, question: 'RISK' })
        .execute()
      const { text } = await world().as('olive').get('/services/debit-card').expect(200)
      const rows = text.split('<tr').map(textOf)
      const ofDimension = (name: string) => rows.filter((row) => row.includes(name)).join()
      expect(ofDimension('Safety and risk')).toContain('hidden: fewer than 5 answers')
      expect(ofDimension('Being kept informed')).not.toContain('hidden: fewer than 5 answers')
    })

    test('of customers, once promised, are kept as well', async () => {
      const { db } = world()
      await answered(db, { perspective: 'customer', counts: [0, 0, 0, 4, 0] })
      await db
        .updateTable('survey_perspective')
        .set({ promise: 'anonymous' })
        .where('perspective', '=', 'customer')
        .execute()
      const page = textOf((await world().as('olive').get('/services/debit-card').expect(200)).text)
      expect(page).toContain('What customers say is hidden: too few have answered')
    })
  })
})

/** Users' ratings of a service by month. */
async function setRatings({ db }: World, service: string, months: Record<string, number[]>): Promise<void> {
  const given = Object.entries(months).map(([period, counts]) => ({
    service,
    perspective: 'user' as const,
    period,
    counts,
  }))
  await answered(db, ...given)
}
