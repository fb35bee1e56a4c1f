import { expect, test } from 'vitest'
import { onBothEngines } from '../support/world.ts'

const LIST = '/services/debit-card/components'
const ONE = { name: 'Letter', kind: 'human-activity', run_by: 'Mail room' }

onBothEngines((world) => {
  test('it works: a component is added at the end of the chain and stands in the profile', async () => {
    expect((await world().as('anton').get(`${LIST}/new`)).text).toContain('name="run_by"')
    const added = await world().as('anton').post(`${LIST}/new`, ONE)
    expect(added.headers.location).toBe('/services/debit-card/profile#components')
    const profile = (await world().as('vera').get('/services/debit-card/profile')).text
    expect(profile.indexOf('Contact centre')).toBeLessThan(profile.indexOf('Letter'))
    expect(profile).toContain('Mail room')
    expect(profile).not.toContain(LIST)
    const row = await world()
      .db.selectFrom('component')
      .selectAll()
      .where('name', '=', 'Letter')
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({ user_visible: 0, position: 2, kind: 'human-activity' })
  })

  test('it can be changed and moved', async () => {
    expect((await world().as('anton').get(`${LIST}/card-platform`)).text).toContain('value="Plateforme carte"')
    await world()
      .as('anton')
      .post(`${LIST}/card-platform`, { ...ONE, name: 'Card system', user_visible: 'on' })
    await world().as('anton').post(`${LIST}/contact-centre/move`, { direction: 'up' })
    await world().as('anton').post(`${LIST}/contact-centre/move`, { direction: 'up' })
    const profile = (await world().as('vera').get('/services/debit-card/profile')).text
    expect(profile.indexOf('Contact centre')).toBeLessThan(profile.indexOf('Card system'))
  })

  test('removing it is explained first, and leaves targets to the service as a whole', async () => {
    expect((await world().as('anton').get(`${LIST}/contact-centre`)).text).toContain('still count in earlier figures')
    await world().as('anton').post(`${LIST}/contact-centre/remove`)
    expect((await world().as('anton').get(`${LIST}/contact-centre`)).status).toBe(404)
  })

  test('mistakes are said beside the field; strangers, readers and wrong ids find nothing', async () => {
    const wrong = await world()
      .as('anton')
      .post(`${LIST}/new`, { ...ONE, name: '', kind: 'robot' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('2 things need your attention')
    expect(wrong.text).toContain('value="Mail room"')
    expect((await world().as('olive').post(`${LIST}/new`, ONE)).status).toBe(404)
    expect((await world().as('vera').get(`${LIST}/card-platform`)).status).toBe(404)
    expect((await world().as('anton').get('/services/mortgage/components/card-platform')).status).toBe(404)
    expect((await world().as('anton').post('/services/mortgage/components/card-platform/remove')).status).toBe(404)
    expect((await world().as('anton').post(`${LIST}/card-platform/remove`, { all: 'yes' })).status).toBe(400)
  })
})
