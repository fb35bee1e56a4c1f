import type { Row } from '../database/schema.ts'
import { lossOf } from '../responses/joint.ts'
import { suppressedGroups } from '../statistics/suppression.ts'
import { SMALLEST_GROUP } from '../surveys/anonymity.ts'
import type { Option } from '../surveys/definition.ts'
import { LOST_MINUTES } from '../surveys/scales.ts'
import type { SeenCounts } from './answers.ts'
import type { Disclosure } from './disclosure.ts'

/** What was lost at one place by those who lost most of theirs there. */
export interface LostAtPlace {
  /** The option that was chosen; null: something else. */
  option: Option | null
  n: number
  /** Of all minutes of those who named a place, 0–1. */
  share: number
}

/** What was lost at all shown places of one component together. */
export interface LostAtComponent {
  /** Null: at steps that belong to no component, or somewhere else. */
  component: NamedComponent | null
  n: number
  /** As of a place. */
  share: number
}

export type NamedComponent = Pick<Row<'component'>, 'id' | 'name' | 'name_fr'>

export interface LostPlaces {
  disclosure: Disclosure
  /** Who said where. */
  n: number
  /** That may be shown, the largest share first. */
  places: LostAtPlace[]
  hidden: number
}

/**
 * Parts the lost time by place. A place that fewer than {@link SMALLEST_GROUP} people named is hidden, and with it as many
 * more that it cannot be worked out from the others; only a place's sum is told, never who lost how much there.
 * @param counts answers to how much and where together, over all time: window by window, the places of a few could be
 *   worked out from one window and the next
 * @param told how many said how much they lost over all time: what a few of them lost who did not say where is told by
 *   what is left without the places
 */
export function lostPlacesOf(
  { counts, people, disclosure }: SeenCounts,
  options: readonly Option[],
  told: number,
): LostPlaces {
  const silent = told - people
  if (silent > 0 && silent < SMALLEST_GROUP) return { disclosure: 'gives-away', n: 0, places: [], hidden: 0 }
  const found = new Map<number, { n: number; minutes: number }>()
  for (const [answer, count] of counts) {
    if (answer < 0) continue
    const { bucket, place } = lossOf(answer)
    const known = found.get(place) ?? { n: 0, minutes: 0 }
    found.set(place, { n: known.n + count, minutes: known.minutes + count * (LOST_MINUTES[bucket] ?? 0) })
  }
  const hidden = suppressedGroups(SMALLEST_GROUP, new Map([...found].map(([place, { n }]) => [String(place), n])))
  const minutes = [...found.values()].reduce((sum, each) => sum + each.minutes, 0)
  const shown = [...found].filter(([place]) => !hidden.includes(String(place)))
  return {
    disclosure,
    n: people,
    places: shown
      .map(([code, place]) => ({
        option: options.find((option) => option.code === code) ?? null,
        n: place.n,
        share: minutes === 0 ? 0 : place.minutes / minutes,
      }))
      .sort((a, b) => b.share - a.share),
    hidden: hidden.length,
  }
}

/**
 * Sums the places that may be shown by component, the largest share first and those of no component last. A hidden place
 * is in no sum, so that none tells anything that the places do not.
 * @param componentOf a touchpoint's or component's own id
 * @returns nothing where no place belongs to a component
 */
export function lostByComponent(
  places: readonly LostAtPlace[],
  componentOf: ReadonlyMap<string, NamedComponent>,
): LostAtComponent[] {
  const found = new Map<string | null, LostAtComponent>()
  for (const { option, n, share } of places) {
    const component = componentOf.get(option?.place?.id ?? '') ?? null
    const known = found.get(component?.id ?? null) ?? { component, n: 0, share: 0 }
    found.set(component?.id ?? null, { component, n: known.n + n, share: known.share + share })
  }
  if ([...found.keys()].every((id) => id === null)) return []
  return [...found.values()].sort(
    (a, b) => Number(a.component === null) - Number(b.component === null) || b.share - a.share,
  )
}
