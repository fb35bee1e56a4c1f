import type { AnonymityPromise, Perspective, Row } from '../database/schema.ts'
import { formatter } from '../i18n/format.ts'
import { type Translate, translator } from '../i18n/translate.ts'
import {
  directionOf,
  ownLanguage,
  type SurveyLetter,
  type SurveyLetterBlock,
  withLinks,
} from '../mail/survey-letter.ts'
import { SMALLEST_GROUP } from '../surveys/anonymity.ts'
import { burdenOf } from '../surveys/burden.ts'
import { inLanguage, type SurveyDefinition, type Wording } from '../surveys/definition.ts'
import { perspectiveForm, questionsIn } from '../surveys/perspective-form.ts'
import { SCALES } from '../surveys/scales.ts'
import { defaultText } from './default-texts.ts'
import { filled, type LetterText, letterBlocks, type Placeholder } from './letter-text.ts'
import { clockOf } from './zoned-time.ts'

/** What all letters about one survey of a campaign have in common. */
export interface SurveyAsked {
  definition: SurveyDefinition
  promise: AnonymityPromise
  organisation: string
  perspective: Perspective
  /** Who asks. */
  sender: string
  closes: { at: string; timeZone: string } | null
  /** What was written for the campaign. */
  texts: readonly Pick<Row<'campaign_text'>, 'language' | 'kind' | 'subject' | 'body'>[]
}

/** Where a letter's links lead. */
export interface LetterLinks {
  form: string
  /** The form with a score chosen. */
  score(value: number): string
  stop: string
}

export interface Addressee {
  name: string
  /** BCP 47. */
  language: string
}

/** @returns the text in which a letter is written: the recipient's language, the one it is a variant of, or the survey's base */
export function textFor(
  asked: Pick<SurveyAsked, 'definition' | 'texts' | 'perspective'>,
  kind: 'invitation' | 'reminder',
  wanted: string,
): { language: string; text: LetterText } {
  const { languages } = asked.definition
  const short = wanted.split('-')[0] as string
  const known = [wanted, short].find((tag) => languages.includes(tag))
  const language = known ?? languages[0] ?? 'en'
  const written = asked.texts.find((text) => text.language === language && text.kind === kind)
  return { language, text: written ?? defaultText(asked.perspective, kind, ownLanguage(language)) }
}

/** @returns the letter as its recipient reads it */
export function campaignLetter(
  asked: SurveyAsked,
  kind: 'invitation' | 'reminder',
  { name, language: wanted }: Addressee,
  links: LetterLinks,
): SurveyLetter {
  const { language, text } = textFor(asked, kind, wanted)
  return writtenLetter(asked, text, { name, language }, links)
}

/** The letter that a text makes, whatever was stored: for the preview of what is just being written. */
export function writtenLetter(
  asked: SurveyAsked,
  text: LetterText,
  { name, language }: Addressee,
  links: LetterLinks,
): SurveyLetter {
  const t = translator(ownLanguage(language))
  const values: Record<Placeholder, string> = {
    name,
    service: inLanguage(asked.definition.serviceName, language),
    link: links.form,
    closes: closesIn(asked, language),
    minutes: String(minutesFor(asked, language)),
    sender: asked.sender,
  }
  return {
    language,
    direction: directionOf(language),
    subject: oneLine(filled(text.subject, values)),
    blocks: letterBlocks(text.body, values).map(
      (block): SurveyLetterBlock =>
        block.kind === 'buttons'
          ? buttons(asked, language, links, t)
          : { kind: 'paragraph', lines: block.lines.map(withLinks) },
    ),
    footer: [
      t('campaigns.mailWhy', { organisation: asked.organisation, service: values.service }),
      asked.promise === 'anonymous'
        ? t('campaigns.mailAnonymous', { smallest: SMALLEST_GROUP })
        : t('campaigns.mailAttributed'),
      t('campaigns.mailPersonal'),
    ],
    stop: { text: t('campaigns.mailStopText'), label: t('campaigns.mailStop'), address: links.stop },
  }
}

function oneLine(text: string): string {
  return text.replace(/[\r\n\t]+/g, ' ').trim()
}

function closesIn({ closes }: SurveyAsked, language: string): string {
  if (closes === null) return ''
  return formatter(ownLanguage(language)).day(clockOf(closes.at, closes.timeZone).day)
}

/** About how long the form takes, in minutes, as the survey's pages say it: at least one. */
function minutesFor({ definition, perspective }: Pick<SurveyAsked, 'definition' | 'perspective'>, language: string) {
  const seconds = burdenOf(definition, perspective, language)?.seconds ?? 0
  return Math.max(1, Math.round(seconds / 60))
}

/** The scale of the first question where it can be answered by a press in the mail, and else one button. */
function buttons(asked: SurveyAsked, language: string, links: LetterLinks, t: Translate): SurveyLetterBlock {
  const first = firstScored(asked)
  if (first === null) return { kind: 'button', label: t('campaigns.mailButton'), address: links.form }
  const labels = first.steps.map(({ label }) => inLanguage(label, language))
  const highest = first.steps.at(-1)?.value ?? 0
  return {
    kind: 'scores',
    question: questionIn(first, language),
    lowest: labels[0] ?? '',
    highest: labels.at(-1) ?? '',
    scores: first.steps.map(({ value }, at) => ({
      score: String(value),
      // Long scales name their ends only.
      label: t('campaigns.mailScore', { score: value, highest, label: labels[at] ?? '' }).replace(/\s*:\s*$/, ''),
      address: links.score(value),
    })),
    otherwise: [
      { text: `${t('campaigns.mailScoresHint')} `, address: null },
      { text: t('campaigns.mailWithoutScore'), address: links.form },
    ],
  }
}

/** The question as a sentence of its own: its stem ends in "…" where the question's words complete it. */
function questionIn({ text, stem }: { text: Wording; stem: Wording | null }, language: string): string {
  if (stem === null) return inLanguage(text, language)
  const whole = `${inLanguage(stem, language).replace(/\s*(…|\.\.\.)$/, '')} ${inLanguage(text, language)}`
  const mark = ownLanguage(language) === 'fr' ? '\u202f?' : '?'
  return /[?؟？;。]$/.test(whole) ? whole : whole + mark
}

/** @returns the wording and scale of the first question, if it is a rating that everybody is shown; null otherwise */
function firstScored({ definition, perspective }: Pick<SurveyAsked, 'definition' | 'perspective'>) {
  const form = perspectiveForm(definition, perspective)
  const first = form === null ? undefined : questionsIn(form).find(({ kind }) => kind !== 'statement')
  if (first?.kind !== 'rating' || first.showIf !== null || (first.rotates && form?.rotationSize !== null)) return null
  // Buckets of minutes are no scores.
  if (first.scale === 'lost8') return null
  return { text: first.text, stem: first.completesStem ? (form?.stem ?? null) : null, steps: SCALES[first.scale] }
}
