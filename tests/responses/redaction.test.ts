import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { knownWords, piecesOf, redact, redactionsIn } from '../../src/responses/redaction.ts'

describe('what a comment must not tell', () => {
  test.each([
    ['Write to claire.petit+bank@post.example please', 'Write to [e-mail] please'],
    ['claire(at)post.example', '[e-mail]'],
    ['Ring me on +44 20 7946 0958.', 'Ring me on [phone].'],
    ['06.12.34.56.78 after six', '[phone] after six'],
    ['(020) 7946-0958', '[phone]'],
    ['card 4111 1111 1111 1111 was declined', 'card [number] was declined'],
    ['IBAN FR76 3000 6000 0112 3456 7890 189 was used', 'IBAN [number] was used'],
    ['iban gb29 nwbk 6016 1331 9268 19', 'iban [number]'],
    ['GB29NWBK60161331926819!', '[number]!'],
    ['account 123456 at 192.168.0.12', 'account [number] at [number]'],
    ['see https://bank.example/help?case=7 now', 'see [link] now'],
    ['see https://bank.example/help now', 'see https://bank.example/help now'],
    ['see https://bank.example/users/jsmith, it hangs', 'see https://bank.example/users/[name], it hangs'],
    ['(intranet.bank.example/people/j.smith/edit)', '(intranet.bank.example/people/[name]/edit)'],
    ['on www.bank2.example/~jsmith.', 'on www.bank2.example/~[name].'],
    ['C:/Users/jsmith/Desktop is full', 'C:/Users/[name]/Desktop is full'],
    ['https://bank.example/fr/utilisateurs/jdupont', 'https://bank.example/fr/utilisateurs/[name]'],
    ['users/customers, 3/~4 days, /users/', 'users/customers, 3/~4 days, /users/'],
    ['ticket INC0012345 is open', 'ticket [reference] is open'],
    ['Thanks to Mr Smith and Mme Petit-Jean', 'Thanks to Mr [name] and Mme [name]'],
    ['my name is Claire Petit and I wait', 'my name is [name] and I wait'],
    ['my name is on the wrong list', 'my name is on the wrong list'],
    ['Kind regards, John Smith', 'Kind regards, [name]'],
    ['I live at 12 High Street, come by', 'I live at [address], come by'],
    [
      'Blocked for 72 h, 3 days, 24/7, twice in 2026, 150.50 lost',
      'Blocked for 72 h, 3 days, 24/7, twice in 2026, 150.50 lost',
    ],
  ])('%s', (written, shown) => {
    expect(redact(written, 'en')).toBe(shown)
    expect(redact(shown, 'en')).toBe(shown)
  })

  test.each([
    ['Je m’appelle Zoé Lefèvre, merci', 'Je m’appelle [nom], merci'],
    ['M. Dupont m’a aidé', 'M. [nom] m’a aidé'],
    ['J’habite 12 bis rue Victor Hugo 75011 Paris', 'J’habite [adresse]'],
    ['appelez le 06 12 34 56 78', 'appelez le [téléphone]'],
    ['Prévenir par SMS en moins de 72 h', 'Prévenir par SMS en moins de 72 h'],
  ])('in French: %s', (written, shown) => {
    expect(redact(written, 'fr')).toBe(shown)
  })

  test('names of accounts go as a whole in any case, their parts with a capital; ordinary words stay', () => {
    const known = knownWords(['Anton Mark', 'Ada'], ['Project Falcon'])
    expect(redact('anton mark, Anton and Ada; mark my words, ada. project  falcon!', 'en', known)).toBe(
      '[name], [name] and [name]; mark my words, ada. [name]!',
    )
    expect(redact('Adamant Antonine', 'en', known)).toBe('Adamant Antonine')
    expect(knownWords([], [])).toBeNull()
  })

  test('marks are told apart from what was written', () => {
    expect(piecesOf('a [name] b')).toEqual([
      { text: 'a ', isMarker: false },
      { text: 'name', isMarker: true },
      { text: ' b', isMarker: false },
    ])
    expect(redactionsIn('[nom] [name] [other]')).toBe(2)
  })
})

describe('whatever stands around it, nothing leaks', () => {
  const around = fc.string({ unit: fc.constantFrom(...'ab Éz.,!?\n-(«’'), maxLength: 12 })
  const separator = fc.constantFrom('', ' ', '.', '-', '\u00a0', '\u202f', ' - ', '/', '\u200b')
  const digits = (least: number, most: number) =>
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: least, maxLength: most }).map((each) => each.join(''))
  const plain = (text: string) => text.replace(/[^0-9A-Za-z]/g, '')

  test('phone, card and account numbers', () => {
    fc.assert(
      fc.property(
        around,
        digits(8, 19),
        separator,
        fc.integer({ min: 2, max: 4 }),
        around,
        (before, number, by, size, after) => {
          const written = (number.match(new RegExp(`.{1,${size}}`, 'g')) as string[]).join(by)
          const shown = redact(`${before} ${written} ${after}`, 'en')
          expect(plain(shown)).not.toMatch(/\d{4}/)
        },
      ),
    )
  })

  test('e-mail addresses', () => {
    const part = fc.string({ unit: fc.constantFrom(...'abcxyz019._-+é'), minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(around, part, part, around, (before, name, host, after) => {
        expect(redact(`${before} ${name}@${host}.example ${after}`, 'fr')).not.toContain('@')
      }),
    )
  })

  test('IBANs', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'ABCDEFGH'), minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(
        around,
        letters,
        digits(12, 20),
        fc.constantFrom('', ' '),
        fc.boolean(),
        (before, bank, number, by, isLower) => {
          const groups = `FR76${bank}${number}`.match(/.{1,4}/g) as string[]
          const written = isLower ? groups.join(by).toLowerCase() : groups.join(by)
          const shown = redact(`${before} ${written} was used`, 'en')
          expect(plain(shown)).not.toMatch(/\d{3}/)
          expect(shown).toContain('was used')
        },
      ),
    )
  })
})

test('no text takes long to look through', () => {
  const gap = ' '.repeat(3_000)
  // Would take minutes if there were many ways to read the spaces.
  expect(redact(`Regards A${gap}B${gap}C${gap}D x`, 'en')).toContain('D x')
  for (const piece of ['Mr ', 'Regards ', '1 rue ', 'fr76', 'a:', '00000', 'a@', 'my name is ', '/users/', '/~a.']) {
    expect(redact(piece.repeat(2_000), 'en')).toEqual(expect.any(String))
  }
})
