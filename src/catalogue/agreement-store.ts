import type { Database, Row } from '../database/schema.ts'
import { newId } from '../database/tokens.ts'
import type { Month } from './agreement.ts'
import type { AgreementContent, TargetContent } from './contents.ts'
import type { MonthEntry } from './month-entries.ts'

/** A service's agreements, the newest first, with their targets and what was attained in the given months. */
export async function agreementsWithAttainments(db: Database, serviceId: string, months: readonly Month[]) {
  const agreements = await db
    .selectFrom('agreement')
    .selectAll()
    .where('service_id', '=', serviceId)
    .orderBy('valid_from', 'desc')
    .orderBy('name')
    .orderBy('id')
    .execute()
  const targets = await targetsOf(db, serviceId)
  const attainments = await db
    .selectFrom('attainment')
    .innerJoin('target', 'target.id', 'attainment.target_id')
    .innerJoin('agreement', 'agreement.id', 'target.agreement_id')
    .selectAll('attainment')
    .where('agreement.service_id', '=', serviceId)
    .where('attainment.period', 'in', months)
    .execute()
  return agreements.map((agreement) => ({
    agreement,
    targets: targets
      .filter(({ agreement_id }) => agreement_id === agreement.id)
      .map((target) => ({ target, attainments: attainments.filter(({ target_id }) => target_id === target.id) })),
  }))
}

export type AgreementWithAttainments = Awaited<ReturnType<typeof agreementsWithAttainments>>[number]

/** The targets of all agreements of a service, each with its component and how long its agreement is valid. */
export async function targetsOf(db: Database, serviceId: string) {
  return db
    .selectFrom('target')
    .innerJoin('agreement', 'agreement.id', 'target.agreement_id')
    .leftJoin('component', 'component.id', 'target.component_id')
    .selectAll('target')
    .select([
      'agreement.name as agreement_name',
      'agreement.valid_from',
      'agreement.valid_until',
      'component.name as component_name',
      'component.name_fr as component_name_fr',
    ])
    .where('agreement.service_id', '=', serviceId)
    .orderBy('agreement.valid_from')
    .orderBy('agreement.id')
    .orderBy('target.position')
    .orderBy('target.id')
    .execute()
}

export type TargetWithComponent = Awaited<ReturnType<typeof targetsOf>>[number]

/** The first month in which a service's agreements were in force or reported; null without agreements. */
export async function firstAgreementMonth(db: Database, serviceId: string): Promise<Month | null> {
  const { first } = await db
    .selectFrom('agreement')
    .where('service_id', '=', serviceId)
    .select(({ fn }) => fn.min<string | null>('valid_from').as('first'))
    .executeTakeFirstOrThrow()
  return first === null ? null : first.slice(0, 7)
}

export async function agreementOf(db: Database, serviceId: string, id: string): Promise<Row<'agreement'> | undefined> {
  return db
    .selectFrom('agreement')
    .selectAll()
    .where('service_id', '=', serviceId)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function addAgreement(db: Database, service_id: string, input: AgreementContent): Promise<void> {
  await db
    .insertInto('agreement')
    .values({ ...input, id: newId(), service_id })
    .execute()
}

export async function changeAgreement(db: Database, id: string, input: AgreementContent): Promise<void> {
  await db.updateTable('agreement').set(input).where('id', '=', id).execute()
}

/** With its targets and all that was attained. */
export async function removeAgreement(db: Database, id: string): Promise<void> {
  await db.deleteFrom('agreement').where('id', '=', id).execute()
}

export async function targetOf(db: Database, serviceId: string, id: string): Promise<Row<'target'> | undefined> {
  return db
    .selectFrom('target')
    .innerJoin('agreement', 'agreement.id', 'target.agreement_id')
    .selectAll('target')
    .where('agreement.service_id', '=', serviceId)
    .where('target.id', '=', id)
    .executeTakeFirst()
}

/** Adds a target as the last of its agreement. */
export async function addTarget(db: Database, agreement_id: string, input: TargetContent): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { last } = await trx
      .selectFrom('target')
      .where('agreement_id', '=', agreement_id)
      .select(({ fn }) => fn.max<number | null>('position').as('last'))
      .executeTakeFirstOrThrow()
    const position = last === null ? 0 : last + 1
    await trx
      .insertInto('target')
      .values({ ...input, id: newId(), agreement_id, position })
      .execute()
  })
}

/** Months that were entered keep the result that they were given under the target as it was agreed then. */
export async function changeTarget(db: Database, id: string, input: TargetContent): Promise<void> {
  await db.updateTable('target').set(input).where('id', '=', id).execute()
}

export async function removeTarget(db: Database, id: string): Promise<void> {
  await db.deleteFrom('target').where('id', '=', id).execute()
}

export async function attainmentsIn(db: Database, serviceId: string, month: Month): Promise<Row<'attainment'>[]> {
  return db
    .selectFrom('attainment')
    .innerJoin('target', 'target.id', 'attainment.target_id')
    .innerJoin('agreement', 'agreement.id', 'target.agreement_id')
    .selectAll('attainment')
    .where('agreement.service_id', '=', serviceId)
    .where('attainment.period', '=', month)
    .execute()
}

export async function saveMonth(db: Database, period: Month, entries: readonly MonthEntry[]): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const { targetId: target_id, value, result } of entries) {
      if (result === null) {
        await trx.deleteFrom('attainment').where('target_id', '=', target_id).where('period', '=', period).execute()
        continue
      }
      await trx
        .insertInto('attainment')
        .values({ target_id, period, value, result })
        .onConflict((conflict) => conflict.columns(['target_id', 'period']).doUpdateSet({ value, result }))
        .execute()
    }
  })
}
