import { promisify } from 'node:util'
import type { SessionData } from 'express-session'
import { expect, test } from 'vitest'
import { DatabaseSessionStore, endSessionsOf } from '../../src/accounts/session-store.ts'
import { onBothEngines } from '../support/world.ts'

onBothEngines((world) => {
  const opened = () => {
    const store = new DatabaseSessionStore(world().db, () => world().now)
    const get = (sid: string) =>
      new Promise<SessionData | null>((resolve, reject) =>
        store.get(sid, (error, data) => (error ? reject(error) : resolve(data ?? null))),
      )
    const set = (sid: string, data: SessionData) => promisify(store.set.bind(store, sid, data))()
    return { get, set }
  }
  const cookie = { originalMaxAge: null }

  test('it works: what was kept comes back, changed as often as one likes', async () => {
    const { get, set } = opened()
    await set('one', { cookie, accountId: 'vera' })
    await set('one', { cookie, accountId: 'vera', notice: 'Saved.' })
    const read = await get('one')
    expect(read).toMatchObject({ accountId: 'vera', notice: 'Saved.' })
    await set('one', { ...(read as SessionData), notice: 'Saved again.' })
    expect(await get('one')).toMatchObject({ accountId: 'vera', notice: 'Saved again.' })
  })

  test('a session that was ended while a request was under way does not come back with it', async () => {
    const { get, set } = opened()
    await set('two', { cookie, accountId: 'vera' })
    const underWay = await get('two')
    await endSessionsOf(world().db, 'vera')
    await set('two', { ...(underWay as SessionData), notice: 'Done.' })
    expect(await get('two')).toBeNull()
  })
})
