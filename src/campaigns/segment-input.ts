import { z } from 'zod'
import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import { ATTRIBUTE_TESTS } from './segment.ts'

/** Every value that was sent under a name, in order. */
const column = <T extends string>(each: z.ZodType<T>) =>
  z
    .union([each, z.array(each).max(100)])
    .optional()
    .transform((typed): T[] => (typed === undefined ? [] : ([typed].flat() as T[])))

const typed = z.string().max(1_000)
const isOrNot = z.enum(['is', 'is-not'])

export const segmentForm = z.strictObject({
  name: typed.default(''),
  join: z.enum(['all', 'any']),
  attribute: column(typed),
  attributeTest: column(z.enum(ATTRIBUTE_TESTS)),
  attributeValue: column(typed),
  languageTest: column(isOrNot),
  language: column(typed),
  serviceTest: column(isOrNot),
  perspective: column(z.enum(['', ...PERSPECTIVES])),
  service: column(z.string().regex(/^[\w-]{0,64}$/)),
  /** `count`: the form comes back with how many are in it, and nothing is stored. */
  do: z.enum(['save', 'count']).default('save'),
})
