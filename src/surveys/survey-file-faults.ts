import type { z } from 'zod'
import type { MessageKey, MessageValues } from '../i18n/translate.ts'

/** What is wrong with a survey file, and where. */
export interface FileFault {
  /** `pages[0].questions[3].scale`; empty: the file as a whole. */
  path: string
  message: MessageKey
  values: MessageValues
}

type Json = { ok: true; value: unknown } | { ok: false; fault: FileFault }

/** @returns the document, or the line and column at which it stops being JSON */
export function parsedJson(text: string): Json {
  const json = text.replace(/^\ufeff/, '')
  try {
    return { ok: true, value: JSON.parse(json) }
  } catch {
    const before = json.slice(0, stopsBeingJson(json)).split('\n')
    const values = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
    return { ok: false, fault: { path: '', message: 'exchange.faultNoJson', values } }
  }
}

/** The grammar of RFC 8259, to name the place that JSON.parse names in some versions of Node and for some mistakes only. */
const SPACE = /[ \t\r\n]*/y
const SCALAR =
  /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy
const NAME = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/uy

/** @returns the offset of the first character that cannot stand where it stands */
function stopsBeingJson(json: string): number {
  let place = 0
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = place
    const found = pattern.exec(json)
    place += found?.[0].length ?? 0
    return found !== null
  }
  const takeMark = (mark: string): boolean => {
    take(SPACE)
    if (json[place] !== mark) return false
    place++
    return true
  }
  const items = (end: string, item: () => boolean): boolean => {
    if (takeMark(end)) return true
    do if (!item()) return false
    while (takeMark(','))
    return takeMark(end)
  }
  const member = (): boolean => {
    take(SPACE)
    return take(NAME) && takeMark(':') && value()
  }
  const value = (): boolean => {
    if (takeMark('{')) return items('}', member)
    if (takeMark('[')) return items(']', value)
    return take(SCALAR)
  }
  if (value()) take(SPACE)
  return place
}

/** Names that JavaScript gives a meaning; no field of ours is called so, and what copies fields passes them over in silence. */
const SPECIAL = '__proto__'

/** @returns where a document holds them */
export function specialNames(value: unknown, path: readonly PropertyKey[] = []): FileFault[] {
  if (Array.isArray(value)) return value.flatMap((item, place) => specialNames(item, [...path, place]))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, held]): FileFault[] =>
    name === SPECIAL
      ? [{ path: pathText([...path, name]), message: 'exchange.faultUnknown', values: {} }]
      : specialNames(held, [...path, name]),
  )
}

/** Whether brackets nest deeper than `most`; looked at before anything is parsed. */
export function nestsTooDeep(text: string, most: number): boolean {
  let depth = 0
  let inText = false
  for (let place = 0; place < text.length; place++) {
    const character = text[place]
    if (inText) {
      if (character === '\\') place++
      else if (character === '"') inText = false
    } else if (character === '"') inText = true
    else if (character === '{' || character === '[') {
      depth++
      if (depth > most) return true
    } else if (character === '}' || character === ']') depth--
  }
  return false
}

/** Everything that a schema found, each with its place. */
export function faultsOf(error: z.ZodError): FileFault[] {
  return error.issues.flatMap((issue) => faultOf(issue, []))
}

type Issue = z.core.$ZodIssue

function faultOf(issue: Issue, above: readonly PropertyKey[]): FileFault[] {
  const path = [...above, ...issue.path]
  const fault = (message: MessageKey, values: MessageValues = {}): FileFault[] => [
    { path: pathText(path), message, values },
  ]
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.flatMap((key) => [
        { path: pathText([...path, key]), message: 'exchange.faultUnknown', values: {} },
      ])
    case 'invalid_type':
      return issue.input === undefined
        ? fault('exchange.faultMissing')
        : fault(TYPES[issue.expected] ?? 'exchange.faultOther')
    case 'invalid_value':
      return fault('exchange.faultOneOf', { values: issue.values.map((value) => JSON.stringify(value)).join(', ') })
    case 'invalid_union':
      return ofUnion(issue, path)
    case 'too_big':
      return fault(issue.origin === 'number' ? 'exchange.faultAtMost' : 'exchange.faultTooLong', {
        most: String(issue.maximum),
      })
    case 'too_small':
      return fault(issue.origin === 'number' ? 'exchange.faultAtLeast' : 'exchange.faultTooShort', {
        least: String(issue.minimum),
      })
    case 'invalid_key': {
      const message = issue.issues[0]?.message ?? ''
      return fault(isMessage(message) ? message : 'exchange.faultUnknown')
    }
    default:
      return fault(isMessage(issue.message) ? issue.message : 'exchange.faultOther')
  }
}

/** Of the things that it could have been, what it comes nearest to: the one with the fewest faults. */
function ofUnion(issue: Extract<Issue, { code: 'invalid_union' }>, path: readonly PropertyKey[]): FileFault[] {
  const weight = (faults: readonly Issue[]) =>
    faults.reduce(
      (sum, { code, ...rest }) => sum + (code === 'unrecognized_keys' && 'keys' in rest ? rest.keys.length : 1),
      0,
    )
  const [nearest] = [...issue.errors].sort((a, b) => weight(a) - weight(b))
  if (nearest !== undefined) return nearest.flatMap((each) => faultOf(each, path))
  const known = 'options' in issue && Array.isArray(issue.options) ? issue.options : []
  const values = known.map((value) => JSON.stringify(value)).join(', ')
  return [
    { path: pathText(path), message: values === '' ? 'exchange.faultKind' : 'exchange.faultOneOf', values: { values } },
  ]
}

const TYPES: Record<string, MessageKey> = {
  string: 'exchange.faultText',
  number: 'exchange.faultNumber',
  int: 'exchange.faultWhole',
  boolean: 'exchange.faultBoolean',
  array: 'exchange.faultList',
  object: 'exchange.faultObject',
  record: 'exchange.faultObject',
}

function isMessage(text: string): text is MessageKey {
  return /^exchange\.\w+$/.test(text)
}

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((part, place) =>
      typeof part === 'number' ? `[${part}]` : `${place === 0 ? '' : '.'}${shortened(String(part))}`,
    )
    .join('')
}

/** A name that somebody else chose can be as long as a file. */
function shortened(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}…` : name
}
