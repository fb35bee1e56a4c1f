export const breakdown = {
  link: 'By channel, language, group',
  back: 'Back to the comparison',
  title: '{service} by {way}',
  heading: '{question} by {way}',
  ways: 'Break down by',
  way: 'By {way}',
  byChannel: 'channel',
  byLanguage: 'language',
  byAttribute: '{name}',
  group: '{way, select, channel {Channel} language {Language} other {{way}}}',
  question: 'Question',
  everybody: 'Everybody',
  notKnown: 'Not known',
  range: '{low}–{high}',
  download: 'Download as CSV',
  hidden: 'hidden: fewer than {smallest}, or it would give a neighbour away',
  hiddenWhole: 'hidden in this period',
  hiddenNote:
    'Hidden in part or altogether: {groups}. Fewer than {smallest} people answered there, or showing it would give a neighbour, another period or the total away.',
  saidApart:
    'Users are least content in “{lowest}” ({lowestIndex}) and most in “{highest}” ({highestIndex}): {points, plural, one {# index point} other {# index points}} apart.',
  saidApartMore: 'Chance alone would hardly have set them so far apart.',
  saidAlike:
    'From “{lowest}” ({lowestIndex}) to “{highest}” ({highestIndex}), users lie {points, plural, one {# index point} other {# index points}} apart.',
  saidAlikeMore: 'Chance alone could explain that.',
  emptyTitle: 'Nothing to break down yet',
  emptyText:
    'Nobody has answered this question, or too few to show it. Choose another question, or come back when more answers are in.',
  emptyWindowText: 'Nobody answered this question in {window}. Choose another period.',
  noGroupsTitle: 'No answers are known by {way}',
  noGroupsText:
    'Links that name a channel (?channel=web), invitations and the language of the form tell which group an answer belongs to. Choose another way of breaking down.',
  allHiddenTitle: 'Hidden in this period',
  allHiddenText:
    'A group of fewer than {smallest} people could be worked out from this period, another one and the total. Choose a longer period or all time.',
  weightedHeading: 'Weighted to who uses the service',
  weightedShort: 'Users, weighted',
  asAnswered: 'Users as they answered',
  weightedTo: 'If every group had answered in proportion',
  weightedMore: '95% interval {low} to {high}; as precise as {effective} answers',
  weightedNotPossible: 'Not possible: at least two groups need a known size and answers that may be shown.',
  restsOn:
    '{groups, plural, one {Rests on # group} other {Rests on # groups}} with {population} active users in all, {source}. The unweighted figure stays the one that everything else on these pages uses.',
  leftOut: 'Left out because what they say is hidden or nobody answered: {groups}.',
  sizesFromContacts: 'counted from the contacts who use the service',
  sizesEntered: 'as entered here',
  calculated: 'How this is calculated',
  sizesGroup: 'Group',
  sizesPeople: 'Active users',
  shareOfUsers: 'Share of users',
  answers: 'Answers',
  shareOfAnswers: 'Share of answers',
  weight: 'One answer stands for',
  formulaWeighted:
    'Weighted mean = sum over the groups of (share of users × mean of the group); index = 25 × (mean − 1). The interval follows from each group’s own spread (Holt & Smith 1979).',
  formulaEffective: 'Effective number of answers = (sum of weights)² ÷ sum of squared weights (Kish 1965).',
  formulaBeside:
    'Weighting corrects who answered, not why: people of one group who did not answer may still think otherwise.',
  sizesHeading: 'How many active users has each group?',
  sizesLead:
    'With these numbers, a figure weighted to who really uses the service stands beside the one that was answered. Leave empty what is not known.',
  sizesLeadContacts:
    'The numbers come from the contacts who use the service. Enter others where you know better; emptied altogether, the contacts count again.',
  sizesKept: 'The sizes of the groups are kept.',
  sizesWrong: 'Please enter whole numbers of people.',
  howIndex: 'Index = 25 × (mean score − 1), from the counts below; a gap is users less customers.',
  howOneWay: 'A breakdown goes one way only. Two ways crossed would soon be about single people.',
  howHidden:
    'A group is shown from {smallest} answers on. Where one is hidden, its smallest neighbour is hidden as well, so that it cannot be worked out from the total. Shorter periods show fewer groups, and a period shows its groups only where nothing can be worked out from other periods. Customers and provider who answer by name are always shown.',
  howInterval: 'Bars behind the marks are 95% intervals (users: t interval of the mean).',
  howApart:
    'The sentence above the table compares the lowest and the highest group with at least ten users by Welch’s t test, with the threshold divided by the number of pairs (Bonferroni).',
  howWeighted:
    'Weighted figures rest on groups that are shown alone, and stand beside the unweighted one, never in its place.',
}
