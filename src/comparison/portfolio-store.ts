import type { Actor } from '../accounts/permissions.ts'
import { visibleServices } from '../accounts/scope.ts'
import type { Month } from '../catalogue/agreement.ts'
import { agreementsFor } from '../catalogue/attainment-store.ts'
import type { Database, Day, Perspective } from '../database/schema.ts'
import { grouped } from '../statistics/grouped.ts'
import { OVERALL, type Rated } from '../surveys/definition.ts'
import { type AnswerCount, windowAnswers } from './answers.ts'
import { type AskedRow, anonymousPerspectives, askedOf } from './asked.ts'
import { currentNames, type PublishedNames, underQuestions } from './current-names.ts'
import { anonymityOf, type MonthCount } from './disclosure.ts'
import type { ListedService, PortfolioEvidence } from './portfolio.ts'
import { asNumbers, isMonth, monthly } from './store.ts'
import { publishedNamesOfAll } from './version-store.ts'
import { ALL_TIME, monthsIn, type WindowKey, windowBefore } from './window.ts'

const COMPARED: ReadonlySet<Perspective> = new Set(['user', 'customer'])

export interface ReadPortfolio {
  entries: PortfolioEvidence[]
  /** The months in which anybody answered about any of the services. */
  months: Month[]
}

/**
 * What the portfolio shows of every service that the actor may see: a fixed number of queries, however many there are.
 * @param questions what else is compared of them besides the overall question
 */
export async function readPortfolio(
  db: Database,
  actor: Actor,
  window: WindowKey,
  today: Day,
  questions: readonly Rated[] = [],
): Promise<ReadPortfolio> {
  const services: ListedService[] = await visibleServices(db, actor)
    .select(['id', 'slug', 'name', 'name_fr', 'organisation', 'status', 'active_users', 'xla_target'])
    .execute()
  const before = windowBefore(window)
  const ids = services.map(({ id }) => id)
  const asked = byService(await askedAbout(db, actor))
  const stakeholders = byService(await stakeholdersOf(db, actor))
  const published = await publishedNamesOfAll(db, actor, questions.length === 0 ? 'overall' : 'rated')
  const overall = overallOf(
    db,
    actor,
    storedNames([...published.values()].flat(), [...new Set([OVERALL, ...questions])]),
  )
  const counts = byService(await overallCounts(overall, window))
  const earlier = byService(before === null ? [] : await overallCounts(overall, before))
  const months = byService(window === ALL_TIME ? [] : await overallByMonth(overall))
  const targets = await agreementsFor(db, ids, monthsIn(window))
  const entries = services.map((service): PortfolioEvidence => {
    const facts = { activeUsers: service.active_users, stakeholders: stakeholders.get(service.id) ?? [] }
    const known = askedOf(asked.get(service.id) ?? [], facts, today)
    const names = currentNames(published.get(service.id) ?? [])
    const own = underQuestions(counts.get(service.id) ?? [], names)
    const mayShow = anonymityOf(
      window === ALL_TIME ? asOneMonth(own) : underQuestions(months.get(service.id) ?? [], names),
      anonymousPerspectives(known),
    )
    return {
      service,
      window,
      answers: windowAnswers(window, own, mayShow),
      before:
        before === null ? null : windowAnswers(before, underQuestions(earlier.get(service.id) ?? [], names), mayShow),
      asked: known,
      names,
      targets: targets.get(service.id) ?? [],
      today,
    }
  })
  return { entries, months: await monthsOf(overall) }
}

type OfService<R> = R & { service_id: string }

function byService<R extends { service_id: string }>(rows: readonly R[]): Map<string, R[]> {
  return grouped(rows, ({ service_id }) => service_id)
}

/** Of all time only the total decides what may be shown; in which months it came in makes no difference. */
function asOneMonth(counts: readonly AnswerCount[]): MonthCount[] {
  const questions = [...new Set(counts.map(({ question }) => question))]
  const each = [...COMPARED].flatMap((perspective) => questions.map((question) => ({ perspective, question })))
  return each.map(({ perspective, question }) => {
    const own = counts.filter((count) => count.perspective === perspective && count.question === question)
    const sum = (of: readonly AnswerCount[]) => of.reduce((total, { count }) => total + count, 0)
    return {
      perspective,
      question,
      period: '2000-01',
      scored: sum(own.filter(({ answer }) => answer >= 0)),
      unscored: sum(own.filter(({ answer }) => answer < 0)),
    }
  })
}

/** Every name that answers to the questions are counted under in one of the services. */
function storedNames(published: readonly PublishedNames[], questions: readonly string[]): string[] {
  const known = published.flatMap(({ names }) =>
    questions.flatMap((question) => [...COMPARED].map((of) => names[of].get(question)?.countedAs ?? question)),
  )
  return [...new Set([...questions, ...known])]
}

function overallOf(db: Database, actor: Actor, names: readonly string[]) {
  return db
    .selectFrom('histogram')
    .where('segment', '=', 'all')
    .where('question', 'in', names)
    .where('perspective', 'in', [...COMPARED])
    .where('service_id', 'in', visibleServices(db, actor).select('service.id'))
}

type Overall = ReturnType<typeof overallOf>

async function overallCounts(overall: Overall, window: WindowKey): Promise<OfService<AnswerCount>[]> {
  const rows = await overall
    .where('period', 'in', monthsIn(window) ?? ['all'])
    .groupBy(['service_id', 'question', 'perspective', 'answer'])
    .select(['service_id', 'question', 'perspective', 'answer', ({ fn }) => fn.sum<number>('count').as('count')])
    .execute()
  return rows.map((row) => ({ ...row, count: Number(row.count) }))
}

async function overallByMonth(overall: Overall): Promise<OfService<MonthCount>[]> {
  const rows = await monthly(overall, COMPARED)
    .select(['service_id', 'perspective', 'question', 'period'])
    .groupBy(['service_id', 'perspective', 'question', 'period'])
    .execute()
  return rows.map(asNumbers)
}

async function monthsOf(overall: Overall): Promise<Month[]> {
  const rows = await overall.where(isMonth).select('period').distinct().execute()
  return rows.map(({ period }) => period)
}

async function askedAbout(db: Database, actor: Actor): Promise<OfService<AskedRow>[]> {
  return visibleServices(db, actor)
    .innerJoin('survey', 'survey.service_id', 'service.id')
    .innerJoin('survey_perspective', 'survey_perspective.survey_id', 'survey.id')
    .leftJoin('intake_tally', (join) =>
      join
        .onRef('intake_tally.survey_id', '=', 'survey_perspective.survey_id')
        .onRef('intake_tally.perspective', '=', 'survey_perspective.perspective'),
    )
    .where('survey.status', '<>', 'draft')
    .select(['survey.service_id', 'survey_perspective.perspective', 'promise', 'measures', 'eligible_count'])
    .select(['received', 'held', 'last_day'])
    .orderBy('survey.created_at', 'desc')
    .orderBy('survey.id')
    .execute()
}

async function stakeholdersOf(db: Database, actor: Actor) {
  return visibleServices(db, actor)
    .innerJoin('stakeholder', 'stakeholder.service_id', 'service.id')
    .select(['service_id', 'perspective', 'people', 'since', 'until'])
    .execute()
}
