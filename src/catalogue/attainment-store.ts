import type { Database } from '../database/schema.ts'
import { inPlay, type Month, type TargetOutcome } from './agreement.ts'

/**
 * How a service's agreements were kept over a window: the targets in play, in their order.
 * @param months the window's months `YYYY-MM`; null: all months
 */
export async function agreementFor(
  db: Database,
  serviceId: string,
  months: readonly Month[] | null,
): Promise<TargetOutcome[]> {
  return (await agreementsFor(db, [serviceId], months)).get(serviceId) ?? []
}

/** The same for many services by one query, by service id; services without targets are left out. */
export async function agreementsFor(
  db: Database,
  serviceIds: readonly string[],
  months: readonly Month[] | null,
): Promise<Map<string, TargetOutcome[]>> {
  const rows = serviceIds.length === 0 || months?.length === 0 ? [] : await outcomeRows(db, serviceIds, months)
  const byService = new Map<string, OutcomeRow[]>()
  for (const row of rows) {
    const known = byService.get(row.service_id)
    if (known === undefined) byService.set(row.service_id, [row])
    else known.push(row)
  }
  return new Map([...byService].map(([id, targets]) => [id, inPlay(targets, months).map(asTargetOutcome)]))
}

type OutcomeRow = Awaited<ReturnType<typeof outcomeRows>>[number]

async function outcomeRows(db: Database, serviceIds: readonly string[], months: readonly Month[] | null) {
  return db
    .with('counted', (counting) => {
      const counted = counting
        .selectFrom('attainment')
        .innerJoin('target', 'target.id', 'attainment.target_id')
        .innerJoin('agreement', 'agreement.id', 'target.agreement_id')
        .where('agreement.service_id', 'in', serviceIds)
        .groupBy('attainment.target_id')
        .select(({ fn, eb }) => {
          const counts = (result: 'met' | 'missed' | 'not-reported') =>
            fn.count<number>(eb.case().when('attainment.result', '=', result).then(1).end())
          const reportedPeriod = eb
            .case()
            .when('attainment.result', '!=', 'not-reported')
            .then(eb.ref('attainment.period'))
            .end()
          return [
            'attainment.target_id',
            counts('met').as('met'),
            counts('missed').as('missed'),
            counts('not-reported').as('not_reported'),
            fn.max<string | null>(reportedPeriod).as('reported'),
          ]
        })
      return months === null ? counted : counted.where('attainment.period', 'in', months)
    })
    .selectFrom('target')
    .innerJoin('agreement', 'agreement.id', 'target.agreement_id')
    .leftJoin('component', 'component.id', 'target.component_id')
    .leftJoin('counted', 'counted.target_id', 'target.id')
    .leftJoin('attainment as latest', (join) =>
      join.onRef('latest.target_id', '=', 'target.id').onRef('latest.period', '=', 'counted.reported'),
    )
    .where('agreement.service_id', 'in', serviceIds)
    .select([
      'agreement.service_id',
      'agreement.id as agreement_id',
      'agreement.name as agreement_name',
      'agreement.kind as agreement_kind',
      'agreement.valid_from',
      'agreement.valid_until',
      'target.id',
      'target.metric',
      'target.direction',
      'target.value',
      'target.unit',
      'target.measured_over',
      'target.critical',
      'component.id as component_id',
      'component.name as component_name',
      'component.name_fr as component_name_fr',
      'component.kind as component_kind',
      'counted.met',
      'counted.missed',
      'counted.not_reported',
      'counted.reported',
      'latest.value as latest_value',
      'latest.result as latest_result',
    ])
    .orderBy('agreement.valid_from')
    .orderBy('agreement.name')
    .orderBy('agreement.id')
    .orderBy('target.position')
    .orderBy('target.id')
    .execute()
}

function asTargetOutcome(row: OutcomeRow): TargetOutcome {
  return {
    id: row.id,
    agreement: { id: row.agreement_id, name: row.agreement_name, kind: row.agreement_kind },
    metric: row.metric,
    direction: row.direction,
    value: row.value,
    unit: row.unit,
    measuredOver: row.measured_over,
    critical: row.critical === 1,
    component: componentOf(row),
    monthsMet: row.met ?? 0,
    monthsMissed: row.missed ?? 0,
    monthsNotReported: row.not_reported ?? 0,
    latest: latestOf(row),
  }
}

function componentOf(row: OutcomeRow): TargetOutcome['component'] {
  const { component_id: id, component_name: name, component_name_fr: name_fr, component_kind: kind } = row
  return id === null || name === null || name_fr === null || kind === null ? null : { id, name, name_fr, kind }
}

function latestOf(row: OutcomeRow): TargetOutcome['latest'] {
  const { reported: period, latest_value: value, latest_result: result } = row
  return period === null || result === null || result === 'not-reported' ? null : { period, value, result }
}
