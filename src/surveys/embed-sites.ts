import type { MessageKey } from '../i18n/translate.ts'

/** So many sites may show one form. */
export const MOST_SITES = 20

export type SitesRead = { ok: true; sites: string[] } | { ok: false; error: MessageKey; line: string }

/**
 * Reads the sites that may show a form: one to a line, each the start of its pages' addresses (scheme, host, port), over TLS
 * or on the own machine.
 * @returns the origins, each once, in their order; or the first line that is none, and why
 */
export function readSites(text: string): SitesRead {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const sites = new Set<string>()
  for (const line of lines) {
    const site = originOf(line)
    if (typeof site !== 'string') return { ok: false, error: site.error, line }
    sites.add(site)
  }
  if (sites.size > MOST_SITES) return { ok: false, error: 'doors.tooManySites', line: '' }
  return { ok: true, sites: [...sites] }
}

function originOf(line: string): string | { error: MessageKey } {
  if (line.includes('*')) return { error: 'doors.siteWildcard' }
  if (!URL.canParse(line) || !/^https?:\/\/[^\s;,'"]+$/i.test(line)) return { error: 'doors.siteInvalid' }
  const { protocol, origin, hostname, username, password, pathname, search, hash } = new URL(line)
  if (username !== '' || password !== '' || `${search}${hash}` !== '') return { error: 'doors.siteInvalid' }
  if (pathname !== '/') return { error: 'doors.sitePath' }
  const isOwnMachine = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  return protocol === 'https:' || isOwnMachine ? origin : { error: 'doors.siteNotSafe' }
}
