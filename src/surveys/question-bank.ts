import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { root } from '../web/root.ts'

const wording = z.object({ en: z.string(), fr: z.string() })
const labels = z.object({ en: z.array(z.string()), fr: z.array(z.string()) })
const scale = labels.extend({ values: z.array(z.number()) })

const bankSchema = z.object({
  stem: z.object({ users: wording, customers: wording }),
  scales: z.object({
    sat5: scale,
    expect5: scale,
    ease5: scale,
    rec11: scale,
    lost8: labels.extend({ minutes: z.array(z.number()) }),
    non_substantive: labels,
  }),
  items: z.array(
    z.object({
      dimension: z.string(),
      comparability: z.enum(['direct', 'analogous', 'anchor']),
      users: wording,
      customers: wording,
    }),
  ),
  others: z.array(
    z.object({
      code: z.string(),
      scale: z.enum(['sat5', 'expect5', 'ease5', 'rec11', 'lost8']).optional(),
      comparability: z.enum(['direct', 'analogous', 'anchor', 'estimate']).optional(),
      users: wording.optional(),
      customers: wording.optional(),
    }),
  ),
})

/** The default instrument: wordings for users and customers, with {service} and {period} to be filled in. */
export const questionBank = bankSchema.parse(
  JSON.parse(readFileSync(join(root, 'src/surveys/question-bank.json'), 'utf8')),
)
