import type { Database, Role, Row } from '../../src/database/schema.ts'

/*
 * The people and services that every test knows. Olive owns the debit card, Otto the mortgage; Vera may look at the debit
 * card. An account's id is the person's name here, and a service's id its slug, so that tests read like sentences.
 */

export type CastMember = 'ada' | 'anton' | 'olive' | 'otto' | 'vera'

const PEOPLE: Record<CastMember, { role: Role; services: string[] }> = {
  ada: { role: 'administrator', services: [] },
  anton: { role: 'analyst', services: [] },
  olive: { role: 'owner', services: ['debit-card'] },
  otto: { role: 'owner', services: ['mortgage'] },
  vera: { role: 'viewer', services: ['debit-card'] },
}

export const CAST = Object.keys(PEOPLE) as CastMember[]

export function roleOf(member: CastMember): Role {
  return PEOPLE[member].role
}

export async function settleCast(db: Database): Promise<void> {
  const created_at = '2026-01-05T08:00:00.000Z'
  await db
    .insertInto('service')
    .values([
      aService({ slug: 'debit-card', name: 'Debit card', name_fr: 'Carte de débit' }),
      aService({ slug: 'mortgage', name: 'Mortgage' }),
    ])
    .execute()
  await db
    .insertInto('component')
    .values([
      {
        ...COMPONENT,
        id: 'card-platform',
        name: 'Card platform',
        name_fr: 'Plateforme carte',
        kind: 'it-supported',
        position: 0,
      },
      {
        ...COMPONENT,
        id: 'contact-centre',
        name: 'Contact centre',
        name_fr: 'Centre de contact',
        kind: 'human-activity',
        position: 1,
      },
    ])
    .execute()
  for (const [id, { role, services }] of Object.entries(PEOPLE)) {
    const name = id[0]?.toUpperCase() + id.slice(1)
    await db
      .insertInto('account')
      .values({
        id,
        email: `${id}@bank.example`,
        name,
        role,
        password_hash: null,
        language: 'en',
        active: 1,
        created_at,
      })
      .execute()
    for (const service_id of services) {
      await db.insertInto('account_service').values({ account_id: id, service_id }).execute()
    }
  }
}

const COMPONENT = { service_id: 'debit-card', run_by: 'Cards team', user_visible: 1 } as const

/** A live service's row; its id is its slug. */
export function aService(given: Partial<Row<'service'>> & { slug: string; name: string }): Row<'service'> {
  return {
    id: given.slug,
    name_fr: '',
    organisation: 'Meridian Bank',
    purpose: '',
    outcomes: '',
    costs: '',
    risks_removed: '',
    risks_imposed: '',
    value: '',
    active_users: null,
    xla_target: null,
    status: 'live',
    created_at: '2026-01-05T08:00:00.000Z',
    updated_at: '2026-01-05T08:00:00.000Z',
    ...given,
  }
}
