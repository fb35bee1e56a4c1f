import { may } from '../accounts/permissions.ts'
import type { Row } from '../database/schema.ts'
import { nameIn } from '../i18n/names.ts'
import type { MessageKey, Translate } from '../i18n/translate.ts'
import { STATE_RULES } from '../statistics/state.ts'
import { type ServiceTabs, serviceTabs } from '../web/service-tabs.ts'
import type { Surroundings } from '../web/surroundings.ts'
import { exactNumber } from './numbers.ts'
import type { Profile } from './profile-store.ts'
import { channelNames } from './service-list-page.ts'
import { GUIDE, type PerspectiveParties, perspectiveParties } from './stakeholder-page.ts'

declare module '../web/render.ts' {
  interface Pages {
    'catalogue/profile': ProfilePage
    'catalogue/components': ProfileComponents
  }
}

export interface ProfilePage {
  title: string
  tabs: ServiceTabs
  /** Null: only to be read. */
  manage: { edit: string; stakeholders: string; status: StatusChange[] } | null
  purpose: string
  /** ITIL's outcomes, costs, risks and value. */
  statements: { name: string; text: string }[]
  facts: { name: string; value: string; hint: string | null }[]
  offerings: { name: string; address: string }[]
  components: ProfileComponents
  perspectives: PerspectiveParties[]
  answers: { question: string; answer: string }[]
  journeys: { name: string; persona: string; address: string }[]
}

export interface StatusChange {
  action: string
  status: string
  button: string
  question: string
}

export interface ProfileComponents {
  components: {
    name: string
    kind: string
    isHuman: boolean
    runBy: string
    userVisible: string
    edit: string | null
    move: { action: string; up: string | null; down: string | null } | null
  }[]
  add: string | null
}

export function profilePage(service: Row<'service'>, profile: Profile, around: Surroundings): ProfilePage {
  const { actor, language, t } = around
  const name = nameIn(language, service)
  const address = `/services/${service.slug}`
  const manages = may(actor, 'catalogue.manage')
  const status = statusChanges(service, address, name, t)
  return {
    title: t('catalogue.profileTitle', { name }),
    tabs: serviceTabs(service, 'profile', actor, t),
    manage: manages ? { edit: `${address}/edit`, stakeholders: `${address}/stakeholders`, status } : null,
    purpose: service.purpose,
    statements: statementsOf(service, t),
    facts: factsOf(service, profile, around),
    offerings: profile.offerings.map((offering) => ({ name: offering.name, address: `/offerings/${offering.slug}` })),
    components: componentsPart(profile.components, manages ? address : null, around),
    perspectives: perspectiveParties(profile.stakeholders, null, around),
    answers: GUIDE.map(({ name: key, question }) => ({
      question: t(question),
      answer: profile.guide?.[key] ?? '',
    })).filter(({ answer }) => answer !== ''),
    journeys: profile.journeys.map(({ id, persona, persona_fr, ...named }) => ({
      name: nameIn(language, named),
      persona: nameIn(language, { name: persona, name_fr: persona_fr }),
      address: `${address}/journey?journey=${id}`,
    })),
  }
}

function statusChanges(service: Row<'service'>, address: string, name: string, t: Translate): StatusChange[] {
  const action = `${address}/status`
  const live = {
    action,
    status: 'live',
    button: t(service.status === 'retired' ? 'catalogue.putLiveAgain' : 'catalogue.putLive'),
    question: t('catalogue.putLiveQuestion', { name }),
  }
  const retired = {
    action,
    status: 'retired',
    button: t('catalogue.retire'),
    question: t('catalogue.retireQuestion', { name }),
  }
  return { proposed: [live, retired], live: [retired], retired: [live] }[service.status]
}

function statementsOf(service: Row<'service'>, t: Translate): ProfilePage['statements'] {
  const statements: [MessageKey, string][] = [
    ['catalogue.outcomes', service.outcomes],
    ['catalogue.value', service.value],
    ['catalogue.costs', service.costs],
    ['catalogue.risksRemoved', service.risks_removed],
    ['catalogue.risksImposed', service.risks_imposed],
  ]
  return statements.map(([key, text]) => ({ name: t(key), text }))
}

function factsOf(service: Row<'service'>, profile: Profile, { t, format }: Surroundings): ProfilePage['facts'] {
  const { active_users, xla_target } = service
  return [
    {
      name: t('catalogue.activeUsers'),
      value: active_users === null ? t('catalogue.unknown') : format.number(active_users),
      hint: null,
    },
    {
      name: t('catalogue.xlaTarget'),
      value: t('catalogue.indexPoints', { points: exactNumber(xla_target ?? STATE_RULES.targetIndex, format) }),
      hint: xla_target === null ? t('catalogue.usualTarget') : null,
    },
    { name: t('catalogue.channels'), value: channelNames(profile.channels, t), hint: null },
    { name: t('catalogue.address'), value: `/services/${service.slug}`, hint: null },
  ]
}

/** @param manage the service's address where the reader may change its components, else null */
function componentsPart(
  components: Profile['components'],
  manage: string | null,
  { language, t }: Surroundings,
): ProfileComponents {
  return {
    components: components.map((component, at) => {
      const address = `${manage}/components/${component.id}`
      const name = nameIn(language, component)
      const move = {
        action: `${address}/move`,
        up: at > 0 ? t('catalogue.moveUp', { name }) : null,
        down: at < components.length - 1 ? t('catalogue.moveDown', { name }) : null,
      }
      return {
        name,
        kind: t(component.kind === 'it-supported' ? 'common.itSupported' : 'common.humanActivity'),
        isHuman: component.kind === 'human-activity',
        runBy: component.run_by === '' ? '–' : component.run_by,
        userVisible: t(component.user_visible === 1 ? 'common.yes' : 'common.no'),
        edit: manage === null ? null : address,
        move: manage === null ? null : move,
      }
    }),
    add: manage === null ? null : `${manage}/components/new`,
  }
}
