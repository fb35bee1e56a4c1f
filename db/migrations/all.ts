import type { Migration } from 'kysely'
import * as first from './0001-first-schema.ts'
import * as askingWell from './0002-asking-well.ts'
import * as contactImport from './0003-contact-import.ts'
import * as campaignsPlanned from './0004-campaigns-planned.ts'
import * as mailInOrder from './0005-mail-in-order.ts'
import * as relayGenerations from './0009-relay-generations.ts'
import * as figuresOfOneSurvey from './0010-figures-of-one-survey.ts'
import * as headersOfSentMail from './0011-headers-of-sent-mail.ts'
import * as mailOfAnInvitation from './0012-mail-of-an-invitation.ts'
import * as countsToAnalyse from './0013-counts-to-analyse.ts'
import * as journeysDrawn from './0014-journeys-drawn.ts'
import * as commentsInTerms from './0015-comments-in-terms.ts'
import * as improvementVerified from './0016-improvement-verified.ts'
import * as followUps from './0018-follow-ups.ts'
import * as responsesInOrder from './0019-responses-in-order.ts'
import * as heard from './0020-heard.ts'
import * as findings from './0021-findings.ts'
import * as reportSubscriptions from './0022-report-subscriptions.ts'
import * as digests from './0023-digests.ts'
import * as channelsOfComments from './0024-channels-of-comments.ts'

/** Every migration by name, in order of name. Append only: what has once run anywhere is never edited. */
export const migrations: Record<string, Migration> = {
  '0001-first-schema': first,
  '0002-asking-well': askingWell,
  '0003-contact-import': contactImport,
  '0004-campaigns-planned': campaignsPlanned,
  '0005-mail-in-order': mailInOrder,
  '0009-relay-generations': relayGenerations,
  '0010-figures-of-one-survey': figuresOfOneSurvey,
  '0011-headers-of-sent-mail': headersOfSentMail,
  '0012-mail-of-an-invitation': mailOfAnInvitation,
  '0013-counts-to-analyse': countsToAnalyse,
  '0014-journeys-drawn': journeysDrawn,
  '0015-comments-in-terms': commentsInTerms,
  '0016-improvement-verified': improvementVerified,
  '0018-follow-ups': followUps,
  '0019-responses-in-order': responsesInOrder,
  '0020-heard': heard,
  '0021-findings': findings,
  '0022-report-subscriptions': reportSubscriptions,
  '0023-digests': digests,
  '0024-channels-of-comments': channelsOfComments,
}
