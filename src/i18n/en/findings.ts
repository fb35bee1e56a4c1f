export const findings = {
  title: 'Findings',
  lead: 'What the figures say should be decided on, across services. Accept a finding, dismiss it with a reason, or turn it into an action.',
  serviceLead:
    'What this service’s figures say should be decided on. Accept a finding, dismiss it with a reason, or turn it into an action.',
  sections: 'Actions and findings',
  sectionActions: 'Actions',
  sectionFindings: 'Findings',
  views: 'Which findings',
  viewOpen: 'To decide on ({count, number})',
  viewDecided: 'Decided ({count, number})',
  viewGone: 'No longer seen ({count, number})',
  lookNow: 'Look now',
  lookedOn: 'Last looked at on {day}; every live service is looked at once a day.',
  neverLooked: 'Not looked at yet; every live service is looked at once a day.',
  lookedNew:
    '{count, plural, =0 {Looked again: nothing new.} one {Looked again: one new finding.} other {Looked again: # new findings.}}',
  /* The rules */
  ruleState: 'State changed',
  ruleGap: 'The two views part',
  rulePrediction: 'Customers misjudge users',
  ruleLostTime: 'Lost time is up',
  ruleWatermelon: 'Agreement kept, users below target',
  saysState: 'The state changed from “{from}” to “{to}”.',
  saysGap:
    'Users rate the service {points} index points {direction, select, lower {lower} other {higher}} than customers do; chance alone hardly explains that.',
  saysPrediction:
    'Customers believe users to be {points} index points {direction, select, more {more} other {less}} satisfied than they are.',
  saysLostTime: 'Users lose {share} more time than in the window before.',
  saysWatermelon:
    'The agreement is met ({met} of {reported, plural, one {# reported target} other {# reported targets}}), and users rate the service {index}, below its target of {target}.',
  /* The evidence */
  predicted: 'Customers’ prediction of users: {index} of 100 ({n, plural, one {# response} other {# responses}})',
  interval: '{level} interval of the users’ index: {low} to {high}',
  gapInterval: '95% interval of the difference: {low} to {high}',
  minutes: '{window}: {minutes} minutes on average ({n, plural, one {# response} other {# responses}})',
  minutesInterval: '95% interval of the difference: {low} to {high} minutes',
  apartOn: 'Apart on {list}',
  lowOn: 'Users below target on {list}',
  apartOne: '{dimension} ({points})',
  andMore: '{count, plural, one {# more} other {# more}}',
  agreementIs: 'Agreement: {colour, select, green {met} red {missed} other {not known}}',
  evidenceOf: 'Figures of {day}',
  how: 'How this is found',
  howState:
    'The service’s state over all time is looked at once a day. A change is a finding when the new state is confirmed, or when it was the same at two looks at different answers.',
  howGap:
    'On the overall question, the gap is 12.5 index points or more, the users’ 95% interval excludes the customers’ value, and the difference stands after correction for looking at several questions (Benjamini–Hochberg). Dimensions are listed by the same two thresholds.',
  howPrediction:
    'Customers are asked how satisfied they think users are. Prediction less what users say is 12.5 index points or more, and its 95% interval excludes 0.',
  howLostTime:
    'Mean minutes in the newest complete quarter (or month, where a quarter is too thin) against the one before: at least 20% more, and Welch’s 95% interval of the difference lies above 0.',
  howWatermelon:
    'Every critical target is met and at least 90% of all, while the users’ overall index is below the target. Dimensions on which users are below it are listed.',
  howTwice:
    'A finding is raised when its figures are confirmed (30 users or more, interval clear), or when the condition held at two looks in a row at different answers. It counts as no longer seen after two such looks without it.',
  seeWhere: 'See it on the service’s page',
  /* Decisions */
  statusOpen: 'To decide on',
  statusAccepted: 'Accepted',
  statusDismissed: 'Dismissed',
  statusActioned: 'Turned into an action',
  statusGone: 'No longer seen',
  firstSeen: 'First seen {day}',
  lastSeen: 'last seen {day}',
  goneOn: 'no longer seen since {day}',
  decidedBy: '{status}: {name}, {day}',
  somebody: 'somebody who has left',
  reasonIs: 'Because: {reason}',
  accept: 'Accept',
  acceptHint: 'It is right, and what to do about it is still open.',
  raise: 'Turn into an action',
  dismiss: 'Dismiss …',
  dismissSubmit: 'Dismiss it',
  reason: 'Why it is dismissed',
  reasonHint: 'Everybody who may see the service reads this. The finding is not raised again this quarter.',
  undoAcceptance: 'Take back the acceptance',
  undoDismissal: 'Take back the dismissal',
  accepted: 'The finding is accepted.',
  dismissed: 'The finding is dismissed.',
  undone: 'The finding waits for a decision again.',
  stale:
    'Nothing was stored: somebody else has decided on this finding, or it has been raised anew. This is how it stands now.',
  staleRaise: 'Somebody else has decided on this finding meanwhile. Nothing was stored.',
  seeFinding: 'See the finding',
  action: 'Action: {title}',
  raisedFrom: 'Raised from a finding',
  decidersWait: 'The service owner and the ITSM team decide on findings.',
  ofService: 'Findings on this service',
  /* Empty */
  emptyOpenTitle: 'Nothing waits for a decision',
  emptyOpenText:
    'Findings appear here when a state changes, the two views part, customers misjudge users, users lose more time, or an agreement is met while users are below target. The figures are looked at once a day.',
  emptyDecidedTitle: 'Nothing has been decided yet',
  emptyDecidedText: 'Findings that were dismissed or turned into an action stand here, with who decided and why.',
  emptyGoneTitle: 'Nothing has gone by itself',
  emptyGoneText: 'Findings whose figures no longer say so, before anybody decided, stand here.',
}
