import { expect, test } from 'vitest'
import type { ActionStatus } from '../../src/database/schema.ts'
import { STATUSES, STEP_NAMES, STEPS } from '../../src/improvement/status.ts'
import { CAST, type CastMember } from '../support/cast.ts'
import { onBothEngines } from '../support/world.ts'
import { anAction, historyIn, raise, statusOf } from './support.ts'

onBothEngines((world) => {
  test('it works: raised, approved, started, implemented, reopened and implemented again, all of it remembered', async () => {
    const address = await raise(world(), 'anton')
    await world().as('olive').post(`${address}/approval`, { note: 'Budget is there.' }).expect(303)
    await world().as('anton').post(`${address}/start`, { note: '' }).expect(303)
    await world().as('ada').post(`${address}/implementation`, { note: 'Live since today.' }).expect(303)
    await world().as('anton').post(`${address}/reopening`, { note: 'It fails at night.' }).expect(303)
    expect(await statusOf(world(), address)).toBe('in-progress')
    expect(await historyIn(world(), address)).toEqual([
      'approved by olive: Budget is there.',
      'implemented by ada: Live since today.',
      'in-progress by anton',
      'in-progress by anton: It fails at night.',
      'proposed by anton',
    ])
    const { text } = await world().as('vera').get(address).expect(200)
    for (const said of ['Budget is there.', 'It fails at night.', 'Olive', 'Ada']) expect(text).toContain(said)
    expect(text).toContain('<span class="text-secondary">Implemented</span>')
  })

  test('a decline says why, and the action can be proposed again', async () => {
    const address = await anAction(world(), { status: 'proposed' })
    const refused = await world().as('olive').post(`${address}/decline`, { note: '  ' }).expect(422)
    expect(refused.text).toContain('Please give the reason')
    expect(await statusOf(world(), address)).toBe('proposed')

    await world().as('olive').post(`${address}/decline`, { note: 'Too dear for what it brings.' }).expect(303)
    const declined = await world().as('anton').get(address)
    expect(declined.text).toContain('Too dear for what it brings.')
    await world().as('anton').post(`${address}/proposal`, { note: 'Now at half the price.' }).expect(303)
    expect(await statusOf(world(), address)).toBe('proposed')
  })

  test('of two who decide at once one is first; the other learns of it and nothing of theirs is stored', async () => {
    const address = await anAction(world(), { status: 'proposed' })
    const olive = world().as('olive')
    const answers = await Promise.all([
      olive.post(`${address}/approval`, { note: 'one' }),
      olive.post(`${address}/approval`, { note: 'two' }),
      olive.post(`${address}/decline`, { note: 'three' }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409])
    expect(await historyIn(world(), address)).toHaveLength(2)
    const late = await olive.post(`${address}/approval`, { note: 'again' }).expect(409)
    expect(late.text).toMatch(/Nothing was changed: in the meantime this action became “(Approved|Declined)”\./)
  })

  test.each(STATUSES.map((status) => [status]))(
    'from %s each of the cast is offered and may do their steps alone',
    async (status) => {
      for (const member of CAST) {
        const address = await anAction(world(), { status })
        const page = await world().as(member).get(address)
        for (const name of STEP_NAMES) {
          const mayAtAll = MAY_STEP[name].includes(member)
          const offered = page.text.includes(`formaction="${address}/${name}"`)
          expect({ member, name, offered }).toEqual({
            member,
            name,
            offered: mayAtAll && STEPS[name].from.includes(status),
          })
          if (mayAtAll && STEPS[name].from.includes(status)) continue
          const { status: answer } = await world().as(member).post(`${address}/${name}`, { note: 'x' })
          expect({ member, name, answer }).toEqual({ member, name, answer: mayAtAll ? 409 : 404 })
        }
        expect(await statusOf(world(), address)).toBe(status)
        expect(await historyIn(world(), address)).toHaveLength(1)
      }
    },
  )

  test('no step leads to what only figures can verify', () => {
    const reached: ActionStatus[] = STEP_NAMES.map((name) => STEPS[name].to)
    expect(reached).not.toContain('verified')
    expect(reached).not.toContain('not-verified')
  })

  test('who cannot decide is told whom the action waits for', async () => {
    const address = await anAction(world(), { status: 'proposed' })
    expect((await world().as('anton').get(address)).text).toContain('Awaiting a decision by Olive.')
  })

  test('what no page of ours sends is refused', async () => {
    const address = await anAction(world(), { status: 'proposed' })
    const olive = world().as('olive')
    await olive.post(`${address}/approval`, { note: 'x', status: 'verified' }).expect(400)
    await olive.post(`${address}/approval`, { note: ['a', 'b'] }).expect(400)
    await olive.post(`${address}/decline`, { note: 'x'.repeat(2001) }).expect(422)
    await olive.post(`${address}/verification`, { note: 'x' }).expect(404)
    await olive.post('/actions/nothing/approval', { note: '' }).expect(404)
    await olive.get(`${address}%00`).expect(404)
    expect(await statusOf(world(), address)).toBe('proposed')
  })

  test('a note runs nowhere', async () => {
    const address = await anAction(world(), { status: 'proposed' })
    await world().as('olive').post(`${address}/approval`, { note: '<img src=x onerror=alert(1)>' }).expect(303)
    expect((await world().as('olive').get(address)).text).not.toContain('<img')
  })

  test('in French', async () => {
    const address = await anAction(world(), { status: 'proposed' })
    const { text } = await world().as('olive').get(`${address}?lang=fr`).expect(200)
    for (const said of ['Votre décision', 'Approuver', 'Refuser', 'Historique', 'Proposée'])
      expect(text).toContain(said)
    await world().as('olive').get('/actions?lang=en')
  })
})

/** Who may take a step on the debit card's actions; Otto owns another service and sees none of them. */
const MAY_STEP: Record<(typeof STEP_NAMES)[number], CastMember[]> = {
  approval: ['olive'],
  decline: ['olive'],
  start: ['ada', 'anton'],
  implementation: ['ada', 'anton'],
  reopening: ['ada', 'anton'],
  proposal: ['ada', 'anton', 'olive'],
}
