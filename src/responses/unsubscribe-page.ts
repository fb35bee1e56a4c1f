import type { Translate } from '../i18n/translate.ts'
import type { LanguageSwitch } from './page.ts'

declare module '../web/render.ts' {
  interface Pages {
    'responses/unsubscribe': UnsubscribePage
  }
}

/** What somebody reads who wants no more invitations; only pressing its button changes anything. */
export interface UnsubscribePage {
  title: string
  paragraphs: string[]
  button: { action: string; label: string; isQuiet: boolean } | null
  /** The form that the invitation leads to. */
  survey: { text: string; address: string } | null
  languages: LanguageSwitch
}

interface Facts {
  email: string
  token: string
  languages: LanguageSwitch
}

export function askToStop({ email, token, languages }: Facts, t: Translate): UnsubscribePage {
  return {
    title: t('campaigns.stopPageTitle'),
    paragraphs: [t('campaigns.stopPageText', { email })],
    button: { action: `/u/${token}`, label: t('campaigns.stopPageButton'), isQuiet: false },
    survey: { text: t('campaigns.stopPageLink'), address: `/r/${token}` },
    languages,
  }
}

/** @param isNew false: they were unsubscribed before */
export function stopped({ email, token, languages }: Facts, isNew: boolean, t: Translate): UnsubscribePage {
  return {
    title: t('campaigns.stoppedPageTitle'),
    paragraphs: [t(isNew ? 'campaigns.stoppedPageText' : 'campaigns.stoppedBefore', { email })],
    button: { action: `/u/${token}/undo`, label: t('campaigns.undoStop'), isQuiet: true },
    survey: null,
    languages,
  }
}

export function stopUndone({ email, languages }: Facts, t: Translate): UnsubscribePage {
  const paragraphs = [t('campaigns.undoneText', { email })]
  return { title: t('campaigns.undoneTitle'), paragraphs, button: null, survey: null, languages }
}
