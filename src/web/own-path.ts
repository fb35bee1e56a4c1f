const ANYWHERE = 'http://our.own.site'

/**
 * @param to where somebody wanted to go before they were asked to sign in, as the address says it
 * @returns the path if it is one of ours, else the start page: no link may send people to another site through us
 */
export function ownPath(to: string | undefined): string {
  if (to === undefined || !/^\/(?![/\\])[^\p{Cc}\\]*$/u.test(to) || !URL.canParse(to, ANYWHERE)) return '/'
  const { origin, pathname, search } = new URL(to, ANYWHERE)
  return origin === ANYWHERE && !pathname.startsWith('//') ? pathname + search : '/'
}
