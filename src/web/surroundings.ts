import type { Actor } from '../accounts/permissions.ts'
import type { Day } from '../database/schema.ts'
import type { Reader } from '../i18n/reader.ts'

/** Who reads a page, in which language and on which day. */
export interface Surroundings extends Reader {
  actor: Actor
  today: Day
}
