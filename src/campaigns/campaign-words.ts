import type { CampaignStatus, Row, Time } from '../database/schema.ts'
import type { Format } from '../i18n/format.ts'
import type { Reader } from '../i18n/reader.ts'
import type { MessageKey, Translate } from '../i18n/translate.ts'
import type { LeftOutReason } from './plan.ts'
import { clockOf } from './zoned-time.ts'

type Campaign = Pick<Row<'campaign'>, 'name' | 'created_at'>

/** What a campaign is called; those made by pasting a list of addresses have no name of their own. */
export function campaignName(campaign: Campaign, { t, format }: Pick<Reader, 't' | 'format'>): string {
  return campaign.name === '' ? t('campaigns.unnamed', { day: format.day(campaign.created_at) }) : campaign.name
}

const STATUSES: Record<CampaignStatus, { key: MessageKey; className: string }> = {
  draft: { key: 'campaigns.statusDraft', className: 'state' },
  scheduled: { key: 'campaigns.statusScheduled', className: 'state' },
  running: { key: 'campaigns.statusRunning', className: 'state state-good' },
  paused: { key: 'campaigns.statusPaused', className: 'state state-warn' },
  stopped: { key: 'campaigns.statusStopped', className: 'state state-poor' },
  finished: { key: 'campaigns.statusFinished', className: 'state' },
}

export function statusShown({ status, reach }: Pick<Row<'campaign'>, 'status' | 'reach'>, t: Translate) {
  if (status === 'scheduled' && reach !== null) return { status: t('campaigns.statusStarting'), className: 'state' }
  return { status: t(STATUSES[status].key), className: STATUSES[status].className }
}

/** A time as the clocks of a zone show it: "4 Dec 2026, 09:00". */
export function moment(at: Time, zone: string, format: Format): string {
  const { day, time } = clockOf(at, zone)
  return `${format.day(day)}, ${time}`
}

export const REASONS: Record<LeftOutReason, MessageKey> = {
  'no-address': 'campaigns.reasonNoAddress',
  erased: 'campaigns.reasonErased',
  unsubscribed: 'campaigns.reasonUnsubscribed',
  bounced: 'campaigns.reasonBounced',
  'already-invited': 'campaigns.reasonAlreadyInvited',
  'contact-limits': 'campaigns.reasonContactLimits',
  resting: 'campaigns.reasonResting',
  'other-service': 'campaigns.reasonOtherService',
}
