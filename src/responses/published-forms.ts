import { randomInt } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import type { Response } from 'express'
import type { Database } from '../database/schema.ts'
import type { Language } from '../i18n/languages.ts'
import { translator } from '../i18n/translate.ts'
import type { SurveyDefinition } from '../surveys/definition.ts'
import { renderView } from '../web/render.ts'
import { type RequestScope, scopeOf } from '../web/scope.ts'
import type { Site } from '../web/site.ts'
import { type AskedForm, askedForm, TURNS } from './asked-form.ts'
import { type AnswerReader, answerReader } from './input.ts'
import { Kept } from './kept.ts'
import { type FormLink, surveyDefinition } from './link-store.ts'
import { type FormFacts, responseForm } from './page.ts'
import { restOf, type StitchedPage, stitchedPage } from './stitched-page.ts'

/** Stands in a kept page where each copy has its own mark; no wording holds it. */
const MARK_PLACE = '~the one-time mark goes here~'

/** A compressed page takes about 3 kB. */
const PAGES_KEPT = 1_000
const VERSIONS_KEPT = 200

export interface PublishedForms {
  definition(db: Database, surveyId: string, versionId: string): Promise<SurveyDefinition | null>
  asked(link: FormLink, versionId: string, definition: SurveyDefinition, turn: number): AskedForm
  reader(asked: AskedForm, link: FormLink): AnswerReader
  /** Sends an empty form: the same bytes for everybody who is asked the same, but for the one-time mark of an open link. */
  send(
    res: Response,
    link: FormLink,
    definition: SurveyDefinition,
    address: FormFacts['address'],
    language: Language,
    mark: string,
  ): void
}

/** What is made once of a published version and then handed out again and again; versions never change. */
export function publishedForms(): PublishedForms {
  const definitions = new Kept<SurveyDefinition>(VERSIONS_KEPT)
  const askedForms = new Kept<AskedForm>(VERSIONS_KEPT * TURNS)
  const readers = new Kept<AnswerReader>(VERSIONS_KEPT * TURNS)
  const pages = new Kept<StitchedPage>(PAGES_KEPT)

  const forms: PublishedForms = {
    definition: async (db, surveyId, versionId) => {
      const key = `${surveyId} ${versionId}`
      const known = definitions.get(key)
      if (known !== undefined) return known
      const found = await surveyDefinition(db, surveyId, versionId)
      return found === null ? null : definitions.keep(key, found)
    },
    asked: (link, versionId, definition, turn) =>
      askedForms.orMake(`${versionId} ${link.perspective} ${turn}`, () =>
        askedForm(versionId, definition, link.perspective, turn),
      ),
    reader: (asked, link) => {
      const kind = link.invitation === null ? 'open' : 'invitation'
      const key = `${asked.versionId} ${asked.perspective} ${asked.turn} ${kind} ${asksRespondent(link)}`
      return readers.orMake(key, () => answerReader(asked, kind, asksRespondent(link)))
    },
    send: (res, link, definition, address, language, mark) => {
      const turn = randomInt(TURNS)
      const { versionId, perspective, promise, organisation, invitation } = link
      const { layout } = scopeOf(res)
      const isOpen = invitation === null
      const said = JSON.stringify(address)
      const key = [versionId, perspective, promise, isOpen, language, turn, layout, said, organisation].join(' ')
      const page = pages.orMake(key, () => {
        const asked = forms.asked(link, versionId, definition, turn)
        const facts = { ...emptyForm(link, asked, address), once: isOpen ? MARK_PLACE : null }
        return compressedForm(facts, language, layout)
      })
      sendStitched(res, page, isOpen ? mark : '')
    },
  }
  return forms
}

/** Somebody who came through an open link may say who they are, where it is promised that this is shown. */
function asksRespondent(link: FormLink): boolean {
  return link.invitation === null && link.promise === 'attributed'
}

/** A form as it is when nobody has typed anything, but for the score that was pressed in a mail. */
export function emptyForm(link: FormLink, asked: AskedForm, address: FormFacts['address']): FormFacts {
  const { promise, organisation } = link
  const typed: Record<string, string> = address.v === undefined ? {} : { VALUE: address.v }
  const asks = asksRespondent(link)
  return { asked, organisation, promise, asksRespondent: asks, address, once: null, typed, errors: {}, alert: null }
}

function compressedForm(facts: FormFacts, language: Language, layout: RequestScope['layout']): StitchedPage {
  const t = translator(language)
  const site: Site = { language, languages: [], actor: null, menu: [], csrfToken: '', path: '', notice: null }
  const model = responseForm(facts, language, t)
  const body = renderView('responses/form', model, t, site)
  const html = renderView(layout, { title: model.title, body }, t, site).replace(/^\s+/gm, '')
  const [before = '', after = ''] = html.split(MARK_PLACE)
  return stitchedPage(before, after)
}

function sendStitched(res: Response, page: StitchedPage, mark: string): void {
  const rest = restOf(page, mark)
  res.setHeader('Content-Type', 'text/html; charset=utf-8')
  res.setHeader('Cache-Control', 'no-store')
  res.setHeader('Vary', 'Accept-Encoding')
  if (res.req.acceptsEncodings('gzip') !== 'gzip') {
    res.end(gunzipSync(Buffer.concat([page.head, rest])))
    return
  }
  res.setHeader('Content-Encoding', 'gzip')
  res.setHeader('Content-Length', page.head.length + rest.length)
  // The head is the same memory for everybody: not copied, it costs nothing to send.
  res.cork()
  res.write(page.head)
  res.end(rest)
  res.uncork()
}
