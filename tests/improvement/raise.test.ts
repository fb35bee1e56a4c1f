import { expect, test } from 'vitest'
import { onBothEngines } from '../support/world.ts'
import { answers, historyIn, idIn, raise, statusOf, TYPED } from './support.ts'

onBothEngines((world) => {
  const form = '/services/debit-card/actions/new'
  const target = '/services/debit-card/actions'

  test('it works: an analyst raises an action from a dimension, with what the answers say kept in it', async () => {
    await answers(world(), 'debit-card', 'user', 'EASE', [900, 200, 100, 30, 4])
    await answers(world(), 'debit-card', 'customer', 'EASE', [0, 0, 0, 1, 2])
    const page = await world().as('anton').get(`${form}?dimension=EASE`).expect(200)
    expect(page.text).toContain('Users: 10.3 of 100 (1,234 responses)')
    expect(page.text).toContain('Customers: 91.7 of 100 (3 responses)')
    expect(page.text).toContain('chance alone hardly explains that')
    expect(page.text).toContain('value="2027-01-19"')

    const address = await raise(world(), 'anton')
    const row = await world()
      .db.selectFrom('improvement_action')
      .selectAll()
      .where('id', '=', idIn(address))
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({
      service_id: 'debit-card',
      dimension: 'EASE',
      status: 'proposed',
      raised_by: 'anton',
      target_points: 12.5,
    })
    expect(await historyIn(world(), address)).toEqual(['proposed by anton'])

    await answers(world(), 'debit-card', 'user', 'VALUE', [5, 5, 5, 5, 5])
    const shown = await world().as('olive').get(address).expect(200)
    expect(shown.text).toContain(TYPED.title)
    expect(shown.text).toContain('Ease of use, all responses up to 20 Nov 2026')
    expect(shown.text).toContain('Users: 10.3 of 100')
    const inFrench = await world().as('olive').get(`${address}?lang=fr`).expect(200)
    expect(inFrench.text).toMatch(/Utilisateurs\s: 10,3 sur 100/)
    await world().as('olive').get(`${address}?lang=en`)
    expect(shown.text).toContain('+12.5 index points on “Ease of use”')
  })

  test('without a dimension it is raised from the verdict, and so it is from the overall question', async () => {
    const page = await world().as('olive').get(form).expect(200)
    expect(page.text).toContain('Overall, all responses up to')
    for (const dimension of ['', 'VALUE']) {
      const address = await raise(world(), 'olive', { dimension })
      const row = await world()
        .db.selectFrom('improvement_action')
        .select('dimension')
        .where('id', '=', idIn(address))
        .executeTakeFirst()
      expect(row).toEqual({ dimension: null })
      expect((await world().as('olive').get(address)).text).toContain('Overall verdict')
    }
  })

  test('fewer than five users are not shown, nor kept with the action', async () => {
    await answers(world(), 'debit-card', 'user', 'SPEED', [4, 0, 0, 0, 0])
    const page = await world().as('anton').get(`${form}?dimension=SPEED`).expect(200)
    expect(page.text).toContain('Users: no figure yet; one shows from 5 responses')
    const address = await raise(world(), 'anton', { dimension: 'SPEED' })
    const { evidence } = await world()
      .db.selectFrom('improvement_action')
      .select('evidence')
      .where('id', '=', idIn(address))
      .executeTakeFirstOrThrow()
    expect(JSON.parse(evidence)).toMatchObject({ users: null, gap: null })
    expect((await world().as('anton').get(address)).text).toContain('The two views cannot be compared yet.')
  })

  test('customers who were promised anonymity are shown from five on only', async () => {
    await answers(world(), 'mortgage', 'customer', 'EASE', [0, 0, 0, 3, 0])
    const page = () => world().as('otto').get('/services/mortgage/actions/new?dimension=EASE').expect(200)
    expect((await page()).text).toContain('Customers: 75.0 of 100')
    const created_at = '2026-01-05T08:00:00.000Z'
    await world()
      .db.insertInto('survey')
      .values({ id: 'promised', service_id: 'mortgage', status: 'published', created_at, closed_at: null })
      .execute()
    await world()
      .db.insertInto('survey_perspective')
      .values({
        survey_id: 'promised',
        perspective: 'customer',
        open_key: 'promised',
        promise: 'anonymous',
        eligible_count: 9,
      })
      .execute()
    expect((await page()).text).toContain('Customers: no figure yet')
  })

  test('people with an account that sees the service are suggested as being in charge, and nobody else', async () => {
    const { text } = await world().as('olive').get(form)
    for (const name of ['Ada', 'Anton', 'Olive', 'Vera']) expect(text).toContain(`<option value="${name}">`)
    expect(text).not.toContain('Otto')
  })

  test('a day in the past and what is missing are said beside the fields, and nothing typed is lost', async () => {
    const typed = { ...TYPED, title: ' ', due_on: '2026-11-19', target_points: '0.4' }
    const { text } = await world().as('anton').post(target, typed).expect(422)
    expect(text).toContain('3 things need your attention.')
    expect(text).toContain('This day has passed.')
    expect(text).toContain('This number is too low or too high.')
    expect(text).toContain('value="2026-11-19"')
    expect(text).toContain(TYPED.cause)
    expect(text).toContain('aria-describedby="title-hint title-error"')
    expect(text).toContain('Ease of use, all responses')
    const alone = await world()
      .as('anton')
      .post(target, { ...TYPED, due_on: '2026-11-19' })
      .expect(422)
    expect(alone.text).toContain('One thing needs your attention.')
    expect(alone.text).toContain('value="12.5"')
  })

  test.each([
    ['due_on', '2026-02-30'],
    ['due_on', 'soon'],
    ['due_on', '9999-01-01'],
    ['target_points', '101'],
    ['target_points', 'many'],
    ['title', 'x'.repeat(161)],
    ['owner', ''],
    ['change', ''],
    ['dimension', 'COMPONENT:card-platform'],
  ])('%s = %s is refused with the form', async (field, value) => {
    const { text } = await world()
      .as('anton')
      .post(target, { ...TYPED, [field]: value })
      .expect(422)
    expect(text).toContain('form-errors')
  })

  test('today is in time, and a French reader may write a comma', async () => {
    const address = await raise(world(), 'anton', { due_on: '2026-11-20', target_points: '7,5' })
    const { text } = await world().as('anton').get(`${address}?lang=fr`)
    expect(text).toContain('Échéance aujourd’hui')
    expect(text).toContain('+7,5 points d’indice')
    const form = await world().as('anton').get(`${address}/edit`)
    expect(form.text).toContain('value="7,5"')
    await world().as('anton').get('/actions?lang=en')
  })

  test('what no page of ours sends is refused', async () => {
    const anton = world().as('anton')
    await anton.get(`${form}?dimension=SPIN`).expect(400)
    await anton.get(`${form}?dimension=EASE&dimension=SPEED`).expect(400)
    await anton.post(target, { ...TYPED, status: 'approved' }).expect(400)
    await anton.post(target, { ...TYPED, title: ['one', 'two'] }).expect(400)
    await anton.post(target, { ...TYPED, title: 'a\0b' }).expect(400)
    await anton.get('/services/a%00b/actions/new').expect(404)
  })

  test('viewers raise nothing, and nobody raises on a service that they do not see', async () => {
    const before = await world().db.selectFrom('improvement_action').select('id').execute()
    await world().as('vera').get(form).expect(404)
    await world().as('vera').post(target, TYPED).expect(404)
    await world().as('otto').get(form).expect(404)
    await world().as('otto').post(target, TYPED).expect(404)
    await world().as('anton').post('/services/nothing/actions', TYPED).expect(404)
    await world().anyone().get(form).expect(303)
    expect(await world().db.selectFrom('improvement_action').select('id').execute()).toHaveLength(before.length)
  })

  test('what people write stands there as they wrote it, and runs nowhere', async () => {
    const attack = '<script>alert(1)</script>"\'&'
    const address = await raise(world(), 'anton', { title: attack, cause: attack, owner: attack, change: attack })
    expect(await statusOf(world(), address)).toBe('proposed')
    for (const page of [address, `${address}/edit`, '/actions', '/actions?view=board', target]) {
      const { text } = await world().as('anton').get(page).expect(200)
      expect(text).not.toContain('<script>alert')
      expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;')
    }
  })
})
