import type { Month } from '../catalogue/agreement.ts'
import type { Database, Day, Row } from '../database/schema.ts'
import { jointQuestion } from '../responses/joint.ts'
import type { Wording } from '../surveys/definition.ts'
import { questionOf } from '../surveys/edits.ts'
import { DEFAULT_PERIOD } from '../surveys/instrument.ts'
import { LOST_WHERE } from '../surveys/lost-where.ts'
import { ratedComponents } from '../surveys/rated-components-store.ts'
import { type Adequacy, adequaciesOf, expectationsOf, type MetExpectation } from './expectations.ts'
import {
  type LostAtComponent,
  type LostPlaces,
  lostByComponent,
  lostPlacesOf,
  type NamedComponent,
} from './lost-places.ts'
import { type Estimated, type HourlyRate, type LostTimeTold, lostTimeTold } from './lost-time.ts'
import { type Priorities, prioritiesOf } from './priorities.ts'
import { hourlyRate } from './rate-store.ts'
import { readService } from './read-store.ts'
import { ALL_TIME, type WindowKey } from './window.ts'

export interface ReadPriorities {
  /** The months that hold answers, for choosing among. */
  months: Month[]
  isHidden(window: WindowKey): boolean
  /** Where a question can be added to what is asked now. */
  editorAddress: string
  /** Whether anybody is asked it now. */
  isAsked(question: string): boolean
  priorities: Priorities
  met: MetExpectation[]
  adequacies: Adequacy[]
  lostTime: LostTimeTold
  /** That the lost-time question is about, in its words. */
  period: Wording
  /** Over all time, as the hours that they are parts of. */
  places: LostPlaces
  byComponent: LostAtComponent[]
  hoursOverall: Estimated | null
  rate: HourlyRate | null
}

/** Importance, expectation and lost time of one service over a window, as far as they may be seen. */
export async function readPriorities(
  db: Database,
  service: Row<'service'>,
  window: WindowKey,
  today: Day,
): Promise<ReadPriorities> {
  const { evidence, answersOver, months, isHidden, definitions, surveys } = await readService(
    db,
    service,
    window,
    today,
  )
  const asked = definitions.find(([perspective]) => perspective === 'user')?.[1]
  const period = asked?.period ?? DEFAULT_PERIOD
  const where = asked === undefined ? undefined : questionOf(asked, LOST_WHERE)
  const allTime = window === ALL_TIME ? evidence.answers : await answersOver(ALL_TIME)
  const open = surveys.find(({ closed_at }) => closed_at === null)
  const overall = lostTimeTold({ ...evidence, answers: allTime }, evidence.periodMonths)
  const places = lostPlacesOf(
    allTime.counted('user', jointQuestion('LOST_TIME', LOST_WHERE)),
    where?.kind === 'choice' ? where.options : [],
    overall.users.n,
  )
  return {
    ...{ months, isHidden, period },
    editorAddress: open === undefined ? `/services/${service.slug}/surveys` : `/surveys/${open.id}/edit`,
    isAsked: (question) => definitions.some(([, definition]) => questionOf(definition, question) !== undefined),
    priorities: prioritiesOf(evidence),
    met: expectationsOf(evidence),
    adequacies: adequaciesOf(evidence),
    lostTime: lostTimeTold(evidence, evidence.periodMonths),
    places,
    byComponent: lostByComponent(places.places, await componentsOfPlaces(db, service.id)),
    hoursOverall: overall.hoursPerMonth,
    rate: await hourlyRate(db),
  }
}

/** The component that each place of a service belongs to now, by the id of the touchpoint, or of the component itself. */
async function componentsOfPlaces(db: Database, serviceId: string): Promise<Map<string, NamedComponent>> {
  const components = await ratedComponents(db, serviceId)
  const touchpoints = await db
    .selectFrom('touchpoint')
    .innerJoin('journey', 'journey.id', 'touchpoint.journey_id')
    .where('journey.service_id', '=', serviceId)
    .select(['touchpoint.id', 'component_id'])
    .execute()
  const byId = new Map<string, NamedComponent>(components.map((component) => [component.id, component]))
  for (const { id, component_id } of touchpoints) {
    const component = byId.get(component_id ?? '')
    if (component !== undefined) byId.set(id, component)
  }
  return byId
}
