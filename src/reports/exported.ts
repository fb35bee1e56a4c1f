/** What of a service's figures can be downloaded. */
export const EXPORTS = ['comparison', 'answers', 'responses'] as const
export type Exported = (typeof EXPORTS)[number]
