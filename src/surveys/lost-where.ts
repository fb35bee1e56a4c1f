import type { Asked, ChoiceQuestion, LostPlace, Option } from './definition.ts'

/** Where most of the lost time was lost; its answers are counted together with how much it was (src/responses/joint.ts). */
export const LOST_WHERE = 'LOST_WHERE'

/** A place where a service's users can lose time. */
export interface NamedPlace extends LostPlace {
  name: string
  /** Empty: the same as `name`. */
  name_fr: string
}

/** More than these nobody reads through for one optional question. */
const MOST_PLACES = 12

const TEXT = {
  en: 'Where did you lose most of it?',
  fr: 'Où en avez-vous perdu le plus ?',
}

/**
 * Asked of users who lost any time, as one choice among the service's places; null where it has none.
 * @param places in the order in which they are met
 */
export function lostWhereQuestion(places: readonly NamedPlace[]): ChoiceQuestion | null {
  if (places.length === 0) return null
  const asked: Asked = { text: TEXT, help: null, required: false, countedAs: LOST_WHERE, changedOn: null }
  return {
    kind: 'choice',
    key: LOST_WHERE,
    asked: { user: asked },
    showIf: { match: 'all', rules: [{ question: 'LOST_TIME', is: 'at-least', value: 1 }] },
    options: places.slice(0, MOST_PLACES).map(
      ({ kind, id, name, name_fr }, at): Option => ({
        code: at + 1,
        text: { en: name, fr: name_fr === '' ? name : name_fr },
        place: { kind, id },
      }),
    ),
    most: 1,
    other: true,
    order: 'fixed',
  }
}
