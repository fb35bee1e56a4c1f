import { readConfig } from './config.ts'
import { migrateToLatest } from './database/migrate.ts'
import { openConfigured, refuseToStart } from './start.ts'

try {
  const { db, close } = await openConfigured(readConfig())
  const ran = await migrateToLatest(db)
  console.log(ran.length === 0 ? 'The schema is up to date.' : `Migrated: ${ran.join(', ')}`)
  await close()
} catch (error) {
  refuseToStart(error)
}
