import { questionsIn } from '../surveys/perspective-form.ts'
import { type Typed, typedIn } from '../web/form.ts'
import type { AskedForm } from './asked-form.ts'
import { fieldsOf } from './given.ts'
import { PARTIAL_MOST } from './partial.ts'

/**
 * What somebody has entered into a form so far, right or wrong; other fields than the form's are passed over.
 * @returns null where it is too much to be kept
 */
export function enteredIn(asked: AskedForm, fields: Record<string, unknown>): Typed | null {
  const names = new Set(questionsIn(asked).flatMap((question) => fieldsOf(question).map(({ name }) => name)))
  const entered = Object.entries(typedIn(fields)).filter(([name, typed]) => names.has(name) && typed.trim() !== '')
  const length = entered.reduce((sum, [name, typed]) => sum + name.length + typed.length, 0)
  return length > PARTIAL_MOST ? null : Object.fromEntries(entered)
}
