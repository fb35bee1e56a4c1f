export const comparison = {
  /* Windows */
  window: 'Period',
  sinceChange: 'In {window}, since “{title}” took effect on {day}:',
  sinceChangeShow: 'Show {window}',
  sinceMark: 'Since its latest change, {window}: {state}',
  windowAll: 'All time',
  windowQuarter: 'Q{quarter} {year}',
  windowWholeYear: 'Whole year {year}',
  windowHidden: '{window} (hidden: too few answers)',
  windowShow: 'Show',
  windowBefore: 'Changes are measured against {window}.',
  windowHint: 'Choose a quarter or a month to see what changed.',
  windowSomeHidden:
    'Periods marked as hidden hold so few users’ answers that, alone or by subtraction, they would reveal what a handful of people said.',
  changeSince: '{change} since {window}',
  changeNone: 'unchanged since {window}',

  /* States */
  stateAlignedGood: 'Aligned, good',
  stateAlignedPoor: 'Aligned, poor',
  stateWatermelon: 'Watermelon',
  stateHiddenStrength: 'Hidden strength',
  stateUsersOnly: 'Users only',
  stateCustomerOnly: 'Customers only',
  stateNotEnoughData: 'Not enough data',
  provisionalShort: 'provisional',

  /* The verdict, from its clauses */
  verdictLead: '{state}:',
  verdictWatermelon:
    '{attained, select, green {{agreement} and {customers}, but {users}.} red {{customers}, but {users}, and {agreement}.} unknown {{customers}, but {users}. Whether the agreement is kept is not reported.} other {{customers}, but {users}.}}',
  verdictWatermelonByAgreement: '{agreement}, but {users}. {customers}.',
  verdictAlignedGood:
    '{attained, select, green {{users}, {customers}, and {agreement}.} red {{users} and {customers}, although {agreement}.} unknown {{users} and {customers}. Whether the agreement is kept is not reported.} other {{users} and {customers}.}}',
  verdictAlignedPoor:
    '{attained, select, green {{agreement}, yet {users} and {customers}.} red {{users}, {customers}, and {agreement}.} unknown {{users} and {customers}. Whether the agreement is kept is not reported.} other {{users} and {customers}.}}',
  verdictHiddenStrength:
    '{attained, select, green {{agreement} and {users}, but {customers}.} red {{users}, but {customers}, and {agreement}.} unknown {{users}, but {customers}. Whether the agreement is kept is not reported.} other {{users}, but {customers}.}}',
  verdictUsersOnly:
    '{attained, select, green {{users}, and {agreement}. {customers}.} red {{users}, and {agreement}. {customers}.} other {{users}. {customers}.}}',
  verdictCustomerOnly:
    '{attained, select, green {{customers}, and {agreement}. {users}.} red {{customers}, and {agreement}. {users}.} other {{customers}. {users}.}}',
  verdictNotEnoughData: 'there is nothing to compare yet. {users}. {customers}.',
  usersContent: 'users are content ({evidence})',
  usersNotContent: '{short, select, yes {users are not} other {users are not content}} ({evidence})',
  usersEvidence:
    '{index}{interval, select, yes {, 95% interval {low} to {high}} other {}}, {n, plural, one {# answer} other {# answers}}',
  usersTooFew:
    '{n, plural, =0 {No user has answered} one {Only one user has answered} other {Only # users have answered}}; a verdict needs {least}',
  usersTooFewToShow: 'Too few users have answered to show what they say',
  usersGiveAway: 'What users say is hidden in this period, because it would give away a small group',
  customersContent:
    '{reading, select, single {{also, select, yes {so is the service owner} other {the service owner is content}}} other {{also, select, yes {so are customers} other {customers are content}}}} ({evidence})',
  customersNotContent:
    '{reading, select, single {{also, select, yes {neither is the service owner} alone {the service owner is not content} other {the service owner is not}}} other {{also, select, yes {neither are customers} alone {customers are not content} other {customers are not}}}} ({evidence})',
  customersEvidence:
    '{index}, {reading, select, sample {{interval, select, yes {95% interval {low} to {high}, } other {}}{known, select, yes {{n, number} of {eligible, number} asked answered} other {{n, number} answers}}} single {{known, select, yes {{eligible, plural, one {the only one asked} other {one of # asked answered}}} other {one answer}}} census {{known, select, yes {all {n, number} asked answered} other {{n, number} answers}}} other {{known, select, yes {{n, number} of {eligible, number} asked answered} other {{n, number} answers}}{interval, select, yes {; between {low} and {high} whatever the others say} other {}}}}',
  customersNone: 'No customer has answered',
  customersHidden: 'What customers say is hidden: too few have answered',
  agreementClause:
    '{kept, select, all {{of, plural, one {the agreed target is met} other {every agreed target is met}}} other {{missed, plural, one {{of, plural, one {the agreed target is missed} other {one of # agreed targets is missed}}} other {# of {of} agreed targets are missed}}}}',
  confirmed:
    '{basis, select, customers {Confirmed, for the customers: those who are missing, if any, cannot turn it.} users {Confirmed, for the users: enough answered, and their figure lies clear of the target of {target}.} other {Confirmed: enough people answered, and the figures lie clear of the target of {target}.}}',
  provisional: 'Provisional: {reasons}.',
  provisionalFewUsers: 'only {n, plural, one {# user} other {# users}} answered, and a firm verdict needs {firm}',
  provisionalCloseUsers: 'the users’ figure is too close to the target of {target} to be told apart from it',
  provisionalCloseCustomers: 'the customers’ figure is too close to the target of {target} to be told apart from it',
  provisionalCustomersMissing: 'the customers who have not answered could still turn it',
  provisionalCustomersUnknown: 'it is not known how many customers could have answered',
  provisionalClose: 'the figures lie close to the target of {target}',

  flagGap: 'Wide gap',
  flagGapText:
    'Users and customers are {points} points apart. A gap is flagged from {least} points on, unless chance among the users explains it.',
  flagBreachUnfelt: 'Breach not felt',
  flagBreachUnfeltText:
    'The agreement is broken, yet neither side minds. The target that was missed may not measure what matters to them.',
  flagBlindAgreement: 'Blind agreement',
  flagBlindAgreementText:
    'The agreement is kept, yet nobody is content. It does not measure what matters to users or customers.',
  flagLowCoverage: 'Low coverage',
  flagLowCoverageText:
    '{n, plural, one {# user} other {# users}} of {eligible, number} answered, {rate}. Under {lowest}, those who stayed silent may well think otherwise.',
  flagStale: 'Out of date',
  flagStaleText:
    'A user last answered on {day}, {days} days ago. After {limit} days the service or its users may have changed.',

  /* Why a figure is not there */
  whyNone: 'no answers',
  whyTooFew: 'hidden: fewer than {smallest} answers',
  whyGivesAway: 'hidden: it would give away a small group',
  whyGivesAwayText:
    'Together with another period, this figure would reveal what fewer than {smallest} people answered.',
  heldBack:
    '{count, plural, one {One more answer has come in; it} other {# more answers have come in; they}} will show when {smallest} are together.',

  /* The three views */
  viewsHeading: 'Three views of one service',
  outOf: 'of 100',
  content: '{perspective, select, other {content}}',
  notContent: '{perspective, select, other {not content}}',
  target: 'target {target}',
  interval: '95% interval {low} to {high}',
  bounds: 'between {low} and {high}, whatever the others would say',
  readingFact: 'everyone asked has answered: a fact, not an estimate',
  readingSingle: 'one person’s view',
  readingIncomplete: 'of those who answered',
  ownAssessment: 'the team’s assessment of its own work',
  answers: 'Answers',
  answersOf: '{n, number} of {eligible, number}',
  answersOfUnknown: '{n, number}; how many could answer is not known',
  answersOverEligible: '{n, number} from {eligible, number} people: in several rounds, or that number needs checking',
  responseRate: 'Response rate',
  satisfied: 'Rather or very satisfied',
  satisfiedOfAll: '{low} to {high} if everybody else were against or for',
  unscored: 'Does not apply, or don’t know',
  lastAnswer: 'Last answer',
  promise: 'Promise',
  anonymous: 'anonymous, shown from {smallest} answers',
  attributed: 'by name',
  never: 'none yet',

  /* Every dimension */
  dimensionsHeading: 'Where the two views part',
  dimensionsLead:
    'Index 0 to 100. The gap is the users’ index less the customers’; the bar around the users’ disc is its 95% interval.',
  sortedByGap: 'The largest gap first.',
  sortedAsAsked: 'In the order of the questionnaire.',
  sortByGap: 'Largest gap first',
  sortAsAsked: 'Order of the questionnaire',
  dimension: 'Dimension',
  overall: 'Overall',
  gap: 'Gap',
  byChance: 'More than chance?',
  answerCount: '{n, plural, =0 {no answers} one {# answer} other {# answers}}',
  gapInterval: 'Gap between {low} and {high}.',
  chanceUsersLower: 'Yes, users lower',
  chanceUsersHigher: 'Yes, users higher',
  chanceNoTelling: 'Could be chance',
  chanceMissing: 'Depends on the missing',
  chanceNotEnough: 'Too few to tell',
  chanceText: '{count, plural, one {p {p}.} other {Adjusted p {p}, over # questions at once.}} {method}',
  chanceTextNone: 'The test needs {least} users and a customer.',
  methodAgainstCustomers: 'The users’ mean against the customers’, taken as a fact (t test).',
  methodSign: 'All users agree; counted by which side of the customers they stand on (sign test).',
  methodExact: 'Every way to share out the answers was counted (exact permutation test).',
  methodBrunnerMunzel: 'Which side rates higher, person by person (Brunner-Munzel test).',
  methodMannWhitney: 'Ranks of both sides (Mann-Whitney test).',
  incompleteCensus: 'Customers who have not answered could undo it.',
  analogous: 'counterpart',
  analogousText: 'Not the same question: each side is asked about its own counterpart of it.',
  raiseAction: 'Raise an action',
  raiseActionOn: 'Raise an action on {dimension}',
  pictureNobody: '{perspective}: {why}',
  pictureAt: '{perspective} {index}',
  reworded: 'new words',
  rewordedSince:
    '{perspective, select, user {Users have} customer {Customers have} other {The provider has}} been asked {what, select, overall {the overall question} other {this}} in new words since {day}; earlier answers are not counted in.',
  rewordedElsewhere:
    'Other versions or surveys asked {perspective, select, user {users} customer {customers} other {the provider}} {what, select, overall {the overall question} other {this}} in other words; those answers are not counted in.',
  rewordedOverall: 'overall question in new words since {day}',
  ownHeading: 'Your own questions',
  ownLead:
    'Ratings beside the dimensions that users and customers are both asked, on one scale. They do not decide the state. Whether a gap is more than chance is adjusted over these and the dimensions together.',
  question: 'Question',
  customersAskedAs: 'Customers: {text}',
  meanMinutes: 'Means, in minutes',
  meanToTen: 'Means, on 0 to 10',
  meanToFive: 'Means, on 1 to 5',

  /* Perception gap */
  perceptionHeading: 'What each side believes of users',
  perceptionLead: 'Customers and provider are asked how satisfied they think users are. Users say for themselves.',
  predictedBy:
    '{perspective, select, customer {{reading, select, single {The service owner} other {Customers}}} other {The provider}}',
  perceptionLower:
    '{who} put users at {predicted}. Users are at {actual}: {points, plural, one {# point} other {# points}} lower.',
  perceptionHigher:
    '{who} put users at {predicted}. Users are at {actual}: {points, plural, one {# point} other {# points}} higher.',
  perceptionClose: '{who} put users at {predicted}. Users are at {actual}: the estimate is close.',
  perceptionNoUsers: '{who} put users at {predicted}. What users say cannot be shown: {why}.',
  perceptionNobody:
    '{perspective, select, customer {Customers did not say how satisfied they think users are.} other {The provider did not say how satisfied it thinks users are.}}',
  perceptionTold:
    '{lower, select, yes {They do not know how users feel.} other {Users are more satisfied than they think.}}',

  /* Evaluation matrix */
  matrixHeading: 'Evaluation matrix',
  matrixLead: 'What IT does, what people do, and the whole, as each perspective rates it; the agreement beside it.',
  perspective: 'Perspective',
  agreementRow: 'Agreement',
  targetsMet: '{met} of {of} met',
  targetsNone: 'no target',
  targetsNotReported: 'not reported',
  targetsHeading: 'Targets in play',
  targetAtLeast: 'at least {value}',
  targetAtMost: 'at most {value}',
  targetMet: 'Met',
  targetMissed: 'Missed',
  targetLatest: '{value} in {month}',
  targetLatestNoValue: 'in {month}',
  targetMonths: '{met} of {of} months met',
  targetCritical: 'critical',
  noAgreement: 'No agreement is on record. Without one, nobody can say whether it is kept.',

  /* Expectation, lost time, importance */
  moreHeading: 'Expectation, lost time, importance',
  expectationHeading: 'Against what was expected',
  expectationUser: 'than users expected',
  expectationCustomer: 'than was agreed',
  expectationText: '{worse} worse, {same} as expected, {better} better ({n, plural, one {# answer} other {# answers}})',
  lostTimeHeading: 'Time that users lose',
  lostTimeMedian:
    'Half of the users lost {median} or more in three months ({n, plural, one {# answer} other {# answers}}).',
  lostTimeHours:
    'About {hours} hours a month for all users, assuming that the {users, number} active users lose as much as those who answered: {mean} each in three months.',
  lostTimeNoUsers: 'Hours a month cannot be worked out: the number of active users has not been entered.',
  minutes: '{minutes, plural, =0 {no time} one {# minute} other {# minutes}}',
  importanceHeading: 'What matters most',
  moreLink: 'What matters: all of it, and how it is calculated',

  /* On demand */
  wordingsHeading: 'What exactly was asked',
  howHeading: 'How this is calculated',
  howIndex:
    'Index: 25 × (mean − 1) of the answers from 1 to 5, so 0 is “everybody very dissatisfied” and 100 “everybody very satisfied”. Content means {target} or more.',
  howShare:
    'Rather or very satisfied: the answers 4 and 5 among all from 1 to 5. Its range: everybody else who could have answered counted as not satisfied, then as satisfied.',
  countedHeading: 'The answers behind it',
  countedQuestion: 'Question',
  countedN: 'Answers',
  countedMean: 'Mean',
  countedIndex: 'Index',
  countedPredicted: 'How satisfied they think users are',
  howSeparate:
    'Users, customers and provider are never pooled. A thousand more users’ answers leave the customers’ figures as they are.',
  howInterval:
    'Users are a sample: 95% of intervals made this way hold the true mean (Student’s t interval; Wilson’s for shares).',
  howCensus:
    'Fewer than 10 customers are everybody there is, not a sample. If all answered, their mean is a fact. If some are missing, bounds show where it could end with the missing at worst and at best. One customer is one person’s view.',
  howChance:
    'More than chance: the users against the customers’ mean; from 10 customers on, the Brunner-Munzel test, exact where small. Several questions are asked at once, so p values are adjusted (Benjamini-Hochberg) and called under 0.05.',
  howState:
    'The state rests on the overall question alone: users from {least} answers on, confirmed from {firm} with the 90% interval clear of {target}. The agreement is green when no critical target is missed and 90% are met, each by its last reported month.',
  howAnonymity:
    'Anonymous answers show from {smallest} on, question by question. A period is hidden where it would, with the others, tell what fewer people answered. New answers are counted in batches of {smallest}.',
  howSources:
    'Sources: ISO 10004 (monitoring customer satisfaction), ITIL 4 (service value, experience level agreements), Brunner & Munzel 2000, Benjamini & Hochberg 1995, Manski 1989 (bounds), Hundepool et al. 2012 (disclosure control).',

  /* Empty service page */
  emptyTitle: 'Nobody has been heard yet',
  emptyText: 'Once users and customers answer, their two views stand here side by side.',
  emptyHeldText: 'Answers have come in. They show once {smallest} are together, so that nobody can be picked out.',
  emptyWindowTitle: 'No answers in {window}',
  emptyWindowText: 'Choose another period above.',
  openSurveys: 'Go to the surveys',

  /* Portfolio */
  portfolioTitle: 'Portfolio',
  headline:
    '{watermelons, plural, one {One of {of} services is a watermelon} other {# of {of} services are watermelons}}: good on paper, but {watermelons, plural, one {its} other {their}} users are not content.',
  headlineOnly: 'Your service is a watermelon: good on paper, but its users are not content.',
  headlineNone:
    '{judged, plural, =0 {No service can be judged from both sides yet.} one {No watermelon: the one service that can be judged hides no discontent behind a kept agreement.} other {No watermelon among the # services that can be judged.}}',
  pictureHeading: 'Users against customers',
  pictureCaption:
    'Every service as a point: customers’ index across, users’ up. On the dashed diagonal both see the same; the lines mark the target of 70.',
  pictureRug: 'On the left edge customers have not answered; on the lower edge users have not, or too few.',
  axisUsers: 'Users',
  axisCustomers: 'Customers',
  quadrantBoth: 'Both content',
  quadrantUsers: 'Only users|content',
  quadrantCustomers: 'Only customers|content',
  quadrantNobody: 'Neither content',
  pointText: '{service}: {state}; users {users}, customers {customers}',
  unknownShort: 'not known',
  tableHeading: 'Services',
  service: 'Service',
  state: 'State',
  agreement: 'Agreement',
  responses: 'Responses',
  lastResponse: 'Last response',
  change: 'Change',
  changeUsers: 'users {change}',
  changeCustomers: 'customers {change}',
  agreementGreen: 'Kept',
  agreementRed: 'Broken',
  agreementUnknown: 'Not reported',
  agreementNone: 'None',
  sortBy: 'Sort by {column}',
  filterState: 'State',
  filterOrganisation: 'Organisation',
  filterStatus: 'Status',
  filterName: 'Service or organisation',
  statusCurrent: 'Live and proposed',
  allStates: 'All states',
  allOrganisations: 'All organisations',
  apply: 'Filter',
  resetFilters: 'Show all',
  nothingFoundTitle: 'Nothing found',
  nothingFoundText: 'No service matches these filters. Try fewer, or show all.',
  portfolioEmptyTitle: 'No service yet',
  portfolioEmptyManager:
    'Enter the first service with its agreement, publish its survey, and share a link with its users and another with its customers. Their two views then meet here.',
  portfolioEmptyReader: 'No service has been assigned to you yet. Ask an administrator to do so.',
  newService: 'New service',
  noResponsesTitle: 'Nobody has answered yet',
  noResponsesManager: 'Publish a survey for each service and share its links: one for users, one for customers.',
  noResponsesReader: 'As soon as users and customers answer, their two views meet here.',
  goToSurveys: 'Go to the surveys',
}
