import { OVERALL } from '../surveys/definition.ts'
import type { FormWords, Said } from '../surveys/form-words.ts'
import type { AskedPage, AskedQuestion } from '../surveys/perspective-form.ts'
import { type EntryField, fieldsFor, type QuestionField, respondentField } from './fields-page.ts'
import type { FormFacts } from './form-facts.ts'

/** What the form's script shows at a time; without it, all stand one below the other. */
export interface FormPage {
  id: string
  title: Said | null
  sections: FormSection[]
}

export interface FormSection {
  id: string
  /** "2 of 4"; null where the form is not counted so. */
  number: Said | null
  title: Said | null
  /** Said once for all questions that complete it. */
  stem: Said | null
  groups: { id: string; kind: string; title: Said | null; questions: QuestionField[] }[]
  /** Who answers, on the form's last page. */
  respondent: EntryField | null
}

/** Neighbours of one kind make a section: the whole, the dimensions, the parts, and what is a sentence of its own. */
type SectionKind = 'overall' | 'dimensions' | 'parts' | 'rest'

const TITLES = {
  overall: 'responses.sectionOverall',
  dimensions: 'responses.sectionDimensions',
  parts: 'responses.sectionParts',
  rest: 'responses.sectionRest',
} as const

export function formPages(facts: FormFacts, words: FormWords): FormPage[] {
  const { pages } = facts.asked
  const counted = pages.length === 1 && pages[0]?.title === null
  const made = pages.map((page, at): FormPage => {
    const isLast = at === pages.length - 1
    const asksRespondent = isLast && facts.asksRespondent
    const title = page.title === null ? null : words.said(page.title)
    return { id: `page-${at + 1}`, title, sections: sectionsOf(page, at, asksRespondent, facts, words) }
  })
  const sections = made.flatMap((page) => page.sections)
  const last = sections.at(-1)
  // What stands at the end of several sections finishes the form; elsewhere such questions need no heading.
  if (last !== undefined && sections.length > 1 && isRest(last) && !made.at(-1)?.title) {
    last.title = words.own(TITLES.rest)
  }
  const all = sections.every(({ title }) => title !== null)
  if (counted && all && sections.length > 1) number(sections, words)
  return made
}

function number(sections: FormSection[], words: FormWords): void {
  for (const [at, section] of sections.entries()) {
    section.number = words.own('responses.sectionNumber', { number: at + 1, total: sections.length })
  }
}

const isRest = ({ id }: FormSection) => id.startsWith('rest')

function sectionsOf(
  page: AskedPage,
  at: number,
  asksRespondent: boolean,
  facts: FormFacts,
  words: FormWords,
): FormSection[] {
  const runs = runsOf(page.questions)
  if (asksRespondent && runs.at(-1)?.kind !== 'rest') runs.push({ kind: 'rest', questions: [] })
  return runs.map(({ kind, questions }, place) => {
    const id = `${kind}-${at + 1}-${place + 1}`
    const isFirstOfKind = runs.findIndex((run) => run.kind === kind) === place
    const title = page.title !== null || kind === 'rest' || !isFirstOfKind ? null : words.own(TITLES[kind])
    const stem = kind === 'dimensions' || kind === 'parts' ? words.said(facts.asked.stem) : null
    const respondent = asksRespondent && place === runs.length - 1 ? respondentField(facts, words) : null
    return { id, number: null, title, stem, groups: groupsOf(id, kind, questions, facts, words), respondent }
  })
}

function runsOf(questions: readonly AskedQuestion[]): { kind: SectionKind; questions: AskedQuestion[] }[] {
  const runs: { kind: SectionKind; questions: AskedQuestion[] }[] = []
  for (const question of questions) {
    const kind = sectionOf(question)
    const last = runs.at(-1)
    if (last?.kind === kind) last.questions.push(question)
    else runs.push({ kind, questions: [question] })
  }
  return runs
}

function sectionOf(question: AskedQuestion): SectionKind {
  if (question.kind !== 'rating') return 'rest'
  if (question.dimension === OVERALL) return 'overall'
  if (question.component !== null) return 'parts'
  return question.completesStem ? 'dimensions' : 'rest'
}

/** Of the parts, what IT supports and what people do are asked about apart. */
function groupsOf(
  section: string,
  kind: SectionKind,
  questions: readonly AskedQuestion[],
  facts: FormFacts,
  words: FormWords,
): FormSection['groups'] {
  const group = (name: string, title: Said | null, members: readonly AskedQuestion[]) => ({
    id: `${section}-${name}`,
    kind: name,
    title,
    questions: members.flatMap((question) => fieldsFor(question, facts, words)),
  })
  if (kind !== 'parts') return questions.length === 0 ? [] : [group('all', null, questions)]
  const ofKind = (wanted: string) =>
    questions.filter((question) => question.kind === 'rating' && question.component?.kind === wanted)
  return [
    group('technology', words.own('responses.theTechnology'), ofKind('it-supported')),
    group('people', words.own('responses.thePeople'), ofKind('human-activity')),
  ].filter((each) => each.questions.length > 0)
}
