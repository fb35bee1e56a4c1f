import { followUp, startDueCampaigns, writeLetters } from '../../src/campaigns/campaign-jobs.ts'
import type { Perspective, Row } from '../../src/database/schema.ts'
import type { CastMember } from '../support/cast.ts'
import { aContact } from '../support/contacts.ts'
import type { World } from '../support/world.ts'

/** @returns the ids of so many contacts who stand to a service: `<prefix>1@bank.example` and so on */
export async function people(
  world: World,
  prefix: string,
  count: number,
  service: string,
  perspective: Perspective = 'user',
): Promise<string[]> {
  const ids: string[] = []
  for (let n = 1; n <= count; n++) {
    const person = { email: `${prefix}${n}@bank.example`, name: `Person ${n}`, services: { [service]: perspective } }
    ids.push(await aContact(world, person))
  }
  return ids
}

/** What a browser sends of a campaign's form as it stands, but for the fields given. */
export function campaignFields(fields: Record<string, string | string[]>): Record<string, string | string[]> {
  return {
    ...{ name: 'Autumn round', perspective: 'user', segment: '', sample: 'all', sample_n: '', sample_percent: '' },
    ...{ start: 'now', starts_on: '', starts_time: '09:00', closes_on: '', closes_time: '23:59', time_zone: 'UTC' },
    ...{ reminder_1: '', reminder_2: '', reminder_3: '', limit_exception: '' },
    ...fields,
  }
}

/** Makes a campaign through its form. @returns its id */
export async function aDraft(
  world: World,
  fields: Record<string, string | string[]>,
  by: CastMember = 'anton',
): Promise<string> {
  const made = await world.as(by).post('/campaigns', campaignFields(fields)).expect(303)
  return /\/campaigns\/([^/]+)\/letters/.exec(made.headers['location'] as string)?.[1] as string
}

/** Makes a campaign and starts it, so far that everybody's invitation is stored. @returns its id */
export async function aStarted(world: World, fields: Record<string, string | string[]>): Promise<string> {
  const id = await aDraft(world, fields)
  await world.as('anton').post(`/campaigns/${id}/start`, { when: 'now' }).expect(303)
  await startDueCampaigns(world.installation)
  return id
}

/** Lets the jobs do what they would do by now. */
export async function runJobs(world: World): Promise<void> {
  await startDueCampaigns(world.installation)
  await followUp(world.installation)
  await writeLetters(world.installation)
}

/** All mails that wait have gone out. */
export async function allSent(world: World): Promise<void> {
  await world.db
    .updateTable('outbox')
    .set({ status: 'sent', sent_at: world.now.toISOString() })
    .where('status', '=', 'waiting')
    .execute()
}

export function campaignRow(world: World, id: string): Promise<Row<'campaign'>> {
  return world.db.selectFrom('campaign').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

export function invitationsOf(world: World, id: string): Promise<Row<'invitation'>[]> {
  return world.db.selectFrom('invitation').selectAll().where('campaign_id', '=', id).orderBy('email').execute()
}

export function mailsTo(world: World, email: string): Promise<Row<'outbox'>[]> {
  return world.db.selectFrom('outbox').selectAll().where('recipient', '=', email).orderBy('created_at').execute()
}

/** Somebody answers: what is stored when their form is sent. */
export async function answers(world: World, invitation: Row<'invitation'>): Promise<void> {
  const { token_hash: key, survey_id, perspective } = invitation
  await world.db.insertInto('participation').values({ key, survey_id, perspective }).execute()
}

/** Days pass; everybody stays signed in. */
export async function later(world: World, days: number): Promise<void> {
  world.now = new Date(world.now.getTime() + days * 24 * 3_600_000)
  await world.db.updateTable('session').set({ expires_at: '2999-01-01T00:00:00.000Z' }).execute()
}
