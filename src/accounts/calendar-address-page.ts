import type { Format } from '../i18n/format.ts'
import type { Translate } from '../i18n/translate.ts'

declare module '../web/render.ts' {
  interface Pages {
    'accounts/calendar': CalendarSection
    'accounts/calendar-address': CalendarAddressPage
  }
}

/** The own account's calendar: whether it has an address, and what one can do about it. */
export interface CalendarSection {
  said: string
  hasAddress: boolean
  make: string
}

/** The address, on the one occasion on which it is shown. */
export interface CalendarAddressPage {
  title: string
  address: string
}

/** @param since when the address was made; null where there is none */
export function calendarSection(since: string | null, t: Translate, format: Format): CalendarSection {
  return {
    said: since === null ? t('teamwork.calendarNone') : t('teamwork.calendarSince', { day: format.day(since) }),
    hasAddress: since !== null,
    make: t(since === null ? 'teamwork.calendarMake' : 'teamwork.calendarRenew'),
  }
}
