import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/database/tokens.ts'
import { lookAtServices } from '../../src/improvement/finding-jobs.ts'
import { agreed, answered, customers, textOf } from '../support/answers.ts'
import { onBothEngines, type World } from '../support/world.ts'
import { TYPED } from './support.ts'

const page = '/services/debit-card/findings'

const lookNow = (world: World) => world.as('anton').post(page).expect(303)
const stored = ({ db }: World) => db.selectFrom('finding').selectAll().orderBy('rule').execute()

async function findingOn(world: World, rule: string) {
  const found = (await stored(world)).find((each) => each.rule === rule && each.status !== 'gone')
  if (found === undefined) throw new Error(`There is no finding by ${rule}`)
  return found
}

/** A finding put there directly. */
async function aFinding(world: World, service_id = 'debit-card'): Promise<string> {
  const id = newId()
  const evidence = { rule: 'state-changed', from: 'aligned-good', to: 'watermelon', agreement: 'green', users: null }
  await world.db
    .insertInto('finding')
    .values({
      ...{ id, service_id, rule: 'state-changed', subject: id, period: '2026-Q4', status: 'open', reason: '' },
      ...{ first_seen: '2026-11-01', last_seen: '2026-11-01', gone_on: null, decided_by: null, decided_at: null },
      ...{ action_id: null, evidence: JSON.stringify({ ...evidence, customers: null, day: '2026-11-01' }) },
    })
    .execute()
  return id
}

const statusOf = async (world: World, id: string) => (await stored(world)).find((each) => each.id === id)?.status

onBothEngines((world) => {
  describe('the findings of a service', () => {
    beforeAll(async () => {
      await answered(
        world().db,
        { perspective: 'user', counts: [30, 20, 10, 5, 5] },
        { perspective: 'customer', counts: [0, 0, 0, 1, 2] },
        { perspective: 'customer', question: 'PREDICTED_USER_VIEW', counts: [0, 0, 0, 2, 1] },
      )
      await customers(world().db, 'debit-card', 3)
      await agreed(world().db, 'debit-card', true, true)
    })

    test('nothing has been looked at yet: the page says when findings appear', async () => {
      const text = textOf((await world().as('olive').get(page).expect(200)).text)
      expect(text).toContain('Nothing waits for a decision')
      expect(text).toContain('Not looked at yet')
      expect(text).not.toContain('Look now')
    })

    test('it works: the nightly look raises what is confirmed, and a second one nothing more', async () => {
      await Promise.all([
        lookAtServices(world().installation, () => false),
        lookAtServices(world().installation, () => false),
      ])
      expect((await stored(world())).map(({ rule }) => rule)).toEqual(['gap', 'prediction', 'watermelon'])
      await lookNow(world())
      expect(await stored(world())).toHaveLength(3)
      const text = textOf((await world().as('olive').get(page).expect(200)).text)
      expect(text).toContain('Users rate the service')
      expect(text).toContain('Users: 26.8 of 100 (70 responses)')
      expect(text).toContain('The agreement is met (2 of 2 reported targets)')
      expect(text).toContain('Last looked at on 20 Nov 2026')
      const french = textOf((await world().as('anton').get(`${page}?lang=fr`).expect(200)).text)
      expect(french).toContain('Les deux regards divergent')
      await world().as('anton').get(`${page}?lang=en`)
      const overall = textOf((await world().as('anton').get('/findings').expect(200)).text)
      expect(overall).toContain('Debit card')
      expect(textOf((await world().as('anton').get('/services/debit-card/actions')).text)).toContain('Findings 3')
    })

    test('too few to be shown raise nothing', async () => {
      await answered(world().db, { service: 'mortgage', perspective: 'user', counts: [4, 0, 0, 0, 0] })
      await agreed(world().db, 'mortgage', true)
      await world().as('anton').post('/services/mortgage/findings').expect(303)
      expect((await stored(world())).filter(({ service_id }) => service_id === 'mortgage')).toEqual([])
    })

    test('the owner dismisses with a reason only, everybody reads it, and can take it back', async () => {
      const { id } = await findingOn(world(), 'prediction')
      const refused = await world()
        .as('olive')
        .post(`/findings/${id}/dismissal`, { seen: 'open', reason: ' ' })
        .expect(422)
      expect(refused.text).toContain(`reason-${id}-error`)
      await world()
        .as('olive')
        .post(`/findings/${id}/dismissal`, { seen: 'open', reason: 'Known <since> May' })
        .expect(303)
      const read = await world().as('vera').get(`${page}?show=decided`).expect(200)
      expect(read.text).toContain('Because: Known &lt;since&gt; May')
      expect(read.text).not.toContain('/undoing')
      await lookNow(world())
      expect((await stored(world())).filter(({ rule }) => rule === 'prediction')).toHaveLength(1)
      await world().as('anton').post(`/findings/${id}/undoing`, { seen: 'dismissed' }).expect(303)
      expect(await findingOn(world(), 'prediction')).toMatchObject({ status: 'open', reason: '', decided_by: null })
    })

    test('a dismissal is not taken back once the finding has been raised anew', async () => {
      const { id, ...row } = await findingOn(world(), 'prediction')
      await world().as('olive').post(`/findings/${id}/dismissal`, { seen: 'open', reason: 'No' }).expect(303)
      const anew = newId()
      await world()
        .db.insertInto('finding')
        .values({ ...row, id: anew, period: '2027-Q1' })
        .execute()
      await world().as('olive').post(`/findings/${id}/undoing`, { seen: 'dismissed' }).expect(409)
      await world().db.deleteFrom('finding').where('id', '=', anew).execute()
    })

    test('of two who decide at once, one is told that the other was faster', async () => {
      const id = await aFinding(world())
      const answers = await Promise.all([
        world().as('olive').post(`/findings/${id}/acceptance`, { seen: 'open' }),
        world().as('anton').post(`/findings/${id}/dismissal`, { seen: 'open', reason: 'No' }),
      ])
      expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
      const late = answers.find(({ status }) => status === 409)
      expect(late?.text).toContain('Nothing was stored: somebody else has decided')
      const status = (await statusOf(world(), id)) ?? ''
      await world().as('olive').post(`/findings/${id}/acceptance`, { seen: 'open' }).expect(409)
      expect(await statusOf(world(), id)).toBe(status)
    })

    test('a finding becomes an action, linked both ways; withdrawn, it waits again', async () => {
      const { id } = await findingOn(world(), 'gap')
      const form = await world().as('olive').get(`/services/debit-card/actions/new?finding=${id}`).expect(200)
      expect(textOf(form.text)).toContain('Users rate the service')
      expect(form.text).toContain(`name="finding" value="${id}"`)
      const raised = await world()
        .as('olive')
        .post('/services/debit-card/actions', { ...TYPED, finding: id })
        .expect(303)
      const action = String(raised.headers['location'])
      expect(await findingOn(world(), 'gap')).toMatchObject({ status: 'actioned', action_id: action.slice(9) })
      expect((await world().as('vera').get(action)).text).toContain(`href="/findings/${id}"`)
      expect((await world().as('vera').get(`/findings/${id}`)).text).toContain(`href="${action}"`)
      const again = await world()
        .as('anton')
        .post('/services/debit-card/actions', { ...TYPED, finding: id })
        .expect(409)
      expect(again.text).toContain('Somebody else has decided on this finding')
      expect(again.text).toContain(TYPED.title)
      await world().as('olive').post(`${action}/withdrawal`).expect(303)
      expect(await findingOn(world(), 'gap')).toMatchObject({ status: 'accepted', action_id: null })
    })

    test('what no longer holds at two looks is no longer seen, and is not deleted', async () => {
      await answered(world().db, { perspective: 'user', counts: [0, 0, 0, 500, 5000] })
      await lookNow(world())
      expect((await findingOn(world(), 'watermelon')).status).toBe('open')
      await answered(world().db, { perspective: 'user', counts: [0, 0, 0, 5, 0] })
      await lookNow(world())
      expect((await stored(world())).find(({ rule }) => rule === 'watermelon')).toMatchObject({
        status: 'gone',
        gone_on: '2026-11-20',
      })
      expect(textOf((await world().as('olive').get(`${page}?show=gone`)).text)).toContain('Agreement kept')
      expect((await stored(world())).map(({ rule, status }) => `${rule} ${status}`)).toContain('state-changed open')
    })

    test('viewers read and decide nothing; nobody finds what is on another’s service', async () => {
      const id = await aFinding(world())
      expect((await world().as('vera').get(`/findings/${id}`).expect(200)).text).not.toContain('/acceptance')
      await world().as('vera').post(`/findings/${id}/acceptance`, { seen: 'open' }).expect(404)
      await world().as('olive').post(page).expect(404)
      await world().as('otto').get(`/findings/${id}`).expect(404)
      await world().as('otto').post(`/findings/${id}/acceptance`, { seen: 'open' }).expect(404)
      await world()
        .as('otto')
        .post('/services/mortgage/actions', { ...TYPED, finding: id })
        .expect(404)
      await world()
        .as('anton')
        .post('/services/mortgage/actions', { ...TYPED, finding: id })
        .expect(404)
      expect((await world().as('otto').get('/findings').expect(200)).text).not.toContain(id)
      expect(await statusOf(world(), id)).toBe('open')
    })

    test('what no page of ours sends is refused', async () => {
      const id = await aFinding(world())
      await world().as('olive').post(`/findings/${id}/acceptance`, { seen: 'open', status: 'gone' }).expect(400)
      await world().as('olive').post(`/findings/${id}/acceptance`, { seen: 'never' }).expect(422)
      await world().as('olive').get('/findings?show=all').expect(400)
      await world().as('olive').get('/findings/no%00such').expect(404)
      await world().as('olive').get('/findings?page=999').expect(200)
    })
  })
})
