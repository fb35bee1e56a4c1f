import { describe, expect, test } from 'vitest'
import {
  type ColumnMapping,
  guessColumns,
  type KnownContact,
  mappingProblem,
  outcomeOf,
  readRow,
} from '../../src/campaigns/contact-import.ts'
import { listShape, NoText, textPieces } from '../../src/campaigns/contact-import-text.ts'

describe('the text of a list', () => {
  const written = 'Prénom;Courriel\r\nZoé;zoe@bank.example\r\n'
  test.for<[string, Buffer]>([
    ['UTF-8', Buffer.from(written)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${written}`)],
    ['UTF-16, little end first', Buffer.from(`\ufeff${written}`, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\ufeff${written}`, 'utf16le').swap16()],
    ['Windows-1252', Buffer.from(written, 'latin1')],
  ])('is read as %s', ([, content]) => expect([...textPieces(content)].join('')).toBe(written))

  test('is the same however it falls into pieces', () => {
    const long = 'é,€\n'.repeat(200_000)
    expect([...textPieces(Buffer.from(long))].join('')).toBe(long)
  })

  test.for<[string, Buffer]>([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1])],
    ['an archive', Buffer.from('PK\u0003\u0004')],
  ])('is not taken from %s', ([, content]) => expect(() => [...textPieces(content)]).toThrow(NoText))
})

describe('the shape of a list', () => {
  test.for([
    ['commas', 'email,name\na@b.example,Ann', ','],
    ['semicolons, commas in quotation marks', '"email";"name, first"\na@b.example;x', ';'],
    ['tabs', 'email\tname\na@b.example\tx', '\t'],
    ['one column', 'email\na@b.example', ','],
    ['as Excel says it', 'sep=;\r\nemail;name\r\na@b.example;x', ';'],
  ])('%s', ([, text, delimiter]) => {
    const shape = listShape(text ?? '')
    expect(shape).toMatchObject({ delimiter, hasHeadings: true })
    expect(shape?.headings[0]).toBe('email')
    expect(shape?.samples[0]?.[0]).toBe('a@b.example')
  })

  test('a first row with an address in it is no heading', () => {
    expect(listShape('Ann;a@b.example')).toMatchObject({ hasHeadings: false, headings: ['', ''] })
  })

  test('of nothing there is none', () => {
    for (const text of ['', ' ', '\n\n']) expect(listShape(text)).toBeNull()
  })
})

const SERVICES = [{ id: 's1', slug: 'debit-card', name: 'Debit card', name_fr: 'Carte de débit' }]

test('what the columns hold is guessed from their headings and cells', () => {
  const headings = ['Nom', 'Prénom', 'Contact', 'Langue', 'CARTE DE DEBIT', 'Site', '', 'state', 'E-mail']
  const samples = [['Una', 'U', 'una@bank.example', 'fr', 'user', 'Lyon', 'x', 'active', 'two@bank.example']]
  expect(guessColumns(headings, samples, SERVICES)).toEqual([
    { kind: 'lastName' },
    { kind: 'firstName' },
    { kind: 'email' },
    { kind: 'language' },
    { kind: 'service', serviceId: 's1' },
    { kind: 'attribute', name: 'Site' },
    { kind: 'ignore' },
    { kind: 'ignore' },
    { kind: 'ignore' },
  ])
})

test.for<[string, ColumnMapping['columns'], string | null]>([
  ['an address is enough', [{ kind: 'email' }, { kind: 'ignore' }, { kind: 'ignore' }], null],
  ['no address', [{ kind: 'name' }], 'contacts.noEmailColumn'],
  ['two of a kind', [{ kind: 'email' }, { kind: 'email' }], 'contacts.columnTwice'],
  [
    'one service twice',
    [{ kind: 'email' }, { kind: 'service', serviceId: 's' }, { kind: 'service', serviceId: 's' }],
    'contacts.columnTwice',
  ],
  ['an attribute without a name', [{ kind: 'email' }, { kind: 'attribute', name: '' }], 'contacts.attributeNeedsName'],
])('a mapping: %s', ([, columns, problem]) => expect(mappingProblem({ columns })).toBe(problem))

describe('a row', () => {
  const mapping: ColumnMapping = {
    columns: [
      ...([{ kind: 'email' }, { kind: 'firstName' }, { kind: 'lastName' }, { kind: 'language' }] as const),
      ...([{ kind: 'service', serviceId: 's1' }, { kind: 'attribute', name: 'Site' }, { kind: 'ignore' }] as const),
    ],
    language: 'en',
    everybody: { serviceId: 's2', perspective: 'user' },
  }

  test('is read; what is blank is not said', () => {
    expect(readRow([' Una@Bank.Example', 'Una', 'User', 'Français', 'cliente', 'Lyon', 'x'], mapping)).toEqual({
      email: 'una@bank.example',
      details: {
        name: 'Una User',
        language: 'fr',
        attributes: { Site: 'Lyon' },
        perspectives: { s1: 'customer', s2: 'user' },
      },
    })
    expect(readRow(['una@bank.example'], mapping)).toEqual({
      email: 'una@bank.example',
      details: { attributes: {}, perspectives: { s2: 'user' } },
    })
  })

  test('that was exported comes back as it was', () => {
    const read = readRow(['una@bank.example', '', '', '', '', "'=1+1"], mapping)
    expect(read).toMatchObject({ details: { attributes: { Site: '=1+1' } } })
  })

  test.for<[string, string[], object]>([
    ['no address', ['', 'Una'], { problem: 'contacts.rowNoAddress', column: null }],
    ['no good address', ['una@'], { problem: 'contacts.rowBadAddress', column: 0 }],
    ['a language that is none', ['a@b.example', '', '', '??'], { problem: 'contacts.rowBadLanguage', column: 3 }],
    ['no perspective', ['a@b.example', '', '', '', 'boss'], { problem: 'contacts.rowBadPerspective', column: 4 }],
    ['too long', ['a@b.example', '', '', '', '', 'x'.repeat(301)], { problem: 'contacts.rowLongAttribute', column: 5 }],
    ['a long name', ['a@b.example', 'x'.repeat(80), 'y'.repeat(80)], { problem: 'contacts.rowLongName' }],
    ['a line break', ['a@b.example', 'Eve\nBcc: x@y.example'], { problem: 'contacts.rowLineBreak', column: 1 }],
  ])('is faulty with %s', ([, cells, problem]) => expect(readRow(cells, mapping)).toMatchObject(problem))
})

describe('importing a row', () => {
  const known: KnownContact = {
    ...{ status: 'active', name: 'Una', language: 'fr' },
    ...{ attributes: { Site: 'Lyon', Floor: '2' }, perspectives: { s1: 'user' } },
  }
  const blank = { attributes: {}, perspectives: {} }
  test.for<[string, Parameters<typeof outcomeOf>[0], KnownContact | undefined, string]>([
    ['adds whom nobody knows', blank, undefined, 'new'],
    ['leaves what is blank', blank, known, 'unchanged'],
    [
      'leaves what is the same',
      { name: 'Una', language: 'fr', attributes: { Site: 'Lyon' }, perspectives: { s1: 'user' } },
      known,
      'unchanged',
    ],
    ['changes a name', { ...blank, name: 'Una User' }, known, 'changed'],
    ['changes a language', { ...blank, language: 'en' }, known, 'changed'],
    ['changes an attribute', { ...blank, attributes: { Site: 'Paris' } }, known, 'changed'],
    ['adds an attribute', { ...blank, attributes: { Team: 'A' } }, known, 'changed'],
    ['changes a perspective', { ...blank, perspectives: { s1: 'customer' } }, known, 'changed'],
    ['brings nobody back', { ...blank, name: 'Una' }, { ...known, status: 'erased' }, 'erased'],
  ])('%s', ([, details, contact, outcome]) => expect(outcomeOf(details, contact)).toBe(outcome))
})

test.each(['__proto__', 'constructor', 'prototype'])('no attribute is named %s', (name) => {
  expect(mappingProblem({ columns: [{ kind: 'email' }, { kind: 'attribute', name }] })).toBe(
    'contacts.attributeReserved',
  )
})
