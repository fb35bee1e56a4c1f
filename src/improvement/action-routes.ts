import type { Actor } from '../accounts/permissions.ts'
import { visibleService } from '../accounts/scope.ts'
import type { Row } from '../database/schema.ts'
import type { Language } from '../i18n/languages.ts'
import type { Rated } from '../surveys/definition.ts'
import { notFound } from '../web/errors.ts'
import type { Form } from '../web/form.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { staffRoute, type Visit } from '../web/routes.ts'
import { type ActionWithService, editAction, raiseAction, visibleAction } from './action-store.ts'
import type { ActionContent } from './content.ts'
import { withDueDayChecked } from './due.ts'
import { evidenceOn, keptEvidence } from './evidence.ts'
import { shownAnswers } from './evidence-store.ts'
import { type Finding, raiseFromFinding, visibleFinding } from './finding-store.ts'
import { editPage, raisePage, suggestionFrom, typedContent } from './form-page.ts'
import { actionParams, editForm, raiseForm, raiseQuery, serviceParams } from './input.ts'
import { possibleOwners } from './person-store.ts'
import { raisedFrom, ratedOf } from './register.ts'
import { showAction } from './show-action-routes.ts'
import { mayEdit } from './status.ts'

export const actionRoutes = [
  staffRoute('action.raise', {
    method: 'get',
    path: '/services/:slug/actions/new',
    params: serviceParams,
    query: raiseQuery,
    handle: async (visit) => {
      const service = await visibleService(visit.db, visit.actor, visit.params.slug)
      const { dimension, finding } = visit.query
      await showRaiseForm(visit, service, { dimension, finding: await findingFor(visit, service, finding) }, null)
    },
  }),

  staffRoute('action.raise', {
    method: 'post',
    path: '/services/:slug/actions',
    params: serviceParams,
    form: raiseForm,
    handle: async (visit) => {
      const { db, actor, t, today, now, res, language } = visit
      const service = await visibleService(db, actor, visit.params.slug)
      const finding = await findingFor(visit, service, typedFinding(visit.form))
      const form = withDueDayChecked(visit.form, (value) => typedContent(value, language), today, null)
      const from = { dimension: typedDimension(visit.form), finding }
      if (!form.ok) return showRaiseForm(visit, service, from, form)
      const { finding: _, ...content } = form.value
      const dimension = raisedFrom(content.dimension)
      const evidence = evidenceOn(ratedOf(dimension), await shownAnswers(db, service, today))
      const action = { ...content, dimension, evidence: keptEvidence(evidence, today) }
      const id = await (finding === null
        ? raiseAction(db, service.id, action, actor, now)
        : raiseFromFinding(db, finding, action, actor, now))
      if (id === null) return showRaiseForm(visit, service, { ...from, stale: true }, typedAgain(content, language))
      redirect(res, `/actions/${id}`, t('improvement.raisedNotice'))
    },
  }),

  staffRoute('action.read', {
    method: 'get',
    path: '/actions/:id',
    params: actionParams,
    handle: async (visit) => showAction(visit, await visibleAction(visit.db, visit.actor, visit.params.id)),
  }),

  staffRoute('action.raise', {
    method: 'get',
    path: '/actions/:id/edit',
    params: actionParams,
    handle: async (visit) => showEditForm(visit, await editableAction(visit, visit.params.id), null, null),
  }),

  staffRoute('action.raise', {
    method: 'post',
    path: '/actions/:id/edit',
    params: actionParams,
    form: editForm,
    handle: async (visit) => {
      const { db, actor, t, today, now, res, language } = visit
      const action = await editableAction(visit, visit.params.id)
      const form = withDueDayChecked(
        visit.form,
        ({ seen, ...content }) => ({ ...typedContent(content, language), seen }),
        today,
        action.due_on,
      )
      if (!form.ok) return showEditForm(visit, action, form, null)
      const { seen, ...content } = form.value
      const asSeen = seen === '' ? action : { ...action, updated_at: seen }
      if (!(await editAction(db, asSeen, content, actor, now))) {
        return showEditForm(visit, await editableAction(visit, action.id), null, content)
      }
      redirect(res, `/actions/${action.id}`, t('improvement.editedNotice'))
    },
  }),
]

type StaffVisit = Visit<unknown, unknown, unknown, Actor>

/** The action, if this person may change it just now; to anybody else there is no such page. */
async function editableAction({ db, actor }: StaffVisit, id: string): Promise<ActionWithService> {
  const action = await visibleAction(db, actor, id)
  if (!mayEdit(action, actor)) throw notFound()
  return action
}

/** The dimension of a form whose other fields may be wrong; one that is wrong itself stands for the verdict. */
function typedDimension(form: Form<{ dimension: Rated | null }>): Rated | null {
  return form.ok ? form.value.dimension : ratedOf(form.typed['dimension'] ?? null)
}

/** The form as it was filled in, although nothing in it is wrong. */
function typedAgain(content: ActionContent, language: Language): Form<unknown> {
  return { ok: false, errors: {}, typed: typedContent(content, language) }
}

function typedFinding(form: Form<{ finding: string }>): string {
  return form.ok ? form.value.finding : (form.typed['finding'] ?? '')
}

/** The finding that an action on this service is raised from; null: from none. */
async function findingFor({ db, actor }: StaffVisit, service: Row<'service'>, id: string): Promise<Finding | null> {
  if (id === '') return null
  const finding = await visibleFinding(db, actor, id)
  if (finding.service_id !== service.id) throw notFound()
  return finding
}

interface RaisedFrom {
  dimension: Rated | null
  finding: Finding | null
  stale?: boolean
}

async function showRaiseForm(
  visit: StaffVisit,
  service: Row<'service'>,
  { dimension: asked, finding, stale = false }: RaisedFrom,
  form: Form<unknown> | null,
): Promise<void> {
  const { db, today, res } = visit
  const from = finding === null ? null : suggestionFrom(finding, visit, stale)
  const dimension = raisedFrom(asked ?? (form === null ? (from?.dimension ?? null) : null))
  const evidence = evidenceOn(ratedOf(dimension), await shownAnswers(db, service, today))
  const people = await possibleOwners(db, service.id)
  const page = raisePage(service, dimension, { form, evidence, people, from }, visit)
  render(res, 'improvement/form', page, stale ? 409 : form === null ? 200 : 422)
}

async function showEditForm(
  visit: StaffVisit,
  action: ActionWithService,
  form: Form<unknown> | null,
  conflict: ActionContent | null,
): Promise<void> {
  const { db, today, res } = visit
  const evidence = evidenceOn(ratedOf(action.dimension), await shownAnswers(db, action.service, today))
  const people = await possibleOwners(db, action.service.id)
  const page = editPage(action, { form, evidence, people, conflict }, visit)
  render(res, 'improvement/form', page, conflict !== null ? 409 : form === null ? 200 : 422)
}
