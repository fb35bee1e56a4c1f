import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import type { Database } from '../database/schema.ts'

/** What one running Parallax has: handed to every feature, never imported. */
export interface Installation {
  config: Config
  db: Database
  log: Logger
  /** The only clock; tests set it. */
  clock(): Date
  /** Signs the session cookie. */
  secret: string
}
