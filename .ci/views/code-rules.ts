import ts from 'typescript'
import { ESCAPED, RAW } from './translate.ts'

/* What a view may not say although it compiles: everything that its page model should have prepared. */

export interface Problem {
  position: number
  message: string
}

const ARITHMETIC = 'No arithmetic or formatting in views: let the page model hold the result'

export function codeProblems(module: ts.SourceFile, checker: ts.TypeChecker): Problem[] {
  const body = module.statements.find(ts.isFunctionDeclaration)?.body
  if (body === undefined) return []
  const problems: Problem[] = []
  const visit = (node: ts.Node): void => {
    const message = problemWith(node, checker)
    if (message !== null) problems.push({ position: node.getStart(), message })
    else ts.forEachChild(node, visit)
  }
  ts.forEachChild(body, visit)
  return problems
}

function problemWith(node: ts.Node, checker: ts.TypeChecker): string | null {
  if (isTypeScriptOnly(node)) return 'A view runs as JavaScript: no TypeScript syntax'
  if (isArithmetic(node, checker) || isFormatting(node)) return ARITHMETIC
  if (ts.isIdentifier(node) && isFromElsewhere(node, checker)) {
    return `"${node.text}" is not in a view's scope: let the page model hold what it gives`
  }
  if (ts.isCallExpression(node) && node.expression.getText() === RAW && !isTrustedHtml(node.arguments[0])) {
    return '<%- only for include(…) and page.body: everything else is escaped by <%='
  }
  return null
}

function isTypeScriptOnly(node: ts.Node): boolean {
  return (
    ts.isTypeNode(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isEnumDeclaration(node)
  )
}

const NUMERIC_OPERATORS = new Set([
  ts.SyntaxKind.MinusToken,
  ts.SyntaxKind.AsteriskToken,
  ts.SyntaxKind.SlashToken,
  ts.SyntaxKind.PercentToken,
  ts.SyntaxKind.AsteriskAsteriskToken,
  ts.SyntaxKind.MinusEqualsToken,
  ts.SyntaxKind.AsteriskEqualsToken,
  ts.SyntaxKind.SlashEqualsToken,
  ts.SyntaxKind.PercentEqualsToken,
  ts.SyntaxKind.AsteriskAsteriskEqualsToken,
])
const ADDITIONS = new Set([ts.SyntaxKind.PlusToken, ts.SyntaxKind.PlusEqualsToken])

function isArithmetic(node: ts.Node, checker: ts.TypeChecker): boolean {
  if (ts.isPostfixUnaryExpression(node)) return true
  if (ts.isPrefixUnaryExpression(node)) {
    return node.operator !== ts.SyntaxKind.ExclamationToken && !ts.isNumericLiteral(node.operand)
  }
  if (!ts.isBinaryExpression(node)) return false
  const operator = node.operatorToken.kind
  if (ADDITIONS.has(operator)) return isNumber(node.left, checker) && isNumber(node.right, checker)
  return NUMERIC_OPERATORS.has(operator)
}

function isNumber(node: ts.Expression, checker: ts.TypeChecker): boolean {
  const type = checker.getTypeAtLocation(node)
  return (type.isUnion() ? type.types : [type]).every(({ flags }) => (flags & ts.TypeFlags.NumberLike) !== 0)
}

const FORMATTING =
  /^(toFixed|toPrecision|toExponential|toISOString|toLocale\w*String|toUTCString|toDateString|padStart|padEnd)$/
const GLOBALS_THAT_FORMAT = /^(Math|Intl|Date|Number|parseInt|parseFloat|BigInt)$/

function isFormatting(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node) && FORMATTING.test(node.name.text)) return true
  return ts.isIdentifier(node) && !isMemberName(node) && GLOBALS_THAT_FORMAT.test(node.text)
}

/** Named in the view but declared in none of its lines: a global of the machine that the view happens to see. */
function isFromElsewhere(node: ts.Identifier, checker: ts.TypeChecker): boolean {
  if (isMemberName(node) || [ESCAPED, RAW, 'undefined'].includes(node.text)) return false
  const symbol = ts.isShorthandPropertyAssignment(node.parent)
    ? checker.getShorthandAssignmentValueSymbol(node.parent)
    : checker.getSymbolAtLocation(node)
  const declarations = symbol?.declarations ?? []
  return (
    declarations.length > 0 && declarations.every((declaration) => declaration.getSourceFile() !== node.getSourceFile())
  )
}

/** `name` in `x.name`, `{ name: x }` and `const { name: x }`. */
function isMemberName(node: ts.Identifier): boolean {
  const { parent } = node
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node) ||
    (ts.isBindingElement(parent) && parent.propertyName === node)
  )
}

function isTrustedHtml(node: ts.Expression | undefined): boolean {
  if (node === undefined) return false
  return node.getText() === 'page.body' || (ts.isCallExpression(node) && node.expression.getText() === 'include')
}
