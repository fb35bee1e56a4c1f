import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { checkViews } from '../../.ci/views/check.ts'

const RENDER = `
export interface Pages { 'layout/plain': { title: string; body: string }; 'parts/logo': NoModel }
export type NoModel = Record<string, never>
export interface ViewScope<M> {
  page: M
  t(key: 'greeting' | 'farewell'): string
  site: { language: string }
  asset(path: string): string
  icon(name: string): string
  include<V extends keyof Pages>(view: V, model: Pages[V]): string
}
export interface LayoutPage { title: string; body: string }
`
const PAGE = `
export interface CardPage { title: string; count: number; rows: { name: string; note?: string }[]; chosen: boolean }
declare module '../web/render.ts' { interface Pages { 'cards/card': CardPage; 'mail/card': CardPage } }
`
const HEAD = '<%# page: CardPage from src/cards/page.ts -%>\n'

const WORKING: Record<string, string> = {
  'tsconfig.json': JSON.stringify({
    compilerOptions: {
      target: 'ES2023',
      lib: ['ES2023', 'DOM'],
      module: 'NodeNext',
      moduleResolution: 'NodeNext',
      strict: true,
      noUnusedLocals: true,
      noUnusedParameters: true,
      allowImportingTsExtensions: true,
      types: [],
    },
  }),
  'package.json': '{ "type": "module" }',
  'src/web/render.ts': RENDER,
  'src/cards/page.ts': PAGE,
  'views/layout/plain.ejs':
    '<%# page: LayoutPage from src/web/render.ts -%>\n<title><%= page.title %></title><%- page.body %>\n',
  'views/parts/logo.ejs': '<%# page: nothing %>\n<svg lang="<%= site.language %>"></svg>\n',
  'views/mail/card.ejs': `${HEAD}<p style="color: #333"><%= page.title %></p>\n`,
  'views/cards/card.ejs': `${HEAD}<h1 class="<%= page.chosen ? 'on' : 'off' %>"><%= t('greeting') %> <%= page.title %></h1>
<%_ for (const [at, { name, note }] of page.rows.entries()) { _%>
  <li id="row-<%= at %>" title="style = on"><%- include('parts/logo', {}) %> <%= name + ':' %> <%= note %></li>
<%_ } -%>
<% if (page.count > 0 && !page.chosen) { %><%= page.count %><% } else { %>100 %%> <%% on = off<% } %>
`,
}

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** What is said of the working project with these files changed, or left out where the text is `null`. */
function errorsWith(changed: Record<string, string | null>): string[] {
  const root = mkdtempSync(join(tmpdir(), 'parallax-views-'))
  folders.push(root)
  for (const [path, text] of Object.entries({ ...WORKING, ...changed })) {
    if (text === null) continue
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return checkViews(root).errors.map(({ file, line, message }) => `${file}:${line}: ${message}`)
}

/** What is said of each of these texts as the body of a view of the card page, all checked at once. */
function errorsOfEach(bodies: string[]): string[][] {
  const names = bodies.map((_, at) => `bodies/body-${at}`)
  const pages = names.map((name) => `'${name}': CardPage`).join('; ')
  const errors = errorsWith({
    ...Object.fromEntries(names.map((name, at) => [`views/${name}.ejs`, HEAD + bodies[at]])),
    'src/bodies.ts': `import type { CardPage } from './cards/page.ts'
declare module './web/render.ts' { interface Pages { ${pages} } }`,
  })
  return names.map((name) =>
    errors
      .filter((error) => error.startsWith(`views/${name}.ejs:`))
      .map((error) => error.slice(`views/${name}.ejs:`.length)),
  )
}

describe('the check of the views', () => {
  test('finds nothing to say of views that fit their models', () => {
    expect(errorsWith({})).toEqual([])
  })

  test('refuses what does not fit the model or is not in scope', () => {
    const cases: [body: string, line: number, message: RegExp][] = [
      ['<p>\n<%= page.nmae %>', 3, /'nmae' does not exist on type 'CardPage'/],
      ["<%= t('hello') %>", 2, /"hello"' is not assignable/],
      ['\n<%= page.chosen %>', 3, /'boolean' is not assignable/],
      ["<%- include('parts/logo', { a: 1 }) %>", 2, /not assignable to type 'never'/],
      ["<%- include('parts/none', {}) %>", 2, /"parts\/none"' is not assignable/],
      ['<% if (page.chosen) { %>\nyes', 3, /'}' expected/],
      ["<% const spare = 'x' %>", 2, /'spare' is declared but/],
      ['<%= locals.title %>', 2, /Cannot find name 'locals'/],
      ['<%= JSON.stringify(page.rows) %>', 2, /"JSON" is not in a view's scope/],
      ['<%= document.title %>', 2, /"document" is not in a view's scope/],
      ['<%= page.rows[0]!.name %>', 2, /no TypeScript syntax/],
      ['<%- page.title %>', 2, /<%- only for include/],
      ["<%- include('parts/logo', {}) + page.title %>", 2, /<%- only for include/],
    ]
    const errors = errorsOfEach(cases.map(([body]) => body))
    for (const [at, [body, line, message]] of cases.entries()) {
      expect(errors[at], body).toEqual([expect.stringMatching(message)])
      expect(errors[at]?.[0], body).toMatch(new RegExp(`^${line}: `))
    }
  })

  test('refuses arithmetic and formatting', () => {
    const bodies = [
      '<%= page.count - 1 %>',
      '<%= page.count + 1 %>',
      '<%= page.count * 100 %>%',
      '<% let n = 0; n++ %><%= n %>',
      '<%= page.count.toFixed(1) %>',
      '<%= page.count.toLocaleString(site.language) %>',
      '<%= Math.round(page.count) %>',
      '<%= new Intl.NumberFormat(site.language).format(page.count) %>',
      '<%= new Date().getFullYear() %>',
    ]
    for (const [at, errors] of errorsOfEach(bodies).entries()) {
      expect(errors, bodies[at]).toEqual([expect.stringMatching(/^2: No arithmetic or formatting in views/)])
    }
  })

  test('refuses what the content security policy would drop', () => {
    const cases: [body: string, message: string][] = [
      ['<p class="a" style="color: red">', 'No inline style='],
      ["<p\n  style='width: <%= page.count %>px'>", 'No inline style='],
      ['<button onclick="go()">', 'No inline onclick='],
      ['<a<% if (page.chosen) { %> onfocus=go<% } %>>', 'No inline onfocus='],
      ['<p hx-on:click="go()">', 'No inline hx-on:click='],
      ['<script>go()</script>', 'No inline <script>'],
      ['<style>p { color: red }</style>', 'No inline <style>'],
    ]
    const errors = errorsOfEach(cases.map(([body]) => body))
    for (const [at, [body, message]] of cases.entries()) {
      expect(errors[at], body).toEqual([expect.stringContaining(message)])
    }
  })

  test('lets mails have inline styles, as their readers understand nothing else, but no scripts', () => {
    const errors = errorsWith({ 'views/mail/card.ejs': `${HEAD}<p style="margin: 0" onclick="x">` })
    expect(errors).toEqual([expect.stringContaining('views/mail/card.ejs:2: No inline onclick=')])
  })

  test('refuses a view without a model, with another model than promised, or with one that does not exist', () => {
    const errors = errorsWith({
      'views/cards/card.ejs': '<h1>Card</h1>',
      'views/layout/plain.ejs': '<%# page: CardPage from src/cards/page.ts -%>\n',
      'views/parts/logo.ejs': '<%# page: Logo from src/web/render.ts -%>\n',
    })
    expect(errors).toEqual([
      expect.stringMatching(/^views\/cards\/card\.ejs:1: The first line must name the page model/),
      expect.stringMatching(
        /^views\/layout\/plain\.ejs:1: The page model is CardPage here, but Pages\['layout\/plain'\]/,
      ),
      expect.stringMatching(/^views\/parts\/logo\.ejs:1: .*no exported member.*'Logo'/),
    ])
  })

  test('refuses a view that no page names, and a page without a view', () => {
    const errors = errorsWith({ 'views/cards/spare.ejs': '<%# page: nothing %>\n', 'views/mail/card.ejs': null })
    expect(errors).toEqual([
      'src/cards/page.ts:3: Pages promises the view mail/card, but there is no views/mail/card.ejs',
      "views/cards/spare.ejs:1: No page leads here: Pages has no 'cards/spare'",
    ])
  })
})
