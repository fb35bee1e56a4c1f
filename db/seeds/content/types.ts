export type Language = 'en' | 'fr'
export type Channel = 'web' | 'mobile' | 'phone' | 'branch' | 'point-of-sale' | 'email'
export type ComponentKind = 'it-supported' | 'human-activity'
export type ServiceStatus = 'proposed' | 'live' | 'retired'

export type Dimension = 'OUTCOME' | 'EASE' | 'SPEED' | 'RELIABILITY' | 'INFORMATION' | 'SUPPORT' | 'COST' | 'RISK'
export type ScoredQuestion = 'VALUE' | Dimension

/** The state the figures are meant to land in, in the words of the design's table. */
export type IntendedState =
  | 'aligned-good'
  | 'aligned-poor'
  | 'watermelon'
  | 'hidden-strength'
  | 'users-only'
  | 'customer-only'
  | 'insufficient'
export type IntendedFlag = 'breach-unfelt' | 'blind-agreement' | 'gap'

export interface OrganisationContent {
  slug: string
  name: string
  nameFr: string
  services: readonly ServiceContent[]
  offerings: readonly OfferingContent[]
}

export interface ServiceContent {
  slug: string
  name: string
  nameFr: string
  status: ServiceStatus
  intendedState: IntendedState
  intendedFlags: readonly IntendedFlag[]
  /** Deliberately near the target, so that its colour is only provisional. */
  closeToTarget?: boolean
  purpose: string
  outcomes: string
  costs: string
  /** What the consumer no longer carries. */
  risksRemoved: string
  /** What the service imposes. */
  risksImposed: string
  value: string
  activeUsers: number
  channels: readonly Channel[]
  components: readonly ComponentContent[]
  stakeholders: StakeholderContent
  answers: GuidedAnswers
  agreements: readonly AgreementContent[]
  journeys: readonly JourneyContent[]
  profile: ResponseProfile
}

export interface ComponentContent {
  key: string
  name: string
  nameFr: string
  kind: ComponentKind
  runBy: string
  userVisible: boolean
}

export interface StakeholderContent {
  userGroups: readonly { name: string; headCount: number; since: string }[]
  /** Roles, with the number of people who hold each; the owner is the one who agrees and pays. */
  customers: readonly { role: string; people: number; owner: boolean; since: string }[]
  providerTeams: readonly { name: string; headCount: number; since: string }[]
}

export interface GuidedAnswers {
  designedFor: string
  agreesAndPays: string
  decidesFeatures: string
  givesValueTo: string
  technologyAndPeople: string
  feedbackSources: string
}

export interface AgreementContent {
  name: string
  kind: 'sla' | 'xla' | 'ola'
  customerParty: string
  providerParty: string
  validFrom: string
  /** Its last day; without one it is still in force. */
  validUntil?: string
  targets: readonly TargetContent[]
}

export interface TargetContent {
  key: string
  metric: string
  direction: 'at-least' | 'at-most'
  value: number
  unit: string
  window: string
  critical: boolean
  /** A component of the same service, or null for the whole service. */
  componentKey: string | null
  attainment: AttainmentContent
}

/** How the target was attained month by month; 0 months ago is the last complete month. */
export interface AttainmentContent {
  typical: number
  /** Attained values lie within `typical` ± `spread`, which never crosses the target. */
  spread: number
  missedMonthsAgo: readonly number[]
  /** The attained value of a missed month; null when none was missed. */
  missedValue: number | null
  notReportedMonthsAgo: readonly number[]
}

export interface JourneyContent {
  name: string
  nameFr: string
  persona: string
  personaFr: string
  touchpoints: readonly TouchpointContent[]
  /** The same journey as it is meant to become. */
  planned?: readonly TouchpointContent[]
  /** The same journey since a day; the one above is how it was until then. */
  since?: { day: string; touchpoints: readonly TouchpointContent[] }
}

export interface TouchpointContent {
  /** Days after the first touchpoint's day. */
  dayOffset: number
  /** The first touchpoint's day counts as this weekday plus the offset. */
  weekday: 'Monday' | 'Tuesday' | 'Wednesday' | 'Thursday' | 'Friday' | 'Saturday' | 'Sunday'
  /** 'HH:MM', or null where the whole day passed. */
  time: string | null
  title: string
  titleFr: string
  whatHappened: string
  whatHappenedFr: string
  channel: Channel | null
  componentKey: string | null
  nothingHappened: boolean
  targetKeys: readonly string[]
  /** Mean on 1–5; null where that perspective has no view. */
  ratings: { users: number | null; customers: number | null; provider: number | null }
  /** The question that its figures come from; none: the ratings above, as agreed in a workshop. */
  question?: ScoredQuestion
  /** Or the question about a component, by its key. */
  questionOnComponent?: string
  /** What a target allows from here on, and the place of the touchpoint that ends it. */
  window?: { targetKey: string; hours: number; endedBy: number }
}

export interface ResponseProfile {
  /** Earlier rounds by their months `YYYY-MM`, in which customers and provider gave the same scores. */
  askedBefore?: readonly (readonly string[])[]
  users: UserProfile
  customers: CustomerProfile
  provider: ProviderProfile
}

/** Means on 1–5. */
export interface ViewProfile {
  means: Record<ScoredQuestion, number>
  /** By component key. */
  components: Record<string, number>
  /** Mean of EXPECTATION, 3 = as expected. */
  expectation: number
  /** Share of respondents who pick the dimension among their top three. */
  importance: Record<Dimension, number>
  /**
   * Mean of VALUE at the start and the end of 18 months, slowly from one to the other, or at once after the part `until` (0–1) of them;
   * the other dimensions move along with it.
   */
  drift?: { start: number; end: number; until?: number }
}

export interface UserProfile {
  /** How many were asked. */
  eligible: number
  responses: number
  frenchShare: number
  channelShares: Partial<Record<Channel, number>>
  /** By how much the scores of those who answer through a channel differ from everybody’s; on average over all by nothing. */
  channelShifts?: Partial<Record<Channel, number>>
  /** How many of the active users mostly use each channel. */
  channelUsers?: Partial<Record<Channel, number>>
  /** Median of LOST_TIME. */
  lostMinutes: number
  /** Null where nobody answered. */
  view: ViewProfile | null
  /** What a change made of the median, the view and the comments, from a month `YYYY-MM` on. */
  since?: { period: string; lostMinutes: number; view: ViewProfile; comments: CommentSet }
}

export interface CustomerProfile {
  eligible: number
  /** One VALUE score per customer who answered: few enough to be stated exactly. */
  valueScores: readonly number[]
  frenchShare: number
  /** Mean of PREDICTED_USER_VIEW, null where nobody answered. */
  predictedUserView: number | null
  /** What customers think one user loses. */
  lostMinutes: number | null
  view: ViewProfile | null
}

export interface ProviderProfile {
  eligible: number
  responses: number
  frenchShare: number
  view: ViewProfile | null
}

export type OfferingLineKind = 'goods' | 'access' | 'action'

export interface OfferingContent {
  slug: string
  name: string
  nameFr: string
  targetGroup: string
  description: string
  serviceSlugs: readonly string[]
  lines: readonly {
    kind: OfferingLineKind
    /** The service that the line comes from, or null where it comes with the offering itself. */
    serviceSlug: string | null
    text: string
    textFr: string
  }[]
  terms: readonly string[]
}

/** The score that the author of a comment would give. */
export type Tone = 1 | 2 | 3 | 4 | 5

export interface Comment {
  text: string
  tone: Tone
  language: Language
}

export type CommentsByTone = Partial<Record<Tone, readonly string[]>>
export type CommentSet = Record<Language, CommentsByTone>

/** opening + matter + ending, joined as they stand: every combination is a comment. */
export interface CommentGrammar {
  language: Language
  tone: Tone
  openings: readonly string[]
  matters: readonly string[]
  endings: readonly string[]
}

export interface ServiceComments {
  users: CommentSet
  customers: CommentSet
  grammars: readonly CommentGrammar[]
}

export type ActionStatus = 'proposed' | 'approved' | 'in-progress' | 'implemented'

export interface ActionContent {
  title: string
  serviceSlug: string
  dimension: Dimension | null
  status: ActionStatus
  cause: string
  ownerTitle: string
  /** Relative to today; negative is overdue, or in the past for what is implemented. */
  dueInDays: number
  change: string
  /** Which view the action is meant to move. */
  perspective: 'user' | 'customer'
  /** Index points (0–100) it should move. */
  byHowMuch: number
  /** Implemented so many days ago, null until it is. */
  implementedDaysAgo: number | null
  history: readonly { daysAgo: number; note: string }[]
  /** How its effect is measured; none: as every new action's. */
  plan?: PlanContent
}

/** Windows as addresses write them, `2026-Q3`. */
export interface PlanContent {
  question: ScoredQuestion
  baseline: string
  changedOn: string
  afterWindow: string
  comparedServiceSlug: string
}
