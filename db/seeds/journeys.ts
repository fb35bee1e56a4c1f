import type { Database, JourneyVariant, Row } from '../../src/database/schema.ts'
import { componentKey } from '../../src/surveys/definition.ts'
import { componentId } from './component-id.ts'
import type { JourneyContent, ServiceContent, TouchpointContent } from './content/types.ts'

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** A service's journeys as they are, and beside them as they are planned. */
export async function insertJourneys(trx: Database, service: ServiceContent): Promise<void> {
  for (const [place, journey] of service.journeys.entries()) {
    const id = `${service.slug}-journey-${place}`
    const { since } = journey
    const standing = { variant: since === undefined ? 'today' : 'until', day: since?.day ?? null } as const
    await insertJourney(trx, service, journey, { id, ...standing, copy_of: null, steps: journey.touchpoints })
    if (since !== undefined) {
      await insertJourney(trx, service, journey, {
        ...{ id: `${id}-since`, variant: 'since', day: since.day, copy_of: id, steps: since.touchpoints },
      })
    }
    if (journey.planned === undefined) continue
    await insertJourney(trx, service, journey, {
      ...{ id: `${id}-planned`, variant: 'planned', day: null, copy_of: id, steps: journey.planned },
    })
  }
}

interface Told {
  id: string
  variant: JourneyVariant
  day: string | null
  copy_of: string | null
  steps: readonly TouchpointContent[]
}

async function insertJourney(trx: Database, service: ServiceContent, journey: JourneyContent, told: Told) {
  const { id, variant, day, copy_of, steps } = told
  const first = steps[0]
  await trx
    .insertInto('journey')
    .values({
      ...{ id, service_id: service.slug, name: journey.name, name_fr: journey.nameFr, variant, copy_of },
      ...{ variant_day: day, persona: journey.persona, persona_fr: journey.personaFr },
      first_weekday: first === undefined ? null : WEEKDAYS.indexOf(first.weekday) + 1,
    })
    .execute()
  const rows = steps.map((step, position) => touchpointRow(`${id}-${position}`, id, position, service, step))
  await trx.insertInto('touchpoint').values(rows).execute()
  const targets = steps.flatMap(({ targetKeys, window }, position) =>
    targetKeys.map((key) => ({
      ...{ touchpoint_id: `${id}-${position}`, target_id: `${service.slug}-${key}` },
      window_hours: window?.targetKey === key ? window.hours : null,
      ended_by: window?.targetKey === key ? `${id}-${window.endedBy}` : null,
    })),
  )
  if (targets.length > 0) await trx.insertInto('touchpoint_target').values(targets).execute()
}

function touchpointRow(
  id: string,
  journey_id: string,
  position: number,
  service: ServiceContent,
  touchpoint: TouchpointContent,
): Row<'touchpoint'> {
  const { question, questionOnComponent } = touchpoint
  return {
    ...{ id, journey_id, position, day_offset: touchpoint.dayOffset, at: touchpoint.time, revision: 1 },
    ...{ title: touchpoint.title, title_fr: touchpoint.titleFr },
    ...{ what_happened: touchpoint.whatHappened, what_happened_fr: touchpoint.whatHappenedFr },
    channel: touchpoint.channel,
    component_id: touchpoint.componentKey === null ? null : componentId(service, touchpoint.componentKey),
    nothing_happened: touchpoint.nothingHappened ? 1 : 0,
    user_rating: touchpoint.ratings.users,
    customer_rating: touchpoint.ratings.customers,
    provider_rating: touchpoint.ratings.provider,
    question:
      questionOnComponent === undefined ? (question ?? null) : componentKey(componentId(service, questionOnComponent)),
  }
}
