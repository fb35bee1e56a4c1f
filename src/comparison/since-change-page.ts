import type { Reader } from '../i18n/reader.ts'
import type { ServiceState } from '../statistics/state.ts'
import type { LatestChange } from './change-store.ts'
import { stateName } from './verdict.ts'
import { windowName } from './window.ts'

declare module '../web/render.ts' {
  interface Pages {
    'comparison/since-change': SinceChange
  }
}

/** What all time does not tell yet: how the service stands since something has changed. */
export interface SinceChange {
  state: ServiceState
  text: string
  stateName: string
  link: { text: string; address: string }
}

/** @param state over the change's window alone; null where that says nothing */
export function sinceChange(
  slug: string,
  change: LatestChange,
  state: ServiceState | null,
  { t, format }: Reader,
): SinceChange | null {
  if (state === null || state === 'not-enough-data') return null
  const window = windowName(change.window, t, format)
  return {
    state,
    stateName: stateName(state, t),
    text: t('comparison.sinceChange', { title: change.title, day: format.day(change.changedOn), window }),
    link: {
      text: t('comparison.sinceChangeShow', { window }),
      address: `/services/${slug}?window=${change.window}`,
    },
  }
}
