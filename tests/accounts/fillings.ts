import { issueLink, VALID } from '../../src/accounts/one-time-link-store.ts'
import { stageImport } from '../../src/campaigns/contact-import-store.ts'
import { listShape } from '../../src/campaigns/contact-import-text.ts'
import { indexComments } from '../../src/comparison/comment-index-store.ts'
import { newId } from '../../src/database/tokens.ts'
import { type FindingEvidence, keptFinding } from '../../src/improvement/finding-evidence.ts'
import { queueMails } from '../../src/mail/outbox.ts'
import { beginDraft } from '../../src/surveys/draft-store.ts'
import { publishDefaultSurvey } from '../../src/surveys/store.ts'
import type { CastMember } from '../support/cast.ts'
import { aContact } from '../support/contacts.ts'
import { aCampaign } from '../support/respondent.ts'
import type { World } from '../support/world.ts'

const FRESH_FINDING: FindingEvidence = {
  rule: 'state-changed',
  from: 'aligned-good',
  to: 'watermelon',
  agreement: 'green',
  users: null,
  customers: null,
}

/** A customer's comment that can be read, with the response that it belongs to. */
async function attributedComment({ db }: World, surveyId: string, id: string): Promise<string> {
  const { id: versionId } = await db
    .selectFrom('survey_version')
    .select('id')
    .where('survey_id', '=', surveyId)
    .executeTakeFirstOrThrow()
  const given = { service_id: 'debit-card', survey_id: surveyId, perspective: 'customer', language: 'en' } as const
  const who = { channel: '', respondent: 'Fresh' }
  await db
    .insertInto('response')
    .values({
      id,
      ...given,
      ...who,
      version_id: versionId,
      day: '2026-11-02',
      answers: '{"VALUE":4}',
      invitation_id: null,
    })
    .execute()
  await db
    .insertInto('comment')
    .values({ id, ...given, ...who, period: '2026-11', question: 'COMMENT', text: 'Fresh', tone: 4, response_id: id })
    .execute()
  await indexComments(db)
  return id
}

export interface Fillings {
  /**
   * @param chosen parameters by name that are to be something else
   * @returns the path with something that exists in each parameter's place; throws for a parameter that is not known here
   */
  fill(path: string, chosen?: Record<string, string>): string
}

/**
 * Makes one fresh thing of every kind that an address can name, so that what a test does to it harms no other.
 * @param by who made what only its maker may change
 */
export async function fillings(world: World, by: CastMember = 'anton'): Promise<Fillings> {
  const { db, now } = world
  const at = now.toISOString()
  const key = newId()
  const slug = `fresh-${key.toLowerCase().replace(/[^a-z0-9]/g, '')}`
  const account = {
    id: key,
    email: `${key}@fresh.example`,
    name: 'Fresh',
    role: 'viewer',
    password_hash: null,
  } as const
  await db
    .insertInto('account')
    .values({ ...account, language: 'en', active: 1, created_at: at })
    .execute()
  const link = { accountId: key, milliseconds: VALID.invitation }
  const passwordToken = await issueLink(db, { ...link, purpose: 'set-password' }, now)
  const signInToken = await issueLink(db, { ...link, purpose: 'sign-in' }, now)
  const [mailId = ''] = await queueMails(
    db,
    [{ kind: 'fresh', recipient: account.email, subject: '', text: '', html: '' }],
    now,
  )
  await db
    .insertInto('follow_up')
    .values({
      ...{ id: key, service_id: 'debit-card', perspective: 'customer', origin: 'low-score', response_id: null },
      ...{ person: 'Fresh', reach: '', about: '', score: 1, owner_id: null, opened_on: '2026-11-01' },
      ...{ due_on: '2026-11-06', told: 0, outcome: '', closed_on: null, closed_by: null },
    })
    .execute()
  const period = { valid_from: '2026-01-01', valid_until: null }
  const parties = { customer_party: 'Cards', provider_party: 'IT', note: '' }
  await db
    .insertInto('agreement')
    .values({ id: key, service_id: 'debit-card', name: 'Fresh', kind: 'sla', ...period, ...parties })
    .execute()
  const measure = {
    metric: 'Availability',
    direction: 'at-least',
    value: 99,
    unit: '%',
    measured_over: 'month',
  } as const
  await db
    .insertInto('target')
    .values({ id: key, agreement_id: key, ...measure, critical: 1, component_id: null, position: 0 })
    .execute()
  const component = { name: 'Fresh', name_fr: '', kind: 'human-activity', run_by: '', user_visible: 1 } as const
  await db
    .insertInto('component')
    .values({ id: key, service_id: 'debit-card', ...component, position: 9 })
    .execute()
  const told = { name: 'Fresh', name_fr: '', persona: '', persona_fr: '', first_weekday: null }
  await db
    .insertInto('journey')
    .values({ id: key, service_id: 'debit-card', ...told })
    .execute()
  const step = { title: 'Fresh', title_fr: '', what_happened: '', what_happened_fr: '', nothing_happened: 0 } as const
  const unrated = { user_rating: null, customer_rating: null, provider_rating: null }
  await db
    .insertInto('touchpoint')
    .values({ id: key, journey_id: key, position: 0, day_offset: 0, at: null, ...step, ...unrated })
    .execute()
  const party = {
    perspective: 'customer',
    name: 'Fresh',
    people: 3,
    since: '2026-01-01',
    until: null,
    note: '',
  } as const
  await db
    .insertInto('stakeholder')
    .values({ id: key, service_id: 'debit-card', ...party })
    .execute()
  await db
    .insertInto('offering')
    .values({ id: key, slug, name: 'Fresh', organisation: 'Bank', consumer_group: 'Staff', terms: '' })
    .execute()
  await db.insertInto('offering_service').values({ offering_id: key, service_id: 'debit-card' }).execute()
  await db
    .updateTable('survey')
    .set({ status: 'closed', closed_at: at })
    .where('service_id', '=', 'debit-card')
    .execute()
  const { surveyId } = await db.transaction().execute((trx) => publishDefaultSurvey(trx, 'debit-card', now))
  await beginDraft(db, { id: surveyId, service_id: 'debit-card' }, null, { id: by }, now)
  await aCampaign(db, surveyId, 'customer', key)
  const plan = { title: 'Fresh', dimension: null, cause: '', owner: '', due_on: '2026-12-31', change: '', evidence: '' }
  const raised = { target_points: null, raised_by: by, created_at: at, updated_at: at } as const
  await db
    .insertInto('improvement_action')
    .values({ id: key, service_id: 'debit-card', ...plan, ...raised, status: 'proposed' })
    .execute()
  await db
    .insertInto('finding')
    .values({
      ...{ id: key, service_id: 'debit-card', rule: 'state-changed', subject: key, period: '2026-Q4', status: 'open' },
      ...{ first_seen: '2026-11-01', last_seen: '2026-11-01', gone_on: null, decided_by: null, decided_at: null },
      ...{ reason: '', action_id: null, evidence: keptFinding(FRESH_FINDING, 'all', '2026-11-01') },
    })
    .execute()
  const part = { id: key, action_id: key } as const
  await db
    .insertInto('improvement_task')
    .values({ ...part, position: 0, title: 'Fresh', who: '', due_on: null, done_at: null })
    .execute()
  await db
    .insertInto('improvement_comment')
    .values({ ...part, account_id: by, text: 'Fresh', at })
    .execute()
  await db
    .insertInto('improvement_link')
    .values({ ...part, account_id: by, title: 'Fresh', address: 'https://fresh.example/', at })
    .execute()
  await aContact(world, { id: key, email: `${key}@contact.example`.toLowerCase() })
  const list = 'email\nlisted@contact.example\n'
  const listId = await stageImport(db, listShape(list)!, [list], by, now)
  const apiToken = { name: 'Fresh', token_hash: key, created_by: by, created_at: at, last_used_at: null }
  await db
    .insertInto('api_token')
    .values({ id: key, ...apiToken, revoked_at: null })
    .execute()
  const relay = { id: key, key: newId(), name: 'Fresh', perspective: 'customer', active: 1, created_by: by } as const
  await db
    .insertInto('relay')
    .values({ ...relay, created_at: at })
    .execute()
  const conditions = '{"join":"all","conditions":[]}'
  await db.insertInto('segment').values({ id: key, name: key, conditions, created_by: by, created_at: at }).execute()
  const commentId = await attributedComment(world, surveyId, key)
  const known: Record<string, string> = {
    '/services/:slug/comments/:id': commentId,
    '/services/:slug/responses/:id': key,
    '/services/:slug': 'debit-card',
    '/api/v1/services/:slug': 'debit-card',
    '/services/:slug/agreement/:month': '2026-10',
    '/services/:slug/export/:file': 'comparison.csv',
    '/reports/:slug': 'debit-card',
    '/services/:slug/agreements/:id': key,
    '/services/:slug/targets/:id': key,
    '/services/:slug/components/:id': key,
    '/services/:slug/stakeholders/:id': key,
    '/services/:slug/journeys/:id': key,
    '/services/:slug/touchpoints/:id': key,
    '/offerings/:slug': slug,
    '/surveys/:id': surveyId,
    '/surveys/:id/:perspective': 'customer',
    '/surveys/:id/edit/questions/:key': 'EASE',
    '/surveys/:id/edit/pages/:page': 'page-1',
    '/surveys/:id/versions/:number': '1',
    '/surveys/:id/invite/:perspective': 'customer',
    '/campaigns/:id': key,
    '/contacts/:id': key,
    '/contacts/segments/:id': key,
    '/contacts/import/:id': listId,
    '/relays/:id': key,
    '/actions/:id': key,
    '/follow-ups/:id': key,
    '/findings/:id': key,
    '/actions/:id/tasks/:task': key,
    '/actions/:id/comments/:comment': key,
    '/actions/:id/links/:link': key,
    '/calendar/:token': key,
    '/help/:topic': 'start',
    '/password/:token': passwordToken,
    '/sign-in/:token': signInToken,
    '/admin/accounts/:id': key,
    '/admin/mail/:id': mailId,
    '/admin/api-tokens/:id': key,
  }
  return {
    fill: (path, chosen = {}) =>
      path.replace(/:(\w+)/g, (parameter, name: string, start: number) => {
        const upToHere = path.slice(0, start) + parameter
        const value = chosen[name] ?? known[upToHere]
        if (value === undefined) throw new Error(`tests/accounts/fillings.ts names nothing for ${upToHere} in ${path}`)
        return value
      }),
  }
}
