import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import type { WindowKey } from '../comparison/window.ts'
import { type WindowPicker, windowPicker, withoutChanges } from '../comparison/window-page.ts'
import type { AnonymityPromise, Perspective, Row } from '../database/schema.ts'
import type { Reader } from '../i18n/reader.ts'
import type { ServiceTabs } from '../web/service-tabs.ts'
import { EXPORTS, type Exported } from './exported.ts'

declare module '../web/render.ts' {
  interface Pages {
    'reports/export': ExportPage
  }
}

export interface ExportPage {
  title: string
  tabs: ServiceTabs
  backAddress: string
  picker: WindowPicker
  window: WindowKey
  files: { name: string; text: string; note: string; csv: string; xlsx: string; hasWindow: boolean }[]
}

export interface ShownExport {
  service: Pick<Row<'service'>, 'slug'>
  window: WindowKey
  months: readonly string[]
  isHidden: (window: WindowKey) => boolean
  promises: readonly { perspective: Perspective; promise: AnonymityPromise }[]
  tabs: ServiceTabs
}

export function exportPage(shown: ShownExport, reader: Reader): ExportPage {
  const { t } = reader
  const address = `/services/${shown.service.slug}`
  const file = (exported: Exported) => ({
    name: t(`reports.${exported}Name`),
    text: t(`reports.${exported}Text`),
    note: exported === 'responses' ? responsesNote(shown.promises, reader) : '',
    csv: `${address}/export/${exported}.csv`,
    xlsx: `${address}/export/${exported}.xlsx`,
    hasWindow: exported !== 'responses',
  })
  return {
    title: t('reports.exportTitle'),
    tabs: shown.tabs,
    backAddress: address,
    picker: withoutChanges(
      windowPicker(shown.window, shown.months, shown.isHidden, { action: `${address}/export`, kept: [] }, reader),
    ),
    window: shown.window,
    files: EXPORTS.map(file),
  }
}

/** Whose answers can be had one by one, and whose cannot. */
function responsesNote(promises: ShownExport['promises'], { t, format }: Reader): string {
  const named = (promise: AnonymityPromise) =>
    PERSPECTIVES.filter((perspective) =>
      promises.some((each) => each.perspective === perspective && each.promise === promise),
    ).map((perspective) => t(`common.${perspective}`))
  const anonymous = named('anonymous')
  // Where any survey promises anonymity, all answers of the perspective are treated so.
  const attributed = named('attributed').filter((who) => !anonymous.includes(who))
  const given =
    attributed.length === 0 ? t('reports.nobodyByName') : t('reports.byName', { who: format.list(attributed) })
  return anonymous.length === 0 ? given : `${given} ${t('reports.anonymousLeftOut', { who: format.list(anonymous) })}`
}
