import type { Row } from '../database/schema.ts'
import type { MessageKey, Translate } from '../i18n/translate.ts'
import { TEMPLATES, type Template } from './templates.ts'

export const TEMPLATE_NAMES: Record<Template, MessageKey> = {
  combined: 'exchange.templateCombined',
  'periodic-user': 'exchange.templatePeriodicUser',
  'user-short': 'exchange.templateUserShort',
  'periodic-customer': 'exchange.templatePeriodicCustomer',
  'provider-self-evaluation': 'exchange.templateProvider',
  touchpoint: 'exchange.templateTouchpoint',
}

/** How a survey is called: as its editor named it, or else after what it was begun from. */
export function surveyName({ name, template }: Pick<Row<'survey'>, 'name' | 'template'>, t: Translate): string {
  const begunFrom = TEMPLATES.find((each) => each === template) ?? 'combined'
  return name === '' ? t(TEMPLATE_NAMES[begunFrom]) : name
}
