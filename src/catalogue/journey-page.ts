import type { Perspective } from '../database/schema.ts'
import type { Format } from '../i18n/format.ts'
import { nameIn } from '../i18n/names.ts'
import type { Reader } from '../i18n/reader.ts'
import type { Translate } from '../i18n/translate.ts'
import { channelName } from './channels.ts'
import { PERSPECTIVES } from './perspectives.ts'
import type { Profile } from './profile-store.ts'

declare module '../web/render.ts' {
  interface Pages {
    'catalogue/journey': JourneyTimeline
  }
}

/** One persona's way through the service, day by day. */
export interface JourneyTimeline {
  name: string
  persona: string
  days: { name: string; touchpoints: TouchpointLine[] }[]
}

interface TouchpointLine {
  at: string | null
  title: string
  text: string
  nothingHappened: boolean
  /** Channel and component, as far as there are any. */
  where: string
  targets: string | null
  ratings: { perspective: Perspective; name: string; value: string }[]
}

type Journey = Profile['journeys'][number]
type Touchpoint = Journey['touchpoints'][number]

export function journeyTimeline(
  { journey, touchpoints }: Journey,
  components: Profile['components'],
  around: Reader,
): JourneyTimeline {
  const days = [...new Set(touchpoints.map(({ day_offset }) => day_offset))]
  return {
    name: nameIn(around.language, journey),
    persona: nameIn(around.language, { name: journey.persona, name_fr: journey.persona_fr }),
    days: days.map((offset) => ({
      name: dayName(offset, journey.first_weekday, around),
      touchpoints: touchpoints
        .filter(({ day_offset }) => day_offset === offset)
        .map((touchpoint) => touchpointLine(touchpoint, components, around)),
    })),
  }
}

function dayName(offset: number, firstWeekday: number | null, { t, format }: { t: Translate; format: Format }): string {
  const day = t('catalogue.dayNumber', { day: offset + 1 })
  if (firstWeekday === null) return day
  return `${format.weekday(((firstWeekday - 1 + offset) % 7) + 1)} · ${day}`
}

function touchpointLine(
  touchpoint: Touchpoint,
  components: Profile['components'],
  { language, t, format }: Reader,
): TouchpointLine {
  const { title, title_fr, what_happened, what_happened_fr, channel, targets } = touchpoint
  const component = components.find(({ id }) => id === touchpoint.component_id)
  const where = [channel && t(channelName(channel)), component && nameIn(language, component)]
  const ratings = {
    user: touchpoint.user_rating,
    customer: touchpoint.customer_rating,
    provider: touchpoint.provider_rating,
  }
  return {
    at: touchpoint.at,
    title: nameIn(language, { name: title, name_fr: title_fr }),
    text: nameIn(language, { name: what_happened, name_fr: what_happened_fr }),
    nothingHappened: touchpoint.nothing_happened === 1,
    where: where.filter((part) => part !== null && part !== undefined).join(' · '),
    targets:
      targets.length === 0
        ? null
        : t('catalogue.targetsInPlay', { count: targets.length, targets: format.list(targets) }),
    ratings: PERSPECTIVES.flatMap((perspective) => {
      const rating = ratings[perspective]
      return rating === null ? [] : [{ perspective, name: t(`common.${perspective}`), value: format.number(rating, 1) }]
    }),
  }
}
