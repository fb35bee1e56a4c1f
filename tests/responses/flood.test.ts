import { expect, test } from 'vitest'
import type { Perspective } from '../../src/database/schema.ts'
import { aSurvey, openForm, received } from '../support/respondent.ts'
import { onBothEngines, type World } from '../support/world.ts'

/* Many answers from one network address: an office of 500 people, and somebody who floods the form. */

onBothEngines((world) => {
  test('500 people behind one address answer within a minute, and every answer is stored', async () => {
    const { surveyId, openKeys } = await aSurvey(world(), 'office')
    const statuses = await pour(world(), `/s/${openKeys.user}`, 500)
    expect(new Set(statuses)).toEqual(new Set([303]))
    expect(await received(world(), surveyId, 'user')).toBe(500)
    expect(await signals(world(), surveyId)).toEqual({})
  })

  test('of 5,000 in a burst those beyond the allowance wait, keep what they typed, and are counted as a signal', async () => {
    const { surveyId, openKeys } = await aSurvey(world(), 'flood')
    const path = `/s/${openKeys.user}`
    const statuses = await pour(world(), path, 5_000)
    expect(statuses.filter((status) => status === 303)).toHaveLength(1_000)
    expect(statuses.filter((status) => status === 429)).toHaveLength(4_000)
    expect(await received(world(), surveyId, 'user')).toBe(1_000)
    await expect.poll(() => signals(world(), surveyId)).toEqual({ 'busy-network': 500, limited: 4_000 })

    const form = await openForm(world(), path)
    const fields = { ...form.hidden, VALUE: '2', COMMENT: 'Typed with care' }
    const refused = await world().anyone().post(path, fields).expect(429)
    expect(refused.headers['retry-after']).toBe('30')
    expect(refused.text).toContain('nothing is lost')
    expect(refused.text).toContain('Typed with care</textarea>')
    expect(refused.text).toMatch(/id="VALUE-2" value="2"[^>]* checked/)

    // Other surveys do not feel it, and this one recovers.
    const other = await aSurvey(world(), 'beside')
    expect(await pour(world(), `/s/${other.openKeys.user}`, 1)).toEqual([303])
    world().now = new Date(world().now.getTime() + 30_000)
    await world().anyone().post(path, fields).expect(303)
    expect(await received(world(), surveyId, 'user')).toBe(1_001)
  })
})

/** Sends so many forms, 50 at a time, from one address. */
async function pour(world: World, path: string, count: number): Promise<number[]> {
  const { hidden } = await openForm(world, path)
  const statuses: number[] = []
  let next = 0
  const sender = async () => {
    while (next < count) {
      const once = String(next++).padStart(22, '0')
      const { status } = await fetch(world.url + path, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ ...hidden, once, VALUE: '4' }),
      })
      statuses.push(status)
    }
  }
  await Promise.all(Array.from({ length: 50 }, sender))
  return statuses
}

async function signals({ db }: World, surveyId: string, perspective: Perspective = 'user') {
  const rows = await db
    .selectFrom('intake_signal')
    .select(['signal', 'count'])
    .where('survey_id', '=', surveyId)
    .where('perspective', '=', perspective)
    .where('day', '=', '2026-11-20')
    .execute()
  return Object.fromEntries(rows.map(({ signal, count }) => [signal, count]))
}
