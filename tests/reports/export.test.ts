import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Submission, storeResponses } from '../../src/responses/store.ts'
import { DONT_KNOW } from '../../src/surveys/definition.ts'
import { DEFAULT_PROMISES } from '../../src/surveys/promise.ts'
import { textOf } from '../support/answers.ts'
import { aDefinition, aPublishedSurvey } from '../support/surveys.ts'
import { onBothEngines } from '../support/world.ts'
import { cellsOf, unzipped } from './unzipped.ts'

type Line = Record<string, string>

describe('the figures of a service, to take along', () => {
  onBothEngines((world) => {
    let survey: Awaited<ReturnType<typeof aPublishedSurvey>>
    let taken = 0
    const response = (given: Partial<Submission>): Submission => {
      const perspective = given.perspective ?? 'user'
      taken++
      return {
        ...{ surveyId: survey.surveyId, versionId: survey.versionIds[0] as string, perspective },
        ...{ promise: DEFAULT_PROMISES[perspective], participationKey: `export ${taken}`, day: '2026-11-02' },
        ...{ language: 'en', channel: '', answers: {}, comments: [], invitationId: null, respondent: null },
        ...given,
      }
    }
    const store = (responses: Submission[]) =>
      world()
        .db.transaction()
        .execute((trx) => storeResponses(trx, responses, '2026-11-02'))
    const file = (name: string) => world().as('olive').get(`/services/debit-card/export/${name}`)
    const lines = async (name: string): Promise<Line[]> => {
      const { text } = await file(name).expect(200).expect('Content-Type', /csv/)
      return parse(text, { bom: true, columns: true, relax_column_count: false }) as Line[]
    }

    let other: typeof survey
    beforeAll(async () => {
      survey = await aPublishedSurvey(world().db, { versions: [{ on: '2026-10-01', definition: aDefinition() }] })
      other = await aPublishedSurvey(world().db, {
        versions: [{ on: '2026-10-02', definition: aDefinition() }],
        measures: [],
      })
      await store([
        ...Array.from({ length: 6 }, (_, at) => response({ answers: { VALUE: at < 4 ? 2 : 4, EASE: 3 } })),
        ...Array.from({ length: 4 }, () => response({ answers: { VALUE: 1, SPEED: 1 } })),
        response({
          perspective: 'customer',
          answers: { VALUE: 5, SPEED: DONT_KNOW, IMPORTANCE: [0, 2] },
          respondent: '=Olive',
        }),
        response({ perspective: 'customer', answers: { VALUE: 4 }, respondent: 'Omar' }),
      ])
    })

    test('the comparison has a row to each view and each gap, as the page says them', async () => {
      const found = await lines('comparison.csv?window=all')
      const value = (perspective: string) =>
        found.find((line) => line['question'] === 'VALUE' && line['perspective'] === perspective)
      expect(value('user')).toMatchObject({ n: '10', label: 'Overall', comparability: 'anchor', reason: '' })
      expect(Number(value('user')?.['mean'])).toBeCloseTo(2, 5)
      expect(value('customer')).toMatchObject({ n: '2', mean: '4.5', mean_low: '', reason: 'census' })
      expect(Number(value('gap')?.['mean'])).toBeCloseTo(2 - 4.5, 5)
    })

    test('what may not be seen is in no file, and says why', async () => {
      const speed = (await lines('comparison.csv')).find(
        ({ question, perspective }) => question === 'SPEED' && perspective === 'user',
      )
      expect(speed).toMatchObject({ n: '', mean: '', index: '', top_two_share: '' })
      expect(['none', 'too-few']).toContain(speed?.['reason'])
      const counted = (await lines('answers.csv')).filter(
        ({ question, perspective }) => question === 'SPEED' && perspective === 'user',
      )
      expect(counted.map(({ count }) => count)).toEqual([''])
      const books = ['comparison.xlsx', 'answers.xlsx'].map(async (name) => {
        const { body } = await file(name).responseType('blob').expect(200)
        const [headings, ...rows] = cellsOf(unzipped(body as Buffer)['xl/worksheets/sheet1.xml'] as string)
        const at = (column: string) => (headings ?? []).indexOf(column)
        return rows.filter((row) => row[at('question')] === 'SPEED' && row[at('perspective')] === 'user').flat()
      })
      for (const cells of await Promise.all(books)) expect(cells.filter((cell) => typeof cell === 'number')).toEqual([])
    })

    test('counted answers carry codes and labels, in the reader’s language', async () => {
      const users = (await lines('answers.csv')).filter(
        ({ question, perspective }) => question === 'VALUE' && perspective === 'user',
      )
      expect(users.map(({ answer, label, value, count, people }) => [answer, label, value, count, people])).toEqual([
        ['1', 'Very dissatisfied', '1', '4', '10'],
        ['2', 'Rather dissatisfied', '2', '4', '10'],
        ['4', 'Rather satisfied', '4', '2', '10'],
      ])
      const { text } = await world().as('vera').get('/services/debit-card/export/answers.csv?lang=fr').expect(200)
      const french = parse(text, { bom: true, columns: true }) as Line[]
      expect(french.find(({ question, answer }) => question === 'VALUE' && answer === '1')?.['label']).toBe(
        'Très insatisfait(e)',
      )
    })

    test('responses are those given by name, and never an anonymous one', async () => {
      const found = await lines('responses.csv')
      expect(new Set(found.map(({ perspective }) => perspective))).toEqual(new Set(['customer']))
      expect(new Set(found.map(({ respondent }) => respondent))).toEqual(new Set(["'=Olive", 'Omar']))
      const olive = found.filter(({ respondent }) => respondent === "'=Olive")
      expect(olive.map(({ question, answer, label, value }) => [question, answer, label, value]).sort()).toEqual([
        ['IMPORTANCE', '0', expect.any(String), ''],
        ['IMPORTANCE', '2', expect.any(String), ''],
        ['SPEED', '-2', 'I do not know', ''],
        ['VALUE', '5', 'Very satisfied', '5'],
      ])
    })

    test('where any survey promises a perspective anonymity, none of its answers are given by name', async () => {
      const promise = (to: 'anonymous' | 'attributed') =>
        world()
          .db.updateTable('survey_perspective')
          .set({ promise: to })
          .where('survey_id', '=', other.surveyId)
          .where('perspective', '=', 'customer')
          .execute()
      await promise('anonymous')
      expect(await lines('responses.csv')).toEqual([])
      await promise('attributed')
      expect(await lines('responses.csv')).not.toEqual([])
    })

    test('the mark for spreadsheets can be left out', async () => {
      expect((await file('comparison.csv').expect(200)).text.charCodeAt(0)).toBe(0xfeff)
      expect((await file('comparison.csv?plain=1').expect(200)).text).toMatch(/^window,question,/)
    })

    test('the page offers the files and says whose answers are left out', async () => {
      const page = textOf((await world().as('olive').get('/services/debit-card/export').expect(200)).text)
      expect(page).toContain('In the file: Customers')
      expect(page).toContain('because their answers are anonymous: Users')
      const room = (await world().as('olive').get('/services/debit-card').expect(200)).text
      expect(room).toContain('/services/debit-card/export?window=all')
    })

    test('neither strangers nor owners of other services get a file, and nothing else is one', async () => {
      for (const name of ['comparison.csv', 'answers.xlsx', 'responses.csv']) {
        await world().as('otto').get(`/services/debit-card/export/${name}`).expect(404)
        await world().anyone().get(`/services/debit-card/export/${name}`).expect(303)
      }
      for (const name of ['comparison.pdf', 'everything.csv', 'comparison.csv.exe']) await file(name).expect(404)
      await file('comparison.csv?window=2026-13').expect(400)
      await file('responses.csv?respondent=Omar').expect(400)
    })
  })
})
