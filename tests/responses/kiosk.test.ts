import { expect, test } from 'vitest'
import { paceAfter, pauseLeft } from '../../src/responses/kiosk-pace.ts'
import { freshMark, openedAt } from '../../src/responses/one-time-mark.ts'
import { aSurvey, openForm, received } from '../support/respondent.ts'
import { onBothEngines, type World } from '../support/world.ts'

/* A form at a counter, and a queue of children pressing its buttons. */

test('whoever takes their time never meets a longer pause than the first', () => {
  let pace = paceAfter(undefined, 0)
  for (let person = 1; person <= 50; person++) {
    expect(pauseLeft(pace, person * 30_000)).toBe(0)
    pace = paceAfter(pace, person * 30_000)
  }
  expect(pauseLeft(pace, 50 * 30_000)).toBe(5)
})

test('pressing as soon as it lets one makes each pause twice as long, up to a minute, and a quiet minute ends it', () => {
  let now = 0
  let pace = paceAfter(undefined, now)
  const pauses: number[] = []
  for (let press = 0; press < 8; press++) {
    pauses.push(pauseLeft(pace, now))
    now = pace.pausedUntil
    pace = paceAfter(pace, now)
  }
  expect(pauses).toEqual([5, 10, 20, 40, 60, 60, 60, 60])
  const calm = paceAfter(pace, pace.pausedUntil + 61_000)
  expect(calm.hasty).toBe(0)
})

test('a mark tells when its form was opened, and one that was not made here tells nothing', () => {
  const now = new Date('2026-11-20T10:00:00Z')
  const mark = freshMark('secret', now)
  expect(mark).toMatch(/^[\w-]{43}$/)
  expect(openedAt('secret', mark)).toEqual(now)
  const others = [
    '',
    'short',
    'A'.repeat(43),
    `${mark.slice(0, 26)}${mark[26] === 'A' ? 'B' : 'A'}${mark.slice(27)}`,
    freshMark('other', now),
  ]
  for (const other of others) expect(openedAt('secret', other)).toBeNull()
  expect(freshMark('secret', now)).not.toBe(mark)
})

onBothEngines((world) => {
  const SECOND = 1_000
  const later = (milliseconds: number) => {
    world().now = new Date(world().now.getTime() + milliseconds)
  }

  test('it works: an answer is stored as the kiosk’s, is thanked for, and the screen returns by itself', async () => {
    const { surveyId, openKeys } = await aSurvey(world(), 'kiosk', { user: 'attributed' })
    const path = `/kiosk/${openKeys.user}`
    const { hidden } = await openForm(world(), path)
    later(20 * SECOND)
    const sent = await world()
      .anyone()
      .post(path, { ...hidden, VALUE: '4' })
      .expect(303)
    expect(sent.headers['location']).toBe(`${path}/thanks`)
    const thanks = await world().anyone().get(`${path}/thanks`).expect(200)
    expect(thanks.headers['refresh']).toBe(`8; url=${path}`)
    expect(thanks.text).toContain('This screen returns to the start by itself.')
    const stored = await world().db.selectFrom('response').select('channel').where('survey_id', '=', surveyId).execute()
    expect(stored).toEqual([{ channel: 'kiosk' }])
  })

  test('who sends within three seconds is asked to look again; nothing is stored and it is counted as a signal', async () => {
    const { surveyId, openKeys } = await aSurvey(world(), 'hurry')
    const path = `/kiosk/${openKeys.user}`
    const { hidden } = await openForm(world(), path)
    later(SECOND)
    const hasty = await world()
      .anyone()
      .post(path, { ...hidden, VALUE: '4' })
      .expect(429)
    expect(hasty.text).toContain('That was very quick.')
    expect(hasty.text).toMatch(/id="VALUE-4" value="4"[^>]* checked/)
    expect(await received(world(), surveyId, 'user')).toBe(0)
    await expect.poll(() => signals(world(), surveyId)).toEqual({ 'kiosk-hurry': 1 })
    later(3 * SECOND)
    await world()
      .anyone()
      .post(path, { ...hidden, VALUE: '4' })
      .expect(303)
    expect(await received(world(), surveyId, 'user')).toBe(1)
  })

  test('children press for ten minutes: few answers are taken, each that was thanked for is stored, the rest is refused', async () => {
    const { surveyId, openKeys } = await aSurvey(world(), 'children')
    const path = `/kiosk/${openKeys.user}`
    let thanked = 0
    let refused = 0
    for (let press = 0; press < 150; press++) {
      const opened = await world().anyone().get(path)
      later(4 * SECOND)
      if (opened.status === 429) {
        expect(opened.text).toContain('One moment, please')
        expect(Number.parseInt(String(opened.headers['refresh']), 10)).toBeGreaterThan(0)
        refused++
        continue
      }
      const once = /name="once" value="([^"]+)"/.exec(opened.text)?.[1] ?? ''
      const shown = /name="shown" value="([^"]+)"/.exec(opened.text)?.[1] ?? ''
      const { status } = await world().anyone().post(path, { once, shown, VALUE: '1' })
      expect([303, 429]).toContain(status)
      if (status === 303) thanked++
      else refused++
    }
    expect(await received(world(), surveyId, 'user')).toBe(thanked)
    expect(thanked).toBeLessThan(15)
    expect(refused).toBeGreaterThan(130)
  })

  test('of several who press at once one gets in, and the others are told', async () => {
    const { surveyId, openKeys } = await aSurvey(world(), 'at-once')
    const path = `/kiosk/${openKeys.user}`
    const forms = await Promise.all(Array.from({ length: 6 }, () => openForm(world(), path)))
    later(10 * SECOND)
    const replies = await Promise.all(
      forms.map(({ hidden }) =>
        world()
          .anyone()
          .post(path, { ...hidden, VALUE: '5' }),
      ),
    )
    expect(replies.map(({ status }) => status).sort()).toEqual([303, 429, 429, 429, 429, 429])
    expect(await received(world(), surveyId, 'user')).toBe(1)
    await expect.poll(() => signals(world(), surveyId)).toEqual({ 'kiosk-pause': 5 })
    // Neither the open link nor another kiosk at the same address waits for it.
    const open = await openForm(world(), `/s/${openKeys.user}`)
    await world()
      .anyone()
      .post(`/s/${openKeys.user}`, { ...open.hidden, VALUE: '5' })
      .expect(303)
    const other = await openForm(world(), `${path}?place=2`)
    later(3 * SECOND)
    await world()
      .anyone()
      .post(`${path}?place=2`, { ...other.hidden, VALUE: '5' })
      .expect(303)
  })

  test('a mark that was not made here never was open long enough', async () => {
    const { openKeys } = await aSurvey(world(), 'forged-mark')
    const path = `/kiosk/${openKeys.user}`
    const { hidden } = await openForm(world(), path)
    later(20 * SECOND)
    await world()
      .anyone()
      .post(path, { ...hidden, once: 'A'.repeat(43), VALUE: '4' })
      .expect(429)
  })
})

async function signals({ db }: World, surveyId: string) {
  const rows = await db
    .selectFrom('intake_signal')
    .select(['signal', 'count'])
    .where('survey_id', '=', surveyId)
    .execute()
  return Object.fromEntries(rows.map(({ signal, count }) => [signal, count]))
}
