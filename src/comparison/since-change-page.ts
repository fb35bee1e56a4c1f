import type { Reader } from '../i18n/reader.ts'
import type { ServiceState } from '../statistics/state.ts'
import type { SettledState, StandsSince } from './change-store.ts'
import { stateName } from './verdict.ts'
import { ALL_TIME, windowName } from './window.ts'

declare module '../web/render.ts' {
  interface Pages {
    'comparison/since-change': SinceChange
    'comparison/since-mark': SinceMark
  }
}

/** What all time does not tell yet: how the service stands since something has changed. */
export interface SinceChange {
  state: ServiceState
  text: string
  stateName: string
  link: { text: string; address: string }
}

/** @returns null where nothing has changed, or nothing can be told of the time since */
export function sinceChange(slug: string, stands: StandsSince | null, { t, format }: Reader): SinceChange | null {
  if (stands === null || stands.comparison === null) return null
  const { change, comparison } = stands
  const { state } = comparison.state
  const window = windowName(comparison.window, t, format)
  return {
    state,
    stateName: stateName(state, t),
    text: t('comparison.sinceChange', { title: change.title, day: format.day(change.changedOn), window }),
    link: {
      text: t('comparison.sinceChangeShow', { window }),
      address: `/services/${slug}?window=${comparison.window}`,
    },
  }
}

/** The same beside one service of many. */
export interface SinceMark {
  text: string
  address: string
}

/** @param settled null or over all time: nothing has been measured since which it could be told */
export function sinceMark(slug: string, settled: SettledState | null, { t, format }: Reader): SinceMark | null {
  if (settled === null || settled.window === ALL_TIME) return null
  const { state, window } = settled
  return {
    text: t('comparison.sinceMark', { window: windowName(window, t, format), state: stateName(state, t) }),
    address: `/services/${slug}?window=${window}`,
  }
}
