import { may } from '../accounts/permissions.ts'
import type { Row } from '../database/schema.ts'
import { nameIn } from '../i18n/names.ts'
import type { MessageKey } from '../i18n/translate.ts'
import type { FieldErrors } from '../web/form.ts'
import type { Surroundings } from '../web/surroundings.ts'
import type { ActionWithService } from './action-store.ts'
import { whysIn } from './content.ts'
import { type Evidence, type EvidenceWords, evidenceInWords, keptEvidenceInWords } from './evidence.ts'
import { type Timeline, timelineEntry } from './history-page.ts'
import type { HistoryEntry } from './history-store.ts'
import { type OutcomePage, outcomePage, type VerdictWords, verdictWords } from './outcome-page.ts'
import {
  type Discussion,
  discussion,
  type LinkList,
  linkList,
  type TaskList,
  taskList,
  type WrongPart,
} from './parts-page.ts'
import type { Parts } from './parts-store.ts'
import { type PlanWords, planWords } from './plan-page.ts'
import { isJudged, mayClose, mayEdit, mayPlan, mayWithdraw, nextSteps, STEPS, type StepName } from './status.ts'
import type { Hindrance } from './verification.ts'
import { type DueWords, dueWords, raisedFromWords, type StatusWords, statusName, statusWords } from './words.ts'

declare module '../web/render.ts' {
  interface Pages {
    'improvement/action': ActionPage
    'improvement/next-step': NextStep
    'improvement/closing': Closing
  }
}

export interface NextStep {
  title: string
  /** Whose turn it is, where it is not the reader's; empty where it is. */
  waits: string
  /** Null where the reader can take no step. */
  form: {
    noteLabel: string
    noteRequired: boolean
    note: string
    error: string
    buttons: { label: string; address: string; class: string }[]
  } | null
}

/** The form that closes an action. */
export interface Closing {
  address: string
  learnt: string
  error: string
}

export interface ActionPage {
  title: string
  conflict: string
  service: { name: string; organisation: string; address: string }
  raisedFrom: string
  status: StatusWords
  due: DueWords
  progress: { name: string; state: 'done' | 'current' | 'ahead' }[]
  verdict: VerdictWords | null
  outcome: OutcomePage | null
  plan: PlanWords
  tasks: TaskList
  discussion: Discussion
  links: LinkList
  closing: Closing | null
  /** Empty until it is closed. */
  learnt: { text: string; closedOn: string }
  cause: string
  whys: string[]
  change: string
  points: string
  owner: string
  raisedBy: string
  /** The address of the finding that it was raised from; null: from none. */
  finding: string | null
  /** As it was kept with the action; null where nothing was. */
  evidenceThen: EvidenceWords | null
  evidenceNow: EvidenceWords
  next: NextStep
  edit: string | null
  withdraw: string | null
  /** Where it is written what is told in public of it; null before anything has been done. */
  heard: string | null
  timeline: Timeline
}

export interface ActionContentOfPage {
  action: ActionWithService
  parts: Parts
  history: readonly HistoryEntry[]
  /** The id of the finding that it was raised from. */
  finding: string | null
  /** Those who decide on this service's actions. */
  deciders: readonly string[]
  /** As it stands today. */
  evidence: Evidence
  /** Why it stays implemented although its after-window is over. */
  hindrance: Hindrance | null
  /** The comparison service, where one is chosen that the reader may see. */
  compared: { name: string; name_fr: string } | null
  /** A note that came back, with what is wrong with it. */
  note?: { typed: string; errors: FieldErrors }
  /** What was learnt, come back likewise. */
  closing?: { typed: string; errors: FieldErrors }
  /** What was typed into a task, comment or link, come back likewise. */
  wrong?: WrongPart
  /** What could not be done, since somebody else was faster. */
  stale?: 'improvement.staleStep' | 'improvement.staleWithdrawal' | 'verification.staleClosing'
}

const DONE: readonly Row<'improvement_action'>['status'][] = ['implemented', 'verified', 'not-verified']

export function actionPage(content: ActionContentOfPage, around: Surroundings): ActionPage {
  const { action, history, evidence, hindrance, parts, wrong = null, stale } = content
  const { t, format, language, actor, today } = around
  const address = `/actions/${action.id}`
  const compared = content.compared === null ? null : nameIn(language, content.compared)
  const by = { name: action.raised_by_name ?? t('improvement.somebody'), day: format.day(action.created_at) }
  return {
    title: action.title,
    conflict: stale === undefined ? '' : t(stale, { status: statusName(action.status, t) }),
    service: {
      name: nameIn(language, action.service),
      organisation: action.service.organisation,
      address: `/services/${action.service.slug}`,
    },
    raisedFrom: raisedFromWords(action.dimension, t),
    status: statusWords(action.status, t),
    due: dueWords(action, today, t, format),
    progress: progressOf(action.status, around),
    verdict: verdictWords({ action, hindrance, compared }, around),
    outcome: outcomePage({ action, hindrance, compared }, around),
    plan: planWords(action, compared, mayPlan(action, actor) ? `${address}/plan` : null, around),
    tasks: taskList(action, parts, wrong, around),
    discussion: discussion(action, parts, wrong, around),
    links: linkList(action, parts, wrong, around),
    closing: closingOf(content, around),
    learnt: {
      text: action.learnt,
      closedOn: action.closed_at === null ? '' : t('verification.closedOn', { day: format.day(action.closed_at) }),
    },
    cause: action.cause,
    whys: whysIn(action.whys),
    change: action.change,
    points: pointsInWords(action, around),
    owner: action.owner,
    raisedBy: t('improvement.raisedOn', by),
    finding: content.finding === null ? null : `/findings/${content.finding}`,
    evidenceThen: keptEvidenceInWords(action.evidence, t, format),
    evidenceNow: evidenceInWords(evidence, today, t, format),
    next: nextStep(content, around),
    edit: mayEdit(action, actor) ? `${address}/edit` : null,
    withdraw: mayWithdraw(action, actor) ? `${address}/withdrawal` : null,
    heard: DONE.includes(action.status) && may(actor, 'action.work') ? `${address}/heard` : null,
    timeline: { entries: history.map((entry) => timelineEntry(entry, around)) },
  }
}

function closingOf({ action, hindrance, closing }: ActionContentOfPage, { t, actor }: Surroundings): Closing | null {
  if (!mayClose(action, hindrance !== null, actor)) return null
  const error = closing?.errors['learnt']
  return {
    address: `/actions/${action.id}/closing`,
    learnt: closing?.typed ?? '',
    error: error === undefined ? '' : t(error),
  }
}

const PATH = ['proposed', 'approved', 'in-progress', 'implemented'] as const

/** How far along the usual path; a declined action never left its beginning. */
function progressOf(status: Row<'improvement_action'>['status'], { t }: Surroundings): ActionPage['progress'] {
  if (status === 'declined') {
    return [
      { name: statusName('proposed', t), state: 'done' },
      { name: statusName('declined', t), state: 'current' },
    ]
  }
  const path = [...PATH, status === 'not-verified' ? status : 'verified'] as const
  const reached = (path as readonly string[]).indexOf(status)
  return path.map((step, position) => ({
    name: statusName(step, t),
    state: position < reached ? 'done' : position === reached ? 'current' : 'ahead',
  }))
}

function pointsInWords({ target_points, dimension }: ActionWithService, { t, format }: Surroundings): string {
  if (target_points === null) return t('improvement.noPoints')
  const points = format.signed(target_points, Number.isInteger(target_points) ? 0 : 1)
  return t('improvement.points', { points, dimension: raisedFromWords(dimension, t) })
}

function nextStep({ action, deciders, note }: ActionContentOfPage, { t, format, actor }: Surroundings): NextStep {
  const steps = nextSteps(action.status, actor)
  const title = t(titleOf(steps))
  if (steps.length === 0) return { title, waits: waits(), form: null }
  const error = note?.errors['note']
  return {
    title,
    waits: '',
    form: {
      noteLabel: t(noteLabelOf(steps)),
      noteRequired: steps.every((step) => STEPS[step].needsNote),
      note: note?.typed ?? '',
      error: error === undefined ? '' : t(error === 'common.fillIn' ? 'improvement.noteMissing' : error),
      buttons: steps.map((step, place) => ({
        label: t(`improvement.${step}`),
        address: `/actions/${action.id}/${step}`,
        class: place === 0 && step !== 'reopening' ? 'btn btn-primary' : 'btn',
      })),
    },
  }

  function waits(): string {
    if (isJudged(action.status) && action.closed_at !== null) return t('improvement.isClosed')
    if (action.status !== 'proposed') return t(WAITS[action.status])
    if (deciders.length === 0) return t('improvement.waitsForNobody')
    return t('improvement.waitsFor', { owners: format.list(deciders) })
  }
}

const WAITS: Record<Exclude<Row<'improvement_action'>['status'], 'proposed'>, MessageKey> = {
  approved: 'improvement.waitsForWork',
  'in-progress': 'improvement.waitsForEnd',
  implemented: 'improvement.isImplemented',
  declined: 'improvement.isDeclined',
  verified: 'verification.isJudged',
  'not-verified': 'verification.isJudged',
}

function titleOf(steps: readonly StepName[]): MessageKey {
  if (steps.includes('approval')) return 'improvement.decideTitle'
  return steps.includes('reopening') ? 'improvement.reopenTitle' : 'improvement.nextTitle'
}

function noteLabelOf(steps: readonly StepName[]): MessageKey {
  const needing = steps.filter((step) => STEPS[step].needsNote)
  if (needing.length === 0) return 'improvement.noteOptional'
  return needing.length === steps.length ? 'improvement.noteRequired' : 'improvement.noteToDecline'
}
