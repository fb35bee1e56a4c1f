import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { gzipSync } from 'node:zlib'
import ejs from 'ejs'
import type { Response } from 'express'
import type { Language } from '../i18n/languages.ts'
import type { MessageKey, Translate } from '../i18n/translate.ts'
import { translator } from '../i18n/translate.ts'
import { asset } from './assets.ts'
import { type IconName, icon } from './icons.ts'
import { root } from './root.ts'
import { scopeOf } from './scope.ts'
import { type Site, siteForAnyone } from './site.ts'

/** Each view and the model of its page. Features add theirs by declaration merging, in their `page.ts`. */
export interface Pages {
  'layout/staff': LayoutPage
  'layout/plain': LayoutPage
  'layout/respondent': LayoutPage
  'layout/embedded': LayoutPage
  'layout/kiosk': LayoutPage
  'parts/logo': NoModel
  'parts/sure': NoModel
  'parts/languages': NoModel
  'parts/account': NoModel
  'web/error': ErrorPage
}

export type NoModel = Record<string, never>

export interface LayoutPage {
  title: string
  /** The rendered view. */
  body: string
}

export interface ErrorPage {
  title: string
  explanation: MessageKey
  /** Respondents have no start page to go to. */
  leadsHome: boolean
}

/**
 * What a view can name, and nothing else. The files that `npm run check:views` makes of the views are typed by it.
 * @public
 */
export interface ViewScope<M> {
  page: M
  t: Translate
  site: Site
  /** The content-hashed address of a file of ours. */
  asset(path: string): string
  /** The address of an icon's symbol, for `<use href>`. */
  icon(name: IconName): string
  include<V extends keyof Pages>(view: V, model: Pages[V]): string
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** @returns the text with the five characters that HTML gives a meaning escaped; null and undefined as nothing */
function escapeHtml(value: unknown): string {
  if (value === null || value === undefined) return ''
  const text = String(value)
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (character) => ESCAPES[character] as string) : text
}

type Compiled = (scope: Record<string, unknown>) => string

const VIEWS = join(root, 'views')
const compiled = compileAll()

function compileAll(): Map<string, Compiled> {
  const views = new Map<string, Compiled>()
  for (const entry of readdirSync(VIEWS, { recursive: true, withFileTypes: true })) {
    if (!entry.name.endsWith('.ejs')) continue
    const file = join(entry.parentPath, entry.name)
    const name = relative(VIEWS, file)
      .split(sep)
      .join('/')
      .replace(/\.ejs$/, '')
    const options: ejs.Options = {
      strict: true,
      _with: false,
      localsName: 'scope',
      destructuredLocals: ['page', 't', 'site', 'asset', 'icon', 'includePart'],
      compileDebug: false,
      escape: escapeHtml,
    }
    views.set(name, ejs.compile(withOurInclude(readFileSync(file, 'utf8')), options) as Compiled)
  }
  return views
}

/** EJS hands its own `include` to every template; ours gives a part its typed model and nothing else. */
function withOurInclude(template: string): string {
  return template.replace(/<%-\s*include\(/g, '<%- includePart(')
}

function templateOf(view: string): Compiled {
  const template = compiled.get(view)
  if (template === undefined) throw new Error(`There is no view ${view}`)
  return template
}

/** One view as text, without a layout. */
export function renderView<V extends keyof Pages>(view: V, model: Pages[V], t: Translate, site: Site): string {
  const includePart = (part: string, page: unknown) => templateOf(part)({ page, t, site, asset, icon, includePart })
  return includePart(view, model)
}

type PageView = { [V in keyof Pages]: Pages[V] extends { title: string } ? V : never }[keyof Pages]

/** Sends a page in its layout. The model's `title` is the document's. */
export function render<V extends PageView>(res: Response, view: V, model: Pages[V], status = 200): void {
  const { t, site, layout } = scopeOf(res)
  const body = renderView(view, model, t, site)
  sendHtml(res, renderView(layout, { title: (model as { title: string }).title, body }, t, site), status)
}

/** A message's HTML; mails have no session around them. */
export function renderMail<V extends keyof Pages>(view: V, model: Pages[V], language: Language): string {
  return renderView(view, model, translator(language), siteForAnyone(language, ''))
}

const WORTH_COMPRESSING = 1_400

function sendHtml(res: Response, html: string, status: number): void {
  res.status(status).setHeader('Content-Type', 'text/html; charset=utf-8')
  if (!res.hasHeader('Cache-Control')) res.setHeader('Cache-Control', 'no-store')
  res.vary('Accept-Encoding')
  if (html.length < WORTH_COMPRESSING || res.req.acceptsEncodings('gzip') !== 'gzip') {
    res.end(html)
    return
  }
  res.setHeader('Content-Encoding', 'gzip')
  res.end(gzipSync(html, { level: 4 }))
}
