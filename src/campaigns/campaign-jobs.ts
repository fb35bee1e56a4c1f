import { setImmediate } from 'node:timers/promises'
import { hashToken } from '../database/tokens.ts'
import { composeSurveyLetter } from '../mail/letter.ts'
import { type OutgoingMail, tellQueued } from '../mail/outbox.ts'
import { unsubscribeHeaders } from '../mail/survey-letter.ts'
import type { Installation } from '../web/installation.ts'
import { surveyAsked } from './asked-store.ts'
import { campaignLetter, type SurveyAsked } from './campaign-letter.ts'
import { invitationToken } from './invitation-token.ts'
import {
  changeStatus,
  mailsWaiting,
  markDueReminders,
  overCampaigns,
  queueLetters,
  type Unwritten,
  unwrittenInvitations,
  type WrittenLetter,
} from './running-store.ts'
import { dueCampaigns, planStep } from './start-store.ts'

/* What is done for campaigns beside the requests; each function is safe to run in several processes at once. */

/** Starts the campaigns whose time has come, step by step, so that pages are answered in between. */
export async function startDueCampaigns({ db, clock, secret }: Installation, isStopping = () => false): Promise<void> {
  for (const { id } of await dueCampaigns(db, clock())) {
    while (!isStopping() && (await planStep(db, id, secret, clock()))) await setImmediate()
  }
}

const MOST_WAITING = 200
const LETTERS_AT_ONCE = 25

/** Writes letters while few mails wait to be sent, so that a large campaign neither fills the outbox nor goes stale in it. */
export async function writeLetters(installation: Installation, isStopping = () => false): Promise<void> {
  const { db, clock } = installation
  const asked = new Map<string, SurveyAsked | null>()
  while (!isStopping() && (await mailsWaiting(db)) < MOST_WAITING) {
    const due = await unwrittenInvitations(db, clock(), LETTERS_AT_ONCE)
    const letters: WrittenLetter[] = []
    for (const invitation of due) {
      const key = `${invitation.campaign_id} ${invitation.survey_id}`
      if (!asked.has(key)) asked.set(key, await surveyAsked(db, invitation.campaign_id, invitation.survey_id))
      const about = asked.get(key)
      if (about) letters.push(written(installation, about, invitation))
    }
    if (letters.length === 0 || (await queueLetters(db, letters, clock())) === 0) return
    tellQueued()
    await setImmediate()
  }
}

function written({ secret, config }: Installation, about: SurveyAsked, invitation: Unwritten): WrittenLetter {
  const token = invitationToken(secret, invitation.id)
  const kind = invitation.reminders_sent > 0 ? 'reminder' : 'invitation'
  const form = `${config.publicUrl}/r/${token}`
  const stop = `${config.publicUrl}/u/${token}`
  const links = { form, stop, score: (value: number) => `${form}?v=${value}` }
  const mail: OutgoingMail = {
    kind: `survey-${kind}`,
    recipient: invitation.email,
    ...composeSurveyLetter(campaignLetter(about, kind, invitation, links)),
    headers: unsubscribeHeaders(stop),
  }
  return { invitation, tokenHash: hashToken(token), mail }
}

/** Reminds those who are due to be reminded, and ends the campaigns that are over. */
export async function followUp({ db, clock }: Installation): Promise<void> {
  await markDueReminders(db, clock())
  for (const id of await overCampaigns(db, clock())) await changeStatus(db, id, ['running', 'paused'], 'finished')
}

const listeners = new Set<() => void>()

/** Lets the jobs look at the campaigns at once. */
export function tellCampaigns(): void {
  for (const wake of listeners) wake()
}

/** Calls `wake` whenever this process has started or changed a campaign. @returns a function that ends this */
export function onCampaigns(wake: () => void): () => void {
  listeners.add(wake)
  return () => listeners.delete(wake)
}
