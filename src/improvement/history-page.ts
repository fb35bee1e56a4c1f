import { windowName } from '../comparison/window.ts'
import type { ActionOutcome, Perspective } from '../database/schema.ts'
import type { MessageKey } from '../i18n/translate.ts'
import type { Surroundings } from '../web/surroundings.ts'
import { CHANGED_FIELDS, type ChangedField, type Changes, EVENTS, type EventName } from './content.ts'
import type { HistoryEntry } from './history-store.ts'
import { outcomeName } from './outcome-page.ts'
import { inPoints, PLAN_FIELD_WORDS, questionName } from './plan-page.ts'
import { statusName } from './words.ts'

declare module '../web/render.ts' {
  interface Pages {
    'improvement/timeline': Timeline
  }
}

export interface Timeline {
  entries: {
    what: string
    from: string
    /** What a step changed besides the status; empty elsewhere. */
    beside: string
    who: string
    when: string
    at: string
    note: string
    isStep: boolean
  }[]
}

export function timelineEntry(entry: HistoryEntry, around: Surroundings): Timeline['entries'][number] {
  const { t, format } = around
  const { from_status, to_status, changes } = entry
  const isStep = from_status !== to_status
  const changed = changesInWords(changes, around)
  return {
    what: isStep ? statusName(to_status, t) : changed,
    from: isStep && from_status !== null ? statusName(from_status, t) : '',
    beside: isStep ? changed : '',
    who: entry.account_name ?? t(entry.account_id === '' ? 'verification.byFigures' : 'improvement.somebody'),
    when: format.time(entry.at),
    at: entry.at,
    note: entry.note,
    isStep,
  }
}

const EVENT_WORDS: Record<EventName, MessageKey> = {
  outcome: 'improvement.eventOutcome',
  closed: 'improvement.eventClosed',
  task_added: 'improvement.eventTaskAdded',
  task_changed: 'improvement.eventTaskChanged',
  task_done: 'improvement.eventTaskDone',
  task_undone: 'improvement.eventTaskUndone',
  task_removed: 'improvement.eventTaskRemoved',
  link_added: 'improvement.eventLinkAdded',
  link_removed: 'improvement.eventLinkRemoved',
}

const FIELD_WORDS: Record<Exclude<ChangedField, EventName>, MessageKey> = {
  title: 'improvement.fieldTitle',
  cause: 'improvement.fieldCause',
  whys: 'improvement.fieldWhys',
  owner: 'improvement.fieldOwner',
  due_on: 'improvement.fieldDue',
  change: 'improvement.fieldChange',
  target_points: 'improvement.fieldPoints',
  ...PLAN_FIELD_WORDS,
}

function isEvent(field: ChangedField): field is EventName {
  return (EVENTS as readonly string[]).includes(field)
}

function changesInWords(written: string | null, around: Surroundings): string {
  const { t, format } = around
  const changes = JSON.parse(written ?? '{}') as Changes
  const fields: string[] = []
  for (const field of CHANGED_FIELDS) {
    const change = changes[field]
    if (change === undefined) continue
    const [before, after] = change
    if (isEvent(field)) return t(EVENT_WORDS[field], { what: eventInWords(field, after, around) })
    const name = t(FIELD_WORDS[field])
    const said = (value: string | number | null) => valueInWords(field, value, around)
    const isTold = before !== null || after !== null
    fields.push(
      isTold ? t('improvement.historyFromTo', { field: name, before: said(before), after: said(after) }) : name,
    )
  }
  return fields.length === 0 ? '' : t('improvement.historyChanged', { fields: format.list(fields) })
}

function eventInWords(field: EventName, what: string | number | null, around: Surroundings): string {
  return field === 'outcome' ? outcomeName(what as ActionOutcome, around) : String(what ?? '')
}

function valueInWords(field: ChangedField, value: string | number | null, around: Surroundings): string {
  const { t, format } = around
  if (value === null) return t('improvement.nothing')
  if (field === 'margin') return inPoints(Number(value), around)
  if (typeof value === 'number') return format.number(value, Number.isInteger(value) ? 0 : 1)
  if (field === 'due_on' || field === 'changed_on') return format.day(value)
  if (field === 'baseline' || field === 'after_window') return windowName(value, t, format)
  if (field === 'measure_question') return questionName(value, around)
  if (field === 'measure_perspective') return t(`common.${value as Perspective}`)
  return value
}
