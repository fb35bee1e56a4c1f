/** What somebody had, when they answered, of the attributes that results are broken down by: value by attribute. */
export type Groups = Record<string, string>

const GROUP = 'group:'

/** The segment of those who had a value of an attribute when they answered. */
export function groupSegment(attribute: string, value: string): string {
  return `${GROUP}${attribute}=${value}`
}

export function isGroupSegment(segment: string): boolean {
  return segment.startsWith(GROUP)
}
