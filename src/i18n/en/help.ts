export const help = {
  link: 'Help',
  contents: 'Help topics',
  start: 'The first ten minutes',
  figures: 'How to read the figures',
  anonymity: 'What is promised to those who answer',
}
