import type { Database } from './schema.ts'

/** @returns what the installation has set under a name, parsed; undefined where nothing is set */
export async function storedSetting(db: Database, name: string): Promise<unknown> {
  const row = await db.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst()
  return row === undefined ? undefined : JSON.parse(row.value)
}

export async function keepSetting(db: Database, name: string, value: unknown): Promise<void> {
  const text = JSON.stringify(value)
  await db
    .insertInto('setting')
    .values({ name, value: text })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: text }))
    .execute()
}

/** Keeps a setting unless there is one; of several that try at once, all get the first one's. @returns the one that holds */
export async function settingOnce(db: Database, name: string, value: unknown): Promise<unknown> {
  const known = await storedSetting(db, name)
  if (known !== undefined) return known
  await db
    .insertInto('setting')
    .values({ name, value: JSON.stringify(value) })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
  return storedSetting(db, name)
}
