/** What may stand in a letter's text in braces. */
export const PLACEHOLDERS = ['name', 'service', 'link', 'closes', 'minutes', 'sender'] as const
export type Placeholder = (typeof PLACEHOLDERS)[number]

/** A letter as it is written: placeholders in it, and empty lines between paragraphs. */
export interface LetterText {
  subject: string
  body: string
}

const IN_BRACES = /\{([^{}\n]*)\}/g

/** @returns what stands in braces and is no placeholder, as it is written, each once */
export function unknownPlaceholders(text: string): string[] {
  const found = [...text.matchAll(IN_BRACES)].filter(([, inner = '']) => !isPlaceholder(inner)).map(([whole]) => whole)
  return [...new Set(found)]
}

function isPlaceholder(name: string): name is Placeholder {
  return (PLACEHOLDERS as readonly string[]).includes(name)
}

/** Fills the placeholders in; a space or comma that an empty value would leave behind goes with it. */
export function filled(text: string, values: Record<Placeholder, string>): string {
  return text.replace(/([ \u00a0\u202f]?)\{([a-z]+)\}/g, (whole, space: string, name: string) => {
    if (!isPlaceholder(name)) return whole
    return values[name] === '' ? '' : space + values[name]
  })
}

/** A piece of a filled letter: a paragraph, or the place where the buttons stand. */
export type LetterBlock = { kind: 'paragraph'; lines: string[] } | { kind: 'buttons' }

/**
 * @returns the paragraphs; a paragraph of {link} alone is where the buttons stand, and where the link stands nowhere, they
 *   come last. A paragraph that was only about something that is not there, such as a closing date, is left out.
 */
export function letterBlocks(body: string, values: Record<Placeholder, string>): LetterBlock[] {
  const blocks = body
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '' && !(paragraph.includes('{closes}') && values.closes === ''))
    .map(
      (paragraph): LetterBlock =>
        paragraph === '{link}'
          ? { kind: 'buttons' }
          : { kind: 'paragraph', lines: filled(paragraph, values).split('\n') },
    )
  const hasLink = body.includes('{link}')
  return hasLink ? blocks : [...blocks, { kind: 'buttons' }]
}
