import { type Keyness, keyness } from '../statistics/keyness.ts'
import { SMALLEST_COMMENT_GROUP } from '../surveys/anonymity.ts'
import { languageOfTerm } from './comment-terms.ts'

/** How many people of one side used each word, over all time. */
export interface SideWords {
  /** People who wrote a comment. */
  people: number
  isAnonymous: boolean
  uses: ReadonlyMap<string, { people: number; label: string }>
}

export interface ContrastedTerm {
  term: string
  label: string
  language: string
  /** Null: fewer than ten anonymous people, or none; how many is not told. */
  users: number | null
  customers: number | null
  z: number
  /** Whether it is further from 0 than chance takes one word in twenty. */
  isClear: boolean
}

export interface Contrast {
  /** What users say and customers do not, the clearest first; and the reverse. */
  users: ContrastedTerm[]
  customers: ContrastedTerm[]
}

const MOST_SHOWN = 10

/** Beyond it, z is clear of chance at 5 %. */
export const CLEAR_Z = 1.96

/** Who answers with their name may be heard alone. */
const FEWEST_ATTRIBUTED = 1

/** From how many people on a side's word is told. */
export function fewestFor({ isAnonymous }: Pick<SideWords, 'isAnonymous'>): number {
  return isAnonymous ? SMALLEST_COMMENT_GROUP : FEWEST_ATTRIBUTED
}

/**
 * The words that part the sides (src/statistics/keyness.ts), compared within each language. Of an anonymous side fewer than
 * ten people count as nine, the most that they can be: nothing told lets anybody work out how many there were, and no
 * difference is made larger than it is.
 */
export function contrastOf(users: SideWords, customers: SideWords): Contrast {
  const terms = [...new Set([...users.uses.keys(), ...customers.uses.keys()])].filter(
    (term) => isTold(users, term) && isTold(customers, term),
  )
  const languages = new Set(terms.map(languageOfTerm))
  const found = [...languages].flatMap((language) =>
    keyness(
      terms
        .filter((term) => languageOfTerm(term) === language)
        .map((term) => ({ term, users: countOf(users, term), customers: countOf(customers, term) })),
    ),
  )
  const shown = (side: SideWords, sign: 1 | -1) =>
    found
      .filter(({ term, z }) => sign * z > 0 && isEnough(side, term))
      .sort((a, b) => sign * (b.z - a.z))
      .slice(0, MOST_SHOWN)
      .map((each) => contrasted(each, users, customers))
  return { users: shown(users, 1), customers: shown(customers, -1) }
}

/** Neither those who used a word nor those who did not may be a handful of anonymous people. */
function isTold(side: SideWords, term: string): boolean {
  const rest = side.people - (side.uses.get(term)?.people ?? 0)
  return !side.isAnonymous || rest === 0 || rest >= SMALLEST_COMMENT_GROUP
}

function isEnough(side: SideWords, term: string): boolean {
  return (side.uses.get(term)?.people ?? 0) >= fewestFor(side)
}

function countOf(side: SideWords, term: string): number {
  const people = side.uses.get(term)?.people ?? 0
  return side.isAnonymous ? Math.max(people, SMALLEST_COMMENT_GROUP - 1) : people
}

function contrasted({ term, z }: Keyness, users: SideWords, customers: SideWords): ContrastedTerm {
  const told = (side: SideWords) => {
    const people = side.uses.get(term)?.people ?? 0
    return side.isAnonymous && people < SMALLEST_COMMENT_GROUP ? null : people
  }
  const [first, second] = [users, customers].map(({ uses }) => uses.get(term)?.label ?? '')
  const label = first || second || (term.split(':')[1] ?? term)
  return {
    term,
    label,
    language: languageOfTerm(term) ?? '',
    users: told(users),
    customers: told(customers),
    z,
    isClear: Math.abs(z) >= CLEAR_Z,
  }
}
