import { actions } from './actions.ts'
import type { ActionContent, PlanContent } from './types.ts'

type Windows = Omit<PlanContent, 'question' | 'comparedServiceSlug'>

/**
 * The register as it stands months after the debit card's changes: all three implemented on the same day. Whether they helped
 * follows from the answers.
 * @param daysAgo how many days before today the changes came into effect
 */
export function actionsAfter(windows: Windows, daysAgo: number): ActionContent[] {
  const changed = changedOnes(daysAgo)
  return actions.map((action): ActionContent => {
    const made = changed[action.title]
    if (made === undefined || action.dimension === null) return action
    const plan = { ...windows, question: action.dimension, comparedServiceSlug: 'cash-machines' }
    return { ...action, ...made, status: 'implemented', implementedDaysAgo: daysAgo, plan }
  })
}

function changedOnes(daysAgo: number): Record<string, Pick<ActionContent, 'dueInDays' | 'history'>> {
  return {
    [TELL_AT_ONCE]: {
      dueInDays: 10 - daysAgo,
      history: [
        {
          daysAgo: daysAgo + 112,
          note: 'Found in the users’ answers: being kept informed is their lowest rating, and comments ask why nobody called.',
        },
        {
          daysAgo: daysAgo + 76,
          note: 'Approved by the Debit Card Service Owner; budget shared with Fraud Prevention.',
        },
        { daysAgo: daysAgo + 70, note: 'The notification service is being built and tested with 2,000 cardholders.' },
        { daysAgo, note: 'The notification service is in use for all cardholders.' },
      ],
    },
    [WITHIN_FOUR_HOURS]: {
      dueInDays: -daysAgo,
      history: [
        {
          daysAgo: daysAgo + 66,
          note: 'Proposed by Service Management Cards after reading the comments about weekends.',
        },
        {
          daysAgo: daysAgo + 45,
          note: 'Approved: the owner has chosen the shorter window with the users’ view at hand.',
        },
        { daysAgo: daysAgo + 38, note: 'The new target is negotiated with Contact Centre Operations.' },
        { daysAgo, note: 'The agreement with the window of 4 h is signed and in force.' },
      ],
    },
    'Weekend staffing of the contact centre': {
      dueInDays: -12 - daysAgo,
      history: [
        { daysAgo: daysAgo + 152, note: 'Proposed after the spring survey.' },
        { daysAgo: daysAgo + 126, note: 'Approved; works council consulted on the weekend roster.' },
        { daysAgo: daysAgo + 82, note: 'Four of six positions filled, training under way.' },
        { daysAgo, note: 'All six agents are on the weekend roster.' },
      ],
    },
  }
}

export const TELL_AT_ONCE = 'Tell the cardholder at once when a card is locked'
export const WITHIN_FOUR_HOURS = 'Contact the cardholder within 4 h instead of 72 h'
