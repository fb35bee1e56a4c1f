import { IntlMessageFormat } from 'intl-messageformat'
import { accounts as accountsEn } from './en/accounts.ts'
import { campaigns as campaignsEn } from './en/campaigns.ts'
import { catalogue as catalogueEn } from './en/catalogue.ts'
import { common as commonEn } from './en/common.ts'
import { comparison as comparisonEn } from './en/comparison.ts'
import { contacts as contactsEn } from './en/contacts.ts'
import { editor as editorEn } from './en/editor.ts'
import { help as helpEn } from './en/help.ts'
import { improvement as improvementEn } from './en/improvement.ts'
import { mail as mailEn } from './en/mail.ts'
import { probe as probeEn } from './en/probe.ts'
import { responses as responsesEn } from './en/responses.ts'
import { results as resultsEn } from './en/results.ts'
import { surveys as surveysEn } from './en/surveys.ts'
import { accounts as accountsFr } from './fr/accounts.ts'
import { campaigns as campaignsFr } from './fr/campaigns.ts'
import { catalogue as catalogueFr } from './fr/catalogue.ts'
import { common as commonFr } from './fr/common.ts'
import { comparison as comparisonFr } from './fr/comparison.ts'
import { contacts as contactsFr } from './fr/contacts.ts'
import { editor as editorFr } from './fr/editor.ts'
import { help as helpFr } from './fr/help.ts'
import { improvement as improvementFr } from './fr/improvement.ts'
import { mail as mailFr } from './fr/mail.ts'
import { probe as probeFr } from './fr/probe.ts'
import { responses as responsesFr } from './fr/responses.ts'
import { results as resultsFr } from './fr/results.ts'
import { surveys as surveysFr } from './fr/surveys.ts'
import type { Language } from './languages.ts'

/* Every wording that a person reads, by feature. The French files are typed by the English ones. */

const en = {
  accounts: accountsEn,
  campaigns: campaignsEn,
  catalogue: catalogueEn,
  common: commonEn,
  comparison: comparisonEn,
  contacts: contactsEn,
  editor: editorEn,
  help: helpEn,
  improvement: improvementEn,
  mail: mailEn,
  probe: probeEn,
  responses: responsesEn,
  results: resultsEn,
  surveys: surveysEn,
}

const fr: { [F in keyof typeof en]: Record<keyof (typeof en)[F], string> } = {
  accounts: accountsFr,
  campaigns: campaignsFr,
  catalogue: catalogueFr,
  common: commonFr,
  comparison: comparisonFr,
  contacts: contactsFr,
  editor: editorFr,
  help: helpFr,
  improvement: improvementFr,
  mail: mailFr,
  probe: probeFr,
  responses: responsesFr,
  results: resultsFr,
  surveys: surveysFr,
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

const TRANSLATORS: Record<Language, Translate> = { en: build('en', en), fr: build('fr', fr) }

function build(language: Language, messages: Record<string, Record<string, string>>): Translate {
  const texts = new Map<string, string>()
  for (const [feature, wordings] of Object.entries(messages)) {
    for (const [name, text] of Object.entries(wordings)) texts.set(`${feature}.${name}`, text)
  }
  const formats = new Map<string, IntlMessageFormat>()
  return (key, values) => {
    const text = texts.get(key)
    if (text === undefined) throw new Error(`No wording for ${key}`)
    if (!text.includes('{')) return text
    let format = formats.get(key)
    if (format === undefined) {
      format = new IntlMessageFormat(text, language === 'en' ? 'en-GB' : 'fr-FR', undefined, { ignoreTag: true })
      formats.set(key, format)
    }
    return String(format.format(values))
  }
}
