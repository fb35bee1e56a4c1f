import type { Month } from '../catalogue/agreement.ts'
import type { OfferingPage } from '../catalogue/offering-page.ts'
import { nameIn } from '../i18n/names.ts'
import type { Reader } from '../i18n/reader.ts'
import type { ServiceState } from '../statistics/state.ts'
import { type PortfolioEvidence, STATES_BY_URGENCY } from './portfolio.ts'
import { type MeanOverServices, OFFERING, type Together, togetherOf } from './several.ts'
import { stateName } from './verdict.ts'
import { ALL_TIME, type WindowKey } from './window.ts'
import { type WindowPicker, windowPicker, withoutChanges } from './window-page.ts'

declare module '../web/render.ts' {
  interface Pages {
    'comparison/offering': OfferingFigures
    'comparison/together': TogetherCard
  }
}

/** Several services as one whole. */
export interface TogetherCard {
  heading: string
  states: { state: ServiceState; name: string; count: string }[]
  sides: {
    perspective: 'user' | 'customer'
    name: string
    index: string | null
    equal: string
    byUsers: string | null
  }[]
  worst: { text: string; address: string; name: string } | null
  how: string[]
}

export interface OfferingFigures {
  title: string
  offering: OfferingPage
  window: WindowPicker
  together: TogetherCard | null
  compare: { address: string; map: string; download: string }
}

export function offeringFiguresPage(
  offering: OfferingPage,
  shown: { slug: string; window: WindowKey; chosen: readonly PortfolioEvidence[]; months: readonly Month[] },
  reader: Reader,
): OfferingFigures {
  const { slug, window, chosen, months } = shown
  const query = new URLSearchParams({ of: `${OFFERING}${slug}`, ...(window === ALL_TIME ? {} : { window }) })
  return {
    title: offering.title,
    offering,
    window: withoutChanges(
      windowPicker(window, months, () => false, { action: `/offerings/${slug}`, kept: [] }, reader),
    ),
    together: chosen.length === 0 ? null : togetherCard(togetherOf(chosen), window, reader),
    compare: {
      address: `/compare?${query}`,
      map: `/compare?view=map&${query}`,
      download: `/compare.csv?view=map&${query}`,
    },
  }
}

export function togetherCard(together: Together, window: WindowKey, reader: Reader): TogetherCard {
  const { t, format, language } = reader
  const { states, worst } = together
  const query = window === ALL_TIME ? '' : `?window=${window}`
  return {
    heading: t('several.together', { services: together.services }),
    states: STATES_BY_URGENCY.filter((state) => states[state] > 0).map((state) => ({
      state,
      name: stateName(state, t),
      count: format.number(states[state]),
    })),
    sides: [
      { perspective: 'user', name: t('common.user'), ...meanOf(together.users, reader) },
      { perspective: 'customer', name: t('common.customer'), ...meanOf(together.customers, reader) },
    ],
    worst:
      worst === null
        ? null
        : {
            text: t('several.worst', {
              index: format.number(worst.users.index!),
              state: stateName(worst.state.state, t),
            }),
            address: `/services/${worst.service.slug}${query}`,
            name: nameIn(language, worst.service),
          },
    how: [t('several.howEqual'), t('several.howByUsers'), t('several.howNeverPooled')],
  }
}

function meanOf({ equal, services, byUsers }: MeanOverServices, { t, format }: Reader) {
  return {
    index: equal === null ? null : format.number(equal),
    equal: t('several.equal', { services }),
    byUsers:
      byUsers === null
        ? null
        : t('several.byUsers', {
            index: format.number(byUsers.index),
            services: byUsers.services,
            people: format.number(byUsers.people),
          }),
  }
}
