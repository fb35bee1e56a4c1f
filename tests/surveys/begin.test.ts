import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { readDraft } from '../../src/surveys/draft-store.ts'
import { publishDefaultSurvey } from '../../src/surveys/store.ts'
import { aService } from '../support/cast.ts'
import { onBothEngines } from '../support/world.ts'

const EXAMPLE = readFileSync(new URL('../../src/surveys/survey-example.json', import.meta.url), 'utf8')

onBothEngines((world) => {
  beforeAll(async () => {
    await world()
      .db.insertInto('service')
      .values([aService({ slug: 'wallet', name: 'Wallet' }), aService({ slug: 'old', name: 'Old', status: 'retired' })])
      .execute()
  })
  const drafts = () => world().db.selectFrom('survey').selectAll().where('status', '=', 'draft').execute()
  const keysOf = async (surveyId: string) =>
    (await readDraft(world().db, surveyId))?.definition.pages.flatMap(({ questions }) =>
      questions.map(({ key }) => key),
    )
  const newDraft = async (fields: Record<string, string | string[]>, path = '/surveys/new') => {
    const before = (await drafts()).map(({ id }) => id)
    const answer = await world().as('anton').post(path, fields).expect(303)
    const begun = (await drafts()).filter(({ id }) => !before.includes(id))
    return { location: answer.headers['location'] as string, begun }
  }

  test('it works: a template becomes a draft at one service, with its components where people see them', async () => {
    const page = await world().as('anton').get('/surveys/new?service=debit-card').expect(200)
    expect(page.text).toMatch(/value="debit-card" checked/)
    expect(page.text).not.toContain('value="old"')
    const { location, begun } = await newDraft({
      template: 'periodic-user',
      services: 'debit-card',
      parts: 'on',
      name: '',
    })
    expect(begun).toHaveLength(1)
    expect(begun[0]).toMatchObject({ service_id: 'debit-card', template: 'periodic-user', name: '' })
    expect(location).toBe(`/surveys/${begun[0]?.id}/edit`)
    expect(await keysOf(begun[0]!.id)).toContain('COMPONENT:card-platform')
  })

  test('several services get a draft each, and a page that leads to all of them', async () => {
    const { location, begun } = await newDraft({
      template: 'touchpoint',
      services: ['debit-card', 'wallet'],
      name: 'Calls',
    })
    expect(begun.map(({ service_id }) => service_id).sort()).toEqual(['debit-card', 'wallet'])
    expect(location).toBe('/surveys/begun')
    const page = await world().as('anton').get(location).expect(200)
    for (const { id } of begun) expect(page.text).toContain(`href="/surveys/${id}/edit"`)
    expect(page.text).toContain('Calls')
    await world().as('ada').get('/surveys/begun').expect(303)
  })

  test('what is missing is said, and what was chosen is kept', async () => {
    const before = (await drafts()).length
    const none = await world().as('anton').post('/surveys/new', { template: 'user-short', name: 'Pulse' }).expect(422)
    expect(none.text).toContain('Please choose at least one service.')
    expect(none.text).toContain('value="Pulse"')
    expect(none.text).toMatch(/value="user-short" checked/)
    const odd = await world()
      .as('anton')
      .post('/surveys/new', { template: 'riddle', services: 'wallet', name: '' })
      .expect(422)
    expect(odd.text).toContain('Please choose what the survey starts from.')
    expect(odd.text).toMatch(/value="wallet" checked/)
    await world()
      .as('anton')
      .post('/surveys/new', { template: 'touchpoint', services: 'wallet', evil: '1' })
      .expect(400)
    expect(await drafts()).toHaveLength(before)
  })

  test('all or none: one service that is gone, retired or never was stops all of them', async () => {
    const before = (await drafts()).length
    for (const other of ['old', 'never-was', "wallet' or 1=1"]) {
      const answer = await world()
        .as('anton')
        .post('/surveys/new', { template: 'user-short', services: ['wallet', other], name: '' })
        .expect(422)
      expect(answer.text).toContain('One of the services is no longer there.')
    }
    expect(await drafts()).toHaveLength(before)
  })

  test('a published survey is copied to other services, each with its own components', async () => {
    const { surveyId } = await world()
      .db.transaction()
      .execute((trx) => publishDefaultSurvey(trx, 'debit-card', world().now))
    const page = await world().as('anton').get(`/surveys/${surveyId}/copy`).expect(200)
    expect(page.text).toContain('The published version 1.')
    const { location, begun } = await newDraft(
      { services: ['mortgage', 'wallet'], name: 'Copied' },
      `/surveys/${surveyId}/copy`,
    )
    expect(begun).toHaveLength(2)
    const report = await world().as('anton').get(location).expect(200)
    expect(report.text).toContain('Left out: the rating of “Card platform”.')
    for (const { id } of begun) expect((await keysOf(id))?.join()).not.toContain('COMPONENT')
    const mortgage = await readDraft(world().db, begun.find(({ service_id }) => service_id === 'mortgage')!.id)
    expect(mortgage?.definition.serviceName).toEqual({ en: 'Mortgage', fr: 'Mortgage' })
    await world().as('anton').post(`/surveys/${surveyId}/copy`, { name: '' }).expect(422)
    await world().as('anton').get('/surveys/nothing/copy').expect(404)
    await world().as('olive').get(`/surveys/${surveyId}/copy`).expect(404)
    const lead = await world().as('anton').get(`/surveys/copy?survey=${surveyId}`).expect(303)
    expect(lead.headers['location']).toBe(`/surveys/${surveyId}/copy`)
  })

  test('a survey leaves as a file and comes back the same', async () => {
    const { begun } = await newDraft({ template: 'combined', services: 'debit-card', parts: 'on', name: 'Round trip' })
    const { id } = begun[0]!
    const file = await world().as('anton').get(`/surveys/${id}/export.json`).expect(200)
    expect(file.headers['content-disposition']).toContain('debit-card-round-trip-draft.json')
    const before = (await drafts()).map((draft) => draft.id)
    const answer = await world()
      .as('anton')
      .upload('/surveys/import', { services: 'debit-card', content: '' }, { field: 'file', content: file.text })
      .expect(303)
    const back = (await drafts()).find((draft) => !before.includes(draft.id))!
    expect(answer.headers['location']).toBe(`/surveys/${back.id}/edit`)
    expect(back).toMatchObject({ name: 'Round trip', template: 'combined' })
    expect((await readDraft(world().db, back.id))?.definition).toEqual((await readDraft(world().db, id))?.definition)
    await world().as('anton').get(`/surveys/${id}/export.json?version=published`).expect(404)
    await world().as('olive').get(`/surveys/${id}/export.json`).expect(404)
  })

  test('a file that is not right is shown again with every fault in its place, and nothing is begun', async () => {
    const before = (await drafts()).length
    const wrong = EXAMPLE.replace('"scale": "sat5"', '"scale": "sat7"').replace(
      '"most": 2,',
      '"most": "two", "<b>": 1,',
    )
    const answer = await world()
      .as('anton')
      .upload('/surveys/import', { services: 'wallet', content: wrong })
      .expect(422)
    expect(answer.text).toContain('3 things in the file are not right')
    expect(answer.text).toContain('<code>pages[0].questions[0].scale</code> must be one of &quot;sat5&quot;')
    expect(answer.text).toContain('<code>pages[1].questions[0].&lt;b&gt;</code> is not known here.')
    expect(answer.text).toMatch(/value="wallet" checked/)
    const cases: [Record<string, string>, string | undefined, string][] = [
      [{ services: 'wallet', content: '' }, undefined, 'Please choose a file, or paste its content.'],
      [{ services: 'wallet', content: EXAMPLE }, EXAMPLE, 'not both'],
      [{ services: 'wallet', content: '' }, '\u0000\u0001', 'This file is not text.'],
      [{ services: 'wallet', content: '{"a":' }, undefined, 'line 1, column 6'],
      [{ content: EXAMPLE }, undefined, 'Please choose at least one service.'],
      [{ services: 'never-was', content: EXAMPLE }, undefined, 'no longer there'],
    ]
    for (const [fields, file, said] of cases) {
      const sent = file === undefined ? undefined : { field: 'file', content: file }
      const refused = await world().as('anton').upload('/surveys/import', fields, sent).expect(422)
      expect(refused.text).toContain(said)
    }
    expect(await drafts()).toHaveLength(before)
  })

  test('the format is explained, with the example and the schema to be had', async () => {
    const help = await world().as('anton').get('/help/survey-format').expect(200)
    expect(help.text).toContain('<code>pages[].questions[].scale</code>')
    const french = await world().as('anton').get('/help/survey-format?lang=fr').expect(200)
    expect(french.text).toContain('Le fichier d’enquête')
    expect(french.text).toContain('{service}')
    await world().as('anton').get('/account?lang=en')
    expect((await world().as('anton').get('/help/survey-format/example.json').expect(200)).body).toEqual(
      JSON.parse(EXAMPLE),
    )
    const schema = await world().as('anton').get('/help/survey-format/schema.json').expect(200)
    expect(schema.body.properties.pages.description).toBe('In the order in which they are shown.')
  })
})
