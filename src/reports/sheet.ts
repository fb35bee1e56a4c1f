/*
 * The few parts of a SpreadsheetML workbook that a table needs (ECMA-376, part 1). Texts are inline strings: a spreadsheet
 * shows them as they are and never takes one for a formula.
 */

/** A text, a number, or nothing known. */
export type Cell = string | number | null

/** What spreadsheet programs can hold. */
export const MOST_ROWS_ON_SHEET = 1_048_576
const MOST_CHARACTERS_IN_CELL = 32_767
const MOST_CHARACTERS_IN_NAME = 31

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** The first row stays in sight while one scrolls. */
export const SHEET_START = `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><sheetData>`
export const SHEET_END = '</sheetData></worksheet>'

/** @returns a row; what is not known is left empty, and what XML cannot say is left out */
export function rowXml(cells: readonly Cell[], isHeading: boolean): string {
  const style = isHeading ? ' s="1"' : ''
  const written = cells.map((cell) => {
    if (cell === null || cell === '') return '<c/>'
    if (typeof cell === 'number') return `<c${style}><v>${cell}</v></c>`
    return `<c${style} t="inlineStr"><is><t xml:space="preserve">${escaped(cell.slice(0, MOST_CHARACTERS_IN_CELL))}</t></is></c>`
  })
  return `<row>${written.join('')}</row>`
}

/** @returns a sheet's name as programs accept it; @param place 0 for the first sheet */
export function sheetName(title: string, place: number): string {
  const ending = place === 0 ? '' : ` ${place + 1}`
  const plain = title.replaceAll(/[[\]:*?/\\']/g, ' ').trim() || 'Parallax'
  return `${plain.slice(0, MOST_CHARACTERS_IN_NAME - ending.length)}${ending}`
}

/** @returns everything of a workbook but its sheets, by path */
export function workbookParts(names: readonly string[]): Record<string, string> {
  const each = (write: (name: string, number: number) => string) =>
    names.map((name, at) => write(name, at + 1)).join('')
  const styles = names.length + 1
  return {
    'xl/workbook.xml': `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><sheets>${each(
      (name, number) => `<sheet name="${escaped(name)}" sheetId="${number}" r:id="rId${number}"/>`,
    )}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${each(
      (_, number) =>
        `<Relationship Id="rId${number}" Type="${RELATIONSHIPS}/worksheet" Target="worksheets/sheet${number}.xml"/>`,
    )}<Relationship Id="rId${styles}" Type="${RELATIONSHIPS}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `${DECLARATION}<styleSheet xmlns="${MAIN}"><fonts count="2"><font/><font><b/></font></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
    '_rels/.rels': `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONSHIPS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    '[Content_Types].xml': `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${each(
      (_, number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${TYPE}.worksheet+xml"/>`,
    )}</Types>`,
  }
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll(/[&<>"]/g, (found) => ENTITIES[found] as string)
}
