import type { Day, Perspective, Row } from '../database/schema.ts'
import type { Format } from '../i18n/format.ts'
import type { MessageKey, Translate } from '../i18n/translate.ts'
import type { Typed } from '../web/form.ts'
import type { ServiceTabs } from '../web/service-tabs.ts'
import type { GuideContent } from './contents.ts'
import {
  type Filled,
  type FormFields,
  type FormPage,
  fieldGroup,
  fieldMaker,
  filledWith,
  formFields,
} from './form-page.ts'
import { PERSPECTIVES } from './perspectives.ts'
import { peopleIn, standsOn } from './stakeholders.ts'

declare module '../web/render.ts' {
  interface Pages {
    'catalogue/stakeholders': StakeholderPage
    'catalogue/parties': PerspectiveParties
  }
}

export interface StakeholderPage {
  title: string
  tabs: ServiceTabs
  guide: FormFields
  perspectives: PerspectiveParties[]
  back: string
}

export interface PerspectiveParties {
  perspective: Perspective
  name: string
  hint: string
  /** Who could answer, in words. */
  people: string
  current: Party[]
  past: Party[]
  pastLabel: string
  /** Null: only to be read. */
  add: string | null
}

interface Party {
  name: string
  people: string
  period: string
  note: string
  /** Null: only to be read. */
  edit: string | null
  end: { action: string; question: string } | null
}

const PEOPLE: Record<Perspective, MessageKey> = {
  user: 'catalogue.peopleUsers',
  customer: 'catalogue.peopleCustomers',
  provider: 'catalogue.peopleProvider',
}

const PERSPECTIVE_NAMES: Record<Perspective, MessageKey> = {
  user: 'common.user',
  customer: 'common.customer',
  provider: 'common.provider',
}
const PERSPECTIVE_HINTS: Record<Perspective, MessageKey> = {
  user: 'common.userHint',
  customer: 'common.customerHint',
  provider: 'common.providerHint',
}

/** The guided questions: who is user, and who is customer? */
export const GUIDE: readonly { name: keyof GuideContent; question: MessageKey; hint: MessageKey }[] = [
  { name: 'designed_for', question: 'catalogue.askDesignedFor', hint: 'catalogue.hintDesignedFor' },
  { name: 'agrees_and_pays', question: 'catalogue.askAgreesAndPays', hint: 'catalogue.hintAgreesAndPays' },
  { name: 'decides_features', question: 'catalogue.askDecidesFeatures', hint: 'catalogue.hintDecidesFeatures' },
  { name: 'gives_value_to', question: 'catalogue.askGivesValueTo', hint: 'catalogue.hintGivesValueTo' },
  {
    name: 'technology_and_people',
    question: 'catalogue.askTechnologyAndPeople',
    hint: 'catalogue.hintTechnologyAndPeople',
  },
  { name: 'feedback_sources', question: 'catalogue.askFeedbackSources', hint: 'catalogue.hintFeedbackSources' },
]

export function stakeholderPage(
  service: Row<'service'>,
  tabs: ServiceTabs,
  guide: Filled,
  parties: readonly Row<'stakeholder'>[],
  around: { t: Translate; format: Format; today: Day },
): StakeholderPage {
  const { t } = around
  const address = `/services/${service.slug}`
  const field = fieldMaker(t, guide)
  const questions = GUIDE.map(({ name, question, hint }) => field('textarea', name, t(question), { hint }))
  return {
    title: t('catalogue.stakeholdersTitle', { name: service.name }),
    tabs,
    guide: formFields(t, {
      action: `${address}/stakeholders`,
      groups: [fieldGroup(questions)],
      submit: t('catalogue.saveAnswers'),
      cancel: `${address}/profile`,
    }),
    perspectives: perspectiveParties(parties, address, around),
    back: `${address}/profile`,
  }
}

/** @param manage the service's address where the reader may change its stakeholders, else null */
export function perspectiveParties(
  parties: readonly Row<'stakeholder'>[],
  manage: string | null,
  { t, format, today }: { t: Translate; format: Format; today: Day },
): PerspectiveParties[] {
  return PERSPECTIVES.map((perspective) => {
    const all = parties.filter((party) => party.perspective === perspective)
    const ended = (party: Row<'stakeholder'>) => party.until !== null && party.until < today
    const past = all.filter(ended)
    const people = peopleIn(parties, perspective, today)
    return {
      perspective,
      name: t(PERSPECTIVE_NAMES[perspective]),
      hint: t(PERSPECTIVE_HINTS[perspective]),
      people: t(PEOPLE[perspective], { count: people, people: format.number(people) }),
      current: all.filter((party) => !ended(party)).map((party) => partyOf(party, manage, t, format, today)),
      past: past.map((party) => partyOf(party, manage, t, format, today)),
      pastLabel: t('catalogue.formerParties', { count: past.length }),
      add: manage === null ? null : `${manage}/stakeholders/new?perspective=${perspective}`,
    }
  })
}

function partyOf(party: Row<'stakeholder'>, manage: string | null, t: Translate, format: Format, today: Day): Party {
  const address = `${manage}/stakeholders/${party.id}`
  const since = format.day(party.since)
  const period =
    party.until === null
      ? t('catalogue.since', { since })
      : t('catalogue.sinceUntil', { since, until: format.day(party.until) })
  const endable = manage !== null && party.until === null
  return {
    name: party.name,
    people: t('catalogue.peopleCount', { count: party.people, people: format.number(party.people) }),
    period: standsOn(party, today) || party.since <= today ? period : t('catalogue.notYet', { period }),
    note: party.note,
    edit: manage === null ? null : address,
    end: endable ? { action: `${address}/end`, question: t('catalogue.endQuestion', { name: party.name }) } : null,
  }
}

export function typedGuide(guide: Row<'stakeholder_guide'> | null): Typed {
  return Object.fromEntries(GUIDE.map(({ name }) => [name, guide?.[name] ?? '']))
}

export function typedStakeholder(party: Row<'stakeholder'>): Typed {
  const { perspective, name, people, since, until, note } = party
  return { perspective, name, people: String(people), since, until: until ?? '', note }
}

export function newStakeholder(perspective: Perspective, today: Day): Filled {
  return filledWith({ perspective, since: today })
}

/** @param party null: a new one */
export function stakeholderFormPage(
  service: Row<'service'>,
  tabs: ServiceTabs,
  party: Row<'stakeholder'> | null,
  filled: Filled,
  t: Translate,
): FormPage {
  const list = `/services/${service.slug}/stakeholders`
  const field = fieldMaker(t, filled)
  const heading = party === null ? t('catalogue.newStakeholder') : t('catalogue.editStakeholder')
  const perspectives = PERSPECTIVES.map((value) => ({
    value,
    label: t(PERSPECTIVE_NAMES[value]),
    hint: t(PERSPECTIVE_HINTS[value]),
  }))
  const fields = [
    field('radios', 'perspective', t('catalogue.perspective'), {
      options: perspectives,
      hint: 'catalogue.perspectiveNote',
    }),
    field('text', 'name', t('catalogue.partyName'), { required: true, hint: 'catalogue.partyNameHint' }),
    field('decimal', 'people', t('catalogue.people'), { required: true, hint: 'catalogue.peopleHint' }),
    field('date', 'since', t('catalogue.sinceLabel'), { required: true }),
    field('date', 'until', t('catalogue.untilLabel'), { hint: 'catalogue.untilHint' }),
    field('textarea', 'note', t('catalogue.note')),
  ]
  const action = party === null ? `${list}/new` : `${list}/${party.id}`
  const removal = party && {
    heading: t('catalogue.removeStakeholder'),
    explanation: t('catalogue.removeStakeholderText'),
    action: `${list}/${party.id}/remove`,
    button: t('common.remove'),
    question: t('catalogue.removeQuestion', { name: party.name }),
  }
  const form = formFields(t, { action, groups: [fieldGroup(fields)], submit: t('common.save'), cancel: list })
  return { title: heading, tabs, heading, lead: null, form, removal }
}
