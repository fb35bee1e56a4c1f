const LONGEST = 60
/** Addresses of our own beside the slugs. */
const TAKEN_BY_PAGES = ['new']

/** What a name becomes in an address: plain lower-case letters, digits and hyphens; `otherwise` where none are left. */
export function slugOf(name: string, otherwise: string): string {
  const plain = name
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '')
  return plain === '' ? otherwise : plain
}

/** @returns the slug itself, or with the first number from 2 that makes it one that nobody has */
export function firstFreeSlug(slug: string, taken: readonly string[]): string {
  const unavailable = new Set([...taken, ...TAKEN_BY_PAGES])
  if (!unavailable.has(slug)) return slug
  let number = 2
  while (unavailable.has(`${slug}-${number}`)) number += 1
  return `${slug}-${number}`
}
