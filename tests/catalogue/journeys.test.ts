import { expect, test } from 'vitest'
import { agreed } from '../support/answers.ts'
import { onBothEngines } from '../support/world.ts'

const SERVICE = '/services/debit-card'
const JOURNEY = { name: 'A locked card', persona: 'A shopper', first_weekday: '6', variant: 'today' }
const STEP = { title: 'Second purchase is declined', day: '1', at: '11:25' }

onBothEngines((world) => {
  const anton = () => world().as('anton')
  const journeys = () => world().db.selectFrom('journey').selectAll().where('service_id', '=', 'debit-card').execute()
  const idIn = (location: string | undefined) => /journey=([\w-]+)/.exec(location ?? '')?.[1] as string
  const added = async (fields: Record<string, string> = {}) =>
    idIn((await anton().post(`${SERVICE}/journeys/new`, { ...JOURNEY, ...fields })).headers['location'])
  const stepsIn = (id: string) =>
    world().db.selectFrom('touchpoint').selectAll().where('journey_id', '=', id).orderBy('position').execute()
  const addStep = (id: string, fields: Record<string, string | string[]>) =>
    anton().post(`${SERVICE}/journeys/${id}/touchpoints/new`, { ...STEP, ...fields })

  test('it works: a journey is added, renamed and, after being asked, removed', async () => {
    expect((await anton().get(`${SERVICE}/journeys/new`)).text).toContain('name="persona"')
    const id = await added()
    expect((await anton().get(`${SERVICE}/journey?lang=en`)).text).toContain('This journey has no step yet')
    const form = (await anton().get(`${SERVICE}/journeys/${id}?lang=en`)).text
    expect(form).toContain('value="A locked card"')
    expect(form).toContain('Its steps go with it')
    await anton().post(`${SERVICE}/journeys/${id}`, {
      ...JOURNEY,
      name: 'A card, locked',
      revision: '1',
      variant: 'since',
      variant_day: '2026-10-01',
    })
    const page = (await anton().get(`${SERVICE}/journey?lang=en`)).text
    expect(page).toContain('A card, locked')
    expect(page).toContain('Since 1 Oct 2026')
    await anton().post(`${SERVICE}/journeys/${id}/remove`)
    expect((await anton().get(`${SERVICE}/journeys/${id}`)).status).toBe(404)
    expect((await anton().get(`${SERVICE}/journey?lang=en`)).text).toContain('No journey is told yet')
  })

  test('steps go in order by day and time, whatever the order in which they are added', async () => {
    const id = await added({ name: 'In order' })
    await addStep(id, { title: 'The call', day: '4', at: '09:20' })
    await addStep(id, { title: 'Silence', day: '2', at: '', nothing_happened: 'on' })
    await addStep(id, { title: 'The decline' })
    const page = (await world().as('olive').get(`${SERVICE}/journey?journey=${id}&lang=en`)).text
    const table = page.slice(page.indexOf('<table'))
    expect(table.indexOf('The decline')).toBeLessThan(table.indexOf('Silence'))
    expect(table.indexOf('Silence')).toBeLessThan(table.indexOf('The call'))
    expect(table).toContain('Saturday · Day 1')
    const [call] = await stepsIn(id)
    await anton().post(`${SERVICE}/touchpoints/${call?.id}/remove`)
    expect((await stepsIn(id)).map(({ title }) => title)).toEqual(['Silence', 'The decline'])
  })

  test('a step keeps its targets, its window and what ends it; a variant has them all, and no questions', async () => {
    await agreed(world().db, 'debit-card', true, true)
    const id = await added({ name: 'With a window' })
    await addStep(id, { title: 'The call', day: '4', at: '09:20', component_id: 'contact-centre', channel: 'phone' })
    const [call] = await stepsIn(id)
    await addStep(id, {
      targets: 'target-debit-card-0',
      window_target: 'target-debit-card-1',
      window_hours: '72',
      window_ended_by: call?.id ?? '',
      user_rating: '1,6',
    })
    const [, decline] = await stepsIn(id)
    expect(decline).toMatchObject({ day_offset: 0, user_rating: 1.6, revision: 1 })
    const form = (await anton().get(`${SERVICE}/touchpoints/${decline?.id}`)).text
    expect(form).toMatch(/value="target-debit-card-0" checked/)
    expect(form).toMatch(/value="target-debit-card-1" checked/)
    expect(form).toContain('value="72"')
    await world().db.updateTable('touchpoint').set({ question: 'EASE' }).where('journey_id', '=', id).execute()

    const copy = idIn((await anton().post(`${SERVICE}/journeys/${id}/copy`)).headers['location'])
    const [copiedCall, copiedDecline] = await stepsIn(copy)
    expect((await journeys()).find((journey) => journey.id === copy)).toMatchObject({ variant: 'planned', copy_of: id })
    expect([copiedCall?.question, copiedDecline?.question]).toEqual([null, null])
    const window = await world()
      .db.selectFrom('touchpoint_target')
      .selectAll()
      .where('touchpoint_id', '=', copiedDecline?.id ?? '')
      .where('target_id', '=', 'target-debit-card-1')
      .executeTakeFirstOrThrow()
    expect(window).toMatchObject({ window_hours: 72, ended_by: copiedCall?.id })
    // A copy of the copy stands beside the original as well.
    const second = idIn((await anton().post(`${SERVICE}/journeys/${copy}/copy`)).headers['location'])
    expect((await journeys()).find((journey) => journey.id === second)?.copy_of).toBe(id)
    await anton().post(`${SERVICE}/journeys/${id}/remove`)
    expect((await journeys()).find((journey) => journey.id === copy)?.copy_of).toBeNull()
  })

  test('of two who edit at once, the second is told, keeps what was typed, and may then replace it', async () => {
    const id = await added({ name: 'Edited twice' })
    await addStep(id, {})
    const [step] = await stepsIn(id)
    const path = `${SERVICE}/touchpoints/${step?.id}`
    expect((await anton().post(path, { ...STEP, title: 'By Anton', revision: '1' })).status).toBe(303)
    const late = await world()
      .as('ada')
      .post(`${path}?lang=en`, { ...STEP, title: 'By Ada', revision: '1' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('Somebody else has changed this')
    expect(late.text).toContain('value="By Ada"')
    expect((await stepsIn(id))[0]?.title).toBe('By Anton')
    const revision = /name="revision" value="(\d+)"/.exec(late.text)?.[1] ?? ''
    expect(
      (
        await world()
          .as('ada')
          .post(path, { ...STEP, title: 'By Ada', revision })
      ).status,
    ).toBe(303)
    expect((await stepsIn(id))[0]?.title).toBe('By Ada')
    const journey = { ...JOURNEY, revision: '7' }
    expect((await anton().post(`${SERVICE}/journeys/${id}`, journey)).status).toBe(409)
  })

  test('mistakes are said beside the field and store nothing', async () => {
    const id = await added({ name: 'Mistakes' })
    const wrong = await addStep(id, { title: 'x'.repeat(121), day: '0', at: '25:00', user_rating: '6' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('4 things need your attention')
    expect(wrong.text).toContain('value="25:00"')
    expect((await addStep(id, { window_target: 'target-debit-card-1' })).status).toBe(422)
    expect((await addStep(id, { window_hours: '72' })).status).toBe(422)
    expect(await stepsIn(id)).toEqual([])
    const since = await anton().post(`${SERVICE}/journeys/new`, { ...JOURNEY, variant: 'since' })
    expect(since.status).toBe(422)
    expect((await anton().post(`${SERVICE}/journeys/new`, { ...JOURNEY, name: '' })).status).toBe(422)
  })

  test('another service’s things are refused, readers and other owners find nothing', async () => {
    const { db } = world()
    await agreed(db, 'mortgage', true)
    await db
      .insertInto('component')
      .values({
        ...{ id: 'valuation', service_id: 'mortgage', name: 'Valuation', name_fr: '', kind: 'human-activity' },
        ...{ run_by: '', user_visible: 1, position: 0 },
      })
      .execute()
    const id = await added({ name: 'Guarded' })
    await addStep(id, {})
    const [step] = await stepsIn(id)
    const path = `${SERVICE}/touchpoints/${step?.id}`
    expect((await addStep(id, { component_id: 'valuation' })).status).toBe(400)
    expect((await addStep(id, { targets: 'target-mortgage-0' })).status).toBe(400)
    const window = { window_target: 'target-debit-card-1', window_hours: '3' }
    expect((await addStep(id, { ...window, window_ended_by: 'nowhere' })).status).toBe(400)
    const itself = { ...STEP, ...window, window_ended_by: step?.id ?? '', revision: '1' }
    expect((await anton().post(path, itself)).status).toBe(400)
    expect((await addStep(id, { question: 'EASE' })).status).toBe(400)
    expect(await stepsIn(id)).toHaveLength(1)

    const elsewhere = path.replace('debit-card', 'mortgage')
    expect((await anton().get(elsewhere)).status).toBe(404)
    expect((await anton().post(`${elsewhere}/remove`)).status).toBe(404)
    expect((await anton().post(`/services/mortgage/journeys/${id}/remove`)).status).toBe(404)
    expect((await world().as('olive').get(path)).status).toBe(404)
    expect((await world().as('vera').post(`${SERVICE}/journeys/${id}/copy`)).status).toBe(404)
    expect((await world().as('otto').get(`${SERVICE}/journey`)).status).toBe(404)
  })
})
