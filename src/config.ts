import { z } from 'zod'

/** What the operator set, read once from the environment; nothing else reads it. */
export interface Config {
  production: boolean
  port: number
  host: string | undefined
  /** `postgres://…`, or the path of a SQLite file. */
  databaseUrl: string
  /** Origin without a trailing slash; every link that leaves the application starts with it. */
  publicUrl: string
  /** Signs the session cookie; `null` outside production, where one is made and kept beside the database. */
  secret: string | null
  smtpUrl: string | null
  mailFrom: string
  trustProxy: number
  /** How many answers an open survey takes at once from one network address, before it asks to wait. */
  intakeBurst: number
  logLevel: string
}

/** A setting that a person must mend before the program can start. Its message is one line. */
export class ConfigurationError extends Error {}

const environment = z.object({
  NODE_ENV: z.string().optional(),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().optional(),
  DATABASE_URL: z.string().min(1).default('data/parallax.db'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  SECRET: z.string().optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).default('Parallax <parallax@localhost>'),
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  INTAKE_BURST: z.coerce.number().int().min(10).max(1_000_000_000).default(1000),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
})

/**
 * @param variables environment variables by name; empty strings count as not set
 * @returns the settings, with defaults; throws a {@link ConfigurationError} that names the first wrong variable
 */
export function readConfig(variables: Record<string, string | undefined> = process.env): Config {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(set)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new ConfigurationError(`${String(issue?.path[0])} is not usable: ${issue?.message}`)
  }
  const env = parsed.data
  const production = env.NODE_ENV === 'production'
  return {
    production,
    port: env.PORT,
    host: env.HOST,
    databaseUrl: env.DATABASE_URL,
    publicUrl: (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, ''),
    secret: checkedSecret(env.SECRET, production),
    smtpUrl: env.SMTP_URL ?? null,
    mailFrom: env.MAIL_FROM,
    trustProxy: env.TRUST_PROXY,
    intakeBurst: env.INTAKE_BURST,
    logLevel: env.LOG_LEVEL,
  }
}

const SECRET_HINT = 'set it to at least 32 random characters, for example from: openssl rand -hex 32'

function checkedSecret(secret: string | undefined, production: boolean): string | null {
  if (secret === undefined) {
    if (production) throw new ConfigurationError(`SECRET is missing; ${SECRET_HINT}`)
    return null
  }
  if (secret.length < 32 || new Set(secret).size < 10) {
    throw new ConfigurationError(`SECRET is too weak; ${SECRET_HINT}`)
  }
  return secret
}
