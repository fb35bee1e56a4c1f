import { IntlMessageFormat } from 'intl-messageformat'
import { accounts as accountsEn } from './en/accounts.ts'
import { api as apiEn } from './en/api.ts'
import { breakdown as breakdownEn } from './en/breakdown.ts'
import { campaigns as campaignsEn } from './en/campaigns.ts'
import { catalogue as catalogueEn } from './en/catalogue.ts'
import { changes as changesEn } from './en/changes.ts'
import { comments as commentsEn } from './en/comments.ts'
import { common as commonEn } from './en/common.ts'
import { comparison as comparisonEn } from './en/comparison.ts'

import { contacts as contactsEn } from './en/contacts.ts'
import { digest as digestEn } from './en/digest.ts'
import { doors as doorsEn } from './en/doors.ts'

import { editor as editorEn } from './en/editor.ts'

import { exchange as exchangeEn } from './en/exchange.ts'

import { findings as findingsEn } from './en/findings.ts'
import { followups as followupsEn } from './en/followups.ts'
import { heard as heardEn } from './en/heard.ts'
import { help as helpEn } from './en/help.ts'
import { improvement as improvementEn } from './en/improvement.ts'
import { journey as journeyEn } from './en/journey.ts'
import { mail as mailEn } from './en/mail.ts'
import { preview as previewEn } from './en/preview.ts'
import { priorities as prioritiesEn } from './en/priorities.ts'
import { probe as probeEn } from './en/probe.ts'
import { relays as relaysEn } from './en/relays.ts'
import { reports as reportsEn } from './en/reports.ts'
import { responses as responsesEn } from './en/responses.ts'
import { results as resultsEn } from './en/results.ts'
import { several as severalEn } from './en/several.ts'
import { surveys as surveysEn } from './en/surveys.ts'
import { teamwork as teamworkEn } from './en/teamwork.ts'
import { translations as translationsEn } from './en/translations.ts'
import { trend as trendEn } from './en/trend.ts'
import { verification as verificationEn } from './en/verification.ts'
import { accounts as accountsFr } from './fr/accounts.ts'
import { api as apiFr } from './fr/api.ts'
import { breakdown as breakdownFr } from './fr/breakdown.ts'
import { campaigns as campaignsFr } from './fr/campaigns.ts'
import { catalogue as catalogueFr } from './fr/catalogue.ts'
import { changes as changesFr } from './fr/changes.ts'
import { comments as commentsFr } from './fr/comments.ts'
import { common as commonFr } from './fr/common.ts'
import { comparison as comparisonFr } from './fr/comparison.ts'

import { contacts as contactsFr } from './fr/contacts.ts'
import { digest as digestFr } from './fr/digest.ts'
import { doors as doorsFr } from './fr/doors.ts'

import { editor as editorFr } from './fr/editor.ts'

import { exchange as exchangeFr } from './fr/exchange.ts'

import { findings as findingsFr } from './fr/findings.ts'
import { followups as followupsFr } from './fr/followups.ts'
import { heard as heardFr } from './fr/heard.ts'
import { help as helpFr } from './fr/help.ts'
import { improvement as improvementFr } from './fr/improvement.ts'
import { journey as journeyFr } from './fr/journey.ts'
import { mail as mailFr } from './fr/mail.ts'
import { preview as previewFr } from './fr/preview.ts'
import { priorities as prioritiesFr } from './fr/priorities.ts'
import { probe as probeFr } from './fr/probe.ts'
import { relays as relaysFr } from './fr/relays.ts'
import { reports as reportsFr } from './fr/reports.ts'
import { responses as responsesFr } from './fr/responses.ts'
import { results as resultsFr } from './fr/results.ts'
import { several as severalFr } from './fr/several.ts'
import { surveys as surveysFr } from './fr/surveys.ts'
import { teamwork as teamworkFr } from './fr/teamwork.ts'
import { translations as translationsFr } from './fr/translations.ts'
import { trend as trendFr } from './fr/trend.ts'
import { verification as verificationFr } from './fr/verification.ts'
import type { Language } from './languages.ts'

/* Every wording that a person reads, by feature. The French files are typed by the English ones. */

const en = {
  accounts: accountsEn,
  api: apiEn,
  breakdown: breakdownEn,
  campaigns: campaignsEn,
  catalogue: catalogueEn,
  changes: changesEn,
  comments: commentsEn,
  common: commonEn,
  comparison: comparisonEn,
  contacts: contactsEn,
  digest: digestEn,
  doors: doorsEn,
  editor: editorEn,
  exchange: exchangeEn,
  findings: findingsEn,
  followups: followupsEn,
  heard: heardEn,
  help: helpEn,
  improvement: improvementEn,
  journey: journeyEn,
  mail: mailEn,
  priorities: prioritiesEn,
  probe: probeEn,
  relays: relaysEn,
  preview: previewEn,
  reports: reportsEn,
  responses: responsesEn,
  results: resultsEn,
  several: severalEn,
  surveys: surveysEn,
  teamwork: teamworkEn,
  translations: translationsEn,
  trend: trendEn,
  verification: verificationEn,
}

const fr: { [F in keyof typeof en]: Record<keyof (typeof en)[F], string> } = {
  accounts: accountsFr,
  api: apiFr,
  breakdown: breakdownFr,
  campaigns: campaignsFr,
  catalogue: catalogueFr,
  changes: changesFr,
  comments: commentsFr,
  common: commonFr,
  comparison: comparisonFr,
  contacts: contactsFr,
  digest: digestFr,
  doors: doorsFr,
  editor: editorFr,
  exchange: exchangeFr,
  findings: findingsFr,
  followups: followupsFr,
  heard: heardFr,
  help: helpFr,
  improvement: improvementFr,
  journey: journeyFr,
  mail: mailFr,
  priorities: prioritiesFr,
  probe: probeFr,
  relays: relaysFr,
  preview: previewFr,
  reports: reportsFr,
  responses: responsesFr,
  results: resultsFr,
  several: severalFr,
  surveys: surveysFr,
  teamwork: teamworkFr,
  translations: translationsFr,
  trend: trendFr,
  verification: verificationFr,
}

/** `feature.name`, as in `common.save`. */
export type MessageKey = {
  [F in keyof typeof en]: `${F}.${Extract<keyof (typeof en)[F], string>}`
}[keyof typeof en]

export type MessageValues = Record<string, string | number>

/** The wording of a key in one language; values fill an ICU message's placeholders (plurals included). */
export type Translate = (key: MessageKey, values?: MessageValues) => string

/** @returns the wordings of a language; a placeholder without a value is a programmer's mistake and throws */
export function translator(language: Language): Translate {
  return TRANSLATORS[language]
}

const TEXTS: Record<Language, ReadonlyMap<string, string>> = { en: byKey(en), fr: byKey(fr) }
const TRANSLATORS: Record<Language, Translate> = {
  en: build('en-GB', TEXTS.en, unknownKey),
  fr: build('fr-FR', TEXTS.fr, unknownKey),
}

/**
 * Speaks a language that Parallax does not, by somebody's own wordings.
 * @param texts ICU messages by key, each as {@link mayStandFor} lets them be
 * @param otherwise says what is not among them
 */
export function ownTranslator(tag: string, texts: ReadonlyMap<string, string>, otherwise: Translate): Translate {
  return build(tag, texts, otherwise)
}

/** Whether an ICU message can be said wherever the original is: it is well formed and fills in nothing else. */
export function mayStandFor(original: string, text: string, tag: string): boolean {
  try {
    const known = placeholdersIn(parsed(original, 'en-GB').getAst())
    return [...placeholdersIn(parsed(text, tag).getAst())].every((name) => known.has(name))
  } catch {
    return false
  }
}

interface Part {
  type: number
  value?: unknown
  options?: Record<string, { value: Part[] }>
}

/** The parser's number for plain text, and for a plural's own number. */
const PLAIN = [0, 7]

function placeholdersIn(parts: readonly Part[]): Set<string> {
  return new Set(
    parts.flatMap(({ type, value, options = {} }) =>
      PLAIN.includes(type)
        ? []
        : [String(value), ...Object.values(options).flatMap((option) => [...placeholdersIn(option.value)])],
    ),
  )
}

function parsed(text: string, locale: string): IntlMessageFormat {
  return new IntlMessageFormat(text, locale, undefined, { ignoreTag: true })
}

function byKey(messages: Record<string, Record<string, string>>): Map<string, string> {
  const entries = Object.entries(messages).flatMap(([feature, wordings]) =>
    Object.entries(wordings).map(([name, text]): [string, string] => [`${feature}.${name}`, text]),
  )
  return new Map(entries)
}

function unknownKey(key: string): never {
  throw new Error(`No wording for ${key}`)
}

function build(locale: string, texts: ReadonlyMap<string, string>, otherwise: Translate): Translate {
  const formats = new Map<string, IntlMessageFormat>()
  return (key, values) => {
    const text = texts.get(key)
    if (text === undefined) return otherwise(key, values)
    if (!text.includes('{')) return text
    const format = formats.get(key) ?? parsed(text, locale)
    formats.set(key, format)
    return String(format.format(values))
  }
}
