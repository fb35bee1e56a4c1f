import request from 'supertest'
import { hashPassword } from '../../src/accounts/password-hash.ts'
import type { CastMember } from '../support/cast.ts'
import type { World } from '../support/world.ts'

/** A browser with cookies: forms are sent with the token of the page that was looked at last. */
export interface Surfer {
  get(path: string): Promise<request.Response>
  submit(path: string, fields?: Record<string, string | string[]>): Promise<request.Response>
  /** The session's cookie as it stands. */
  cookie(): string | undefined
}

export function surfer(world: World): Surfer {
  const agent = request.agent(world.url)
  let csrf = ''
  let cookie: string | undefined
  const remember = (response: request.Response) => {
    csrf = /name="_csrf" value="([^"]+)"/.exec(response.text)?.[1] ?? csrf
    cookie = response.get('Set-Cookie')?.[0]?.split(';')[0] ?? cookie
    return response
  }
  return {
    get: async (path) => remember(await agent.get(path)),
    submit: async (path, fields = {}) => {
      const pairs = Object.entries({ _csrf: csrf, ...fields }).flatMap(([name, value]) =>
        [value].flat().map((each): [string, string] => [name, each]),
      )
      return remember(await agent.post(path).type('form').send(new URLSearchParams(pairs).toString()))
    },
    cookie: () => cookie,
  }
}

export const PASSWORD = 'tramway orange dimanche'

export async function givePassword(world: World, member: CastMember, password = PASSWORD): Promise<void> {
  const password_hash = await hashPassword(password)
  await world.db.updateTable('account').set({ password_hash }).where('id', '=', member).execute()
}

/** Somebody of the cast, signed in through the form. */
export async function signedIn(world: World, member: CastMember, password = PASSWORD): Promise<Surfer> {
  const browser = surfer(world)
  await browser.get('/sign-in')
  await browser.submit('/sign-in', { email: `${member}@bank.example`, password, to: '' })
  return browser
}

/** The address of the newest mail's button, without the site. */
export async function mailedPath(world: World, recipient: string): Promise<string> {
  const mail = await world.db
    .selectFrom('outbox')
    .select('body_text')
    .where('recipient', '=', recipient)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return /https?:\/\/[^/]+(\/\S+)/.exec(mail?.body_text ?? '')?.[1] ?? 'no mail'
}
