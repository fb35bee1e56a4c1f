import { z } from 'zod'
import type { ContactStatus, Perspective } from '../database/schema.ts'

export const CONTACT_STATUSES = [
  'active',
  'unsubscribed',
  'bounced',
  'erased',
] as const satisfies readonly ContactStatus[]

export const LONGEST_NAME = 120
export const LONGEST_ATTRIBUTE_NAME = 60
export const LONGEST_ATTRIBUTE = 300
/** Per contact. */
export const MOST_ATTRIBUTES = 200

/** Names that no attribute may have: JavaScript's objects keep no value, or another, under them. */
export const RESERVED_NAMES: readonly string[] = ['__proto__', 'constructor', 'prototype']

/** What staff or a list say of somebody. */
export interface ContactDetails {
  /** Lower case. */
  email: string
  /** May be empty. */
  name: string
  /** A BCP 47 tag in its canonical form. */
  language: string
  /** By name; an attribute that is not named is left as it is by lists, and removed by the contact's own form. */
  attributes: Record<string, string>
  /** By the service's id. */
  perspectives: Record<string, Perspective>
}

const ADDRESS = z.email().max(254)

/** @returns the address in lower case; null for what is none */
export function readAddress(text: string): string | null {
  const parsed = ADDRESS.safeParse(text.trim().toLowerCase())
  return parsed.success ? parsed.data : null
}

/** Whether an invitation's address is what erasing its person put in the place of theirs. */
export function isErased(address: string): boolean {
  return address.startsWith('erased-') && !address.includes('@')
}

/** Names that lists use for languages, in English and French, beside their tags. */
const LANGUAGE_WORDS: Record<string, string> = {
  ...{ english: 'en', anglais: 'en', french: 'fr', francais: 'fr', german: 'de', deutsch: 'de', allemand: 'de' },
  ...{ spanish: 'es', espagnol: 'es', italian: 'it', italien: 'it', dutch: 'nl', neerlandais: 'nl', arabic: 'ar' },
  ...{ arabe: 'ar', portuguese: 'pt', portugais: 'pt', polish: 'pl', polonais: 'pl' },
}

const LONGEST_TAG = 35

/** @returns a language's BCP 47 tag (`pt-BR`, also written `pt_br`, or « portugais »); null for what names none */
export function readLanguage(text: string): string | null {
  const plain = withoutAccents(text)
  const tag = LANGUAGE_WORDS[plain] ?? text.trim().replaceAll('_', '-')
  if (tag.length > LONGEST_TAG) return null
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null
  } catch {
    return null
  }
}

const PERSPECTIVE_WORDS: Record<string, Perspective> = {
  ...{ user: 'user', users: 'user', utilisateur: 'user', utilisatrice: 'user', utilisateurs: 'user' },
  ...{ customer: 'customer', customers: 'customer', client: 'customer', cliente: 'customer', clients: 'customer' },
  ...{ provider: 'provider', providers: 'provider', fournisseur: 'provider', prestataire: 'provider' },
}

/** @returns the perspective that a word of a list means, in English or French; null for any other */
export function readPerspective(text: string): Perspective | null {
  return PERSPECTIVE_WORDS[withoutAccents(text)] ?? null
}

/** Line breaks and the like must not reach a mail's head; nothing that people write needs them. */
export function holdsControlCharacters(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are what is looked for
  return /[\u0000-\u001f\u007f\u2028\u2029]/.test(text)
}

export function withoutAccents(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
}
