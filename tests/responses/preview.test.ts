import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { adaptedTo } from '../../src/surveys/adapted-definition.ts'
import { beginSurvey, readDraft, saveDraft } from '../../src/surveys/draft-store.ts'
import { publishDefaultSurvey } from '../../src/surveys/store.ts'
import { readSurveyFile } from '../../src/surveys/survey-file.ts'
import { readForm } from '../support/respondent.ts'
import { onBothEngines } from '../support/world.ts'

const EXAMPLE = readFileSync(new URL('../../src/surveys/survey-example.json', import.meta.url), 'utf8')

onBothEngines((world) => {
  let id: string
  beforeAll(async () => {
    const read = readSurveyFile(EXAMPLE)
    if (!read.ok) throw new Error('The example is no survey')
    const target = { service: { name: 'Debit card', name_fr: 'Carte de débit' }, components: [] }
    const { definition } = adaptedTo(target, read.value.definition, [])
    const survey = { serviceId: 'debit-card', name: 'Pulse', template: '', definition }
    id = await beginSurvey(world().db, survey, { id: 'anton' }, world().now)
  })
  const anton = () => world().as('anton')
  const form = (rest = '') => `/surveys/${id}/preview/form?perspective=user&version=draft&turn=1${rest}`

  /** Everything that answering could leave behind. */
  const stored = async () => {
    const tables = [
      'response',
      'held_response',
      'participation',
      'comment',
      'histogram',
      'held_count',
      'intake_tally',
      'drop_out',
      'partial_answer',
      'intake_signal',
      'survey_version',
      'survey_perspective',
    ]
    const counts = tables.map(async (table) => {
      const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(world().db)
      return [table, Number(rows[0]?.n)] as const
    })
    return Object.fromEntries(await Promise.all(counts))
  }

  test('it works: the page shows the form in a frame, in every perspective, language, width, turn and channel', async () => {
    const page = await anton().get(`/surveys/${id}/preview`).expect(200)
    expect(page.text).toMatch(
      /<iframe class="preview-frame" src="\/surveys\/[\w-]+\/preview\/form\?perspective=user&amp;language=en/,
    )
    expect(page.text).toContain('preview-phone')
    expect(page.text).toContain('العربية')
    expect(page.text).not.toContain('Provider</option>')
    const wide = await anton()
      .get(`/surveys/${id}/preview?perspective=customer&language=ar&width=desktop&channel=web&v=2`)
      .expect(200)
    expect(wide.text).toContain(
      'perspective=customer&amp;language=ar&amp;turn=1&amp;version=draft&amp;channel=web&amp;v=2',
    )
    expect(wide.text).toContain('preview-desktop')
    const odd = await anton()
      .get(`/surveys/${id}/preview?perspective=neighbour&language=xx&width=cinema&turn=-3`)
      .expect(200)
    expect(odd.text).toContain('perspective=user&amp;language=en&amp;turn=1')
  })

  test('the form is the respondents’ own, framed by our own pages only', async () => {
    const shown = await anton().get(form('&language=ar&v=2')).expect(200)
    expect(shown.headers['content-security-policy']).toContain("frame-ancestors 'self'")
    expect(shown.headers['x-frame-options']).toBeUndefined()
    expect(shown.text).toMatch(/<html lang="ar" dir="rtl"/)
    expect(shown.text).toContain('أرسل إجاباتي')
    expect(shown.text).toMatch(/id="VALUE-2" value="2"[^>]*checked/)
    const outside = await anton().get(`/surveys/${id}/preview`)
    expect(outside.headers['content-security-policy']).toContain("frame-ancestors 'none'")
    const french = await anton().get(`${form()}&language=ar&lang=fr`).expect(200)
    expect(french.headers['content-security-policy']).toContain("frame-ancestors 'self'")
    await anton().get('/account?lang=en')
  })

  test('a test is checked like any answer, and tells what would be stored, counted and hidden; nothing is', async () => {
    const before = await stored()
    const opened = readForm((await anton().get(form('&language=en')).expect(200)).text)
    const { _csrf: _, ...hidden } = opened.hidden
    const empty = await anton().post(form('&language=en'), hidden).expect(422)
    expect(empty.text).toContain('One thing needs your attention.')
    const happy = await anton()
      .post(form('&language=en'), { ...hidden, VALUE: '5', 'OWN:where': ['1'], COMMENT: '<b>Good</b>' })
      .expect(200)
    expect(happy.text).toContain('Test: nothing was stored')
    expect(happy.text).toContain('VALUE = 5')
    expect(happy.text).toContain('Very satisfied')
    expect(happy.text).toContain('&lt;b&gt;Good&lt;/b&gt;')
    expect(happy.text).not.toContain('OWN:where = ')
    expect(happy.text).toContain('Where did it happen?')
    const unhappy = await anton()
      .post(form('&language=en'), {
        ...hidden,
        VALUE: '2',
        'OWN:where': ['1', '2'],
        'OWN:times': '3',
        IMPORTANCE: ['1'],
      })
      .expect(200)
    expect(unhappy.text).toContain('OWN:where = -3, OWN:where = 1, OWN:where = 2')
    expect(unhappy.text).toContain('In a shop, At a cash machine')
    expect(unhappy.text).toContain('OWN:times = 3')
    expect(await stored()).toEqual(before)
  })

  test('a saved draft is seen by the page that shows it', async () => {
    const revision = async () => (await anton().get(`/surveys/${id}/preview/revision`).expect(200)).text
    const before = await revision()
    const draft = (await readDraft(world().db, id))!
    await saveDraft(world().db, id, draft.revision, draft.definition, { id: 'anton' }, world().now)
    expect(Number(await revision())).toBe(Number(before) + 1)
  })

  test('what is published can be looked at beside its draft; what there is not is not found', async () => {
    const { surveyId } = await world()
      .db.transaction()
      .execute((trx) => publishDefaultSurvey(trx, 'mortgage', world().now))
    const page = await anton().get(`/surveys/${surveyId}/preview`).expect(200)
    expect(page.text).toContain('version=published')
    expect(page.text).toContain('1 of 8')
    expect(page.text).toContain('It is another question’s turn.')
    await anton().get(`/surveys/${surveyId}/preview?version=draft`).expect(200)
    const before = await stored()
    const { _csrf: _, ...hidden } = readForm(
      (await anton().get(`/surveys/${surveyId}/preview/form?perspective=customer`).expect(200)).text,
    ).hidden
    const named = await anton()
      .post(`/surveys/${surveyId}/preview/form?perspective=customer`, { ...hidden, VALUE: '4', respondent: 'Olive' })
      .expect(200)
    expect(named.text).toContain('Olive')
    expect(await stored()).toEqual(before)
  })

  test('nobody else looks at a draft, and nothing that the form does not hold is taken', async () => {
    await anton().post(form(), { VALUE: '5', shown: 'x', evil: '1' }).expect(400)
    await world().as('olive').get(`/surveys/${id}/preview`).expect(404)
    await world().as('olive').get(form()).expect(404)
    await world().anyone().get(form()).expect(303)
    await anton().get('/surveys/nothing/preview').expect(404)
  })
})
