import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FORM_TEXTS } from '../../src/surveys/form-texts.ts'
import { defaultDefinition } from '../../src/surveys/instrument.ts'
import { translatables, translationFault, withoutLanguage, withTranslations } from '../../src/surveys/translatable.ts'
import { readTranslations, translationCsv } from '../../src/surveys/translation-csv.ts'
import { COMPONENTS, definitions } from './definitions.ts'

const begun = defaultDefinition({
  service: { name: 'Debit card', name_fr: 'Carte de débit' },
  components: COMPONENTS.map((component) => ({ ...component, name_fr: '', user_visible: 1 as const })),
})
const arabic = { ...begun, languages: [...begun.languages, 'ar'] }
const keysOf = (language: string) => translatables(arabic, language).map(({ key }) => key)
const rowOf = (key: string) => translatables(arabic, 'ar').find((row) => row.key === key)!

test('every wording has a row of its own, and a language that we do not speak the form’s words as well', () => {
  const keys = keysOf('ar')
  expect(new Set(keys).size).toBe(keys.length)
  expect(keys).toEqual(
    expect.arrayContaining([
      ...[
        'service',
        'period',
        'stem.user',
        'stem.provider',
        'question.VALUE.text.customer',
        'question.COMMENT.text.user',
      ],
      ...['question.IMPORTANCE.pick.EASE.user', 'question.COMPONENT:contact-centre.text.user', 'form.responses.send'],
      'form.scale.sat5.1',
    ]),
  )
  expect(keysOf('fr').filter((key) => key.startsWith('form.'))).toEqual([])
  expect(keys.filter((key) => key.startsWith('form.'))).toHaveLength(FORM_TEXTS.length)
  expect(translatables(arabic, 'fr').filter(({ target }) => target === '')).toEqual([])
  expect(translatables(arabic, 'ar').filter(({ target }) => target !== '')).toEqual([])
})

test('what is put in by its key is what the survey then says, and nothing else changes', () => {
  fc.assert(
    fc.property(definitions, (definition) => {
      const language = definition.languages[1] ?? 'de'
      const with2 = { ...definition, languages: [...new Set([...definition.languages, language])] }
      const rows = translatables(with2, language)
      const texts = new Map(rows.map(({ key }) => [key, `${key} translated`]))
      const translated = withTranslations(with2, language, texts)
      expect(translatables(translated, language).map(({ target }) => target)).toEqual([...texts.values()])
      const [base = ''] = with2.languages
      expect(translatables(translated, language).map((row) => row.base)).toEqual(rows.map((row) => row.base))
      expect(withTranslations(with2, language, new Map())).toEqual(with2)
      const without = withoutLanguage(translated, language)
      if (language !== base) expect(JSON.stringify(without)).not.toContain(' translated')
    }),
    { numRuns: 60 },
  )
})

test('an emptied translation is missing again; the base language never goes', () => {
  const french = withTranslations(arabic, 'fr', new Map([['question.VALUE.text.user', '']]))
  expect(translatables(french, 'fr').filter(({ target }) => target === '')).toHaveLength(1)
  expect(withoutLanguage(arabic, 'en')).toBe(arabic)
  expect(withoutLanguage(arabic, 'ar').languages).toEqual(['en', 'fr'])
})

test.for([
  ['stem.user', 'كيف {service} خلال {period}', null],
  ['stem.user', 'كيف {service}', { fault: 'placeholder-missing', placeholder: '{period}' }],
  ['stem.user', 'كيف {service} {period} {name}', { fault: 'placeholder-unknown', placeholder: '{name}' }],
  ['question.VALUE.text.user', 'الخدمة', null],
  ['question.VALUE.text.user', '{service}', { fault: 'placeholder-unknown', placeholder: '{service}' }],
  ['question.VALUE.text.user', 'x'.repeat(4_001), { fault: 'too-long', most: 4_000 }],
  ['form.responses.formTitle', 'رأيك في {service}', null],
  ['form.responses.formTitle', 'رأيك في {service', { fault: 'malformed' }],
  ['form.common.formHasErrors', '{count, plural, one {خطأ} other {# أخطاء}}', null],
  ['form.common.formHasErrors', '{number, plural, one {خطأ} other {# أخطاء}}', { fault: 'malformed' }],
  ['stem.user', '', null],
] as const)('a translation keeps the placeholders of its original: %s', ([key, text, fault]) => {
  expect(translationFault(rowOf(key), text, 'ar')).toEqual(fault)
})

const RECORDS = fc.array(
  fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.replace(/[{}\r]/g, '').trim()),
  {
    minLength: 3,
    maxLength: 3,
  },
)

test('what goes out to a spreadsheet comes back the same, formulas, quotes and line ends included', () => {
  const rows = translatables(arabic, 'ar')
    .filter(({ kind, base }) => kind === 'question' && !base.includes('{'))
    .slice(0, 3)
  const hostile = [
    ['=1+1', '@SUM(A1)', "'=x"],
    ['-2', '+3', "''=y"],
    ['a,b;"c"\nd', '\t=x', '"'],
    ["'", "'a", '='],
  ]
  const roundTrip = (texts: readonly string[]) => {
    const filled = rows.map((row, place) => ({ ...row, target: texts[place] ?? '' }))
    const csv = translationCsv(filled, 'en', 'ar', () => '=where')
    expect(csv.startsWith('\ufeff')).toBe(true)
    expect(csv).not.toMatch(/(^|,)"?[=+@]/m)
    const read = readTranslations(csv, rows, 'ar')
    expect(read.faults).toEqual([])
    const wanted = texts.map((text) => text.trim()).filter((text) => text !== '')
    expect(read.changes.map(({ text }) => text)).toEqual(wanted)
    expect(read.changes.every(({ isOutdated }) => !isOutdated)).toBe(true)
  }
  hostile.forEach(roundTrip)
  fc.assert(fc.property(RECORDS, roundTrip), { numRuns: 200 })
})

test('a table is read whatever its separator and columns, and each row that is wrong is named by its line', () => {
  const rows = translatables(arabic, 'ar')
  const table = [
    ['key', 'where', 'en', 'ar'],
    ['service', 'Name', 'Debit card', 'بطاقة'],
    ['stem.user', 'Stem', 'anything', 'بلا مكان'],
    ['nonsense', '', '', 'x'],
    ['service', '', 'Debit card', 'بطاقة'],
    ['period', '', 'last year', 'السنة'],
    ['question.VALUE.text.user', '', '', ''],
  ]
  for (const separator of [';', ',', '\t']) {
    const text = table.map((cells) => cells.join(separator)).join('\r\n')
    const { changes, faults, same } = readTranslations(text, rows, 'ar')
    expect(changes.map(({ key, isOutdated }) => [key, isOutdated])).toEqual([
      ['service', false],
      ['period', true],
    ])
    expect(faults.map(({ line, fault }) => [line, fault.fault])).toEqual([
      [3, 'placeholder-missing'],
      [4, 'unknown-key'],
      [5, 'twice'],
    ])
    expect(same).toBe(1)
  }
  const failed = (text: string) => readTranslations(text, rows, 'ar').faults[0]?.fault
  expect(failed('')).toEqual({ fault: 'no-columns' })
  expect(failed('key,de\nservice,x')).toEqual({ fault: 'column-missing', column: 'ar' })
  expect(failed('name,ar\nservice,x')).toEqual({ fault: 'column-missing', column: 'key' })
  expect(failed('key,ar\n"service,x')).toEqual({ fault: 'malformed-table' })
})
