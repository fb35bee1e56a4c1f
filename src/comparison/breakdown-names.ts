import { channelName } from '../catalogue/channels.ts'
import { nameOfLanguage } from '../i18n/any-language.ts'
import type { Reader } from '../i18n/reader.ts'
import { type BreakdownBy, IN_NO_GROUP } from './breakdown.ts'

/** "channel", "language", or the attribute's own name, as it stands in a sentence. */
export function wayName(by: BreakdownBy, { t }: Reader): string {
  if (by === 'channel') return t('breakdown.byChannel')
  if (by === 'language') return t('breakdown.byLanguage')
  return t('breakdown.byAttribute', { name: by.slice('group:'.length) })
}

/** What the groups are of, as a column's heading. */
export function groupHeading(by: BreakdownBy, reader: Reader): string {
  const heading = reader.t('breakdown.group', { way: wayName(by, reader) })
  return heading.charAt(0).toLocaleUpperCase(reader.language) + heading.slice(1)
}

export function groupName(by: BreakdownBy, group: string, { t, language }: Reader): string {
  if (group === IN_NO_GROUP) return t('breakdown.notKnown')
  if (by === 'channel') return t(channelName(group))
  if (by !== 'language') return group
  const name = languageName(group, language)
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1)
}

/** Whatever is stored has a name, if only its own. */
function languageName(tag: string, language: string): string {
  try {
    return nameOfLanguage(tag, language)
  } catch {
    return tag
  }
}
