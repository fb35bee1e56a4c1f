import { expect, test } from 'vitest'
import { filled, letterBlocks, unknownPlaceholders } from '../../src/campaigns/letter-text.ts'

const values = {
  ...{ name: 'Ada', service: 'Debit card', link: 'https://p.example/r/abc', closes: '4 Dec 2026', minutes: '1' },
  sender: 'Anton',
}

test('placeholders are filled in, a name that is not known leaves no gap, and values are never read as placeholders', () => {
  expect(filled('Hello {name}, {service}', values)).toBe('Hello Ada, Debit card')
  expect(filled('Hello {name},', { ...values, name: '' })).toBe('Hello,')
  expect(filled('{name} and {sender}', { ...values, name: '{sender}' })).toBe('{sender} and Anton')
  expect(filled('$& {name}', { ...values, name: "$&$'" })).toBe("$& $&$'")
})

test('unknown placeholders are found', () => {
  expect(unknownPlaceholders('Hello {name}, {service}')).toEqual([])
  expect(unknownPlaceholders('Hello {nom}, {Name} {nom} {}')).toEqual(['{nom}', '{Name}', '{}'])
  expect(unknownPlaceholders('if (a) { b\n}')).toEqual([])
})

test('the buttons stand where {link} stands alone, come last where it is nowhere, and not at all within a sentence', () => {
  const kinds = (body: string) => letterBlocks(body, values).map(({ kind }) => kind)
  expect(kinds('One\n\n{link}\n\nTwo')).toEqual(['paragraph', 'buttons', 'paragraph'])
  expect(kinds('One\n\nTwo')).toEqual(['paragraph', 'paragraph', 'buttons'])
  expect(letterBlocks('Go to {link} now', values)).toEqual([
    { kind: 'paragraph', lines: ['Go to https://p.example/r/abc now'] },
  ])
})

test('a paragraph about a closing date is left out where there is none', () => {
  const body = 'One\n\nUntil {closes}.\n\n{link}'
  expect(letterBlocks(body, values)).toHaveLength(3)
  expect(letterBlocks(body, { ...values, closes: '' })).toHaveLength(2)
})
