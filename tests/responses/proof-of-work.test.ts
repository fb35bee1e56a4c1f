import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { freshMark } from '../../src/responses/one-time-mark.ts'
import { hasWaited, isProven, PROOF_BITS, waitTicket } from '../../src/responses/proof-of-work.ts'
import { aSurvey, type OpenedForm, openForm, received } from '../support/respondent.ts'
import { onBothEngines, type World } from '../support/world.ts'

const NOW = new Date('2026-11-20T10:00:00Z')
const seconds = (count: number) => new Date(NOW.getTime() + count * 1_000)

test('a proof holds for its own survey and mark, and no other number does', () => {
  const mark = freshMark('secret', NOW)
  const work = solve('survey', mark)
  expect(isProven('survey', mark, work)).toBe(true)
  expect(isProven('other', mark, work)).toBe(false)
  expect(isProven('survey', freshMark('secret', NOW), work)).toBe(false)
  for (const wrong of ['', '-1', '1e3', ' 1', `${work} `, `0${'1'.repeat(11)}`, 'wait.x.y'])
    expect(isProven('survey', mark, wrong)).toBe(false)
})

test('a ticket holds after its 15 seconds, for its own form, and cannot be made up', () => {
  const ticket = waitTicket('secret', 'survey', 'mark', NOW)
  expect(hasWaited('secret', 'survey', 'mark', ticket, seconds(14))).toBe(false)
  expect(hasWaited('secret', 'survey', 'mark', ticket, seconds(15))).toBe(true)
  expect(hasWaited('secret', 'survey', 'other', ticket, seconds(60))).toBe(false)
  expect(hasWaited('secret', 'other', 'mark', ticket, seconds(60))).toBe(false)
  expect(hasWaited('other', 'survey', 'mark', ticket, seconds(60))).toBe(false)
  const [, , signature] = ticket.split('.')
  for (const forged of ['', 'wait', `wait.1.${signature}`, `wait.1.${'a'.repeat(22)}`, ticket.slice(0, -1)])
    expect(hasWaited('secret', 'survey', 'mark', forged, seconds(60))).toBe(false)
})

onBothEngines((world) => {
  test('a form with its proof is stored, once', async () => {
    const { surveyId, path } = await guarded(world(), 'proven')
    const form = await openForm(world(), path)
    expect(form.html).toContain(`data-proof="${surveyId}"`)
    expect(form.html).toContain('solves a small puzzle')
    const work = solve(surveyId, String(form.hidden['once']))
    for (let time = 0; time < 2; time++) {
      await world()
        .anyone()
        .post(path, { ...form.hidden, work, VALUE: '4' })
        .expect(303)
    }
    expect(await received(world(), surveyId, 'user')).toBe(1)
  })

  test('without scripts: one waits 15 seconds, sends again, and nothing is lost', async () => {
    const { surveyId, path } = await guarded(world(), 'waiting')
    const form = await openForm(world(), path)
    const fields = { ...form.hidden, VALUE: '4', COMMENT: 'Without scripts' }
    const asked = await world().anyone().post(path, fields).expect(429)
    expect(asked.headers['retry-after']).toBe('15')
    expect(asked.text).toContain('please wait 15 seconds')
    expect(asked.text).toContain('Without scripts</textarea>')
    const ticket = workIn(asked.text)
    const tooSoon = await world()
      .anyone()
      .post(path, { ...fields, work: ticket })
      .expect(429)
    expect(await received(world(), surveyId, 'user')).toBe(0)
    world().now = new Date(world().now.getTime() + 16_000)
    await world()
      .anyone()
      .post(path, { ...fields, work: workIn(tooSoon.text) })
      .expect(303)
    expect(await received(world(), surveyId, 'user')).toBe(1)
    expect(await signals(world(), surveyId)).toEqual({})
  })

  test('forged and borrowed proofs are refused and counted, and nothing is stored', async () => {
    const { surveyId, path } = await guarded(world(), 'forged')
    const form = await openForm(world(), path)
    const mark = String(form.hidden['once'])
    const own = 'A'.repeat(43)
    const forged: Record<string, string>[] = [
      { ...form.hidden, work: '0' },
      { ...form.hidden, work: solve('another-survey', mark) },
      // A mark that was not made here, with a proof that would hold for it.
      { ...form.hidden, once: own, work: solve(surveyId, own) },
    ]
    for (const fields of forged) {
      const { status } = await world()
        .anyone()
        .post(path, { ...fields, VALUE: '1' })
      expect(status).toBe(429)
    }
    expect(await received(world(), surveyId, 'user')).toBe(0)
    await expect.poll(() => signals(world(), surveyId)).toEqual({ 'proof-refused': 3 })
  })

  test('a form that was open for a day comes back with a fresh mark and everything that was entered', async () => {
    const { surveyId, path } = await guarded(world(), 'day-old')
    const form = await openForm(world(), path)
    const work = solve(surveyId, String(form.hidden['once']))
    world().now = new Date(world().now.getTime() + 24 * 3_600_000)
    const reply = await world()
      .anyone()
      .post(path, { ...form.hidden, work, VALUE: '4', COMMENT: 'Since yesterday' })
      .expect(429)
    expect(reply.text).toContain('Since yesterday</textarea>')
    const once = String(/name="once" value="([^"]+)"/.exec(reply.text)?.[1])
    expect(once).not.toBe(form.hidden['once'])
    await world()
      .anyone()
      .post(path, { ...form.hidden, once, work: solve(surveyId, once), VALUE: '4' })
      .expect(303)
    expect(await received(world(), surveyId, 'user')).toBe(1)
  })

  test('no more than 60 at a time may wait from one address', async () => {
    const { path } = await guarded(world(), 'crowd')
    const form = await openForm(world(), path)
    const statuses: string[] = []
    for (let n = 0; n < 62; n++) {
      const reply = await world()
        .anyone()
        .post(path, { ...form.hidden, VALUE: '4' })
      statuses.push(workIn(reply.text) === '' ? 'none' : 'ticket')
    }
    expect(statuses.filter((status) => status === 'ticket')).toHaveLength(60)
  })

  test('where none is asked for, none is needed, and one that comes all the same is passed over', async () => {
    const { surveyId, openKeys } = await aSurvey(world(), 'unguarded')
    const path = `/s/${openKeys.user}`
    const form: OpenedForm = await openForm(world(), path)
    expect(form.html).not.toContain('data-proof')
    await world()
      .anyone()
      .post(path, { ...form.hidden, work: '17', VALUE: '4' })
      .expect(303)
    expect(await received(world(), surveyId, 'user')).toBe(1)
  })

  test('staff switch it on for one perspective, and off again', async () => {
    const { surveyId, openKeys } = await aSurvey(world(), 'switch')
    const path = `/surveys/${surveyId}/user/proof-of-work`
    await world().as('anton').post(path, { proof_of_work: 'on' }).expect(303)
    expect((await openForm(world(), `/s/${openKeys.user}`)).html).toContain('data-proof')
    expect((await openForm(world(), `/s/${openKeys.customer}`)).html).not.toContain('data-proof')
    await world().as('anton').post(path).expect(303)
    expect((await openForm(world(), `/s/${openKeys.user}`)).html).not.toContain('data-proof')
  })
})

async function guarded(world: World, slug: string) {
  const { surveyId, openKeys } = await aSurvey(world, slug)
  await world.db.updateTable('survey_perspective').set({ proof_of_work: 1 }).where('survey_id', '=', surveyId).execute()
  return { surveyId, path: `/s/${openKeys.user}` }
}

/** As a browser does, by trying. */
function solve(surveyId: string, mark: string): string {
  for (let number = 0; ; number++) {
    const hash = createHash('sha256').update(`${surveyId}.${mark}.${number}`).digest()
    if (hash.readUInt32BE(0) >>> (32 - PROOF_BITS) === 0) return String(number)
  }
}

function workIn(html: string): string {
  return /name="work" value="([^"]*)"/.exec(html)?.[1] ?? ''
}

async function signals({ db }: World, surveyId: string) {
  const rows = await db
    .selectFrom('intake_signal')
    .select(['signal', 'count'])
    .where('survey_id', '=', surveyId)
    .execute()
  return Object.fromEntries(rows.map(({ signal, count }) => [signal, count]))
}
