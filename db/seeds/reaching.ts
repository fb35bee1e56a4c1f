import { createCampaign } from '../../src/campaigns/campaign-store.ts'
import { markBounced, markUnsubscribed } from '../../src/campaigns/contact-status-store.ts'
import { addContact } from '../../src/campaigns/contact-store.ts'
import { changeGroupings } from '../../src/campaigns/result-groups-store.ts'
import { writeConditions } from '../../src/campaigns/segment.ts'
import { planStep, scheduleCampaign } from '../../src/campaigns/start-store.ts'
import type { Database, Perspective } from '../../src/database/schema.ts'
import { addRelay } from '../../src/relays/store.ts'
import { type Submission, storeResponses } from '../../src/responses/store.ts'
import { beginSurvey } from '../../src/surveys/draft-store.ts'
import { countDropOut } from '../../src/surveys/drop-out-store.ts'
import { publishDraft } from '../../src/surveys/publish-store.ts'
import { templateDefinition } from '../../src/surveys/templates.ts'
import { DEPARTMENTS, FIRST_NAMES, LAST_NAMES, SERVICE_OWNERS, SITES } from './content/people.ts'
import { GROUPED_BY } from './groups.ts'
import { drawn, type Random, seededRandom, shuffled } from './random.ts'

const PEOPLE = 96
const USED = ['debit-card', 'mobile-banking', 'online-banking'] as const
const DAY = 24 * 3_600_000

/**
 * Loads who can be invited and what they were: contacts, segments, a touchpoint survey of the debit card with a campaign
 * that is under way, and a campaign that nobody has started yet.
 * @param secret the installation's, from which the invitations' links are made
 */
export async function seedReaching(db: Database, now: Date, secret: string): Promise<void> {
  const random = seededRandom('contacts')
  await insertContacts(db, random, now)
  await changeGroupings(db, GROUPED_BY)
  const segment = await insertSegments(db, now)
  const touchpoint = await publishTouchpoint(db, now)
  await runCampaign(db, touchpoint, random, now, secret)
  await leaveForms(db, touchpoint, random)
  await insertRelay(db, touchpoint, now)
  await insertDraftCampaign(db, segment, now)
}

async function insertContacts(db: Database, random: Random, now: Date): Promise<void> {
  const names = shuffled(
    random,
    FIRST_NAMES.flatMap((first) => LAST_NAMES.map((last) => `${first} ${last}`)),
  ).slice(0, PEOPLE)
  for (const [place, name] of names.entries()) {
    const department = drawn(random, DEPARTMENTS)
    const used = USED.filter(() => random() < 0.7)
    const perspectives = Object.fromEntries(used.map((service): [string, Perspective] => [service, 'user']))
    const language = drawn(random, { en: 0.68, fr: 0.3, de: 0.02 })
    const site = SITES[Math.floor(random() * SITES.length)] as string
    const email = addressOf(name)
    await addContact(db, { email, name, language, attributes: { department, site }, perspectives }, now)
    if (place % 31 === 7) await markUnsubscribed(db, { email }, 'by the link in an e-mail', now)
    if (place % 31 === 19) await markBounced(db, { email }, '550 5.1.1 No such user here', now)
  }
  for (const { name, services } of SERVICE_OWNERS) {
    const perspectives = Object.fromEntries(services.map((service): [string, Perspective] => [service, 'customer']))
    const attributes = { department: 'Retail banking', site: 'Tarnwood' }
    await addContact(db, { email: addressOf(name), name, language: 'en', attributes, perspectives }, now)
  }
}

function addressOf(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(' ', '.')
  return `${plain}@tarnwood.example`
}

/** @returns the id of the segment that the waiting campaign is for */
async function insertSegments(db: Database, now: Date): Promise<string> {
  const made = { created_at: now.toISOString(), created_by: 'analyst' }
  const branches = writeConditions({
    join: 'all',
    conditions: [{ kind: 'attribute', name: 'department', test: 'is', value: 'Retail banking' }],
  })
  const french = writeConditions({ join: 'all', conditions: [{ kind: 'language', test: 'is', value: 'fr' }] })
  await db
    .insertInto('segment')
    .values([
      { id: 'retail', name: 'Retail banking', conditions: branches, ...made },
      { id: 'french', name: 'French speakers', conditions: french, ...made },
    ])
    .execute()
  return 'retail'
}

interface Touchpoint {
  surveyId: string
  versionId: string
}

async function publishTouchpoint(db: Database, now: Date): Promise<Touchpoint> {
  const at = new Date(now.getTime() - 12 * DAY)
  const definition = templateDefinition('touchpoint', {
    service: { name: 'Debit card', name_fr: 'Carte de débit' },
    components: [],
  })
  const survey = { serviceId: 'debit-card', name: 'After a call about a card', template: 'touchpoint', definition }
  const surveyId = await beginSurvey(db, survey, { id: 'analyst' }, at)
  const publication = { surveyId, revision: 1, note: '', corrected: new Set<string>(), promises: {} }
  const published = await publishDraft(db, publication, at)
  if (!published.published) throw new Error(`The demo's touchpoint survey was not published: ${published.why}`)
  return published
}

/** Invitations that went out ten days ago, and the answers of those who have answered since. */
async function runCampaign(
  db: Database,
  { surveyId, versionId }: Touchpoint,
  random: Random,
  now: Date,
  secret: string,
): Promise<void> {
  const started = new Date(now.getTime() - 10 * DAY)
  const settings = {
    ...{ name: 'Card calls, November', perspective: 'user' as const, surveyIds: [surveyId], segmentId: null },
    ...{ sample: { kind: 'all' } as const, timeZone: 'Europe/Paris', startsAt: null, reminders: [5] },
    ...{ closesAt: new Date(now.getTime() + 14 * DAY).toISOString(), limitException: '' },
  }
  const id = await createCampaign(db, settings, 'analyst', started)
  await scheduleCampaign(db, id, started, started)
  while (await planStep(db, id, secret, started));
  const invited = await db.selectFrom('invitation').selectAll().where('campaign_id', '=', id).orderBy('email').execute()
  await markSent(db, invited, started)
  const submissions = invited
    .filter(() => random() < 0.6)
    .map(({ token_hash, language }): Submission => {
      const score = Number(drawn(random, { 1: 0.32, 2: 0.3, 3: 0.16, 4: 0.16, 5: 0.06 }))
      const day = new Date(started.getTime() + Math.floor(random() * 9) * DAY).toISOString().slice(0, 10)
      return {
        ...{ surveyId, versionId, perspective: 'user', promise: 'anonymous', participationKey: token_hash, day },
        ...{ language: language === 'fr' ? 'fr' : 'en', channel: 'phone', comments: [] },
        answers: {
          TOUCHPOINT: score,
          EFFORT_CES: Math.max(1, Math.min(5, score + Math.floor(random() * 3) - 1)),
          TOUCHPOINT_TIME: Math.max(0, 6 - score + Math.floor(random() * 3) - 1),
        },
        ...{ invitationId: null, respondent: null },
      }
    })
  await db.transaction().execute((trx) => storeResponses(trx, submissions, now.toISOString().slice(0, 10)))
}

async function markSent(db: Database, invited: readonly { id: string; email: string }[], at: Date): Promise<void> {
  const time = at.toISOString()
  for (const { id, email } of invited) {
    await db
      .insertInto('outbox')
      .values({
        ...{ id: `mail-${id}`, kind: 'survey-invitation', recipient: email, message_id: `mail-${id}`, headers: '{}' },
        ...{ subject: 'What do you think of Debit card?', body_text: '', body_html: '', status: 'sent', attempts: 1 },
        ...{ next_attempt_at: time, created_at: time, sent_at: time },
      })
      .execute()
    await db
      .updateTable('invitation')
      .set({ mail_id: `mail-${id}`, last_mail_at: time })
      .where('id', '=', id)
      .execute()
  }
}

/** People who began the touchpoint form and stopped, most of them where words are asked for. */
async function leaveForms(db: Database, { versionId }: Touchpoint, random: Random): Promise<void> {
  for (let person = 0; person < 24; person++) {
    const last = drawn(random, { '': 0.1, TOUCHPOINT: 0.25, EFFORT_CES: 0.15, TOUCHPOINT_TIME: 0.5 })
    await countDropOut(db, versionId, 'user', last)
  }
}

/** The contact centre's ticket tool, which puts a signed link into its mails. */
async function insertRelay(db: Database, { surveyId }: Touchpoint, now: Date): Promise<void> {
  const choices = { name: 'Contact centre tickets', perspective: 'user' as const, surveys: [surveyId] }
  await addRelay(db, choices, 'analyst', now)
}

/** A campaign as it looks before anybody has pressed start. */
async function insertDraftCampaign(db: Database, segmentId: string, now: Date): Promise<void> {
  const survey = await db
    .selectFrom('survey')
    .select('id')
    .where('service_id', '=', 'mobile-banking')
    .where('status', '=', 'published')
    .executeTakeFirstOrThrow()
  const settings = {
    ...{ name: 'Mobile banking in the branches', perspective: 'user' as const, surveyIds: [survey.id], segmentId },
    ...{ sample: { kind: 'share', percent: 50 } as const, timeZone: 'Europe/Paris', startsAt: null, closesAt: null },
    ...{ reminders: [4, 10], limitException: '' },
  }
  await createCampaign(db, settings, 'analyst', now)
}
