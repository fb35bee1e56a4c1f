import { inForce } from '../../src/catalogue/agreement.ts'
import type { Database, Row } from '../../src/database/schema.ts'
import { componentId } from './component-id.ts'
import type { AgreementContent, OrganisationContent, ServiceContent, TargetContent } from './content/types.ts'
import { insertJourneys } from './journeys.ts'
import { type Random, seededRandom } from './random.ts'

/** @param months the demo's complete months, `YYYY-MM`, the latest last */
export async function insertOrganisation(
  trx: Database,
  organisation: OrganisationContent,
  now: Date,
  months: readonly string[],
): Promise<void> {
  for (const service of organisation.services) await insertService(trx, organisation.name, service, now, months)
  for (const offering of organisation.offerings) {
    const { slug, name } = offering
    const terms = [offering.description, ...offering.terms].join('\n')
    const consumer_group = offering.targetGroup
    await trx
      .insertInto('offering')
      .values({ id: slug, slug, name, organisation: organisation.name, consumer_group, terms })
      .execute()
    await trx
      .insertInto('offering_service')
      .values(offering.serviceSlugs.map((service_id) => ({ offering_id: slug, service_id })))
      .execute()
    const lines = offering.lines.map(({ kind, text }, position) => ({
      id: `${slug}-${position}`,
      offering_id: slug,
      kind,
      text,
      position,
    }))
    await trx.insertInto('offering_line').values(lines).execute()
  }
}

async function insertService(
  trx: Database,
  organisation: string,
  service: ServiceContent,
  now: Date,
  months: readonly string[],
): Promise<void> {
  await trx
    .insertInto('service')
    .values(serviceRow(organisation, service, now))
    .execute()
  await trx.insertInto('component').values(componentRows(service)).execute()
  await trx
    .insertInto('service_channel')
    .values(service.channels.map((channel) => ({ service_id: service.slug, channel })))
    .execute()
  await trx.insertInto('stakeholder').values(stakeholderRows(service)).execute()
  await trx.insertInto('stakeholder_guide').values(guideRow(service)).execute()
  for (const [position, agreement] of service.agreements.entries()) {
    await insertAgreement(trx, service, agreement, `${service.slug}-agreement-${position}`, months)
  }
  await insertJourneys(trx, service)
}

function serviceRow(organisation: string, service: ServiceContent, now: Date): Row<'service'> {
  return {
    id: service.slug,
    slug: service.slug,
    name: service.name,
    name_fr: service.nameFr,
    organisation,
    purpose: service.purpose,
    outcomes: service.outcomes,
    costs: service.costs,
    risks_removed: service.risksRemoved,
    risks_imposed: service.risksImposed,
    value: service.value,
    active_users: service.activeUsers,
    xla_target: null,
    status: service.status,
    created_at: now.toISOString(),
    updated_at: now.toISOString(),
  }
}

function componentRows(service: ServiceContent): Row<'component'>[] {
  return service.components.map((component, position) => ({
    id: componentId(service, component.key),
    service_id: service.slug,
    name: component.name,
    name_fr: component.nameFr,
    kind: component.kind,
    run_by: component.runBy,
    user_visible: component.userVisible ? 1 : 0,
    position,
    question: null,
  }))
}

function stakeholderRows(service: ServiceContent): Row<'stakeholder'>[] {
  const { userGroups, customers, providerTeams } = service.stakeholders
  const rows = [
    ...userGroups.map(({ name, headCount, since }) => ({
      perspective: 'user' as const,
      name,
      people: headCount,
      since,
      note: '',
    })),
    ...customers.map(({ role, people, since, owner }) => ({
      perspective: 'customer' as const,
      name: role,
      people,
      since,
      note: owner ? 'Agrees and pays' : '',
    })),
    ...providerTeams.map(({ name, headCount, since }) => ({
      perspective: 'provider' as const,
      name,
      people: headCount,
      since,
      note: '',
    })),
  ]
  return rows.map((row, place) => ({ ...row, id: `${service.slug}-${place}`, service_id: service.slug, until: null }))
}

function guideRow({ slug, answers }: ServiceContent): Row<'stakeholder_guide'> {
  return {
    service_id: slug,
    designed_for: answers.designedFor,
    agrees_and_pays: answers.agreesAndPays,
    decides_features: answers.decidesFeatures,
    gives_value_to: answers.givesValueTo,
    technology_and_people: answers.technologyAndPeople,
    feedback_sources: answers.feedbackSources,
  }
}

async function insertAgreement(
  trx: Database,
  service: ServiceContent,
  agreement: AgreementContent,
  id: string,
  months: readonly string[],
): Promise<void> {
  await trx
    .insertInto('agreement')
    .values({
      id,
      service_id: service.slug,
      name: agreement.name,
      kind: agreement.kind,
      customer_party: agreement.customerParty,
      provider_party: agreement.providerParty,
      valid_from: agreement.validFrom,
      valid_until: agreement.validUntil ?? null,
      note: '',
    })
    .execute()
  const random = seededRandom(`attainments of ${id}`)
  for (const [position, target] of agreement.targets.entries()) {
    const targetId = `${service.slug}-${target.key}`
    await trx
      .insertInto('target')
      .values({
        id: targetId,
        agreement_id: id,
        metric: target.metric,
        direction: target.direction,
        value: target.value,
        unit: target.unit,
        measured_over: target.window,
        critical: target.critical ? 1 : 0,
        component_id: target.componentKey === null ? null : componentId(service, target.componentKey),
        position,
      })
      .execute()
    await trx
      .insertInto('attainment')
      .values(attainmentRows(random, targetId, target, inForceOf(agreement, months)))
      .execute()
  }
}

function inForceOf({ validFrom, validUntil }: AgreementContent, months: readonly string[]): string[] {
  return months.filter((month) => inForce({ valid_from: validFrom, valid_until: validUntil ?? null }, month))
}

function attainmentRows(
  random: Random,
  target_id: string,
  { attainment, unit }: TargetContent,
  months: readonly string[],
): Row<'attainment'>[] {
  return months.map((period, place) => {
    const monthsAgo = months.length - 1 - place
    const value = attainment.typical + (random() * 2 - 1) * attainment.spread
    if (attainment.notReportedMonthsAgo.includes(monthsAgo)) {
      return { target_id, period, value: null, result: 'not-reported' }
    }
    if (attainment.missedMonthsAgo.includes(monthsAgo)) {
      return { target_id, period, value: attainment.missedValue, result: 'missed' }
    }
    const decimals = unit.startsWith('%') ? 100 : 10
    return { target_id, period, value: Math.round(value * decimals) / decimals, result: 'met' }
  })
}
