import { z } from 'zod'

const text = (most: number) =>
  z
    .string()
    .max(most)
    // PostgreSQL takes no text with a NUL in it.
    .regex(/^[^\0]*$/)

const recipient = z.email().max(254).describe('The address that the message was sent to.')

const said = {
  kind: z
    .enum(['hard', 'soft', 'complaint'])
    .describe('hard: can never be delivered. soft: not now. complaint: the recipient has called it spam.'),
  reason: text(500).optional().describe('What the receiving side said, for people to read.'),
}

const byMessage = z.strictObject({
  message_id: text(300).min(1).describe('The Message-ID of the message, with or without the angle brackets.'),
  recipient: recipient.optional(),
  ...said,
})

const byRecipient = z.strictObject({ recipient, ...said })

const bounce = z.union([byMessage, byRecipient])

export const bouncesInput = z.union([bounce, z.array(bounce).min(1).max(500)])

export const bouncesOutput = z.strictObject({
  results: z
    .array(z.enum(['noted', 'known', 'unknown']))
    .describe('For each item, in order. known: noted before. unknown: we never wrote there.'),
})
