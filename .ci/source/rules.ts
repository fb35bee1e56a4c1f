import ts from 'typescript'

/* What the sources may not say, each with its reason; the rules on who imports whom are in .dependency-cruiser.cjs. */

export interface SourceProblem {
  line: number
  message: string
}

interface Rule {
  /** Where it holds, by path from the project's root. */
  where: RegExp
  except?: RegExp
  message: string
  breaks(node: ts.Node): boolean
}

const CODE = /^(src|db|tests|\.ci)\//
const PRODUCT = /^(src|db)\//

const RULES: readonly Rule[] = [
  {
    where: PRODUCT,
    except: /^src\/config\.ts$/,
    message: 'Only src/config.ts reads the environment, so that every setting is known, checked and explained there',
    breaks: (node) => isMember(node, ['process'], ['env']),
  },
  {
    where: PRODUCT,
    // The CSRF token and the language are taken from the request before there is a handler.
    except: /^src\/(web\/|accounts\/session\.ts$)/,
    message: 'Handlers get parsed input from the route declaration, never the raw request',
    breaks: (node) => isMember(node, ['req', 'request'], ['body', 'query', 'params', 'files', 'cookies']),
  },
  {
    where: CODE,
    message: 'No any: say what it is, or unknown and look',
    breaks: (node) => node.kind === ts.SyntaxKind.AnyKeyword,
  },
  {
    where: /^tests\//,
    message: 'Every test runs, everywhere: no only, skip, todo or fails',
    breaks: (node) =>
      isMember(
        node,
        ['it', 'test', 'describe', 'suite', 'bench'],
        ['only', 'skip', 'todo', 'fails', 'skipIf', 'runIf'],
      ) ||
      (ts.isCallExpression(node) && /^(xit|xtest|xdescribe|fit|fdescribe)$/.test(node.expression.getText())),
  },
  {
    where: CODE,
    message: 'Inside a transaction use its own connection (trx): the outer one waits for it for ever on SQLite',
    breaks: isOuterConnection,
  },
]

const SUPPRESSION = /@ts-(ignore|expect-error|nocheck)\b/

export function sourceProblems(path: string, text: string): SourceProblem[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const rules = RULES.filter(({ where, except }) => where.test(path) && !except?.test(path))
  const problems: SourceProblem[] = []
  const visit = (node: ts.Node): void => {
    for (const { breaks, message } of rules) {
      if (breaks(node)) problems.push({ line: lineOf(source, node.getStart()), message })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  for (const position of commentsOf(source).filter((at) => SUPPRESSION.test(text.slice(at.pos, at.end)))) {
    problems.push({ line: lineOf(source, position.pos), message: 'No @ts-… comments: mend the type instead' })
  }
  return problems
}

function isMember(node: ts.Node, objects: string[], names: string[]): boolean {
  return (
    ts.isPropertyAccessExpression(node) && objects.includes(node.expression.getText()) && names.includes(node.name.text)
  )
}

/** `db` or `something.db` inside the callback of a transaction, unless the callback itself declares that name. */
function isOuterConnection(node: ts.Node): boolean {
  if (!isConnection(node)) return false
  const name = leftmost(node)
  for (let at: ts.Node = node; at.parent !== undefined; at = at.parent) {
    if (declares(at, name)) return false
    if (isTransactionCallback(at)) return true
  }
  return false
}

function isConnection(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) return node.name.text === 'db'
  if (!ts.isIdentifier(node) || node.text !== 'db') return false
  const { parent } = node
  const isName =
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node) ||
    ts.isBindingElement(parent) ||
    ts.isParameter(parent) ||
    ts.isVariableDeclaration(parent) ||
    ts.isTypeNode(parent) ||
    ts.isTypeElement(parent)
  return !isName
}

function leftmost(node: ts.Node): string {
  return ts.isPropertyAccessExpression(node) ? leftmost(node.expression) : node.getText()
}

/** `X.transaction()….execute(callback)` and `inTransaction(X, callback)`. */
function isTransactionCallback(node: ts.Node): boolean {
  if (!ts.isArrowFunction(node) && !ts.isFunctionExpression(node)) return false
  const call = node.parent
  if (!ts.isCallExpression(call)) return false
  const callee = call.expression
  if (ts.isIdentifier(callee)) return callee.text === 'inTransaction'
  return ts.isPropertyAccessExpression(callee) && callee.name.text === 'execute' && startsTransaction(callee.expression)
}

function startsTransaction(node: ts.Node): boolean {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false
  return node.expression.name.text === 'transaction' || startsTransaction(node.expression.expression)
}

function declares(node: ts.Node, name: string): boolean {
  if (ts.isFunctionLike(node)) return node.parameters.some((parameter) => bindsName(parameter.name, name))
  if (!ts.isBlock(node)) return false
  return node.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .some((declaration) => bindsName(declaration.name, name))
}

function bindsName(binding: ts.BindingName, name: string): boolean {
  if (ts.isIdentifier(binding)) return binding.text === name
  return binding.elements.some((element) => ts.isBindingElement(element) && bindsName(element.name, name))
}

function commentsOf(source: ts.SourceFile): ts.CommentRange[] {
  const found = new Map<number, ts.CommentRange>()
  const visit = (node: ts.Node): void => {
    const leading = ts.getLeadingCommentRanges(source.text, node.getFullStart()) ?? []
    const trailing = ts.getTrailingCommentRanges(source.text, node.getEnd()) ?? []
    for (const range of [...leading, ...trailing]) found.set(range.pos, range)
    for (const child of node.getChildren(source)) visit(child)
  }
  visit(source)
  return [...found.values()]
}

function lineOf(source: ts.SourceFile, position: number): number {
  return source.getLineAndCharacterOfPosition(position).line + 1
}
