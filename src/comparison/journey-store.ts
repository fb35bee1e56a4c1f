import { gridMonths, type Month } from '../catalogue/agreement.ts'
import { targetsOf } from '../catalogue/agreement-store.ts'
import { agreementFor } from '../catalogue/attainment-store.ts'
import { componentsOf } from '../catalogue/component-store.ts'
import { journeysOf, stepsOf } from '../catalogue/journey-store.ts'
import type { Database, Day, Row } from '../database/schema.ts'
import { OVERALL } from '../surveys/definition.ts'
import { windowAnswers } from './answers.ts'
import { anonymousPerspectives } from './asked.ts'
import { currentNames } from './current-names.ts'
import { anonymityOf } from './disclosure.ts'
import { type KnownTarget, questionReader, type ReadJourney, readJourney } from './journey.ts'
import { linkableQuestions } from './journey-questions.ts'
import { readFigures } from './read-store.ts'
import { publishedNames } from './version-store.ts'
import { monthsIn, type WindowKey } from './window.ts'

/** An original with the variants of it that stand beside it. */
export interface JourneyGroup {
  original: Row<'journey'>
  variants: Row<'journey'>[]
}

/** A service's journeys, each with its variants; one whose original is gone stands for itself. */
export async function journeyGroups(db: Database, serviceId: string): Promise<JourneyGroup[]> {
  const journeys = await journeysOf(db, serviceId)
  return journeys
    .filter(({ copy_of }) => copy_of === null)
    .map((original) => ({ original, variants: journeys.filter(({ copy_of }) => copy_of === original.id) }))
}

/** Everything that the journey page shows, as far as it may be seen over a window. */
export async function readJourneyPage(
  db: Database,
  service: Row<'service'>,
  group: JourneyGroup | null,
  window: WindowKey,
  today: Day,
) {
  const { asked, names, byMonth, waiting, months, over } = await readFigures(db, service, today)
  const mayShow = anonymityOf(byMonth, anonymousPerspectives(asked), waiting)
  const components = await componentsOf(db, service.id)
  const linkable = linkableQuestions(await publishedNames(db, service.id), names, components)
  const answers = windowAnswers(window, await over(monthsIn(window)), mayShow)
  const read = questionReader(answers, new Set(linkable.map(({ key }) => key)))
  const targets = await knownTargets(db, service.id, monthsIn(window))
  const byId = new Map(targets.map((target) => [target.id, target]))
  const shown = group === null ? [] : [group.original, ...group.variants]
  const ids = shown.map(({ id }) => id)
  const steps = await stepsOf(db, ids)
  const journeys: ReadJourney[] = []
  for (const journey of shown) {
    const known = journey.variant === 'until' ? await targetsUntil(db, service.id, journey.variant_day) : byId
    journeys.push(readJourney({ journey, steps: steps.get(journey.id) ?? [] }, known, read))
  }
  return {
    ...{ journeys, components, linkable, targets, read, months },
    isHidden: (chosen: WindowKey) => ['too-few', 'gives-away'].includes(mayShow('user', OVERALL, chosen)),
  }
}

export type ReadJourneyPage = Awaited<ReturnType<typeof readJourneyPage>>

/** How things were until a day is judged by what was agreed then: the year up to it, whichever window is shown. */
async function targetsUntil(db: Database, serviceId: string, day: Day | null): Promise<Map<string, KnownTarget>> {
  const months = day === null ? null : gridMonths(null, day).filter((month) => `${month}-01` < day)
  return new Map((await knownTargets(db, serviceId, months)).map((target) => [target.id, target]))
}

/** All of the service's targets; the outcome of those that have a say over the months. */
async function knownTargets(db: Database, serviceId: string, months: readonly Month[] | null): Promise<KnownTarget[]> {
  const outcomes = new Map((await agreementFor(db, serviceId, months)).map((each) => [each.id, each]))
  const targets = await targetsOf(db, serviceId)
  return targets.map(({ id, metric }) => ({ id, metric, outcome: outcomes.get(id) ?? null, isPlanned: false }))
}

/** What steps and components can be linked to, and are. */
export async function readLinks(db: Database, serviceId: string, journeyId: string | null) {
  const published = await publishedNames(db, serviceId)
  const components = await componentsOf(db, serviceId)
  const steps = journeyId === null ? [] : ((await stepsOf(db, [journeyId])).get(journeyId) ?? [])
  return { steps, components, linkable: linkableQuestions(published, currentNames(published), components) }
}

export type Links = Awaited<ReturnType<typeof readLinks>>

/** One step's or component's question, as its editor saw it and as it is to be; null: none. */
export interface LinkChange {
  table: 'touchpoint' | 'component'
  id: string
  was: string | null
  is: string | null
}

/** @returns false where somebody else has changed one of them since: then none is stored */
export async function storeLinks(db: Database, changes: readonly LinkChange[]): Promise<boolean> {
  class Overtaken extends Error {}
  try {
    await db.transaction().execute(async (trx) => {
      for (const { table, id, was, is } of changes) {
        const { numUpdatedRows } = await trx
          .updateTable(table)
          .set({ question: is })
          .where('id', '=', id)
          .where('question', was === null ? 'is' : '=', was)
          .executeTakeFirstOrThrow()
        if (numUpdatedRows !== 1n) throw new Overtaken()
      }
    })
    return true
  } catch (error) {
    if (error instanceof Overtaken) return false
    throw error
  }
}
