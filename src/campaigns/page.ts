import type { Perspective } from '../database/schema.ts'
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../i18n/languages.ts'
import type { Reader } from '../i18n/reader.ts'
import type { Translate } from '../i18n/translate.ts'
import type { ResponseCounts } from '../surveys/counts.ts'
import type { Wording } from '../surveys/definition.ts'
import { promiseWords, type ShownConcern, shownConcerns } from '../surveys/service-page.ts'
import type { ServiceTabs } from '../web/service-tabs.ts'
import { invitationLetter } from './invitation-letter.ts'
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
  isOpen: boolean
  service: Wording
  counts: ResponseCounts
  /** The addresses that were invited before. */
  already: ReadonlySet<string>
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
  const asked = already.size + added
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
  already: string[]
  alreadyTitle: string
  recipients: { name: string; email: string; language: string }[]
  recipientsMore: string | null
  letters: { language: Language; name: string; subject: string; lines: string[] }[]
  form: ListForm
}

const RECIPIENTS_SHOWN = 100

const LANGUAGE_KEYS = { en: 'campaigns.languageEn', fr: 'campaigns.languageFr' } as const

export function previewPage(
  invited: Invited,
  list: RecipientList,
  typed: TypedList,
  sender: string,
  reader: Reader,
): PreviewPage {
  const { t, format } = reader
  const fresh = list.recipients.filter(({ email }) => !invited.already.has(email))
  const known = list.recipients.filter(({ email }) => invited.already.has(email)).map(({ email }) => email)
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
    people: writeRecipients(fresh),
    language: typed.language,
    problems: list.problems.map(({ row, problem, text }) => ({ row: format.number(row), problem: t(problem), text })),
    problemsTitle: t('campaigns.problemsTitle', { count: list.problems.length }),
    duplicates: list.duplicates.map(({ row, email, firstRow }) => ({
      row: format.number(row),
      email,
      firstRow: t('campaigns.sameAsRow', { row: firstRow }),
    })),
    duplicatesTitle: t('campaigns.duplicatesTitle', { count: list.duplicates.length }),
    already: known,
    alreadyTitle: t('campaigns.alreadyTitle', { count: known.length }),
    recipients: fresh
      .slice(0, RECIPIENTS_SHOWN)
      .map(({ name, email, language }) => ({ name, email, language: LANGUAGE_NAMES[language] })),
    recipientsMore: hidden > 0 ? t('campaigns.andMore', { count: hidden }) : null,
    letters: used.map((language) => sampleLetter(invited, language, sender, t)),
    form: listForm(invited, typed, reader, null),
  }
}

function sampleLetter(
  { service, counts }: Invited,
  language: Language,
  sender: string,
  t: Translate,
): PreviewPage['letters'][number] {
  const { perspective, promise } = counts
  const link = t('campaigns.personalLink')
  const letter = invitationLetter({ sender, service, perspective, promise }, { name: '', language }, link)
  const { subject, greeting, paragraphs, button, notes } = letter
  const lines = [greeting, ...paragraphs, `${button.label} → ${link}`, ...notes]
  return { language, name: t(LANGUAGE_KEYS[language]), subject, lines }
}
