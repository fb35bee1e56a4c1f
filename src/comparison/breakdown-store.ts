import { sql } from 'kysely'
import type { Month } from '../catalogue/agreement.ts'
import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import { beginsWith } from '../database/dialect.ts'
import type { Database, Day, Row } from '../database/schema.ts'
import { keepSetting, storedSetting } from '../database/setting.ts'
import { RESPONSES } from '../responses/answers.ts'
import { anonymousPerspectives } from './asked.ts'
import {
  type Breakdown,
  type BreakdownAsked,
  type BreakdownBy,
  breakDown,
  type FrameCounts,
  type GroupAnswers,
} from './breakdown.ts'
import { underQuestions } from './current-names.ts'
import { anonymityOf } from './disclosure.ts'
import { readFigures } from './read-store.ts'
import { rulesFor } from './service-comparison.ts'

export interface ReadBreakdown {
  breakdown: Breakdown
  /** The months that hold answers, for choosing among. */
  months: Month[]
  /** What else answers about the service can be broken down by. */
  attributes: string[]
  /** Where the groups' sizes come from. */
  frame: FrameSource
}

export interface FrameSource {
  counts: FrameCounts
  /** `entered` by somebody, or counted from the `contacts` who are users of the service; `none`: not known. */
  source: 'entered' | 'contacts' | 'none'
}

/** One question of one service over a window, broken down one way, as far as it may be seen. */
export async function readBreakdown(
  db: Database,
  service: Row<'service'>,
  { by, question, window }: BreakdownAsked,
  today: Day,
): Promise<ReadBreakdown> {
  const { asked, names, byMonth, waiting, months } = await readFigures(db, service, today)
  const anonymous = anonymousPerspectives(asked)
  const stored = PERSPECTIVES.map((perspective) => names.of(perspective, question)?.countedAs ?? question)
  const rows = await groupAnswers(db, service.id, by, [...new Set(stored)])
  const frame = await frameOf(db, service.id, by)
  return {
    breakdown: breakDown({
      by,
      question,
      window,
      answers: underQuestions(rows, names).filter((row) => row.question === question),
      mayShow: anonymityOf(byMonth, anonymous, waiting),
      isWaiting: (perspective) => asked[perspective].held > 0,
      anonymous,
      customersEligible: asked.customer.eligible,
      targetIndex: rulesFor(service.xla_target).targetIndex,
      frame: frame.counts,
    }),
    months,
    attributes: await attributesOf(db, service.id),
    frame,
  }
}

/** The segments of a breakdown begin so; what follows is the group. */
function prefixOf(by: BreakdownBy): string {
  return by.startsWith(GROUP) ? `${by}=` : `${by}:`
}

const GROUP = 'group:'

async function groupAnswers(
  db: Database,
  serviceId: string,
  by: BreakdownBy,
  questions: readonly string[],
): Promise<(GroupAnswers & { question: string })[]> {
  const prefix = prefixOf(by)
  const rows = await db
    .selectFrom('histogram')
    .select(['segment', 'perspective', 'question', 'period', 'answer', 'count'])
    .where('service_id', '=', serviceId)
    .where((eb) => eb.or([eb('segment', '=', 'all'), beginsWith(db, sql.ref('segment'), prefix)]))
    .where('question', 'in', questions)
    .where(sql<boolean>`length(period) = 7`)
    .where('answer', '>=', 1)
    .execute()
  return rows.map(({ segment, count, ...row }) => ({
    ...row,
    group: segment === 'all' ? null : segment.slice(prefix.length),
    count: Number(count),
  }))
}

/** The attributes of people that answers about a service are counted by. */
async function attributesOf(db: Database, serviceId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('histogram')
    .select('segment')
    .distinct()
    .where('service_id', '=', serviceId)
    .where(beginsWith(db, sql.ref('segment'), GROUP))
    .where('question', '=', RESPONSES)
    .execute()
  const attributes = rows.map(({ segment }) => segment.slice(GROUP.length, segment.indexOf('=')))
  return [...new Set(attributes)].sort()
}

function frameSetting(serviceId: string, by: BreakdownBy): string {
  return `frame-counts ${serviceId} ${by}`
}

async function frameOf(db: Database, serviceId: string, by: BreakdownBy): Promise<FrameSource> {
  const entered = await storedSetting(db, frameSetting(serviceId, by))
  if (entered !== undefined) {
    return { counts: new Map(Object.entries(entered as Record<string, number>)), source: 'entered' }
  }
  if (!by.startsWith(GROUP)) return { counts: new Map(), source: 'none' }
  const counts = await usersByAttribute(db, serviceId, by.slice(GROUP.length))
  return { counts, source: counts.size === 0 ? 'none' : 'contacts' }
}

/** Who can no longer be written to uses the service all the same. */
async function usersByAttribute(db: Database, serviceId: string, attribute: string): Promise<FrameCounts> {
  const rows = await db
    .selectFrom('contact_service')
    .innerJoin('contact', 'contact.id', 'contact_service.contact_id')
    .innerJoin('contact_attribute', 'contact_attribute.contact_id', 'contact.id')
    .where('contact_service.service_id', '=', serviceId)
    .where('contact_service.perspective', '=', 'user')
    .where('contact.status', '<>', 'erased')
    .where('contact_attribute.name', '=', attribute)
    .groupBy('contact_attribute.value')
    .select(['contact_attribute.value', ({ fn }) => fn.countAll<number>().as('people')])
    .execute()
  return new Map(rows.map(({ value, people }) => [value, Number(people)]))
}

/** Keeps how many active users each group has; without any, what is counted from contacts holds again. */
export async function keepFrame(db: Database, serviceId: string, by: BreakdownBy, counts: FrameCounts): Promise<void> {
  const name = frameSetting(serviceId, by)
  if (counts.size === 0) await db.deleteFrom('setting').where('name', '=', name).execute()
  else await keepSetting(db, name, Object.fromEntries(counts))
}
