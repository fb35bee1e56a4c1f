import type { AnonymityPromise, Day } from '../database/schema.ts'
import type { MessageKey } from '../i18n/translate.ts'
import type { FieldErrors, Typed } from '../web/form.ts'
import type { AskedForm } from './asked-form.ts'

/** What a form is built from. */
export interface FormFacts {
  asked: AskedForm
  organisation: string
  promise: AnonymityPromise
  asksRespondent: boolean
  /** The attributes of an invited person that their answers are also counted by. */
  groupedBy: readonly string[]
  /** What its address said, which a change of language keeps. */
  address: Partial<Record<'channel' | 'v' | 'place' | 'example' | 'ref' | 'service' | 'sig', string>>
  once: string | null
  typed: Typed
  errors: FieldErrors
  alert: MessageKey | null
  /** Whether what is entered is kept for coming back: behind an invitation. */
  keeps: boolean
  /** What was filled in from an earlier visit; null where nothing was. */
  restored: { keptOn: Day; isJustKept: boolean } | null
  /** What a proof of work is found for, and what has been found or is to be waited for; null where none is asked. */
  proof: { surveyId: string; work: string } | null
}
