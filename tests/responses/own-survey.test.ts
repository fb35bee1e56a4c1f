import { expect, test } from 'vitest'
import type { Question } from '../../src/surveys/definition.ts'
import { aChoice, aDefinition, aNumber, aRating, aText, options } from '../support/definitions.ts'
import { aSurveyOf, everyKind } from '../support/every-kind.ts'
import { anInvitation, openForm, readForm, received } from '../support/respondent.ts'
import { onBothEngines } from '../support/world.ts'

const ANSWERS = {
  ...{
    VALUE: '2',
    'VALUE:low': ['1', '3'],
    'VALUE:high': '1',
    WHERE: '2',
    DEVICES: ['1', '0'],
    'DEVICES:OTHER': 'A watch',
  },
  ...{ RECOMMEND: '10', EFFORT: '4', LOST_TIME: '7', HOURS: '1,5', SINCE: '2025-03-31', IMPORTANCE: ['0', '7'] },
  ...{ TITLE: 'Slow', STORY: 'It took\r\nthree days' },
}

onBothEngines((world) => {
  const surveyOf = (slug: string, questions: Question[], promise: 'anonymous' | 'attributed' = 'attributed') =>
    aSurveyOf(world(), slug, aDefinition([questions]), { user: promise })
  const answersOf = async (surveyId: string) => {
    const rows = await world().db.selectFrom('response').select('answers').where('survey_id', '=', surveyId).execute()
    return rows.map(({ answers }) => JSON.parse(answers))
  }

  test('it works: every kind of question is asked, stored and counted', async () => {
    const { surveyId, openKeys } = await aSurveyOf(world(), 'every-kind', everyKind(), { user: 'attributed' })
    const path = `/s/${openKeys.user}?lang=fr`
    const { hidden } = await openForm(world(), path)
    const sent = await world()
      .anyone()
      .post(path, { ...hidden, ...ANSWERS })
      .expect(303)
    const thanks = await world().anyone().get(String(sent.headers['location'])).expect(200)
    expect(thanks.text).toContain('Nous lisons chaque mot.')
    expect(await answersOf(surveyId)).toEqual([
      {
        ...{ VALUE: 2, 'VALUE:low': [1, 3], WHERE: 2, DEVICES: [1, 0], RECOMMEND: 10, EFFORT: 4, LOST_TIME: 7 },
        ...{ HOURS: 2, SINCE: '2025-03-31', IMPORTANCE: [0, 7] },
      },
    ])
    const comments = await world()
      .db.selectFrom('comment')
      .select(['question', 'text', 'language'])
      .where('survey_id', '=', surveyId)
      .orderBy('question')
      .execute()
    expect(comments).toEqual([
      { question: 'DEVICES:OTHER', text: 'A watch', language: 'fr' },
      { question: 'STORY', text: 'It took\nthree days', language: 'fr' },
      { question: 'TITLE', text: 'Slow', language: 'fr' },
    ])
    const counted = await world()
      .db.selectFrom('histogram')
      .select(['question', 'answer', 'count'])
      .where('service_id', '=', 'every-kind')
      .where('segment', '=', 'language:fr')
      .where('period', '=', '2026-11')
      .where('question', 'in', ['VALUE:low', 'DEVICES', 'SINCE', 'HOURS'])
      .orderBy('question')
      .orderBy('answer')
      .execute()
    expect(counted.map(({ question, answer, count }) => [question, answer, count])).toEqual([
      ['DEVICES', -3, 1],
      ['DEVICES', 0, 1],
      ['DEVICES', 1, 1],
      ['HOURS', 2, 1],
      ['SINCE', 202503, 1],
      ['VALUE:low', -3, 1],
      ['VALUE:low', 1, 1],
      ['VALUE:low', 3, 1],
    ])
  })

  test('after a mistake everything of every kind is still there, with a message at each field', async () => {
    const { surveyId, openKeys } = await aSurveyOf(world(), 'kept', everyKind(), { user: 'attributed' })
    const path = `/s/${openKeys.user}`
    const { hidden } = await openForm(world(), path)
    const wrong = { HOURS: '1.3', SINCE: '2019-12-31', DEVICES: ['1', '2', '0'], TITLE: 'x'.repeat(81) }
    const { text } = await world()
      .anyone()
      .post(path, { ...hidden, ...ANSWERS, ...wrong })
      .expect(422)
    expect(text).toContain('4 things need your attention.')
    for (const message of [
      'Please enter a number in steps of 0.5, starting from 0.5.',
      'Please enter 1 January 2020 or a later date.',
      'Please choose 2 at most.',
      'This is too long. Please shorten it.',
    ]) {
      expect(text).toContain(message)
    }
    for (const id of ['VALUE-2', 'VALUE:low-1', 'VALUE:low-3', 'WHERE-2', 'DEVICES-0', 'RECOMMEND-10', 'LOST_TIME-7']) {
      expect(text).toMatch(new RegExp(`id="${id}" value="\\d+"[^>]* checked`))
    }
    expect(text).toContain('name="DEVICES:OTHER" value="A watch"')
    expect(text).toContain('name="HOURS" value="1.3"')
    expect(text).toContain('name="SINCE" value="2019-12-31"')
    expect(text).toContain('three days</textarea>')
    expect(readForm(text).hidden).toEqual(hidden)
    expect(await received(world(), surveyId, 'user')).toBe(0)
  })

  test('what is hidden is neither asked for nor stored, whatever was posted for it', async () => {
    const showIf = { match: 'all', rules: [{ question: 'FIRST', is: 'at-most', value: 2 }] } as const
    const hiding = { showIf: { ...showIf, rules: [...showIf.rules] }, asks: { required: true } }
    const questions = [
      aRating('FIRST', { asks: { required: true } }),
      aNumber('HOURS', hiding),
      aText('WHY', { showIf: { match: 'all', rules: [{ question: 'HOURS', is: 'answered' }] } }),
    ]
    const { surveyId, openKeys } = await surveyOf('hides', questions)
    const path = `/s/${openKeys.user}`
    const opened = await openForm(world(), path)
    expect(opened.html).toContain('Only if you gave “Rather dissatisfied” or less for “About FIRST”.')
    const post = async (fields: Record<string, string>) =>
      world()
        .anyone()
        .post(path, { ...(await openForm(world(), path)).hidden, ...fields })
    expect((await post({ FIRST: '5', HOURS: 'nonsense', WHY: 'words' })).status).toBe(303)
    expect(await answersOf(surveyId)).toEqual([{ FIRST: 5 }])
    const refused = await post({ FIRST: '2', WHY: 'words' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Please fill this in.')
    expect((await post({ FIRST: '2', HOURS: '4', WHY: 'words' })).status).toBe(303)
    expect(await answersOf(surveyId)).toEqual(expect.arrayContaining([{ FIRST: 2, HOURS: 4 }]))
    const comments = await world().db.selectFrom('comment').select('text').where('survey_id', '=', surveyId).execute()
    expect(comments).toEqual([{ text: 'words' }])
  })

  test('what depends on the channel is asked through that channel only', async () => {
    const rule = { match: 'all' as const, rules: [{ channel: ['phone'] }] }
    const { openKeys } = await surveyOf('by-phone', [aRating('FIRST'), aText('CALL', { showIf: rule })])
    const path = `/s/${openKeys.user}`
    expect((await openForm(world(), path)).names).not.toContain('CALL')
    const byPhone = await openForm(world(), `${path}?channel=phone`)
    expect(byPhone.names).toContain('CALL')
    expect(byPhone.html).not.toContain('data-show-if')
    const fields = { ...byPhone.hidden, FIRST: '3', CALL: 'The call' }
    await world().anyone().post(path, fields).expect(400)
    await world().anyone().post(`${path}?channel=phone`, fields).expect(303)
  })

  test('what a rotating question would show is not asked in the turns without it', async () => {
    const rotating = ['A', 'B', 'C'].map((key) => aRating(key, { rotates: true }))
    const rule = { match: 'any' as const, rules: [{ question: 'A', is: 'at-most' as const, value: 2 }] }
    const definition = aDefinition([[...rotating, aText('WHY_A', { showIf: rule })]], { rotationSize: 1 })
    const { openKeys } = await aSurveyOf(world(), 'rotates', definition)
    const turns = new Map<string, string>()
    for (let n = 0; n < 3; n++) {
      const { hidden, names } = await openForm(world(), `/s/${openKeys.user}`)
      turns.set(String(hidden['shown']), names.filter((name) => /^[A-C]$|WHY/.test(name)).join())
    }
    expect([...turns.values()].sort()).toEqual(['A,WHY_A', 'B', 'C'])
  })

  test('turns are handed out evenly; who answers by name is asked the same again, who is anonymous is not known by it', async () => {
    const rotating = ['A', 'B', 'C', 'D', 'E'].map((key) => aRating(key, { rotates: true }))
    const definition = aDefinition([rotating], { rotationSize: 2 })
    const open = await aSurveyOf(world(), 'evenly', definition)
    const seen = new Map<string, number>()
    for (let n = 0; n < 20; n++) {
      const { hidden } = await openForm(world(), `/s/${open.openKeys.user}`)
      seen.set(String(hidden['shown']), (seen.get(String(hidden['shown'])) ?? 0) + 1)
    }
    expect([...seen.values()]).toEqual([4, 4, 4, 4, 4])

    const named = await aSurveyOf(world(), 'by-name', definition, { user: 'attributed' })
    const turns = new Set<string>()
    for (let n = 0; n < 12; n++) {
      const token = await anInvitation(world(), named.surveyId, 'user')
      const first = (await openForm(world(), `/r/${token}`)).hidden['shown']
      expect((await openForm(world(), `/r/${token}`)).hidden['shown']).toBe(first)
      turns.add(String(first))
    }
    expect(turns.size).toBeGreaterThan(1)

    const token = await anInvitation(world(), open.surveyId, 'user')
    const forms = [await openForm(world(), `/r/${token}`), await openForm(world(), `/r/${token}`)]
    expect(forms[0]?.hidden['shown']).not.toBe(forms[1]?.hidden['shown'])
  })

  test('changing the language keeps what was entered, whatever it is, and stores nothing', async () => {
    const { surveyId, openKeys } = await aSurveyOf(world(), 'changed-language', everyKind(), { user: 'attributed' })
    const { hidden, html } = await openForm(world(), `/s/${openKeys.user}?lang=fr`)
    expect(html).toContain('formaction="?lang=en"')
    const changed = await world()
      .anyone()
      .post(`/s/${openKeys.user}?lang=en`, { ...hidden, ...ANSWERS, HOURS: 'many', language: '1' })
      .expect(200)
    expect(changed.text).toMatch(/<html lang="en"/)
    expect(changed.text).toContain('value="many"')
    expect(changed.text).toContain('A watch')
    expect(changed.text).toMatch(/name="VALUE"[^>]*value="2"[^>]*checked/)
    expect(changed.text).toContain(`value="${hidden['once']}"`)
    expect(await answersOf(surveyId)).toEqual([])
    await world()
      .anyone()
      .post(`/s/${openKeys.user}?lang=en`, { ...hidden, ...ANSWERS })
      .expect(303)
    expect(await answersOf(surveyId)).toHaveLength(1)
  })

  test('a survey speaks its own languages: asked for, preferred by the browser, or else the first one', async () => {
    const { openKeys } = await aSurveyOf(world(), 'speaks', everyKind())
    const path = `/s/${openKeys.user}`
    const arabic = await openForm(world(), `${path}?lang=ar`)
    expect(arabic.html).toContain('<html lang="ar" dir="rtl">')
    expect(arabic.html).toContain('إرسال إجاباتي')
    expect(arabic.html).toContain('غير راض إطلاقا')
    expect(arabic.html).toContain('العربية</span>')
    // What is not translated is said in the base language, and marked as such.
    expect(arabic.html).toContain('<span lang="en" dir="auto">What happened?</span>')
    expect(arabic.html).toContain('<span lang="en" dir="auto">I do not know</span>')
    const langOf = async (address: string, accepted: string) =>
      /<html lang="([\w-]+)"/.exec((await openForm(world(), address, { 'Accept-Language': accepted })).html)?.[1]
    expect(await langOf(path, 'ar-EG,en;q=0.5')).toBe('ar')
    expect(await langOf(path, 'de,fr-CA;q=0.8')).toBe('fr')
    expect(await langOf(path, 'de')).toBe('en')
    expect(await langOf(`${path}?lang=de`, 'fr')).toBe('fr')
    expect(await langOf(`${path}?lang=fr`, 'ar')).toBe('fr')
  })

  test('answers are kept and counted under the language that was shown', async () => {
    const { surveyId, openKeys } = await aSurveyOf(world(), 'tongue', everyKind(), { user: 'attributed' })
    const path = `/s/${openKeys.user}?lang=ar`
    const { hidden } = await openForm(world(), path)
    const sent = await world()
      .anyone()
      .post(path, { ...hidden, VALUE: '5', WHERE: '1', HOURS: '٢٫٥' })
      .expect(303)
    expect(sent.headers['location']).toContain('lang=ar')
    const thanks = await world().anyone().get(String(sent.headers['location'])).expect(200)
    expect(thanks.text).toContain('dir="rtl"')
    expect(thanks.text).toContain('نقرأ كل كلمة.')
    const row = await world()
      .db.selectFrom('response')
      .select(['language', 'answers'])
      .where('survey_id', '=', surveyId)
      .executeTakeFirstOrThrow()
    expect(row.language).toBe('ar')
    expect(JSON.parse(row.answers)).toEqual({ VALUE: 5, WHERE: 1, HOURS: 4 })
    const counted = await world()
      .db.selectFrom('histogram')
      .select('count')
      .where('service_id', '=', 'tongue')
      .where('segment', '=', 'language:ar')
      .where('question', '=', 'VALUE')
      .where('period', '=', '2026-11')
      .execute()
    expect(counted).toEqual([{ count: 1 }])
  })

  test('the form says which questions need an answer, and a single language offers no other', async () => {
    const optional = aDefinition([[aRating('A'), aChoice('B', options(2))]], {}, { languages: ['en'] })
    const { openKeys } = await aSurveyOf(world(), 'optional', optional)
    const { html } = await openForm(world(), `/s/${openKeys.user}`)
    expect(html).toContain('No question needs an answer.')
    expect(html).not.toContain('<nav')
  })

  test('a turn that the version does not have is refused', async () => {
    const { versionId, openKeys } = await surveyOf('no-turn', [aRating('FIRST')])
    const path = `/s/${openKeys.user}`
    const { hidden } = await openForm(world(), path)
    const shown = `${versionId}.1.attributed`
    await world()
      .anyone()
      .post(path, { ...hidden, shown, FIRST: '3' })
      .expect(400)
  })
})
