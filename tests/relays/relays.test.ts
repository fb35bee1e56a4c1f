import { expect, test } from 'vitest'
import { textOf } from '../support/answers.ts'
import { aSurvey } from '../support/respondent.ts'
import { onBothEngines } from '../support/world.ts'

/* The pages on which links for other systems are made. */

onBothEngines((world) => {
  test('an analyst makes a relay, sees its secret when asked, and a link that works', async () => {
    const anton = world().as('anton')
    expect(textOf((await anton.get('/relays').expect(200)).text)).toContain('No relay yet')
    const { surveyId } = await aSurvey(world(), 'made')
    const made = await anton
      .post('/relays', { name: 'Service desk', perspective: 'user', surveys: surveyId })
      .expect(303)
    const path = String(made.headers['location'])
    const page = await anton.get(path).expect(200)
    expect(page.text).not.toMatch(/value="[\da-f]{64}"/)
    const shown = await anton.get(`${path}?secret=shown`).expect(200)
    expect(shown.text).toMatch(/value="[\da-f]{64}"/)
    const link =
      /<code>(http[^<]*ref=INC0012[^<]*sig=[\da-f]{64})<\/code>/.exec(page.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    await world().anyone().get(link.replace(world().url, '')).expect(200)
    const tried = await anton.get(`${path}?link=${encodeURIComponent(link)}`).expect(200)
    expect(textOf(tried.text)).toContain('This link works.')
    const wrong = await anton.get(`${path}?link=${encodeURIComponent(link.replace('INC0012', 'INC9'))}`).expect(200)
    expect(textOf(wrong.text)).toContain('The signature does not hold.')
    expect(wrong.text).toContain('ref=INC9&amp;service=made')
    expect(textOf((await anton.get('/relays')).text)).toContain('Service desk')
  })

  test('switched off and on again, and changed', async () => {
    const anton = world().as('anton')
    const { surveyId } = await aSurvey(world(), 'switched')
    const other = await aSurvey(world(), 'added')
    const made = await anton.post('/relays', { name: 'Portal', perspective: 'user', surveys: surveyId }).expect(303)
    const path = String(made.headers['location'])
    await anton.post(`${path}/switch`, { active: '0' }).expect(303)
    expect(textOf((await anton.get(path)).text)).toContain('they look like links that never existed')
    expect(textOf((await anton.get('/relays')).text)).toMatch(/Portal Users Service switched Off/)
    await anton.post(`${path}/switch`, { active: '1' }).expect(303)
    await anton.post(path, { name: 'Portal 2', surveys: [surveyId, other.surveyId] }).expect(303)
    expect(textOf((await anton.get(path)).text)).toContain('Portal 2 On')
    expect((await anton.get(`${path}/edit`)).text.match(/type="checkbox"[^>]* checked/g)).toHaveLength(2)
  })

  test('what cannot be chosen is said beside its field, and nothing is made', async () => {
    const anton = world().as('anton')
    const { surveyId } = await aSurvey(world(), 'unchosen')
    const closed = await aSurvey(world(), 'closed-one')
    await world().db.updateTable('survey').set({ status: 'closed' }).where('id', '=', closed.surveyId).execute()
    const count = async () => (await world().db.selectFrom('relay').select('id').execute()).length
    const before = await count()
    const cases: [Record<string, string | string[]>, string][] = [
      [{ name: '', perspective: 'user', surveys: surveyId }, 'Please fill this in.'],
      [{ name: 'Kept', perspective: 'nobody', surveys: surveyId }, 'Please choose one of the options.'],
      [{ name: 'Kept', perspective: 'user' }, 'Please choose at least one survey.'],
      [{ name: 'Kept', perspective: 'user', surveys: closed.surveyId }, 'does not take answers any more'],
    ]
    for (const [fields, message] of cases) {
      const reply = await anton.post('/relays', fields).expect(422)
      expect(textOf(reply.text)).toContain(message)
      expect(reply.text).toContain(`value="${fields['name']}"`)
    }
    expect(await count()).toBe(before)
    await anton.get('/relays/there-is-none').expect(404)
    await world().as('olive').get('/relays').expect(404)
  })
})
