import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import type { Reader } from '../i18n/reader.ts'
import type { Breakdown } from './breakdown.ts'
import { groupHeading, groupName } from './breakdown-names.ts'
import { type CountedAnswers, countedRow } from './counted-page.ts'

/** The answers behind each row of a breakdown; of what is hidden, only that it is. */
export function countedGroups({ by, whole, groups }: Breakdown, reader: Reader): CountedAnswers[] {
  const { t } = reader
  const named = [
    { name: t('breakdown.everybody'), each: whole },
    ...groups.map((group) => ({ name: groupName(by, group.group, reader), each: group })),
  ]
  return PERSPECTIVES.flatMap((perspective): CountedAnswers[] => {
    const rows = named.flatMap(({ name, each }) => {
      const [disclosure, histogram] = [each.disclosure[perspective], each.histogram[perspective]]
      if (disclosure === 'none') return []
      if (disclosure === 'shown') return [{ name, ...countedRow({ histogram, disclosure }, reader) }]
      const hidden = countedRow({ histogram, disclosure: 'gives-away' }, reader)
      // Why stands with the row itself.
      return [{ name, ...hidden, n: t('several.hiddenCell') }]
    })
    return rows.length === 0
      ? []
      : [{ perspective, name: t(`common.${perspective}`), of: groupHeading(by, reader), rows }]
  })
}
