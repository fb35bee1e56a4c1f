import { expect, test } from 'vitest'
import { hostOf, webAddress } from '../../src/improvement/web-address.ts'
import { textOf } from '../support/answers.ts'
import { onBothEngines, type World } from '../support/world.ts'
import { anAction, idIn } from './support.ts'

onBothEngines((world) => {
  test('tasks: added, changed, ordered, ticked off and removed by the ITSM team, and all of it remembered', async () => {
    const address = await anAction(world(), { status: 'in-progress' })
    const anton = world().as('anton')
    await anton.post(`${address}/tasks`, { title: 'Hire', who: 'Ines', due_on: '2026-11-10' }).expect(303)
    await anton.post(`${address}/tasks`, { title: 'Train', who: '', due_on: '' }).expect(303)
    await anton.post(`${address}/tasks`, { title: 'Roster', who: '', due_on: '' }).expect(303)
    const [hire, train, roster] = await tasks(world(), address)
    await anton.post(`${address}/tasks/${roster?.id}/up`).expect(303)
    await anton.post(`${address}/tasks/${hire?.id}/up`).expect(303)
    expect((await tasks(world(), address)).map(({ title }) => title)).toEqual(['Hire', 'Roster', 'Train'])
    expect(textOf((await world().as('vera').get(address)).text)).toContain('Ines · due 10 Nov 2026 10 days overdue')

    for (const _ of [1, 2]) await anton.post(`${address}/tasks/${hire?.id}/done`, { done: 'yes' }).expect(303)
    await anton
      .post(`${address}/tasks/${train?.id}`, { title: 'Train all', who: 'Bo', due_on: '2026-12-01' })
      .expect(303)
    await anton.post(`${address}/tasks/${roster?.id}/removal`).expect(303)
    const said = textOf((await world().as('vera').get(address)).text)
    expect(said).toContain('1 of 2 done')
    expect(said).not.toContain('10 days overdue')
    expect(said.match(/Task done: Hire/g)).toHaveLength(1)
    for (const event of ['Task added: Roster', 'Task changed: Train all', 'Task removed: Roster']) {
      expect(said).toContain(event)
    }
  })

  test('what is missing is said in the form, and nothing typed is lost', async () => {
    const address = await anAction(world(), { status: 'in-progress' })
    const anton = world().as('anton')
    const wrong = await anton.post(`${address}/tasks`, { title: '', who: 'Ines', due_on: '2026-02-30' }).expect(422)
    expect(wrong.text).toContain('value="Ines"')
    expect(wrong.text).toContain('id="task-title-error"')
    expect(wrong.text).toContain('id="task-due-error"')
    expect((await anton.post(`${address}/comments`, { comment: ' ' }).expect(422)).text).toContain('comment-error')
    await anton.post(`${address}/tasks`, { title: 'x', who: '', due_on: '', done: 'yes' }).expect(400)
    expect(await tasks(world(), address)).toEqual([])
  })

  test('who only reads adds nothing; nobody touches what stands beside an action of another service', async () => {
    const address = await anAction(world(), { status: 'in-progress' })
    const elsewhere = await anAction(world(), { status: 'in-progress', service_id: 'mortgage' })
    await world().as('anton').post(`${address}/tasks`, { title: 'Ours', who: '', due_on: '' }).expect(303)
    const [task] = await tasks(world(), address)
    for (const member of ['olive', 'vera', 'otto'] as const) {
      await world().as(member).post(`${address}/tasks`, { title: 'x', who: '', due_on: '' }).expect(404)
      await world().as(member).post(`${address}/tasks/${task?.id}/done`, { done: 'yes' }).expect(404)
    }
    await world().as('vera').post(`${address}/comments`, { comment: 'x' }).expect(404)
    await world().as('otto').post(`${address}/comments`, { comment: 'x' }).expect(404)
    await world().as('otto').post(`${address}/links`, { link_title: 'x', address: 'https://x.example' }).expect(404)
    for (const end of ['done', 'removal', 'up']) {
      const fields = end === 'done' ? { done: 'yes' } : undefined
      await world().as('anton').post(`${elsewhere}/tasks/${task?.id}/${end}`, fields).expect(404)
    }
    expect((await tasks(world(), address)).map(({ done_at }) => done_at)).toEqual([null])
  })

  test('a comment is its author’s to take back, and runs nowhere', async () => {
    const address = await anAction(world(), { status: 'proposed' })
    await world().as('olive').post(`${address}/comments`, { comment: 'Is <b>Saturday</b> covered?' }).expect(303)
    const shown = await world().as('anton').get(address)
    expect(shown.text).toContain('Is &lt;b&gt;Saturday&lt;/b&gt; covered?')
    const { id } = await world()
      .db.selectFrom('improvement_comment')
      .select('id')
      .where('action_id', '=', idIn(address))
      .executeTakeFirstOrThrow()
    await world().as('anton').post(`${address}/comments/${id}/removal`).expect(404)
    await world().as('olive').post(`${address}/comments/${id}/removal`).expect(303)
    expect((await world().as('anton').get(address)).text).not.toContain('Saturday&lt;')
  })

  test('links lead to the web alone, and say where', async () => {
    const address = await anAction(world(), { status: 'proposed' })
    const post = (to: string) => world().as('olive').post(`${address}/links`, { link_title: 'The plan', address: to })
    await post('javascript:alert(1)').expect(422)
    await post('https://bank.example:8443/plan?a=1&b=2').expect(303)
    const { text } = await world().as('vera').get(address)
    expect(text).toContain(
      '<a class="link-to" href="https://bank.example:8443/plan?a=1&amp;b=2" rel="noopener noreferrer"',
    )
    expect(text).toContain('<span class="link-host">bank.example:8443</span>')
    expect(text).not.toContain('javascript:alert')
    const { id } = await world()
      .db.selectFrom('improvement_link')
      .select('id')
      .where('action_id', '=', idIn(address))
      .executeTakeFirstOrThrow()
    await world().as('anton').post(`${address}/links/${id}/removal`).expect(303)
    await world().as('anton').post(`${address}/links/${id}/removal`).expect(404)
  })

  test('the five whys are kept in order, without those that were left empty', async () => {
    const address = await anAction(world(), { status: 'proposed' })
    const content = {
      title: 'T',
      cause: 'C',
      owner: 'anton@bank.example',
      due_on: '2026-12-31',
      change: 'D',
      target_points: '',
    }
    const sent = { ...content, why1: 'No call', why2: '', why3: 'No staff', seen: '' }
    await world().as('anton').post(`${address}/edit`, sent).expect(303)
    const row = await world()
      .db.selectFrom('improvement_action')
      .select(['whys', 'owner', 'owner_id'])
      .where('id', '=', idIn(address))
      .executeTakeFirst()
    expect(row).toEqual({ whys: '["No call","No staff"]', owner: 'Anton', owner_id: 'anton' })
    const { text } = await world().as('vera').get(address)
    expect(text).toContain('<li>No call</li><li>No staff</li>')
    await world()
      .as('anton')
      .post(`${address}/edit`, { ...sent, owner: 'Otto' })
      .expect(303)
    expect(textOf((await world().as('vera').get(address)).text)).toContain('In charge (Anton → Otto)')
    const free = await world()
      .db.selectFrom('improvement_action')
      .select('owner_id')
      .where('id', '=', idIn(address))
      .executeTakeFirst()
    expect(free, 'Otto does not see this service').toEqual({ owner_id: null })
  })
})

test.each([
  ['https://bank.example', 'https://bank.example/'],
  ['HTTP://Bank.example/a b', null],
  ['http://[::1]:80/x', 'http://[::1]/x'],
  ['javascript:alert(1)', null],
  ['JavaScript://%0aalert(1)', null],
  ['data:text/html,x', null],
  ['//bank.example', null],
  ['https://user:pass@bank.example', null],
  ['https://', null],
  ['https://bank.example/\u0001', null],
  ['ftp://bank.example', null],
])('%s leads to %s', (typed, address) => {
  expect(webAddress(typed)).toBe(address)
  if (address !== null) expect(hostOf(address)).not.toBe('')
})

function tasks({ db }: World, address: string) {
  return db
    .selectFrom('improvement_task')
    .selectAll()
    .where('action_id', '=', idIn(address))
    .orderBy('position')
    .execute()
}
