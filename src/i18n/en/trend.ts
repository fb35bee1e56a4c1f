export const trend = {
  title: 'Trend: {service}',
  heading: 'Over time: {question}',
  lead: 'Has what each side says moved further than chance moves it?',
  question: 'Question',
  unit: 'By',
  show: 'Show',
  weekOf: 'Week of {day}',
  theWeek: 'the week of {day}',
  theQuarter: '{quarter}',
  week: 'Weeks',
  month: 'Months',
  quarter: 'Quarters',
  soFar: '{period} (so far)',
  noWeeks: 'Weeks are there for the overall question, once answers have been counted by week.',
  noWeeksAsked: 'There are no weeks to show for this question yet, so longer periods are shown instead.',
  emptyText: 'Share the surveys’ links or invite people. From the first answers on, this page shows them over time.',
  emptyQuestionTitle: 'Nobody has answered this question yet',
  emptyQuestionText: 'Choose another question above, or ask this one in the next survey.',
  download: 'Download as CSV',
  verdicts: 'In a sentence',

  now: '{direction, select, lower {Lower} other {Higher}} since {since}: the share satisfied {direction, select, lower {fell} other {rose}} from {before} to {after} and has stayed outside the limits for {unit, select, week {{periods, plural, one {# week} other {# weeks}}} month {{periods, plural, one {# month} other {# months}}} quarter {{periods, plural, one {# quarter} other {# quarters}}} other {{periods, plural, one {# period} other {# periods}}}}.',
  passed:
    'No shift now: {direction, select, lower {lower} other {higher}} than chance explains from {from} to {to}, back within the limits since {back}.',
  passedOnce:
    'No lasting shift: {direction, select, lower {lower} other {higher}} than chance explains in {from}, back within the limits since {back}.',
  noShift: 'No shift beyond chance in {periods, plural, one {# period} other {# periods}}.',
  tooFew: 'Too few periods to tell ({periods}; needs {least}).',
  noVariation: 'In the first periods everybody said the same, so there are no limits of chance to compare with.',
  nothing: 'Nothing to show: {why}.',
  census: 'Fewer than {most} people, so facts without limits: {latest}, after {before}.',
  censusOne: 'Fewer than {most} people, so a fact without limits: {latest}.',
  censusPeriod: '{share} satisfied in {period} ({count} of {of})',

  pictureName: 'Chart: {perspective} over time',
  pictureText: '{perspective} over time. {verdict} The table below holds every figure.',
  pointText: '{period}: {value}, {n, plural, one {# answer} other {# answers}}',
  panelShare: 'Share satisfied (4 and 5)',
  panelShareLimits: 'Share satisfied (4 and 5), band of chance',
  panelAverage: 'Moving average, in standard deviations',
  panelIndex: 'Index 0–100',
  baselineLabel: 'baseline',

  tableName: '{periods, plural, one {The period} other {All # periods}} in figures',
  period: 'Period',
  answers: 'Answers',
  share: 'Satisfied',
  index: 'Index',
  limitsHeading: 'Limits',
  limits: '{low} to {high}',
  signal: 'Beyond chance',
  marksHeading: 'Marks',
  below: 'below the limits',
  above: 'above the limits',
  averageBelow: 'moving average below',
  averageAbove: 'moving average above',

  marks: 'What happened meanwhile',
  marksHint: 'The numbers stand in the charts. What happened at the same time need not be the cause.',
  markAgreement: 'Agreement begins',
  markVersion: 'Survey published',
  markAction: 'Action implemented',
  version: '{survey}, version {number}',
  earlierMarks:
    '{count, plural, one {One agreement, survey version or action} other {# agreements, survey versions and actions}} from before the first period {count, plural, one {is} other {are}} not drawn.',
  noMarks: 'No agreement began, no survey was published and no action was implemented in this time.',
  legendIn: 'within the limits',
  legendLower: 'below',
  legendHigher: 'above',
  legendBand: 'what chance explains',
  legendMark: 'see “What happened meanwhile”',

  satisfiedCount: '4 and 5',
  howShare:
    'Share satisfied = answers of 4 and 5 ÷ answers with a score. “Does not apply” and “don’t know” are not scored. Index = 25 × (mean − 1).',
  howBaseline:
    '{perspective}: the baseline is the first {first, number} of {periods, number} periods, {count, number} of {of, number} answers = {share}. Spread between periods σz = {spread}, used as {used}.',
  howLimits:
    'Limits = baseline ± 3 × σz × √(baseline × (1 − baseline) ÷ answers of the period): a p-chart with Laney’s correction (Laney 2002). σz is the mean step between neighbouring periods of the baseline ÷ 1.128, in standard deviations, and at least 1. Few answers make wide limits.',
  howAverage:
    'Moving average (EWMA): each period counts {weight}, what came before the rest (Roberts 1959); limits are {width} standard deviations wide. It finds slow drift that no single period shows.',
  howShift:
    'A shift is told where the share lies outside its limits, or the moving average outside its own, up to the last period; the shares told are of all answers before and since. It needs {least} periods. Chance alone raises an alarm about once in 200 periods.',
  howCensus:
    'Fewer than ten customers, or people of the provider, are asked all: what they say is a fact and no sample, so no limits are drawn.',
  howPeriods:
    'Answers are counted in the period in which they were released. Where anonymity is promised, neighbouring periods are put together until each has {smallest} scored answers and none can be worked out from the others.',
}
