import type { Reader } from '../i18n/reader.ts'
import type { MessageKey } from '../i18n/translate.ts'
import {
  type AgreedWindow,
  type Drop,
  dropsOf,
  greenLosses,
  type KnownTarget,
  largestDrop,
  lowestWithin,
  type ReadJourney,
} from './journey.ts'
import { hoursText, titleOf, toldTarget, whenOf } from './journey-words.ts'

/** What a journey says, in sentences; the first is its headline: the window that is met while users lose, if there is one. */
export function storyOf(read: ReadJourney, reader: Reader): string[] {
  const green = greenLosses(read).map(({ window }) => window)
  const said = (windows: readonly AgreedWindow[]) =>
    windows.flatMap((window) => windowSentences(window, green.includes(window), read, reader))
  const others = read.windows.filter((window) => !green.includes(window))
  // That numbers come from a workshop may be said of several, and once is enough.
  return [...new Set([...said(green), ...dropSentences(read, reader), ...said(others)])]
}

function dropSentences(read: ReadJourney, reader: Reader): string[] {
  const { t } = reader
  if (read.steps.length === 0) return []
  const drops = dropsOf(read.steps)
  const most = largestDrop(drops)
  if (most === null) {
    const seen = read.steps.filter(({ readings }) => readings.user.mean !== null)
    return [t(seen.length > 1 ? 'journey.noDrop' : 'journey.noFigures')]
  }
  const isPlanned = read.journey.variant === 'planned'
  const green = most.to.agreement === 'met' ? null : largestDrop(drops.filter(({ to }) => to.agreement === 'met'))
  return [
    dropSentence(isPlanned ? 'journey.dropPlanned' : DROP[most.to.agreement], most, read, reader),
    ...(green === null ? [] : [dropSentence('journey.dropGreen', green, read, reader)]),
    ...(most.source === 'workshop' ? [t('journey.dropOfWorkshop')] : []),
  ]
}

const DROP: Record<Drop['to']['agreement'], MessageKey> = {
  met: 'journey.dropMet',
  missed: 'journey.dropMissed',
  unknown: 'journey.dropUnknown',
  none: 'journey.dropNone',
}

function dropSentence(key: MessageKey, { from, to }: Drop, { journey }: ReadJourney, reader: Reader): string {
  const { t, format } = reader
  const told = to.targets.map((target) => toldTarget(target, reader))
  const named = told.filter(({ result }) => (to.agreement === 'missed' ? result === 'missed' : true))
  return t(key, {
    ...{ step: titleOf(to, reader), when: whenOf(to, journey, reader) },
    from: format.number(from.readings.user.mean ?? 0, 1),
    to: format.number(to.readings.user.mean ?? 0, 1),
    ...{ count: named.length, targets: format.list(named.map(({ metric }) => metric)) },
  })
}

function windowSentences(window: AgreedWindow, isGreenLoss: boolean, { steps }: ReadJourney, reader: Reader): string[] {
  const { t, format } = reader
  const lowest = lowestWithin(window, steps)
  const { metric, word } = toldTarget(window.target, reader)
  const allowed = { metric, word, window: hoursText(window.hours, reader) }
  const took =
    window.tookHours === null
      ? []
      : [
          t(window.tookHours <= window.hours ? 'journey.windowTook' : 'journey.windowTookLonger', {
            ...{ took: hoursText(window.tookHours, reader), window: allowed.window },
          }),
        ]
  if (lowest === null) return [t('journey.windowOnly', allowed), ...took]
  const { user, customer } = lowest.readings
  const values = { ...allowed, step: titleOf(lowest, reader), users: format.number(user.mean ?? 0, 1) }
  const sentence =
    customer.mean === null
      ? t('journey.windowUsers', values)
      : t('journey.windowBoth', { ...values, customers: format.number(customer.mean, 1) })
  const ofWorkshop = user.source === 'workshop' ? [t('journey.dropOfWorkshop')] : []
  return [sentence, ...ofWorkshop, ...(isGreenLoss ? [t('journey.windowGreen')] : []), ...took]
}

/** Where a variant allows other windows than the original, said in words. */
export function windowChanges(original: ReadJourney, variant: ReadJourney, reader: Reader): string[] {
  return variant.windows.flatMap(({ target, hours }) => {
    const same = original.windows.find((window) => window.target.id === target.id)
    const before = same ?? original.windows.find((window) => isOnSameComponent(window.target, target))
    if (before === undefined || before.hours === hours) return []
    const values = { metric: target.metric, now: hoursText(hours, reader), before: hoursText(before.hours, reader) }
    if (same !== undefined) return [reader.t('journey.windowChanged', values)]
    return [reader.t('journey.windowReplaced', { ...values, old: before.target.metric })]
  })
}

/** A new agreement has targets of its own: the one about the same component takes the place of its predecessor. */
function isOnSameComponent(one: KnownTarget, other: KnownTarget): boolean {
  const component = one.outcome?.component?.id
  return component !== undefined && component === other.outcome?.component?.id
}
