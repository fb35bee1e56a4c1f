import { expect, test } from 'vitest'
import { preferredAmong } from '../../src/i18n/languages.ts'
import { formWords } from '../../src/surveys/form-words.ts'
import { SCALES, type ScaleStep } from '../../src/surveys/scales.ts'

const german = {
  'responses.send': 'Antworten senden',
  'responses.sectionNumber': '{number} von {total}',
  'common.formHasErrors': '{count, plural, one {Eine Sache} other {# Sachen}}',
  'scale.sat5.5': 'Sehr zufrieden',
  // Not to be said: broken, with a placeholder of its own, or empty.
  'responses.pageOf': 'Seite {number',
  'responses.formTitle': 'Ihre Sicht auf {dienst}',
  'responses.clear': ' ',
}
const survey = {
  languages: ['en', 'de', 'ar', 'en-US', 'pt-BR'],
  formTexts: { de: german, pt: { 'responses.send': 'Enviar' } },
}
const [low, , , , high] = SCALES.sat5 as [ScaleStep, ScaleStep, ScaleStep, ScaleStep, ScaleStep]

test('a language says what is translated into it, and the rest in the base language, marked as such', () => {
  const words = formWords(survey, 'de')
  expect(words.own('responses.send')).toEqual({ text: 'Antworten senden', lang: null })
  expect(words.own('responses.sectionNumber', { number: 2, total: 4 }).text).toBe('2 von 4')
  expect(words.t('common.formHasErrors', { count: 3 })).toBe('3 Sachen')
  expect(words.own('responses.sending')).toEqual({ text: 'Sending …', lang: 'en' })
  expect(words.label('sat5', high)).toEqual({ text: 'Sehr zufrieden', lang: null })
  expect(words.label('sat5', low)).toEqual({ text: 'Very dissatisfied', lang: 'en' })
  expect(words.said({ en: 'Where?', de: 'Wo?' })).toEqual({ text: 'Wo?', lang: null })
  expect(words.said({ en: 'Where?', de: '' })).toEqual({ text: 'Where?', lang: 'en' })
})

test('a translation that would break the form is not said', () => {
  const words = formWords(survey, 'de')
  expect(words.own('responses.pageOf', { number: 1, total: 2 })).toEqual({ text: 'Page 1 of 2', lang: 'en' })
  expect(words.own('responses.formTitle', { service: 'X' })).toEqual({ text: 'Your view of X', lang: 'en' })
  expect(words.own('responses.clear')).toEqual({ text: 'Clear', lang: 'en' })
})

test('variants speak their language, and what nobody has translated is said in English', () => {
  expect(formWords(survey, 'en-US').own('responses.send')).toEqual({ text: 'Send my answers', lang: null })
  expect(formWords(survey, 'pt-BR').own('responses.send')).toEqual({ text: 'Enviar', lang: null })
  const german = formWords({ languages: ['de', 'ar'], formTexts: survey.formTexts }, 'ar')
  expect(german.own('responses.send')).toEqual({ text: 'Antworten senden', lang: 'de' })
  expect(german.own('responses.sending')).toEqual({ text: 'Sending …', lang: 'en' })
  expect(german.dir).toBe('rtl')
})

test('figures and days are written in the language of the sentence that they stand in', () => {
  const french = formWords({ languages: ['fr'], formTexts: {} }, 'fr')
  const from = { earliest: '2026-05-01', latest: '2026-12-31' }
  const dates = ({ day }: { day(text: string): string }) => ({ earliest: day(from.earliest), latest: day(from.latest) })
  expect(french.own('responses.dateBetween', dates).text).toBe('Du 1er mai 2026 au 31 décembre 2026.')
  expect(formWords(survey, 'ar').own('responses.dateBetween', dates).text).toBe('From 1 May 2026 to 31 December 2026.')
  expect(french.number(0.5)).toBe('0,5')
})

test('the browser’s wishes are met as far as the survey can', () => {
  const available = ['de', 'pt-BR', 'en']
  for (const [wanted, spoken] of [
    ['pt,en;q=0.9', 'pt-BR'],
    ['en-GB', 'en'],
    ['EN;q=0.2, de-AT;q=0.8', 'de'],
    ['ja, en;q=0', 'de'],
    ['', 'de'],
  ] as const) {
    expect(preferredAmong(wanted, available)).toBe(spoken)
  }
  expect(preferredAmong(undefined, available)).toBe('de')
})
