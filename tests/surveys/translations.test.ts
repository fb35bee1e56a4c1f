import { beforeAll, expect, test } from 'vitest'
import { beginSurvey, readDraft, saveDraft } from '../../src/surveys/draft-store.ts'
import { defaultDefinition } from '../../src/surveys/instrument.ts'
import { publishDefaultSurvey } from '../../src/surveys/store.ts'
import { onBothEngines } from '../support/world.ts'

onBothEngines((world) => {
  let id: string
  beforeAll(async () => {
    const definition = defaultDefinition({ service: { name: 'Debit card', name_fr: 'Carte de débit' }, components: [] })
    const survey = { serviceId: 'debit-card', name: 'Pulse', template: 'combined', definition }
    id = await beginSurvey(world().db, survey, { id: 'anton' }, world().now)
  })
  const address = (rest = '') => `/surveys/${id}/translations${rest}`
  const draft = async () => (await readDraft(world().db, id))!
  const revision = async () => String((await draft()).revision)
  const anton = () => world().as('anton')

  test('it works: a language is added by its tag, and every missing wording waits for its translation', async () => {
    const before = await anton().get(address()).expect(200)
    expect(before.text).toContain('Français')
    expect(before.text).toContain('complete')
    const added = await anton().post(address('/languages'), { tag: 'AR' }).expect(303)
    expect(added.headers['location']).toBe(address('?language=ar'))
    const page = await anton().get(address('?language=ar')).expect(200)
    expect(page.text).toContain('العربية')
    expect(page.text).toContain('right to left')
    expect(page.text).toMatch(/<textarea[^>]*lang="ar" dir="rtl"/)
    expect(page.text).toMatch(/\d+ missing/)
    expect(page.text).toContain('1–60 of')
    for (const [tag, said] of [
      ['ar', 'already has'],
      ['xx', 'no language that has a name'],
      ['', 'no language'],
      ['<b>', 'no language'],
    ]) {
      expect((await anton().post(address('/languages'), { tag: tag! }).expect(422)).text).toContain(said)
    }
  })

  test('a page is saved without a script: what is typed is stored by its wording, the rest stays', async () => {
    const fields = {
      ...{ language: 'ar', revision: await revision(), k1: 'service', t1: ' بطاقة الخصم ', k2: 'period', t2: '' },
      ...{
        k3: 'question.VALUE.text.user',
        t3: 'الخدمة\r\nعمومًا',
        k4: 'form.responses.send',
        t4: 'أرسل',
        k5: 'never',
        t5: 'x',
      },
    }
    const saved = await anton().upload(address('?language=ar&page=1'), fields).expect(303)
    const page = await anton()
      .get(saved.headers['location'] as string)
      .expect(200)
    expect(page.text).toContain('3 wordings have been saved.')
    expect(page.text).toContain('الخدمة\nعمومًا</textarea>')
    const { definition } = await draft()
    expect(definition.serviceName).toEqual({ en: 'Debit card', fr: 'Carte de débit', ar: 'بطاقة الخصم' })
    expect(definition.formTexts).toEqual({ ar: { 'responses.send': 'أرسل' } })
    const missing = await anton().get(address('?language=ar&show=missing')).expect(200)
    expect(missing.text).not.toContain('أرسل')
    expect(missing.text).toContain('value="period"')
  })

  test('a text that loses a placeholder is refused beside its box, and nothing is saved', async () => {
    const before = await draft()
    const fields = {
      ...{ language: 'ar', revision: String(before.revision), k1: 'stem.user', t1: 'كيف {service} <b>' },
      ...{ k2: 'period', t2: 'الأشهر' },
    }
    const refused = await anton().upload(address('?language=ar'), fields).expect(422)
    expect(refused.text).toContain('The placeholder is missing: {period}')
    expect(refused.text).toContain('كيف {service} &lt;b&gt;</textarea>')
    expect(refused.text).toContain('الأشهر</textarea>')
    expect((await draft()).definition).toEqual(before.definition)
  })

  test('of two who translate at once the second is told, and keeps what was typed', async () => {
    const seen = await draft()
    await saveDraft(world().db, id, seen.revision, seen.definition, { id: 'ada' }, world().now)
    const fields = { language: 'ar', revision: String(seen.revision), k1: 'period', t1: 'الأشهر الثلاثة' }
    const overtaken = await anton().upload(address('?language=ar'), fields).expect(422)
    expect(overtaken.text).toContain('Ada has changed the draft meanwhile.')
    expect(overtaken.text).toContain('الأشهر الثلاثة</textarea>')
    await anton()
      .upload(address('?language=ar'), { ...fields, revision: await revision() })
      .expect(303)
    expect((await draft()).definition.period['ar']).toBe('الأشهر الثلاثة')
  })

  test('a spreadsheet goes out and comes back: what would change is shown first, then taken over', async () => {
    const file = await anton().get(address('.csv?language=ar')).expect(200)
    expect(file.headers['content-disposition']).toMatch(/-ar\.csv"?$/)
    const csv = file.text.replace('"What one thing should change first? Please do not name people.",', '$&=1+1')
    const lines = csv.split('\r\n')
    const changed = lines
      .map((line) => (line.startsWith('question.EASE.text.user,') ? `${line}سهولة الاستخدام` : line))
      .join('\r\n')
    const preview = await anton()
      .upload(address('/csv'), { language: 'ar' }, { field: 'file', content: changed })
      .expect(200)
    expect(preview.text).toContain('One wording would change')
    expect((await draft()).definition.pages[0]?.questions[2]?.asked.user?.text['ar']).toBeUndefined()
    const apply = { language: 'ar', revision: await revision(), content: changed }
    const stale = await anton()
      .upload(address('/csv/apply'), { ...apply, revision: '1' })
      .expect(422)
    expect(stale.text).toContain('The draft has changed since you checked the file.')
    await anton().upload(address('/csv/apply'), apply).expect(303)
    const { definition } = await draft()
    const ease = definition.pages[0]?.questions.find(({ key }) => key === 'EASE')
    expect(ease?.asked.user?.text['ar']).toBe('سهولة الاستخدام')
  })

  test('a file with a row that is wrong is refused as a whole, each row by its line', async () => {
    const before = await draft()
    const bad = 'key;where;en;ar\nservice;;Debit card;جديد\nstem.user;;x;بلا\nnonsense;;;x'
    const preview = await anton()
      .upload(address('/csv'), { language: 'ar' }, { field: 'file', content: bad })
      .expect(422)
    expect(preview.text).toContain('2 rows cannot be used')
    expect(preview.text).toContain('Line 4')
    expect(preview.text).not.toContain('Take them over')
    await anton()
      .upload(address('/csv/apply'), { language: 'ar', revision: await revision(), content: bad })
      .expect(422)
    expect((await anton().upload(address('/csv'), { language: 'ar' }).expect(422)).text).toContain(
      'Please choose a file.',
    )
    const binary = { field: 'file', content: '\u0001\u0002' }
    expect((await anton().upload(address('/csv'), { language: 'ar' }, binary).expect(422)).text).toContain('not text')
    expect((await draft()).definition).toEqual(before.definition)
  })

  test('abuse leads nowhere: other languages, other fields, other people', async () => {
    const good = { language: 'ar', revision: await revision(), k1: 'period', t1: 'x' }
    await anton()
      .upload(address(), { ...good, language: 'en' })
      .expect(404)
    await anton()
      .upload(address(), { ...good, language: 'de' })
      .expect(404)
    await anton()
      .upload(address(), { ...good, evil: '1' })
      .expect(400)
    await anton()
      .upload(address(), { ...good, revision: 'x' })
      .expect(400)
    await anton().get(address('.csv?language=en')).expect(404)
    await anton().post(address('/languages/remove'), { language: 'en' }).expect(404)
    await world().as('olive').get(address()).expect(404)
    await world().as('olive').upload(address(), good).expect(404)
  })

  test('a language goes with everything that is worded in it', async () => {
    await anton().post(address('/languages/remove'), { language: 'ar' }).expect(303)
    const { definition } = await draft()
    expect(definition.languages).toEqual(['en', 'fr'])
    expect(JSON.stringify(definition)).not.toMatch(/[\u0600-\u06ff]/)
  })

  test('of a survey that nobody edits, a draft of the next version is begun first', async () => {
    const { surveyId } = await world()
      .db.transaction()
      .execute((trx) => publishDefaultSurvey(trx, 'mortgage', world().now))
    const page = await anton().get(`/surveys/${surveyId}/translations`).expect(200)
    expect(page.text).toContain('Begin a draft')
    await anton().post(`/surveys/${surveyId}/translations/languages`, { tag: 'de' }).expect(404)
    await anton().post(`/surveys/${surveyId}/translations/draft`).expect(303)
    await anton().post(`/surveys/${surveyId}/translations/languages`, { tag: 'de' }).expect(303)
  })
})
