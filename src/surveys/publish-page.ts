import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import type { AnonymityPromise, Perspective } from '../database/schema.ts'
import type { Reader } from '../i18n/reader.ts'
import type { Typed } from '../web/form.ts'
import type { ServiceTabs } from '../web/service-tabs.ts'
import { comparisonOf } from './compared.ts'
import { changesSince, type QuestionChange } from './continuity.ts'
import type { SurveyDefinition } from './definition.ts'
import type { Finding } from './definition-check.ts'
import { questionOf, questionsOf } from './edits.ts'
import { type ShownFindings, shownFindings } from './findings-page.ts'
import { DEFAULT_PROMISES } from './promise.ts'
import type { Rival } from './publish-store.ts'
import { questionName, wordingShown } from './question-words.ts'
import { type ShownRival, shownRivals } from './rivals-page.ts'
import { type PromiseChoice, promiseChoices, promiseWords } from './service-page.ts'

declare module '../web/render.ts' {
  interface Pages {
    'surveys/edit-publish': PublishPage
  }
}

export interface PublishPage {
  title: string
  tabs: ServiceTabs
  heading: string
  lead: string
  back: string
  action: string
  revision: number
  problem: string | null
  rivals: ShownRival[]
  findings: ShownFindings
  /** Where nothing has been published yet, all is new and nothing is listed. */
  changes: ShownChange[]
  unchanged: string
  compared: string
  note: string
  promises: PromiseField[]
  canPublish: boolean
}

interface ShownChange {
  key: string
  name: string
  lines: { perspective: Perspective; name: string; what: string; before: string | null; after: string | null }[]
  /** Whether figures start anew, unless it is called a correction. */
  startsAnew: boolean
  canBeCorrection: boolean
  corrected: boolean
}

interface PromiseField {
  perspective: Perspective
  name: string
  hint: string
  /** What was promised when the perspective was first asked; null: still to be chosen. */
  fixed: { name: string; text: string } | null
  choices: PromiseChoice[]
}

export interface ShownPublication {
  survey: { id: string; name: string }
  definition: SurveyDefinition
  revision: number
  newest: { number: number; definition: SurveyDefinition } | null
  findings: readonly Finding[]
  audience: Record<Perspective, { promise: AnonymityPromise | null; eligible: number | null }>
  tabs: ServiceTabs
}

export interface RefusedPublication {
  problem: string
  rivals: readonly Rival[]
  typed: Typed
}

export function publishPage(shown: ShownPublication, reader: Reader, refused: RefusedPublication | null): PublishPage {
  const { t } = reader
  const { definition, newest, survey } = shown
  const base = `/surveys/${survey.id}/edit`
  const changes = newest === null ? [] : changesSince(newest.definition, definition)
  const different = changes.filter(({ change }) => change !== 'same')
  const keys = [...new Set(different.map(({ key }) => key))]
  const corrected = (refused?.typed['corrected'] ?? '').split(',')
  const questions = questionsOf(definition)
  const compared = questions.filter((question) => comparisonOf(question, definition).compared)
  const findings = shownFindings(shown.findings, definition, base, reader)
  return {
    title: t('editor.publishTitle', { survey: survey.name }),
    tabs: shown.tabs,
    heading: t(newest === null ? 'editor.publishFirst' : 'editor.publishNext', { version: (newest?.number ?? 0) + 1 }),
    lead: t(newest === null ? 'editor.publishFirstLead' : 'editor.publishNextLead'),
    back: base,
    action: `${base}/publish`,
    revision: shown.revision,
    problem: refused?.problem ?? null,
    rivals: shownRivals(refused?.rivals ?? [], t),
    findings,
    changes: keys.map((key) => {
      const own = different.filter((change) => change.key === key)
      return shownChange(key, own, shown, reader, corrected.includes(key))
    }),
    unchanged:
      newest === null ? '' : t('editor.unchangedCount', { count: unchangedCount(changes, keys), changed: keys.length }),
    compared: t('editor.publishCompared', { count: compared.length, of: questions.length }),
    note: refused?.typed['note'] ?? '',
    promises: PERSPECTIVES.filter((each) => definition.frames[each] !== undefined).map((perspective) => {
      const { promise, eligible } = shown.audience[perspective]
      const typed = refused?.typed[`promise_${perspective}`] as AnonymityPromise | undefined
      return {
        ...{ perspective, name: t(`common.${perspective}`), hint: t(`common.${perspective}Hint`) },
        fixed: promise === null ? null : promiseWords(promise, t),
        choices: promiseChoices(perspective, typed ?? DEFAULT_PROMISES[perspective], eligible, t),
      }
    }),
    canPublish: findings.errors.length === 0,
  }
}

function unchangedCount(changes: readonly QuestionChange[], changed: readonly string[]): number {
  return new Set(changes.map(({ key }) => key).filter((key) => !changed.includes(key))).size
}

const WHAT = { added: 'editor.changeAdded', removed: 'editor.changeRemoved', meaning: 'editor.changeMeaning' } as const

function shownChange(
  key: string,
  changes: readonly QuestionChange[],
  { definition, newest }: ShownPublication,
  { t }: Reader,
  corrected: boolean,
): ShownChange {
  const after = questionOf(definition, key)
  const before = newest === null ? undefined : questionOf(newest.definition, key)
  const named = after ?? before
  const meaning = changes.filter(({ change }) => change === 'meaning')
  return {
    key,
    name:
      named === undefined
        ? key
        : questionName(named, after === undefined && newest ? newest.definition : definition, t),
    lines: changes.map(({ perspective, change }) => {
      const [was, is] = [before?.asked[perspective]?.text, after?.asked[perspective]?.text]
      return {
        ...{ perspective, name: t(`common.${perspective}`), what: change === 'same' ? '' : t(WHAT[change]) },
        before: was === undefined || newest === null ? null : wordingShown(was, newest.definition),
        after: is === undefined ? null : wordingShown(is, definition),
      }
    }),
    startsAnew: meaning.length > 0,
    canBeCorrection: meaning.length > 0 && meaning.every((change) => change.canBeCorrection),
    corrected,
  }
}
