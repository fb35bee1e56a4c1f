import type { ActionStatus, Day, Row } from '../database/schema.ts'
import type { Format } from '../i18n/format.ts'
import type { MessageKey, Translate } from '../i18n/translate.ts'
import { daysBetween } from '../statistics/days.ts'
import type { IconName } from '../web/icons.ts'
import { ratedOf } from './register.ts'
import { isOpen, isOverdue } from './status.ts'

/* How an action's status, due day and dimension are said wherever they stand. */

export interface StatusWords {
  name: string
  icon: IconName
  class: string
}

const STATUS_WORDS: Record<ActionStatus, { key: MessageKey; icon: IconName; class: string }> = {
  proposed: { key: 'improvement.statusProposed', icon: 'flag', class: 'state' },
  approved: { key: 'improvement.statusApproved', icon: 'check', class: 'state' },
  'in-progress': { key: 'improvement.statusInProgress', icon: 'refresh', class: 'state' },
  implemented: { key: 'improvement.statusImplemented', icon: 'circle-check', class: 'state state-good' },
  verified: { key: 'improvement.statusVerified', icon: 'shield-check', class: 'state state-good' },
  'not-verified': { key: 'improvement.statusNotVerified', icon: 'alert-triangle', class: 'state state-warn' },
  declined: { key: 'improvement.statusDeclined', icon: 'x', class: 'state' },
}

export function statusWords(status: ActionStatus, t: Translate): StatusWords {
  const { key, ...shown } = STATUS_WORDS[status]
  return { name: t(key), ...shown }
}

export function statusName(status: ActionStatus, t: Translate): string {
  return t(STATUS_WORDS[status].key)
}

export interface DueWords {
  day: string
  /** How far off that is; empty once it no longer matters. */
  distance: string
  overdue: boolean
}

export function dueWords(
  action: Pick<Row<'improvement_action'>, 'status' | 'due_on'>,
  today: Day,
  t: Translate,
  format: Format,
): DueWords {
  const days = daysBetween(today, action.due_on)
  return { day: format.day(action.due_on), distance: distance(), overdue: isOverdue(action, today) }

  function distance(): string {
    if (!isOpen(action.status)) return ''
    if (days === 0) return t('improvement.dueToday')
    return days < 0 ? t('improvement.overdueBy', { days: -days }) : t('improvement.dueIn', { days })
  }
}

/** What an action was raised from: the verdict, or a dimension. */
export function raisedFromWords(dimension: string | null, t: Translate): string {
  return dimension === null ? t('improvement.verdict') : t(`surveys.dimension${ratedOf(dimension)}`)
}
