import type { Actor } from '../accounts/permissions.ts'
import { badRequest, orNotFound } from '../web/errors.ts'
import type { FieldErrors } from '../web/form.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { type Route, staffRoute, type Visit } from '../web/routes.ts'
import { contactParams } from './contact-input.ts'
import { attributeNames, contactLanguages, servicesToStandTo } from './contact-store.ts'
import type { SegmentConditions } from './segment.ts'
import { readSegmentForm, type TypedSegment, typedSegment } from './segment-form.ts'
import { segmentForm } from './segment-input.ts'
import { segmentListPage, segmentPage } from './segment-page.ts'
import {
  addSegment,
  campaignsGoingBy,
  changeSegment,
  countMembers,
  deleteSegment,
  listSegments,
  segmentById,
} from './segment-store.ts'

export const segmentRoutes: readonly Route[] = [
  staffRoute('contact.manage', {
    method: 'get',
    path: '/contacts/segments',
    handle: async (visit) => {
      const { db, actor, res } = visit
      const counted = []
      for (const segment of await listSegments(db)) {
        counted.push({ ...segment, members: (await countMembers(db, segment.conditions)).all })
      }
      render(res, 'campaigns/segments', segmentListPage(counted, await servicesToStandTo(db, actor), visit))
    },
  }),
  staffRoute('contact.manage', {
    method: 'get',
    path: '/contacts/segments/new',
    handle: (visit) => showSegment(visit, null, typedSegment('', { join: 'all', conditions: [] })),
  }),
  staffRoute('contact.manage', {
    method: 'post',
    path: '/contacts/segments',
    form: segmentForm,
    handle: async (visit) => {
      const { db, actor, form, now, t, res } = visit
      if (!form.ok) throw badRequest()
      const read = readSegmentForm(form.value)
      if ('errors' in read) return showSegment(visit, null, form.value, read.errors)
      if (form.value.do === 'count') return showSegment(visit, null, form.value, {}, read.conditions)
      const id = await addSegment(db, read, actor.id, now)
      if (id === null) return showSegment(visit, null, form.value, { name: 'contacts.segmentNameTaken' })
      redirect(res, `/contacts/segments/${id}`, t('contacts.segmentSaved', { name: read.name }))
    },
  }),
  staffRoute('contact.manage', {
    method: 'get',
    path: '/contacts/segments/:id',
    params: contactParams,
    handle: async (visit) => {
      const { id, name, conditions } = orNotFound(await segmentById(visit.db, visit.params.id))
      await showSegment(visit, id, typedSegment(name, conditions), {}, conditions)
    },
  }),
  staffRoute('contact.manage', {
    method: 'post',
    path: '/contacts/segments/:id',
    params: contactParams,
    form: segmentForm,
    handle: async (visit) => {
      const { db, params, form, t, res } = visit
      const { id } = orNotFound(await segmentById(db, params.id))
      if (!form.ok) throw badRequest()
      const read = readSegmentForm(form.value)
      if ('errors' in read) return showSegment(visit, id, form.value, read.errors)
      if (form.value.do === 'count') return showSegment(visit, id, form.value, {}, read.conditions)
      if (!(await changeSegment(db, { id, ...read }))) {
        return showSegment(visit, id, form.value, { name: 'contacts.segmentNameTaken' })
      }
      redirect(res, `/contacts/segments/${id}`, t('contacts.segmentSaved', { name: read.name }))
    },
  }),
  staffRoute('contact.manage', {
    method: 'post',
    path: '/contacts/segments/:id/deletion',
    params: contactParams,
    handle: async (visit) => {
      const { db, params, t, res } = visit
      const { id, name, conditions } = orNotFound(await segmentById(db, params.id))
      if (!(await deleteSegment(db, id))) {
        const inUse: FieldErrors = { name: 'contacts.segmentInUse' }
        return showSegment(visit, id, typedSegment(name, conditions), inUse)
      }
      redirect(res, '/contacts/segments', t('contacts.segmentDeleted', { name }))
    },
  }),
]

/** @param conditions to count the members of; null: nothing to count yet */
async function showSegment(
  { db, actor, res, t, format, language }: Visit<unknown, unknown, unknown, Actor>,
  id: string | null,
  typed: TypedSegment,
  errors: FieldErrors = {},
  conditions: SegmentConditions | null = null,
): Promise<void> {
  const matter = {
    ...{ id, typed, errors },
    members: conditions === null ? null : await countMembers(db, conditions),
    services: await servicesToStandTo(db, actor),
    attributeNames: await attributeNames(db),
    languages: await contactLanguages(db),
    campaigns: id === null ? 0 : await campaignsGoingBy(db, id),
  }
  const status = Object.keys(errors).length === 0 ? 200 : 422
  render(res, 'campaigns/segment', segmentPage(matter, { t, format, language }), status)
}
