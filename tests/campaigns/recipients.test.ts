import { describe, expect, test } from 'vitest'
import { type RecipientList, readRecipients, writeRecipients } from '../../src/campaigns/recipients.ts'
import { uploadedText } from '../../src/web/uploaded-text.ts'

function read(text: string): RecipientList {
  const list = readRecipients(text, 'en')
  if (typeof list === 'string') throw new Error(list)
  return list
}

describe('a line without headings', () => {
  test.each([
    ['ada@example.org', '', 'en'],
    ['  ADA@Example.org  ', '', 'en'],
    ['Ada Byron <ada@example.org>', 'Ada Byron', 'en'],
    ['"Byron, Ada" <ada@example.org>, fr', 'Byron, Ada', 'fr'],
    ['ada@example.org, Ada Byron, fr', 'Ada Byron', 'fr'],
    ['Ada Byron; ada@example.org; français', 'Ada Byron', 'fr'],
    ['ada@example.org;fr', '', 'fr'],
    ['ada@example.org\tAda Byron\tEN', 'Ada Byron', 'en'],
    ['<ada@example.org>', '', 'en'],
    ['"Byron, Ada", ada@example.org', 'Byron, Ada', 'en'],
  ])('%s', (line, name, language) => {
    expect(read(line)).toEqual({
      recipients: [{ email: 'ada@example.org', name, language }],
      problems: [],
      duplicates: [],
    })
  })

  test.each([
    ['Ada Byron', 'campaigns.rowNoAddress'],
    ['ada@', 'campaigns.rowBadAddress'],
    ['ada@example', 'campaigns.rowBadAddress'],
    ['ada byron@example.org', 'campaigns.rowBadAddress'],
    ['Ada <>', 'campaigns.rowNoAddress'],
    ['ada@example.org, Ada, klingon', 'campaigns.rowBadLanguage'],
    [`${'x'.repeat(121)} <ada@example.org>`, 'campaigns.rowLongName'],
    [`${'x'.repeat(260)}@example.org`, 'campaigns.rowBadAddress'],
    ['ada@example.org\u0007', 'campaigns.rowLineBreak'],
  ])('%s is refused', (line, problem) => {
    const { problems, recipients } = read(`ok@example.org\n${line}`)
    expect(recipients).toHaveLength(1)
    expect(problems).toEqual([{ row: 2, text: line.slice(0, 160), problem }])
  })
})

describe('a CSV with headings', () => {
  test.each([
    ['email,name,language\nada@example.org,Ada Byron,fr'],
    ['Nom;Courriel;Langue\r\nAda Byron;ada@example.org;fr\r\n'],
    ['\ufeffE-mail;Prénom;Nom;Langue\nADA@example.org;Ada;Byron;Français'],
    ['sep=;\nname;e-mail;language\n"Ada Byron";ada@example.org;fr'],
    ['mail\tname\tlang\nada@example.org\tAda Byron\tfr-CA'],
  ])('%j', (text) => {
    expect(read(text).recipients).toEqual([{ email: 'ada@example.org', name: 'Ada Byron', language: 'fr' }])
  })

  test('rows are counted as the person sees them, with empty lines and cells over several lines', () => {
    const { problems } = read('name,email\nAda,ada@example.org\n\n"Bob\nSmith",bob@example.org\nCy,cy@\nDi,\n')
    expect(problems.map(({ row, problem }) => [row, problem])).toEqual([
      [4, 'campaigns.rowLineBreak'],
      [6, 'campaigns.rowBadAddress'],
      [7, 'campaigns.rowNoAddress'],
    ])
  })

  test('a quotation mark that never closes is said', () => {
    expect(readRecipients('email,name\nada@example.org,"Ada', 'en')).toBe('campaigns.listBroken')
  })
})

test('the first of equal addresses counts', () => {
  const { recipients, duplicates } = read('Ada <ada@example.org>\nbob@example.org\nADA@EXAMPLE.ORG, Other')
  expect(recipients.map(({ name }) => name)).toEqual(['Ada', ''])
  expect(duplicates).toEqual([{ row: 3, email: 'ada@example.org', firstRow: 1 }])
})

test('nothing, and more than 5,000 rows, are refused as a whole', () => {
  const many = (count: number) => Array.from({ length: count }, (_, n) => `p${n}@example.org`).join('\n')
  expect(readRecipients(' \n\n', 'en')).toBe('campaigns.listEmpty')
  expect(readRecipients('email,name\n', 'en')).toBe('campaigns.listEmpty')
  expect(readRecipients(many(5_001), 'en')).toBe('campaigns.listTooLong')
  expect(read(many(5_000)).recipients).toHaveLength(5_000)
})

test('what is written is read again the same', () => {
  const { recipients } = read('"Byron, Ada" <ada@example.org>, fr\n=SUM(A1) <sum@example.org>\nO"Neil <o@example.org>')
  expect(read(writeRecipients(recipients)).recipients).toEqual(recipients)
})

test('the text of a file is found whatever wrote it', () => {
  const text = 'courriel;nom\nzoe@example.org;Zoé'
  const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le')
  expect(uploadedText(Buffer.from(text))).toBe(text)
  expect(uploadedText(Buffer.from(`\ufeff${text}`))).toBe(text)
  expect(uploadedText(utf16)).toBe(text)
  expect(uploadedText(Buffer.from(utf16).swap16())).toBe(text)
  expect(uploadedText(Buffer.from(text, 'latin1'))).toBe(text)
  expect(uploadedText(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]))).toBeNull()
})

test('a long line of blanks is read as quickly as any other', () => {
  const quickest = (line: string) =>
    Math.min(
      ...[1, 2, 3].map(() => {
        const begun = performance.now()
        readRecipients(line, 'en')
        return performance.now() - begun
      }),
    )
  const ordinary = quickest(`Ada <ada@bank.example>${'x'.repeat(3_000)},,`)
  // Reading that is cubic in the blanks took tens of thousands of times as long.
  expect(quickest(`Ada <ada@bank.example>${' '.repeat(3_000)},,`)).toBeLessThan(200 * ordinary)
  expect(quickest(`Ada <ada@bank.example>${'\t '.repeat(1_500)};,`)).toBeLessThan(200 * ordinary)
})
