import { expect, test } from 'vitest'
import { directionOf, languageTag, nameOfLanguage, ownLanguageName } from '../../src/i18n/any-language.ts'
import { FORM_TEXTS, formText, needsFormTexts, scaleTextKey } from '../../src/surveys/form-texts.ts'

test('a language is known by its tag, however it is typed, and by nothing else', () => {
  expect(['FR', 'pt_br', ' zh-hant ', 'ar'].map(languageTag)).toEqual(['fr', 'pt-BR', 'zh-Hant', 'ar'])
  for (const odd of ['', 'xx', 'klingon', '__proto__', 'constructor', 'en-', 'e', 'fr; drop', 'x-own', '1']) {
    expect(languageTag(odd), odd).toBeNull()
  }
})

test('a language has its own name, and the reader’s name for it', () => {
  expect(ownLanguageName('ar')).toBe('العربية')
  expect(ownLanguageName('fr')).toBe('Français')
  expect(nameOfLanguage('ar', 'en')).toBe('Arabic')
  expect(nameOfLanguage('ar', 'fr')).toBe('arabe')
})

test('Arabic, Hebrew, Persian and Urdu are written from right to left, whatever the country', () => {
  expect(['ar', 'he', 'fa', 'ur', 'ps', 'dv', 'ar-EG', 'pa-PK', 'az-Arab'].map(directionOf)).toEqual(
    Array(9).fill('rtl'),
  )
  expect(['en', 'fr', 'de', 'tr', 'pa', 'zh', 'ru', 'az'].map(directionOf)).toEqual(Array(8).fill('ltr'))
})

test('only languages that we do not speak need words of their own', () => {
  expect(['en', 'en-US', 'fr-CA', 'de', 'ar'].filter(needsFormTexts)).toEqual(['de', 'ar'])
})

test('the form’s words are its messages and every labelled step of every scale, in English and French', () => {
  expect(FORM_TEXTS).toContain('responses.send')
  expect(formText('responses.send', 'fr')).toBe('Envoyer mes réponses')
  expect(formText(scaleTextKey('sat5', 1), 'en')).toBe('Very dissatisfied')
  expect(formText(scaleTextKey('instead', -1), 'en')).toBe('Does not apply to me')
  expect(FORM_TEXTS.filter((key) => key.startsWith('scale.rec11.'))).toEqual(['scale.rec11.0', 'scale.rec11.10'])
  for (const key of FORM_TEXTS) expect(formText(key, 'fr'), key).toMatch(/\S/)
  expect(formText('surveys.title', 'en')).toBeUndefined()
})
