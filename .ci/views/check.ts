import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import ts from 'typescript'
import { codeProblems } from './code-rules.ts'
import { markupProblems } from './markup-rules.ts'
import { type PageModel, pageModelOf, type TranslatedView, translate } from './translate.ts'

export interface ViewError {
  /** From the project's root. */
  file: string
  line: number
  message: string
}

interface View extends TranslatedView {
  /** As `render` calls it: `comparison/service`. */
  name: string
  file: string
  template: string
  model: PageModel
  module: string
}

/**
 * Type-checks every view below `views/` against the page model that it names and that `Pages` promises for it.
 * @param root the project's folder, with `tsconfig.json`, `src` and `views`; the modules go to its `.cache/views`
 */
export function checkViews(root: string): { views: number; errors: ViewError[] } {
  const errors: ViewError[] = []
  const cache = join(root, '.cache/views')
  rmSync(cache, { recursive: true, force: true })
  const files = filesBelow(join(root, 'views'), '.ejs')
  const views = files.flatMap((path) => readView(root, cache, path, errors))
  const program = ts.createProgram({
    rootNames: [...filesBelow(join(root, 'src'), '.ts'), ...views.map(({ module }) => module)],
    options: { ...compilerOptions(root), noEmit: true, noUnusedParameters: false },
  })
  const checker = program.getTypeChecker()
  const pages = pagesOf(program, checker, root)
  for (const view of views) checkView(view, program, checker, pages, errors)
  const names = new Set(files.map((path) => viewName(root, path)))
  for (const [name, { declaredIn }] of pages) {
    if (names.has(name)) continue
    errors.push({ ...declaredIn, message: `Pages promises the view ${name}, but there is no views/${name}.ejs` })
  }
  return { views: files.length, errors: errors.sort((a, b) => compare(a.file, b.file) || a.line - b.line) }
}

function readView(root: string, cache: string, path: string, errors: ViewError[]): View[] {
  const file = posix(relative(root, path))
  const template = readFileSync(path, 'utf8')
  const model = pageModelOf(template)
  if (model === null) {
    const message = 'The first line must name the page model: <%# page: ServicePage from src/comparison/page.ts -%>'
    errors.push({ file, line: 1, message: `${message}, or <%# page: nothing -%>` })
    return []
  }
  const name = viewName(root, path)
  const module = join(cache, `${name}.ts`)
  const translated = translate(template, model, (target) => posix(relative(dirname(module), join(root, target))))
  mkdirSync(dirname(module), { recursive: true })
  writeFileSync(module, translated.code)
  return [{ name, file, template, model, module, ...translated }]
}

function checkView(view: View, program: ts.Program, checker: ts.TypeChecker, pages: Pages, errors: ViewError[]): void {
  const source = program.getSourceFile(view.module)
  if (source === undefined) throw new Error(`The compiler did not read ${view.module}`)
  const lastLine = view.template.split('\n').length
  const report = (line: number, message: string) => {
    errors.push({ file: view.file, line: Math.min(line, lastLine), message })
  }
  const diagnostics = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
  for (const { start = 0, messageText } of diagnostics) {
    report(lineOf(source.text, start), ts.flattenDiagnosticMessageText(messageText, ' '))
  }
  for (const { position, message } of codeProblems(source, checker)) report(lineOf(source.text, position), message)
  for (const { position, message } of markupProblems(view.markup, view.name.startsWith('mail/'))) {
    report(lineOf(view.markup, position), message)
  }
  const promised = pages.get(view.name)
  if (promised === undefined) {
    report(1, `No page leads here: Pages has no '${view.name}'`)
  } else if (!isSameType(checker, promised.model, modelType(source, checker))) {
    const type = checker.typeToString(promised.model)
    report(1, `The page model is ${view.model.name} here, but Pages['${view.name}'] is ${type}`)
  }
}

type Pages = Map<string, { model: ts.Type; declaredIn: { file: string; line: number } }>

function pagesOf(program: ts.Program, checker: ts.TypeChecker, root: string): Pages {
  const render = program.getSourceFile(join(root, 'src/web/render.ts'))
  const pages = render && exportedType(render, 'Pages', checker)
  if (pages === undefined) throw new Error('src/web/render.ts exports no interface Pages')
  return new Map(
    pages.getProperties().map((property) => {
      const declaration = property.declarations?.[0]
      const source = declaration?.getSourceFile()
      const file = source === undefined ? 'src/web/render.ts' : posix(relative(root, source.fileName))
      const line = source === undefined ? 1 : lineOf(source.text, declaration?.getStart() ?? 0)
      return [property.name, { model: checker.getTypeOfSymbol(property), declaredIn: { file, line } }]
    }),
  )
}

function modelType(source: ts.SourceFile, checker: ts.TypeChecker): ts.Type | undefined {
  return exportedType(source, 'Model', checker)
}

function exportedType(source: ts.SourceFile, name: string, checker: ts.TypeChecker): ts.Type | undefined {
  const symbol = checker.getSymbolAtLocation(source)
  const found = symbol && checker.getExportsOfModule(symbol).find((candidate) => candidate.name === name)
  return found && checker.getDeclaredTypeOfSymbol(found)
}

function isSameType(checker: ts.TypeChecker, one: ts.Type, other: ts.Type | undefined): boolean {
  if (other === undefined) return false
  return checker.isTypeAssignableTo(one, other) && checker.isTypeAssignableTo(other, one)
}

function compilerOptions(root: string): ts.CompilerOptions {
  const { config, error } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile)
  if (error !== undefined) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, ' '))
  return ts.convertCompilerOptionsFromJson(config.compilerOptions, root).options
}

function filesBelow(folder: string, extension: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(extension))
    .sort()
    .map((path) => join(folder, path))
}

function viewName(root: string, path: string): string {
  return posix(relative(join(root, 'views'), path)).slice(0, -'.ejs'.length)
}

function lineOf(text: string, position: number): number {
  return text.slice(0, position).split('\n').length
}

function posix(path: string): string {
  return path.split(sep).join('/')
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
