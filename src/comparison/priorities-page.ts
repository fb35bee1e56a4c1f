import type { Row } from '../database/schema.ts'
import { nameIn } from '../i18n/names.ts'
import type { Reader } from '../i18n/reader.ts'
import type { Wording } from '../surveys/definition.ts'
import type { ServiceTabs } from '../web/service-tabs.ts'
import type { Adequacy, MetExpectation } from './expectations.ts'
import { type Expectations, expectations } from './expectations-page.ts'
import type { LostAtComponent, LostPlaces } from './lost-places.ts'
import type { Estimated, HourlyRate, LostTimeTold } from './lost-time.ts'
import { type LostTimeSection, lostTimeSection } from './lost-time-page.ts'
import { type Matters, matters } from './matters-page.ts'
import type { Priorities } from './priorities.ts'
import { ALL_TIME, type WindowKey, windowName } from './window.ts'
import { type WindowPicker, windowPicker } from './window-page.ts'

declare module '../web/render.ts' {
  interface Pages {
    'comparison/priorities': PrioritiesPage
  }
}

export interface PrioritiesPage {
  title: string
  tabs: ServiceTabs
  window: WindowPicker
  csvAddress: string
  /** Where questions are added; null for those who may not. */
  editorAddress: string | null
  empty: { title: string; text: string } | null
  matters: Matters
  expectations: Expectations
  lostTime: LostTimeSection
}

export interface ShownPriorities {
  service: Row<'service'>
  chosen: WindowKey
  months: readonly string[]
  isHidden(window: WindowKey): boolean
  tabs: ServiceTabs
  editorAddress: string | null
  /** Whether anybody is asked it now. */
  isAsked(question: string): boolean
  priorities: Priorities
  met: readonly MetExpectation[]
  adequacies: readonly Adequacy[]
  lostTime: LostTimeTold
  period: Wording
  places: LostPlaces
  byComponent: readonly LostAtComponent[]
  hoursOverall: Estimated | null
  rate: HourlyRate | null
  mayRate: boolean
}

export function prioritiesPage(shown: ShownPriorities, reader: Reader): PrioritiesPage {
  const { t, language } = reader
  const address = `/services/${shown.service.slug}/priorities`
  const { lostTime: told, editorAddress } = shown
  return {
    title: `${t('priorities.title')} · ${nameIn(language, shown.service)}`,
    tabs: shown.tabs,
    window: {
      ...windowPicker(shown.chosen, shown.months, shown.isHidden, { action: address, kept: [] }, reader),
      // Nothing here is told as a change.
      ...{ before: null, hint: '' },
    },
    csvAddress: `${address}.csv?window=${shown.chosen}`,
    editorAddress,
    empty: emptiness(shown, reader),
    matters: matters(shown.priorities, shown, reader),
    expectations: expectations(shown, reader),
    lostTime: lostTimeSection({ ...shown, told }, reader),
  }
}

function emptiness(shown: ShownPriorities, { t, format }: Reader): PrioritiesPage['empty'] {
  const { priorities, met, adequacies, lostTime, chosen } = shown
  const isThere =
    priorities.dimensions.some(({ user, customer }) => user.disclosure !== 'none' || customer.disclosure !== 'none') ||
    Object.values(priorities.whyNotPicked).some((why) => why !== 'none') ||
    met.some(({ disclosure }) => disclosure !== 'none') ||
    adequacies.length > 0 ||
    lostTime.users.disclosure !== 'none' ||
    lostTime.customers.disclosure !== 'none'
  if (isThere) return null
  if (chosen === ALL_TIME) {
    return { title: t('priorities.emptyTitle'), text: t('priorities.emptyText') }
  }
  const title = t('priorities.emptyWindowTitle', { window: windowName(chosen, t, format) })
  return { title, text: t('priorities.emptyWindowText') }
}
