import { expect, test } from 'vitest'
import { reminderOn } from '../../src/improvement/reminder.ts'
import { remindOfDue } from '../../src/improvement/reminder-store.ts'
import { onBothEngines, type World } from '../support/world.ts'
import { anAction } from './support.ts'

onBothEngines((world) => {
  test('each reminder goes once to whoever is in charge and may still see it, however many processes send', async () => {
    const due = { status: 'in-progress', owner: 'Olive', owner_id: 'olive' } as const
    const week = await anAction(world(), { ...due, title: 'Week\nBcc: x', due_on: '2026-11-27' })
    await anAction(world(), { ...due, title: 'Tomorrow', due_on: '2026-11-21' })
    await anAction(world(), { ...due, title: 'Late', due_on: '2026-11-18' })
    await anAction(world(), { ...due, title: 'Far', due_on: '2026-11-28' })
    await anAction(world(), { ...due, title: 'Done', due_on: '2026-11-18', status: 'implemented' })
    await anAction(world(), { ...due, title: 'Not hers', due_on: '2026-11-18', service_id: 'mortgage' })
    await anAction(world(), { ...due, title: 'Nobody’s', due_on: '2026-11-18', owner_id: null })
    await world().as('anton').post(`${week}/tasks`, { title: 'Hire', who: 'Ines', due_on: '2026-11-10' }).expect(303)
    await Promise.all([1, 2, 3].map(() => remindOfDue(world().installation)))
    await remindOfDue(world().installation)
    const subjects = ['Due in a week: Week Bcc: x', 'Due tomorrow: Tomorrow', 'Overdue: Hire', 'Overdue: Late']
    expect(await sent(world())).toEqual(subjects.map((subject) => `olive@bank.example: ${subject}`))

    await world()
      .db.updateTable('improvement_action')
      .set({ due_on: '2026-11-22' })
      .where('title', '=', 'Late')
      .execute()
    world().now = new Date('2026-11-23T00:00:00Z')
    await remindOfDue(world().installation)
    world().now = new Date('2026-11-20T10:00:00Z')
    expect(await sent(world()), 'a new day is a new promise').toEqual([
      'olive@bank.example: Due in a week: Far',
      'olive@bank.example: Due in a week: Week Bcc: x',
      'olive@bank.example: Due tomorrow: Tomorrow',
      'olive@bank.example: Overdue: Hire',
      'olive@bank.example: Overdue: Late',
      'olive@bank.example: Overdue: Late',
      'olive@bank.example: Overdue: Tomorrow',
    ])
  })
})

test.each([
  ['2026-11-19', null],
  ['2026-11-20', 'week'],
  ['2026-11-25', 'week'],
  ['2026-11-26', 'day'],
  ['2026-11-27', 'day'],
  ['2026-11-28', 'overdue'],
  ['2026-12-27', 'overdue'],
  ['2026-12-28', null],
])('on %s, of what is due on 27 November: %s', (today, kind) => {
  expect(reminderOn(today, '2026-11-27', '2026-10-01')).toBe(kind)
})

test('what is raised within the last week, or on the day before, is no news yet', () => {
  expect(reminderOn('2026-11-23', '2026-11-27', '2026-11-22')).toBeNull()
  expect(reminderOn('2026-11-26', '2026-11-27', '2026-11-26')).toBeNull()
  // Over the hour that is skipped in March, and the one that comes twice in October.
  expect(reminderOn('2026-03-23', '2026-03-30', '2026-03-01')).toBe('week')
  expect(reminderOn('2026-10-19', '2026-10-26', '2026-10-01')).toBe('week')
})

async function sent({ db }: World): Promise<string[]> {
  const mails = await db
    .selectFrom('outbox')
    .select(['recipient', 'subject'])
    .where('kind', '=', 'action-reminder')
    .execute()
  return mails.map(({ recipient, subject }) => `${recipient}: ${subject}`).sort()
}
