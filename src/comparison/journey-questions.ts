import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import type { Perspective, Row } from '../database/schema.ts'
import { componentKey, type Wording } from '../surveys/definition.ts'
import type { CurrentNames, PublishedNames } from './current-names.ts'

/** A rating on the scale 1–5 that the service's surveys ask now, and so can tell how a step or a component is seen. */
export interface LinkableQuestion {
  key: string
  /** As each perspective is asked it; none for a component's own question, which is named after the component. */
  text: Partial<Record<Perspective, Wording>>
  component: Pick<Row<'component'>, 'id' | 'name' | 'name_fr'> | null
}

const ONE_TO_FIVE_SCALES: readonly string[] = ['sat5', 'ease5']

/**
 * What can be linked to a step: the surveys' ratings on 1–5 in the order in which they are asked, then the components' own
 * questions. A guess of what others think is nobody's own view, and what two perspectives rate on different scales is not
 * one question: both are left out.
 * @param published the newest version first
 */
export function linkableQuestions(
  published: readonly PublishedNames[],
  names: CurrentNames,
  components: readonly Row<'component'>[],
): LinkableQuestion[] {
  const latest = published.filter(({ isLatest }) => isLatest)
  const keys = new Set(latest.flatMap((version) => PERSPECTIVES.flatMap((each) => [...version.names[each].keys()])))
  const ratings = [...keys].flatMap((key): LinkableQuestion[] => {
    const asked = PERSPECTIVES.flatMap((perspective) => {
      const newest = latest.find((version) => version.names[perspective].has(key))?.names[perspective].get(key)
      return newest === undefined ? [] : [{ perspective, rating: newest.rating }]
    })
    const scales = new Set(asked.map(({ rating }) => rating?.scale ?? ''))
    const [scale = ''] = scales
    if (scales.size !== 1 || !ONE_TO_FIVE_SCALES.includes(scale)) return []
    if (asked.some(({ rating }) => rating?.comparability === 'estimate')) return []
    const text = Object.fromEntries(asked.map(({ perspective, rating }) => [perspective, rating?.text ?? {}]))
    return [{ key, text, component: null }]
  })
  const parts = components.flatMap((component): LinkableQuestion[] => {
    const key = componentKey(component.id)
    const asked = PERSPECTIVES.some((perspective) => names.of(perspective, key) !== null)
    return asked ? [{ key, text: {}, component }] : []
  })
  return [...ratings, ...parts]
}
