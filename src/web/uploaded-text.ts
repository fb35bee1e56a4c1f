import { isUtf8 } from 'node:buffer'

/**
 * The text of an uploaded file: UTF-8 or UTF-16 by its mark, UTF-8 where it is, and else the Windows-1252 in which
 * spreadsheets save CSV in Western Europe.
 * @returns null for what is no text
 */
export function uploadedText(content: Uint8Array): string | null {
  const text = decoded(content)
  // Control characters other than tab and line ends are found in programs, pictures and archives, not in lists.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are what is looked for
  return /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text) ? null : text
}

function decoded(content: Uint8Array): string {
  if (content[0] === 0xff && content[1] === 0xfe) return new TextDecoder('utf-16le').decode(content)
  if (content[0] === 0xfe && content[1] === 0xff) return new TextDecoder('utf-16be').decode(content)
  return new TextDecoder(isUtf8(content) ? 'utf-8' : 'windows-1252').decode(content)
}
