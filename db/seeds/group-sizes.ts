import { keepFrame } from '../../src/comparison/breakdown-store.ts'
import type { Database } from '../../src/database/schema.ts'
import type { OrganisationContent } from './content/types.ts'

/** How many active users each channel has, where the content says so. */
export async function seedGroupSizes(db: Database, organisation: OrganisationContent): Promise<void> {
  for (const { slug, profile } of organisation.services) {
    const { channelUsers } = profile.users
    if (channelUsers === undefined) continue
    await keepFrame(db, slug, 'channel', new Map(Object.entries(channelUsers)))
  }
}
