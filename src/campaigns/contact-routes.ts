import type { Actor } from '../accounts/permissions.ts'
import { beginCsv, csvRow, sendOn } from '../web/csv.ts'
import { badRequest, notFound, orNotFound } from '../web/errors.ts'
import type { FieldErrors } from '../web/form.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { type Route, staffRoute, type Visit } from '../web/routes.ts'
import { eraseContact } from './contact-erasure-store.ts'
import { type ExportedContact, exportedContacts, serviceSlugsInUse } from './contact-export-store.ts'
import { readContactForm, type TypedContact } from './contact-form.ts'
import { activeForm, contactForm, contactListQuery, contactParams, statusForm, sureForm } from './contact-input.ts'
import { contactListPage } from './contact-list-page.ts'
import { contactErasePage, contactPage } from './contact-page.ts'
import { markActive, markBounced, markUnsubscribed } from './contact-status-store.ts'
import {
  addContact,
  attributeNames,
  CONTACTS_A_PAGE,
  type ContactRecord,
  type ContactRefusal,
  changeContact,
  contactById,
  contactCounts,
  contactLanguages,
  invitationsTo,
  listContacts,
  servicesToStandTo,
  standingsOf,
} from './contact-store.ts'
import { listSegments } from './segment-store.ts'

export const contactRoutes: readonly Route[] = [
  staffRoute('contact.manage', {
    method: 'get',
    path: '/contacts',
    query: contactListQuery,
    handle: async ({ db, actor, query, t, format, language, res }) => {
      const { page, ...filter } = query
      const segments = await listSegments(db)
      const conditions = segments.find(({ id }) => id === filter.segment)?.conditions
      const { contacts, total } = await listContacts(db, { ...filter, serviceId: filter.service, conditions }, page)
      if (page > 1 && contacts.length === 0) throw notFound()
      const matter = {
        contacts,
        standings: await standingsOf(
          db,
          contacts.map(({ id }) => id),
        ),
        counts: await contactCounts(db),
        services: await servicesToStandTo(db, actor),
        segments,
        filter,
        paging: { page, total, size: CONTACTS_A_PAGE },
      }
      render(res, 'campaigns/contacts', contactListPage(matter, { t, format, language }))
    },
  }),
  staffRoute('contact.manage', {
    method: 'get',
    path: '/contacts.csv',
    query: contactListQuery,
    handle: async ({ db, query, t, today, res }) => {
      const { page: _, ...filter } = query
      const conditions = (await listSegments(db)).find(({ id }) => id === filter.segment)?.conditions
      const attributes = await attributeNames(db)
      const slugs = await serviceSlugsInUse(db)
      const heading = ['email', 'name', 'language', t('contacts.columnState'), ...attributes, ...slugs]
      beginCsv(res, `contacts-${today}.csv`, heading)
      for await (const contacts of exportedContacts(db, { ...filter, serviceId: filter.service, conditions })) {
        const rows = contacts.map((contact) => csvRow(exportedCells(contact, attributes, slugs)))
        await sendOn(res, rows.join(''))
      }
      res.end()
    },
  }),
  staffRoute('contact.manage', {
    method: 'get',
    path: '/contacts/new',
    handle: (visit) => showContact(visit, null),
  }),
  staffRoute('contact.manage', {
    method: 'post',
    path: '/contacts',
    form: contactForm,
    handle: async (visit) => {
      const { db, form, now, t, res } = visit
      if (!form.ok) throw badRequest()
      const read = readContactForm(form.value)
      if ('errors' in read) return showContact(visit, null, read.errors, form.value)
      const added = await addContact(db, read.details, now)
      if ('refused' in added) return showContact(visit, null, { email: REFUSALS[added.refused] }, form.value)
      redirect(res, `/contacts/${added.id}`, t('contacts.added', { name: read.details.name || read.details.email }))
    },
  }),
  staffRoute('contact.manage', {
    method: 'get',
    path: '/contacts/:id',
    params: contactParams,
    handle: async (visit) => showContact(visit, orNotFound(await contactById(visit.db, visit.params.id))),
  }),
  staffRoute('contact.manage', {
    method: 'post',
    path: '/contacts/:id',
    params: contactParams,
    form: contactForm,
    handle: async (visit) => {
      const { db, params, form, now, t, res } = visit
      const contact = await notErased(visit)
      if (!form.ok) throw badRequest()
      const read = readContactForm(form.value)
      if ('errors' in read) return showContact(visit, contact, read.errors, form.value)
      const refused = await changeContact(db, contact, read.details, now)
      if (refused !== null) return showContact(visit, contact, { email: REFUSALS[refused] }, form.value)
      redirect(res, `/contacts/${params.id}`, t('contacts.saved', { name: read.details.name || read.details.email }))
    },
  }),
  statusRoute('unsubscribed', markUnsubscribed),
  statusRoute('bounced', markBounced),
  staffRoute('contact.manage', {
    method: 'post',
    path: '/contacts/:id/active',
    params: contactParams,
    form: activeForm,
    handle: async (visit) => {
      const { db, params, form, now, t, res } = visit
      const contact = await notErased(visit)
      const asked = form.ok && form.value.asked === 1
      if (contact.status === 'unsubscribed' && !asked)
        return showContact(visit, contact, { asked: 'contacts.sayThatAsked' })
      await db.transaction().execute((trx) => markActive(trx, contact.id, now))
      redirect(res, `/contacts/${params.id}`, t('contacts.activated', { name: contact.name || (contact.email ?? '') }))
    },
  }),
  staffRoute('contact.manage', {
    method: 'get',
    path: '/contacts/:id/erase',
    params: contactParams,
    handle: async (visit) => {
      render(visit.res, 'campaigns/contact-erase', contactErasePage(await notErased(visit), null, visit))
    },
  }),
  staffRoute('contact.manage', {
    method: 'post',
    path: '/contacts/:id/erase',
    params: contactParams,
    form: sureForm,
    handle: async (visit) => {
      const { db, form, installation, now, t, res } = visit
      const contact = await notErased(visit)
      if (!form.ok || form.value.sure === 0) {
        return render(res, 'campaigns/contact-erase', contactErasePage(contact, 'contacts.tickToErase', visit), 422)
      }
      await db.transaction().execute((trx) => eraseContact(trx, contact, installation.secret, now))
      redirect(res, `/contacts/${contact.id}`, t('contacts.erasedNotice'))
    },
  }),
]

const REFUSALS = {
  taken: 'contacts.addressTaken',
  erased: 'contacts.addressErased',
  unsubscribed: 'contacts.addressUnsubscribed',
} as const satisfies Record<ContactRefusal, string>

function statusRoute(status: 'unsubscribed' | 'bounced', mark: typeof markUnsubscribed): Route {
  return staffRoute('contact.manage', {
    method: 'post',
    path: `/contacts/:id/${status}`,
    params: contactParams,
    form: statusForm,
    handle: async (visit) => {
      const { db, actor, form, now, t, res } = visit
      const contact = await notErased(visit)
      if (!form.ok) return showContact(visit, contact, form.errors)
      const reason = form.value.reason === '' ? t('contacts.markedBy', { name: actor.name }) : form.value.reason
      await db.transaction().execute((trx) => mark(trx, { contactId: contact.id }, reason, now))
      const name = contact.name || (contact.email ?? '')
      redirect(res, `/contacts/${contact.id}`, t(NOTICES[status], { name }))
    },
  })
}

const NOTICES = { unsubscribed: 'contacts.unsubscribedNotice', bounced: 'contacts.bouncedNotice' } as const

function exportedCells(
  { email, name, language, status, attributes, perspectives }: ExportedContact,
  names: readonly string[],
  slugs: readonly string[],
): string[] {
  const values = names.map((each) => attributes[each] ?? '')
  return [email ?? '', name, language, status, ...values, ...slugs.map((slug) => perspectives[slug] ?? '')]
}

type ContactVisit = Visit<unknown, unknown, unknown, Actor>

async function notErased({
  db,
  params,
}: {
  db: Visit<0, 0, 0, 0>['db']
  params: { id: string }
}): Promise<ContactRecord> {
  const contact = orNotFound(await contactById(db, params.id))
  if (contact.status === 'erased') throw notFound()
  return contact
}

/** @param contact null for the form of a new one */
async function showContact(
  { db, actor, res, t, format, language }: ContactVisit,
  contact: ContactRecord | null,
  errors: FieldErrors = {},
  typed: TypedContact | null = null,
): Promise<void> {
  const matter = {
    ...{ contact, typed, errors },
    services: await servicesToStandTo(db, actor),
    attributeNames: await attributeNames(db),
    languages: await contactLanguages(db),
    sent: contact === null ? [] : await invitationsTo(db, contact),
  }
  const status = Object.keys(errors).length === 0 ? 200 : 422
  render(res, 'campaigns/contact', contactPage(matter, { t, format, language }), status)
}
