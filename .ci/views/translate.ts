/*
 * An EJS view as a TypeScript module in which every character of code keeps its line and column, so that the compiler's
 * errors point into the view. Markup becomes blanks.
 */

export interface TranslatedView {
  code: string
  /** The view with every EJS tag blanked: its markup alone, at the same offsets. */
  markup: string
}

export interface PageModel {
  name: string
  /** The file that exports it, from the project's root. */
  file: string
}

/** Where `<%=` and `<%-` go to in the module; no view would name anything so. */
export const ESCAPED = 'ø'
export const RAW = 'ð'
const SCOPE = ['page', 't', 'site', 'asset', 'icon', 'include'] as const

const NO_MODEL: PageModel = { name: 'NoModel', file: 'src/web/render.ts' }
const FIRST_LINE = /^<%# page: (?:(nothing)|(\w+) from (src\/\S+\.ts)) [-_]?%>$/

/** @returns the model that the first line of a view names, or `null` if it names none */
export function pageModelOf(template: string): PageModel | null {
  const [line = ''] = template.split(/\r?\n/, 1)
  const [, nothing, name, file] = FIRST_LINE.exec(line) ?? []
  if (nothing !== undefined) return NO_MODEL
  return name !== undefined && file !== undefined ? { name, file } : null
}

const DELIMITER = /<%%|%%>|<%[=\-_#]?|[-_]?%>/g

/** @param importPath makes a file named from the project's root into what the module imports */
export function translate(template: string, model: PageModel, importPath: (file: string) => string): TranslatedView {
  let code = ''
  let markup = ''
  let open: string | null = null
  let from = 0
  for (const { 0: delimiter, index } of template.matchAll(DELIMITER)) {
    const closes = delimiter.endsWith('%>') && delimiter !== '%%>'
    if (open === null ? closes || !delimiter.startsWith('<%') || delimiter === '<%%' : !closes) continue
    const between = template.slice(from, index)
    code += (open === null || open === '<%#' ? blank(between) : between) + bracket(open, delimiter)
    markup += (open === null ? between : blank(between)) + blank(delimiter)
    open = open === null ? delimiter : null
    from = index + delimiter.length
  }
  const rest = template.slice(from)
  code += open === null ? blank(rest) : rest
  markup += open === null ? rest : blank(rest)
  return { code: wrap(code, model, importPath), markup }
}

function bracket(open: string | null, delimiter: string): string {
  if (open === null) {
    if (delimiter === '<%=') return `;${ESCAPED}(`
    if (delimiter === '<%-') return `;${RAW}(`
    return delimiter === '<%#' ? '   ' : ';'.padStart(delimiter.length)
  }
  return open === '<%=' || open === '<%-' ? ');'.padStart(delimiter.length) : blank(delimiter)
}

function wrap(code: string, model: PageModel, importPath: (file: string) => string): string {
  const head = [
    `import type { ${model.name} as PageModel } from '${importPath(model.file)}'`,
    `import type { ViewScope } from '${importPath('src/web/render.ts')}'`,
    'export type Model = PageModel',
    `declare const ${ESCAPED}: (text: string | number | null | undefined) => void`,
    `declare const ${RAW}: (html: string) => void`,
    `export default function ({ ${SCOPE.join(', ')} }: ViewScope<PageModel>): void {`,
  ]
  // The first line is the comment that names the model, so there is room for all of this on it.
  return `${head.join('; ')}${code.slice(code.search(/\r?\n|$/))}\n}\n`
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ')
}
