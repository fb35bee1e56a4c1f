import type { MessageKey, Translate } from '../i18n/translate.ts'

declare module '../web/render.ts' {
  interface Pages {
    'comparison/ask': AskPart
  }
}

/** What stands where nobody has answered a question: that it is not asked, and where to add it, or that it is. */
export interface AskPart {
  title: string
  text: string
  editorAddress: string | null
}

/** What surveys ask now, and where questions are added; null for those who may not. */
export interface Asking {
  isAsked(question: string): boolean
  editorAddress: string | null
}

/** @param questions of which at least one must be asked; @param text what to ask, where none is */
export function askPart(
  questions: readonly string[],
  text: MessageKey,
  { isAsked, editorAddress }: Asking,
  t: Translate,
): AskPart {
  if (questions.some(isAsked)) {
    return { title: t('priorities.askedTitle'), text: t('priorities.askedText'), editorAddress: null }
  }
  return { title: t('priorities.askTitle'), text: t(text), editorAddress }
}
