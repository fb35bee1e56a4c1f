import type { Generated, Kysely, Selectable } from 'kysely'

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
  /** The rating question that it is judged by in its chain; null: the one that surveys ask about it. */
  question: Generated<string | null>
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
  variant: Generated<JourneyVariant>
  /** Of `since` and `until`: the day. */
  variant_day: Generated<Day | null>
  /** The journey that this one was copied from, to be drawn beside it. */
  copy_of: Generated<string | null>
  revision: Generated<number>
}

/** Which state of affairs a journey tells. */
export type JourneyVariant = 'today' | 'planned' | 'since' | 'until'

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
  /** How each perspective rates this step, as a mean on 1–5, as agreed in a workshop; null where it has no view. */
  user_rating: number | null
  customer_rating: number | null
  provider_rating: number | null
  /** The rating question whose answers take the place of the workshop's ratings; null: none. */
  question: Generated<string | null>
  revision: Generated<number>
}

/** The targets in play at a touchpoint. */
export interface TouchpointTargetTable {
  touchpoint_id: string
  target_id: string
  /** A window that the target allows begins at this touchpoint and lasts so many hours; null: no window. */
  window_hours: Generated<number | null>
  /** The touchpoint that ends the window: what was to happen within it. */
  ended_by: Generated<string | null>
}

export type SurveyStatus = 'draft' | 'published' | 'closed'

export interface SurveyTable {
  id: string
  service_id: string
  /** Empty: named after its template. */
  name: Generated<string>
  /** What it was begun from (src/surveys/templates.ts). */
  template: Generated<string>
  /** `draft`: never published; a published survey's next version is a draft beside it, in `survey_draft`. */
  status: SurveyStatus
  created_at: Time
  closed_at: Time | null
}

/** What is being edited: the content of a survey's next version. */
export interface SurveyDraftTable {
  survey_id: string
  /** A `SurveyDefinition`. */
  definition: string
  /** The definition before the last change; null where there is nothing to undo. */
  undo: string | null
  /** Grows by one with each change, so that of two people who edit at once the second is told. */
  revision: number
  updated_at: Time
  /** An account. */
  updated_by: string
}

export interface SurveyVersionTable {
  id: string
  survey_id: string
  number: number
  /** The frozen questions of every perspective: a `SurveyDefinition` (src/surveys/definition.ts). */
  definition: string
  published_at: Time
  /** What the publisher says has changed. */
  note: Generated<string>
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
  /** Asks the overall question, and so measures the service from this perspective: one open survey at a time does. */
  measures: Generated<Flag>
  /** Origins whose pages may embed the form, as a JSON array. */
  embed_sites: Generated<string>
  /** Whether open links ask browsers for a proof of work. */
  proof_of_work: Generated<Flag>
  /** Whether who has answered anonymously is offered to leave a way to be reached, apart from the answers. */
  offers_contact: Generated<Flag>
}

export type ContactStatus = 'active' | 'unsubscribed' | 'bounced' | 'erased'

/** Somebody who can be invited. */
export interface ContactTable {
  id: string
  /** Lower case; null once the person has been erased. */
  email: string | null
  /** What remains of an address when its person is erased, so that no import brings them back. */
  address_hash: string
  name: string
  /** BCP 47. */
  language: string
  status: ContactStatus
  /** What a mail server or the person said. */
  status_reason: string
  status_at: Time | null
  created_at: Time
  updated_at: Time
}

export interface ContactAttributeTable {
  contact_id: string
  name: string
  value: string
}

/** In which perspective a contact stands to a service. */
export interface ContactServiceTable {
  contact_id: string
  service_id: string
  perspective: Perspective
}

/** What is happening with an uploaded list of contacts (src/campaigns/contact-import-store.ts). */
export type ContactImportState = 'staged' | 'checking' | 'checked' | 'importing' | 'done' | 'failed'

/** A list of contacts between being uploaded and being confirmed; kept for a day. */
export interface ContactImportTable {
  id: string
  state: ContactImportState
  /** The columns' names as a JSON array. */
  headings: string
  /** The first rows as a JSON array of arrays. */
  samples: string
  /** Whether the list's first row names its columns. */
  has_headings: Flag
  delimiter: string
  /** `ColumnMapping` (src/campaigns/contact-import.ts); null until somebody has said what the columns hold. */
  mapping: string | null
  /** Why it has failed. */
  problem: string | null
  /** Before it has been checked an estimate from its lines. */
  total_rows: number
  /** Of the step that is under way. */
  rows_done: Generated<number>
  /** `ImportCounts` (src/campaigns/contact-import.ts) once it has been checked. */
  counts: string | null
  /** Until then the process that works on it keeps it; afterwards another one goes on. */
  leased_until: Time | null
  /** An account. */
  created_by: string
  created_at: Time
}

/** A piece of the list's text. */
export interface ContactImportPartTable {
  import_id: string
  position: number
  content: string
}

/** A row of the list, read and compared with the contacts. */
export interface ContactImportRowTable {
  import_id: string
  /** As people count it in their list, from 1. */
  row_number: number
  /** Empty where the row has no usable one. */
  email: string
  /** `ContactDetails`, without what the row leaves blank; of a faulty row its text. */
  details: string
  outcome: 'new' | 'changed' | 'unchanged' | 'erased' | 'faulty'
  /** What is wrong with a faulty one. */
  problem: string | null
}

/** Contacts that have something in common, found anew whenever they are asked for. */
export interface SegmentTable {
  id: string
  name: string
  /** `SegmentConditions` (src/campaigns/segment.ts) */
  conditions: string
  created_at: Time
  created_by: string
}

/** How often somebody has been written to, across all surveys; says nothing about answers, not even whether there are any. */
export interface ContactLedgerTable {
  id: string
  address_hash: string
  kind: 'invitation' | 'reminder'
  day: Day
}

export type CampaignStatus = 'draft' | 'scheduled' | 'running' | 'paused' | 'stopped' | 'finished'

export interface CampaignTable {
  id: string
  name: string
  perspective: Perspective
  status: CampaignStatus
  /** Null: everybody who stands in the perspective. */
  segment_id: string | null
  /** `{"kind":"all"}`, `{"kind":"number","n":200}` or `{"kind":"share","percent":10}` */
  sample: string
  /** IANA name in which its times were entered and are shown. */
  time_zone: string
  starts_at: Time | null
  closes_at: Time | null
  /** Days after the invitation, as a JSON array. */
  reminders: string
  /** Why this campaign may go beyond the contact limits; empty: it may not. */
  limit_exception: string
  /** When it was decided who is invited and who is left out. */
  planned_at: Time | null
  /** What that came to, or how far deciding has come: a `Planning` (src/campaigns/plan.ts); null where it has not begun. */
  reach: string | null
  created_by: string
  created_at: Time
}

/** The surveys, and so the services, that a campaign asks about; each person is asked about one of them. */
export interface CampaignSurveyTable {
  campaign_id: string
  survey_id: string
  /** How many could have been invited, when it was planned. */
  eligible_count: number | null
}

export interface CampaignTextTable {
  campaign_id: string
  language: string
  kind: 'invitation' | 'reminder'
  subject: string
  body: string
}

export interface CampaignLeftOutTable {
  id: string
  campaign_id: string
  contact_id: string | null
  email: string
  /** `LeftOutReason` (src/campaigns/plan.ts) */
  reason: string
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
  /** Null where a list of addresses was pasted, or the contact is gone. */
  contact_id: string | null
  /** The outbox row of its last mail; null where none has been written yet. */
  mail_id: string | null
  reminders_sent: Generated<number>
  last_mail_at: Time | null
  /** Why it is no longer followed up: the campaign was stopped, the person unsubscribed. */
  withdrawn: string | null
  created_at: Time
}

/** A door for another system's mails: signed links, one response per reference. */
export interface RelayTable {
  id: string
  key: string
  name: string
  perspective: Perspective
  active: Flag
  /** Grows by one with each new secret; all are derived, and none is stored. */
  generation: Generated<number>
  created_by: string
  created_at: Time
}

/** Which survey a relay's link opens, by the service that the link names. */
export interface RelaySurveyTable {
  relay_id: string
  survey_id: string
}

/** What somebody has entered behind their invitation and not sent; readable only with the invitation's token. */
export interface PartialAnswerTable {
  key: string
  sealed: string
  updated_on: Day
}

/** How many began a form and left it, by the last question that they answered. */
export interface DropOutTable {
  version_id: string
  perspective: Perspective
  /** Empty: opened it. */
  question: string
  count: number
}

/** What the open links' guards noticed, counted by day and never by person. */
export interface IntakeSignalTable {
  survey_id: string
  perspective: Perspective
  day: Day
  signal: string
  count: number
}

/** What administrators set for the whole installation, as JSON. */
export interface SettingTable {
  name: string
  value: string
}

export interface ApiTokenTable {
  id: string
  name: string
  /** SHA-256. */
  token_hash: string
  created_by: string
  created_at: Time
  last_used_at: Time | null
  revoked_at: Time | null
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

/** What of a response is known only until it is released. */
export interface HeldResponseTable extends ResponseTable {
  /** The values that whoever gave it had of the attributes that results are broken down by, as JSON; null: none. */
  groups: string | null
}

export interface CommentTable {
  id: string
  service_id: string
  survey_id: string
  perspective: Perspective
  /** `YYYY-MM` in which it was released; of an anonymous one, once it is indexed: in which it could be read. */
  period: string
  language: string
  channel: string
  question: string
  text: string
  /** The author's own overall score, 1–5; null where they gave none. */
  tone: number | null
  respondent: string | null
  /** What else its author answered, where the promise is *attributed*; always null where it is *anonymous*. */
  response_id: string | null
  /** How many things were masked in the text. */
  redacted: Generated<number>
  /** What it is about, by the lists of terms and corrections by hand: `SPEED RISK`; empty: nothing that is listed. */
  themes: Generated<string>
  /** Under which state of the lists it was last indexed; 0: not yet (src/comparison/comment-waiting-store.ts), and so nobody reads it. */
  index_version: Generated<number>
  /** Whether it is found by its channel (src/comparison/comment-waiting-store.ts). */
  tells_channel: Generated<Flag>
}

/** Under which terms, themes, scores and channels a comment is found (src/comparison/comment-terms.ts). */
export interface CommentTermTable {
  service_id: string
  perspective: Perspective
  question: string
  term: string
  period: string
  comment_id: string
}

/** How many comments hold a term; one person gives at most one comment to a question. `period` is `YYYY-MM` or `all`. */
export interface TermCountTable {
  service_id: string
  perspective: Perspective
  question: string
  term: string
  period: string
  people: number
  /** The shortest form in which the term was written. */
  label: string
}

/** A theme that somebody has put to a comment, or taken off it. */
export interface CommentThemeTable {
  comment_id: string
  theme: string
  is_added: Flag
  account_id: string
  at: Time
}

/** What was written back to the author of a comment. */
export interface CommentReplyTable {
  id: string
  comment_id: string
  account_id: string
  subject: string
  text: string
  at: Time
  mail_id: string
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
 * Counts of answers. `segment` is `all`, `channel:<c>`, `language:<l>`, `survey:<id>` or `group:<attribute>=<value>`.
 * `period` is `YYYY-MM`; in segment `all` also `all`, and for the overall question the ISO week `YYYY-Www`: only what is
 * seven characters long is a month. `question` may be two at once (src/responses/joint.ts), in segment `all` alone.
 * `answer` is the scale's value, or one of the negative codes of src/responses/answers.ts for what is never scored.
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
  status: 'waiting' | 'sending' | 'sent' | 'failed' | 'cancelled'
  /** 0: somebody waits for it, and it goes before all others; 1: everything else. */
  priority: Generated<number>
  attempts: number
  next_attempt_at: Time
  leased_until: Time | null
  last_error: string | null
  created_at: Time
  sent_at: Time | null
  /** When the receiver's side said, after it was sent, that it could not be delivered. */
  bounced_at: Time | null
}

/** Somebody is to be asked back, by somebody, by a day. */
export interface FollowUpTable {
  id: string
  service_id: string
  perspective: Perspective
  /** `low-score`: of a response given by name; `contact-wish`: somebody left a way to be reached, and no answer is known. */
  origin: 'low-score' | 'contact-wish'
  response_id: string | null
  person: string
  /** An address or a number; empty where only the name is known. */
  reach: string
  about: string
  /** The overall score, 1–5; null for a wish. */
  score: number | null
  /** An account; null: nobody's yet. */
  owner_id: string | null
  opened_on: Day
  due_on: Day
  /** Whether its owner has been told by mail. */
  told: Flag
  /** What came of it. */
  outcome: string
  closed_on: Day | null
  closed_by: string | null
}

/** What is told in public of an improvement action: what people said, and what was done. */
export interface HeardTable {
  action_id: string
  service_id: string
  said: string
  /** Empty: the same as `said`. */
  said_fr: string
  done: string
  done_fr: string
  /** Null: nobody reads it. */
  published_on: Day | null
  /** The last address that was told by mail; empty: nobody yet; null: nobody is to be told. */
  told_up_to: string | null
  told_count: Generated<number>
  updated_at: Time
}

export type ReportFrequency = 'monthly' | 'quarterly'

/** Who gets a service's review by mail, and when next. */
export interface ReportSubscriptionTable {
  account_id: string
  service_id: string
  frequency: ReportFrequency
  next_on: Day
}

export type DigestFrequency = 'daily' | 'weekly' | 'monthly'

/** Who gets news by mail, and when next. */
export interface DigestTable {
  account_id: string
  frequency: DigestFrequency
  next_on: Day
  /** What the last one told or knew: a `Known` (src/reports/digest.ts). */
  known: string
}

export type FindingRule = 'state-changed' | 'gap' | 'prediction' | 'lost-time' | 'watermelon'
export type FindingStatus = 'open' | 'accepted' | 'dismissed' | 'actioned' | 'gone'

export interface FindingTable {
  id: string
  service_id: string
  rule: FindingRule
  /** What of the service it is about: the state that it changed to; empty: the service. */
  subject: string
  /** The calendar window that it was raised in, or whose figures it compares; `2026-Q4`. */
  period: string
  /** The figures when it was raised, as src/improvement/finding-evidence.ts keeps them. */
  evidence: string
  status: FindingStatus
  first_seen: Day
  last_seen: Day
  /** Since when its condition no longer holds; null: it does. */
  gone_on: Day | null
  decided_by: string | null
  decided_at: Time | null
  /** Why it was dismissed; empty otherwise. */
  reason: string
  action_id: string | null
}

/** How a rule's condition has stood lately, so that nothing is raised for a single night's figures. */
export interface ObservationTable {
  service_id: string
  rule: FindingRule
  subject: string
  holds: Flag
  /** How many different answers it was so at, one after the other. */
  times: number
  /** What tells the answers last looked at from others. */
  answers: string
  since: Day
  settled: Flag
}

export interface FindingLookTable {
  service_id: string
  looked_on: Day
}

/** A review that was held, with the figures that were shown on its day. */
export interface ServiceReviewTable {
  id: string
  service_id: string
  held_on: Day
  held_by: string
  created_at: Time
  /** As src/comparison/review.ts keeps it. */
  snapshot: string
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
  /** The five whys behind the cause: a JSON array of up to five texts, each asking why of the one before. */
  whys: Generated<string>
  /** Whose account `owner` names; null where it names a role, or nobody's. */
  owner_id: Generated<string | null>
  measure_perspective: Generated<Perspective>
  /** The rated question that should move. */
  measure_question: Generated<string>
  /** Calendar windows (src/comparison/window.ts): before the change, and after it. */
  baseline: Generated<string | null>
  after_window: Generated<string | null>
  /** The last day of the after-window, for asking which are over. */
  after_until: Generated<Day | null>
  /** Since when the change is in effect. */
  changed_on: Generated<Day | null>
  /** Less than this, in scores 1–5, is no material change. */
  margin: Generated<number>
  /** The service that nothing was done to, beside which the effect is shown. */
  compared_service_id: Generated<string | null>
  outcome: Generated<ActionOutcome | null>
  /** What the outcome was told from, as src/improvement/verification.ts keeps it. */
  outcome_facts: Generated<string | null>
  /** What was learnt, once it is closed. */
  learnt: Generated<string>
  closed_at: Generated<Time | null>
  created_at: Time
  updated_at: Time
}

export type ActionOutcome = 'verified' | 'worse' | 'no-material-change' | 'inconclusive'

export interface ImprovementTaskTable {
  id: string
  action_id: string
  position: number
  title: string
  who: string
  due_on: Day | null
  done_at: Time | null
}

export interface ImprovementCommentTable {
  id: string
  action_id: string
  account_id: string
  text: string
  at: Time
}

export interface ImprovementLinkTable {
  id: string
  action_id: string
  account_id: string
  title: string
  /** http or https. */
  address: string
  at: Time
}

/** A reminder that has been put into the outbox; its key keeps it from going out twice. */
export interface ImprovementReminderTable {
  /** Of the action or the task. */
  subject_id: string
  kind: 'week' | 'day' | 'overdue'
  due_on: Day
  sent_at: Time
}

/** The secret address at which an account's calendar is read. */
export interface CalendarAddressTable {
  account_id: string
  token_hash: string
  created_at: Time
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
  survey_draft: SurveyDraftTable
  contact: ContactTable
  contact_attribute: ContactAttributeTable
  contact_service: ContactServiceTable
  contact_import: ContactImportTable
  contact_import_part: ContactImportPartTable
  contact_import_row: ContactImportRowTable
  segment: SegmentTable
  contact_ledger: ContactLedgerTable
  campaign: CampaignTable
  campaign_survey: CampaignSurveyTable
  campaign_text: CampaignTextTable
  campaign_left_out: CampaignLeftOutTable
  invitation: InvitationTable
  participation: ParticipationTable
  held_response: HeldResponseTable
  response: ResponseTable
  comment: CommentTable
  comment_term: CommentTermTable
  term_count: TermCountTable
  comment_theme: CommentThemeTable
  comment_reply: CommentReplyTable
  intake_tally: IntakeTallyTable
  histogram: HistogramTable
  held_count: HeldCountTable
  outbox: OutboxTable
  follow_up: FollowUpTable
  heard: HeardTable
  report_subscription: ReportSubscriptionTable
  digest: DigestTable
  relay: RelayTable
  relay_survey: RelaySurveyTable
  partial_answer: PartialAnswerTable
  drop_out: DropOutTable
  intake_signal: IntakeSignalTable
  setting: SettingTable
  api_token: ApiTokenTable
  improvement_action: ImprovementActionTable
  improvement_history: ImprovementHistoryTable
  finding: FindingTable
  observation: ObservationTable
  finding_look: FindingLookTable
  service_review: ServiceReviewTable
  improvement_task: ImprovementTaskTable
  improvement_comment: ImprovementCommentTable
  improvement_link: ImprovementLinkTable
  improvement_reminder: ImprovementReminderTable
  calendar_address: CalendarAddressTable
}

/** A connection to either engine, or a transaction on one. */
export type Database = Kysely<Schema>
export type Row<T extends keyof Schema> = Selectable<Schema[T]>
