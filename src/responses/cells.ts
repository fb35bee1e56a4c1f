import type { AnswerCount } from './ripe-counts.ts'

/** Counts by segment, question and answer. Every response adds dozens, so that nothing is built for each but the sum. */
export class Cells {
  readonly #segments = new Map<string, Map<string, Map<number, number>>>()

  add(segment: string, question: string, answer: number, count: number): void {
    const questions = this.#segments.get(segment) ?? new Map<string, Map<number, number>>()
    if (questions.size === 0) this.#segments.set(segment, questions)
    const answers = questions.get(question) ?? new Map<number, number>()
    if (answers.size === 0) questions.set(question, answers)
    answers.set(answer, (answers.get(answer) ?? 0) + count)
  }

  /** @returns each cell once, in no particular order */
  list(): AnswerCount[] {
    const counts: AnswerCount[] = []
    for (const [segment, questions] of this.#segments) {
      for (const [question, answers] of questions) {
        for (const [answer, count] of answers) counts.push({ segment, question, answer, count })
      }
    }
    return counts
  }
}
