import type { Database, HistogramTable, Perspective } from '../../src/database/schema.ts'

/** Answers of one perspective to one question in one month: how many gave 1, 2, 3, 4 and 5, or whatever `codes` say. */
export interface Given {
  service?: string
  question?: string
  perspective: Perspective
  period?: string
  /** `channel:web`; answers are counted for everybody besides. */
  segment?: string
  counts: readonly number[]
  /** The stored answer of each count; 1 to 5 unless said otherwise. */
  codes?: readonly number[]
}

/** Counts answers into the histograms, by month and for all time, as storing responses does. */
export async function answered(db: Database, ...given: Given[]): Promise<void> {
  const rows = new Map<string, HistogramTable>()
  for (const each of given) {
    const { service = 'debit-card', question = 'VALUE', perspective, period = '2026-10', counts, codes, segment } = each
    for (const [at, count] of counts.entries()) {
      if (count === 0) continue
      const places = [period, 'all'].map((when) => ({ when, place: 'all' }))
      if (segment !== undefined) places.push({ when: period, place: segment })
      for (const { when, place } of places) {
        const answer = codes?.[at] ?? at + 1
        const key = [service, place, question, perspective, when, answer].join(' ')
        const known = rows.get(key)?.count ?? 0
        const row = { service_id: service, segment: place, question, perspective, period: when, answer }
        rows.set(key, { ...row, count: known + count })
      }
    }
  }
  for (const row of rows.values()) {
    await db
      .insertInto('histogram')
      .values(row)
      .onConflict((conflict) =>
        conflict
          .columns(['service_id', 'segment', 'question', 'period', 'perspective', 'answer'])
          .doUpdateSet((row) => ({ count: row('histogram.count', '+', row.ref('excluded.count')) })),
      )
      .execute()
  }
}

/** An agreement with targets that were met or missed in October 2026. */
export async function agreed(db: Database, service: string, ...met: boolean[]): Promise<void> {
  await db
    .insertInto('agreement')
    .values({
      id: `agreement-${service}`,
      service_id: service,
      name: 'Service level agreement',
      kind: 'sla',
      customer_party: 'Retail',
      provider_party: 'IT',
      valid_from: '2025-01-01',
      valid_until: null,
      note: '',
    })
    .execute()
  for (const [position, kept] of met.entries()) {
    const id = `target-${service}-${position}`
    await db
      .insertInto('target')
      .values({
        id,
        agreement_id: `agreement-${service}`,
        metric: position === 0 ? 'Availability' : 'Cardholder contacted within 72 h',
        direction: 'at-least',
        value: 99,
        unit: '%',
        measured_over: 'calendar month',
        critical: 1,
        component_id: service === 'debit-card' ? (position === 0 ? 'card-platform' : 'contact-centre') : null,
        position,
      })
      .execute()
    const value = kept ? 99.5 : 97
    await db
      .insertInto('attainment')
      .values({ target_id: id, period: '2026-10', value, result: kept ? 'met' : 'missed' })
      .execute()
  }
}

/** How many people are the service's customers. */
export async function customers(db: Database, service: string, people: number): Promise<void> {
  await db
    .insertInto('stakeholder')
    .values({
      id: `customers-${service}`,
      service_id: service,
      perspective: 'customer',
      name: 'Service owners',
      people,
      since: '2025-01-01',
      until: null,
      note: '',
    })
    .execute()
}

/** What a reader sees of a page: its text, without markup and with plain spaces. */
export function textOf(html: string): string {
  return html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, '’')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
}
