import type { Reader } from '../i18n/reader.ts'
import type { MessageKey } from '../i18n/translate.ts'
import type { ServiceTabs } from '../web/service-tabs.ts'
import type { Question, SurveyDefinition } from './definition.ts'
import { DIMENSIONS, minimumKey, OVERALL } from './definition.ts'
import { pageName } from './editor-page.ts'
import { questionOf } from './edits.ts'
import { LOST_WHERE } from './lost-where.ts'
import { OWN_KINDS } from './own-question.ts'
import { kindName, questionName, wordingShown } from './question-words.ts'

declare module '../web/render.ts' {
  interface Pages {
    'surveys/edit-add': AddPage
  }
}

export interface AddPage {
  title: string
  tabs: ServiceTabs
  back: string
  action: string
  revision: number
  problem: string | null
  pages: { id: string; name: string; chosen: boolean }[]
  groups: { name: string; questions: BankEntry[] }[]
  own: { value: string; name: string; hint: string }[]
}

interface BankEntry {
  key: string
  name: string
  /** What the first perspective would read. */
  text: string
  isIn: boolean
}

export interface ShownAdding {
  survey: { id: string; name: string }
  definition: SurveyDefinition
  revision: number
  bank: readonly Question[]
  pageId: string | undefined
  tabs: ServiceTabs
}

const GROUPS: readonly { name: MessageKey; keys: readonly string[] }[] = [
  { name: 'editor.bankRated', keys: [OVERALL, ...DIMENSIONS] },
  { name: 'editor.bankExperience', keys: ['EXPECTATION', 'PREDICTED_USER_VIEW', 'EFFORT_CES', 'RECOMMEND'] },
  { name: 'editor.bankEffort', keys: ['LOST_TIME', LOST_WHERE, 'IMPORTANCE'] },
  { name: 'editor.bankMinimum', keys: DIMENSIONS.map(minimumKey) },
  { name: 'editor.bankWords', keys: ['COMMENT'] },
]

export function addPage(shown: ShownAdding, reader: Reader, problem: string | null): AddPage {
  const { t } = reader
  const { definition, bank, survey } = shown
  const components = bank.filter((question) => question.kind === 'rating' && question.component !== null)
  const entries = (questions: readonly Question[]) =>
    questions.map((question) => bankEntry(question, definition, reader))
  const last = definition.pages.at(-1)?.id
  return {
    title: t('editor.addTitle', { survey: survey.name }),
    tabs: shown.tabs,
    back: `/surveys/${survey.id}/edit`,
    action: `/surveys/${survey.id}/edit/questions`,
    revision: shown.revision,
    problem,
    pages: definition.pages.map((page, at) => ({
      id: page.id,
      name: pageName(page, at, definition, reader),
      chosen: page.id === (shown.pageId ?? last),
    })),
    groups: [
      ...GROUPS.map(({ name, keys }) => ({
        name: t(name),
        questions: entries(bank.filter(({ key }) => keys.includes(key))),
      })),
      ...(components.length === 0 ? [] : [{ name: t('editor.bankComponents'), questions: entries(components) }]),
    ],
    own: OWN_KINDS.map((value) => ({ value, name: kindName(value, t), hint: t(`editor.${value}Hint`) })),
  }
}

function bankEntry(question: Question, definition: SurveyDefinition, { t }: Reader): BankEntry {
  const bankLanguage = definition.languages.find((each) => each === 'fr' || each === 'en') ?? 'en'
  const side = Object.values(question.asked)[0]
  return {
    key: question.key,
    name: bankName(question, definition, t),
    text: side === undefined ? '' : wordingShown(side.text, definition, bankLanguage),
    isIn: questionOf(definition, question.key) !== undefined,
  }
}

const BANK_NAMES: Record<string, MessageKey> = {
  EXPECTATION: 'editor.nameExpectation',
  PREDICTED_USER_VIEW: 'editor.namePredicted',
  EFFORT_CES: 'editor.nameEffort',
  RECOMMEND: 'editor.nameRecommend',
  LOST_TIME: 'editor.nameLostTime',
  LOST_WHERE: 'editor.nameLostWhere',
  MINIMUM: 'editor.nameMinimum',
  IMPORTANCE: 'editor.nameImportance',
  COMMENT: 'editor.nameComment',
}

function bankName(question: Question, definition: SurveyDefinition, t: Reader['t']): string {
  const minimum = DIMENSIONS.find((dimension) => minimumKey(dimension) === question.key)
  if (minimum !== undefined) return t('editor.nameMinimumOf', { dimension: t(`surveys.dimension${minimum}`) })
  const name = BANK_NAMES[question.key]
  return name === undefined ? questionName(question, definition, t) : t(name)
}
