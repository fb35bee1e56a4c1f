import type { ActionStatus } from '../database/schema.ts'
import type { MessageKey } from '../i18n/translate.ts'
import type { Surroundings } from '../web/surroundings.ts'
import { addressWith } from './filters-page.ts'
import { type ActionRow, actionRow } from './list-page.ts'
import type { RegisterQuery } from './register.ts'
import type { ListedAction } from './register-store.ts'
import { type StatusWords, statusWords } from './words.ts'

declare module '../web/render.ts' {
  interface Pages {
    'improvement/board': Board
    'improvement/cards': Cards
  }
}

/** A status with the first of its actions, and how many there are. */
export interface BoardColumn {
  status: ActionStatus
  actions: ListedAction[]
  total: number
}

export interface Card extends ActionRow {
  /** Instead of the due day, where the action no longer waits for it; empty elsewhere. */
  moved: string
}

export interface Cards {
  cards: Card[]
  more: { label: string; address: string } | null
}

export interface Board {
  columns: (Cards & { status: StatusWords; count: string; countLabel: string; empty: string })[]
  /** Folded away; null where nothing was declined. */
  declined: (Cards & { title: string }) | null
}

export function board(
  columns: readonly BoardColumn[],
  base: string,
  query: RegisterQuery,
  acrossServices: boolean,
  around: Surroundings,
): Board {
  const { t, format } = around
  const declined = columns.find(({ status }) => status === 'declined')
  return {
    columns: columns
      .filter(({ status }) => status !== 'declined')
      .map((column) => ({
        ...cards(column),
        status: statusWords(column.status, t),
        count: format.number(column.total),
        countLabel: t('improvement.columnCount', { n: column.total }),
        empty: t(EMPTY_WORDS[column.status] ?? 'common.none'),
      })),
    declined:
      declined === undefined || declined.total === 0
        ? null
        : { ...cards(declined), title: t('improvement.declinedFold', { n: declined.total }) },
  }

  function cards({ status, actions, total }: BoardColumn): Cards {
    const address = addressWith(base, query, { view: 'list', status, page: 1 })
    const more = { label: t('improvement.columnMore', { n: total }), address }
    return { cards: actions.map(card), more: actions.length < total ? more : null }
  }

  function card(action: ListedAction): Card {
    const row = actionRow(action, acrossServices, around)
    const isMoving = row.due.distance !== ''
    return { ...row, moved: isMoving ? '' : t('improvement.movedOn', { day: format.day(action.updated_at) }) }
  }
}

const EMPTY_WORDS: Partial<Record<ActionStatus, MessageKey>> = {
  proposed: 'improvement.columnEmptyProposed',
  approved: 'improvement.columnEmptyApproved',
  'in-progress': 'improvement.columnEmptyInProgress',
  implemented: 'improvement.columnEmptyImplemented',
  verified: 'improvement.columnEmptyVerified',
  'not-verified': 'improvement.columnEmptyNotVerified',
}
