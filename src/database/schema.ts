import type { Kysely, Selectable } from 'kysely'

/*
 * The tables, as both engines hold them: text ids, UTC ISO 8601 text times, 0/1 flags, documents as JSON text.
 * The columns' meaning is DESIGN section 2; what is not obvious from a name is said here.
 */

export type Perspective = 'user' | 'customer' | 'provider'
export type Flag = 0 | 1
/** Calendar day, `YYYY-MM-DD`. */
export type Day = string
/** UTC time, ISO 8601. */
export type Time = string

export type Role = 'administrator' | 'analyst' | 'owner' | 'viewer'

export interface AccountTable {
  id: string
  /** Lower case. */
  email: string
  name: string
  role: Role
  /** argon2id; null until the person has set one through the invitation. */
  password_hash: string | null
  language: string
  active: Flag
  created_at: Time
}

export interface AccountServiceTable {
  account_id: string
  service_id: string
}

export interface SessionTable {
  /** SHA-256 of the session id that the cookie carries. */
  id_hash: string
  account_id: string | null
  data: string
  expires_at: Time
}

export interface OneTimeLinkTable {
  /** SHA-256 of the token in the link. */
  token_hash: string
  purpose: 'setup' | 'set-password' | 'sign-in'
  account_id: string | null
  expires_at: Time
}

export type ServiceStatus = 'proposed' | 'live' | 'retired'

export interface ServiceTable {
  id: string
  slug: string
  name: string
  /** Empty: the same as `name`. */
  name_fr: string
  /** The organisation that consumes the service. */
  organisation: string
  purpose: string
  outcomes: string
  costs: string
  /** Risks that the consumer no longer carries. */
  risks_removed: string
  /** Risks that the service imposes. */
  risks_imposed: string
  value: string
  active_users: number | null
  /** Index points 0–100; null: the default of 70. */
  xla_target: number | null
  status: ServiceStatus
  created_at: Time
  updated_at: Time
}

export type ComponentKind = 'it-supported' | 'human-activity'

export interface ComponentTable {
  id: string
  service_id: string
  name: string
  name_fr: string
  kind: ComponentKind
  run_by: string
  user_visible: Flag
  position: number
}

export interface ServiceChannelTable {
  service_id: string
  channel: string
}

export interface StakeholderTable {
  id: string
  service_id: string
  perspective: Perspective
  name: string
  /** How many people the party is; the customers' sum is who could answer (the census). */
  people: number
  since: Day
  until: Day | null
  note: string
}

/** The guided answers to who is user and who is customer; one row per service. */
export interface StakeholderGuideTable {
  service_id: string
  designed_for: string
  agrees_and_pays: string
  decides_features: string
  gives_value_to: string
  technology_and_people: string
  feedback_sources: string
}

export interface AgreementTable {
  id: string
  service_id: string
  name: string
  kind: 'sla' | 'ola' | 'xla'
  customer_party: string
  provider_party: string
  valid_from: Day
  valid_until: Day | null
  note: string
}

export interface TargetTable {
  id: string
  agreement_id: string
  metric: string
  direction: 'at-least' | 'at-most'
  value: number
  unit: string
  /** Over what the target is measured, in words: "calendar month". */
  measured_over: string
  critical: Flag
  component_id: string | null
  position: number
}

export interface AttainmentTable {
  target_id: string
  /** `YYYY-MM` */
  period: string
  value: number | null
  result: 'met' | 'missed' | 'not-reported'
}

export interface OfferingTable {
  id: string
  slug: string
  name: string
  organisation: string
  consumer_group: string
  terms: string
}

export interface OfferingServiceTable {
  offering_id: string
  service_id: string
}

export interface OfferingLineTable {
  id: string
  offering_id: string
  kind: 'goods' | 'access' | 'action'
  text: string
  position: number
}

export interface JourneyTable {
  id: string
  service_id: string
  name: string
  name_fr: string
  persona: string
  persona_fr: string
  /** The first step's day of the week, 1 Monday to 7 Sunday; null where that does not matter. */
  first_weekday: number | null
}

export interface TouchpointTable {
  id: string
  journey_id: string
  position: number
  /** Days after the journey's first step. */
  day_offset: number
  /** `HH:MM` or null. */
  at: string | null
  title: string
  title_fr: string
  what_happened: string
  what_happened_fr: string
  channel: string | null
  component_id: string | null
  nothing_happened: Flag
  /** How each perspective rates this step, as a mean on 1–5; null where it has no view. */
  user_rating: number | null
  customer_rating: number | null
  provider_rating: number | null
}

/** The targets in play at a touchpoint. */
export interface TouchpointTargetTable {
  touchpoint_id: string
  target_id: string
}

export interface SurveyTable {
  id: string
  service_id: string
  status: 'published' | 'closed'
  created_at: Time
  closed_at: Time | null
}

export interface SurveyVersionTable {
  id: string
  survey_id: string
  number: number
  /** The frozen questions of every perspective: a `SurveyDefinition` (src/surveys/definition.ts). */
  definition: string
  published_at: Time
}

export type AnonymityPromise = 'anonymous' | 'attributed'

export interface SurveyPerspectiveTable {
  survey_id: string
  perspective: Perspective
  /** In the open link, so it must be readable again; it is public and no secret. */
  open_key: string
  promise: AnonymityPromise
  /** The sampling frame: how many people could have been asked; null when nobody knows. */
  eligible_count: number | null
}

export interface CampaignTable {
  id: string
  survey_id: string
  perspective: Perspective
  created_by: string
  created_at: Time
}

export interface InvitationTable {
  id: string
  campaign_id: string
  survey_id: string
  perspective: Perspective
  email: string
  name: string
  language: string
  /** SHA-256 of the token in the link. */
  token_hash: string
  /** The outbox row that carries it; null where no mail was made. */
  mail_id: string | null
  created_at: Time
}

/** That somebody answered, and nothing about what: the key is a link's token hash or a form's one-time mark. */
export interface ParticipationTable {
  key: string
  survey_id: string
  perspective: Perspective
}

/** An answered form. Anonymous ones wait in `held_response` until a batch is released, then lie here shuffled. */
export interface ResponseTable {
  /** Random: neither order nor time can be read from it. */
  id: string
  service_id: string
  survey_id: string
  version_id: string
  perspective: Perspective
  day: Day
  language: string
  channel: string
  /** `Answers` (src/responses/answers.ts) by question. */
  answers: string
  /** Who answered, where the promise is *attributed*; always null where it is *anonymous*. */
  invitation_id: string | null
  respondent: string | null
}

export interface CommentTable {
  id: string
  service_id: string
  survey_id: string
  perspective: Perspective
  /** `YYYY-MM` in which it was released. */
  period: string
  language: string
  channel: string
  question: string
  text: string
  /** The author's own overall score, 1–5; null where they gave none. */
  tone: number | null
  respondent: string | null
}

/**
 * Answers of released anonymous responses that no figure counts yet: too few people have scored their question since its
 * figure last moved (src/responses/ripe-counts.ts).
 */
export interface HeldCountTable {
  survey_id: string
  perspective: Perspective
  segment: string
  question: string
  answer: number
  count: number
}

/** How many responses came in for a survey's perspective, those held back included. */
export interface IntakeTallyTable {
  survey_id: string
  perspective: Perspective
  received: number
  held: number
  last_day: Day
}

/**
 * Counts of answers. `period` is `YYYY-MM` or `all`; `segment` is `all`, `channel:<c>` or `language:<l>`; `answer` is the
 * scale's value, or one of the negative codes of src/responses/answers.ts for what is never scored.
 */
export interface HistogramTable {
  service_id: string
  segment: string
  question: string
  period: string
  perspective: Perspective
  answer: number
  count: number
}

export interface OutboxTable {
  id: string
  kind: string
  recipient: string
  subject: string
  body_text: string
  body_html: string
  message_id: string
  /** Extra headers as a JSON object. */
  headers: string
  status: 'waiting' | 'sending' | 'sent' | 'failed'
  attempts: number
  next_attempt_at: Time
  leased_until: Time | null
  last_error: string | null
  created_at: Time
  sent_at: Time | null
}

export type ActionStatus =
  | 'proposed'
  | 'approved'
  | 'declined'
  | 'in-progress'
  | 'implemented'
  | 'verified'
  | 'not-verified'

export interface ImprovementActionTable {
  id: string
  service_id: string
  title: string
  /** The dimension that it was raised from; null: from the verdict. */
  dimension: string | null
  cause: string
  owner: string
  due_on: Day
  /** What should change, in words. */
  change: string
  /** By how much, in index points of the dimension (or of VALUE). */
  target_points: number | null
  /** What the answers said when it was raised, as src/improvement/evidence.ts keeps it; empty where nothing was kept. */
  evidence: string
  status: ActionStatus
  raised_by: string
  created_at: Time
  updated_at: Time
}

export interface ImprovementHistoryTable {
  id: string
  action_id: string
  from_status: ActionStatus | null
  to_status: ActionStatus
  account_id: string
  note: string
  /** What an edit changed: a JSON object of field to [before, after], both null where the text is long; null for a step. */
  changes: string | null
  at: Time
}

export interface Schema {
  account: AccountTable
  account_service: AccountServiceTable
  session: SessionTable
  one_time_link: OneTimeLinkTable
  service: ServiceTable
  component: ComponentTable
  service_channel: ServiceChannelTable
  stakeholder: StakeholderTable
  stakeholder_guide: StakeholderGuideTable
  agreement: AgreementTable
  target: TargetTable
  attainment: AttainmentTable
  offering: OfferingTable
  offering_service: OfferingServiceTable
  offering_line: OfferingLineTable
  journey: JourneyTable
  touchpoint: TouchpointTable
  touchpoint_target: TouchpointTargetTable
  survey: SurveyTable
  survey_version: SurveyVersionTable
  survey_perspective: SurveyPerspectiveTable
  campaign: CampaignTable
  invitation: InvitationTable
  participation: ParticipationTable
  held_response: ResponseTable
  response: ResponseTable
  comment: CommentTable
  intake_tally: IntakeTallyTable
  histogram: HistogramTable
  held_count: HeldCountTable
  outbox: OutboxTable
  improvement_action: ImprovementActionTable
  improvement_history: ImprovementHistoryTable
}

/** A connection to either engine, or a transaction on one. */
export type Database = Kysely<Schema>
export type Row<T extends keyof Schema> = Selectable<Schema[T]>
