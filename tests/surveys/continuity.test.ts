import { describe, expect, test } from 'vitest'
import { bankQuestions } from '../../src/surveys/bank-questions.ts'
import { type Continuation, canBeCorrection, changesSince, continued } from '../../src/surveys/continuity.ts'
import type { ChoiceQuestion, Question, SurveyDefinition } from '../../src/surveys/definition.ts'
import { defaultDefinition } from '../../src/surveys/instrument.ts'

const START = defaultDefinition({
  service: { name: 'Debit card', name_fr: 'Carte de débit' },
  components: [{ id: 'a', name: 'Card platform', name_fr: '', kind: 'it-supported', user_visible: 1 }],
})

describe('the name that answers are counted under', () => {
  test('is the key where a bank question is asked in the bank’s words', () => {
    expect(names(published(START))).toEqual(names(START))
  })

  test('stays while the question stays the same, whatever happens around it', () => {
    const first = published(START)
    const next = changed(first, 'EASE', (question) => ({
      ...question,
      asked: {
        ...question.asked,
        user: { ...question.asked.user!, required: true, help: { en: 'As you find it' } },
      },
      showIf: { match: 'all', rules: [{ question: 'VALUE', is: 'at-most', value: 2 }] },
    }))
    next.pages[0]?.questions.reverse()
    expect(namesByKey(published(next, [first]))).toEqual(namesByKey(first))
  })

  test('is a new one where the words change, for the perspective whose words they are', () => {
    const first = published(START)
    const second = published(reworded(first, 'EASE', 'how simple it is'), [first])
    expect(nameOf(second, 'EASE', 'user')).toBe('EASE~aaaaaa')
    expect(changedOn(second, 'EASE', 'user')).toBe('2026-11-21')
    expect(nameOf(second, 'EASE', 'customer')).toBe('EASE')
  })

  test('stays where the publisher calls it a correction, and cannot be kept on another scale', () => {
    const first = published(START)
    const corrected = new Set(['EASE', 'SPEED'])
    const next = changed(reworded(first, 'EASE', 'how easy is it to use'), 'SPEED', (question) => ({
      ...question,
      ...{ scale: 'rec11' },
    }))
    const second = published(next, [first], { corrected })
    expect(nameOf(second, 'EASE', 'user')).toBe('EASE')
    expect(nameOf(second, 'SPEED', 'user')).toBe('SPEED~aaaaaa')
  })

  test('comes back with the words that it stood for, whatever was asked in between', () => {
    const first = published(START)
    const second = published(reworded(first, 'EASE', 'how simple it is'), [first])
    const third = published(reworded(second, 'EASE', 'how easy it is to use'), [second, first])
    expect(nameOf(third, 'EASE', 'user')).toBe('EASE')
    expect(changedOn(third, 'EASE', 'user')).toBeNull()
    const without = { ...third, pages: [{ ...third.pages[0]!, questions: third.pages[0]!.questions.slice(0, 1) }] }
    const again = published(START, [published(without, [third, second, first]), third, second, first])
    expect(nameOf(again, 'EASE', 'user')).toBe('EASE')
  })

  test('is a new one where the sentence that the question completes changes, or the time that it asks about', () => {
    const first = published(START)
    const stem = structuredClone(first)
    stem.frames.user!.stem = { en: 'On the whole, how satisfied are you with …' }
    expect(nameOf(published(stem, [first]), 'EASE', 'user')).toBe('EASE~aaaaaa')
    expect(nameOf(published(stem, [first]), 'EXPECTATION', 'user')).toBe('EXPECTATION')
    const period = { ...first, period: { en: 'the last month', fr: 'le dernier mois' } }
    expect(nameOf(published(period, [first]), 'EASE', 'user')).toBe('EASE~aaaaaa')
  })

  test('stays when the service is renamed, and when its name stood in the words of a first-format survey', () => {
    const first = published(START)
    expect(names(published({ ...first, serviceName: { en: 'Card' } }, [first]))).toEqual(names(first))
    const old = structuredClone(first)
    old.frames.user!.stem = {
      en: first.frames
        .user!.stem['en']!.replace('{service}', 'Debit card')
        .replace('{period}', 'the last three months'),
    }
    expect(names(published(START, [old]))).toEqual(names(first))
  })

  test('is never one that another survey of the service uses for something else', () => {
    const other = published(START)
    const second = published(reworded(START, 'EASE', 'how simple it is'), [], { others: [other] })
    expect(nameOf(second, 'EASE', 'user')).toBe('EASE~aaaaaa')
    expect(nameOf(second, 'SPEED', 'user')).toBe('SPEED')
  })

  test('does not wait for a second version where the bank’s words were changed at once', () => {
    const first = published(reworded(START, 'EASE', 'how simple it is'))
    expect(nameOf(first, 'EASE', 'user')).toBe('EASE~aaaaaa')
  })

  test('of a choice hangs on its options, not on their order', () => {
    const choice: ChoiceQuestion = {
      kind: 'choice',
      key: 'OWN:x',
      asked: { user: { text: { en: 'Where?' }, help: null, required: false, countedAs: '', changedOn: null } },
      showIf: null,
      options: [1, 2].map((code) => ({ code, text: { en: `Place ${code}` } })),
      most: 1,
      other: false,
      order: 'fixed',
    }
    const first = published(withQuestion(choice))
    expect(nameOf(first, 'OWN:x', 'user')).toBe('OWN:x')
    const turned = published(withQuestion({ ...choice, options: [...choice.options].reverse() }), [first])
    expect(nameOf(turned, 'OWN:x', 'user')).toBe('OWN:x')
    const more = published(withQuestion({ ...choice, options: [...choice.options, { code: 3, text: { en: 'C' } }] }), [
      first,
    ])
    expect(nameOf(more, 'OWN:x', 'user')).toBe('OWN:x~aaaaaa')
    expect(canBeCorrection(choice, { ...choice, most: 2 })).toBe(false)
  })
})

test('what changes is told question by question and perspective by perspective', () => {
  const first = published(START)
  const next = reworded(first, 'EASE', 'how simple it is')
  next.pages[0]!.questions = next.pages[0]!.questions.filter(({ key }) => key !== 'LOST_TIME')
  const told = changesSince(first, next).filter(({ change }) => change !== 'same')
  expect(told).toEqual([
    { key: 'EASE', perspective: 'user', change: 'meaning', canBeCorrection: true },
    { key: 'LOST_TIME', perspective: 'user', change: 'removed', canBeCorrection: false },
  ])
  expect(changesSince(next, first).filter(({ change }) => change === 'added')).toHaveLength(1)
})

function published(
  next: SurveyDefinition,
  own: SurveyDefinition[] = [],
  more: { corrected?: Continuation['corrected']; others?: SurveyDefinition[] } = {},
): SurveyDefinition {
  const bank = bankQuestions([{ id: 'a', name: 'Card platform', name_fr: '', kind: 'it-supported', user_visible: 1 }])
  return continued(structuredClone(next), {
    earlier: [
      ...own.map((definition) => ({ definition, own: true })),
      ...(more.others ?? []).map((definition) => ({ definition, own: false })),
    ],
    corrected: more.corrected ?? new Set(),
    bankQuestion: (key) => bank.find((question) => question.key === key),
    today: '2026-11-21',
    newSuffix: () => 'aaaaaa',
  })
}

function changed(definition: SurveyDefinition, key: string, by: (question: Question) => object): SurveyDefinition {
  const copy = structuredClone(definition)
  const page = copy.pages[0]!
  page.questions = page.questions.map((question) => (question.key === key ? (by(question) as Question) : question))
  return copy
}

function reworded(definition: SurveyDefinition, key: string, en: string): SurveyDefinition {
  return changed(definition, key, (question) => ({
    ...question,
    asked: { ...question.asked, user: { ...question.asked.user!, text: { ...question.asked.user!.text, en } } },
  }))
}

function withQuestion(question: Question): SurveyDefinition {
  return { ...START, pages: [{ id: 'p', title: null, questions: [question] }] }
}

const questions = (definition: SurveyDefinition) => definition.pages.flatMap((page) => page.questions)
const asked = (definition: SurveyDefinition, key: string, perspective: 'user' | 'customer') =>
  questions(definition).find((question) => question.key === key)!.asked[perspective]!
const nameOf = (...of: Parameters<typeof asked>) => asked(...of).countedAs
const changedOn = (...of: Parameters<typeof asked>) => asked(...of).changedOn
const names = (definition: SurveyDefinition) =>
  questions(definition).map(({ asked }) => Object.values(asked).map(({ countedAs }) => countedAs))
const namesByKey = (definition: SurveyDefinition) =>
  Object.fromEntries(
    questions(definition).map(({ key, asked }) => [key, Object.values(asked).map((as) => as.countedAs)]),
  )
