import { partialKey } from '../campaigns/partial-key.ts'
import type { SurveyDefinition } from '../surveys/definition.ts'
import { countDropOut } from '../surveys/drop-out-store.ts'
import { questionsIn } from '../surveys/perspective-form.ts'
import { badRequest } from '../web/errors.ts'
import type { Typed } from '../web/form.ts'
import type { Visit } from '../web/routes.ts'
import { type AskedForm, readShown, type Shown } from './asked-form.ts'
import { enteredIn } from './entered.ts'
import type { Left, LinkQuery } from './input.ts'
import type { FormLink } from './link-store.ts'
import type { PartialAnswer } from './partial.ts'
import { forgetPartialAnswers, keepPartialAnswer, partialAnswer } from './partial-store.ts'
import type { PublishedForms } from './published-forms.ts'

/* What the doors do with a form that is left before it is sent: behind an invitation it is kept, everywhere it is counted. */

type LinkVisit = Visit<string, LinkQuery, unknown, null>

/** A form as somebody has it before them. */
export interface FormShown {
  shown: Shown
  definition: SurveyDefinition
  asked: AskedForm
}

/** What became of what was entered: kept; nothing to keep it for, the answer being stored or the survey closed; too long. */
export type Keeping = 'kept' | 'over' | 'too-much'

/** @returns what is kept for the invitation, as far as its version still asks it; null where there is nothing */
export async function leftForm(
  forms: PublishedForms,
  visit: LinkVisit,
  link: FormLink,
  channel: string | undefined,
): Promise<(FormShown & { kept: PartialAnswer }) | null> {
  const kept = await partialAnswer(visit.db, visit.params)
  const form = kept && (await formShown(forms, visit, link, channel, kept.shown))
  return kept === null || form === null ? null : { ...form, kept }
}

/** Keeps what was entered, in place of what was kept before; where it was emptied, nothing is kept any more. */
export async function keepEntered(
  forms: PublishedForms,
  visit: LinkVisit,
  link: FormLink,
  channel: string | undefined,
): Promise<Keeping> {
  const fields = visit.form.ok ? (visit.form.value as Record<string, unknown>) : {}
  const form = await formShown(forms, visit, link, channel, fields['shown'])
  if (form === null || link.invitation === null) throw badRequest()
  if (link.invitation.answered || link.status === 'closed') return 'over'
  const typed: Typed | null = enteredIn(form.asked, fields)
  if (typed === null) return 'too-much'
  if (Object.keys(typed).length === 0) await forgetEntered(visit)
  else {
    const answer = { shown: String(fields['shown']), typed, keptOn: visit.today }
    await keepPartialAnswer(visit.db, link.invitation, visit.params, answer)
  }
  return 'kept'
}

export async function forgetEntered({ db, params }: LinkVisit): Promise<void> {
  await forgetPartialAnswers(db, [partialKey(params)])
}

/** Counts where a form was left; what no form of ours says is refused, whether it would count or not. */
export async function noteLeaving(
  forms: PublishedForms,
  visit: LinkVisit,
  link: FormLink,
  channel: string | undefined,
  counts: () => boolean,
): Promise<void> {
  const { shown = '', last = '' } = visit.form.ok ? (visit.form.value as Left) : {}
  const form = await formShown(forms, visit, link, channel, shown)
  const keys = form === null ? [] : questionsIn(form.asked).map(({ key }) => key)
  if (form === null || (last !== '' && !keys.includes(last))) throw badRequest()
  const isOpen = link.status !== 'closed' && link.invitation?.answered !== true
  if (isOpen && counts()) await countDropOut(visit.db, form.asked.versionId, link.perspective, last)
}

async function formShown(
  forms: PublishedForms,
  { db }: LinkVisit,
  link: FormLink,
  channel: string | undefined,
  said: unknown,
): Promise<FormShown | null> {
  const shown = readShown(said)
  const definition = shown && (await forms.definition(db, link.surveyId, shown.versionId))
  const asked = definition && forms.asked(link, shown.versionId, definition, shown.turn, channel)
  return shown === null || definition === null || asked === null ? null : { shown, definition, asked }
}
