export const comments = {
  tab: 'Comments',
  title: 'Comments: {service}',
  heading: 'What people say',
  lead: 'Users and customers in their own words, side by side. Names, numbers and addresses are masked before anybody reads them, as far as they are recognised; administrators add the rest under “Masked words”.',
  emptyTitle: 'No comments yet',
  emptyText:
    'Comments stand here once people have answered the open question of a survey. Share its links or invite people.',
  emptyHeldText:
    'What people wrote anonymously waits: comments show from {smallest} on, and {smallest} and more at a time, so that nobody can be recognised by when one appears.',
  toSurveys: 'The service’s surveys',

  /* Picking out */
  filters: 'Pick out comments',
  search: 'Words',
  searchHint: 'All words must be in a comment, in any form, with or without accents.',
  theme: 'Theme',
  anyTheme: 'Any theme',
  score: 'Author’s score',
  anyScore: 'Any score',
  noScore: 'No score given',
  scoreOption: '{score} · {word}',
  channel: 'Channel',
  anyChannel: 'Any channel',
  question: 'In answer to',
  questionOpen: 'The open question',
  questionEarlier: 'An earlier question ({name})',
  apply: 'Show',
  clear: 'Show all',
  withTerm: 'With the word “{term}”',
  withoutTerm: 'Remove',
  ruleAnonymous:
    '{sides} answered anonymously: their comments show from {smallest} on, and are picked out in one way at a time besides the period, so that no choice singles anybody out.',

  /* Sides */
  count: '{count, plural, one {# comment} other {# comments}}',
  countOf: '{count, number} of {all, plural, one {# comment} other {# comments}}',
  none: 'No comments in this period.',
  noneFound: 'No comment matches. Try another word, or show all.',
  tooFew: 'Fewer than {smallest} comments; they show from {smallest} on.',
  tooFewFound:
    'Fewer than {smallest} anonymous comments match; they are not singled out. Choose something wider, or read all of them.',
  givesAway:
    'Hidden: together with what else can be seen, these comments would single out fewer than {smallest} people. Choose a longer period.',
  givesAwayFound:
    'Hidden: the comments left over would be fewer than {smallest}, and so be singled out. Choose something else, or read all of them.',
  oneAtATime:
    'These comments are anonymous, so they are picked out by one thing at a time: words, theme, score or channel. Leave one of them.',
  noWords: 'What was typed holds no word to look for; a word has two letters at least.',
  partial: 'Only the newest {most, number} comments with one of the words were looked through.',
  held: '{count, plural, one {# more answer is} other {# more answers are}} held back until {smallest} have come.',
  next: 'Older comments',
  first: 'Newest comments',
  pagesOf: 'Pages: {side}',

  /* One comment */
  tone: 'Score {score} of 5',
  toneOf: '{score} of 5 · {word}',
  toneNone: 'No score given',
  noName: 'No name given',
  masked: 'masked before anybody read it',
  allAnswers: 'All of their answers',
  reply: 'Reply by e-mail',
  replied: '{by} replied on {day}',
  editThemes: 'Change themes',
  themesOf: 'Themes of this comment',
  themesHint: 'Your choice stays when the lists of terms change.',
  themesSaved: 'The comment’s themes are saved.',

  /* Overview */
  themesTitle: 'What they write about',
  themesLead: 'Share of each side’s comments in the period that touch a theme; one comment can touch several.',
  themesNone: 'No theme has enough comments to be shown.',
  themesHow:
    'A comment touches a theme if it holds one of the theme’s terms, in any form, or if somebody put it there by hand. Users: {users}. Customers: {customers}.',
  themesEdit: 'Edit the lists of terms',
  themeColumn: 'Theme',
  share: '{share} ({count, number})',
  hiddenShort: 'hidden',
  contrastTitle: 'What one side says and the other does not',
  contrastLead:
    'Words that part the two sides, over all time, with how many people used them. Each opens its comments. Pale bars may be chance.',
  contrastUsers: 'Users say',
  contrastCustomers: 'Customers say',
  contrastNone: 'No word stands out.',
  contrastWhy:
    'This needs comments of both sides: {smallest} where they are anonymous, at least one where they carry names.',
  contrastWord: 'Word',
  contrastPeople: 'Users : customers',
  contrastUse: '{users} : {customers}',
  contrastHow: 'How this is calculated',
  contrastFormula:
    'For each word, the people who used it on each side are compared by weighted log-odds with a Dirichlet prior of the pooled use, weight {weight} (Monroe, Colaresi & Quinn 2008). Listed are the words with the highest z, the clearest first; bars are z, and pale where |z| is under {least}: that difference may be chance. Each language is compared on its own, without words such as “the”. Of an anonymous side words show from {smallest} people on; fewer count as {fewer}, the most that they can be.',
  fewShort: '<{smallest}',
  contrastZOf: 'z {z}',
  contrastChance: 'may be chance',

  /* All answers of one person */
  answersTitle: 'Answers of {name}',
  answersLead: 'Given with their name, as the form said. {perspective}, {day}.',
  answersBack: 'Back to the comments',
  answersQuestion: 'Question',
  answersAnswer: 'Answer',

  /* Replying */
  replyTitle: 'Reply to {name}',
  replyLead:
    'The e-mail goes to the address that they were invited under. Their answer comes to you: {address}. Everybody who reads the comment sees your reply.',
  replySubject: 'Subject',
  replySubjectDefault: 'Your comment on {service}',
  replyText: 'Text',
  replyTextHint: 'Their comment is quoted below it.',
  replySend: 'Send',
  replySent: 'The reply is on its way.',
  replyQuote: 'You wrote in {month}:',
  replyNoAddress: 'No address to reply to: they answered through an open link.',

  /* Lists of terms */
  listsTitle: 'Themes of comments',
  listsLead:
    'A comment gets a theme if it holds one of these terms. Any form of a word finds it: “wait” also finds “waiting” and “waited”. Several words are a phrase.',
  listsEnglish: 'English terms',
  listsFrench: 'French terms',
  listsHint: 'One term to a line.',
  listsSave: 'Save and go through all comments',
  listsSaved: 'The lists are saved. All comments are gone through in the background; corrections by hand stay.',
  listsWorking: 'Comments are being gone through with the present lists. Pages show each as soon as it is done.',
  listsReset: 'Put the original lists back',
  listsResetSure: 'Put the original lists back? What was changed in them is lost.',
  listsTooLong: 'At most {most} terms of {length} characters.',
  navThemes: 'Themes',

  /* Masked words */
  wordsTitle: 'Masked words',
  wordsLead:
    'E-mail and postal addresses, phone and account numbers, references, names after a title and the names of accounts are masked by themselves. A name that nothing announces is not recognised. Add what else must not be read: names of colleagues without an account, teams of one, nicknames, project names.',
  wordsField: 'Words and names to mask',
  wordsHint: 'One to a line, at least two characters. Upper and lower case are the same.',
  wordsSave: 'Save and mask in all comments',
  wordsSaved: 'Saved. Comments that are there already are masked in the background.',
  wordsWarning: 'What has been masked in a comment cannot be brought back, even if a word is taken off this list.',
  wordsTooShort: 'Each needs at least two characters.',
  navWords: 'Masked words',
}
