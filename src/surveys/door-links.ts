/** What a link says of how it was found, and in which language its form opens; empty: not said. */
export interface LinkTags {
  channel: string
  language: string
}

/**
 * @param door what the address begins with: `s` for the form, `kiosk` for a counter
 * @returns the address that anybody may answer through
 */
export function openAddress(
  publicUrl: string,
  door: 's' | 'kiosk',
  key: string,
  { channel, language }: LinkTags,
): string {
  const said = Object.entries({ channel, lang: language }).filter(([, value]) => value !== '')
  return `${publicUrl}/${door}/${key}${said.length === 0 ? '' : `?${new URLSearchParams(said)}`}`
}

export interface EmbedChoices extends LinkTags {
  mode: 'inline' | 'popover' | 'button'
  /** Seconds. */
  after: number
  position: 'left' | 'right'
}

/** @returns the attributes of the script element that shows a form in a page, by name */
export function embedAttributes(key: string, choices: EmbedChoices): [name: string, value: string][] {
  const { mode, after, position, channel, language } = choices
  const attributes: [string, string][] = [
    ['data-survey', key],
    ['data-mode', mode],
    ['data-after', mode === 'inline' || after === 0 ? '' : String(after)],
    ['data-position', mode === 'inline' || position === 'right' ? '' : position],
    ['data-channel', channel],
    ['data-language', language],
  ]
  return attributes.filter(([, value]) => value !== '')
}

/** What is pasted into a page; every value is of a kind that needs no escaping. */
export function embedSnippet(publicUrl: string, key: string, choices: EmbedChoices): string {
  const attributes = embedAttributes(key, choices).map(([name, value]) => ` ${name}="${value}"`)
  return `<script async src="${publicUrl}/embed.js"${attributes.join('')}></script>`
}
