/**
 * @returns an address that a link may lead to, as browsers write it; null for anything but http and https, and for one
 *   that carries a name and password
 */
export function webAddress(typed: string): string | null {
  if (!/^https?:\/\//i.test(typed) || /[\s\p{Cc}]/u.test(typed) || !URL.canParse(typed)) return null
  const { protocol, username, password, href } = new URL(typed)
  const isWeb = protocol === 'http:' || protocol === 'https:'
  return isWeb && username === '' && password === '' ? href : null
}

/** Where a link leads, for people to judge by. */
export function hostOf(address: string): string {
  return new URL(address).host
}
