import { z } from 'zod'
import { optionalNumber, text } from '../web/form.ts'
import type { HourlyRate } from './lost-time.ts'

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'))

/** An amount and its currency; without an amount, no rate. */
export const rateForm: z.ZodType<HourlyRate | null> = z
  .strictObject({ amount: optionalNumber(0.01, 1_000_000), currency: text(10) })
  .superRefine(({ amount, currency }, context) => {
    if (amount !== null && !CURRENCIES.has(currency.toUpperCase())) {
      context.addIssue({ code: 'custom', path: ['currency'], message: 'priorities.rateBadCurrency' })
    }
  })
  .transform(({ amount, currency }) => (amount === null ? null : { amount, currency: currency.toUpperCase() }))
