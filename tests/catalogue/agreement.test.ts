import { expect, test } from 'vitest'
import {
  agreementTargetsMet,
  attainmentResult,
  gridMonths,
  inForce,
  shareOfMonthsMet,
} from '../../src/catalogue/agreement.ts'
import { agreementFor, agreementsFor } from '../../src/catalogue/attainment-store.ts'
import type { Row } from '../../src/database/schema.ts'
import { onBothEngines, type World } from '../support/world.ts'

test.each([
  ['at-least', 95, 95, 'met'],
  ['at-least', 95, 94.99, 'missed'],
  ['at-most', 72, 72, 'met'],
  ['at-most', 72, 72.5, 'missed'],
] as const)('a target of %s %d: %d is %s', (direction, value, measured, result) => {
  expect(attainmentResult({ direction, value }, measured)).toBe(result)
})

test('an agreement is in force in every month that it touches', () => {
  const agreement = { valid_from: '2026-03-31', valid_until: '2026-05-01' }
  const months = ['2026-02', '2026-03', '2026-04', '2026-05', '2026-06']
  expect(months.map((month) => inForce(agreement, month))).toEqual([false, true, true, true, false])
  expect(inForce({ valid_from: '2020-01-01', valid_until: null }, '2031-01')).toBe(true)
})

test('a grid has the twelve months that end with the current one, or those of a year', () => {
  expect(gridMonths(null, '2026-02-10')).toEqual([
    ...['2025-03', '2025-04', '2025-05', '2025-06', '2025-07', '2025-08', '2025-09', '2025-10', '2025-11', '2025-12'],
    ...['2026-01', '2026-02'],
  ])
  expect(gridMonths(2024, '2026-02-10')).toHaveLength(12)
  expect(gridMonths(2024, '2026-02-10')[0]).toBe('2024-01')
})

onBothEngines((world) => {
  test('it works: each target is judged by its last reported month, beside its share of months met', async () => {
    await settle(world(), 'sla', [
      ['2026-08', 'missed', 90],
      ['2026-09', 'met', 97],
      ['2026-10', 'not-reported', null],
    ])
    const [target, ...others] = await agreementFor(world().db, 'debit-card', null)
    expect(others).toEqual([])
    expect(target).toMatchObject({
      metric: 'Contacted within 72 h',
      critical: true,
      component: { id: 'contact-centre', name_fr: 'Centre de contact' },
      monthsMet: 1,
      monthsMissed: 1,
      monthsNotReported: 1,
      latest: { period: '2026-09', value: 97, result: 'met' },
    })
    expect(target && shareOfMonthsMet(target)).toBe(0.5)
    expect(target && agreementTargetsMet([target])).toEqual([{ critical: true, met: true }])

    const [inAugust] = await agreementFor(world().db, 'debit-card', ['2026-07', '2026-08'])
    expect(inAugust).toMatchObject({ monthsMet: 0, monthsMissed: 1, latest: { period: '2026-08', result: 'missed' } })
    const [later] = await agreementFor(world().db, 'debit-card', ['2026-10', '2026-11'])
    expect(later).toMatchObject({ monthsNotReported: 1, latest: null })
    expect(later && agreementTargetsMet([later])).toEqual([{ critical: true, met: null }])
  })

  test('an agreement that had ended when another was last reported does not count any more', async () => {
    await settle(world(), 'old', [['2025-12', 'missed', 80]], { valid_until: '2025-12-31' })
    await settle(world(), 'new', [['2026-01', 'met', 99]], { valid_from: '2026-01-01' })
    const targets = await agreementFor(world().db, 'debit-card', null)
    expect(targets.map(({ agreement }) => agreement.name)).not.toContain('Agreement old')
    const then = await agreementFor(world().db, 'debit-card', ['2025-12'])
    expect(then.map(({ agreement }) => agreement.name)).toContain('Agreement old')
    expect(then.map(({ agreement }) => agreement.name)).not.toContain('Agreement new')
  })

  test('operational level agreements do not count', async () => {
    await settle(world(), 'ola', [['2026-10', 'missed', 1]], { kind: 'ola', service_id: 'mortgage' })
    const byService = await agreementsFor(world().db, ['mortgage', 'debit-card', 'nowhere'], null)
    const targets = byService.get('mortgage') ?? []
    expect(targets).toHaveLength(1)
    expect(agreementTargetsMet(targets)).toEqual([])
    expect(byService.has('nowhere')).toBe(false)
    expect((await agreementsFor(world().db, [], null)).size).toBe(0)
  })
})

async function settle(
  { db }: World,
  id: string,
  attainments: [string, Row<'attainment'>['result'], number | null][],
  given: Partial<Row<'agreement'>> = {},
): Promise<void> {
  const agreement: Row<'agreement'> = {
    id,
    service_id: 'debit-card',
    name: `Agreement ${id}`,
    kind: 'sla',
    customer_party: 'Retail Banking',
    provider_party: 'IT',
    valid_from: '2023-01-01',
    valid_until: null,
    note: '',
    ...given,
  }
  await db.insertInto('agreement').values(agreement).execute()
  const target: Row<'target'> = {
    id: `${id}-target`,
    agreement_id: id,
    metric: 'Contacted within 72 h',
    direction: 'at-least',
    value: 95,
    unit: '%',
    measured_over: 'calendar month',
    critical: 1,
    component_id: agreement.service_id === 'debit-card' ? 'contact-centre' : null,
    position: 0,
  }
  await db.insertInto('target').values(target).execute()
  for (const [period, result, value] of attainments) {
    await db.insertInto('attainment').values({ target_id: target.id, period, result, value }).execute()
  }
}
