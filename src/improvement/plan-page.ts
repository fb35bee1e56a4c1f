import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import { type WindowKey, windowName } from '../comparison/window.ts'
import { nameIn } from '../i18n/names.ts'
import type { Reader } from '../i18n/reader.ts'
import type { MessageKey } from '../i18n/translate.ts'
import { RATED } from '../surveys/definition.ts'
import type { Form, Typed } from '../web/form.ts'
import { type FormErrors, formErrors } from '../web/form-errors.ts'
import { type ServiceTabs, serviceTabs } from '../web/service-tabs.ts'
import type { Surroundings } from '../web/surroundings.ts'
import type { ActionWithService } from './action-store.ts'
import { firstDayOf, lastDayOf, type Plan, type PlanField, POINTS_PER_SCORE, plannableWindows } from './measure.ts'
import type { Comparable } from './plan-store.ts'
import { isOpen } from './status.ts'

declare module '../web/render.ts' {
  interface Pages {
    'improvement/plan-form': PlanFormPage
    'improvement/plan-select': PlanSelect
    'improvement/plan': PlanWords
  }
}

interface Option {
  value: string
  label: string
  selected: boolean
}

export interface PlanSelect {
  name: PlanField
  label: string
  hint: string
  error: string
  /** What is to be known of what is chosen now; empty: nothing. */
  warning: string
  describedBy: string
  options: Option[]
  groups: { label: string; options: Option[] }[]
}

export interface PlanFormPage {
  title: string
  tabs: ServiceTabs
  conflict: string
  errors: FormErrors | null
  address: string
  back: string
  action: string
  seen: string
  selects: { what: PlanSelect[]; before: PlanSelect; after: PlanSelect; beside: PlanSelect }
  changedOn: { value: string; error: string }
  margin: { value: string; error: string }
}

export const PLAN_FIELD_WORDS: Record<PlanField, MessageKey> = {
  measure_perspective: 'verification.fieldPerspective',
  measure_question: 'verification.fieldQuestion',
  baseline: 'verification.fieldBaseline',
  changed_on: 'verification.fieldChangedOn',
  after_window: 'verification.fieldAfter',
  margin: 'verification.fieldMargin',
  compared_service_id: 'verification.fieldCompared',
}

export interface PlanContent {
  action: ActionWithService
  form: Form<unknown> | null
  comparable: Comparable
  /** What came too late, since somebody else has changed the action. */
  conflict: Plan | null
}

export function planFormPage({ action, form, comparable, conflict }: PlanContent, around: Surroundings): PlanFormPage {
  const { t, actor, language } = around
  const typed = form !== null && !form.ok ? form.typed : typedPlan(conflict ?? action, language === 'fr')
  const errors = form === null || form.ok ? {} : form.errors
  const error = (name: PlanField) => (errors[name] === undefined ? '' : t(errors[name]))
  const tabs = serviceTabs(action.service, 'actions', actor, t)
  const select = (name: PlanField, hint: string, choices: Choices, warning = ''): PlanSelect => {
    const told = { hint, warning, error: error(name) }
    const described = Object.entries(told).map(([part, text]) => (text === '' ? [] : [`${name}-${part}`]))
    return {
      name,
      label: t(PLAN_FIELD_WORDS[name]),
      hint,
      error: error(name),
      warning,
      describedBy: described.flat().join(' '),
      ...choices,
    }
  }
  const address = `/actions/${action.id}`
  const compared = chosenComparison(action, form, typed, comparable)
  return {
    title: `${t('verification.planTitle')} · ${tabs.name[language]}`,
    tabs,
    conflict: conflict === null ? '' : t('verification.planConflict'),
    errors: formErrors(form, PLAN_FIELD_WORDS, t),
    address: `${address}/plan`,
    back: address,
    action: action.title,
    seen: form !== null && !form.ok ? (typed['seen'] ?? '') : action.updated_at,
    selects: {
      what: [
        select(
          'measure_perspective',
          '',
          chosenOf(PERSPECTIVES, typed, 'measure_perspective', (each) => t(`common.${each}`)),
        ),
        select(
          'measure_question',
          '',
          chosenOf(RATED, typed, 'measure_question', (each) => t(`surveys.dimension${each}`)),
        ),
      ],
      before: select('baseline', t('verification.fieldBaselineHint'), windowChoices(typed['baseline'] ?? '', around)),
      after: select(
        'after_window',
        t('verification.fieldAfterHint'),
        windowChoices(typed['after_window'] ?? '', around),
      ),
      beside: select(
        'compared_service_id',
        t('verification.fieldComparedHint'),
        comparedChoices(comparable, compared, around),
        unseenWarning(comparable, compared, around),
      ),
    },
    changedOn: { value: typed['changed_on'] ?? '', error: error('changed_on') },
    margin: { value: typed['margin'] ?? '', error: error('margin') },
  }
}

type Choices = Pick<PlanSelect, 'options' | 'groups'>

/** Until the change is in effect a suggestion stands there; afterwards nothing is chosen that nobody chose. */
function chosenComparison(
  action: Plan & Pick<ActionWithService, 'status'>,
  form: Form<unknown> | null,
  typed: Typed,
  { suggested }: Comparable,
): string {
  const chosen = typed['compared_service_id'] ?? ''
  return form === null && chosen === '' && isOpen(action.status) ? (suggested ?? '') : chosen
}

function typedPlan(plan: Plan, isFrench: boolean): Typed {
  const points = String(plan.margin * POINTS_PER_SCORE)
  const texts = Object.entries(plan).map(([name, value]) => [name, value === null ? '' : String(value)])
  return { ...Object.fromEntries(texts), margin: isFrench ? points.replace('.', ',') : points }
}

function chosenOf<T extends string>(
  values: readonly T[],
  typed: Typed,
  name: PlanField,
  label: (value: T) => string,
): Choices {
  return {
    groups: [],
    options: values.map((value) => ({ value, label: label(value), selected: typed[name] === value })),
  }
}

function windowChoices(chosen: string, { t, format, today }: Surroundings): Choices {
  const { months, quarters, years } = plannableWindows(today)
  const option = (value: WindowKey): Option => ({
    value,
    label: windowName(value, t, format),
    selected: value === chosen,
  })
  const groups = [
    { label: t('verification.windowQuarters'), options: quarters.map(option) },
    { label: t('verification.windowMonths'), options: months.map(option) },
    { label: t('verification.windowYears'), options: years.map(option) },
  ]
  const isOffered = groups.some(({ options }) => options.some(({ selected }) => selected))
  const first =
    isOffered || chosen === ''
      ? { value: '', label: t('verification.chooseWindow'), selected: !isOffered }
      : option(chosen)
  return { options: [first], groups }
}

function comparedChoices({ services, suggested }: Comparable, chosen: string, { t, language }: Surroundings): Choices {
  const name = (each: (typeof services)[number]) => {
    const service = nameIn(language, each)
    return each.id === suggested ? t('verification.comparedSuggested', { service }) : service
  }
  const options = (all: typeof services) =>
    all.map((each) => ({ value: each.id, label: name(each), selected: each.id === chosen }))
  const none = { value: '', label: t('verification.comparedNone'), selected: chosen === '' }
  const unseen = services.filter(({ isSeenByOwners }) => !isSeenByOwners)
  if (unseen.length === 0) return { groups: [], options: [none, ...options(services)] }
  const seen = services.filter(({ isSeenByOwners }) => isSeenByOwners)
  return {
    options: [none],
    groups: [
      { label: t('verification.comparedSeen'), options: options(seen) },
      { label: t('verification.comparedUnseen'), options: options(unseen) },
    ].filter((group) => group.options.length > 0),
  }
}

function unseenWarning({ services }: Comparable, chosen: string, { t, language }: Surroundings): string {
  const service = services.find(({ id }) => id === chosen)
  if (service === undefined || service.isSeenByOwners) return ''
  return t('verification.comparedUnseenWarning', { service: nameIn(language, service) })
}

export interface PlanWords {
  facts: { name: string; value: string }[]
  edit: string | null
}

/** @param compared the comparison service's name; null where none is chosen, or the reader does not see it */
export function planWords(plan: Plan, compared: string | null, edit: string | null, reader: Reader): PlanWords {
  const { t, format } = reader
  const span = (window: WindowKey | null, usual: MessageKey) =>
    window === null
      ? t(usual)
      : t('verification.windowSpan', {
          window: windowName(window, t, format),
          from: format.day(firstDayOf(window)),
          until: format.day(lastDayOf(window)),
        })
  const unseen = t(plan.compared_service_id === null ? 'verification.noneChosen' : 'verification.comparedHidden')
  return {
    facts: [
      {
        name: t('verification.measureLabel'),
        value: t('verification.measure', {
          perspective: plan.measure_perspective,
          question: questionName(plan.measure_question, reader),
        }),
      },
      { name: t('verification.baselineLabel'), value: span(plan.baseline, 'verification.usualBaseline') },
      {
        name: t('verification.changeLabel'),
        value:
          plan.changed_on === null
            ? t('verification.changeNotYet')
            : t('verification.changeSince', { day: format.day(plan.changed_on) }),
      },
      { name: t('verification.afterLabel'), value: span(plan.after_window, 'verification.usualAfter') },
      {
        name: t('verification.marginLabel'),
        value: t('verification.margin', { points: inPoints(plan.margin, reader) }),
      },
      { name: t('verification.comparedLabel'), value: compared ?? unseen },
    ],
    edit,
  }
}

/** Scores as index points, as people read them: 6.25, 10, 12.5. */
export function inPoints(scores: number, { format }: Reader): string {
  const points = scores * POINTS_PER_SCORE
  const digits = [0, 1].find((each) => Number(points.toFixed(each)) === points) ?? 2
  return format.number(points, digits)
}

export function questionName(question: string, { t }: Reader): string {
  const rated = RATED.find((each) => each === question) ?? 'VALUE'
  return t(`surveys.dimension${rated}`)
}
