import { describe, expect, test } from 'vitest'
import { PICKED } from '../../src/responses/answers.ts'
import { jointQuestion, jointScores } from '../../src/responses/joint.ts'
import { answered, customers, textOf } from '../support/answers.ts'
import type { CastMember } from '../support/cast.ts'
import { aDefinition, aPublishedSurvey } from '../support/surveys.ts'
import { onBothEngines, type World } from '../support/world.ts'

const ADDRESS = '/services/debit-card/priorities'
const page = async (world: World, member: CastMember = 'olive', query = '?lang=en') =>
  textOf((await world.as(member).get(`${ADDRESS}${query}`).expect(200)).text).replace(/[\u202f\u00a0]/g, ' ')
const csv = async (world: World, query = '') =>
  (await world.as('vera').get(`${ADDRESS}.csv${query}`).expect(200)).text.split('\r\n')

describe('what matters', () => {
  onBothEngines((world) => {
    test('before anybody has answered, the page says so, and leads to the survey only those who may write it', async () => {
      const asked = await page(world(), 'anton')
      expect(asked).toContain('Nobody has answered yet')
      expect(asked).toContain('Open the survey')
      expect(await page(world(), 'vera')).not.toContain('Open the survey')
    })

    test('is for those who see the service', async () => {
      await world().as('otto').get(ADDRESS).expect(404)
      await world().as('otto').get(`${ADDRESS}.csv`).expect(404)
      await world().anyone().get(ADDRESS).expect(303)
      await world().as('olive').get(`${ADDRESS}?window=2026-13`).expect(400)
      await world().as('olive').get(`${ADDRESS}?order=gap`).expect(400)
    })

    test('too few users give no order of work, and no figure of theirs', async () => {
      await answered(world().db, { perspective: 'user', question: 'SPEED', counts: [1, 1, 1, 1, 0] })
      const shown = await page(world())
      expect(shown).toContain('Nobody has said what matters most')
      expect(shown).toContain('hidden: fewer than 5 answers')
      expect(await csv(world())).toContain('what matters,user,SPEED,index,,,,,too-few')
    })

    test('what surely weighs most comes first, and each list says what to do about it', async () => {
      const { db } = world()
      await aPublishedSurvey(db, { versions: [{ on: '2026-06-01', definition: aDefinition() }] })
      await db.updateTable('service').set({ active_users: 12_000 }).where('id', '=', 'debit-card').execute()
      await customers(db, 'debit-card', 6)
      await answered(
        db,
        // 200 users: speed is poor and matters most, information is poor and known to be, ease is good.
        { perspective: 'user', question: 'SPEED', counts: [79, 59, 39, 19, 0] },
        { perspective: 'user', question: 'INFORMATION', counts: [40, 60, 60, 30, 10] },
        { perspective: 'user', question: 'EASE', counts: [0, 0, 20, 80, 100] },
        { perspective: 'customer', question: 'SPEED', counts: [0, 0, 0, 3, 3] },
        { perspective: 'customer', question: 'INFORMATION', counts: [0, 4, 2, 0, 0] },
        { perspective: 'customer', question: 'EASE', counts: [0, 0, 0, 3, 3] },
        { perspective: 'user', question: 'IMPORTANCE', codes: [PICKED, 2, 4, 1, 0], counts: [200, 150, 90, 30, 9] },
        { perspective: 'customer', question: 'IMPORTANCE', codes: [PICKED, 3, 2], counts: [6, 5, 1] },
      )
      const shown = await page(world())
      expect(shown).toContain('Fix first: Speed and Being kept informed. Talk to the owner about: Speed.')
      expect(shown).toMatch(/Leave it .* Ease of use Index 85/)
      // Shortfall 70 − 25.1 over 100 × 150 of 200 × 12,000.
      expect(shown).toContain('150 of 200 users picked it among at most three = 75.0%')
      expect(shown).toMatch(/= max\(0, 70 − 25\.\d\) ÷ 100 × 0\.750 × 12,000 = 4,0\d0/)
      expect(shown).toContain('Getting the result')
      // The same, as rows.
      const rows = await csv(world())
      const priorities = rows.filter((row) => row.includes(',priority,')).map((row) => row.split(','))
      expect(priorities.slice(0, 3).map((row) => row[2])).toEqual(['SPEED', 'INFORMATION', 'EASE'])
      const [speed] = priorities
      expect(Number(speed?.[5])).toBeGreaterThan(3_000)
      expect(Number(speed?.[5])).toBeLessThan(Number(speed?.[4]))
      expect(Number(speed?.[6])).toBeGreaterThan(Number(speed?.[4]))
      expect(rows).toContain('what matters,,SPEED,advice,both,,,,')
      expect(rows).toContain('what matters,,EASE,advice,leave,,,,')
      expect(rows).toContain('what matters,,COST,advice,not-enough,,,,')
    })

    test('a rank correlation shows from thirty on, with its n; until then why not', async () => {
      const { db } = world()
      expect(await page(world())).toContain('not counted yet')
      const joint = (dimension: string, high: number, low: number) => ({
        perspective: 'user' as const,
        question: jointQuestion('VALUE', dimension),
        codes: [jointScores(5, 5), jointScores(1, 1), jointScores(3, 1)],
        counts: [high, low, 4],
      })
      await answered(db, joint('SPEED', 20, 20), joint('EASE', 10, 5))
      const shown = await page(world())
      expect(shown).toMatch(/0\.\d\d 0\.\d\d to (0|1)\.\d\d 44 rated both/)
      expect(shown).toContain('from 30 who rated both; 19 so far')
      const derived = (await csv(world())).filter((row) => row.includes('derived importance'))
      expect(derived.find((row) => row.includes('SPEED'))).toMatch(/,44,$/)
      expect(derived.find((row) => row.includes('EASE'))).toBe('what matters,user,EASE,derived importance,,,,,too-few')
    })

    test('another window shows its own answers alone, and a hidden one none', async () => {
      expect(await page(world(), 'olive', '?window=2026-03&lang=en')).toContain('No answers in March 2026')
      await answered(world().db, { perspective: 'user', question: 'SPEED', period: '2026-09', counts: [0, 0, 0, 0, 3] })
      const rows = await csv(world(), '?window=2026-09')
      expect(rows).toContain('what matters,user,SPEED,index,,,,,too-few')
    })

    test('speaks French', async () => {
      const french = await page(world(), 'olive', '?lang=fr')
      expect(french).toContain('À corriger d’abord : Rapidité')
      expect(french).toContain('Information reçue')
      await page(world(), 'olive', '?lang=en')
    })
  })
})

describe('expectation', () => {
  onBothEngines((world) => {
    test('users against what they expected, customers against what was agreed, each read for what it is', async () => {
      const { db } = world()
      await aPublishedSurvey(db, { versions: [{ on: '2026-06-01', definition: aDefinition() }] })
      await customers(db, 'debit-card', 6)
      await answered(
        db,
        { perspective: 'user', question: 'EXPECTATION', counts: [30, 40, 20, 8, 2] },
        { perspective: 'customer', question: 'EXPECTATION', counts: [0, 0, 3, 1, 0] },
      )
      const shown = await page(world())
      expect(shown).toContain('Users find the service worse than they expected.')
      expect(shown).toContain('Net −60 , between −71 and −45 100 answers')
      // Two of six have not answered: one better, three as agreed, the missing either way.
      expect(shown).toContain('Customers find it as good as what was agreed.')
      expect(shown).toContain('Net +25 , between −17 and +50, whatever the missing say')
      expect(shown).toContain('Users: 10 better − 70 worse of 100 = −60 points.')
      expect(shown).toContain('The lowest rating that would still be accepted is not asked.')
      expect(await csv(world())).toContain('expectation,customer,,net,25,-16.6667,50,4,census-incomplete')
    })

    test('the least still acceptable, where it is asked, against what is experienced', async () => {
      await answered(
        world().db,
        { perspective: 'user', question: 'MINIMUM:SPEED', counts: [0, 0, 20, 20, 0] },
        { perspective: 'user', question: 'SPEED', counts: [20, 20, 0, 0, 0] },
        { perspective: 'customer', question: 'MINIMUM:EASE', counts: [0, 0, 0, 2, 0] },
        { perspective: 'user', question: 'MINIMUM:COST', counts: [0, 0, 2, 0, 0] },
      )
      const shown = await page(world())
      expect(shown).toContain('Speed Users 1.5 40 answers 3.5 40 answers −2.0 below what is acceptable')
      expect(shown).toContain(
        'Speed, Users, answers of 1 to 5: experienced 20 · 20 · 0 · 0 · 0; least acceptable 0 · 0 · 20 · 20 · 0.',
      )
      expect(shown).not.toContain('Cost and effort, Users, answers')
      expect(shown).toContain('Ease of use Customers – 0 answers 4.0 2 answers –')
      expect(shown).toContain('Cost and effort Users – 0 answers – hidden: fewer than 5 answers –')
    })
  })
})
