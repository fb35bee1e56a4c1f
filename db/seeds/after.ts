import type { Actor } from '../../src/accounts/permissions.ts'
import { monthsIn, windowBefore } from '../../src/comparison/window.ts'
import type { Database, Day } from '../../src/database/schema.ts'
import { closeAction } from '../../src/improvement/action-store.ts'
import { closeFollowUp, planFollowUp } from '../../src/improvement/follow-up-store.ts'
import { type HeardWords, publishHeard, writeHeard } from '../../src/improvement/heard-store.ts'
import { firstDayOf, lastDayOf, usualBaseline } from '../../src/improvement/measure.ts'
import { verifyAllDue } from '../../src/improvement/verification-store.ts'
import { keepContactWish } from '../../src/responses/follow-up-store.ts'
import { daysAfter, daysBetween } from '../../src/statistics/days.ts'
import { actionsAfter, TELL_AT_ONCE, WITHIN_FOUR_HOURS } from './content/actions-after.ts'
import { debitCardAfter } from './content/bank/debit-card-after.ts'
import { bank } from './content/bank.ts'
import type { ActionContent, OrganisationContent } from './content/types.ts'

/* The bank as it stands some months after it has shortened the debit card's contact window and begun to notify cardholders. */

/** When it was changed, and between which quarters it shows; days `YYYY-MM-DD`. */
export interface Change {
  baseline: string
  changedOn: Day
  afterWindow: string
  /** The last day of how it was. */
  lastDayBefore: Day
}

/** The change came with the first day of the last quarter that is over: three to six months ago. */
export function changeSeenOn(today: Day): Change {
  const afterWindow = usualBaseline(today)
  const baseline = windowBefore(afterWindow) as string
  return { baseline, afterWindow, changedOn: firstDayOf(afterWindow), lastDayBefore: lastDayOf(baseline) }
}

export function bankAfter({ baseline, lastDayBefore, changedOn }: Change): OrganisationContent {
  // Half-yearly: before anything was raised, and just before the change.
  const rounds = [windowBefore(windowBefore(baseline) ?? baseline) ?? baseline, baseline]
  const askedBefore = rounds.map((round) => monthsIn(round) ?? [])
  const services = bank.services.map((service) =>
    service.slug === 'debit-card' ? debitCardAfter(lastDayBefore, changedOn, askedBefore) : service,
  )
  return { ...bank, services }
}

export function registerAfter({ baseline, changedOn, afterWindow }: Change, today: Day): ActionContent[] {
  return actionsAfter({ baseline, changedOn, afterWindow }, daysBetween(changedOn, today))
}

/** When the rules looked: before the figures decided, on the day that they did, and as each month after it began. */
export function looksAfter({ afterWindow }: Change, now: Date): Day[] {
  const decidedOn = daysAfter(lastDayOf(afterWindow), 1)
  const [year, month] = [Number(decidedOn.slice(0, 4)), Number(decidedOn.slice(5, 7))]
  const monthsAfter = [1, 2].map((more) => new Date(Date.UTC(year, month - 1 + more, 1)).toISOString().slice(0, 10))
  return [lastDayOf(afterWindow), decidedOn, ...monthsAfter].filter((day) => day <= now.toISOString().slice(0, 10))
}

/**
 * What came of the change, once the quarter after it was over: the figures decide, by the rule that decides every night; what
 * they have verified is closed and told in public.
 */
export async function seedOutcome(db: Database, analystId: string, { afterWindow }: Change, now: Date): Promise<void> {
  // On the quarter's first morning, nothing happens later than now.
  const at = (day: Day, time: string) => new Date(Math.min(Date.parse(`${day}T${time}:00Z`), now.getTime()))
  const decidedOn = daysAfter(lastDayOf(afterWindow), 1)
  await verifyAllDue(db, at(decidedOn, '02:00'), () => false)
  const analyst = await db
    .selectFrom('account')
    .select(['id', 'name', 'email', 'role'])
    .where('id', '=', analystId)
    .executeTakeFirstOrThrow()
  for (const [title, { learnt, heard }] of Object.entries(TOLD)) {
    const action = await db
      .selectFrom('improvement_action')
      .selectAll()
      .where('title', '=', title)
      .where('status', '=', 'verified')
      .executeTakeFirst()
    if (action === undefined) continue
    await closeAction(db, action, learnt, analyst, at(decidedOn, '09:40'))
    await writeHeard(db, action, heard, at(decidedOn, '09:50'))
    await publishHeard(db, action.id, decidedOn)
  }
  const nextDay = at(daysAfter(decidedOn, 1), '12:00').toISOString().slice(0, 10)
  await seedFollowUp(db, analyst, decidedOn, nextDay)
}

const TOLD: Record<string, { learnt: string; heard: HeardWords }> = {
  [TELL_AT_ONCE]: {
    learnt:
      'Not the lock itself made users angry, but hearing nothing. Ask of every service what its users are told when it stops.',
    heard: {
      said: 'My card was declined at the till, and nobody told me why.',
      said_fr: 'Ma carte a été refusée en caisse, et personne ne m’a dit pourquoi.',
      done: 'You now get a message within a minute when your card is locked. It says why, and one tap confirms that it was you and unlocks the card.',
      done_fr:
        'Vous recevez désormais un message dans la minute si votre carte est bloquée. Il dit pourquoi ; un geste suffit pour confirmer que c’était bien vous et débloquer la carte.',
    },
  },
  [WITHIN_FOUR_HOURS]: {
    learnt:
      'The window of 72 h was met every month and was the problem. Before agreeing a window, look at what users live through in it.',
    heard: {
      said: 'Locked on Saturday, called on Tuesday. Three days without a card is too long.',
      said_fr: 'Bloquée le samedi, rappelé le mardi. Trois jours sans carte, c’est trop long.',
      done: 'If you do not answer the message, we call you within 4 hours instead of 72, at weekends too.',
      done_fr:
        'Sans réponse de votre part au message, nous vous appelons sous 4 heures au lieu de 72, week-end compris.',
    },
  },
}

/** Somebody who had left a number, and was called. */
async function seedFollowUp(db: Database, analyst: Actor, day: Day, closedOn: Day): Promise<void> {
  const { survey_id: surveyId } = await db
    .selectFrom('survey_perspective')
    .innerJoin('survey', 'survey.id', 'survey_id')
    .select('survey_id')
    .where('service_id', '=', 'debit-card')
    .where('perspective', '=', 'user')
    .executeTakeFirstOrThrow()
  const wish = {
    person: 'Maryam Osei',
    reach: '+44 1632 960 118',
    about: 'I have an old phone without apps. How will I be told?',
  }
  await keepContactWish(db, { surveyId, perspective: 'user' }, wish, day)
  const { id } = await db.selectFrom('follow_up').select('id').where('reach', '=', wish.reach).executeTakeFirstOrThrow()
  await planFollowUp(db, id, { owner: analyst.id, due_on: daysAfter(day, 5) }, analyst)
  const outcome = 'Called her. She gets text messages now; the number in her file was her old one.'
  await closeFollowUp(db, id, outcome, analyst, closedOn)
}
