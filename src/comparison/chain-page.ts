import type { Perspective, Row } from '../database/schema.ts'
import { nameIn } from '../i18n/names.ts'
import type { Reader } from '../i18n/reader.ts'
import type { MessageKey } from '../i18n/translate.ts'
import { measured, unmeasured } from '../statistics/measured.ts'
import { STATE_RULES } from '../statistics/state.ts'
import { SMALLEST_GROUP } from '../surveys/anonymity.ts'
import { gapComesFrom, type Link, PARTING } from './chain.ts'
import type { LatestChange } from './change-store.ts'
import { type Dumbbell, dumbbell, whyHidden } from './figures-page.ts'
import type { AgreementThere, Reading } from './journey.ts'
import { kindInSentence, kindName, type ToldTarget, toldTarget } from './journey-words.ts'
import { windowName } from './window.ts'

declare module '../web/render.ts' {
  interface Pages {
    'comparison/chain': ChainPart
    'comparison/chain-link': ChainLink
  }
}

export interface ChainPart {
  /** Which of them the gap comes from; empty without components. */
  sentence: string
  /** Where all time holds ratings from before a change as well, the period after it one step away; null elsewhere. */
  sinceChange: { text: string; link: { text: string; address: string } } | null
  links: ChainLink[]
  componentsAddress: string
  rules: string[]
}

export interface ChainLink {
  number: string
  name: string
  kind: string
  isHuman: boolean
  runBy: string
  targets: ToldTarget[]
  views: { perspective: Perspective; name: string; value: string | null; hint: string }[]
  picture: Dumbbell
  /** On the scale of the readings: "target 3.8". */
  target: string
  /** "Users 1.8 below customers"; or why there is no difference. */
  gap: string
  /** "56 % of all by which users lie below customers"; empty where they do not. */
  share: string
  isMost: boolean
}

/** @param change the service's latest measured one, where the ratings are over all time, and the address of its period */
export function chainPart(
  chain: readonly Link[],
  service: Row<'service'>,
  change: { latest: LatestChange; address: string } | null,
  reader: Reader,
): ChainPart {
  const { t, format } = reader
  const most = gapComesFrom(chain)
  return {
    sentence: chain.length === 0 ? '' : chainSentence(chain, most, reader),
    sinceChange: change === null || chain.length === 0 ? null : sinceChange(change, reader),
    links: chain.map((link, at) => chainLink(link, at, most, service, reader)),
    componentsAddress: `/services/${service.slug}/profile#components`,
    rules: [
      t('journey.chainRuleQuestion'),
      t('journey.chainRuleGap', { parting: format.number(PARTING, 1) }),
      t('journey.chainRuleAnonymity', { smallest: SMALLEST_GROUP }),
    ],
  }
}

function sinceChange({ latest, address }: { latest: LatestChange; address: string }, { t, format }: Reader) {
  const { title, changedOn } = latest
  const window = windowName(latest.window, t, format)
  return {
    text: t('journey.chainAllTime', { title, day: format.day(changedOn) }),
    link: { text: t('journey.chainSinceChange', { window }), address },
  }
}

const AGREED: Record<AgreementThere, MessageKey> = {
  met: 'journey.chainMet',
  missed: 'journey.chainMissed',
  unknown: 'journey.chainUnknown',
  none: 'journey.chainNone',
}

function chainSentence(chain: readonly Link[], most: Link | null, reader: Reader): string {
  const { t, format } = reader
  if (most === null) {
    const isKnown = chain.some(({ gap }) => gap.value !== null)
    return t(isKnown ? 'journey.chainClose' : 'journey.chainNobody', { parting: format.number(PARTING, 1) })
  }
  const { user, customer } = most.readings
  const isOnly = chain.filter(({ share }) => share.value !== null).length === 1
  const key = isOnly
    ? 'journey.chainOnly'
    : (most.share.value ?? 0) > 0.5
      ? 'journey.chainMost'
      : 'journey.chainLargest'
  const said = t(key, {
    component: nameIn(reader.language, most.component),
    kind: kindInSentence(most.component, reader),
    users: format.number(user.mean ?? 0, 1),
    customers: format.number(customer.mean ?? 0, 1),
    owner: customer.n === 1 ? 'yes' : 'no',
  })
  return `${said} ${t(AGREED[most.agreement])}`
}

function chainLink(link: Link, at: number, most: Link | null, service: Row<'service'>, reader: Reader): ChainLink {
  const { component, readings, targets, gap, share } = link
  const { t, format } = reader
  const perspectives = ['user', 'customer', 'provider'] as const
  const target = service.xla_target ?? STATE_RULES.targetIndex
  return {
    number: String(at + 1),
    name: nameIn(reader.language, component),
    kind: kindName(component, reader),
    isHuman: component.kind === 'human-activity',
    runBy: component.run_by,
    targets: targets.map((target) => toldTarget(target, reader)),
    views: perspectives.map((perspective) => viewOf(perspective, readings[perspective], reader)),
    picture: dumbbell(
      perspectives.map((perspective) => {
        const { mean, disclosure } = readings[perspective]
        const index = mean === null ? unmeasured('no-responses') : measured(25 * (mean - 1))
        return { perspective, index, range: null, disclosure }
      }),
      target,
      reader,
    ),
    target: t('comparison.target', { target: format.number(1 + target / 25, 1) }),
    gap: gapText(link, reader),
    share:
      gap.value === null || share.value === null ? '' : t('journey.shareOfGap', { share: format.percent(share.value) }),
    isMost: link === most,
  }
}

function gapText({ gap, readings }: Link, reader: Reader): string {
  const { t, format } = reader
  if (gap.value === null) {
    const side = readings.user.mean === null ? 'user' : 'customer'
    const why = whyHidden(readings[side].disclosure, t)
    return t('journey.noGap', { perspective: t(`common.${side}`), why })
  }
  const points = format.number(Math.abs(gap.value), 1)
  if (points === format.number(0, 1)) return t('journey.gapEven')
  return t(gap.value < 0 ? 'journey.gapBelow' : 'journey.gapAbove', { points })
}

/** A reading as a figure with where it comes from, or why there is none. */
export function viewOf(perspective: Perspective, { mean, source, n, disclosure }: Reading, { t, format }: Reader) {
  const name = t(`common.${perspective}`)
  const value = mean === null ? null : format.number(mean, 1)
  const from = source === 'workshop' ? t('journey.workshop') : t('journey.answers', { n: format.number(n), count: n })
  const none = source === 'workshop' ? t('journey.noView') : whyHidden(disclosure, t)
  return { perspective, name, value, hint: value === null ? none : from }
}
