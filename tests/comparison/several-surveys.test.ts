import { describe, expect, test } from 'vitest'
import { OVERALL, type RatingQuestion, type ScaleName } from '../../src/surveys/definition.ts'
import { answered, customers, textOf } from '../support/answers.ts'
import {
  aDefinition,
  aPublishedSurvey,
  askedOf,
  changedQuestions,
  reworded,
  withQuestions,
} from '../support/surveys.ts'
import { onBothEngines, type World } from '../support/world.ts'

const page = async (world: World, query = '') =>
  (await world.as('olive').get(`/services/debit-card${query}`).expect(200)).text
const rowOf = (html: string, name: string) =>
  textOf(
    html
      .split('<tr')
      .filter((row) => row.includes(name))
      .join(),
  )

describe('a question that is asked in new words', () => {
  onBothEngines((world) => {
    test('is read from its own answers; the verdict and the row say so, and no change is told across the break', async () => {
      const { db } = world()
      const before = aDefinition()
      const after = changedQuestions(before, (question) =>
        question.key === OVERALL ? reworded(question, '2026-11-12', 'user') : question,
      )
      await aPublishedSurvey(db, {
        versions: [
          { on: '2026-07-01', definition: before },
          { on: '2026-11-12', definition: after },
        ],
      })
      await customers(db, 'debit-card', 6)
      await answered(
        db,
        { perspective: 'user', period: '2026-08', counts: [30, 30, 0, 0, 0] },
        { perspective: 'user', period: '2026-11', counts: [7, 0, 0, 0, 0] },
        { perspective: 'user', period: '2026-11', question: 'VALUE~20261112', counts: [0, 0, 0, 10, 30] },
        { perspective: 'customer', period: '2026-08', counts: [0, 0, 1, 3, 2] },
      )
      const html = await page(world())
      const text = textOf(html)
      expect(text).toContain('users are content (94, 95% interval 90 to 97, 40 answers)')
      expect(text).toContain(
        'Users have been asked the overall question in new words since 12 Nov 2026; earlier answers are not counted in.',
      )
      expect(rowOf(html, 'dimension-overall')).toContain('new words')
      expect(rowOf(html, 'dimension-overall')).toContain('Users have been asked this in new words since 12 Nov 2026')
      expect(text).not.toContain('Customers have been asked')
      // Nor in other windows, nor between them.
      expect(textOf(await page(world(), '?window=2026-Q3'))).toContain('No user has answered')
      expect(textOf(await page(world(), '?window=2026-Q4'))).not.toContain('since Q3 2026')
    })

    test('is said in French, too, and in the portfolio', async () => {
      const french = textOf(await page(world(), '?lang=fr')).replace(/[\u202f\u00a0]/g, ' ')
      expect(french).toContain(
        'La question générale est posée aux utilisateurs sous une nouvelle formulation depuis le 12 nov. 2026 ; les réponses antérieures ne sont pas comptées.',
      )
      const portfolio = textOf((await world().as('olive').get('/?lang=en').expect(200)).text)
      expect(portfolio).toContain('overall question in new words since 12 Nov 2026')
      expect(portfolio).toMatch(/Users 94 40 answers/)
    })

    test('goes into no action’s evidence with its earlier answers', async () => {
      const raise = await world().as('olive').get('/services/debit-card/actions/new').expect(200)
      expect(textOf(raise.text)).toContain('Users: 93.8 of 100 (40 responses)')
    })

    test('once its window lies wholly after the change, there is nothing more to say', async () => {
      await answered(world().db, {
        ...{ perspective: 'user', period: '2026-12', question: 'VALUE~20261112', counts: [0, 0, 0, 5, 5] },
      })
      expect(textOf(await page(world(), '?window=2026-12'))).not.toContain('in new words')
      expect(textOf(await page(world(), '?window=2026-11'))).toContain('in new words')
    })
  })
})

describe('several surveys of one service', () => {
  onBothEngines((world) => {
    test('one that does not measure feeds its dimensions, and not what is known of the whole', async () => {
      const { db } = world()
      const periodic = await aPublishedSurvey(db, { versions: [{ on: '2026-06-01', definition: aDefinition() }] })
      const touchpoint = await aPublishedSurvey(db, {
        versions: [
          {
            on: '2026-10-01',
            definition: changedQuestions(aDefinition(), (question) => (question.key === 'EASE' ? question : null)),
          },
        ],
        perspectives: ['user'],
        measures: [],
      })
      await db
        .updateTable('survey_perspective')
        .set({ eligible_count: 400 })
        .where('survey_id', '=', periodic.surveyId)
        .execute()
      await db
        .updateTable('survey_perspective')
        .set({ eligible_count: 9 })
        .where('survey_id', '=', touchpoint.surveyId)
        .execute()
      const tally = { perspective: 'user', held: 0 } as const
      await db
        .insertInto('intake_tally')
        .values([
          { ...tally, survey_id: periodic.surveyId, received: 40, last_day: '2026-08-01' },
          { ...tally, survey_id: touchpoint.surveyId, received: 90, held: 3, last_day: '2026-11-19' },
        ])
        .execute()
      await answered(
        db,
        { perspective: 'user', counts: [0, 0, 0, 20, 20] },
        { perspective: 'user', question: 'EASE', counts: [90, 0, 0, 0, 0] },
        { perspective: 'customer', counts: [0, 0, 0, 3, 0] },
      )
      const html = await page(world())
      const users = textOf(/<article class="card side side-user">[\s\S]*?<\/article>/.exec(html)![0])
      expect(users).toContain('40 of 400')
      expect(users).toContain('1 Aug 2026')
      expect(users).not.toContain('more answers have come in')
      expect(textOf(html)).toContain('users are content (88')
      expect(rowOf(html, 'Ease of use')).toContain('90 answers')
      // What was asked is what the measuring survey asks.
      expect(html).toContain('Getting the result')
    })

    test('keep the promise of the one that gave it', async () => {
      const { db } = world()
      await aPublishedSurvey(db, {
        versions: [{ on: '2026-11-01', definition: aDefinition() }],
        perspectives: ['customer'],
        measures: [],
        promises: { customer: 'anonymous' },
      })
      expect(textOf(await page(world()))).toContain('What customers say is hidden: too few have answered')
    })

    test('a draft counts for nothing', async () => {
      const { db } = world()
      await db.deleteFrom('survey').execute()
      await aPublishedSurvey(db, {
        versions: [{ on: '2026-11-01', definition: aDefinition() }],
        promises: { customer: 'anonymous' },
        status: 'draft',
      })
      expect(textOf(await page(world()))).toContain('so are customers (75, 3 answers)')
    })
  })
})

describe('the surveys’ own questions', () => {
  onBothEngines((world) => {
    const own = (key: string, scale: ScaleName, text: string, given: Partial<RatingQuestion> = {}): RatingQuestion => ({
      ...{ kind: 'rating', key, scale, dimension: null, comparability: 'direct', completesStem: false, rotates: false },
      ...{ component: null, reasons: null, showIf: null },
      asked: askedOf(key, text, 'user', 'customer'),
      ...given,
    })
    test('that both sides are asked on one scale are compared, each on its scale, and chance over all together', async () => {
      const { db } = world()
      const definition = withQuestions(
        aDefinition(),
        own('OWN:queue', 'sat5', 'How was the queue?'),
        own('OWN:again', 'rec11', 'Would you come again?'),
        own('OWN:wait', 'lost8', 'How long did you wait?'),
        own('OWN:guess', 'sat5', 'How do others find it?', { comparability: 'estimate' }),
        own('OWN:users', 'sat5', 'Only users are asked this', { asked: askedOf('OWN:users', 'Only users', 'user') }),
      )
      await aPublishedSurvey(db, { versions: [{ on: '2026-10-01', definition }] })
      await customers(db, 'debit-card', 2)
      const both = (question: string, users: number[], owners: number[], codes?: number[]) => [
        { perspective: 'user' as const, question, counts: users, ...(codes && { codes }) },
        { perspective: 'customer' as const, question, counts: owners, ...(codes && { codes }) },
      ]
      await answered(
        db,
        ...both('VALUE', [0, 0, 5, 10, 5], [0, 0, 0, 2, 0]),
        ...both('OWN:queue', [30, 10, 0, 0, 0], [0, 0, 0, 2, 0]),
        ...both('OWN:again', [10, 10], [0, 2], [4, 9]),
        ...both('OWN:wait', [10, 10], [2, 0], [0, 4]),
        ...both('OWN:guess', [10, 10], [2, 0]),
      )
      const html = await page(world())
      const rows = html.slice(html.indexOf('id="own-questions"'), html.indexOf('What each side believes'))
      expect(rowOf(rows, 'How was the queue?')).toMatch(/Users 6 .*40 answers.*Customers 75.*Gap −69.*Yes, users lower/)
      expect(rowOf(rows, 'Would you come again?')).toMatch(/Means, on 0 to 10.*Users 6\.5.*Customers 9\.0.*Gap −2\.5/)
      expect(rowOf(rows, 'How long did you wait?')).toMatch(/Means, in minutes/)
      expect(rows).not.toContain('How do others find it?')
      expect(rows).not.toContain('Only users')
      // VALUE and three of our own.
      expect(textOf(html).match(/over 4 questions at once/g)).toHaveLength(4)
      expect(textOf(html)).not.toMatch(/NaN|undefined/)
    })

    test('that fewer than five users have answered are hidden like any other', async () => {
      const { db } = world()
      await db.deleteFrom('histogram').where('question', '=', 'OWN:queue').execute()
      await answered(db, { perspective: 'user', question: 'OWN:queue', counts: [4, 0, 0, 0, 0] })
      expect(rowOf(await page(world()), 'How was the queue?')).toContain('hidden: fewer than 5 answers')
    })

    test('that no survey asks any more are no longer compared', async () => {
      const { db } = world()
      await db.deleteFrom('survey').execute()
      await aPublishedSurvey(db, {
        versions: [
          {
            on: '2026-10-01',
            definition: withQuestions(aDefinition(), own('OWN:queue', 'sat5', 'How was the queue?')),
          },
          { on: '2026-11-01', definition: aDefinition() },
        ],
      })
      expect(await page(world())).not.toContain('own-questions')
    })
  })
})
