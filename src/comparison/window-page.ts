import type { Month } from '../catalogue/agreement.ts'
import type { Reader } from '../i18n/reader.ts'
import { ALL_TIME, type WindowKey, windowBefore, windowName, windowsOver } from './window.ts'

declare module '../web/render.ts' {
  interface Pages {
    'comparison/window': WindowPicker
  }
}

export interface WindowPicker {
  /** Where the form goes, and what of the address it keeps. */
  action: string
  kept: { name: string; value: string }[]
  all: WindowOption
  years: { name: string; options: WindowOption[] }[]
  /** Said in print, where there is nothing to choose. */
  chosen: string
  /** The window that changes are against; null for all time. */
  before: string | null
  /** What choosing does; empty where that needs no words. */
  hint: string
  someHidden: boolean
}

interface WindowOption {
  value: WindowKey
  name: string
  chosen: boolean
  hidden: boolean
}

/** For pages that show a window without what has changed since the one before. */
export function withoutChanges(picker: WindowPicker): WindowPicker {
  return { ...picker, before: null, hint: '' }
}

/**
 * @param months those that hold answers; the chosen window is offered as well
 * @param isHidden whether nothing of a window's users may be shown
 */
export function windowPicker(
  chosen: WindowKey,
  months: readonly Month[],
  isHidden: (window: WindowKey) => boolean,
  place: Pick<WindowPicker, 'action' | 'kept'>,
  { t, format }: Reader,
): WindowPicker {
  const option = (value: WindowKey): WindowOption => {
    const hidden = isHidden(value)
    const name = value.length === 4 ? t('comparison.windowWholeYear', { year: value }) : windowName(value, t, format)
    return {
      value,
      name: hidden ? t('comparison.windowHidden', { window: name }) : name,
      chosen: value === chosen,
      hidden,
    }
  }
  const years = windowsOver(months).map(({ year, quarters, months: within }) => ({
    name: year,
    options: [year, ...quarters, ...within].map(option),
  }))
  const offered = chosen === ALL_TIME || years.some(({ options }) => options.some(({ value }) => value === chosen))
  if (!offered) years.unshift({ name: chosen.slice(0, 4), options: [option(chosen)] })
  const before = windowBefore(chosen)
  return {
    ...place,
    chosen: windowName(chosen, t, format),
    all: option(ALL_TIME),
    years,
    before: before === null ? null : windowName(before, t, format),
    hint:
      before === null
        ? t('comparison.windowHint')
        : t('comparison.windowBefore', { window: windowName(before, t, format) }),
    someHidden: years.some(({ options }) => options.some(({ hidden }) => hidden)),
  }
}
