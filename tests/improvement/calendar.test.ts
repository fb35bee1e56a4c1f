import { expect, test } from 'vitest'
import { calendarText } from '../../src/improvement/calendar.ts'
import { onBothEngines, type Visitor } from '../support/world.ts'
import { anAction, idIn } from './support.ts'

onBothEngines((world) => {
  test('it works: a secret address shows what is due of the services that its account sees, to nobody else', async () => {
    const address = await anAction(world(), {
      status: 'in-progress',
      title: 'Staff; the, centre',
      due_on: '2026-12-31',
    })
    await anAction(world(), { status: 'approved', title: 'Not Olive’s', service_id: 'mortgage' })
    await anAction(world(), { status: 'implemented', title: 'Over' })
    await world().as('anton').post(`${address}/tasks`, { title: 'Hire', who: 'Ines', due_on: '2026-12-01' }).expect(303)
    await world().as('anton').post(`${address}/tasks`, { title: 'Some day', who: '', due_on: '' }).expect(303)
    const token = await made(world().as('olive'))
    const { text, headers } = await world().anyone().get(`/calendar/${token}.ics`).expect(200)
    expect(headers['content-type']).toBe('text/calendar; charset=utf-8')
    expect(headers['set-cookie']).toBeUndefined()
    const calendar = text.replaceAll('\r\n ', '')
    expect(calendar).toContain('SUMMARY:Due: Staff\\; the\\, centre\r\n')
    expect(calendar).toContain('DTSTART;VALUE=DATE:20261231\r\n')
    expect(calendar).toContain('SUMMARY:Task due: Hire\r\nDESCRIPTION:Debit card · Staff\\; the\\, centre · Ines\r\n')
    expect(calendar).toContain(`URL:${world().url}${address}\r\n`)
    expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(2)
    const own = await world().as('olive').get('/actions.ics').expect(200)
    expect(own.text).toBe(text)
    expect((await world().as('otto').get('/actions.ics')).text).not.toContain('Staff')
    expect(idIn(address)).not.toBe('')
  })

  test('an address that was renewed or revoked, or whose account is closed, is not there', async () => {
    const olive = world().as('olive')
    const first = await made(olive)
    const second = await made(olive)
    await world().anyone().get(`/calendar/${first}.ics`).expect(404)
    await world().anyone().get(`/calendar/${second}.ics`).expect(200)
    expect((await olive.get('/account')).text).toContain('An address has been in use since 20 Nov 2026')
    expect((await olive.get('/account')).text).not.toContain(second)
    const { token_hash } = await world()
      .db.selectFrom('calendar_address')
      .select('token_hash')
      .executeTakeFirstOrThrow()
    await world().anyone().get(`/calendar/${token_hash}.ics`).expect(404)
    await world().db.updateTable('account').set({ active: 0 }).where('id', '=', 'olive').execute()
    await world().anyone().get(`/calendar/${second}.ics`).expect(404)
    await world().db.updateTable('account').set({ active: 1 }).where('id', '=', 'olive').execute()
    await olive.post('/account/calendar/revocation').expect(303)
    await world().anyone().get(`/calendar/${second}.ics`).expect(404)
    await world().anyone().get('/calendar/x.ics').expect(404)
    await world().anyone().get('/actions.ics').expect(303)
  })
})

async function made(visitor: Visitor): Promise<string> {
  const { text } = await visitor.post('/account/calendar').expect(200)
  const [, token = ''] = /\/calendar\/([\w-]{43})\.ics/.exec(text) ?? []
  return token
}

const AT = new Date('2026-11-20T10:00:00Z')
const ENTRY = { uid: 'a@x', day: '2026-10-25', description: '', address: 'https://x.example/actions/a' }

test('no text of a person’s begins a line of the calendar', () => {
  const attack = 'Due\r\nEND:VEVENT\nBEGIN:VALARM\rATTACH:x\u2028Y\u0000\u0007'
  const text = calendarText(attack, [{ ...ENTRY, summary: attack, description: attack }], AT)
  const lines = text.replaceAll('\r\n ', '').split('\r\n')
  expect(lines.filter((line) => /^(END:VEVENT|BEGIN:VALARM|ATTACH)/.test(line))).toEqual(['END:VEVENT'])
  expect(text).toContain('SUMMARY:Due\\nEND:VEVENT\\nBEGIN:VALARM\\nATTACH:x\\nY\r\n')
  expect(text.replaceAll('\r\n', '')).not.toMatch(/\p{Cc}/u)
})

test('long lines are folded at 75 octets, and no character is cut', () => {
  const summary = `${'é'.repeat(60)}${'💳'.repeat(40)}`
  const text = calendarText('x', [{ ...ENTRY, summary }], AT)
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  expect(text.replaceAll('\r\n ', '')).toContain(`SUMMARY:${summary}\r\n`)
  // The day on which clocks change is a day like others.
  expect(text).toContain('DTSTART;VALUE=DATE:20261025\r\n')
})
