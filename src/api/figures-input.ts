import { z } from 'zod'
import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import { breakdownAsked, windowText } from '../comparison/breakdown-input.ts'
import { RATED } from '../surveys/definition.ts'

export const serviceAddress = z.strictObject({
  slug: z
    .string()
    .regex(/^[a-z0-9-]{1,200}$/)
    .describe('The service, as its address on the pages ends.'),
})

export const comparisonAsked = z.strictObject({ window: windowText })
export const breakdownQuestion = z.strictObject(breakdownAsked)

const index = z
  .number()
  .nullable()
  .describe('Index points, 0 to 100: 25 × (mean − 1). null: nobody answered, or hidden.')
const low = z
  .number()
  .nullable()
  .describe('Lower end of the 95 % interval; null where there is none (a census has none).')
const high = z.number().nullable().describe('Upper end of the 95 % interval.')
const shown = z
  .enum(['shown', 'none', 'hidden'])
  .describe('none: nobody answered. hidden: fewer than 5 did, or the figure would give a smaller group away.')

const figure = z.strictObject({
  perspective: z.enum(PERSPECTIVES),
  n: z.number().int().describe('Scores that the figure rests on; 0 where hidden.'),
  index,
  low,
  high,
  shown,
})
const figures = z.array(figure).describe('Users, customers and provider; never pooled.')

export const comparisonOutput = z.strictObject({
  service: z.string(),
  window: z.string(),
  target: z.number().describe('Index points that the service should reach.'),
  state: z
    .string()
    .describe('aligned-good, aligned-poor, watermelon, hidden-strength, users-only, customer-only or not-enough-data.'),
  questions: z.array(
    z.strictObject({
      question: z.enum(RATED),
      figures,
      gap: z.number().nullable().describe('Users less customers, in index points.'),
      verdict: z
        .enum(['users-lower', 'users-higher', 'no-telling', 'not-enough'])
        .describe('Whether the gap is more than chance, adjusted over all questions.'),
    }),
  ),
})

export const breakdownOutput = z.strictObject({
  service: z.string(),
  by: z.string(),
  question: z.enum(RATED),
  window: z.string(),
  all: figures,
  groups: z.array(z.strictObject({ group: z.string().describe('Empty: not known.'), figures })),
  weighted: z
    .strictObject({
      index: z.number(),
      low: z.number(),
      high: z.number(),
      effective_n: z.number(),
      groups: z.array(z.string()).describe('The groups that it rests on.'),
    })
    .nullable()
    .describe('Users, weighted to the known sizes of the groups; beside the unweighted figure, never instead of it.'),
})
