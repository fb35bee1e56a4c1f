import { ALL_TIME, isWindow, type WindowKey } from './window.ts'

/* What tells one look's answers from another's names the window that was looked at first, unless it was all time. */

const OVER = 'over:'

export function answersOver(window: WindowKey, answers: string): string {
  return window === ALL_TIME ? answers : `${OVER}${window} ${answers}`
}

/** @param answers what {@link answersOver} made */
export function windowOfAnswers(answers: string): WindowKey {
  const [first = ''] = answers.split(' ', 1)
  const window = first.slice(OVER.length)
  return first.startsWith(OVER) && isWindow(window) ? window : ALL_TIME
}
