import type { AnonymityPromise, Database, Perspective } from '../../src/database/schema.ts'
import { hashToken, newToken } from '../../src/database/tokens.ts'
import { type PublishedSurvey, publishDefaultSurvey } from '../../src/surveys/store.ts'
import { aService } from './cast.ts'
import type { World } from './world.ts'

/** Publishes the default survey of a new service, so that each test has answers of its own to count. */
export async function aSurvey(
  { db }: Pick<World, 'db'>,
  slug: string,
  promises: Partial<Record<Perspective, AnonymityPromise>> = {},
): Promise<PublishedSurvey> {
  await db
    .insertInto('service')
    .values(aService({ slug, name: `Service ${slug}`, name_fr: `Le ${slug}` }))
    .execute()
  await db
    .insertInto('component')
    .values(
      (['it-supported', 'human-activity'] as const).map((kind, position) => ({
        ...{ id: `${slug}-${kind}`, service_id: slug, name: `${slug} ${kind}`, name_fr: '', kind },
        ...{ run_by: 'Somebody', user_visible: 1 as const, position },
      })),
    )
    .execute()
  return db.transaction().execute((trx) => publishDefaultSurvey(trx, slug, new Date('2026-10-01T08:00:00Z'), promises))
}

/** A campaign that has been sent; its invitations are its tests' to add. */
export async function aCampaign(
  db: Database,
  surveyId: string,
  perspective: Perspective,
  id: string,
  status: 'running' | 'finished' = 'running',
): Promise<string> {
  const at = '2026-11-01T08:00:00.000Z'
  await db
    .insertInto('campaign')
    .values({
      ...{ id, name: 'Autumn round', perspective, status, sample: '{"kind":"all"}', time_zone: 'UTC' },
      ...{ starts_at: at, reminders: '[]', limit_exception: '', planned_at: at, created_by: 'anton', created_at: at },
    })
    .execute()
  await db.insertInto('campaign_survey').values({ campaign_id: id, survey_id: surveyId }).execute()
  return id
}

/** @returns the token that the invitation's link ends in */
export async function anInvitation(
  { db }: Pick<World, 'db'>,
  surveyId: string,
  perspective: Perspective,
  name = 'Claire',
): Promise<string> {
  const token = newToken()
  const created_at = '2026-11-01T08:00:00.000Z'
  const id = hashToken(token)
  // Its token is by chance: of a running campaign, the program would give it one of its own.
  const campaignId = await aCampaign(db, surveyId, perspective, `campaign-${id}`, 'finished')
  await db
    .insertInto('invitation')
    .values({
      ...{ id: `invitation-${id}`, campaign_id: campaignId, survey_id: surveyId, perspective, name, created_at },
      ...{ email: `${id}@bank.example`, language: 'en', token_hash: id, mail_id: null },
    })
    .execute()
  return token
}

/** A form as a browser has it: what it sends by itself, and everything that can be answered. */
export interface OpenedForm {
  html: string
  hidden: Record<string, string>
  /** The names of all fields. */
  names: string[]
}

export async function openForm(world: World, path: string, headers: Record<string, string> = {}): Promise<OpenedForm> {
  const { text } = await world.anyone(headers).get(path).expect(200)
  return readForm(text)
}

export function readForm(html: string): OpenedForm {
  const hidden: Record<string, string> = {}
  for (const [, name = '', value = ''] of html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)) {
    hidden[name] = value
  }
  const names = [...html.matchAll(/<(?:input|textarea)[^>]* name="([^"]+)"/g)].map(([, name = '']) => name)
  return { html, hidden, names: [...new Set(names)] }
}

/** How many responses of a survey's perspective were taken in, those held back included. */
export async function received({ db }: Pick<World, 'db'>, surveyId: string, perspective: Perspective): Promise<number> {
  const tally = await db
    .selectFrom('intake_tally')
    .select('received')
    .where('survey_id', '=', surveyId)
    .where('perspective', '=', perspective)
    .executeTakeFirst()
  return tally?.received ?? 0
}

/** Publishes what came of answers about a service, as "you said, we did". */
export async function whatWasDone({ db, now }: Pick<World, 'db' | 'now'>, slug: string): Promise<void> {
  const at = now.toISOString()
  const id = `${slug}-improved`
  await db
    .insertInto('improvement_action')
    .values({
      ...{ id, service_id: slug, title: 'Internal name', dimension: null, cause: 'c', owner: 'o', change: 'x' },
      ...{ due_on: '2026-12-01', target_points: null, evidence: '', status: 'implemented', raised_by: 'anton' },
      ...{ created_at: at, updated_at: at },
    })
    .execute()
  await db
    .insertInto('heard')
    .values({
      ...{
        action_id: id,
        service_id: slug,
        said: 'Nobody tells us.',
        said_fr: '',
        done: 'A message does.',
        done_fr: '',
      },
      ...{ published_on: '2026-11-01', updated_at: at },
    })
    .execute()
}
