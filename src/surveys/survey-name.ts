import type { Row } from '../database/schema.ts'
import type { Translate } from '../i18n/translate.ts'

/** How a survey is called: as its editor named it, or else after what it was begun from. */
export function surveyName({ name }: Pick<Row<'survey'>, 'name' | 'template'>, t: Translate): string {
  return name === '' ? t('surveys.templateCombined') : name
}
