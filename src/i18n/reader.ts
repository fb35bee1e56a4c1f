import type { Format } from './format.ts'
import type { Language } from './languages.ts'
import type { Translate } from './translate.ts'

/** In which words, dates and numbers a page speaks to whoever reads it. */
export interface Reader {
  language: Language
  t: Translate
  format: Format
}
