import { setTimeout } from 'node:timers/promises'
import type { Actor } from '../accounts/permissions.ts'
import type { MessageKey } from '../i18n/translate.ts'
import { beginCsv, csvRow, sendOn } from '../web/csv.ts'
import { badRequest, notFound, orNotFound } from '../web/errors.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { type Route, staffRoute, type Visit } from '../web/routes.ts'
import { readLanguage } from './contact.ts'
import { type ColumnMapping, type ColumnUse, guessColumns, mappingProblem } from './contact-import.ts'
import { columnsForm, confirmForm, uploadForm } from './contact-import-input.ts'
import { columnsPage, faultyRow, previewImportPage, progressPage, uploadPage } from './contact-import-page.ts'
import {
  type ContactImport,
  confirmImport,
  contactImport,
  discardImport,
  mapColumns,
  recentImports,
  rowsWith,
  stageImport,
} from './contact-import-store.ts'
import { listShape, NoText, textPieces } from './contact-import-text.ts'
import { workOnImport } from './contact-import-work.ts'
import { contactParams } from './contact-input.ts'
import { servicesToStandTo } from './contact-store.ts'

export const contactImportRoutes: readonly Route[] = [
  staffRoute('contact.manage', {
    method: 'get',
    path: '/contacts/import',
    handle: (visit) => showUpload(visit, '', null),
  }),
  staffRoute('contact.manage', {
    method: 'post',
    path: '/contacts/import',
    form: uploadForm,
    body: 'large-upload',
    handle: async (visit) => {
      const { db, actor, form, now, res } = visit
      if (!form.ok) return showUpload(visit, form.typed['pasted'] ?? '', Object.values(form.errors)[0] ?? null)
      const { pasted, list } = form.value
      if (list !== null && pasted.trim() !== '') return showUpload(visit, pasted, 'contacts.fileAndText')
      const content = list ?? Buffer.from(pasted)
      const shape = shapeOf(content)
      if (typeof shape === 'string') return showUpload(visit, pasted, shape)
      const id = await stageImport(db, shape, textPieces(content), actor.id, now)
      redirect(res, `/contacts/import/${id}`)
    },
  }),
  staffRoute('contact.manage', {
    method: 'get',
    path: '/contacts/import/:id',
    params: contactParams,
    handle: async (visit) => {
      const list = orNotFound(await contactImport(visit.db, visit.params.id))
      if (list.state === 'staged') return showColumns(visit, list, await guessed(visit, list), null)
      if (list.state === 'checking' || list.state === 'importing') {
        // Without a script, and without a click: the browser comes back by itself.
        visit.res.setHeader('Refresh', '2')
        return render(visit.res, 'campaigns/contact-import-progress', progressPage(list, visit))
      }
      return showPreview(visit, list, null)
    },
  }),
  staffRoute('contact.manage', {
    method: 'get',
    path: '/contacts/import/:id/columns',
    params: contactParams,
    handle: async (visit) => {
      const list = orNotFound(await contactImport(visit.db, visit.params.id))
      if (list.state !== 'staged' && list.state !== 'checked') return redirect(visit.res, `/contacts/import/${list.id}`)
      return showColumns(visit, list, list.mapping ?? (await guessed(visit, list)), null)
    },
  }),
  staffRoute('contact.manage', {
    method: 'post',
    path: '/contacts/import/:id/columns',
    params: contactParams,
    form: columnsForm,
    handle: async (visit) => {
      const { db, form, params, installation, res } = visit
      const list = orNotFound(await contactImport(db, params.id))
      if (!form.ok || form.value.use.length !== list.shape.headings.length) throw badRequest()
      const mapping = mappingOf(form.value)
      const problem = readLanguage(mapping.language) === null ? 'contacts.badLanguage' : mappingProblem(mapping)
      if (problem !== null) return showColumns(visit, list, mapping, problem)
      const language = readLanguage(mapping.language) ?? ''
      if (await mapColumns(db, list.id, { ...mapping, language })) await aMomentOf(workOnImport(installation, list.id))
      redirect(res, `/contacts/import/${list.id}`)
    },
  }),
  staffRoute('contact.manage', {
    method: 'get',
    path: '/contacts/import/:id/faulty.csv',
    params: contactParams,
    handle: async (visit) => {
      const { db, params, t, res } = visit
      const list = orNotFound(await contactImport(db, params.id))
      beginCsv(res, 'faulty-rows.csv', [t('contacts.row'), t('contacts.problem'), t('contacts.rowText')])
      for (let last = 0; ; ) {
        const rows = await rowsWith(db, list.id, ['faulty'], last, 1_000)
        if (rows.length === 0) break
        last = rows.at(-1)?.row_number ?? last
        const lines = rows.map((row) => ({ ...faultyRow(row, list, visit), number: row.row_number }))
        await sendOn(res, lines.map(({ number, problem, text }) => csvRow([number, problem, text])).join(''))
      }
      res.end()
    },
  }),
  staffRoute('contact.manage', {
    method: 'post',
    path: '/contacts/import/:id/confirm',
    params: contactParams,
    form: confirmForm,
    handle: async (visit) => {
      const { db, form, params, installation, res } = visit
      const list = orNotFound(await contactImport(db, params.id))
      const isAsked = form.ok && form.value.leaveOut === 1
      if (list.state === 'checked' && (list.counts?.faulty ?? 0) > 0 && !isAsked) {
        return showPreview(visit, list, 'contacts.sayLeaveOut')
      }
      if (await confirmImport(db, list.id)) await aMomentOf(workOnImport(installation, list.id))
      redirect(res, `/contacts/import/${list.id}`)
    },
  }),
  staffRoute('contact.manage', {
    method: 'post',
    path: '/contacts/import/:id/discard',
    params: contactParams,
    handle: async ({ db, params, t, res }) => {
      const list = orNotFound(await contactImport(db, params.id))
      // What has been confirmed is carried to its end.
      if (list.state === 'importing') throw notFound()
      await discardImport(db, list.id)
      redirect(res, '/contacts/import', t('contacts.importDiscarded'))
    },
  }),
]

type ImportVisit = Visit<unknown, unknown, unknown, Actor>

const A_MOMENT = 700

/** Short lists are done by the time the next page is asked for; of long ones that page shows the progress. */
async function aMomentOf(work: Promise<void>): Promise<void> {
  await Promise.race([work, setTimeout(A_MOMENT, undefined, { ref: false })])
}

const BEGINNING = 256 * 1024

function shapeOf(content: Buffer): (ReturnType<typeof listShape> & object) | MessageKey {
  let beginning = ''
  try {
    for (const piece of textPieces(content)) if (beginning.length < BEGINNING) beginning += piece
  } catch (error) {
    if (error instanceof NoText) return 'contacts.listNoText'
    throw error
  }
  return listShape(beginning) ?? 'contacts.listEmpty'
}

async function guessed({ db, actor, language }: ImportVisit, { shape }: ContactImport): Promise<ColumnMapping> {
  const services = await servicesToStandTo(db, actor)
  return { columns: guessColumns(shape.headings, shape.samples, services), language, everybody: null }
}

interface TypedColumns {
  use: string[]
  attribute: string[]
  language: string
  everybodyService: string
  everybodyPerspective: '' | 'user' | 'customer' | 'provider'
}

function mappingOf({ use, attribute, language, everybodyService, everybodyPerspective }: TypedColumns): ColumnMapping {
  const columns = use.map((kind, position): ColumnUse => {
    if (kind.startsWith('service:')) return { kind: 'service', serviceId: kind.slice('service:'.length) }
    if (kind === 'attribute') return { kind, name: (attribute[position] ?? '').trim().slice(0, 60) }
    return { kind: kind as 'ignore' }
  })
  const isEverybody = everybodyService !== '' && everybodyPerspective !== ''
  return {
    columns,
    language,
    everybody: isEverybody ? { serviceId: everybodyService, perspective: everybodyPerspective } : null,
  }
}

async function showUpload(visit: ImportVisit, pasted: string, error: MessageKey | null): Promise<void> {
  const page = uploadPage(await recentImports(visit.db), pasted, error, visit)
  render(visit.res, 'campaigns/contact-import', page, error === null ? 200 : 422)
}

async function showColumns(
  visit: ImportVisit,
  list: ContactImport,
  mapping: ColumnMapping,
  error: MessageKey | null,
): Promise<void> {
  const services = await servicesToStandTo(visit.db, visit.actor)
  const page = columnsPage(list, mapping, services, error, visit)
  render(visit.res, 'campaigns/contact-import-columns', page, error === null ? 200 : 422)
}

const FAULTY_SHOWN = 100
const SAMPLES_SHOWN = 5

async function showPreview(visit: ImportVisit, list: ContactImport, error: MessageKey | null): Promise<void> {
  const { db, actor, res } = visit
  const matter = {
    ...{ list, error, services: await servicesToStandTo(db, actor) },
    faulty: await rowsWith(db, list.id, ['faulty'], 0, FAULTY_SHOWN),
    samples: [
      ...(await rowsWith(db, list.id, ['new'], 0, SAMPLES_SHOWN)),
      ...(await rowsWith(db, list.id, ['changed'], 0, SAMPLES_SHOWN)),
    ],
  }
  render(res, 'campaigns/contact-import-preview', previewImportPage(matter, visit), error === null ? 200 : 422)
}
