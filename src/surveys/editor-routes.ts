import type { Actor } from '../accounts/permissions.ts'
import { newId } from '../database/tokens.ts'
import type { MessageKey } from '../i18n/translate.ts'
import { badRequest, orNotFound } from '../web/errors.ts'
import type { Form } from '../web/form.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { type Route, staffRoute, type Visit } from '../web/routes.ts'
import { serviceTabs } from '../web/service-tabs.ts'
import { addPage } from './add-page.ts'
import { askedInSurvey, bankQuestions } from './bank-questions.ts'
import type { Question, SurveyDefinition } from './definition.ts'
import { definitionErrors } from './definition-check.ts'
import { definitionWarnings } from './definition-warnings.ts'
import { beginDraft, type Draft, discardDraft, readDraft, saveDraft, undoDraft } from './draft-store.ts'
import {
  addForm,
  addQuery,
  draftForm,
  editParams,
  editQuery,
  moveForm,
  pageForm,
  pageMoveForm,
  pageParams,
  questionParams,
  revisionForm,
} from './editor-input.ts'
import { anchorOf, editorPage, pageName, type ShownDraft } from './editor-page.ts'
import {
  type Edit,
  movedBy,
  movedPage,
  movedTo,
  placeOf,
  questionOf,
  withCopy,
  withoutPage,
  withoutQuestion,
  withPage,
  withPageTitle,
  withQuestion,
} from './edits.ts'
import { questionAddress } from './findings-page.ts'
import { lostPlaces } from './lost-places-store.ts'
import { ownQuestion } from './own-question.ts'
import { anyFields } from './question-input.ts'
import { questionName } from './question-words.ts'
import { ratedComponents } from './rated-components-store.ts'
import { surveyName } from './survey-name.ts'
import {
  audienceRows,
  type SurveyOfService,
  type Version,
  versionsOf,
  visibleSurveyOfService,
} from './versions-store.ts'

type EditVisit = Visit<{ id: string }, unknown, unknown, Actor>

/** A survey that is being edited. */
export interface Edited extends SurveyOfService {
  draft: Draft
}

/** The editor's overview, and what its buttons do. */
export const editorRoutes: readonly Route[] = [
  staffRoute('survey.manage', {
    method: 'post',
    path: '/surveys/:id/draft',
    params: editParams,
    form: draftForm,
    handle: async (visit) => {
      const { db, actor, params, now, res, t } = visit
      const { survey } = orNotFound(await visibleSurveyOfService(db, actor, params.id))
      const { from } = sentIn(visit.form)
      const version = from === undefined ? null : orNotFound((await versionsOf(db, survey.id)).find(isNumber(from)))
      if (survey.status === 'draft') return redirect(res, `/surveys/${survey.id}/edit`)
      const begun = await beginDraft(db, survey, version?.definition ?? null, actor, now)
      redirect(res, `/surveys/${survey.id}/edit`, begun ? undefined : t('editor.alreadyEdited'))
    },
  }),

  staffRoute('survey.manage', {
    method: 'get',
    path: '/surveys/:id/edit',
    params: editParams,
    query: editQuery,
    handle: async (visit) => {
      const edited = await editedSurvey(visit)
      if (edited === null) return redirect(visit.res, `/surveys/${visit.params.id}/versions`)
      const { moved, by } = visit.query
      await showEditor(visit, edited, null, moved === undefined ? null : { key: moved, by })
    },
  }),

  staffRoute('survey.manage', {
    method: 'post',
    path: '/surveys/:id/edit/undo',
    params: editParams,
    form: revisionForm,
    handle: async (visit) => {
      const { db, actor, now, res, t } = visit
      const edited = orNotFound(await editedSurvey(visit))
      const { revision } = sentIn(visit.form)
      const saved = await undoDraft(db, edited.survey.id, revision, actor, now)
      if (!saved.saved) return showOvertaken(visit)
      redirect(res, `/surveys/${edited.survey.id}/edit`, t('editor.undone'))
    },
  }),

  staffRoute('survey.manage', {
    method: 'post',
    path: '/surveys/:id/edit/discard',
    params: editParams,
    form: revisionForm,
    handle: async (visit) => {
      const { db, res, t } = visit
      const { survey, service, draft } = orNotFound(await editedSurvey(visit))
      if (sentIn(visit.form).revision !== draft.revision) return showOvertaken(visit)
      await discardDraft(db, survey.id)
      const path = survey.status === 'draft' ? `/services/${service.slug}/surveys` : `/surveys/${survey.id}`
      redirect(res, path, t('editor.discarded'))
    },
  }),

  staffRoute('survey.manage', {
    method: 'get',
    path: '/surveys/:id/edit/add',
    params: editParams,
    query: addQuery,
    handle: async (visit) => {
      await showAdding(visit, orNotFound(await editedSurvey(visit)), visit.query.page, null)
    },
  }),

  staffRoute('survey.manage', {
    method: 'post',
    path: '/surveys/:id/edit/questions',
    params: editParams,
    form: addForm,
    handle: async (visit) => {
      const { db, t } = visit
      const edited = orNotFound(await editedSurvey(visit))
      const { revision, page, bank, own } = sentIn(visit.form)
      const { definition } = edited.draft
      const known = (await bankOf(db, edited.service.id)).find(({ key }) => key === bank)
      if ((known === undefined) === (own === undefined)) throw badRequest()
      const question =
        own === undefined
          ? askedInSurvey(orNotFound(known), definition)
          : ownQuestion(own, `OWN:${newId().slice(0, 10)}`, definition)
      const base = `/surveys/${edited.survey.id}/edit`
      await change(visit, edited, revision, withQuestion(definition, question, page), () => ({
        path:
          own === undefined ? `${base}?moved=${encodeURIComponent(question.key)}` : questionAddress(base, question.key),
        notice: t('editor.added', { question: questionName(question, definition, t) }),
      }))
    },
  }),

  staffRoute('survey.manage', {
    method: 'post',
    path: '/surveys/:id/edit/questions/:key/move',
    params: questionParams,
    form: moveForm,
    handle: async (visit) => {
      const { params, t } = visit
      const edited = orNotFound(await editedSurvey(visit))
      const { definition } = edited.draft
      orNotFound(questionOf(definition, params.key))
      const { revision, to, page, place } = sentIn(visit.form)
      const edit = to === 'page' ? movedTo(definition, params.key, page, place) : movedBy(definition, params.key, to)
      await change(visit, edited, revision, edit, (changed) => ({
        path: `/surveys/${edited.survey.id}/edit?moved=${encodeURIComponent(params.key)}&by=${to}#${anchorOf(params.key)}`,
        notice: t('editor.movedNotice', placeInWords(changed, params.key, t)),
      }))
    },
  }),

  staffRoute('survey.manage', {
    method: 'post',
    path: '/surveys/:id/edit/questions/:key/copy',
    params: questionParams,
    form: revisionForm,
    handle: async (visit) => {
      const edited = orNotFound(await editedSurvey(visit))
      const { definition } = edited.draft
      const question = orNotFound(questionOf(definition, visit.params.key))
      const key = `OWN:${newId().slice(0, 10)}`
      const edit = withCopy(definition, question.key, key)
      await change(visit, edited, sentIn(visit.form).revision, edit, () => ({
        path: `/surveys/${edited.survey.id}/edit?moved=${encodeURIComponent(key)}#${anchorOf(key)}`,
        notice: visit.t('editor.copied', { question: questionName(question, definition, visit.t) }),
      }))
    },
  }),

  staffRoute('survey.manage', {
    method: 'post',
    path: '/surveys/:id/edit/questions/:key/removal',
    params: questionParams,
    form: revisionForm,
    handle: async (visit) => {
      const edited = orNotFound(await editedSurvey(visit))
      const { definition } = edited.draft
      const question = orNotFound(questionOf(definition, visit.params.key))
      const edit = withoutQuestion(definition, question.key)
      await change(visit, edited, sentIn(visit.form).revision, edit, () => ({
        path: `/surveys/${edited.survey.id}/edit`,
        notice: visit.t('editor.removed', { question: questionName(question, definition, visit.t) }),
      }))
    },
  }),

  staffRoute('survey.manage', {
    method: 'post',
    path: '/surveys/:id/edit/pages',
    params: editParams,
    form: revisionForm,
    handle: async (visit) => {
      const edited = orNotFound(await editedSurvey(visit))
      const id = newId().slice(0, 10)
      const edit = withPage(edited.draft.definition, id, null)
      await change(visit, edited, sentIn(visit.form).revision, edit, () => ({
        path: `/surveys/${edited.survey.id}/edit#page-${id}`,
        notice: visit.t('editor.pageAdded'),
      }))
    },
  }),

  staffRoute('survey.manage', {
    method: 'post',
    path: '/surveys/:id/edit/pages/:page',
    params: pageParams,
    form: anyFields,
    handle: async (visit) => {
      const edited = orNotFound(await editedPage(visit))
      const form = pageForm(sentIn(visit.form), edited.draft.definition)
      if (!form.ok)
        return showEditor(visit, edited, visit.t(form.errors['revision'] ? 'common.invalid' : 'common.tooLong'))
      const edit = withPageTitle(edited.draft.definition, visit.params.page, form.value.title)
      await changePage(visit, edited, form.value.revision, edit, 'editor.pageRenamed')
    },
  }),

  staffRoute('survey.manage', {
    method: 'post',
    path: '/surveys/:id/edit/pages/:page/move',
    params: pageParams,
    form: pageMoveForm,
    handle: async (visit) => {
      const edited = orNotFound(await editedPage(visit))
      const { revision, to } = sentIn(visit.form)
      const edit = movedPage(edited.draft.definition, visit.params.page, to)
      await changePage(visit, edited, revision, edit, 'editor.pageMoved')
    },
  }),

  staffRoute('survey.manage', {
    method: 'post',
    path: '/surveys/:id/edit/pages/:page/removal',
    params: pageParams,
    form: revisionForm,
    handle: async (visit) => {
      const edited = orNotFound(await editedPage(visit))
      const edit = withoutPage(edited.draft.definition, visit.params.page)
      await changePage(visit, edited, sentIn(visit.form).revision, edit, 'editor.pageRemoved')
    },
  }),
]

/** What the form holds; what no form of ours sends is a bad request. */
export function sentIn<T>(form: Form<T>): T {
  if (!form.ok) throw badRequest()
  return form.value
}

function isNumber(number: number): (version: Version) => boolean {
  return (version) => version.number === number
}

/** @returns null where the survey is not being edited; a survey that the actor may not see is not found */
export async function editedSurvey({ db, actor, params }: EditVisit): Promise<Edited | null> {
  const found = orNotFound(await visibleSurveyOfService(db, actor, params.id))
  const draft = await readDraft(db, found.survey.id)
  return draft === null ? null : { ...found, draft }
}

async function editedPage(visit: Visit<{ id: string; page: string }, unknown, unknown, Actor>): Promise<Edited | null> {
  const edited = await editedSurvey(visit)
  return edited?.draft.definition.pages.some(({ id }) => id === visit.params.page) ? edited : null
}

/** Saves what an edit has made of a draft, or shows the editor again with the reason why not. */
async function change(
  visit: EditVisit,
  edited: Edited,
  revision: number,
  edit: Edit,
  next: (definition: SurveyDefinition) => { path: string; notice: string },
): Promise<void> {
  const { db, actor, now, res, t } = visit
  if (!edit.done) return showEditor(visit, edited, t(edit.why))
  const saved = await saveDraft(db, edited.survey.id, revision, edit.definition, actor, now)
  if (!saved.saved) return showOvertaken(visit)
  const { path, notice } = next(edit.definition)
  redirect(res, path, notice)
}

async function changePage(
  visit: Visit<{ id: string; page: string }, unknown, unknown, Actor>,
  edited: Edited,
  revision: number,
  edit: Edit,
  notice: MessageKey,
): Promise<void> {
  await change(visit, edited, revision, edit, () => ({
    path: `/surveys/${edited.survey.id}/edit#page-${visit.params.page}`,
    notice: visit.t(notice),
  }))
}

/** What has changed meanwhile is shown, and who did it; nothing of it is overwritten. */
async function showOvertaken(visit: EditVisit): Promise<void> {
  const edited = await editedSurvey(visit)
  if (edited === null)
    return redirect(visit.res, `/surveys/${visit.params.id}/versions`, visit.t('editor.goneMeanwhile'))
  await showEditor(visit, edited, overtakenWords(edited.draft, visit), null, 409)
}

export function overtakenWords(
  { updatedBy, updatedAt }: Draft,
  { t, format }: Pick<EditVisit, 't' | 'format'>,
): string {
  return t('editor.overtaken', { editor: updatedBy || '–', day: format.day(updatedAt) })
}

export async function findingsOf(
  { db }: Pick<EditVisit, 'db'>,
  { survey, draft }: Edited,
): Promise<ShownDraft['findings']> {
  const audience = (await audienceRows(db, survey.id)).map((row) => {
    return [row.perspective, { promise: row.promise, eligible: row.eligible_count }]
  })
  return [...definitionErrors(draft.definition), ...definitionWarnings(draft.definition, Object.fromEntries(audience))]
}

async function showEditor(
  visit: EditVisit,
  edited: Edited,
  problem: string | null,
  moved: ShownDraft['moved'] = null,
  status = 422,
): Promise<void> {
  const { db, actor, t, res } = visit
  const { survey, service, draft } = edited
  const versions = await versionsOf(db, survey.id)
  const shown = {
    survey: { id: survey.id, name: surveyName(survey, t) },
    draft,
    newestNumber: versions[0]?.number ?? 0,
    findings: await findingsOf(visit, edited),
    tabs: serviceTabs(service, 'surveys', actor, t),
    moved,
  }
  render(res, 'surveys/edit', editorPage(shown, visit, problem), problem === null ? 200 : status)
}

async function showAdding(
  visit: EditVisit,
  { survey, service, draft }: Edited,
  pageId: string | undefined,
  problem: string | null,
): Promise<void> {
  const { db, actor, t, res } = visit
  const shown = {
    ...{ survey: { id: survey.id, name: surveyName(survey, t) }, pageId },
    ...{ definition: draft.definition, revision: draft.revision },
    bank: await bankOf(db, service.id),
    tabs: serviceTabs(service, 'surveys', actor, t),
  }
  render(res, 'surveys/edit-add', addPage(shown, visit, problem), problem === null ? 200 : 422)
}

/** The question bank for one service, its parts and places among it. */
async function bankOf(db: EditVisit['db'], serviceId: string): Promise<Question[]> {
  return bankQuestions(await ratedComponents(db, serviceId), await lostPlaces(db, serviceId))
}

function placeInWords(definition: SurveyDefinition, key: string, t: EditVisit['t']): Record<string, string | number> {
  const at = placeOf(definition, key) ?? { page: 0, place: 0 }
  const page = definition.pages[at.page]
  const question = questionOf(definition, key)
  return {
    question: question === undefined ? key : questionName(question, definition, t),
    place: at.place + 1,
    of: page?.questions.length ?? 0,
    page: page === undefined ? '' : pageName(page, at.page, definition, { t }),
  }
}
