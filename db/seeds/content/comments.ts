import { businessPaymentsComments, cardDisputesComments } from './comments/cards-and-payments.ts'
import { cashMachinesComments, mobileBankingComments, onlineBankingComments } from './comments/channels.ts'
import { debitCardComments } from './comments/debit-card.ts'
import { generalComments } from './comments/general.ts'
import {
  patientFlowComments,
  patientRegistrationComments,
  pharmacyStockComments,
  silverSupportComments,
} from './comments/hospital.ts'
import { branchTellerDesktopComments, mortgageApplicationComments } from './comments/lending-and-branches.ts'
import {
  dataWarehouseReportingComments,
  employeeWorkplaceComments,
  identityAndPasswordResetComments,
} from './comments/workplace.ts'
import type { Comment, CommentGrammar, CommentSet, Language, ServiceComments, Tone } from './types.ts'

/** By service slug; a service that is only proposed has none. */
export const commentsByService: Readonly<Record<string, ServiceComments>> = {
  'debit-card': debitCardComments,
  'mobile-banking': mobileBankingComments,
  'online-banking': onlineBankingComments,
  'cash-machines': cashMachinesComments,
  'card-disputes': cardDisputesComments,
  'business-payments': businessPaymentsComments,
  'mortgage-application': mortgageApplicationComments,
  'branch-teller-desktop': branchTellerDesktopComments,
  'employee-workplace': employeeWorkplaceComments,
  'identity-and-password-reset': identityAndPasswordResetComments,
  'data-warehouse-reporting': dataWarehouseReportingComments,
  'patient-registration': patientRegistrationComments,
  'patient-flow': patientFlowComments,
  'pharmacy-stock': pharmacyStockComments,
  'silver-support': silverSupportComments,
}

const languages: readonly Language[] = ['en', 'fr']
const tones: readonly Tone[] = [1, 2, 3, 4, 5]

/** Everything a user of the service may have written: their own, then every combination of clauses. */
export function userCommentsOf(serviceSlug: string): Comment[] {
  const service = commentsByService[serviceSlug]
  if (!service) return []
  return [...listComments(service.users), ...service.grammars.flatMap(combine)]
}

export function customerCommentsOf(serviceSlug: string): Comment[] {
  const service = commentsByService[serviceSlug]
  return service ? listComments(service.customers) : []
}

/** Short remarks that fit any service, for the many who write little. */
export function generalUserComments(): Comment[] {
  return listComments(generalComments)
}

export function listComments(set: CommentSet): Comment[] {
  return languages.flatMap((language) =>
    tones.flatMap((tone) => (set[language][tone] ?? []).map((text) => ({ text, tone, language }))),
  )
}

function combine({ language, tone, openings, matters, endings }: CommentGrammar): Comment[] {
  return openings.flatMap((opening) =>
    matters.flatMap((matter) => endings.map((ending) => ({ text: `${opening}${matter}${ending}`, tone, language }))),
  )
}
