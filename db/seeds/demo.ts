import type { Database, Day, Perspective, Role } from '../../src/database/schema.ts'
import { evidenceOn, keptEvidence } from '../../src/improvement/evidence.ts'
import { shownAnswers } from '../../src/improvement/evidence-store.ts'
import { lastDayOf } from '../../src/improvement/measure.ts'
import { ratedOf } from '../../src/improvement/register.ts'
import { type Submission, storeResponses } from '../../src/responses/store.ts'
import { isoWeekOf } from '../../src/statistics/weeks.ts'
import { SMALLEST_GROUP } from '../../src/surveys/anonymity.ts'
import { componentKey } from '../../src/surveys/definition.ts'
import { publishDefaultSurvey } from '../../src/surveys/store.ts'
import { bankAfter, type Change, changeSeenOn, looksAfter, registerAfter, seedOutcome } from './after.ts'
import { insertOrganisation } from './catalogue.ts'
import { seedComments } from './comments.ts'
import { componentId } from './component-id.ts'
import { actions } from './content/actions.ts'
import { bank } from './content/bank.ts'
import { hospital } from './content/hospital.ts'
import type { ActionContent, OrganisationContent, PlanContent, ServiceContent } from './content/types.ts'
import { daysFrom } from './days.ts'
import { seedFindings, seedReview } from './findings.ts'
import { seedFollowUps } from './follow-ups.ts'
import { seedGroupSizes } from './group-sizes.ts'
import { withGroups } from './groups.ts'
import { seedImproving } from './improving.ts'
import { alsoAnswered, askWhatMatters, seedHourlyRate } from './priorities.ts'
import { seedReaching } from './reaching.ts'
import { fewResponses, type Month, type SurveyIds, userResponses } from './respondents.ts'
import { seedRoster } from './roster.ts'

export interface DemoSurvey {
  service: string
  perspective: Perspective
  openKey: string
}

export interface Demo {
  accounts: Record<Role, string>
  surveys: DemoSurvey[]
}

const MONTHS = 18

/**
 * Loads the two demo organisations into an empty, migrated database: their catalogue, surveys, 18 months of responses up to
 * `now`, the register of improvement actions, and people who can be invited. The same `now` gives the same figures.
 * @param secret the installation's, from which invitations' links are made
 * @param story the debit card's, as it stands before anything was changed, or some months after
 * @returns the account id of each role, and the open links of every survey
 */
export async function seedDemo(
  db: Database,
  now: Date,
  secret: string,
  story: 'before' | 'after' = 'before',
): Promise<Demo> {
  const demo = await seedTold(db, now, story === 'after' ? toldAfter(now) : TOLD_BEFORE)
  await seedHourlyRate(db)
  await seedFollowUps(db, now)
  await seedReaching(db, now, secret)
  await seedComments(db, now)
  return demo
}

/** What a demo is made of. */
export interface Told {
  organisations: readonly OrganisationContent[]
  register: readonly ActionContent[]
  /** What the debit card's bank has changed meanwhile; null: nothing. */
  change: Change | null
}

export const TOLD_BEFORE: Told = { organisations: [bank, hospital], register: actions, change: null }

export function toldAfter(now: Date): Told {
  const today = now.toISOString().slice(0, 10)
  const change = changeSeenOn(today)
  return { organisations: [bankAfter(change), hospital], register: registerAfter(change, today), change }
}

/** Loads organisations with the debit card among them: catalogue, surveys, responses, accounts, actions and findings. */
export async function seedTold(db: Database, now: Date, { organisations, register, change }: Told): Promise<Demo> {
  const months = monthsUpTo(now)
  const complete = months.slice(0, -1).map((month) => month.period)
  await db.transaction().execute(async (trx) => {
    for (const organisation of organisations) await insertOrganisation(trx, organisation, now, complete)
    await seedRoster(trx, complete, change?.lastDayBefore ?? null)
  })
  const surveys: DemoSurvey[] = []
  for (const organisation of organisations) {
    surveys.push(...(await seedResponses(db, organisation, months)))
    await seedGroupSizes(db, organisation)
  }
  const known = organisations.flatMap(({ services }) => services.map(({ slug }) => slug))
  const accounts = await insertAccounts(db, now, known)
  await insertActions(db, accounts, now, register)
  await seedImproving(db, now, register)
  if (change !== null) await seedOutcome(db, accounts.analyst, change, now)
  await seedFindings(db, accounts, now, change === null ? [] : looksAfter(change, now))
  await seedReview(db, accounts, now)
  return { accounts, surveys }
}

function monthsUpTo(now: Date): Month[] {
  return Array.from({ length: MONTHS }, (_, place) => {
    const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - (MONTHS - 1) + place, 1))
    const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0))
    const isCurrent = place === MONTHS - 1
    return {
      period: first.toISOString().slice(0, 7),
      days: isCurrent ? now.getUTCDate() : last.getUTCDate(),
      elapsed: place / (MONTHS - 1),
    }
  })
}

async function seedResponses(
  db: Database,
  organisation: OrganisationContent,
  months: readonly Month[],
): Promise<DemoSurvey[]> {
  const links: DemoSurvey[] = []
  const asked = lastCompleteQuarter(months)
  for (const service of organisation.services.filter(({ status }) => status === 'live')) {
    const survey = await publishFor(db, service, months)
    const users = alsoAnswered(userResponses(service, survey, months), survey.lostPlaces)
    const userBatches =
      organisation.slug === bank.slug
        ? users.map((month, place) => withGroups(`${service.slug} ${place}`, month))
        : users
    const { askedBefore = [] } = service.profile
    const earlier = askedBefore.flatMap((periods, place) => {
      const round = months.filter(({ period }) => periods.includes(period))
      return fewResponses(service, survey, round, `round ${place + 1} `)
    })
    const fewBatch = [...earlier, ...fewResponses(service, survey, asked)]
    await db.transaction().execute(async (trx) => {
      for (const [place, month] of months.entries()) {
        for (const batch of byWeek(userBatches[place] as Submission[])) await storeResponses(trx, batch, lastDay(batch))
        const few = answeredIn(fewBatch, month)
        if (few.length > 0) await storeResponses(trx, few, lastDay(few))
      }
    })
    const open = await db
      .selectFrom('survey_perspective')
      .select(['perspective', 'open_key'])
      .where('survey_id', '=', survey.surveyId)
      .execute()
    links.push(...open.map(({ perspective, open_key }) => ({ service: service.slug, perspective, openKey: open_key })))
  }
  return links
}

/**
 * A month's answers by the ISO week in which they were given. Those of a week with too few to be released join the next
 * ones, so that all of a month's are released in it.
 */
function byWeek(month: readonly Submission[]): Submission[][] {
  const weeks: Submission[][] = []
  for (const submission of month.toSorted((a, b) => (a.day < b.day ? -1 : 1))) {
    const last = weeks.at(-1)
    const isSame = last !== undefined && isoWeekOf(lastDay(last)) === isoWeekOf(submission.day)
    if (last !== undefined && (isSame || last.length < SMALLEST_GROUP)) last.push(submission)
    else weeks.push([submission])
  }
  const rest = weeks.at(-1)
  if (weeks.length < 2 || rest === undefined || rest.length >= SMALLEST_GROUP) return weeks
  return [...weeks.slice(0, -2), [...(weeks.at(-2) as Submission[]), ...rest]]
}

function lastDay(batch: readonly Submission[]): Day {
  return batch.reduce((last, { day }) => (day > last ? day : last), '')
}

/** When customers and provider were asked: a service review looks back at a whole quarter. */
function lastCompleteQuarter(months: readonly Month[]): Month[] {
  const inCurrent = Number((months.at(-1) as Month).period.slice(5)) % 3 || 3
  return months.slice(-inCurrent - 3, -inCurrent)
}

function answeredIn(batch: readonly Submission[], month: Month): Submission[] {
  return batch.filter((submission) => submission.day.startsWith(month.period))
}

async function publishFor(db: Database, service: ServiceContent, months: readonly Month[]): Promise<SurveyIds> {
  const start = new Date(`${(months[0] as Month).period}-01T08:00:00Z`)
  return db.transaction().execute(async (trx) => {
    const { surveyId } = await publishDefaultSurvey(trx, service.slug, start)
    const { users, customers, provider } = service.profile
    const eligible = { user: users.eligible, customer: customers.eligible, provider: provider.eligible }
    for (const [perspective, eligible_count] of Object.entries(eligible) as [Perspective, number][]) {
      await trx
        .updateTable('survey_perspective')
        .set({ eligible_count })
        .where('survey_id', '=', surveyId)
        .where('perspective', '=', perspective)
        .execute()
    }
    const version = await trx
      .selectFrom('survey_version')
      .select('id')
      .where('survey_id', '=', surveyId)
      .executeTakeFirstOrThrow()
    const keys = service.components.map(({ key }) => [key, componentKey(componentId(service, key))])
    const lostPlaces = await askWhatMatters(trx, service.slug, version.id)
    return { surveyId, versionId: version.id, componentKeys: Object.fromEntries(keys), lostPlaces }
  })
}

const ACCOUNTS: Record<Role, { name: string; email: string; services: string[] }> = {
  administrator: { name: 'Alex Morgan', email: 'alex.morgan@tarnwood.example', services: [] },
  analyst: { name: 'Sam Laurent', email: 'sam.laurent@tarnwood.example', services: [] },
  owner: {
    name: 'Robin Keller',
    email: 'robin.keller@tarnwood.example',
    services: ['debit-card', 'card-disputes', 'cash-machines', 'card-fraud-alerts'],
  },
  viewer: {
    name: 'Kim Duval',
    email: 'kim.duval@tarnwood.example',
    services: ['debit-card', 'mobile-banking', 'online-banking'],
  },
}

async function insertAccounts(db: Database, now: Date, known: readonly string[]): Promise<Record<Role, string>> {
  for (const [role, { name, email, services }] of Object.entries(ACCOUNTS) as [Role, (typeof ACCOUNTS)[Role]][]) {
    await db
      .insertInto('account')
      .values({
        id: role,
        email,
        name,
        role,
        password_hash: null,
        language: 'en',
        active: 1,
        created_at: now.toISOString(),
      })
      .execute()
    for (const service_id of services.filter((slug) => known.includes(slug))) {
      await db.insertInto('account_service').values({ account_id: role, service_id }).execute()
    }
  }
  return { administrator: 'administrator', analyst: 'analyst', owner: 'owner', viewer: 'viewer' }
}

/** The steps that lead to each status, with who takes them. */
const STEPS_TO = {
  proposed: [],
  approved: ['approved'],
  'in-progress': ['approved', 'in-progress'],
  implemented: ['approved', 'in-progress', 'implemented'],
} as const

async function insertActions(
  db: Database,
  accounts: Record<Role, string>,
  now: Date,
  register: readonly ActionContent[],
): Promise<void> {
  for (const [place, action] of register.entries()) {
    const id = `action-${place + 1}`
    const steps = datedSteps(action, now)
    await db
      .insertInto('improvement_action')
      .values({
        id,
        service_id: action.serviceSlug,
        title: action.title,
        dimension: action.dimension,
        cause: action.cause,
        owner: action.ownerTitle,
        due_on: daysFrom(now, action.dueInDays).toISOString().slice(0, 10),
        change: action.change,
        target_points: action.byHowMuch,
        measure_question: action.dimension ?? 'VALUE',
        evidence: await evidenceWhenRaised(db, action, (steps[0] as Step).at.slice(0, 10)),
        status: action.status,
        raised_by: accounts.analyst,
        created_at: (steps[0] as Step).at,
        updated_at: (steps.at(-1) as Step).at,
        ...planned(action.plan),
      })
      .execute()
    const history = steps.map((step, number) => ({
      id: `${id}-${number}`,
      action_id: id,
      from_status: steps[number - 1]?.to ?? null,
      to_status: step.to,
      account_id: step.to === 'approved' ? accounts.owner : accounts.analyst,
      note: step.note,
      at: step.at,
    }))
    await db.insertInto('improvement_history').values(history).execute()
  }
}

function planned(plan: PlanContent | undefined) {
  if (plan === undefined) return {}
  return {
    ...{ measure_question: plan.question, baseline: plan.baseline, changed_on: plan.changedOn },
    ...{ after_window: plan.afterWindow, after_until: lastDayOf(plan.afterWindow) },
    compared_service_id: plan.comparedServiceSlug,
  }
}

/** What the answers said when an action was raised. */
async function evidenceWhenRaised(db: Database, { serviceSlug, dimension }: ActionContent, day: Day): Promise<string> {
  const service = await db
    .selectFrom('service')
    .select(['id', 'active_users'])
    .where('slug', '=', serviceSlug)
    .executeTakeFirstOrThrow()
  const answers = await shownAnswers(db, service, day, day.slice(0, 7))
  const evidence = evidenceOn(ratedOf(dimension), answers)
  return keptEvidence(evidence, day)
}

interface Step {
  to: ActionContent['status']
  note: string
  at: string
}

/** The proposal and the steps after it. The notes belong to them in turn; the last one tells how the action stands now. */
function datedSteps(action: ActionContent, now: Date): Step[] {
  const statuses: ActionContent['status'][] = ['proposed', ...STEPS_TO[action.status]]
  const notes = action.history
  const tellsTheEnd = action.status === 'implemented' || notes.length >= statuses.length
  let daysAgo = notes[0]?.daysAgo ?? 30
  return statuses.map((to, place) => {
    const isEnd = place > 0 && place === statuses.length - 1
    const isBetween = place === 0 || !tellsTheEnd || place < notes.length - 1
    const note = isEnd && tellsTheEnd ? notes.at(-1) : isBetween ? notes[place] : undefined
    // A step without a note lies half-way to the next known day.
    daysAgo = note?.daysAgo ?? Math.round((daysAgo + (tellsTheEnd ? (notes.at(-1)?.daysAgo ?? 0) : 0)) / 2)
    return { to, note: note?.note ?? '', at: daysFrom(now, -daysAgo).toISOString() }
  })
}
