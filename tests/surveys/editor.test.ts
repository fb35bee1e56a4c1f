import { beforeEach, describe, expect, test } from 'vitest'
import type { ChoiceQuestion, RatingQuestion } from '../../src/surveys/definition.ts'
import { beginDraft, readDraft } from '../../src/surveys/draft-store.ts'
import { placeOf, questionOf, questionsOf } from '../../src/surveys/edits.ts'
import { storedDefinition } from '../../src/surveys/stored-definition.ts'
import { aSurvey } from '../support/respondent.ts'
import { onBothEngines } from '../support/world.ts'

let made = 0

onBothEngines((world) => {
  let slug: string
  let id: string
  const address = (rest = '') => `/surveys/${id}/edit${rest}`
  const anton = () => world().as('anton')
  const draft = async () => (await readDraft(world().db, id))!
  const keys = async () => questionsOf((await draft()).definition).map(({ key }) => key)

  beforeEach(async () => {
    slug = `editor-${made++}`
    id = (await aSurvey(world(), slug)).surveyId
    await beginDraft(world().db, { id, service_id: slug }, null, { id: 'anton' }, world().now)
  })

  describe('the overview', () => {
    test('it works: every question with its words side by side, and what will be compared', async () => {
      const page = await anton().get(address()).expect(200)
      for (const words of [
        'how easy it is for your users to use',
        'compared: Users ↔ Customers ↔ Provider',
        'not compared: only users are asked',
        'in rotation (Users)',
        'What will be compared: 12 questions; what will not: 4',
      ]) {
        expect(page.text).toContain(words)
      }
      const french = await world().as('ada').get(`${address()}?lang=fr`).expect(200)
      expect(french.text).toContain('Ajouter une question')
    })

    test('a question moves up and down, over pages, and is found again', async () => {
      const before = await keys()
      const moved = await anton().post(address('/questions/EASE/move'), { revision: '1', to: 'up' }).expect(303)
      expect(moved.headers['location']).toContain('moved=EASE&by=up')
      expect(placeOf((await draft()).definition, 'EASE')).toEqual({ page: 0, place: before.indexOf('EASE') - 1 })
      const page = await anton().get(`${address()}?moved=EASE&by=up`).expect(200)
      expect(page.text).toMatch(/value="up"[^>]*aria-label="Move up: Ease of use"[^>]*autofocus/)
      expect(page.text).toContain('“Ease of use” is now number 2 of')
      await anton().post(address('/pages'), { revision: '2' }).expect(303)
      const pageId = (await draft()).definition.pages[1]!.id
      await anton().post(address('/questions/EASE/move'), { revision: '3', to: 'page', page: pageId }).expect(303)
      expect(placeOf((await draft()).definition, 'EASE')).toEqual({ page: 1, place: 0 })
      expect([...(await keys())].sort()).toEqual([...before].sort())
    })

    test('questions are duplicated and removed, and undo brings them back', async () => {
      const before = await keys()
      await anton().post(address('/questions/EASE/copy'), { revision: '1' }).expect(303)
      expect(await keys()).toHaveLength(before.length + 1)
      await anton().post(address('/questions/EASE/removal'), { revision: '2' }).expect(303)
      expect(await keys()).not.toContain('EASE')
      expect((await anton().get(address())).text).toContain('/undo')
      await anton().post(address('/undo'), { revision: '3' }).expect(303)
      expect(await keys()).toContain('EASE')
    })

    test('pages are added, named, moved and removed without losing a question', async () => {
      const before = await keys()
      await anton().post(address('/pages'), { revision: '1' }).expect(303)
      const pageId = (await draft()).definition.pages[1]!.id
      await anton()
        .post(address(`/pages/${pageId}`), { revision: '2', title_en: 'Support', title_fr: '' })
        .expect(303)
      expect((await anton().get(address())).text).toContain('Page 2: Support')
      await anton()
        .post(address(`/pages/${pageId}/move`), { revision: '3', to: 'up' })
        .expect(303)
      expect((await draft()).definition.pages[0]?.id).toBe(pageId)
      await anton().post(address('/pages/page-1/removal'), { revision: '4' }).expect(303)
      expect(await keys()).toEqual(before)
      const last = await anton()
        .post(address(`/pages/${pageId}/removal`), { revision: '5' })
        .expect(422)
      expect(last.text).toContain('A survey needs at least one page.')
    })

    test('of two who edit at once, the second is told and nothing is overwritten', async () => {
      await world().as('ada').post(address('/questions/EASE/removal'), { revision: '1' }).expect(303)
      const late = await anton().post(address('/questions/SPEED/removal'), { revision: '1' }).expect(409)
      expect(late.text).toContain('Ada has changed this survey meanwhile')
      expect(await keys()).toContain('SPEED')
      const typed = { ...(await fieldsOf('SPEED')), text_user_en: 'how fast it is', revision: '1' }
      const question = await anton().post(address('/questions/SPEED'), typed).expect(409)
      expect(question.text).toContain('how fast it is')
      expect(question.text).toContain('name="revision" value="2"')
    })

    test('a draft that is not there leads to the versions; discarding leaves what is published', async () => {
      await anton().post(address('/discard'), { revision: '1' }).expect(303)
      const gone = await anton().get(address()).expect(303)
      expect(gone.headers['location']).toBe(`/surveys/${id}/versions`)
      await anton().get(address('/add')).expect(404)
      await anton().get(`/surveys/${id}`).expect(200)
    })
  })

  describe('a question', () => {
    test('from the bank comes with its words and is marked as being in', async () => {
      const page = await anton().get(address('/add')).expect(200)
      expect(page.text).toContain('How likely are you to recommend Service')
      await anton().post(address('/questions'), { revision: '1', page: 'page-1', bank: 'RECOMMEND' }).expect(303)
      expect(questionOf((await draft()).definition, 'RECOMMEND')?.asked.user?.text['fr']).toContain('recommand')
      const again = await anton()
        .post(address('/questions'), { revision: '2', page: 'page-1', bank: 'RECOMMEND' })
        .expect(422)
      expect(again.text).toContain('This question is in the survey already.')
    })

    test('of one’s own takes options that keep their codes, whatever their order', async () => {
      const added = await anton()
        .post(address('/questions'), { revision: '1', page: 'page-1', own: 'single' })
        .expect(303)
      const path = String(added.headers['location'])
      await anton().get(path).expect(200)
      const words = { asked_user: 'on', text_user_en: 'Where?', most: '1', order: 'balanced', other: 'on' }
      const rows = { option_0_en: 'At a till', option_1_en: 'Online', option_3_en: 'By phone', option_1_place: '0' }
      await anton()
        .post(path, { revision: '2', next: 'stay', ...words, ...rows })
        .expect(303)
      const own = (await draft()).definition.pages[0]!.questions.at(-1) as ChoiceQuestion
      expect(own.options.map(({ code, text }) => [code, text['en']])).toEqual([
        [2, 'Online'],
        [1, 'At a till'],
        [3, 'By phone'],
      ])
      expect(own).toMatchObject({ other: true, order: 'balanced', most: 1 })
      const kept = {
        option_0_code: '2',
        option_0_en: 'On the web',
        option_1_code: '1',
        option_1_gone: 'on',
        option_1_en: 'x',
      }
      await anton()
        .post(path, { revision: '3', ...words, ...kept, option_2_en: 'New' })
        .expect(303)
      const changed = (await draft()).definition.pages[0]!.questions.at(-1) as ChoiceQuestion
      expect(changed.options.map(({ code, text }) => [code, text['en']])).toEqual([
        [2, 'On the web'],
        [4, 'New'],
      ])
    })

    test('takes the suggested reasons of its dimension', async () => {
      await anton()
        .post(address('/questions/RELIABILITY'), { ...(await fieldsOf('RELIABILITY')), next: 'reasons' })
        .expect(303)
      const rating = questionOf((await draft()).definition, 'RELIABILITY') as RatingQuestion
      expect(rating.reasons?.low[0]?.text['en']).toBe('It was down when I needed it')
      expect(rating.reasons?.high.length).toBeGreaterThan(3)
    })

    test('is shown by conditions on earlier answers, which are said in words', async () => {
      const rule = { rule_0_subject: 'VALUE', rule_0_is: 'at-most', rule_0_value: 'VALUE=2' }
      await anton()
        .post(address('/questions/COMMENT'), { ...(await fieldsOf('COMMENT')), ...rule, channels: 'phone' })
        .expect(303)
      expect(questionOf((await draft()).definition, 'COMMENT')?.showIf).toEqual({
        match: 'all',
        rules: [{ question: 'VALUE', is: 'at-most', value: 2 }, { channel: ['phone'] }],
      })
      const page = await anton().get(address()).expect(200)
      expect(page.text).toContain(
        'Shown if “Overall” is at most 2 (Rather dissatisfied) and the answer comes through: Phone',
      )
    })

    test('is refused, with everything typed kept, where a condition fits no answer', async () => {
      const fields = { ...(await fieldsOf('COMMENT')), text_user_en: 'Anything else to say?' }
      for (const rule of [
        { rule_0_subject: 'VALUE', rule_0_is: 'equal', rule_0_value: 'EASE=2' },
        { rule_0_subject: 'VALUE', rule_0_is: 'equal', rule_0_value: 'VALUE=9' },
        { rule_0_subject: 'COMMENT', rule_0_is: 'answered', rule_0_value: '' },
        { rule_0_subject: 'IMPORTANCE', rule_0_is: 'at-least', rule_0_value: '' },
      ]) {
        const page = await anton()
          .post(address('/questions/COMMENT'), { ...fields, ...rule })
          .expect(422)
        expect(page.text).toContain('Anything else to say?')
      }
      expect((await draft()).revision).toBe(1)
    })

    test('takes no text beyond its limit and no field that its form does not have', async () => {
      const fields = await fieldsOf('EASE')
      const long = await anton()
        .post(address('/questions/EASE'), { ...fields, text_user_en: 'x'.repeat(1_001) })
        .expect(422)
      expect(long.text).toContain('This is too long.')
      await anton()
        .post(address('/questions/EASE'), { ...fields, asked_admin: 'on' })
        .expect(400)
      await anton()
        .post(address('/questions/EASE'), { ...fields, option_0_en: 'x' })
        .expect(400)
      await anton().post(address('/questions/NOWHERE'), fields).expect(404)
      await anton().post(address('/questions/EASE/move'), { revision: '1', to: 'page', page: 'nowhere' }).expect(422)
      await anton().post(address('/questions/EASE/move'), { revision: 'x', to: 'up' }).expect(400)
      await anton().post(address('/questions'), { revision: '1', page: 'page-1', bank: 'NOWHERE' }).expect(400)
    })
  })

  describe('the settings', () => {
    test('name the survey, add languages and take perspectives away and back', async () => {
      const fields = await settings()
      const { asked_provider: _, ...without } = fields
      await anton()
        .post(address('/settings'), { ...without, name: 'Autumn round', add_language: 'AR' })
        .expect(303)
      const { definition } = await draft()
      expect(definition.languages).toEqual(['en', 'fr', 'ar'])
      expect(Object.keys(definition.frames)).toEqual(['user', 'customer'])
      const page = await anton().get(address()).expect(200)
      expect(page.text).toContain('Autumn round')
      expect(page.text).toContain('wordings are missing in Arabic')
      const back = {
        ...(await settings()),
        revision: '2',
        asked_provider: 'on',
        stem_provider_en: 'How satisfied are you with …',
      }
      await anton()
        .post(address('/settings'), { ...back, remove_ar: 'on' })
        .expect(303)
      const again = (await draft()).definition
      expect(again.languages).toEqual(['en', 'fr'])
      expect(questionOf(again, 'EASE')?.asked.provider?.text['en']).toContain('how easy you make it')
    })

    test('refuse what is no language', async () => {
      const page = await anton()
        .post(address('/settings'), { ...(await settings()), add_language: 'klingonese!' })
        .expect(422)
      expect(page.text).toContain('This is no language tag')
      expect((await draft()).revision).toBe(1)
    })
  })

  describe('publishing', () => {
    test('tells what changes, and starts the figures of what asks something else anew', async () => {
      await anton()
        .post(address('/questions/EASE'), { ...(await fieldsOf('EASE')), text_user_en: 'how simple it is' })
        .expect(303)
      await anton()
        .post(address('/questions/SPEED'), {
          ...(await fieldsOf('SPEED')),
          text_user_en: 'how quickly you get what you needed',
          revision: '2',
        })
        .expect(303)
      const page = await anton().get(address('/publish')).expect(200)
      expect(page.text).toContain('Publish version 2')
      expect(page.text).toContain('<ins>how simple it is</ins>')
      expect(page.text).toContain('name="corrected" value="EASE"')
      await anton().post(address('/publish'), { revision: '3', note: 'Simpler words', corrected: 'SPEED' }).expect(303)
      const definition = await newestDefinition()
      expect(questionOf(definition, 'EASE')?.asked.user?.countedAs).toMatch(/^EASE~\w{6}$/)
      expect(questionOf(definition, 'SPEED')?.asked.user?.countedAs).toBe('SPEED')
      const versions = await anton().get(`/surveys/${id}/versions`).expect(200)
      expect(versions.text).toContain('Simpler words')
      await anton().get(`/surveys/${id}/versions/1`).expect(200)
      await anton().get(`/surveys/${id}/versions/3`).expect(404)
      await anton().post(`/surveys/${id}/draft`, { from: '1' }).expect(303)
      expect(questionOf((await draft()).definition, 'EASE')?.asked.user?.text['en']).toBe('how easy it is to use')
    })

    test('waits until what is wrong has been mended', async () => {
      await anton().post(address('/questions'), { revision: '1', page: 'page-1', own: 'single' }).expect(303)
      const page = await anton().get(address('/publish')).expect(200)
      expect(page.text).toContain('There must be at least two things to choose from.')
      const refused = await anton().post(address('/publish'), { revision: '2', note: 'My note' }).expect(422)
      expect(refused.text).toContain('My note')
      expect((await draft()).revision).toBe(2)
    })

    test('is told of another open survey that measures the same, with a link to it', async () => {
      await anton().post(`/surveys/${id}/closure`).expect(303)
      const { body: _, headers } = await anton().post(`/services/${slug}/surveys`).expect(303)
      const refused = await anton().post(address('/publish'), { revision: '1' }).expect(422)
      expect(refused.text).toContain(`<a href="${headers['location']}">`)
    })
  })

  test('people without the permission find nothing of it', async () => {
    for (const member of ['olive', 'otto', 'vera'] as const) {
      for (const path of ['', '/add', '/questions/EASE', '/settings', '/publish']) {
        await world().as(member).get(address(path)).expect(404)
      }
      await world().as(member).post(address('/questions/EASE/removal'), { revision: '1' }).expect(404)
      await world().as(member).get(`/surveys/${id}/versions`).expect(404)
    }
  })

  /** What a browser would send back of a question's form that nobody has touched. */
  async function fieldsOf(key: string): Promise<Record<string, string>> {
    return sentBack(
      (
        await anton()
          .get(address(`/questions/${key}`))
          .expect(200)
      ).text,
    )
  }

  async function settings(): Promise<Record<string, string>> {
    return sentBack((await anton().get(address('/settings')).expect(200)).text)
  }

  async function newestDefinition() {
    const row = await world()
      .db.selectFrom('survey_version')
      .select('definition')
      .where('survey_id', '=', id)
      .orderBy('number', 'desc')
      .executeTakeFirstOrThrow()
    return storedDefinition(row.definition)
  }
})

function sentBack(html: string): Record<string, string> {
  const main = html.slice(html.indexOf('<main'))
  const fields: Record<string, string> = {}
  for (const [tag] of main.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]+)"/.exec(tag)?.[1]
    if (name === undefined || name === '_csrf' || tag.includes(' disabled')) continue
    const ticks = /type="(checkbox|radio)"/.test(tag)
    if (ticks && !tag.includes(' checked')) continue
    fields[name] = /value="([^"]*)"/.exec(tag)?.[1] ?? (ticks ? 'on' : '')
  }
  for (const [, name = '', text = ''] of main.matchAll(/<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)</g))
    fields[name] = text
  for (const [, name = '', options = ''] of main.matchAll(/<select[^>]*name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g)) {
    fields[name] =
      /<option value="([^"]*)" selected/.exec(options)?.[1] ?? /<option value="([^"]*)"/.exec(options)?.[1] ?? ''
  }
  return fields
}
