import type { TestProject } from 'vitest/node'
import { migrateToLatest } from '../../src/database/migrate.ts'
import { openDatabase } from '../../src/database/open.ts'
import { startPostgres } from './postgres.ts'

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { provided, stop } = await startPostgres(migrate)
  project.provide('postgres', provided)
  return stop
}

async function migrate(databaseUrl: string): Promise<void> {
  const { db, close } = await openDatabase(databaseUrl)
  try {
    await migrateToLatest(db)
  } finally {
    await close()
  }
}
