import type { Language } from '../i18n/languages.ts'
import type { Translate } from '../i18n/translate.ts'
import { HELP_TITLES, HELP_TOPICS, type HelpTopic } from './help.ts'

export type HelpView = `help/${Language}/${HelpTopic}`

declare module './render.ts' {
  interface Pages extends Record<HelpView, HelpArticle> {
    'help/contents': HelpContents
  }
}

/** An article of the help; its text is the view's. */
export interface HelpArticle {
  title: string
  contents: HelpContents
}

export interface HelpContents {
  entries: { name: string; address: string; current: boolean }[]
}

export function helpArticle(topic: HelpTopic, t: Translate): HelpArticle {
  return {
    title: t(HELP_TITLES[topic]),
    contents: {
      entries: HELP_TOPICS.map((entry) => ({
        name: t(HELP_TITLES[entry]),
        address: `/help/${entry}`,
        current: entry === topic,
      })),
    },
  }
}
