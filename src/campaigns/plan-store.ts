import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import { rowsFromJson } from '../database/dialect.ts'
import type { ContactStatus, Database, Day, Perspective, Row, Time } from '../database/schema.ts'
import { daysAfter } from '../statistics/days.ts'
import { grouped } from '../statistics/grouped.ts'
import { addressHash } from './address-hash.ts'
import { type ContactLimits, fullSince, type LimitDays } from './contact-limits.ts'
import { addressSalt, contactLimits } from './ledger-store.ts'
import {
  type Candidate,
  type Decision,
  decide,
  isOfReason,
  type LeftOutReason,
  type Planning,
  planningFor,
  withDecision,
} from './plan.ts'
import { drawNext, drawnNumber, type Sample, sampleSize } from './sample.ts'
import { readConditions, type SegmentConditions } from './segment.ts'
import { isInSegment } from './segment-store.ts'

/** Whom a campaign could ask, and about what. */
export interface Frame {
  campaignId: string
  perspective: Perspective
  /** Null: everybody who stands in the perspective. */
  segment: SegmentConditions | null
  sample: Sample
  isException: boolean
  limits: ContactLimits
  /** Those of its surveys that take answers and ask the perspective. */
  surveys: { surveyId: string; serviceId: string }[]
}

export async function frameOf(db: Database, campaign: Row<'campaign'>): Promise<Frame> {
  const segment =
    campaign.segment_id === null
      ? undefined
      : await db.selectFrom('segment').select('conditions').where('id', '=', campaign.segment_id).executeTakeFirst()
  const surveys = await db
    .selectFrom('campaign_survey')
    .innerJoin('survey', 'survey.id', 'campaign_survey.survey_id')
    .innerJoin('survey_perspective', 'survey_perspective.survey_id', 'survey.id')
    .select(['survey.id as surveyId', 'survey.service_id as serviceId'])
    .where('campaign_id', '=', campaign.id)
    .where('survey_perspective.perspective', '=', campaign.perspective)
    .where('survey.status', '=', 'published')
    .orderBy('survey.id')
    .execute()
  return {
    campaignId: campaign.id,
    perspective: campaign.perspective,
    segment: segment === undefined ? null : readConditions(segment.conditions),
    sample: JSON.parse(campaign.sample) as Sample,
    isException: campaign.limit_exception !== '',
    limits: await contactLimits(db),
    surveys,
  }
}

/** Counts the frame, and so begins a plan. */
export async function beginPlanning(db: Database, frame: Frame): Promise<Planning> {
  const { count } = (await inFrame(db, frame)
    .select(({ fn }) => fn.count<number>('contact_service.contact_id').distinct().as('count'))
    .executeTakeFirst()) ?? { count: 0 }
  const byService = await inFrame(db, frame)
    .select(({ fn }) => ['contact_service.service_id', fn.countAll<number>().as('people')])
    .groupBy('contact_service.service_id')
    .execute()
  const people = new Map(byService.map((row) => [row.service_id, Number(row.people)]))
  const eligible = Number(count)
  const surveys = new Map(frame.surveys.map(({ surveyId, serviceId }) => [surveyId, people.get(serviceId) ?? 0]))
  return planningFor(eligible, sampleSize(frame.sample, eligible), surveys)
}

function inFrame(db: Database, { perspective, segment, surveys }: Frame) {
  const services = surveys.map(({ serviceId }) => serviceId)
  const standing = db
    .selectFrom('contact_service')
    .where('contact_service.perspective', '=', perspective)
    .where('contact_service.service_id', 'in', services.length === 0 ? [''] : services)
  if (segment === null) return standing
  return standing
    .innerJoin('contact', 'contact.id', 'contact_service.contact_id')
    .where(isInSegment(db, segment)) as unknown as typeof standing
}

export interface Invited {
  contactId: string
  email: string
  name: string
  language: string
  surveyId: string
}

export interface LeftOut {
  contactId: string
  email: string
  reason: LeftOutReason
}

export interface PlannedBatch {
  planning: Planning
  invited: Invited[]
  leftOut: LeftOut[]
}

const CONTACTS_A_BATCH = 500

/**
 * Decides about the next contacts of the frame, by a few queries for all of them together. Asked again with the same
 * planning it decides the same, as long as nobody is written to or changes in between.
 */
export async function planBatch(
  db: Database,
  frame: Frame,
  planning: Planning,
  secret: string,
  now: Date,
): Promise<PlannedBatch> {
  const ids = await nextIds(db, frame, planning.after)
  const isLast = ids.length < CONTACTS_A_BATCH
  let { draw, reach } = planning
  const drawn = ids.filter((id) => {
    const next = drawNext(draw, drawnNumber(secret, frame.campaignId, id))
    draw = next.draw
    return next.taken
  })
  const batch: Omit<PlannedBatch, 'planning'> = { invited: [], leftOut: [] }
  const rules = { limits: frame.limits, isException: frame.isException, today: now.toISOString().slice(0, 10) }
  for (const person of await candidates(db, frame, drawn, now)) {
    const decision = decide(person, rules, drawnNumber(secret, frame.campaignId, `${person.contactId} tie`))
    reach = withDecision(reach, decision)
    note(batch, person, decision)
  }
  const isDone = isLast || draw.toTake === 0
  return { ...batch, planning: { isDone, after: ids.at(-1) ?? planning.after, draw, reach } }
}

/** Decides about the whole frame without storing anything, batch by batch, so that other requests get their turn. */
export async function* plannedBatches(
  db: Database,
  frame: Frame,
  secret: string,
  now: Date,
): AsyncGenerator<PlannedBatch> {
  let planning = await beginPlanning(db, frame)
  while (!planning.isDone) {
    const batch = await planBatch(db, frame, planning, secret, now)
    planning = batch.planning
    yield batch
    await setImmediate()
  }
}

/** What a campaign would come to if it started now, and some of those whom it would leave out. */
export interface Estimate {
  planning: Planning
  leftOut: LeftOut[]
  /** How many there are of the reason asked for. */
  total: number
}

/** @param window which of those left out are wanted: of one reason or of all, so many from the place `from` on */
export async function estimatedReach(
  db: Database,
  frame: Frame,
  window: { reason: LeftOutReason | undefined; from: number; most: number },
  secret: string,
  now: Date,
): Promise<Estimate> {
  const estimate: Estimate = { planning: planningFor(0, 0, new Map()), leftOut: [], total: 0 }
  for await (const { planning, leftOut } of plannedBatches(db, frame, secret, now)) {
    estimate.planning = planning
    for (const person of leftOut) {
      if (!isOfReason(person.reason, window.reason)) continue
      if (estimate.total >= window.from && estimate.leftOut.length < window.most) estimate.leftOut.push(person)
      estimate.total += 1
    }
  }
  return estimate
}

function note({ invited, leftOut }: Omit<PlannedBatch, 'planning'>, person: Person, decision: Decision): void {
  const { contactId, name, language } = person
  const email = person.email ?? ''
  if (!decision.invited) leftOut.push({ contactId, email, reason: decision.reason })
  else {
    invited.push({ contactId, email, name, language, surveyId: decision.surveyId })
    if (decision.isAskedOnce) leftOut.push({ contactId, email, reason: 'other-service' })
  }
}

async function nextIds(db: Database, frame: Frame, after: string): Promise<string[]> {
  const rows = await inFrame(db, frame)
    .select('contact_service.contact_id')
    .distinct()
    .where('contact_service.contact_id', '>', after)
    .orderBy('contact_service.contact_id')
    .limit(sql.lit(CONTACTS_A_BATCH))
    .execute()
  return rows.map((row) => row.contact_id)
}

interface Person extends Candidate {
  name: string
  language: string
}

async function candidates(db: Database, frame: Frame, ids: readonly string[], now: Date): Promise<Person[]> {
  if (ids.length === 0) return []
  const { rows: contacts } = await sql<ContactOfService>`
    select contact.id, contact.email, contact.name, contact.language, contact.status, contact.address_hash,
      contact_service.service_id
    from ${rowsFromJson(db, { key: 'text' }, keys(ids))}
    inner join contact on contact.id = rows.key
    inner join contact_service on contact_service.contact_id = contact.id
    where contact_service.perspective = ${frame.perspective}
    order by contact.id`.execute(db)
  const history = await histories(db, contacts, frame, now)
  const people = new Map<string, Person>()
  for (const { id, email, name, language, status, service_id, address_hash } of contacts) {
    const known = history(id, address_hash)
    const person = people.get(id) ?? {
      ...{ contactId: id, email, name, language, status, surveys: [], open: known.open, limits: known.limits },
    }
    const asked = frame.surveys.filter(({ serviceId }) => serviceId === service_id)
    const surveys = asked.map(({ surveyId }) => ({ surveyId, lastAsked: known.lastAsked.get(service_id) ?? null }))
    people.set(id, { ...person, surveys: [...person.surveys, ...surveys] })
  }
  return [...people.values()]
}

/** Somebody on a list of addresses, and whether they may be invited. */
export interface ListedPerson {
  /** Null where the address is no contact. */
  contactId: string | null
  decision: Decision
}

/**
 * Decides about addresses that somebody typed or pasted, by the same rules as about contacts.
 * @param emails in lower case, each once
 * @returns what was decided, by address
 */
export async function decideByAddress(
  db: Database,
  about: { surveyId: string; serviceId: string; perspective: Perspective },
  emails: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, ListedPerson>> {
  const limits = await contactLimits(db)
  const salt = await addressSalt(db)
  const listed = emails.map((email) => ({ key: addressHash(salt, email), email }))
  const { rows: contacts } = await sql<Pick<Row<'contact'>, 'id' | 'status' | 'address_hash'>>`
    select contact.id, contact.status, contact.address_hash from ${rowsFromJson(db, { key: 'text' }, listed)}
    inner join contact on contact.address_hash = rows.key`.execute(db)
  const known = new Map(contacts.map((contact) => [contact.address_hash, contact]))
  const people = listed.map(({ key, email }) => {
    const { id = `address ${email}`, status = 'active' } = known.get(key) ?? {}
    return { id, email, status, address_hash: key }
  })
  const history = await histories(db, people, { limits, perspective: about.perspective }, now)
  const rules = { limits, isException: false, today: now.toISOString().slice(0, 10) }
  const surveys = [{ surveyId: about.surveyId, lastAsked: null }]
  return new Map(
    people.map(({ id, email, status, address_hash }) => {
      const { open, limits: days } = history(id, address_hash)
      const decision = decide({ contactId: id, email, status, surveys, open, limits: days }, rules, 0)
      return [email, { contactId: known.has(address_hash) ? id : null, decision }]
    }),
  )
}

interface ContactOfService {
  id: string
  email: string | null
  name: string
  language: string
  status: ContactStatus
  address_hash: string
  service_id: string
}

const keys = (values: readonly string[]) => values.map((key) => ({ key }))

/** What is known of a person from before. */
interface History {
  open: ReadonlySet<string>
  lastAsked: ReadonlyMap<string, Time>
  limits: LimitDays
}

/** @returns what happened to each of some people: whom they were asked by, and how often they were written to */
async function histories(
  db: Database,
  contacts: readonly Pick<ContactOfService, 'id' | 'email' | 'address_hash'>[],
  frame: Pick<Frame, 'limits' | 'perspective'>,
  now: Date,
): Promise<(contactId: string, addressHash: string) => History> {
  const past = grouped(await pastInvitations(db, contacts), (row) => row.contact_id)
  const since = daysAfter(now.toISOString().slice(0, 10), -frame.limits.windowDays)
  const written = grouped(
    await writtenSince(
      db,
      contacts.map(({ address_hash }) => address_hash),
      since,
    ),
    (row) => row.address_hash,
  )
  return (contactId, addressHash) => {
    const days = (written.get(addressHash) ?? []).map(({ day }) => day)
    return historyOf(past.get(contactId) ?? [], days, frame, now)
  }
}

interface PastInvitation {
  contact_id: string
  survey_id: string
  service_id: string
  perspective: Perspective
  last_mail_at: Time | null
  created_at: Time
  withdrawn: string | null
  closes_at: Time | null
  survey_status: Row<'survey'>['status']
  answered: string | null
  promise: 'anonymous' | 'attributed'
}

/** By the contact, or, where a list of addresses was pasted, by the address. */
async function pastInvitations(
  db: Database,
  contacts: readonly Pick<ContactOfService, 'id' | 'email'>[],
): Promise<PastInvitation[]> {
  const people = [...new Map(contacts.map(({ id, email }) => [id, { key: id, email }])).values()]
  const rows = rowsFromJson(db, { key: 'text', email: 'text' }, people)
  const facts = sql`rows.key as contact_id, invitation.survey_id, survey.service_id, invitation.perspective,
    invitation.last_mail_at, invitation.created_at, invitation.withdrawn, campaign.closes_at,
    survey.status as survey_status, participation.key as answered, survey_perspective.promise`
  const rest = sql`inner join survey on survey.id = invitation.survey_id
    inner join campaign on campaign.id = invitation.campaign_id
    inner join survey_perspective on survey_perspective.survey_id = invitation.survey_id
      and survey_perspective.perspective = invitation.perspective
    left join participation on participation.key = invitation.token_hash`
  const found = await sql<PastInvitation>`
    select ${facts} from ${rows} inner join invitation on invitation.contact_id = rows.key ${rest}
    union all
    select ${facts} from ${rows} inner join invitation on invitation.email = rows.email
      and invitation.contact_id is null ${rest}`.execute(db)
  return found.rows
}

async function writtenSince(db: Database, hashes: readonly string[], since: Day) {
  const found = await sql<{ address_hash: string; day: Day }>`
    select contact_ledger.address_hash, contact_ledger.day
    from ${rowsFromJson(db, { key: 'text' }, keys([...new Set(hashes)]))}
    inner join contact_ledger on contact_ledger.address_hash = rows.key
    where contact_ledger.kind = 'invitation' and contact_ledger.day > ${since}`.execute(db)
  return found.rows
}

function historyOf(
  past: readonly PastInvitation[],
  written: readonly Day[],
  { limits, perspective }: Pick<Frame, 'limits' | 'perspective'>,
  now: Date,
): History {
  const at = now.toISOString()
  const lastAsked = new Map<string, Time>()
  // Not the last mail: that may be a reminder, and then who has answered would sway what they are asked next.
  for (const { service_id, created_at } of past) {
    if (created_at > (lastAsked.get(service_id) ?? '')) lastAsked.set(service_id, created_at)
  }
  const open = past.filter(
    (row) =>
      row.withdrawn === null &&
      row.perspective === perspective &&
      row.survey_status === 'published' &&
      (row.closes_at === null || row.closes_at > at),
  )
  // Planned and not written yet: the ledger does not know of them.
  const pending = past.filter((row) => row.last_mail_at === null && row.withdrawn === null)
  const days = [...written, ...pending.map((row) => row.created_at.slice(0, 10))]
  return {
    open: new Set(open.map((row) => row.survey_id)),
    lastAsked,
    limits: {
      fullSince: fullSince(limits, days),
      restSince: restSince(past),
    },
  }
}

/** {@link LimitDays.restSince} */
function restSince(past: readonly PastInvitation[]): Day | null {
  const days = past.flatMap(({ promise, answered, created_at, last_mail_at }) => {
    if (last_mail_at === null) return []
    if (promise === 'anonymous') return [created_at.slice(0, 10)]
    return answered === null ? [] : [last_mail_at.slice(0, 10)]
  })
  return days.sort().at(-1) ?? null
}
