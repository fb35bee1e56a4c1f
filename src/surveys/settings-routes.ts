import type { Actor } from '../accounts/permissions.ts'
import { orNotFound } from '../web/errors.ts'
import { typedIn } from '../web/form.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { type Route, staffRoute, type Visit } from '../web/routes.ts'
import { serviceTabs } from '../web/service-tabs.ts'
import { bankQuestions } from './bank-questions.ts'
import { renameSurvey, saveDraft } from './draft-store.ts'
import { editParams, settingsForm } from './editor-input.ts'
import { type Edited, editedSurvey, overtakenWords, sentIn } from './editor-routes.ts'
import { anyFields } from './question-input.ts'
import { ratedComponents } from './rated-components-store.ts'
import { withSettings } from './settings-change.ts'
import { settingsPage } from './settings-page.ts'
import { surveyName } from './survey-name.ts'

type SettingsVisit = Visit<{ id: string }, unknown, unknown, Actor>

/** What frames a survey's questions: its name, languages, perspectives, the sentence on top, rotation. */
export const settingsRoutes: readonly Route[] = [
  staffRoute('survey.manage', {
    method: 'get',
    path: '/surveys/:id/edit/settings',
    params: editParams,
    handle: async (visit) => showSettings(visit, orNotFound(await editedSurvey(visit)), null),
  }),

  staffRoute('survey.manage', {
    method: 'post',
    path: '/surveys/:id/edit/settings',
    params: editParams,
    form: anyFields,
    handle: async (visit) => {
      const { db, actor, now, res, t } = visit
      const edited = orNotFound(await editedSurvey(visit))
      const { survey, service, draft } = edited
      const body = sentIn(visit.form)
      const form = settingsForm(body, draft.definition)
      if (!form.ok) {
        const problem = t('common.formHasErrors', { count: Object.keys(form.errors).length })
        return showSettings(visit, edited, { problem, typed: form.typed, errors: form.errors })
      }
      const bank = bankQuestions(await ratedComponents(db, service.id))
      const edit = withSettings(draft.definition, form.value, bank)
      if (!edit.done) {
        const errors = { add_language: edit.why }
        return showSettings(visit, edited, { problem: t(edit.why), typed: typedIn(body), errors })
      }
      const saved = await saveDraft(db, survey.id, form.value.revision, edit.definition, actor, now)
      if (!saved.saved) {
        const current = orNotFound(await editedSurvey(visit))
        return showSettings(
          visit,
          current,
          { problem: overtakenWords(current.draft, visit), typed: {}, errors: {} },
          409,
        )
      }
      await renameSurvey(db, survey.id, form.value.name)
      const back = form.value.next === 'stay' ? '/settings' : ''
      redirect(res, `/surveys/${survey.id}/edit${back}`, t('editor.settingsSaved'))
    },
  }),
]

async function showSettings(
  visit: SettingsVisit,
  { survey, service, draft }: Edited,
  refused: Parameters<typeof settingsPage>[2],
  status = 422,
): Promise<void> {
  const { actor, t, res } = visit
  const shown = {
    survey: { id: survey.id, name: survey.name, shownName: surveyName(survey, t) },
    ...{ definition: draft.definition, revision: draft.revision },
    tabs: serviceTabs(service, 'surveys', actor, t),
  }
  // What somebody else has saved meanwhile is shown as it is.
  const typed = refused !== null && Object.keys(refused.typed).length === 0 ? null : refused
  const model = settingsPage(shown, visit, typed)
  render(res, 'surveys/edit-settings', { ...model, problem: refused?.problem ?? null }, refused === null ? 200 : status)
}
