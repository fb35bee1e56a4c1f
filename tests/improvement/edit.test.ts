import { expect, test } from 'vitest'
import { onBothEngines, type World } from '../support/world.ts'
import { anAction, idIn, raise, statusOf, TYPED } from './support.ts'

const { dimension: _, ...CONTENT } = TYPED

onBothEngines((world) => {
  test('it works: what was changed is in the history, long texts by name alone', async () => {
    const address = await raise(world(), 'anton')
    const form = await world().as('anton').get(`${address}/edit`).expect(200)
    expect(form.text).toContain(TYPED.change)
    const typed = { ...CONTENT, seen: seenIn(form.text), due_on: '2027-02-01', cause: 'Another.', target_points: '' }
    await world().as('anton').post(`${address}/edit`, typed).expect(303)
    const { text } = await world().as('olive').get(address)
    expect(text).toContain('Changed: Cause, Due (15 Jan 2027 → 1 Feb 2027) and By how much (12.5 → not set)')
    expect(text).toContain('Another.')
    expect(await changesOf(world(), address)).toBe(1)
  })

  test('saving without a change adds nothing to the history', async () => {
    const address = await raise(world(), 'anton')
    await world().as('anton').post(`${address}/edit`, CONTENT).expect(303)
    expect(await changesOf(world(), address)).toBe(0)
  })

  test('an overdue action keeps its day, but gets no other one in the past', async () => {
    const address = await anAction(world(), { status: 'in-progress', due_on: '2026-11-01' })
    await world()
      .as('anton')
      .post(`${address}/edit`, { ...CONTENT, due_on: '2026-11-01' })
      .expect(303)
    const { text } = await world()
      .as('anton')
      .post(`${address}/edit`, { ...CONTENT, due_on: '2026-11-02' })
      .expect(422)
    expect(text).toContain('This day has passed.')
    expect(text).toContain('value="2026-11-02"')
  })

  test('who raised an action edits it while it is proposed; the ITSM team whenever; nobody else', async () => {
    const address = await raise(world(), 'olive')
    await world().as('olive').get(`${address}/edit`).expect(200)
    await world().as('anton').get(`${address}/edit`).expect(200)
    for (const other of ['otto', 'vera'] as const) {
      await world().as(other).get(`${address}/edit`).expect(404)
      await world().as(other).post(`${address}/edit`, CONTENT).expect(404)
    }
    await world().as('olive').post(`${address}/approval`, { note: '' }).expect(303)
    await world().as('olive').get(`${address}/edit`).expect(404)
    await world()
      .as('olive')
      .post(`${address}/edit`, { ...CONTENT, title: 'Other' })
      .expect(404)
    expect((await world().as('olive').get(address)).text).not.toContain(`${address}/edit`)
    await world()
      .as('anton')
      .post(`${address}/edit`, { ...CONTENT, title: 'Other' })
      .expect(303)
    const others = await anAction(world(), { status: 'proposed', raised_by: 'anton' })
    await world().as('olive').get(`${others}/edit`).expect(404)
    const closed = await anAction(world(), { status: 'verified' })
    await world().as('anton').get(`${closed}/edit`).expect(404)
  })

  test('a change that somebody else made meanwhile is not overwritten unseen', async () => {
    const address = await raise(world(), 'anton')
    const stale = { ...CONTENT, seen: '2026-11-01T00:00:00.000Z', title: 'Mine' }
    const { text } = await world().as('ada').post(`${address}/edit`, stale).expect(409)
    expect(text).toContain('Somebody else has changed this action')
    expect(text).toContain('value="Mine"')
    expect(await changesOf(world(), address)).toBe(0)
    await world()
      .as('ada')
      .post(`${address}/edit`, { ...stale, seen: seenIn(text) })
      .expect(303)
    expect(await changesOf(world(), address)).toBe(1)
  })

  test('what no page of ours sends is refused', async () => {
    const address = await raise(world(), 'anton')
    await world()
      .as('anton')
      .post(`${address}/edit`, { ...CONTENT, status: 'approved' })
      .expect(400)
    await world()
      .as('anton')
      .post(`${address}/edit`, { ...CONTENT, dimension: 'SPEED' })
      .expect(400)
    await world()
      .as('anton')
      .post(`${address}/edit`, { ...CONTENT, owner: ['a', 'b'] })
      .expect(400)
  })

  test('who raised an action withdraws it while it is proposed', async () => {
    const address = await raise(world(), 'olive')
    expect((await world().as('olive').get(address)).text).toContain('data-confirm="Withdraw this action?')
    expect((await world().as('anton').get(address)).text).not.toContain('/withdrawal')
    for (const other of ['ada', 'anton', 'otto', 'vera'] as const) {
      await world().as(other).post(`${address}/withdrawal`).expect(404)
    }
    await world().as('olive').post(`${address}/withdrawal`).expect(303)
    expect(await statusOf(world(), address)).toBeUndefined()
    await world().as('olive').get(address).expect(404)
    await world().as('olive').post(`${address}/approval`, { note: '' }).expect(404)
  })

  test('once it is decided on it stays', async () => {
    const address = await raise(world(), 'olive')
    await world().as('olive').post(`${address}/approval`, { note: '' }).expect(303)
    const { text } = await world().as('olive').post(`${address}/withdrawal`).expect(409)
    expect(text).toContain('It was not withdrawn: in the meantime this action became “Approved”.')
    expect(await statusOf(world(), address)).toBe('approved')
  })
})

function seenIn(html: string): string {
  return /name="seen" value="([^"]*)"/.exec(html)?.[1] ?? ''
}

async function changesOf({ db }: World, address: string): Promise<number> {
  const rows = await db
    .selectFrom('improvement_history')
    .select('id')
    .where('action_id', '=', idIn(address))
    .where('changes', 'is not', null)
    .execute()
  return rows.length
}
