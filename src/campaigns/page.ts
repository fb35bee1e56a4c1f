import type { Perspective } from '../database/schema.ts'
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../i18n/languages.ts'
import type { Reader } from '../i18n/reader.ts'
import type { Translate } from '../i18n/translate.ts'
import type { ResponseCounts } from '../surveys/counts.ts'
import { promiseWords, type ShownConcern, shownConcerns } from '../surveys/service-page.ts'
import type { ServiceTabs } from '../web/service-tabs.ts'
import { campaignLetter, type SurveyAsked } from './campaign-letter.ts'
import { REASONS } from './campaign-words.ts'
import { LEFT_OUT_REASONS, type LeftOutReason } from './plan.ts'
import { MOST_ROWS, type RecipientList, writeRecipients } from './recipients.ts'

declare module '../web/render.ts' {
  interface Pages {
    'campaigns/invite': InvitePage
    'campaigns/list-form': ListForm
    'campaigns/preview': PreviewPage
  }
}

/** The survey's perspective that people are invited to. */
export interface Invited {
  surveyId: string
  serviceId: string
  isOpen: boolean
  counts: ResponseCounts
  /** How many were invited before. */
  already: number
  tabs: ServiceTabs
}

interface InviteHead {
  title: string
  tabs: ServiceTabs
  backAddress: string
  perspective: Perspective
  perspectiveName: string
  perspectiveHint: string
  promise: { name: string; text: string }
  concerns: ShownConcern[]
}

export interface InvitePage extends InviteHead {
  isOpen: boolean
  form: ListForm
}

/** Where addresses are typed, pasted or chosen as a file. */
export interface ListForm {
  action: string
  people: string
  languages: { code: Language; name: string; chosen: boolean }[]
  error: string | null
  mostRows: string
}

export interface TypedList {
  people: string
  language: Language
}

export function invitePage(invited: Invited, typed: TypedList, reader: Reader, error: string | null): InvitePage {
  return {
    ...inviteHead(invited, 0, reader),
    isOpen: invited.isOpen,
    form: listForm(invited, typed, reader, error),
  }
}

/** @param added how many are about to be invited */
function inviteHead({ surveyId, counts, already, tabs }: Invited, added: number, reader: Reader): InviteHead {
  const { t } = reader
  const { perspective, promise } = counts
  // Whoever is asked could answer, whatever the catalogue says.
  const asked = already + added
  const eligible = counts.eligible === null && asked === 0 ? null : Math.max(counts.eligible ?? 0, asked)
  return {
    title: t('campaigns.inviteTitle', { service: tabs.name[reader.language] }),
    tabs,
    backAddress: `/surveys/${surveyId}`,
    perspective,
    perspectiveName: t(`common.${perspective}`),
    perspectiveHint: t(`common.${perspective}Hint`),
    promise: promiseWords(promise, t),
    concerns: shownConcerns(perspective, promise, eligible, t),
  }
}

function listForm(invited: Invited, typed: TypedList, { format }: Reader, error: string | null): ListForm {
  return {
    action: inviteAddress(invited),
    people: typed.people,
    languages: LANGUAGES.map((code) => ({ code, name: LANGUAGE_NAMES[code], chosen: code === typed.language })),
    error,
    mostRows: format.number(MOST_ROWS),
  }
}

function inviteAddress({ surveyId, counts }: Invited): string {
  return `/surveys/${surveyId}/invite/${counts.perspective}`
}

export interface PreviewPage extends InviteHead {
  count: string
  languages: string
  /** Null where nobody is left to invite. */
  sendName: string | null
  sendAction: string
  /** The usable rows, as they are sent back to be invited. */
  people: string
  language: Language
  problems: { row: string; problem: string; text: string }[]
  problemsTitle: string
  duplicates: { row: string; email: string; firstRow: string }[]
  duplicatesTitle: string
  /** Who would be left out, by reason. */
  leftOut: { title: string; hint: string | null; emails: string[] }[]
  recipients: { name: string; email: string; language: string }[]
  recipientsMore: string | null
  letters: { language: Language; name: string; subject: string; lines: string[] }[]
  form: ListForm
}

const RECIPIENTS_SHOWN = 100

const LANGUAGE_KEYS = { en: 'campaigns.languageEn', fr: 'campaigns.languageFr' } as const

export interface ListedMatter {
  invited: Invited
  list: RecipientList
  /** Why some of the list are left out, by address. */
  leftOut: ReadonlyMap<string, LeftOutReason>
  typed: TypedList
  asked: SurveyAsked
}

export function previewPage({ invited, list, leftOut, typed, asked }: ListedMatter, reader: Reader): PreviewPage {
  const { t, format } = reader
  const fresh = list.recipients.filter(({ email }) => !leftOut.has(email))
  const used = LANGUAGES.filter((code) => fresh.some(({ language }) => language === code))
  const hidden = fresh.length - RECIPIENTS_SHOWN
  return {
    ...inviteHead(invited, fresh.length, reader),
    count: t('campaigns.willBeInvited', { count: fresh.length }),
    languages: format.list(
      used.map((code) => {
        const count = fresh.filter(({ language }) => language === code).length
        return t('campaigns.inLanguage', { count, language: t(LANGUAGE_KEYS[code]) })
      }),
    ),
    sendName: fresh.length === 0 ? null : t('campaigns.send', { count: fresh.length }),
    sendAction: `${inviteAddress(invited)}/send`,
    // All of them: who is left out is decided again, and kept, when they are sent.
    people: writeRecipients(list.recipients),
    language: typed.language,
    problems: list.problems.map(({ row, problem, text }) => ({ row: format.number(row), problem: t(problem), text })),
    problemsTitle: t('campaigns.problemsTitle', { count: list.problems.length }),
    duplicates: list.duplicates.map(({ row, email, firstRow }) => ({
      row: format.number(row),
      email,
      firstRow: t('campaigns.sameAsRow', { row: firstRow }),
    })),
    duplicatesTitle: t('campaigns.duplicatesTitle', { count: list.duplicates.length }),
    leftOut: LEFT_OUT_REASONS.flatMap((reason) => leftOutFor(reason, leftOut, t)),
    recipients: fresh
      .slice(0, RECIPIENTS_SHOWN)
      .map(({ name, email, language }) => ({ name, email, language: LANGUAGE_NAMES[language] })),
    recipientsMore: hidden > 0 ? t('campaigns.andMore', { count: hidden }) : null,
    letters: used.map((language) => sampleLetter(asked, language, t)),
    form: listForm(invited, typed, reader, null),
  }
}

function leftOutFor(
  reason: LeftOutReason,
  leftOut: ReadonlyMap<string, LeftOutReason>,
  t: Translate,
): PreviewPage['leftOut'] {
  const emails = [...leftOut].filter(([, why]) => why === reason).map(([email]) => email)
  if (emails.length === 0) return []
  const count = emails.length
  if (reason === 'already-invited') {
    return [{ title: t('campaigns.alreadyTitle', { count }), hint: t('campaigns.alreadyHint'), emails }]
  }
  return [{ title: t('campaigns.leftOutFor', { count, reason: t(REASONS[reason]) }), hint: null, emails }]
}

function sampleLetter(asked: SurveyAsked, language: Language, t: Translate): PreviewPage['letters'][number] {
  const link = t('campaigns.personalLink')
  const links = { form: link, score: () => link, stop: link }
  const { subject, blocks, footer, stop } = campaignLetter(asked, 'invitation', { name: '', language }, links)
  const lines = blocks.flatMap((block): string[] => {
    if (block.kind === 'paragraph') return block.lines.map((line) => line.map(({ text }) => text).join(''))
    if (block.kind === 'button') return [`${block.label} → ${link}`]
    return [block.question, `${block.scores.map(({ score }) => score).join(' · ')} → ${link}`]
  })
  return { language, name: t(LANGUAGE_KEYS[language]), subject, lines: [...lines, ...footer, stop.label] }
}
