import type { Perspective } from '../database/schema.ts'
import type { FieldErrors } from '../web/form.ts'
import {
  type ContactDetails,
  holdsControlCharacters,
  LONGEST_ATTRIBUTE,
  LONGEST_ATTRIBUTE_NAME,
  LONGEST_NAME,
  MOST_ATTRIBUTES,
  RESERVED_NAMES,
  readAddress,
  readLanguage,
} from './contact.ts'

/** The form of one contact as it was typed. */
export interface TypedContact {
  email: string
  name: string
  language: string
  /** The rows' names and values, in their order; both empty in rows that were left out. */
  attributeName: readonly string[]
  attributeValue: readonly string[]
  /** `<service id>:<perspective>` */
  standing: readonly string[]
}

/** @returns what was typed as it can be stored, or what is wrong with it by field */
export function readContactForm(typed: TypedContact): { details: ContactDetails } | { errors: FieldErrors } {
  const errors: FieldErrors = {}
  const email = readAddress(typed.email)
  if (email === null) errors['email'] = typed.email.trim() === '' ? 'common.fillIn' : 'common.invalidEmail'
  const name = typed.name.trim()
  if (name.length > LONGEST_NAME) errors['name'] = 'common.tooLong'
  else if (holdsControlCharacters(name)) errors['name'] = 'common.invalid'
  const language = readLanguage(typed.language)
  if (language === null) errors['language'] = 'contacts.badLanguage'
  const attributes = readAttributes(typed, errors)
  if (email === null || language === null || Object.keys(errors).length > 0) return { errors }
  return { details: { email, name, language, attributes, perspectives: readStandings(typed.standing) } }
}

function readAttributes(typed: TypedContact, errors: FieldErrors): Record<string, string> {
  const attributes = new Map<string, string>()
  for (const [position, typedName] of typed.attributeName.entries()) {
    const name = typedName.trim()
    const value = (typed.attributeValue[position] ?? '').trim()
    if (value === '') continue
    if (name === '') errors['attributes'] = 'contacts.attributeWithoutName'
    else if (RESERVED_NAMES.includes(name)) errors['attributes'] = 'contacts.attributeReserved'
    else if (attributes.has(name)) errors['attributes'] = 'contacts.attributeTwice'
    else if (name.length > LONGEST_ATTRIBUTE_NAME || value.length > LONGEST_ATTRIBUTE) {
      errors['attributes'] = 'common.tooLong'
    } else if (holdsControlCharacters(name + value)) errors['attributes'] = 'common.invalid'
    attributes.set(name, value)
  }
  if (attributes.size > MOST_ATTRIBUTES) errors['attributes'] = 'contacts.attributesTooMany'
  return Object.fromEntries(attributes)
}

function readStandings(standings: readonly string[]): Record<string, Perspective> {
  return Object.fromEntries(standings.map((standing) => standing.split(':') as [string, Perspective]))
}
