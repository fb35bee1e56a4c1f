import type { Reader } from '../i18n/reader.ts'
import type { MessageKey } from '../i18n/translate.ts'
import type { FieldErrors } from '../web/form.ts'
import { type CampaignSteps, campaignSteps } from './campaign-steps.ts'
import type { Campaign } from './campaign-store.ts'
import { campaignName } from './campaign-words.ts'
import { type LetterText, PLACEHOLDERS, type Placeholder } from './letter-text.ts'
import type { LetterKind } from './text-store.ts'

declare module '../web/render.ts' {
  interface Pages {
    'campaigns/letters': LettersPage
  }
}

export interface LettersPage {
  title: string
  name: string
  steps: CampaignSteps
  lead: string
  choices: { name: string; note: string | null; address: string; current: boolean }[]
  language: string
  kind: LetterKind
  direction: 'ltr' | 'rtl'
  action: string
  previewAction: string
  previewAddress: string
  testAction: string
  testHint: string
  planAddress: string
  alert: string | null
  fields: { id: 'subject' | 'body'; label: string; value: string; error: string | null }[]
  placeholders: { name: string; hint: string }[]
}

const HINTS: Record<Placeholder, MessageKey> = {
  name: 'campaigns.placeholderName',
  service: 'campaigns.placeholderService',
  link: 'campaigns.placeholderLink',
  closes: 'campaigns.placeholderCloses',
  minutes: 'campaigns.placeholderMinutes',
  sender: 'campaigns.placeholderSender',
}

const KINDS: Record<LetterKind, MessageKey> = {
  invitation: 'campaigns.kindInvitation',
  reminder: 'campaigns.kindReminder',
}

export interface LettersMatter {
  campaign: Campaign
  /** Those of the campaign's surveys, the base language first. */
  languages: readonly string[]
  /** What was written for the campaign, and is not as the defaults say. */
  written: readonly { language: string; kind: LetterKind }[]
  chosen: { language: string; kind: LetterKind }
  direction: 'ltr' | 'rtl'
  text: LetterText
  errors: FieldErrors
  email: string
}

export function lettersPage(matter: LettersMatter, reader: Reader): LettersPage {
  const { t, language: readers } = reader
  const { campaign, languages, written, chosen, text, errors } = matter
  const base = `/campaigns/${campaign.id}/letters`
  const address = (language: string, kind: LetterKind) => `${base}?language=${language}&kind=${kind}`
  const named = (tag: string) => languageName(tag, readers)
  const field = (id: 'subject' | 'body', key: MessageKey) => {
    const error = errors[id]
    return { id, label: t(key), value: text[id], error: error === undefined ? null : t(error) }
  }
  const wrong = Object.keys(errors).length
  return {
    title: t('campaigns.lettersTitle', { name: campaignName(campaign, reader) }),
    name: campaignName(campaign, reader),
    steps: campaignSteps(campaign, 'letters', t),
    lead: t('campaigns.lettersLead', { language: named(languages[0] ?? 'en') }),
    choices: languages.flatMap((language) =>
      (['invitation', 'reminder'] as const).map((kind) => ({
        name: `${named(language)} · ${t(KINDS[kind])}`,
        note: written.some((text) => text.language === language && text.kind === kind)
          ? null
          : t('campaigns.isDefault'),
        address: address(language, kind),
        current: language === chosen.language && kind === chosen.kind,
      })),
    ),
    ...chosen,
    direction: matter.direction,
    action: base,
    previewAction: `${base}/preview`,
    previewAddress: `${base}/preview?language=${chosen.language}&kind=${chosen.kind}`,
    testAction: `${base}/test`,
    testHint: t('campaigns.testHint', { email: matter.email }),
    planAddress: `/campaigns/${campaign.id}/plan`,
    alert: wrong === 0 ? null : t('common.formHasErrors', { count: wrong }),
    fields: [field('subject', 'campaigns.subjectLabel'), field('body', 'campaigns.bodyLabel')],
    placeholders: PLACEHOLDERS.map((name) => ({ name: `{${name}}`, hint: t(HINTS[name]) })),
  }
}

/** A language by its name, as readers of another one say it; the tag itself where nobody knows. */
function languageName(tag: string, reader: string): string {
  const name = new Intl.DisplayNames([reader], { type: 'language' }).of(tag) ?? tag
  return name.charAt(0).toUpperCase() + name.slice(1)
}
