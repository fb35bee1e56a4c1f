import type { LinkChange } from './journey-store.ts'

/** A form's rows by table and id: what was stored when it was made, and what is chosen now. */
export type TypedLinks = Record<string, string>

export interface KnownLinks {
  /** The ids that may be linked. */
  touchpoint: ReadonlySet<string>
  component: ReadonlySet<string>
  /** The questions that may be linked to. */
  questions: ReadonlySet<string>
}

/**
 * What a form changes. Rows that were left as they are change nothing, whatever somebody else did to them.
 * @returns null for a form that no page of ours sends: things of another service, questions that are not asked
 */
export function linkChanges(typed: TypedLinks, known: KnownLinks): LinkChange[] | null {
  const changes: LinkChange[] = []
  for (const [field, chosen] of Object.entries(typed)) {
    const [, side, table, id] = /^(is|was)-(touchpoint|component)-(.+)$/.exec(field) ?? []
    if (id === undefined || (table !== 'touchpoint' && table !== 'component')) return null
    if (!known[table].has(id)) return null
    const was = typed[`was-${table}-${id}`]
    if (was === undefined) return null
    if (side === 'was' || chosen === was) continue
    if (chosen !== '' && !known.questions.has(chosen)) return null
    changes.push({ table, id, was: was === '' ? null : was, is: chosen === '' ? null : chosen })
  }
  return changes
}

/** What somebody has chosen anew, by `<table>-<id>`; what they left as it was follows what is stored. */
export function chosenLinks(typed: TypedLinks): Map<string, string> {
  const chosen = Object.entries(typed).flatMap(([field, question]): [string, string][] => {
    const row = field.slice('is-'.length)
    return field.startsWith('is-') && typed[`was-${row}`] !== question ? [[row, question]] : []
  })
  return new Map(chosen)
}
