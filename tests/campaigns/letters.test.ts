import { beforeAll, expect, test } from 'vitest'
import { textOf } from '../support/answers.ts'
import { aContact } from '../support/contacts.ts'
import { aSurvey } from '../support/respondent.ts'
import { onBothEngines } from '../support/world.ts'
import { aDraft, aStarted, mailsTo, runJobs } from './support.ts'

onBothEngines((world) => {
  let surveyId: string
  beforeAll(async () => {
    ;({ surveyId } = await aSurvey(world(), 'letters'))
  })
  const text = { language: 'en', kind: 'invitation', subject: 'About {service}', body: 'Dear {name},\n\n{link}\n\nBye' }

  test('it works: a letter is written, kept, and everybody reads the one in their language', async () => {
    await aContact(world(), { email: 'en@bank.example', name: 'Ada', services: { letters: 'user' } })
    await aContact(world(), { email: 'fr@bank.example', name: 'Zoé', language: 'fr-CA', services: { letters: 'user' } })
    await aContact(world(), { email: 'de@bank.example', name: 'Uwe', language: 'de', services: { letters: 'user' } })
    const id = await aDraft(world(), { surveys: surveyId })
    const standard = await world().as('anton').get(`/campaigns/${id}/letters`).expect(200)
    expect(textOf(standard.text)).toContain('English · Invitation (standard text)')
    await world().as('anton').post(`/campaigns/${id}/letters`, text).expect(303)
    const french = { ...text, language: 'fr', subject: 'À propos de {service}', body: 'Bonjour {name},\n\n{link}' }
    await world().as('anton').post(`/campaigns/${id}/letters`, french).expect(303)
    await world().as('anton').post(`/campaigns/${id}/start`, { when: 'now' }).expect(303)
    await runJobs(world())
    const [english] = await mailsTo(world(), 'en@bank.example')
    expect(english).toMatchObject({ subject: 'About Service letters', kind: 'survey-invitation' })
    expect(english?.body_text).toContain('Dear Ada,')
    expect(english?.body_text).toContain('4 of 5: Rather satisfied')
    expect((await mailsTo(world(), 'fr@bank.example'))[0]?.body_text).toContain('Bonjour Zoé,')
    expect((await mailsTo(world(), 'de@bank.example'))[0]?.body_text).toContain('Dear Uwe,')
    for (const [mail] of [await mailsTo(world(), 'en@bank.example'), await mailsTo(world(), 'fr@bank.example')]) {
      expect(mail?.body_html).toMatch(/aria-label="4 (of|sur) 5/)
      expect(mail?.body_html).not.toMatch(/<img|<script/)
    }
  })

  test('unknown placeholders are refused next to the field, and nothing is kept', async () => {
    const id = await aDraft(world(), { surveys: surveyId })
    const wrong = { ...text, subject: 'For {nom}', body: 'Hello {Name}' }
    const page = await world().as('anton').post(`/campaigns/${id}/letters`, wrong).expect(422)
    expect(page.text.match(/There is no such placeholder/g)).toHaveLength(2)
    expect(page.text).toContain('Hello {Name}')
    await world().as('anton').post(`/campaigns/${id}/letters/test`, wrong).expect(422)
    await world()
      .as('anton')
      .post(`/campaigns/${id}/letters`, { ...text, extra: 'x' })
      .expect(400)
    expect(await world().db.selectFrom('campaign_text').selectAll().where('campaign_id', '=', id).execute()).toEqual([])
    await world()
      .as('anton')
      .post(`/campaigns/${id}/letters`, { ...wrong, reset: '1' })
      .expect(303)
  })

  test('the preview shows what is being written, may load nothing, and what is written cannot break out of it', async () => {
    const id = await aDraft(world(), { surveys: surveyId })
    const evil = { ...text, body: '<script>alert(1)</script>\n\n{link}' }
    const html = await world().as('anton').post(`/campaigns/${id}/letters/preview`, evil).expect(200)
    expect(html.text).toContain('&lt;script&gt;')
    expect(html.text).not.toContain('<script>')
    expect(html.headers['content-security-policy']).toContain("default-src 'none'")
    const plain = await world()
      .as('anton')
      .post(`/campaigns/${id}/letters/preview`, { ...evil, as: 'text' })
    expect(plain.headers['content-type']).toContain('text/plain')
    expect(plain.text).toContain(`/surveys/${surveyId}/preview`)
    const kept = await world().as('anton').get(`/campaigns/${id}/letters/preview?language=fr&kind=reminder`).expect(200)
    expect(kept.text).toContain('lang="fr"')
  })

  test('a test goes to oneself, its links lead to the preview, and nobody is invited by it', async () => {
    const id = await aDraft(world(), { surveys: surveyId })
    await world().as('anton').post(`/campaigns/${id}/letters/test`, text).expect(303)
    const mail = (await mailsTo(world(), 'anton@bank.example')).at(-1)
    expect(mail).toMatchObject({ subject: '[Test] About Service letters', kind: 'survey-test' })
    expect(mail?.body_text).toContain(`/surveys/${surveyId}/preview?perspective=user&version=published&v=4`)
    expect(mail?.body_text).not.toContain('/r/')
    const invited = await world().db.selectFrom('invitation').select('id').where('campaign_id', '=', id).execute()
    expect(invited).toEqual([])
  })

  test('a name cannot add to the head of a mail or to its markup', async () => {
    const { surveyId: other } = await aSurvey(world(), 'evil')
    const name = 'Eve\r\nBcc: all@bank.example <b>x</b>'
    await aContact(world(), { email: 'eve@bank.example', name, services: { evil: 'user' } })
    const id = await aDraft(world(), { surveys: other })
    await world()
      .as('anton')
      .post(`/campaigns/${id}/letters`, { ...text, subject: 'For {name}' })
      .expect(303)
    await world().as('anton').post(`/campaigns/${id}/start`, { when: 'now' }).expect(303)
    await runJobs(world())
    const [mail] = await mailsTo(world(), 'eve@bank.example')
    expect(mail?.subject).not.toMatch(/[\r\n]/)
    expect(mail?.body_html).not.toContain('<b>x</b>')
    expect(await aStarted(world(), { surveys: other })).toBeTruthy()
  })

  test('people without the permission find no letters', async () => {
    const id = await aDraft(world(), { surveys: surveyId })
    for (const path of ['letters', 'letters/preview']) {
      await world().as('olive').get(`/campaigns/${id}/${path}`).expect(404)
      await world().as('olive').post(`/campaigns/${id}/${path}`, text).expect(404)
    }
    await world().as('vera').post(`/campaigns/${id}/letters/test`, text).expect(404)
  })
})
