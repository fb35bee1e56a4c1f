export const help = {
  link: 'Help',
  contents: 'Help topics',
  start: 'The first ten minutes',
  figures: 'How to read the figures',
  asking: 'Writing a survey',
  versions: 'Versions, copies and files',
  translating: 'Translating a survey',
  contacts: 'Contacts and contact limits',
  campaigns: 'Campaigns',
  doors: 'Ways to the form',
  mail: 'Mail and bounces',
  anonymity: 'What is promised to those who answer',
}
