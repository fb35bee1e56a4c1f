import type { Row } from '../database/schema.ts'

type Line = Pick<Row<'offering_line'>, 'kind' | 'text'>

/** ITIL 4's three parts of an offering, in the order in which it names them. */
export const LINE_KINDS: readonly Line['kind'][] = ['goods', 'access', 'action']

/** One line of text is one line of the offering; empty ones are none. */
export function offeringLines(typed: Record<Line['kind'], string>): Line[] {
  return LINE_KINDS.flatMap((kind) =>
    typed[kind]
      .split('\n')
      .map((text) => text.trim())
      .filter((text) => text !== '')
      .map((text) => ({ kind, text })),
  )
}

export function typedLines(lines: readonly Line[], kind: Line['kind']): string {
  return lines
    .filter((line) => line.kind === kind)
    .map(({ text }) => text)
    .join('\n')
}
