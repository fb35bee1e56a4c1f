import { expect, test } from 'vitest'
import { readAddress, readLanguage, readPerspective, withoutAccents } from '../../src/campaigns/contact.ts'

/* What people write in lists, and what it is taken for. */

test.for([
  ['fr', 'fr'],
  [' FR ', 'fr'],
  ['pt_br', 'pt-BR'],
  ['zh-hant-tw', 'zh-Hant-TW'],
  ['Français', 'fr'],
  ['GERMAN', 'de'],
  ['', null],
  ['klingon!', null],
  ['x', null],
  ['a'.repeat(36), null],
])('“%s” is the language %s', ([written, tag]) => expect(readLanguage(written ?? '')).toBe(tag))

test.for([
  ['Una@Bank.Example ', 'una@bank.example'],
  ['una@', null],
  ['', null],
  [`${'a'.repeat(250)}@x.example`, null],
])('“%s” is the address %s', ([written, address]) => expect(readAddress(written ?? '')).toBe(address))

test.for([
  ['User', 'user'],
  ['utilisatrice', 'user'],
  ['CLIENT', 'customer'],
  ['prestataire', 'provider'],
  ['boss', null],
  ['', null],
])('“%s” is the perspective %s', ([written, perspective]) => expect(readPerspective(written ?? '')).toBe(perspective))

test('words are compared without accents and case', () => expect(withoutAccents(' Prénom')).toBe('prenom'))
