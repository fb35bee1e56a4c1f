import type { Row } from '../database/schema.ts'
import type { Language } from '../i18n/languages.ts'
import type { Reader } from '../i18n/reader.ts'
import type { MessageKey } from '../i18n/translate.ts'
import { RATED, type Rated } from '../surveys/definition.ts'
import type { Form, Typed } from '../web/form.ts'
import { type FormErrors, formErrors } from '../web/form-errors.ts'
import { type ServiceTabs, serviceTabs } from '../web/service-tabs.ts'
import type { Surroundings } from '../web/surroundings.ts'
import type { ActionWithService } from './action-store.ts'
import { type ActionContent, type ContentField, whysIn } from './content.ts'
import { usualDueDay } from './due.ts'
import { type Evidence, type EvidenceWords, evidenceInWords } from './evidence.ts'
import { dimensionOf, findingEvidence } from './finding-evidence.ts'
import { findingFigures, findingPeriod, findingSentence } from './finding-words.ts'
import { raisedFrom } from './register.ts'
import { raisedFromWords } from './words.ts'

declare module '../web/render.ts' {
  interface Pages {
    'improvement/form': ActionFormPage
    'improvement/field': Field
    'improvement/evidence': EvidenceWords
  }
}

const WHYS = ['why1', 'why2', 'why3', 'why4', 'why5'] as const
type FieldName = Exclude<ContentField, 'whys'> | (typeof WHYS)[number]

export interface Field {
  name: FieldName
  label: string
  hint: string
  kind: 'text' | 'long' | 'day' | 'number' | 'why'
  value: string
  error: string
  /** Ids of what describes it, for screen readers. */
  describedBy: string
  maximum: number
  suggestions: string[]
}

export interface ActionFormPage {
  title: string
  heading: string
  tabs: ServiceTabs
  errors: FormErrors | null
  /** Somebody else was faster; null where nobody was. */
  conflict: { text: string; link: string; label: string } | null
  send: { address: string; label: string; cancel: string }
  hidden: { name: string; value: string }[]
  fields: Field[]
  /** Folded away until one is written. */
  whys: { fields: Field[]; isOpen: boolean }
  evidence: {
    now: EvidenceWords
    /** The other dimensions that one can raise an action from; null once it is raised. */
    choice: {
      address: string
      hidden: { name: string; value: string }[]
      options: { value: string; label: string; selected: boolean }[]
    } | null
  }
}

interface AnyForm {
  form: Form<unknown> | null
  evidence: Evidence
  /** Who may be suggested as being in charge. */
  people: string[]
}

/** What a finding suggests of an action on it. */
export interface Suggestion {
  id: string
  address: string
  dimension: Rated | null
  cause: string
  /** Somebody else has decided on it. */
  stale: boolean
}

export function suggestionFrom(
  { id, evidence }: Pick<Row<'finding'>, 'id' | 'evidence'>,
  reader: Reader,
  stale: boolean,
): Suggestion {
  const found = findingEvidence(evidence)
  const figures = findingFigures(found, reader).map(({ text }) => text)
  const cause = [`${findingPeriod(found, reader)} · ${findingSentence(found, reader)}`, ...figures].join('\n')
  return { id, address: `/findings/${id}`, dimension: dimensionOf(found), cause, stale }
}

/** The form that raises an action on a dimension, or on the verdict where it is null. */
export function raisePage(
  service: Row<'service'>,
  dimension: Rated | null,
  { form, evidence, people, from }: AnyForm & { from: Suggestion | null },
  around: Surroundings,
): ActionFormPage {
  const { t, today } = around
  const suggested = { due_on: usualDueDay(today), ...(from === null ? {} : { cause: from.cause }) }
  const typed = form === null || form.ok ? suggested : form.typed
  const address = `/services/${service.slug}/actions`
  return {
    ...shared(service, 'improvement.newTitle', { form, evidence, people }, typed, around),
    conflict:
      from === null || !from.stale
        ? null
        : { text: t('findings.staleRaise'), link: from.address, label: t('findings.seeFinding') },
    send: { address, label: t('improvement.raiseSubmit'), cancel: from?.address ?? address },
    hidden: [
      { name: 'dimension', value: dimension ?? '' },
      ...(from === null ? [] : [{ name: 'finding', value: from.id }]),
    ],
    evidence: {
      now: evidenceInWords(evidence, today, t, around.format),
      choice: {
        address: `${address}/new`,
        hidden: from === null ? [] : [{ name: 'finding', value: from.id }],
        options: RATED.map((rated) => ({
          value: rated,
          label: raisedFromWords(raisedFrom(rated), t),
          selected: raisedFrom(rated) === dimension,
        })),
      },
    },
  }
}

/** @param conflict what this person typed came too late: the action has been changed since they opened it */
export function editPage(
  action: ActionWithService,
  { form, evidence, people, conflict }: AnyForm & { conflict: ActionContent | null },
  around: Surroundings,
): ActionFormPage {
  const { t, today, format, language } = around
  const typed = form !== null && !form.ok ? form.typed : typedContent(conflict ?? action, language)
  const seen = form !== null && !form.ok ? (form.typed['seen'] ?? '') : action.updated_at
  const address = `/actions/${action.id}`
  return {
    ...shared(action.service, 'improvement.editTitle', { form, evidence, people }, typed, around),
    conflict:
      conflict === null
        ? null
        : { text: t('improvement.editConflict'), link: address, label: t('improvement.seeAction') },
    send: { address: `${address}/edit`, label: t('common.save'), cancel: address },
    hidden: [{ name: 'seen', value: seen }],
    evidence: { now: evidenceInWords(evidence, today, t, format), choice: null },
  }
}

/** An action's content as it would be typed by a reader of the language. */
export function typedContent(content: ActionContent, language: Language): Record<string, string> {
  const { title, cause, owner, due_on, change, target_points } = content
  const points = target_points === null ? '' : String(target_points)
  const whys = Object.fromEntries(whysIn(content.whys).map((why, place) => [`why${place + 1}`, why]))
  return {
    ...{ title, cause, owner, due_on, change },
    ...whys,
    target_points: language === 'fr' ? points.replace('.', ',') : points,
  }
}

const LABELS: Record<FieldName, MessageKey> = {
  title: 'improvement.fieldTitle',
  cause: 'improvement.fieldCause',
  why1: 'improvement.fieldWhy1',
  why2: 'improvement.fieldWhy2',
  why3: 'improvement.fieldWhy3',
  why4: 'improvement.fieldWhy4',
  why5: 'improvement.fieldWhy5',
  change: 'improvement.fieldChange',
  target_points: 'improvement.fieldPoints',
  owner: 'improvement.fieldOwner',
  due_on: 'improvement.fieldDue',
}

function shared(
  service: Pick<Row<'service'>, 'slug' | 'name' | 'name_fr' | 'organisation' | 'status'>,
  heading: MessageKey,
  { form, evidence, people }: AnyForm,
  typed: Typed,
  { t, actor, language }: Surroundings,
): Pick<ActionFormPage, 'title' | 'heading' | 'tabs' | 'errors' | 'fields' | 'whys'> {
  const errors = form === null || form.ok ? {} : form.errors
  const tabs = serviceTabs(service, 'actions', actor, t)
  const field = (name: FieldName, kind: Field['kind'], hint: string, maximum = 0): Field => {
    const error = errors[name]
    const described = [...(hint === '' ? [] : [`${name}-hint`]), ...(error === undefined ? [] : [`${name}-error`])]
    return {
      name,
      label: t(LABELS[name]),
      hint,
      kind,
      value: typed[name] ?? '',
      error: error === undefined ? '' : t(error),
      describedBy: described.join(' '),
      maximum,
      suggestions: name === 'owner' ? people : [],
    }
  }
  const dimension = raisedFromWords(raisedFrom(evidence.dimension), t)
  return {
    title: `${t(heading)} · ${tabs.name[language]}`,
    heading: t(heading),
    tabs,
    errors: formErrors(form, LABELS, t),
    whys: {
      fields: WHYS.map((name) => field(name, 'why', '', 500)),
      isOpen: WHYS.some((name) => (typed[name] ?? '') !== ''),
    },
    fields: [
      field('title', 'text', t('improvement.fieldTitleHint'), 160),
      field('cause', 'long', t('improvement.fieldCauseHint'), 2000),
      field('change', 'long', t('improvement.fieldChangeHint'), 2000),
      field('target_points', 'number', t('improvement.fieldPointsHint', { dimension })),
      field('owner', 'text', t('improvement.fieldOwnerHint'), 120),
      field('due_on', 'day', ''),
    ],
  }
}
