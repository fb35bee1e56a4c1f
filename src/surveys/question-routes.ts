import type { Actor } from '../accounts/permissions.ts'
import { orNotFound } from '../web/errors.ts'
import { typedIn } from '../web/form.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { type Route, staffRoute, type Visit } from '../web/routes.ts'
import { serviceTabs } from '../web/service-tabs.ts'
import type { Question } from './definition.ts'
import { readDraft, saveDraft } from './draft-store.ts'
import { questionParams } from './editor-input.ts'
import { anchorOf } from './editor-page.ts'
import { type Edited, editedSurvey, findingsOf, sentIn } from './editor-routes.ts'
import { questionOf, withChanged } from './edits.ts'
import { questionAddress } from './findings-page.ts'
import type { OptionList } from './question-fields.ts'
import { anyFields, questionForm } from './question-input.ts'
import { questionPage, type RefusedQuestion } from './question-page.ts'
import { questionName } from './question-words.ts'
import { withBankReasons } from './reason-bank.ts'
import { surveyName } from './survey-name.ts'
import { versionsOf } from './versions-store.ts'

type QuestionVisit = Visit<{ id: string; key: string }, unknown, unknown, Actor>

/** The page of one question in a draft. */
export const questionRoutes: readonly Route[] = [
  staffRoute('survey.manage', {
    method: 'get',
    path: '/surveys/:id/edit/questions/:key',
    params: questionParams,
    handle: async (visit) => {
      const edited = orNotFound(await editedSurvey(visit))
      await showQuestion(visit, edited, orNotFound(questionOf(edited.draft.definition, visit.params.key)), null)
    },
  }),

  staffRoute('survey.manage', {
    method: 'post',
    path: '/surveys/:id/edit/questions/:key',
    params: questionParams,
    form: anyFields,
    handle: async (visit) => {
      const { db, actor, now, res, t } = visit
      const edited = orNotFound(await editedSurvey(visit))
      const { survey, draft } = edited
      const question = orNotFound(questionOf(draft.definition, visit.params.key))
      const body = sentIn(visit.form)
      const form = questionForm(body, question, draft.definition, await usedCodes(visit, survey.id, question.key))
      if (!form.ok) {
        const problem = t('common.formHasErrors', { count: Object.keys(form.errors).length })
        return showQuestion(visit, edited, question, { problem, typed: form.typed, errors: form.errors })
      }
      const { next, revision } = form.value
      const entered = next === 'reasons' ? withBankReasons(form.value.question) : form.value.question
      const edit = withChanged(draft.definition, entered)
      if (!edit.done) throw new Error(edit.why)
      const saved = await saveDraft(db, survey.id, revision, edit.definition, actor, now)
      if (!saved.saved) return showOvertakenQuestion(visit, edited, question, typedIn(body))
      const base = `/surveys/${survey.id}/edit`
      const path =
        next === 'overview'
          ? `${base}?moved=${encodeURIComponent(question.key)}#${anchorOf(question.key)}`
          : questionAddress(base, question.key)
      redirect(res, path, t('editor.saved', { question: questionName(entered, edit.definition, t) }))
    },
  }),
]

/** Codes that published versions gave, which no new option may take. */
async function usedCodes({ db }: QuestionVisit, surveyId: string, key: string): Promise<Record<OptionList, number[]>> {
  const frozen = (await versionsOf(db, surveyId)).flatMap(({ definition }) => questionOf(definition, key) ?? [])
  const codes = (options: readonly { code: number }[]) => options.map(({ code }) => code)
  const rated = frozen.flatMap((question) => (question.kind === 'rating' && question.reasons ? [question.reasons] : []))
  return {
    option: frozen.flatMap((question) => (question.kind === 'choice' ? codes(question.options) : [])),
    low: rated.flatMap(({ low }) => codes(low)),
    high: rated.flatMap(({ high }) => codes(high)),
  }
}

/** What was typed is kept, beside the draft as it is now: saving again puts it in place. */
async function showOvertakenQuestion(
  visit: QuestionVisit,
  edited: Edited,
  question: Question,
  typed: RefusedQuestion['typed'],
): Promise<void> {
  const draft = orNotFound(await readDraft(visit.db, edited.survey.id))
  const current = questionOf(draft.definition, question.key)
  if (current === undefined) {
    return redirect(visit.res, `/surveys/${edited.survey.id}/edit`, visit.t('editor.questionGone'))
  }
  const values = { editor: draft.updatedBy || '–', day: visit.format.day(draft.updatedAt) }
  const refused = { problem: visit.t('editor.overtakenTyped', values), typed, errors: {} }
  await showQuestion(visit, { ...edited, draft }, current, refused, 409)
}

async function showQuestion(
  visit: QuestionVisit,
  edited: Edited,
  question: Question,
  refused: RefusedQuestion | null,
  status = 422,
): Promise<void> {
  const { actor, t, res } = visit
  const { survey, service, draft } = edited
  const shown = {
    survey: { id: survey.id, name: surveyName(survey, t) },
    ...{ definition: draft.definition, revision: draft.revision, question },
    findings: await findingsOf(visit, edited),
    tabs: serviceTabs(service, 'surveys', actor, t),
  }
  render(res, 'surveys/edit-question', questionPage(shown, visit, refused), refused === null ? 200 : status)
}
