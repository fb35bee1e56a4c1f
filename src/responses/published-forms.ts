import { randomInt } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import type { Response } from 'express'
import type { Database } from '../database/schema.ts'
import { hashToken } from '../database/tokens.ts'
import type { SurveyDefinition } from '../surveys/definition.ts'
import { type FormWords, formWords } from '../surveys/form-words.ts'
import { renderView } from '../web/render.ts'
import { scopeOf } from '../web/scope.ts'
import { type AskedForm, askedForm, askedInMails, asksByChannel, turnsIn } from './asked-form.ts'
import type { FormFacts } from './form-facts.ts'
import { groupsMark } from './groups.ts'
import { type AnswerReader, answerReader } from './input.ts'
import { Kept } from './kept.ts'
import { asksProof, type FormLink, isPersonal, surveyDefinition } from './link-store.ts'
import { responseForm } from './page.ts'
import { restOf, type StitchedPage, stitchedPage } from './stitched-page.ts'

/** Stands in a kept page where each copy has its own mark; no wording holds it. */
const MARK_PLACE = '~the one-time mark goes here~'

/** A compressed page takes about 3 kB. */
const PAGES_KEPT = 1_000
const FORMS_KEPT = 1_600
const VERSIONS_KEPT = 200

export interface PublishedForms {
  definition(db: Database, surveyId: string, versionId: string): Promise<SurveyDefinition | null>
  /** How a version speaks one of its languages. */
  words(versionId: string, definition: SurveyDefinition, language: string): FormWords
  /** @returns null where the version has no such turn */
  asked(
    link: FormLink,
    versionId: string,
    definition: SurveyDefinition,
    turn: number,
    channel: string | undefined,
  ): AskedForm | null
  reader(asked: AskedForm, link: FormLink): AnswerReader
  /** Sends an empty form: the same bytes for everybody who is asked the same, but for the one-time mark of an open link. */
  send(
    res: Response,
    link: FormLink,
    definition: SurveyDefinition,
    address: FormFacts['address'],
    words: FormWords,
    mark: string,
  ): void
}

/** What is the same for all forms of a version and perspective. */
interface Turns {
  count: number
  /** The one that is handed out next. */
  next: number
  /** Whether what is asked depends on the channel. */
  byChannel: boolean
}

/** What is made once of a published version and then handed out again and again; versions never change. */
export function publishedForms(): PublishedForms {
  const definitions = new Kept<SurveyDefinition>(VERSIONS_KEPT)
  const wordsOf = new Kept<FormWords>(VERSIONS_KEPT)
  const turns = new Kept<Turns>(VERSIONS_KEPT)
  const askedForms = new Kept<AskedForm>(FORMS_KEPT)
  const readers = new Kept<AnswerReader>(FORMS_KEPT)
  const pages = new Kept<StitchedPage>(PAGES_KEPT)

  const turnsOf = ({ perspective }: FormLink, versionId: string, definition: SurveyDefinition): Turns =>
    turns.orMake(`${versionId} ${perspective}`, () => {
      const count = turnsIn(definition, perspective)
      return { count, next: randomInt(count), byChannel: asksByChannel(definition) }
    })

  const forms: PublishedForms = {
    definition: async (db, surveyId, versionId) => {
      const key = `${surveyId} ${versionId}`
      const known = definitions.get(key)
      if (known !== undefined) return known
      const found = await surveyDefinition(db, surveyId, versionId)
      return found === null ? null : definitions.keep(key, found)
    },
    words: (versionId, definition, language) =>
      wordsOf.orMake(`${versionId} ${language}`, () => formWords(definition, language)),
    asked: (link, versionId, definition, turn, channel) => {
      const { perspective } = link
      const { count, byChannel } = turnsOf(link, versionId, definition)
      if (turn >= count) return null
      const circumstances = { perspective, channel: byChannel ? (channel ?? '') : '' }
      return askedForms.orMake(`${versionId} ${perspective} ${turn} ${circumstances.channel}`, () =>
        askedForm(versionId, definition, circumstances, turn),
      )
    },
    reader: (asked, link) => {
      const kind = link.invitation === null ? 'open' : 'invitation'
      const key = `${asked.versionId} ${asked.perspective} ${asked.turn} ${asked.channel} ${kind} ${asksRespondent(link)}`
      return readers.orMake(key, () => answerReader(asked, kind, asksRespondent(link)))
    },
    send: (res, link, definition, address, words, mark) => {
      const { versionId, perspective, promise, organisation, invitation } = link
      const turn = turnFor(link, turnsOf(link, versionId, definition))
      const isOpen = invitation === null
      const { layout } = scopeOf(res)
      const said = JSON.stringify(address)
      const kind = [layout, promise, isOpen, asksProof(link), groupsMark(invitation?.groupedBy ?? [])]
      const key = [...kind, versionId, perspective, words.lang, turn, said, organisation].join(' ')
      const make = () => {
        const asked = forms.asked(link, versionId, definition, turn, address.channel) as AskedForm
        return compressedForm(res, { ...emptyForm(link, asked, address), once: isOpen ? MARK_PLACE : null }, words)
      }
      // A page that names a reference is good for one person, and would only push out what others ask for.
      const page = address.ref === undefined ? pages.orMake(key, make) : make()
      sendStitched(res, page, isOpen ? mark : '')
    },
  }
  return forms
}

/**
 * Turns are handed out one after the other, from a chance beginning, so that all questions are asked equally often. Somebody
 * who answers by name is asked the same again when they come back; of anonymous answers, what was asked must not follow from
 * whose the link is.
 */
function turnFor({ invitation, promise }: FormLink, turns: Turns): number {
  if (invitation !== null && promise === 'attributed') {
    return Buffer.from(hashToken(invitation.participationKey), 'base64url').readUInt32BE(0) % turns.count
  }
  const turn = turns.next
  turns.next = (turn + 1) % turns.count
  return turn
}

/** Somebody who came through an open link may say who they are, where it is promised that this is shown. */
function asksRespondent(link: FormLink): boolean {
  return link.invitation === null && link.promise === 'attributed'
}

/** A form as it is when nobody has typed anything, but for the score that was pressed in a mail. */
export function emptyForm(link: FormLink, asked: AskedForm, address: FormFacts['address']): FormFacts {
  const { promise, organisation } = link
  const pressed = askedInMails(asked)
  const typed = address.v === undefined || pressed === null ? {} : { [pressed.key]: address.v }
  const asks = asksRespondent(link)
  const proof = asksProof(link) ? { surveyId: link.surveyId, work: '' } : null
  const keeping = { keeps: isPersonal(link), restored: null }
  return {
    asked,
    organisation,
    proof,
    promise,
    asksRespondent: asks,
    groupedBy: link.invitation?.groupedBy ?? [],
    address,
    once: null,
    typed,
    errors: {},
    alert: null,
    ...keeping,
  }
}

/** @param res whose layout and surroundings the page is made for */
function compressedForm(res: Response, facts: FormFacts, words: FormWords): StitchedPage {
  const { site, layout } = scopeOf(res)
  const model = responseForm(facts, words)
  const body = renderView('responses/form', model, words.t, site)
  const html = renderView(layout, { title: model.title, body }, words.t, site).replace(/^\s+/gm, '')
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
