import { createHash } from 'node:crypto'

/** What somebody had, when they answered, of the attributes that results are broken down by: value by attribute. */
export type Groups = Record<string, string>

const GROUP = 'group:'

/** The segment of those who had a value of an attribute when they answered. */
export function groupSegment(attribute: string, value: string): string {
  return `${GROUP}${attribute}=${value}`
}

/**
 * What a form remembers of the attributes that it named: whose answer comes back under others is counted in no group.
 * @returns empty where there are none
 */
export function groupsMark(attributes: readonly string[]): string {
  if (attributes.length === 0) return ''
  return createHash('sha256').update(JSON.stringify(attributes)).digest('base64url').slice(0, 12)
}
