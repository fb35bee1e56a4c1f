import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Circumstances, type Known, settled, shownQuestions } from '../../src/responses/shown.ts'
import type { ShowIf, ShowRule } from '../../src/surveys/definition.ts'

interface Asked {
  key: string
  showIf: ShowIf | null
}

const BY_WEB: Circumstances = { perspective: 'user', channel: 'web' }
const all = (...rules: ShowRule[]): ShowIf => ({ match: 'all', rules })
const any = (...rules: ShowRule[]): ShowIf => ({ match: 'any', rules })
const shown = (questions: Asked[], answers: Record<string, Known>, from = BY_WEB) => [
  ...shownQuestions(questions, from, ({ key }) => answers[key] ?? null),
]
/** Whether a second question is shown after the first was answered so. */
const after = (rule: ShowRule, answer: Known) =>
  shown(
    [
      { key: 'A', showIf: null },
      { key: 'B', showIf: all(rule) },
    ],
    { A: answer },
  ).includes('B')

test('each comparison, on a score, on what was chosen, and on no answer at all', () => {
  const on = (is: Exclude<ShowRule, { perspective: unknown } | { channel: unknown }>['is'], value = 3): ShowRule =>
    is === 'answered' || is === 'not-answered' ? { question: 'A', is } : { question: 'A', is, value }
  // Answers: 3, 4, one choice of 3, choices of 1 and 3, words, none.
  const cases: [ShowRule, boolean[]][] = [
    [on('equal'), [true, false, true, false, false, false]],
    [on('not-equal'), [false, true, false, true, true, false]],
    [on('at-least'), [true, true, true, false, false, false]],
    [on('at-least', 4), [false, true, false, false, false, false]],
    [on('at-most'), [true, false, true, false, false, false]],
    [on('includes'), [true, false, true, true, false, false]],
    [on('excludes'), [false, true, false, false, true, false]],
    [on('answered'), [true, true, true, true, true, false]],
    [on('not-answered'), [false, false, false, false, false, true]],
  ]
  for (const [rule, expected] of cases) {
    const answers: Known[] = [3, 4, [3], [1, 3], [], null]
    expect([rule, answers.map((answer) => after(rule, answer))]).toEqual([rule, expected])
  }
})

test('all and any; without a rule all is shown, and any is not', () => {
  const is3: ShowRule = { question: 'A', is: 'equal', value: 3 }
  const isHigh: ShowRule = { question: 'A', is: 'at-least', value: 4 }
  const second = (showIf: ShowIf) =>
    shown(
      [
        { key: 'A', showIf: null },
        { key: 'B', showIf },
      ],
      { A: 3 },
    ).includes('B')
  expect(second(all(is3, isHigh))).toBe(false)
  expect(second(any(is3, isHigh))).toBe(true)
  expect(second(all())).toBe(true)
  expect(second(any())).toBe(false)
})

test('perspective and channel', () => {
  const web: ShowRule = { channel: ['web', 'phone'] }
  const provider: ShowRule = { perspective: ['provider'] }
  const one = (showIf: ShowIf, from: Circumstances) => shown([{ key: 'A', showIf }], {}, from).length === 1
  expect(one(all(web), BY_WEB)).toBe(true)
  expect(one(all(web), { ...BY_WEB, channel: '' })).toBe(false)
  expect(one(all(web, provider), BY_WEB)).toBe(false)
  expect(one(any(web, provider), BY_WEB)).toBe(false)
})

test('any of the answers, and only from where it is said', () => {
  const isLow: ShowRule = { question: 'A', is: 'at-most', value: 2 }
  const isHigh: ShowRule = { question: 'A', is: 'at-least', value: 4 }
  const questions = [
    { key: 'A', showIf: null },
    { key: 'B', showIf: any(isLow, isHigh, { channel: ['kiosk'] }) },
  ]
  const kiosk: Circumstances = { perspective: 'user', channel: 'kiosk' }
  expect(shown(questions, { A: 1 }, kiosk)).toContain('B')
  expect(shown(questions, { A: 5 }, kiosk)).toContain('B')
  expect(shown(questions, { A: 3 }, kiosk)).not.toContain('B')
  expect(shown(questions, { A: 1 })).not.toContain('B')
  expect(settled(questions[1]?.showIf ?? null, BY_WEB, new Set(['A']))).toBe('never')
  expect(settled(questions[1]?.showIf ?? null, kiosk, new Set(['A']))).toEqual(any(isLow, isHigh))
})

test('the answer to a question that is hidden counts as not given, all along a chain', () => {
  const chain: Asked[] = [
    { key: 'A', showIf: null },
    { key: 'B', showIf: all({ question: 'A', is: 'at-most', value: 2 }) },
    { key: 'C', showIf: all({ question: 'B', is: 'answered' }) },
    { key: 'D', showIf: all({ question: 'C', is: 'not-answered' }) },
  ]
  const answers = { A: 1, B: 1, C: 1, D: 1 }
  expect(shown(chain, answers)).toEqual(['A', 'B', 'C'])
  expect(shown(chain, { ...answers, A: 5 })).toEqual(['A', 'D'])
})

test('a question that this form does not ask, or that comes later, has no answer', () => {
  const rule: ShowRule = { question: 'Z', is: 'not-equal', value: 1 }
  expect(shown([{ key: 'A', showIf: all(rule) }], { Z: 2 })).toEqual([])
  expect(
    shown(
      [
        { key: 'A', showIf: all({ question: 'Z', is: 'not-answered' }) },
        { key: 'Z', showIf: null },
      ],
      { Z: 2 },
    ),
  ).toEqual(['A', 'Z'])
})

const KEYS = ['A', 'B', 'C', 'D', 'E', 'F']
const rule: fc.Arbitrary<ShowRule> = fc.oneof(
  fc.record({
    question: fc.constantFrom(...KEYS),
    is: fc.constantFrom('equal', 'not-equal', 'at-least', 'at-most', 'includes', 'excludes'),
    value: fc.nat(3),
  }),
  fc.record({ question: fc.constantFrom(...KEYS), is: fc.constantFrom('answered', 'not-answered') }),
  fc.record({ perspective: fc.subarray(['user', 'customer', 'provider'] as const).map((some) => [...some]) }),
  fc.record({ channel: fc.subarray(['web', 'phone']) }),
)
const showIf = fc.option(
  fc.record({ match: fc.constantFrom('all', 'any'), rules: fc.array(rule, { maxLength: 4 }) }) as fc.Arbitrary<ShowIf>,
)
const answer: fc.Arbitrary<Known> = fc.oneof(fc.constant(null), fc.nat(3), fc.uniqueArray(fc.nat(3)))

test('what is settled beforehand changes nothing about what is shown', () => {
  fc.assert(
    fc.property(
      fc.array(showIf, { minLength: 1, maxLength: KEYS.length }),
      fc.array(answer, { minLength: KEYS.length, maxLength: KEYS.length }),
      fc.constantFrom('', 'web', 'phone'),
      (conditions, given, channel) => {
        const from: Circumstances = { perspective: 'user', channel }
        const answers = Object.fromEntries(KEYS.map((key, at) => [key, given[at] ?? null]))
        const questions = conditions.map((condition, at) => ({ key: KEYS[at] as string, showIf: condition }))
        const asked = new Set<string>()
        const left = questions.flatMap((question): Asked[] => {
          const rest = settled(question.showIf, from, asked)
          if (rest === 'never') return []
          asked.add(question.key)
          return [{ ...question, showIf: rest }]
        })
        expect(shown(left, answers, from)).toEqual(shown(questions, answers, from))
        for (const { showIf: rest } of left) {
          for (const each of rest?.rules ?? []) expect('question' in each && asked.has(each.question)).toBe(true)
        }
      },
    ),
  )
})

test('with more that must hold, no more is shown', () => {
  fc.assert(
    fc.property(fc.array(rule, { maxLength: 4 }), rule, answer, answer, (rules, one, a, b) => {
      const first: Asked[] = [
        { key: 'A', showIf: null },
        { key: 'B', showIf: null },
      ]
      const visible = (condition: ShowIf) =>
        shown([...first, { key: 'G', showIf: condition }], { A: a, B: b }).includes('G')
      if (visible(all(...rules, one))) expect(visible(all(...rules))).toBe(true)
      const isOnAnswers = 'question' in one && rules.some((each) => 'question' in each)
      if (isOnAnswers && visible(any(...rules))) expect(visible(any(...rules, one))).toBe(true)
    }),
  )
})
