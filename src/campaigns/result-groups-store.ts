import { sql } from 'kysely'
import type { Database } from '../database/schema.ts'
import { keepSetting, storedSetting } from '../database/setting.ts'
import { SMALLEST_GROUP } from '../surveys/anonymity.ts'
import type { GroupingAttribute } from './result-groups.ts'

/** The setting's name, for queries that read it along with something else. */
export const GROUPINGS = 'result-groups'

/** The attributes of contacts that results are broken down by. */
export async function groupings(db: Database): Promise<string[]> {
  return ((await storedSetting(db, GROUPINGS)) as string[] | undefined) ?? []
}

export async function changeGroupings(db: Database, attributes: readonly string[]): Promise<void> {
  await keepSetting(db, GROUPINGS, attributes)
}

/** Every attribute that contacts have, and those that were chosen before their last contact went; by name. */
export async function groupingAttributes(db: Database): Promise<GroupingAttribute[]> {
  const rows = await db
    .selectFrom('contact_attribute')
    .select(['name', ({ fn }) => fn.countAll<number>().as('contacts')])
    .select(({ fn }) => fn.count<number>('value').distinct().as('values'))
    .where('value', '<>', '')
    // A segment's name ends the attribute's with it.
    .where('name', 'not like', '%=%')
    .groupBy('name')
    .execute()
  const known = rows.map(({ name, contacts, values }) => ({ name, contacts: Number(contacts), values: Number(values) }))
  const gone = (await groupings(db)).filter((chosen) => !known.some(({ name }) => name === chosen))
  return [...known, ...gone.map((name) => ({ name, contacts: 0, values: 0 }))].sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )
}

/**
 * The groups that an invited person belongs to now, by attribute; none where their contact is gone.
 * @param isAnonymous leaves out groups of fewer contacts than figures are ever shown of
 */
export async function groupsOfInvited(
  db: Database,
  invitationId: string,
  attributes: readonly string[],
  isAnonymous: boolean,
): Promise<Record<string, string>> {
  if (attributes.length === 0) return {}
  const rows = await db
    .selectFrom('invitation')
    .innerJoin('contact_attribute as own', 'own.contact_id', 'invitation.contact_id')
    .select(['own.name', 'own.value'])
    .where('invitation.id', '=', invitationId)
    .where('own.name', 'in', attributes)
    .where('own.value', '<>', '')
    .$if(isAnonymous, (own) =>
      own.where(
        sql<boolean>`(select count(*) from (select 1 from contact_attribute as other
          where other.name = own.name and other.value = own.value limit ${sql.lit(SMALLEST_GROUP)}) as alike)
          >= ${sql.lit(SMALLEST_GROUP)}`,
      ),
    )
    .execute()
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]))
}
