import { beforeAll, describe, expect, test } from 'vitest'
import type { AnsweredComment, Answers } from '../../src/responses/answers.ts'
import { type Submission, storeResponses } from '../../src/responses/store.ts'
import {
  DONT_KNOW,
  type Question,
  type RatingQuestion,
  reasonsCountedAs,
  type SurveyDefinition,
} from '../../src/surveys/definition.ts'
import { DEFAULT_PROMISES } from '../../src/surveys/promise.ts'
import { textOf } from '../support/answers.ts'
import {
  aDefinition,
  aPublishedSurvey,
  askedOf,
  changedQuestions,
  reworded,
  withQuestions,
} from '../support/surveys.ts'
import { onBothEngines, type World } from '../support/world.ts'

const option = (code: number, text: string) => ({ code, text: { en: text, fr: `${text} (fr)` } })
const any = (key: string, text: string) => ({ key, showIf: null, asked: askedOf(key, text, 'user', 'customer') })

const EVERY_KIND: Question[] = [
  {
    ...any('OWN:why', 'Why do you use it?'),
    ...{ kind: 'choice', most: 1, other: true, order: 'fixed' },
    options: [option(1, 'I must'), option(2, '=HYPERLINK("http://evil")')],
  },
  {
    ...any('OWN:where', 'Where did you use it?'),
    ...{ kind: 'choice', most: 3, other: false, order: 'balanced' },
    options: [option(1, 'At home'), option(2, 'On the road'), option(3, 'At work')],
  },
  { ...any('OWN:calls', 'How many calls?'), kind: 'number', unit: { en: 'calls' }, least: 0, most: 40, step: 1 },
  { ...any('OWN:since', 'Since when?'), kind: 'date', earliest: null, latest: null },
  { ...any('OWN:note', 'Anything else?'), kind: 'text', lines: 'several', most: 500 },
  { ...any('OWN:hello', 'Nearly done'), kind: 'statement' },
]

function withReasons(definition: SurveyDefinition): SurveyDefinition {
  return changedQuestions(definition, (question) =>
    question.key === 'EASE'
      ? {
          ...(question as RatingQuestion),
          reasons: { low: [option(1, 'Too many steps')], high: [option(1, 'It just works')] },
        }
      : question,
  )
}

let taken = 0
function response(survey: { surveyId: string; versionIds: string[] }, given: Partial<Submission>): Submission {
  const perspective = given.perspective ?? 'user'
  taken += 1
  return {
    ...{ surveyId: survey.surveyId, versionId: survey.versionIds[0] as string, perspective },
    ...{ promise: DEFAULT_PROMISES[perspective], participationKey: `results ${taken}`, day: '2026-11-02' },
    ...{ language: 'en', channel: '', answers: {}, comments: [], invitationId: null, respondent: null },
    ...given,
  }
}

function store({ db }: World, responses: Submission[], today = '2026-11-02') {
  return db.transaction().execute((trx) => storeResponses(trx, responses, today))
}

const cardOf = (html: string, text: string) => textOf(html.split('<article').find((card) => card.includes(text)) ?? '')

describe('what one survey has found', () => {
  onBothEngines((world) => {
    let survey: Awaited<ReturnType<typeof aPublishedSurvey>>
    let other: typeof survey
    const address = (rest = '') => `/surveys/${survey.surveyId}/results${rest}`
    const results = async (rest = '') => (await world().as('olive').get(address(rest)).expect(200)).text

    beforeAll(async () => {
      const definition = withQuestions(withReasons(aDefinition()), ...EVERY_KIND)
      survey = await aPublishedSurvey(world().db, { versions: [{ on: '2026-10-01', definition }] })
      other = await aPublishedSurvey(world().db, {
        versions: [{ on: '2026-10-02', definition: aDefinition() }],
        measures: [],
      })
    })

    test('before anybody has answered, it says what to do', async () => {
      expect(textOf(await results())).toContain('Nobody has been heard yet')
    })

    test('it works: every kind of question, each with its own number of answers', async () => {
      const LOW = reasonsCountedAs('EASE', 'low')
      const answers = (at: number): Answers => ({
        ...{ VALUE: 4, EASE: at < 6 ? 2 : 5, IMPORTANCE: at < 6 ? [0, 1] : [0], LOST_TIME: 0 },
        ...(at < 6 ? { [LOW]: [1] } : { SPEED: at === 11 ? DONT_KNOW : 3 }),
        ...{ 'OWN:why': at < 3 ? 0 : 2, 'OWN:where': at % 2 === 0 ? [1, 2] : [2] },
        ...{ 'OWN:calls': at, 'OWN:since': at < 5 ? 202609 : 202610 },
      })
      const comments = (at: number): AnsweredComment[] =>
        at < 11 ? [{ question: 'OWN:note', text: `secret ${at}` }] : []
      await store(
        world(),
        Array.from({ length: 12 }, (_, at) => response(survey, { answers: answers(at), comments: comments(at) })),
      )
      const html = await results()
      expect(cardOf(html, 'Ease of use') || cardOf(html, 'ease')).toBeDefined()
      expect(cardOf(html, 'I must')).toMatch(/12 answers.*HYPERLINK.* 75% 9 .*Something else 25% 3/)
      expect(cardOf(html, 'On the road')).toMatch(/At home 50% 6 On the road 100% 12 At work 0% 0/)
      expect(cardOf(html, 'How many calls?')).toMatch(/Median 5\.5 calls/)
      expect(cardOf(html, 'Since when?')).toMatch(/September 2026 42% 5 October 2026 58% 7/)
      expect(cardOf(html, 'Anything else?')).toContain('11 comments')
      expect(cardOf(html, 'Too many steps')).toMatch(/Reasons after a low score.*Too many steps 100% 6/)
      expect(cardOf(html, 'Too many steps')).not.toContain('It just works')
      expect(html).not.toContain('secret')
      expect(html).not.toContain('Nearly done')
      expect(textOf(html)).not.toMatch(/NaN|undefined|null/)
      expect(textOf(html)).toContain('12 responses')
      for (const rule of ['A share is', 'Mean = sum', 'Index = 25 × (mean − 1)', '15–30 min = 22.5', 'The median']) {
        expect(textOf(html)).toContain(rule)
      }
    })

    test('another survey of the service is told apart, and both together make the service’s figure', async () => {
      await store(
        world(),
        Array.from({ length: 6 }, () => response(other, { answers: { VALUE: 1 } })),
      )
      expect(textOf(await results())).toContain('12 responses')
      const rest = await world().as('olive').get(`/surveys/${other.surveyId}/results`).expect(200)
      expect(textOf(rest.text)).toContain('6 responses')
      const page = await world().as('olive').get('/services/debit-card').expect(200)
      expect(page.text).toContain(address())
      expect(textOf(page.text)).toContain('18 answers')
    })

    test('fewer than five answers to a question are hidden, with all of its options; named customers show', async () => {
      const few = Array.from({ length: 5 }, (_, at) =>
        response(survey, { answers: at < 4 ? { VALUE: 3, COST: 5 } : { VALUE: 3 } }),
      )
      await store(world(), few)
      await store(world(), [response(survey, { perspective: 'customer', answers: { VALUE: 2, 'OWN:why': 1 } })])
      const html = await results()
      const users = html.slice(html.indexOf('id="user"'), html.indexOf('id="customer"'))
      const cost = users
        .split('<article')
        .filter((card) => card.includes('id="user-COST"'))
        .map(textOf)
        .join()
      expect(cost).toContain('hidden: fewer than 5 answers')
      expect(cost).not.toContain('%')
      expect(cardOf(html.slice(html.indexOf('id="customer"')), 'I must')).toMatch(/1 answer .*I must 100% 1/)
    })

    test('a window shows its own answers', async () => {
      await store(
        world(),
        Array.from({ length: 7 }, () => response(survey, { answers: { VALUE: 5 } })),
        '2026-12-03',
      )
      expect(textOf(await results('?window=2026-12'))).toContain('7 responses')
      expect(textOf(await results('?window=2026-11'))).toContain('17 responses')
      expect(textOf(await results('?window=2025'))).toContain('No answers in 2025')
      await world().as('olive').get(address('?window=2026-13')).expect(400)
    })

    test('the table holds what the page shows, what it hides only by name, and nothing that a spreadsheet would run', async () => {
      const { text, headers } = await world().as('olive').get(address('.csv')).expect(200)
      expect(headers['content-disposition']).toContain('results-debit-card-all.csv')
      const rows = text.replace('\ufeff', '').split('\r\n')
      expect(rows[0]).toBe('perspective,question,counted_as,asked,kind,asked_until,part,code,label,value,share,people')
      expect(rows).toContain('user,OWN:where,OWN:where,Where did you use it?,choice,,answers,1,At home,6,0.5,12')
      expect(rows.find((row) => row.includes('HYPERLINK'))).toContain(`,"'=HYPERLINK(""http://evil"")",9,0.75,12`)
      expect(rows.filter((row) => row.startsWith('user,COST,'))).toEqual([
        expect.stringMatching(/,hidden,,hidden: fewer than 5 answers,,,$/),
      ])
      expect(text).not.toContain('secret')
    })

    test('whoever may read the service may read it; others and wrong ids find nothing', async () => {
      for (const member of ['ada', 'anton', 'olive', 'vera'] as const) {
        await world().as(member).get(address()).expect(200)
      }
      await world().as('otto').get(address()).expect(404)
      await world().as('otto').get(address('.csv')).expect(404)
      await world().as('anton').get('/surveys/nowhere/results').expect(404)
      await world().anyone().get(address()).expect(303)
      const viewer = await world().as('vera').get(address()).expect(200)
      expect(viewer.text).not.toContain(`href="/surveys/${survey.surveyId}"`)
      const analyst = await world().as('anton').get(address()).expect(200)
      expect(analyst.text).toContain(`href="/surveys/${survey.surveyId}"`)
    })

    test('in French, every word of it', async () => {
      const page = textOf(await results('?lang=fr')).replace(/[\u202f\u00a0]/g, ' ')
      await results('?lang=en')
      expect(page).toContain('Résultats')
      expect(page).toContain('masqué')
      expect(page).not.toMatch(/answers|hidden|Median/)
    })

    test('answers that were counted before surveys were told apart are said to be missing', async () => {
      const { db } = world()
      await db.deleteFrom('histogram').where('segment', '=', `survey:${other.surveyId}`).execute()
      const { text } = await world().as('anton').get(`/surveys/${other.surveyId}/results`).expect(200)
      expect(textOf(text)).toContain('Nobody has been heard yet')
      await store(
        world(),
        Array.from({ length: 5 }, () => response(other, { answers: { VALUE: 3 } })),
      )
      const later = await world().as('anton').get(`/surveys/${other.surveyId}/results`).expect(200)
      expect(textOf(later.text)).toContain('6 earlier responses are not told apart by survey')
    })
  })
})

describe('versions of one survey', () => {
  onBothEngines((world) => {
    test('what was asked in other words, or is asked no more, is listed apart with its own answers', async () => {
      const first = withQuestions(aDefinition(), EVERY_KIND[0] as Question)
      const second = changedQuestions(first, (question) => {
        if (question.key === 'OWN:why') return null
        return question.key === 'VALUE' ? reworded(question, '2026-11-12', 'user') : question
      })
      const survey = await aPublishedSurvey(world().db, {
        versions: [
          { on: '2026-07-01', definition: first },
          { on: '2026-11-12', definition: second },
        ],
      })
      const before = { VALUE: 2, 'OWN:why': 1 }
      await store(
        world(),
        Array.from({ length: 5 }, () => response(survey, { answers: before })),
        '2026-08-01',
      )
      const after = { 'VALUE~20261112': 5 }
      await store(
        world(),
        Array.from({ length: 6 }, () => response(survey, { answers: after })),
        '2026-11-20',
      )
      const { text: html } = await world().as('vera').get(`/surveys/${survey.surveyId}/results`).expect(200)
      expect(textOf(html)).toContain('Version 2, since 12 Nov 2026 · Version 1, since 1 Jul 2026')
      const [now = '', earlier = ''] = html.slice(0, html.indexOf('id="customer"')).split('earlier-results')
      expect(textOf(now)).toContain('Asked in these words since 12 Nov 2026')
      expect(textOf(now)).toMatch(/Index 100 · mean 5\.0 · 6 answers|Index 100 mean 5\.0 6 answers/)
      expect(textOf(earlier)).toContain('Asked until 12 Nov 2026')
      expect(textOf(earlier)).toMatch(/Index 25 .*5 answers/)
      expect(cardOf(earlier, 'I must')).toContain('Asked until 12 Nov 2026')
    })

    test('a draft says that it is not published yet', async () => {
      const survey = await aPublishedSurvey(world().db, { versions: [], status: 'draft' })
      const { text } = await world().as('anton').get(`/surveys/${survey.surveyId}/results`).expect(200)
      expect(textOf(text)).toContain('Not published yet')
    })
  })
})
