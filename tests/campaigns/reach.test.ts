import { expect, test } from 'vitest'
import { addressHash } from '../../src/campaigns/address-hash.ts'
import { addressSalt, recordContact } from '../../src/campaigns/ledger-store.ts'
import { writeConditions } from '../../src/campaigns/segment.ts'
import { textOf } from '../support/answers.ts'
import { aContact } from '../support/contacts.ts'
import { aSurvey } from '../support/respondent.ts'
import { onBothEngines } from '../support/world.ts'
import { aDraft, allSent, answers, aStarted, invitationsOf, later, people, runJobs } from './support.ts'

onBothEngines((world) => {
  const plan = async (id: string) => textOf((await world().as('anton').get(`/campaigns/${id}/plan`).expect(200)).text)

  test('of several services everybody is asked about one: the one they were asked about least recently', async () => {
    const surveys = [(await aSurvey(world(), 'north')).surveyId, (await aSurvey(world(), 'south')).surveyId]
    const both = { north: 'user', south: 'user' } as const
    await aContact(world(), { email: 'both@bank.example', services: both })
    await aContact(world(), { email: 'north@bank.example', services: { north: 'user' } })
    const first = await aStarted(world(), { surveys })
    await runJobs(world())
    await allSent(world())
    const asked = (await invitationsOf(world(), first)).find(({ email }) => email === 'both@bank.example')
    expect(await invitationsOf(world(), first)).toHaveLength(2)
    const page = textOf((await world().as('anton').get(`/campaigns/${first}`)).text)
    expect(page).toContain('One person stands to several of these services')
    expect(page).toMatch(/Eligible 2 Left out 0 Invited 2/)
    const frame = await world().db.selectFrom('campaign_survey').selectAll().where('campaign_id', '=', first).execute()
    expect(frame.map(({ eligible_count }) => eligible_count).sort()).toEqual([1, 2])
    await later(world(), 40)
    const second = await aStarted(world(), { surveys })
    const again = (await invitationsOf(world(), second)).find(({ email }) => email === 'both@bank.example')
    expect(again?.survey_id).toBe(surveys.find((id) => id !== asked?.survey_id))
  })

  test('only the segment is asked', async () => {
    const { surveyId } = await aSurvey(world(), 'parted')
    await aContact(world(), { email: 'lyon@bank.example', services: { parted: 'user' }, attributes: { city: 'Lyon' } })
    await aContact(world(), { email: 'bern@bank.example', services: { parted: 'user' }, attributes: { city: 'Bern' } })
    const conditions = writeConditions({
      join: 'all',
      conditions: [{ kind: 'attribute', name: 'city', test: 'is', value: 'Lyon' }],
    })
    const segment = {
      id: 'lyon',
      name: 'Lyon',
      conditions,
      created_at: '2026-01-01T00:00:00.000Z',
      created_by: 'anton',
    }
    await world().db.insertInto('segment').values(segment).execute()
    const id = await aStarted(world(), { surveys: surveyId, segment: 'lyon' })
    expect((await invitationsOf(world(), id)).map(({ email }) => email)).toEqual(['lyon@bank.example'])
  })

  test('whoever has had enough is left out, unless the campaign states why it is an exception', async () => {
    const { surveyId } = await aSurvey(world(), 'enough')
    await people(world(), 'enough', 2, 'enough')
    const day = world().now.toISOString().slice(0, 10)
    const hash = addressHash(await addressSalt(world().db), 'enough1@bank.example')
    await recordContact(
      world().db,
      Array.from({ length: 4 }, () => ({ address_hash: hash, kind: 'invitation' as const, day })),
    )
    const id = await aDraft(world(), { surveys: surveyId })
    expect(await plan(id)).toContain('enough1@bank.example Contact limits')
    const exception = { exception: 'on', limit_exception: 'The regulator asks for everybody' }
    const other = await aDraft(world(), { surveys: surveyId, ...exception })
    const shown = await plan(other)
    expect(shown).toContain('Goes beyond the contact limits: The regulator asks for everybody')
    expect(shown).toMatch(/Will be invited 2/)
  })

  test('planned invitations count before they are written, so that two campaigns do not both take the last place', async () => {
    const slugs = ['one', 'two', 'three', 'four', 'five']
    const surveys: string[] = []
    for (const slug of slugs) surveys.push((await aSurvey(world(), slug)).surveyId)
    const services = Object.fromEntries(slugs.map((slug) => [slug, 'user' as const]))
    await aContact(world(), { email: 'popular@bank.example', services })
    for (const [place, surveyId] of surveys.entries()) {
      const id = await aStarted(world(), { surveys: surveyId })
      expect(await invitationsOf(world(), id)).toHaveLength(place < 4 ? 1 : 0)
    }
  })

  test('after an anonymous survey everybody who was invited rests alike, whether they answered or not', async () => {
    const before = (await aSurvey(world(), 'secretly')).surveyId
    const next = (await aSurvey(world(), 'next')).surveyId
    const services = { secretly: 'user', next: 'user' } as const
    for (const name of ['shy', 'silent']) await aContact(world(), { email: `${name}@bank.example`, services })
    const first = await aStarted(world(), { surveys: before })
    await runJobs(world())
    const shy = (await invitationsOf(world(), first)).find(({ email }) => email === 'shy@bank.example')
    await answers(world(), shy!)
    await later(world(), 5)
    const shown = await plan(await aDraft(world(), { surveys: next }))
    const reasons = ['shy', 'silent'].map((name) => new RegExp(`${name}@bank.example (\\S+)`).exec(shown)?.[1])
    expect(reasons[0]).toMatch(/^Resting/)
    expect(reasons[1]).toBe(reasons[0])
  })
})
