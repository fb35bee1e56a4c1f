import type { Day } from '../database/schema.ts'

/* Calendars as programs subscribe to them: iCalendar, RFC 5545. */

export interface CalendarEntry {
  /** The same for the same thing, however often it is read. */
  uid: string
  day: Day
  summary: string
  description: string
  address: string
}

const LINE_OCTETS = 75

/** A calendar of whole days. @param at when it is read, which programs compare changes by */
export function calendarText(name: string, entries: readonly CalendarEntry[], at: Date): string {
  const stamp = at.toISOString().replace(/[-:]|\.\d{3}/g, '')
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Parallax//Improvement actions//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    ...entries.flatMap((entry) => [
      'BEGIN:VEVENT',
      `UID:${escaped(entry.uid)}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${entry.day.replaceAll('-', '')}`,
      `SUMMARY:${escaped(entry.summary)}`,
      `DESCRIPTION:${escaped(entry.description)}`,
      `URL:${encodeURI(entry.address)}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

/** TEXT of section 3.3.11; what else is no printable character is left out, so that no text ends its line. */
function escaped(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, '')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n')
}

/** Section 3.1: no line is longer than 75 octets; a character is never cut in two. */
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > LINE_OCTETS) {
      parts.push(part)
      part = ' '
      octets = 1
    }
    part += character
    octets += size
  }
  return [...parts, part].join('\r\n')
}
