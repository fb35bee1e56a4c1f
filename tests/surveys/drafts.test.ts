import { expect, test } from 'vitest'
import type { SurveyDefinition } from '../../src/surveys/definition.ts'
import {
  beginDraft,
  beginSurvey,
  discardDraft,
  readDraft,
  saveDraft,
  undoDraft,
} from '../../src/surveys/draft-store.ts'
import { defaultDefinition } from '../../src/surveys/instrument.ts'
import { type Publication, publishDraft } from '../../src/surveys/publish-store.ts'
import { storedDefinition } from '../../src/surveys/stored-definition.ts'
import { aService } from '../support/cast.ts'
import { aSurvey } from '../support/respondent.ts'
import { onBothEngines } from '../support/world.ts'

const ANTON = { id: 'anton' }
const ADA = { id: 'ada' }
const DEFAULT = defaultDefinition({ service: { name: 'Debit card', name_fr: '' }, components: [] })

onBothEngines((world) => {
  test('a draft begins with what is published, and stands beside it', async () => {
    const { db, now } = world()
    const { surveyId } = await aSurvey(world(), 'beside')
    const survey = { id: surveyId, service_id: 'beside' }
    await db.updateTable('service').set({ name: 'Renamed' }).where('id', '=', 'beside').execute()
    expect(await readDraft(db, surveyId)).toBeNull()
    expect(await beginDraft(db, survey, null, ANTON, now)).toBe(true)
    const draft = await readDraft(db, surveyId)
    expect(draft).toMatchObject({ revision: 1, updatedBy: 'Anton', canUndo: false })
    expect(draft?.definition.serviceName['en']).toBe('Renamed')
    expect(await beginDraft(db, survey, DEFAULT, ADA, now)).toBe(false)
    expect(await readDraft(db, surveyId)).toEqual(draft)
  })

  test('of two who edit at once, the second is told who was first, and overwrites nothing', async () => {
    const { db, now } = world()
    const surveyId = await begun('two-editors', DEFAULT)
    expect(await saveDraft(db, surveyId, 1, titled('first'), ADA, now)).toEqual({ saved: true, revision: 2 })
    const second = await saveDraft(db, surveyId, 1, titled('second'), ANTON, now)
    expect(second).toEqual({ saved: false, by: 'Ada', at: now.toISOString() })
    expect((await readDraft(db, surveyId))?.definition.pages[0]?.title).toEqual({ en: 'first' })
    expect(await undoDraft(db, surveyId, 1, ANTON, now)).toMatchObject({ saved: false })
    const both = await Promise.all(['a', 'b', 'c'].map((t) => saveDraft(db, surveyId, 2, titled(t), ADA, now)))
    expect(both.filter(({ saved }) => saved)).toHaveLength(1)
  })

  test('the last change is taken back, once', async () => {
    const { db, now } = world()
    const surveyId = await begun('undo', DEFAULT)
    await saveDraft(db, surveyId, 1, titled('changed'), ANTON, now)
    expect((await readDraft(db, surveyId))?.canUndo).toBe(true)
    expect(await undoDraft(db, surveyId, 2, ANTON, now)).toEqual({ saved: true, revision: 3 })
    const draft = await readDraft(db, surveyId)
    expect(draft?.definition.pages[0]?.title).toBeNull()
    expect(draft?.canUndo).toBe(false)
    await undoDraft(db, surveyId, 3, ANTON, now)
    expect((await readDraft(db, surveyId))?.definition.pages[0]?.title).toBeNull()
  })

  test('discarding leaves what is published, and takes away what never was', async () => {
    const { db, now } = world()
    const { surveyId } = await aSurvey(world(), 'discarded')
    await beginDraft(db, { id: surveyId, service_id: 'discarded' }, null, ANTON, now)
    await discardDraft(db, surveyId)
    expect(await readDraft(db, surveyId)).toBeNull()
    expect(await statusOf(surveyId)).toBe('published')
    const draftOnly = await begun('never-published', DEFAULT)
    await discardDraft(db, draftOnly)
    expect(await statusOf(draftOnly)).toBeUndefined()
  })

  test('publishing freezes a version, opens a link for each perspective asked, and ends the draft', async () => {
    const { db } = world()
    const surveyId = await begun('published', onlyAsking(DEFAULT, 'customer'))
    expect(await publish(surveyId, { note: 'First round', promises: { customer: 'anonymous' } })).toMatchObject({
      published: true,
      number: 1,
    })
    expect(await statusOf(surveyId)).toBe('published')
    expect(await readDraft(db, surveyId)).toBeNull()
    expect(await perspectivesOf(surveyId)).toEqual([{ perspective: 'customer', promise: 'anonymous', measures: 1 }])
    const version = await newest(surveyId)
    expect(version).toMatchObject({ number: 1, note: 'First round' })
  })

  test('the next version adds perspectives, keeps links and promises, and says what it no longer measures', async () => {
    const { db, now } = world()
    const { surveyId, openKeys } = await aSurvey(world(), 'next', { user: 'attributed' })
    const survey = { id: surveyId, service_id: 'next' }
    await beginDraft(db, survey, onlyAsking(DEFAULT, 'customer'), ANTON, now)
    expect(await publish(surveyId, { promises: { user: 'anonymous' } })).toMatchObject({ number: 2 })
    expect(await perspectivesOf(surveyId)).toEqual([
      { perspective: 'customer', promise: 'attributed', measures: 1 },
      { perspective: 'provider', promise: 'attributed', measures: 0 },
      { perspective: 'user', promise: 'attributed', measures: 0 },
    ])
    const unasked = await world().anyone().get(`/s/${openKeys.user}`).expect(410)
    expect(unasked.text).toContain('closed')
    await world().anyone().get(`/s/${openKeys.customer}`).expect(200)
    await beginDraft(db, survey, DEFAULT, ANTON, now)
    expect(await publish(surveyId)).toMatchObject({ number: 3 })
    const user = (
      await db.selectFrom('survey_perspective').selectAll().where('survey_id', '=', surveyId).execute()
    ).find(({ perspective }) => perspective === 'user')
    expect(user).toMatchObject({ open_key: openKeys.user, measures: 1 })
    expect(storedDefinition((await newest(surveyId)).definition).pages[0]?.questions[0]?.asked.user?.countedAs).toBe(
      'VALUE',
    )
  })

  test('only one open survey measures a perspective; others may ask anything else', async () => {
    const { surveyId } = await aSurvey(world(), 'measured')
    const rival = await begin('measured', onlyAsking(DEFAULT, 'user'))
    expect(await publish(rival)).toEqual({
      published: false,
      why: 'measured-elsewhere',
      rivals: [{ surveyId, name: '', template: 'combined', perspectives: ['user'] }],
    })
    expect(await statusOf(rival)).toBe('draft')
    const other = await begin('measured', without(onlyAsking(DEFAULT, 'user'), 'VALUE'))
    expect(await publish(other)).toMatchObject({ published: true })
    await world().as('anton').post(`/surveys/${other}/closure`).expect(303)
    await world().as('anton').post(`/surveys/${other}/reopening`).expect(303)
    await world().as('anton').post(`/surveys/${surveyId}/closure`).expect(303)
    expect(await publish(rival)).toMatchObject({ published: true })
    const refused = await world().as('anton').post(`/surveys/${surveyId}/reopening`).expect(422)
    expect(refused.text).toContain(`href="/surveys/${rival}"`)
  })

  test('of two drafts that are published at the same moment one measures', async () => {
    await world()
      .db.insertInto('service')
      .values(aService({ slug: 'race', name: 'Race' }))
      .execute()
    const drafts = [await begin('race', DEFAULT), await begin('race', DEFAULT), await begin('race', DEFAULT)]
    const outcomes = await Promise.all(drafts.map((id) => publish(id)))
    expect(outcomes.filter(({ published }) => published)).toHaveLength(1)
  })

  test('what has errors, was changed meanwhile or is no draft is not published', async () => {
    const { db, now } = world()
    const empty = await begun('faulty', { ...DEFAULT, pages: [] })
    expect(await publish(empty)).toMatchObject({ published: false, why: 'errors' })
    await saveDraft(db, empty, 1, DEFAULT, ADA, now)
    expect(await publish(empty, { revision: 1 })).toEqual({ published: false, why: 'overtaken' })
    expect(await publish(empty, { revision: 2 })).toMatchObject({ published: true })
    expect(await publish(empty, { revision: 2 })).toEqual({ published: false, why: 'no-draft' })
  })

  test('a retired service is asked nothing', async () => {
    const surveyId = await begun('gone', DEFAULT)
    await world().db.updateTable('service').set({ status: 'retired' }).where('id', '=', 'gone').execute()
    expect(await publish(surveyId)).toEqual({ published: false, why: 'retired' })
  })

  test('the pages about surveys cope with drafts, several surveys and surveys that ask one perspective', async () => {
    await aSurvey(world(), 'several')
    const draft = await begin('several', DEFAULT, 'Autumn round')
    const lone = await begin('several', without(onlyAsking(DEFAULT, 'user'), 'VALUE'), 'After a call')
    await publish(lone)
    const room = await world().as('anton').get('/services/several/surveys').expect(200)
    for (const words of ['Autumn round', 'After a call', 'Draft', 'Not asked']) expect(room.text).toContain(words)
    const drafts = await world().as('anton').get('/surveys?show=draft&q=Autumn').expect(200)
    expect(drafts.text).toContain('Autumn round')
    expect(drafts.text).not.toContain('After a call')
    const page = await world().as('anton').get(`/surveys/${lone}`).expect(200)
    expect(page.text).toContain('After a call')
    expect(page.text).not.toContain('id="customer"')
    await world().as('anton').get(`/surveys/${lone}/customer/qr.svg`).expect(404)
    await world().as('anton').get(`/surveys/${draft}/user/qr.svg`).expect(404)
    await world().as('anton').get(`/surveys/${draft}/invite/user`).expect(404)
    await world().as('anton').post(`/surveys/${draft}/user/eligible`, { eligible_count: '3' }).expect(404)
    await world().as('anton').post(`/surveys/${draft}/user/promise`, { promise: 'attributed' }).expect(404)
  })

  async function begun(slug: string, definition: SurveyDefinition): Promise<string> {
    await world()
      .db.insertInto('service')
      .values(aService({ slug, name: slug }))
      .execute()
    return begin(slug, definition)
  }

  const begin = (serviceId: string, definition: SurveyDefinition, name = '') =>
    beginSurvey(world().db, { serviceId, name, template: 'combined', definition }, ANTON, world().now)

  const publish = (surveyId: string, given: Partial<Publication> = {}) =>
    publishDraft(
      world().db,
      { surveyId, revision: 1, note: '', corrected: new Set(), promises: {}, ...given },
      world().now,
    )

  const newest = (surveyId: string) =>
    world()
      .db.selectFrom('survey_version')
      .selectAll()
      .where('survey_id', '=', surveyId)
      .orderBy('number', 'desc')
      .executeTakeFirstOrThrow()

  const perspectivesOf = (surveyId: string) =>
    world()
      .db.selectFrom('survey_perspective')
      .select(['perspective', 'promise', 'measures'])
      .where('survey_id', '=', surveyId)
      .orderBy('perspective')
      .execute()

  async function statusOf(surveyId: string): Promise<string | undefined> {
    const row = await world().db.selectFrom('survey').select('status').where('id', '=', surveyId).executeTakeFirst()
    return row?.status
  }
})

function titled(en: string): SurveyDefinition {
  return { ...DEFAULT, pages: DEFAULT.pages.map((page) => ({ ...page, title: { en } })) }
}

function onlyAsking(definition: SurveyDefinition, perspective: 'user' | 'customer'): SurveyDefinition {
  return {
    ...definition,
    frames: { [perspective]: definition.frames[perspective] },
    pages: definition.pages.map((page) => ({
      ...page,
      questions: page.questions.flatMap((question) => {
        const asked = question.asked[perspective]
        return asked === undefined ? [] : [{ ...question, asked: { [perspective]: asked } }]
      }),
    })),
  }
}

function without(definition: SurveyDefinition, key: string): SurveyDefinition {
  return {
    ...definition,
    pages: definition.pages.map((page) => ({ ...page, questions: page.questions.filter((each) => each.key !== key) })),
  }
}
