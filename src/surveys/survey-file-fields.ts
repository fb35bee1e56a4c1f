import { z } from 'zod'
import type { MessageKey } from '../i18n/translate.ts'
import { surveyFileSchema } from './survey-file.ts'

/* The file's format as its schema has it, for the page that explains it: what is read there is what is accepted. */

/** A field of the file, and of which kinds of question it is; empty: of all, or of none. */
export interface FileField {
  /** `pages[].questions[].scale`; `*` stands for a language or a perspective. */
  path: string
  type: FieldType
  /** What stands there where it is left out; undefined: it must not be. */
  otherwise: string | undefined
  kinds: string[]
  meaning: MessageKey | null
}

export interface FieldType {
  name: 'Text' | 'Number' | 'Whole' | 'Boolean' | 'List' | 'Object' | 'Wording' | 'ByPerspective' | 'Values'
  /** Of `Values`, as JSON. */
  values: string[]
  orNull: boolean
}

/** The part of JSON Schema that ours uses. */
interface Schema {
  type?: string
  const?: unknown
  enum?: unknown[]
  default?: unknown
  description?: string
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  propertyNames?: Schema
  additionalProperties?: Schema | boolean
}

/** JSON Schema (2020-12) of survey files, each description in the words that `say` gives for its message. */
export function surveyFileJsonSchema(say: (key: MessageKey) => string): object {
  const schema = z.toJSONSchema(surveyFileSchema, { io: 'input' })
  return JSON.parse(JSON.stringify(schema), (name, value) =>
    name === 'description' && typeof value === 'string' && value.startsWith('exchange.')
      ? say(value as MessageKey)
      : value,
  ) as object
}

/** Every field, in the order in which a file has them. */
export function surveyFileFields(): FileField[] {
  const fields = within('', z.toJSONSchema(surveyFileSchema, { io: 'input' }) as Schema, [])
  const merged = new Map<string, FileField>()
  for (const field of fields) {
    const name = `${field.path} ${field.meaning} ${JSON.stringify(field.type)} ${field.otherwise}`
    const known = merged.get(name)
    if (known === undefined) merged.set(name, field)
    else known.kinds = [...new Set([...known.kinds, ...field.kinds])]
  }
  const kinds = new Set(fields.flatMap((field) => field.kinds))
  return [...merged.values()].map((field) => ({
    ...field,
    kinds: field.kinds.length === kinds.size ? [] : field.kinds,
  }))
}

function within(path: string, schema: Schema, kinds: string[]): FileField[] {
  if (schema.oneOf !== undefined) {
    return schema.oneOf.flatMap((each) => within(path, each, [String(each.properties?.['kind']?.const)]))
  }
  if (schema.anyOf !== undefined) return schema.anyOf.flatMap((each) => within(path, each, kinds))
  if (schema.items !== undefined) return within(`${path}[]`, schema.items, kinds)
  if (typeof schema.additionalProperties === 'object' && !isWording(schema)) {
    return within(`${path}.*`, schema.additionalProperties, kinds)
  }
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const own = `${path === '' ? '' : `${path}.`}${name}`
    const isRequired = schema.required?.includes(name) === true
    return [fieldOf(own, field, isRequired, kinds), ...within(own, field, kinds)]
  })
}

function fieldOf(path: string, schema: Schema, isRequired: boolean, kinds: string[]): FileField {
  const meaning = schema.description?.startsWith('exchange.') ? (schema.description as MessageKey) : null
  const otherwise = isRequired ? undefined : JSON.stringify(schema.default ?? null)
  if (path.endsWith('.questions[].kind')) {
    return {
      path,
      type: { name: 'Values', values: [], orNull: false },
      otherwise,
      kinds,
      meaning: 'exchange.fieldKind',
    }
  }
  return { path, type: typeOf(schema), otherwise, kinds, meaning }
}

function typeOf(schema: Schema): FieldType {
  const [first, ...others] = (schema.anyOf ?? []).filter(({ type }) => type !== 'null')
  const orNull = schema.anyOf?.some(({ type }) => type === 'null') === true
  if (first !== undefined)
    return others.length > 0 ? { name: 'Object', values: [], orNull } : { ...typeOf(first), orNull }
  const values = schema.enum ?? (schema.const === undefined ? [] : [schema.const])
  if (values.length > 0) return { name: 'Values', values: values.map((value) => JSON.stringify(value)), orNull }
  return { name: nameOf(schema), values: [], orNull }
}

function nameOf(schema: Schema): FieldType['name'] {
  if (isWording(schema)) return 'Wording'
  if (schema.propertyNames?.enum !== undefined) return 'ByPerspective'
  const names = { string: 'Text', number: 'Number', integer: 'Whole', boolean: 'Boolean', array: 'List' } as const
  return names[schema.type as keyof typeof names] ?? 'Object'
}

function isWording({ propertyNames, additionalProperties }: Schema): boolean {
  const isText = typeof additionalProperties === 'object' && additionalProperties.type === 'string'
  return isText && propertyNames !== undefined && propertyNames.enum === undefined
}
