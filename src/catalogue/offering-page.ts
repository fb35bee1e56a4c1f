import { may } from '../accounts/permissions.ts'
import type { Row } from '../database/schema.ts'
import type { Language } from '../i18n/languages.ts'
import { byName, nameIn } from '../i18n/names.ts'
import type { MessageKey, Translate } from '../i18n/translate.ts'
import type { Typed } from '../web/form.ts'
import { type PageLinks, pagesOf } from '../web/page-links.ts'
import type { Surroundings } from '../web/surroundings.ts'
import { type Filled, type FormPage, fieldGroup, fieldMaker, formFields } from './form-page.ts'
import type { OfferingListQuery } from './lists.ts'
import { LINE_KINDS, typedLines } from './offering-lines.ts'
import type { OfferableService, OfferingDetails, offeringPage } from './offering-store.ts'
import { pagesIfMany } from './paging-page.ts'

declare module '../web/render.ts' {
  interface Pages {
    'catalogue/offerings': OfferingListPage
    'catalogue/offering': OfferingPage
  }
}

export interface OfferingListPage {
  title: string
  mayCreate: boolean
  q: string
  /** Whether there is enough to search in, or a search to change. */
  searchable: boolean
  offerings: { name: string; address: string; organisation: string; consumerGroup: string; services: string }[]
  paging: PageLinks | null
  emptyText: string
}

export interface OfferingPage {
  title: string
  name: string
  organisation: string
  consumerGroup: string
  terms: string
  edit: string | null
  /** The organisation only where it is not the offering's own. */
  services: { name: string; address: string; organisation: string }[]
  lines: { name: string; icon: 'box' | 'lock' | 'check'; texts: string[] }[]
}

const LINE_LOOK: Record<
  Row<'offering_line'>['kind'],
  { key: MessageKey; hint: MessageKey; icon: 'box' | 'lock' | 'check' }
> = {
  goods: { key: 'catalogue.goods', hint: 'catalogue.goodsHint', icon: 'box' },
  access: { key: 'catalogue.access', hint: 'catalogue.accessHint', icon: 'lock' },
  action: { key: 'catalogue.serviceAction', hint: 'catalogue.serviceActionHint', icon: 'check' },
}

export function offeringListPage(
  found: Awaited<ReturnType<typeof offeringPage>>,
  query: OfferingListQuery,
  { actor, language, t, format }: Omit<Surroundings, 'today'>,
): OfferingListPage {
  const total = found.rows[0]?.total ?? 0
  const mayCreate = may(actor, 'catalogue.manage')
  const filtered = query.q !== '' || query.page > 1
  return {
    title: t('catalogue.offeringsTitle'),
    mayCreate,
    q: query.q,
    searchable: query.q !== '' || total > 10,
    offerings: found.rows.map((offering) => ({
      name: offering.name,
      address: `/offerings/${offering.slug}`,
      organisation: offering.organisation,
      consumerGroup: offering.consumer_group,
      services: format.list(
        byName(
          language,
          found.services.filter((service) => service.offering_id === offering.id),
        ).map((service) => nameIn(language, service)),
      ),
    })),
    paging: pagesIfMany(total, query.page, pagesOf('/offerings', { q: query.q }), { t, format }),
    emptyText: t(
      filtered ? 'catalogue.noOfferingsFound' : mayCreate ? 'catalogue.noOfferingsYet' : 'catalogue.noOfferingsForYou',
    ),
  }
}

export function offeringDetailsPage(
  { offering, lines, services }: OfferingDetails,
  { actor, language, t }: Omit<Surroundings, 'today'>,
): OfferingPage {
  return {
    title: offering.name,
    name: offering.name,
    organisation: offering.organisation,
    consumerGroup: offering.consumer_group,
    terms: offering.terms,
    edit: may(actor, 'catalogue.manage') ? `/offerings/${offering.slug}/edit` : null,
    services: byName(language, services).map((service) => ({
      name: nameIn(language, service),
      address: `/services/${service.slug}`,
      organisation: service.organisation === offering.organisation ? '' : service.organisation,
    })),
    lines: LINE_KINDS.map((kind) => ({
      name: t(LINE_LOOK[kind].key),
      icon: LINE_LOOK[kind].icon,
      texts: lines.filter((line) => line.kind === kind).map(({ text }) => text),
    })),
  }
}

export function typedOffering({ offering, lines, services }: OfferingDetails): Typed {
  const { name, organisation, consumer_group, terms } = offering
  const typed = Object.fromEntries(LINE_KINDS.map((kind) => [kind, typedLines(lines, kind)]))
  return { name, organisation, consumer_group, terms, ...typed, services: services.map(({ id }) => id).join(',') }
}

/** @param offering null: a new one */
export function offeringFormPage(
  offering: Row<'offering'> | null,
  services: readonly OfferableService[],
  filled: Filled,
  { language, t }: { language: Language; t: Translate },
): FormPage {
  const field = fieldMaker(t, filled)
  const options = services.map((service) => ({
    value: service.id,
    label: nameIn(language, service),
    hint: service.organisation,
  }))
  const lines = LINE_KINDS.map((kind) =>
    field('textarea', kind, t(LINE_LOOK[kind].key), { hint: LINE_LOOK[kind].hint }),
  )
  const groups = [
    fieldGroup([
      field('text', 'name', t('catalogue.name'), { required: true }),
      field('text', 'organisation', t('catalogue.organisation'), { required: true }),
      field('text', 'consumer_group', t('catalogue.consumerGroup'), { hint: 'catalogue.consumerGroupHint' }),
    ]),
    fieldGroup(lines, { legend: t('catalogue.lines'), lead: t('catalogue.linesLead') }),
    fieldGroup([
      field('checkboxes', 'services', t('catalogue.services'), { options }),
      field('textarea', 'terms', t('catalogue.terms'), { hint: 'catalogue.termsHint' }),
    ]),
  ]
  const address = offering === null ? '/offerings' : `/offerings/${offering.slug}`
  const action = offering === null ? '/offerings/new' : `${address}/edit`
  const heading = t(offering === null ? 'catalogue.newOffering' : 'catalogue.editOffering')
  const removal = offering && {
    heading: t('catalogue.removeOffering'),
    explanation: t('catalogue.removeOfferingText'),
    action: `${address}/remove`,
    button: t('common.remove'),
    question: t('catalogue.removeQuestion', { name: offering.name }),
  }
  const form = formFields(t, { action, groups, submit: t('common.save'), cancel: address })
  return { title: heading, tabs: null, heading, lead: null, form, removal }
}
