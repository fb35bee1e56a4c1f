import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

/** argon2id, the library's default, with the work that OWASP's Password Storage Cheat Sheet asks for. */
const WORK = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export function hashPassword(password: string): Promise<string> {
  return hash(password, WORK)
}

let decoy: Promise<string> | undefined

/**
 * @param passwordHash null: nobody has it, or the account has no password yet
 * @returns whether the password is right; takes as long either way, so that time does not tell who has an account
 */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword(randomBytes(16).toString('hex'))
  const matches = await verify(passwordHash ?? (await decoy), password)
  return matches && passwordHash !== null
}
