import { describe, expect, test } from 'vitest'
import { adaptedTo } from '../../src/surveys/adapted-definition.ts'
import { burdenOf, USER_SECONDS } from '../../src/surveys/burden.ts'
import { beginSurvey } from '../../src/surveys/draft-store.ts'
import { questionOf } from '../../src/surveys/edits.ts'
import { lostPlaces } from '../../src/surveys/lost-places-store.ts'
import { LOST_WHERE, lostWhereQuestion, type NamedPlace } from '../../src/surveys/lost-where.ts'
import { readSurveyFile, surveyFile } from '../../src/surveys/survey-file.ts'
import { templateDefinition } from '../../src/surveys/templates.ts'
import { onBothEngines } from '../support/world.ts'

const service = { name: 'Debit card', name_fr: 'Carte de débit' }
const place = (id: string): NamedPlace => ({ kind: 'touchpoint', id, name: `At ${id}`, name_fr: '' })
const places = [place('call'), place('unlock')]
const periodic = (given: NamedPlace[]) =>
  templateDefinition('periodic-user', { service, components: [], places: given })
const optionsIn = (definition: ReturnType<typeof periodic>) => {
  const question = questionOf(definition, LOST_WHERE)
  return question?.kind === 'choice' ? question.options : null
}

describe('where time was lost', () => {
  test('is asked by the periodic form only where the service has places, of who lost any, within the promised time', () => {
    expect(optionsIn(periodic([]))).toBeNull()
    const definition = periodic(Array.from({ length: 30 }, (_, at) => place(String(at))))
    expect(optionsIn(definition)).toHaveLength(12)
    expect(questionOf(definition, LOST_WHERE)).toMatchObject({
      most: 1,
      asked: { user: { required: false } },
      showIf: { rules: [{ question: 'LOST_TIME', is: 'at-least', value: 1 }] },
    })
    const seconds = burdenOf(definition, 'user', 'en')?.seconds
    expect(seconds).toBe(burdenOf(periodic([]), 'user', 'en')?.seconds)
    expect(seconds).toBeLessThanOrEqual(USER_SECONDS)
  })

  test('each option keeps what it stands for, and another service brings its own', () => {
    expect(lostWhereQuestion(places)?.options[1]).toMatchObject({
      code: 2,
      place: { kind: 'touchpoint', id: 'unlock' },
    })
    const target = { service: { name: 'Mortgage', name_fr: '' }, components: [] }
    const moved = adaptedTo({ ...target, places: [place('signing')] }, periodic(places), [])
    expect(optionsIn(moved.definition)).toMatchObject([{ code: 1, place: { id: 'signing' } }])
    const without = adaptedTo(target, periodic(places), [])
    expect(optionsIn(without.definition)).toBeNull()
    expect(without.leftOut).toEqual([{ what: 'places' }])
  })

  test('a file holds the words of places, not what they stand for', () => {
    const file = JSON.stringify(surveyFile({ name: 'S', template: '' }, periodic(places), []))
    expect(file).toContain('At unlock')
    expect(file).not.toContain('"place"')
    expect(readSurveyFile(file).ok).toBe(true)
  })

  onBothEngines((world) => {
    test('places are the journeys’ touchpoints, waiting as one of them, and the parts that users see beside them', async () => {
      const { db } = world()
      expect(await lostPlaces(db, 'mortgage')).toEqual([])
      const seen = await lostPlaces(db, 'debit-card')
      expect(seen.map(({ kind, id }) => `${kind} ${id}`)).toContain('component card-platform')
      await db
        .insertInto('journey')
        .values({ id: 'j', service_id: 'debit-card', name: 'A lock', name_fr: '', persona: '', persona_fr: '' })
        .execute()
      const step = { journey_id: 'j', at: null, title_fr: '', what_happened: '', what_happened_fr: '', channel: null }
      const unrated = { user_rating: null, customer_rating: null, provider_rating: null }
      await db
        .insertInto('touchpoint')
        .values([
          {
            ...step,
            ...unrated,
            id: 'declined',
            position: 0,
            day_offset: 0,
            title: 'Declined',
            component_id: 'card-platform',
            nothing_happened: 0,
          },
          {
            ...step,
            ...unrated,
            id: 'silence',
            position: 1,
            day_offset: 1,
            title: 'Silence',
            component_id: null,
            nothing_happened: 1,
          },
          {
            ...step,
            ...unrated,
            id: 'more silence',
            position: 2,
            day_offset: 2,
            title: 'Still silence',
            component_id: null,
            nothing_happened: 1,
          },
        ])
        .execute()
      const found = await lostPlaces(db, 'debit-card')
      const ids = found.map(({ kind, id }) => `${kind} ${id}`)
      expect(found[1]).toMatchObject({ id: 'silence', name: 'Waiting without hearing anything' })
      expect(ids).not.toContain('touchpoint more silence')
      expect(ids[0]).toBe('touchpoint declined')
      expect(ids).not.toContain('component card-platform')
    })

    test('what is only planned, or was so until a change, is no place; and a step that several journeys tell is one', async () => {
      const { db } = world()
      const told = { service_id: 'debit-card', name: 'A lock', name_fr: '', persona: '', persona_fr: '' }
      const step = { at: null, title_fr: '', what_happened: '', what_happened_fr: '', channel: null, position: 0 }
      const unrated = { user_rating: null, customer_rating: null, provider_rating: null }
      for (const [variant, title] of [
        ['planned', 'A message comes'],
        ['until', 'A letter comes'],
        ['since', ' declined'],
      ] as const) {
        await db
          .insertInto('journey')
          .values({ id: variant, ...told, variant })
          .execute()
        await db
          .insertInto('touchpoint')
          .values({
            ...{ ...step, ...unrated, id: `${variant} step`, journey_id: variant, title, day_offset: 0 },
            ...{ component_id: null, nothing_happened: 0 },
          })
          .execute()
      }
      const names = (await lostPlaces(db, 'debit-card')).map(({ name }) => name)
      expect(names.filter((name) => name.includes('comes'))).toEqual([])
      expect(names.filter((name) => /declined/i.test(name))).toEqual(['Declined'])
    })

    test('is offered in the editor, with a least acceptable for each dimension', async () => {
      const { db, now } = world()
      const survey = { serviceId: 'debit-card', name: '', template: 'periodic-user', definition: periodic([]) }
      const draft = await beginSurvey(db, survey, { id: 'anton' }, now)
      const { text } = await world().as('anton').get(`/surveys/${draft}/edit/add?lang=en`).expect(200)
      expect(text).toContain('Where most of the time was lost')
      expect(text).toContain('The least still acceptable: Speed')
    })
  })
})
