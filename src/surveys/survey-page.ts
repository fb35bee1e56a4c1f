import type { Perspective, Row } from '../database/schema.ts'
import { nameIn } from '../i18n/names.ts'
import type { Reader } from '../i18n/reader.ts'
import type { FieldErrors, Typed } from '../web/form.ts'
import type { ServiceTabs } from '../web/service-tabs.ts'
import { SMALLEST_GROUP } from './anonymity.ts'
import { type BurdenNote, burdenNote } from './burden-page.ts'
import type { CampaignRow, ResponseCounts, SurveyEntry } from './counts.ts'
import type { SurveyDefinition } from './definition.ts'
import { type DoorsPart, doorsPart, type ShownDoors } from './door-page.ts'
import type { PerspectiveDoor } from './door-store.ts'
import { countCell } from './list-page.ts'
import { promiseFixed } from './promise.ts'
import type { Rival } from './publish-store.ts'
import { type ShownRival, shownRivals } from './rivals-page.ts'
import { type PromiseChoice, promiseChoices, promiseWords, type ShownConcern, shownConcerns } from './service-page.ts'
import { surveyName } from './survey-name.ts'
import { type FormWordings, formWordings } from './wordings-page.ts'

declare module '../web/render.ts' {
  interface Pages {
    'surveys/survey': SurveyPage
    'surveys/perspective': PerspectiveCard
  }
}

export interface SurveyPage {
  title: string
  tabs: ServiceTabs
  backAddress: string
  isOpen: boolean
  name: string
  status: string
  statusClass: string
  dates: string
  problem: string | null
  /** Open surveys that stand in the way. */
  rivals: ShownRival[]
  perspectives: PerspectiveCard[]
  forms: FormWordings[]
  resultsAddress: string
  burden: BurdenNote
  /** What can be done with the survey as a whole. */
  links: { name: string; icon: 'copy' | 'download' | 'eye'; address: string }[]
  versionsAddress: string
  /** Where editing begins, or goes on. */
  draftAddress: string
  /** Closing or reopening. */
  switchAddress: string
  switchName: string
  switchQuestion: string
}

export interface PerspectiveCard {
  perspective: Perspective
  name: string
  hint: string
  isOpen: boolean
  received: string
  of: string
  held: string | null
  heldExplained: string | null
  rate: string | null
  /** 0–1000, for the bar. */
  ratePerMille: number
  tooMany: boolean
  link: string
  qrAddress: string
  qrAlt: string
  doors: DoorsPart
  promise: { name: string; text: string }
  promiseAddress: string
  /** Why it cannot be changed any more; null while it can. */
  promiseFixed: string | null
  promiseChoices: PromiseChoice[]
  concerns: ShownConcern[]
  eligible: { address: string; value: string; error: string | null; hint: string }
  inviteAddress: string
  campaigns: { address: string; when: string; invited: string }[]
}

export interface ShownSurvey {
  entry: SurveyEntry
  survey: NonNullable<SurveyEntry['survey']>
  definition: SurveyDefinition
  channels: readonly string[]
  campaigns: readonly CampaignRow[]
  tabs: ServiceTabs
  publicUrl: string
  doors: readonly PerspectiveDoor[]
  signals: readonly Row<'intake_signal'>[]
}

/** What a refused form was about. */
export interface Refusal {
  problem: string
  rivals?: readonly Rival[]
  perspective?: Perspective
  errors?: FieldErrors
  typed?: Typed
}

export function surveyPage(shown: ShownSurvey, reader: Reader, refusal: Refusal | null): SurveyPage {
  const { t, format, language } = reader
  const { survey, entry } = shown
  const isOpen = survey.status === 'published'
  const published = t('surveys.publishedOn', { day: format.day(entry.published?.at ?? survey.created_at) })
  const closed = survey.closed_at === null ? null : t('surveys.closedOn', { day: format.day(survey.closed_at) })
  return {
    title: t('surveys.surveyOf', { service: nameIn(language, entry.service) }),
    tabs: shown.tabs,
    backAddress: `/services/${entry.service.slug}/surveys`,
    isOpen,
    name: surveyName(survey, t),
    status: t(isOpen ? 'surveys.statusOpen' : 'surveys.statusClosed'),
    statusClass: isOpen ? 'state state-good' : 'state',
    dates: isOpen || closed === null ? published : `${published} · ${closed}`,
    problem: refusal?.problem ?? null,
    rivals: shownRivals(refusal?.rivals ?? [], t),
    perspectives: entry.counts.map((counts) => perspectiveCard(counts, shown, reader, refusal)),
    forms: formWordings(shown.definition, t, language),
    resultsAddress: `/surveys/${survey.id}/results`,
    burden: burdenNote(shown.definition, reader),
    links: [
      { name: t('preview.title'), icon: 'eye', address: `/surveys/${survey.id}/preview?version=published` },
      { name: t('exchange.copyLink'), icon: 'copy', address: `/surveys/${survey.id}/copy` },
      {
        name: t('exchange.exportLink'),
        icon: 'download',
        address: `/surveys/${survey.id}/export.json?version=published`,
      },
    ],
    versionsAddress: `/surveys/${survey.id}/versions`,
    draftAddress: `/surveys/${survey.id}/draft`,
    switchAddress: `/surveys/${survey.id}/${isOpen ? 'closure' : 'reopening'}`,
    switchName: t(isOpen ? 'surveys.closeSurvey' : 'surveys.reopenSurvey'),
    switchQuestion: t(isOpen ? 'surveys.closeQuestion' : 'surveys.reopenQuestion'),
  }
}

function perspectiveCard(
  counts: ResponseCounts,
  shown: ShownSurvey,
  reader: Reader,
  refusal: Refusal | null,
): PerspectiveCard {
  const { t, format } = reader
  const { perspective, promise, eligible, rate } = counts
  const base = `/surveys/${shown.survey.id}/${perspective}`
  const campaigns = shown.campaigns.filter((campaign) => campaign.perspective === perspective)
  const invited = campaigns.reduce((sum, campaign) => sum + campaign.invited, 0)
  const fixed = promiseFixed(promise, counts.received, invited)
  const name = t(`common.${perspective}`)
  const doors = doorsPart(doorsOf(perspective, shown), reader)
  return {
    ...countCell(counts, reader),
    hint: t(`common.${perspective}Hint`),
    isOpen: shown.survey.status === 'published',
    heldExplained: counts.held === 0 ? null : t('surveys.heldExplained', { smallest: SMALLEST_GROUP }),
    rate: rate === null ? null : format.percent(rate),
    ratePerMille: rate === null ? 0 : Math.min(1000, Math.round(rate * 1000)),
    tooMany: rate !== null && rate > 1,
    link: doors.link,
    qrAddress: `${base}/qr.svg`,
    qrAlt: t('surveys.qrAlt', { perspective: name }),
    doors,
    promise: promiseWords(promise, t),
    promiseAddress: `${base}/promise`,
    promiseFixed: fixed === null ? null : t(fixed === 'answered' ? 'surveys.promiseFixed' : 'surveys.promiseInvited'),
    promiseChoices: promiseChoices(perspective, promise, eligible, t),
    concerns: shownConcerns(perspective, promise, eligible, t),
    eligible: eligibleField(counts, base, reader, refusal),
    inviteAddress: `/surveys/${shown.survey.id}/invite/${perspective}`,
    campaigns: campaigns.map((campaign) => ({
      address: `/campaigns/${campaign.id}`,
      when: format.day(campaign.created_at),
      invited: t('surveys.invitedCount', { count: campaign.invited }),
    })),
  }
}

function doorsOf(perspective: Perspective, { survey, doors, definition, ...shown }: ShownSurvey): ShownDoors {
  const door = doors.find((each) => each.perspective === perspective)
  if (door === undefined) throw new Error(`The survey ${survey.id} has no door for ${perspective}`)
  return { ...shown, surveyId: survey.id, door, languages: definition.languages }
}

function eligibleField(
  counts: ResponseCounts,
  base: string,
  { t, format }: Reader,
  refusal: Refusal | null,
): PerspectiveCard['eligible'] {
  const { perspective, statedEligible, eligible } = counts
  const refused = refusal?.perspective === perspective ? refusal : null
  const error = refused?.errors?.['eligible_count']
  const source = perspective === 'user' ? 'surveys.eligibleFromService' : 'surveys.eligibleFromStakeholders'
  const derived = eligible === null ? t('surveys.eligibleUnknown') : t(source, { eligible: format.number(eligible) })
  return {
    address: `${base}/eligible`,
    value: refused?.typed?.['eligible_count'] ?? statedEligible?.toString() ?? '',
    error: error === undefined ? null : t(error),
    hint: statedEligible === null ? derived : t('surveys.eligibleStated'),
  }
}
