import type { Actor } from '../accounts/permissions.ts'
import type { Day } from '../database/schema.ts'
import type { Format } from '../i18n/format.ts'
import type { Language } from '../i18n/languages.ts'
import type { Translate } from '../i18n/translate.ts'

/** Who reads a page, in which language and on which day. */
export interface Surroundings {
  actor: Actor
  language: Language
  t: Translate
  format: Format
  today: Day
}
