export const reports = {
  exportTitle: 'Take the figures with you',
  exportLead:
    'Tables to calculate with elsewhere. They hold what the pages show, no more: what may not be seen here is not in a file either.',
  exportLink: 'Download the figures',
  comparisonName: 'Comparison',
  comparisonText:
    'One row to a question and perspective, with number of answers, mean, index, share satisfied and their intervals, and one row to each gap.',
  answersName: 'Answers counted',
  answersText: 'How often each answer was given, to every question that is asked now, with codes and labels.',
  responsesName: 'Responses by name',
  responsesText:
    'Every answer of those who were told that they are seen with their name, over all time. One row to an answer.',
  byName: 'In the file: {who}.',
  nobodyByName: 'Nobody answers this service’s surveys by name, so the file is empty.',
  anonymousLeftOut: 'Not in it, because their answers are anonymous: {who}. Their counts are in “Answers counted”.',
  plain: 'CSV without the mark for spreadsheets (BOM)',
  csvOf: '{name} as CSV',
  xlsxOf: '{name} as an Excel workbook',
  howTitle: 'How to read the files',
  howRows:
    'Column names and codes are the same in every language; labels and questions are in yours. Means are scores, an index runs from 0 to 100, shares from 0 to 1. A text that a spreadsheet would take for a formula begins with an apostrophe in CSV.',
  howHidden:
    'Where fewer than five people answered anonymously, or where a figure would give a smaller group away, the row has no figures and says why.',
  back: 'Back to the comparison',
}
