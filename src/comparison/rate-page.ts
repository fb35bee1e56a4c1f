import { type Field, field } from '../accounts/fields.ts'
import type { Reader } from '../i18n/reader.ts'
import type { Form } from '../web/form.ts'
import { type FormErrors, formErrors } from '../web/form-errors.ts'
import type { HourlyRate } from './lost-time.ts'
import { exactMoney } from './lost-time-page.ts'

declare module '../web/render.ts' {
  interface Pages {
    'comparison/rates': RatePage
  }
}

export interface RatePage {
  title: string
  errors: FormErrors | null
  amount: Field
  currency: Field
  example: string
}

/** @param rate what is set now; null: nothing */
export function ratePage(rate: HourlyRate | null, form: Form<unknown> | null, reader: Reader): RatePage {
  const { t } = reader
  const example = rate === null ? null : exactMoney({ ...rate, amount: 100 * rate.amount }, reader)
  return {
    title: t('priorities.rateTitle'),
    errors: formErrors(form, { amount: 'priorities.rateAmount', currency: 'priorities.rateCurrency' }, t),
    amount: field(form, 'amount', rate === null ? '' : String(rate.amount), t),
    currency: field(form, 'currency', rate?.currency ?? 'EUR', t),
    example: example === null ? t('priorities.rateExampleNone') : t('priorities.rateExampleText', { cost: example }),
  }
}
