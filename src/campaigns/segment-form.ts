import type { Perspective } from '../database/schema.ts'
import type { FieldErrors } from '../web/form.ts'
import { LONGEST_ATTRIBUTE, LONGEST_ATTRIBUTE_NAME, readLanguage } from './contact.ts'
import { type AttributeTest, asksForValue, type SegmentCondition, type SegmentConditions } from './segment.ts'

/** A segment's form as it was typed: a list for each column of its rows; rows that were left out hold nothing. */
export interface TypedSegment {
  name: string
  join: 'all' | 'any'
  attribute: readonly string[]
  attributeTest: readonly AttributeTest[]
  attributeValue: readonly string[]
  languageTest: readonly ('is' | 'is-not')[]
  language: readonly string[]
  serviceTest: readonly ('is' | 'is-not')[]
  /** Empty: any. */
  perspective: readonly (Perspective | '')[]
  service: readonly string[]
}

const LONGEST_SEGMENT_NAME = 80

/** @returns what was typed as it can be stored, or what is wrong with it by field */
export function readSegmentForm(
  typed: TypedSegment,
): { name: string; conditions: SegmentConditions } | { errors: FieldErrors } {
  const errors: FieldErrors = {}
  const name = typed.name.trim()
  if (name === '') errors['name'] = 'common.fillIn'
  else if (name.length > LONGEST_SEGMENT_NAME) errors['name'] = 'common.tooLong'
  const conditions = [
    ...attributeConditions(typed, errors),
    ...languageConditions(typed, errors),
    ...typed.service.flatMap((serviceId, row): SegmentCondition[] =>
      serviceId === ''
        ? []
        : [
            {
              kind: 'service',
              serviceId,
              test: typed.serviceTest[row] ?? 'is',
              perspective: typed.perspective[row] || null,
            },
          ],
    ),
  ]
  if (conditions.length === 0 && Object.keys(errors).every((field) => field === 'name')) {
    errors['conditions'] = 'contacts.segmentWithoutCondition'
  }
  return Object.keys(errors).length > 0 ? { errors } : { name, conditions: { join: typed.join, conditions } }
}

function attributeConditions(typed: TypedSegment, errors: FieldErrors): SegmentCondition[] {
  return typed.attribute.flatMap((typedName, row): SegmentCondition[] => {
    const name = typedName.trim()
    const value = (typed.attributeValue[row] ?? '').trim()
    const test = typed.attributeTest[row] ?? 'is'
    if (name === '' && value === '') return []
    if (name === '') errors['attributes'] = 'contacts.conditionWithoutAttribute'
    else if (asksForValue(test) && value === '') errors['attributes'] = 'contacts.conditionWithoutValue'
    else if (name.length > LONGEST_ATTRIBUTE_NAME || value.length > LONGEST_ATTRIBUTE) {
      errors['attributes'] = 'common.tooLong'
    }
    return [{ kind: 'attribute', name, test, value: asksForValue(test) ? value : '' }]
  })
}

function languageConditions(typed: TypedSegment, errors: FieldErrors): SegmentCondition[] {
  return typed.language.flatMap((written, row): SegmentCondition[] => {
    if (written.trim() === '') return []
    const value = readLanguage(written)
    if (value === null) errors['languages'] = 'contacts.badLanguage'
    return [{ kind: 'language', test: typed.languageTest[row] ?? 'is', value: value ?? written }]
  })
}

/** A stored segment as its form shows it. */
export function typedSegment(name: string, { join, conditions }: SegmentConditions): TypedSegment {
  const attributes = conditions.filter((condition) => condition.kind === 'attribute')
  const languages = conditions.filter((condition) => condition.kind === 'language')
  const services = conditions.filter((condition) => condition.kind === 'service')
  return {
    ...{ name, join },
    attribute: attributes.map((condition) => condition.name),
    attributeTest: attributes.map(({ test }) => test),
    attributeValue: attributes.map(({ value }) => value),
    languageTest: languages.map(({ test }) => test),
    language: languages.map(({ value }) => value),
    serviceTest: services.map(({ test }) => test),
    perspective: services.map(({ perspective }) => perspective ?? ''),
    service: services.map(({ serviceId }) => serviceId),
  }
}
