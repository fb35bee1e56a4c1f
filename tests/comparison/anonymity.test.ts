import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AnswerCount, type WindowAnswers, windowAnswers } from '../../src/comparison/answers.ts'
import { anonymityOf, type MonthCount } from '../../src/comparison/disclosure.ts'
import { monthsIn, windowsOver } from '../../src/comparison/window.ts'
import { responses } from '../../src/statistics/histogram.ts'
import { DOES_NOT_APPLY } from '../../src/surveys/definition.ts'

const MONTHS = ['2025-10', '2025-11', '2025-12', '2026-01', '2026-02', '2026-03', '2026-04']
const WINDOWS = ['all', ...windowsOver(MONTHS).flatMap(({ year, quarters, months }) => [year, ...quarters, ...months])]
const QUESTIONS = ['VALUE', 'COMPONENT:a', 'COMPONENT:b']

const within = (window: string) => MONTHS.filter((month) => monthsIn(window)?.includes(month) ?? true)

/** What every window shows of a service whose users answered so often in each month. */
function shownOf(counts: readonly MonthCount[]): Map<string, WindowAnswers> {
  const mayShow = anonymityOf(counts, new Set(['user']))
  return new Map(
    WINDOWS.map((window) => {
      const rows = counts
        .filter(({ period }) => within(window).includes(period))
        .flatMap(({ question, scored, unscored }): AnswerCount[] => [
          { perspective: 'user', question, answer: 3, count: scored },
          { perspective: 'user', question, answer: DOES_NOT_APPLY, count: unscored },
        ])
      const summed = new Map<string, AnswerCount>()
      for (const row of rows) {
        const key = `${row.question} ${row.answer}`
        summed.set(key, { ...row, count: row.count + (summed.get(key)?.count ?? 0) })
      }
      return [window, windowAnswers(window, [...summed.values()], mayShow)]
    }),
  )
}

const aMonth = fc.record({
  scored: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 20 })),
  unscored: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 3 })),
})
const months = fc.array(aMonth, { minLength: MONTHS.length * 3, maxLength: MONTHS.length * 3 }).map((drawn) =>
  drawn.map(
    (counts, at): MonthCount => ({
      perspective: 'user',
      question: QUESTIONS[Math.floor(at / MONTHS.length)]!,
      period: MONTHS[at % MONTHS.length]!,
      ...counts,
    }),
  ),
)

describe('no two windows that are shown differ by one to four people', () => {
  test('in the answers to one question, with a score or without', () => {
    fc.assert(
      fc.property(months, (counts) => {
        const seen = [...shownOf(counts)].flatMap(([window, answers]) => {
          const { histogram, unscored, disclosure } = answers.ratings('user', 'VALUE')
          return disclosure === 'shown' ? [{ window, scored: responses(histogram), unscored }] : []
        })
        for (const whole of seen) {
          expect(whole.scored).toBeGreaterThanOrEqual(5)
          for (const part of seen) {
            if (!within(part.window).every((month) => within(whole.window).includes(month))) continue
            const rest = whole.scored - part.scored
            expect(rest === 0 || rest >= 5).toBe(true)
            const anyRest = rest + whole.unscored - part.unscored
            expect(anyRest === 0 || anyRest >= 5).toBe(true)
          }
        }
      }),
      { numRuns: 500 },
    )
  })

  test('in what several components make together: two ratings by three people are three people', () => {
    const people = (counts: readonly MonthCount[], window: string, question: string) =>
      counts
        .filter((count) => count.question === question && within(window).includes(count.period))
        .reduce((sum, { scored }) => sum + scored, 0)
    fc.assert(
      fc.property(months, (counts) => {
        const components = QUESTIONS.slice(1)
        const pooled = components.filter((question) => people(counts, 'all', question) >= 5)
        const seen = [...shownOf(counts)].filter(
          ([, answers]) => answers.pooled('user', components).disclosure === 'shown',
        )
        for (const [whole, answers] of seen) {
          const sum = pooled.reduce((total, question) => total + people(counts, whole, question), 0)
          expect(responses(answers.pooled('user', components).histogram)).toBe(sum)
          for (const [part] of seen) {
            if (!within(part).every((month) => within(whole).includes(month))) continue
            for (const question of pooled) {
              const rest = people(counts, whole, question) - people(counts, part, question)
              expect(rest === 0 || rest >= 5).toBe(true)
            }
          }
        }
      }),
      { numRuns: 500 },
    )
  })
})

test('named perspectives show from the first answer, and say when there is none', () => {
  const mayShow = anonymityOf([], new Set(['user']))
  const rows: AnswerCount[] = [{ perspective: 'customer', question: 'VALUE', answer: 4, count: 1 }]
  const answers = windowAnswers('2026-10', rows, mayShow)
  expect(answers.ratings('customer', 'VALUE')).toMatchObject({
    disclosure: 'shown',
    histogram: { counts: [0, 0, 0, 1, 0] },
  })
  expect(answers.ratings('customer', 'EASE').disclosure).toBe('none')
  expect(answers.ratings('user', 'VALUE').disclosure).toBe('none')
})
