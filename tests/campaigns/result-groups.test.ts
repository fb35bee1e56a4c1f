import { expect, test } from 'vitest'
import { groupingsRefused } from '../../src/campaigns/result-groups.ts'
import { changeGroupings, groupings } from '../../src/campaigns/result-groups-store.ts'
import type { AnonymityPromise } from '../../src/database/schema.ts'
import { textOf } from '../support/answers.ts'
import { aContact } from '../support/contacts.ts'
import { anInvitation, aSurvey, openForm } from '../support/respondent.ts'
import { onBothEngines, type World } from '../support/world.ts'

test('why attributes are refused', () => {
  const known = [...'abcdef'].map((name) => ({ name, contacts: 90, values: name === 'f' ? 51 : 50 }))
  expect(groupingsRefused(['a', 'b', 'c', 'd', 'e'], known)).toBeNull()
  expect(groupingsRefused(['a', 'b', 'c', 'd', 'e', 'f'], known)).toBe('too-many')
  expect(groupingsRefused(['f'], known)).toBe('too-many-values')
  expect(groupingsRefused(['z'], known)).toBe('unknown')
  expect(groupingsRefused([], known)).toBeNull()
})

onBothEngines((world) => {
  test('without attributes the page says where they come from', async () => {
    const page = await world().as('ada').get('/admin/groups').expect(200)
    expect(page.text).toContain('href="/contacts/import"')
  })

  test('it works: an administrator sees who has which attribute, and chooses', async () => {
    for (let n = 0; n < 51; n++) {
      const department = n < 46 ? 'Finance' : n < 50 ? 'Legal' : ''
      const attributes = { department, badge: `number ${n}` }
      await aContact(world(), { id: `contact-${n}`, email: `person-${n}@bank.example`, attributes })
    }
    const page = await world().as('ada').get('/admin/groups').expect(200)
    expect(textOf(page.text)).toContain('50 contacts have it, with 2 different values')
    expect(textOf(page.text)).toContain('51 contacts have it, with 51 different values. It has more than 50 values')
    await world().as('ada').post('/admin/groups', { attribute: 'department' }).expect(303)
    expect(await groupings(world().db)).toEqual(['department'])
    expect((await world().as('ada').get('/admin/groups')).text).toMatch(/value="department" checked/)
  })

  test('what would point at people is refused, and nothing is changed', async () => {
    const page = await world()
      .as('ada')
      .post('/admin/groups', { attribute: ['badge', 'department'] })
      .expect(422)
    expect(page.text).toContain('One of these attributes has too many values')
    await world().as('ada').post('/admin/groups', { attribute: 'nobody has it' }).expect(422)
    await world().as('ada').post('/admin/groups', { attribute: 'department', more: '1' }).expect(400)
    expect(await groupings(world().db)).toEqual(['department'])
  })

  test('it is the administrators’ alone', async () => {
    for (const member of ['anton', 'olive', 'vera'] as const) {
      await world().as(member).get('/admin/groups').expect(404)
      await world().as(member).post('/admin/groups', { attribute: 'badge' }).expect(404)
    }
  })

  test('whoever is invited reads by what figures are shown, and is counted so; an open link knows nobody', async () => {
    const { surveyId, links } = await surveyWith(world(), 'grouped', 'anonymous')
    const { html } = await openForm(world(), (links[0] as { path: string }).path)
    expect(textOf(html)).toContain('Figures are also shown by department')
    expect(textOf(html)).toContain('at least 5 people of a group')
    const open = await world()
      .db.selectFrom('survey_perspective')
      .select('open_key')
      .where('survey_id', '=', surveyId)
      .where('perspective', '=', 'user')
      .executeTakeFirstOrThrow()
    expect((await openForm(world(), `/s/${open.open_key}`)).html).not.toContain('also shown by')

    // The sixth waits for four more.
    for (const { path } of links) await answerBehind(world(), path)
    expect(await groupsCounted(world(), 'grouped')).toEqual({ 'group:department=Finance': 5 })
  })

  test('groups of fewer than five contacts are not even held; of those who answer by name they count', async () => {
    const legal = [46, 47, 48, 49]
    const anonymous = await surveyWith(world(), 'small', 'anonymous', legal)
    for (const { path } of anonymous.links) await answerBehind(world(), path)
    const held = await world()
      .db.selectFrom('held_response')
      .select('groups')
      .where('survey_id', '=', anonymous.surveyId)
      .execute()
    expect(held).toEqual(legal.map(() => ({ groups: null })))

    const named = await surveyWith(world(), 'named', 'attributed', legal)
    for (const { path } of named.links) await answerBehind(world(), path)
    expect(await groupsCounted(world(), 'named')).toEqual({ 'group:department=Legal': 4 })
  })

  test('a form that named no group, or others, counts in none; nor does somebody whose contact is gone', async () => {
    const { links } = await surveyWith(world(), 'changed', 'attributed', [1, 2])
    const [before, gone] = links as [{ path: string; id: string }, { path: string; id: string }]
    const form = await openForm(world(), before.path)
    await changeGroupings(world().db, ['department', 'region'])
    await world()
      .anyone()
      .post(before.path, { ...form.hidden, VALUE: '2' })
      .expect(303)
    const second = await openForm(world(), gone.path)
    await world().db.updateTable('invitation').set({ contact_id: null }).where('id', '=', gone.id).execute()
    await world()
      .anyone()
      .post(gone.path, { ...second.hidden, VALUE: '2' })
      .expect(303)
    expect(await groupsCounted(world(), 'changed')).toEqual({})
    await changeGroupings(world().db, ['department'])
  })
})

/** A survey of a service of its own, and an invitation for each of these contacts. */
async function surveyWith(world: World, slug: string, promise: AnonymityPromise, contacts = [0, 1, 2, 3, 4, 5]) {
  const { surveyId } = await aSurvey(world, slug, { user: promise })
  const links: { path: string; id: string }[] = []
  for (const contact of contacts) {
    const token = await anInvitation(world, surveyId, 'user', `Person ${contact}`)
    const { id } = await world.db
      .selectFrom('invitation')
      .select('id')
      .where('survey_id', '=', surveyId)
      .where('contact_id', 'is', null)
      .executeTakeFirstOrThrow()
    await world.db
      .updateTable('invitation')
      .set({ contact_id: `contact-${contact}` })
      .where('id', '=', id)
      .execute()
    links.push({ path: `/r/${token}`, id })
  }
  return { surveyId, links }
}

async function answerBehind(world: World, path: string): Promise<void> {
  const { hidden } = await openForm(world, path)
  await world
    .anyone()
    .post(path, { ...hidden, VALUE: '2' })
    .expect(303)
}

/** How many of each group have scored the overall question. */
async function groupsCounted({ db }: World, service: string): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('histogram')
    .select(['segment', ({ fn }) => fn.sum<number>('count').as('count')])
    .where('service_id', '=', service)
    .where('segment', 'like', 'group:%')
    .where('question', '=', 'VALUE')
    .groupBy('segment')
    .execute()
  return Object.fromEntries(rows.map(({ segment, count }) => [segment, Number(count)]))
}
