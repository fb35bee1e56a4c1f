import type { CampaignStatus } from '../database/schema.ts'
import { isFoundBy } from '../i18n/search.ts'

export type Shown = 'all' | 'draft' | 'scheduled' | 'running' | 'ended'

const GROUPS: Record<Exclude<Shown, 'all'>, readonly CampaignStatus[]> = {
  draft: ['draft'],
  scheduled: ['scheduled'],
  running: ['running', 'paused'],
  ended: ['stopped', 'finished'],
}

/** Whether a campaign is among those that a filter shows. */
export function isShown(status: CampaignStatus, shown: Shown): boolean {
  return shown === 'all' || GROUPS[shown].includes(status)
}

/** Whether a campaign's name or one of its services holds what was searched for. */
export function isFound(
  campaign: { name: string; surveys: readonly { name: string; name_fr: string; organisation: string }[] },
  search: string,
): boolean {
  const services = campaign.surveys.map(({ name, name_fr, organisation }) => `${name} ${name_fr} ${organisation}`)
  return isFoundBy(search, [campaign.name, ...services].join(' '))
}
