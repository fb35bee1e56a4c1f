import type { Submission } from '../../src/responses/store.ts'
import { DEPARTMENTS, SITES } from './content/people.ts'
import { drawn, seededRandom } from './random.ts'

/** The contacts' attributes by which the demo's results can be broken down. */
export const GROUPED_BY = ['department', 'site'] as const

const INVITED = 0.3

/** As if part of them had been invited by name: with their department and site. The same in every run. */
export function withGroups(seed: string, submissions: readonly Submission[]): Submission[] {
  const random = seededRandom(`groups of ${seed}`)
  return submissions.map((submission) => {
    if (random() > INVITED) return submission
    const department = drawn(random, DEPARTMENTS)
    // The first site's people are a little less content everywhere, so that a breakdown has something to show.
    const isUnhappy = Number(submission.answers['VALUE']) <= 2
    const at = Math.floor(random() * (SITES.length + (isUnhappy ? 1 : 0))) % SITES.length
    return { ...submission, groups: { department, site: SITES[at] as string } }
  })
}
