import { describe, expect, test } from 'vitest'
import { addressHash } from '../../src/campaigns/address-hash.ts'
import { addressSalt } from '../../src/campaigns/ledger-store.ts'
import { hashToken, newId } from '../../src/database/tokens.ts'
import { queueMails } from '../../src/mail/outbox.ts'
import { aContact } from '../support/contacts.ts'
import { anInvitation, aSurvey } from '../support/respondent.ts'
import { onBothEngines } from '../support/world.ts'

const UNA = { email: 'Una@Bank.example', name: 'Una User', language: 'fr' }

onBothEngines((world) => {
  const byEmail = (email: string) =>
    world().db.selectFrom('contact').selectAll().where('email', '=', email).executeTakeFirst()
  const detailsOf = async (id: string) => ({
    attributes: await world()
      .db.selectFrom('contact_attribute')
      .select(['name', 'value'])
      .where('contact_id', '=', id)
      .orderBy('name')
      .execute(),
    standings: await world()
      .db.selectFrom('contact_service')
      .select(['service_id', 'perspective'])
      .where('contact_id', '=', id)
      .orderBy('service_id')
      .execute(),
  })

  test('with nobody in it, the list says what to do', async () => {
    const page = await world().as('anton').get('/contacts').expect(200)
    expect(page.text).toContain('Nobody can be invited yet')
    expect(page.text).toContain('href="/contacts/import"')
  })

  test('it works: somebody is added, found, and changed', async () => {
    await world().as('anton').get('/contacts/new').expect(200)
    const typed = {
      ...UNA,
      attributeName: ['Department', '', 'Site'],
      attributeValue: ['Cards, and more', '', ''],
      standing: ['debit-card:user', '', 'mortgage:customer', 'gone:user'],
    }
    const added = await world().as('anton').post('/contacts', typed).expect(303)
    const una = (await byEmail('una@bank.example'))!
    expect(added.headers['location']).toBe(`/contacts/${una.id}`)
    expect(una).toMatchObject({ name: 'Una User', language: 'fr', status: 'active' })
    expect(una.address_hash).toBe(addressHash(await addressSalt(world().db), 'una@bank.example'))
    expect(await detailsOf(una.id)).toEqual({
      attributes: [{ name: 'Department', value: 'Cards, and more' }],
      standings: [
        { service_id: 'debit-card', perspective: 'user' },
        { service_id: 'mortgage', perspective: 'customer' },
      ],
    })
    const list = await world().as('anton').get('/contacts?q=una%20user').expect(200)
    expect(list.text).toContain('una@bank.example')
    expect(list.text).toContain('French')

    const page = await world().as('anton').get(`/contacts/${una.id}`).expect(200)
    expect(page.text).toContain('value="Cards, and more"')
    expect(page.text).toContain('has not been invited to anything yet')
    const changed = { ...UNA, email: 'una.user@bank.example', attributeName: 'Site', attributeValue: 'Lyon' }
    await world().as('anton').post(`/contacts/${una.id}`, changed).expect(303)
    expect(await byEmail('una@bank.example')).toBeUndefined()
    expect(await detailsOf(una.id)).toEqual({ attributes: [{ name: 'Site', value: 'Lyon' }], standings: [] })
  })

  test('what cannot be stored comes back as it was typed, with what is wrong beside it', async () => {
    const typed = {
      email: 'nobody',
      name: 'x'.repeat(121),
      language: 'klingon!',
      attributeName: ['', 'Site, and so on', 'Site, and so on'],
      attributeValue: ['Cards', 'Lyon', 'Paris'],
      standing: 'debit-card:customer',
    }
    const page = await world().as('anton').post('/contacts', typed).expect(422)
    expect(page.text).toContain('4 things need your attention')
    expect(page.text).toContain('value="nobody"')
    expect(page.text).toContain('This is no language tag')
    expect(page.text).toContain('value="Site, and so on"')
    expect(page.text).toContain('value="debit-card:customer" selected')
    expect(page.text).toContain('The same attribute stands here twice')
    const blank = await world().as('anton').post('/contacts', { email: '', name: '', language: 'en' }).expect(422)
    expect(blank.text).toContain('Please fill this in.')
    await world()
      .as('anton')
      .post('/contacts', { ...UNA, email: 'a@b.example', role: 'x' })
      .expect(400)
    await world()
      .as('anton')
      .post('/contacts', { ...UNA, email: 'a@b.example', standing: 'x:boss' })
      .expect(400)
  })

  test('any language is a language, written as people write it', async () => {
    await world()
      .as('anton')
      .post('/contacts', { ...UNA, email: 'b@x.example', language: 'pt_br' })
      .expect(303)
    await world()
      .as('anton')
      .post('/contacts', { ...UNA, email: 'c@x.example', language: 'Allemand' })
      .expect(303)
    expect((await byEmail('b@x.example'))?.language).toBe('pt-BR')
    expect((await byEmail('c@x.example'))?.language).toBe('de')
  })

  test('an address belongs to one contact, in whatever letters', async () => {
    const first = await aContact(world(), { email: 'twice@bank.example' })
    const second = await aContact(world(), { email: 'other@bank.example' })
    const again = await world()
      .as('anton')
      .post('/contacts', { ...UNA, email: 'TWICE@bank.example' })
      .expect(422)
    expect(again.text).toContain('Another contact has this address already')
    const theirs = { ...UNA, email: 'twice@bank.example' }
    await world().as('anton').post(`/contacts/${second}`, theirs).expect(422)
    await world().as('anton').post(`/contacts/${first}`, theirs).expect(303)
    expect((await byEmail('other@bank.example'))?.id).toBe(second)
  })

  test('the list is filtered, and pages', async () => {
    for (let n = 0; n < 60; n++) {
      const perspective = n < 55 ? 'user' : 'provider'
      await aContact(world(), {
        email: `crowd${String(n).padStart(2, '0')}@bank.example`,
        services: { mortgage: perspective },
        status: n === 0 ? 'bounced' : 'active',
      })
    }
    const shown = async (query: string) => {
      const { text } = await world().as('anton').get(`/contacts?${query}`).expect(200)
      return { text, rows: [...text.matchAll(/<a class="fw-bold"/g)].length }
    }
    expect((await shown('q=crowd')).rows).toBe(50)
    expect((await shown('q=crowd')).text).toContain('1–50 of 60')
    expect((await shown('q=crowd&page=2')).rows).toBe(10)
    expect((await shown('service=mortgage&perspective=provider')).rows).toBe(5)
    expect((await shown('q=crowd&status=bounced')).rows).toBe(1)
    expect((await shown('q=%25')).text).toContain('No contact matches')
    expect((await shown('status=nonsense&service=!!&segment=none')).rows).toBe(50)
    await world().as('anton').get('/contacts?page=99').expect(404)
  })

  describe('somebody who is not to be written to', () => {
    test('is marked with a reason, and written to again only when they have asked for it', async () => {
      const id = await aContact(world(), { email: 'leaver@bank.example', name: 'Lea' })
      await world().as('anton').post(`/contacts/${id}/unsubscribed`, { reason: 'asked by phone' }).expect(303)
      const page = await world().as('anton').get(`/contacts/${id}`).expect(200)
      expect(page.text).toContain('asked by phone')
      const unasked = await world().as('anton').post(`/contacts/${id}/active`).expect(422)
      expect(unasked.text).toContain('Write again only to people who have asked for it')
      expect((await byEmail('leaver@bank.example'))?.status).toBe('unsubscribed')
      const moved = await world()
        .as('anton')
        .post(`/contacts/${id}`, { ...UNA, email: 'elsewhere@bank.example' })
        .expect(422)
      expect(moved.text).toContain('The person unsubscribed under this address')
      expect(await byEmail('elsewhere@bank.example')).toBeUndefined()
      await world().as('anton').post(`/contacts/${id}/active`, { asked: 'on' }).expect(303)
      expect((await byEmail('leaver@bank.example'))?.status).toBe('active')
    })

    test('whose address bounced gets a new one, or is tried again', async () => {
      const id = await aContact(world(), { email: 'moved@bank.example' })
      await world().as('anton').post(`/contacts/${id}/bounced`, { reason: '' }).expect(303)
      expect(await byEmail('moved@bank.example')).toMatchObject({ status: 'bounced', status_reason: 'marked by Anton' })
      await world()
        .as('anton')
        .post(`/contacts/${id}`, { ...UNA, email: 'moved@bank.example' })
        .expect(303)
      expect((await byEmail('moved@bank.example'))?.status).toBe('bounced')
      await world()
        .as('anton')
        .post(`/contacts/${id}`, { ...UNA, email: 'new-place@bank.example' })
        .expect(303)
      expect((await byEmail('new-place@bank.example'))?.status).toBe('active')
      await world().as('anton').post(`/contacts/${id}/bounced`, { reason: '' }).expect(303)
      await world().as('anton').post(`/contacts/${id}/active`).expect(303)
      expect((await byEmail('new-place@bank.example'))?.status).toBe('active')
    })
  })

  test('what they were sent is told; whether they answered, only where the survey says that names are shown', async () => {
    const { db } = world()
    const { surveyId } = await aSurvey(world(), 'told')
    const id = await aContact(world(), { email: 'history@bank.example' })
    for (const perspective of ['customer', 'user'] as const) {
      const key = hashToken(await anInvitation(world(), surveyId, perspective))
      await db.updateTable('invitation').set({ contact_id: id }).where('token_hash', '=', key).execute()
      await db.insertInto('participation').values({ key, survey_id: surveyId, perspective }).execute()
    }
    const { text } = await world().as('anton').get(`/contacts/${id}`).expect(200)
    expect(text).toContain('Autumn round')
    const rows = [...text.matchAll(/<tr><td><a href="\/campaigns[\s\S]*?<\/tr>/g)].map(([row]) => row)
    expect(rows).toHaveLength(2)
    expect(rows.find((row) => row.includes('shape-customer'))).toContain('<td>Yes</td>')
    expect(rows.find((row) => row.includes('shape-user'))).toContain('Not told: anonymous')
  })

  test('erasing takes a person out of everything, and no way leads back', async () => {
    const { db, now } = world()
    const { surveyId } = await aSurvey(world(), 'forgotten')
    const email = 'forget.me@bank.example'
    const id = await aContact(world(), {
      ...{ email, name: 'Fay Forgotten', attributes: { Site: 'Lyon' }, services: { 'debit-card': 'customer' } },
    })
    const invitations = await Promise.all(
      [1, 2].map(async () => {
        const key = hashToken(await anInvitation(world(), surveyId, 'customer', 'Fay Forgotten'))
        await db.updateTable('invitation').set({ contact_id: id, email }).where('token_hash', '=', key).execute()
        return `invitation-${key}`
      }),
    )
    const mail = { kind: 'survey-invitation', recipient: email, subject: 'Fay, a word?', text: 'Fay', html: 'Fay' }
    const [, sentId = ''] = await queueMails(db, [mail, mail, { ...mail, kind: 'account-invitation' }], now)
    await db.updateTable('outbox').set({ status: 'sent' }).where('id', '=', sentId).execute()
    const campaign = await db.selectFrom('campaign').select('id').executeTakeFirstOrThrow()
    await db
      .insertInto('campaign_left_out')
      .values({ id: newId(), campaign_id: campaign.id, contact_id: id, email, reason: 'bounced' })
      .execute()
    const version = await db.selectFrom('survey_version').select('id').where('survey_id', '=', surveyId).execute()
    const response = {
      ...{ service_id: 'forgotten', survey_id: surveyId, version_id: version[0]!.id, perspective: 'customer' as const },
      ...{ day: '2026-11-01', language: 'en', channel: 'web', answers: '{"VALUE":1}' },
    }
    await db
      .insertInto('response')
      .values({ ...response, id: newId(), invitation_id: invitations[0]!, respondent: 'Fay Forgotten' })
      .execute()
    const comment = {
      ...{ service_id: 'forgotten', survey_id: surveyId, perspective: 'customer' as const, period: '2026-11' },
      ...{ language: 'en', channel: 'web', question: 'WHY', text: 'Too slow', tone: 1, respondent: 'Fay Forgotten' },
    }
    await db
      .insertInto('comment')
      .values({ ...comment, id: newId() })
      .execute()

    const question = await world().as('anton').get(`/contacts/${id}/erase`).expect(200)
    expect(question.text).toContain('Erase Fay Forgotten?')
    await world().as('anton').post(`/contacts/${id}/erase`).expect(422)
    expect(await byEmail(email)).toMatchObject({ name: 'Fay Forgotten' })
    await world().as('anton').post(`/contacts/${id}/erase`, { sure: 'on' }).expect(303)

    const kept = await db.selectFrom('contact').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    expect(kept).toMatchObject({ email: null, name: '', status: 'erased' })
    expect(await detailsOf(id)).toEqual({ attributes: [], standings: [] })
    const left = await db.selectFrom('invitation').selectAll().where('id', 'in', invitations).execute()
    expect(left.map((row) => row.email).sort()).toEqual(invitations.map((each) => `erased-${each}`).sort())
    for (const row of left) expect(row).toMatchObject({ name: '', withdrawn: 'erased' })
    const mails = await db.selectFrom('outbox').selectAll().execute()
    expect(mails.filter((row) => row.recipient === email).map((row) => row.kind)).toEqual(['account-invitation'])
    expect(mails.find((row) => row.id === sentId)).toMatchObject({ recipient: '', subject: '' })
    expect(await holding(['Fay Forgotten', email])).toEqual([])

    for (const path of [`/campaigns/${left[0]!.campaign_id}`, '/admin/mail?status=sent']) {
      const said = await world().as('ada').get(path).expect(200)
      expect(said.text).toContain('Erased person')
      expect(said.text).not.toContain('erased-')
    }
    const inFrench = await world().as('ada').get(`/campaigns/${left[0]!.campaign_id}?lang=fr`).expect(200)
    expect(inFrench.text).toContain('Personne effacée')
    await world().as('ada').get('/?lang=en')

    const page = await world().as('anton').get(`/contacts/${id}`).expect(200)
    expect(page.text).toContain('Erased person')
    expect(page.text).not.toContain('name="email"')
    const list = await world().as('anton').get('/contacts?status=erased').expect(200)
    expect(list.text).toContain('Erased person')
    expect((await world().as('anton').get('/contacts?q=erased')).text).not.toContain('Erased person')
    const again = await world()
      .as('anton')
      .post('/contacts', { ...UNA, email })
      .expect(422)
    expect(again.text).toContain('asked to be erased')
    for (const what of ['', '/active', '/erase']) await world().as('anton').post(`/contacts/${id}${what}`).expect(404)
  })

  test('of two people of one name, erasing one leaves the other’s name on comments', async () => {
    const { db } = world()
    const { surveyId } = await aSurvey(world(), 'namesakes')
    const id = await aContact(world(), { email: 'sam1@bank.example', name: 'Sam Same' })
    const key = hashToken(await anInvitation(world(), surveyId, 'customer', 'Sam Same'))
    await db.updateTable('invitation').set({ contact_id: id }).where('token_hash', '=', key).execute()
    const other = `invitation-${hashToken(await anInvitation(world(), surveyId, 'customer', 'Sam Same'))}`
    const version = await db.selectFrom('survey_version').select('id').where('survey_id', '=', surveyId).execute()
    for (const invitation_id of [`invitation-${key}`, other]) {
      await db
        .insertInto('response')
        .values({
          ...{ id: newId(), service_id: 'namesakes', survey_id: surveyId, version_id: version[0]!.id },
          ...{ perspective: 'customer', day: '2026-11-01', language: 'en', channel: 'web', answers: '{}' },
          ...{ invitation_id, respondent: 'Sam Same' },
        })
        .execute()
    }
    await world().as('anton').post(`/contacts/${id}/erase`, { sure: 'on' }).expect(303)
    const names = await db
      .selectFrom('response')
      .select(['invitation_id', 'respondent'])
      .where('survey_id', '=', surveyId)
      .execute()
    expect(names.find((row) => row.invitation_id === other)?.respondent).toBe('Sam Same')
    expect(names.find((row) => row.invitation_id !== other)?.respondent).toBeNull()
  })

  test('contacts leave as CSV, with their filter, and nothing that a spreadsheet would run', async () => {
    await aContact(world(), {
      ...{ email: 'export@bank.example', name: '=cmd|’/c calc’!A1', attributes: { Note: 'a "quoted", one' } },
      services: { 'debit-card': 'provider' },
    })
    const file = await world().as('anton').get('/contacts.csv?q=export%40').expect(200)
    expect(file.headers['content-disposition']).toMatch(/^attachment; filename="contacts-2026-11-20\.csv"$/)
    expect(file.text.startsWith('\ufeffemail,name,language,state,')).toBe(true)
    const lines = file.text.trim().split('\r\n')
    expect(lines).toHaveLength(2)
    expect(lines[1]).toContain("export@bank.example,'=cmd")
    expect(lines[1]).toContain('"a ""quoted"", one"')
    expect(lines[0]?.split(',').length).toBeGreaterThan(4)
    expect(lines[1]).toContain('provider')
    const all = await world().as('anton').get('/contacts.csv').expect(200)
    expect(all.text.split('\r\n').length).toBeGreaterThan(60)
  })

  test('what people call themselves cannot break out of the page', async () => {
    const id = await aContact(world(), {
      ...{ email: 'eve@x.example', name: '<script>alert(1)</script>', attributes: { '"><img src=x>': '</textarea>' } },
    })
    for (const path of ['/contacts?q=eve', `/contacts/${id}`, `/contacts/${id}/erase`]) {
      const { text } = await world().as('anton').get(path).expect(200)
      expect(text).toContain('&lt;script&gt;')
      expect(text).not.toMatch(/<script>alert|<img src=x>/)
    }
  })

  test('only the ITSM team sees contacts', async () => {
    const id = await aContact(world(), { email: 'private@bank.example' })
    for (const member of ['olive', 'otto', 'vera'] as const) {
      for (const path of ['/contacts', '/contacts.csv', '/contacts/new', `/contacts/${id}`, `/contacts/${id}/erase`]) {
        await world().as(member).get(path).expect(404)
      }
      await world().as(member).post(`/contacts/${id}/erase`, { sure: 'on' }).expect(404)
      expect((await world().as(member).get('/')).text).not.toContain('href="/contacts"')
    }
    expect((await world().as('anton').get('/surveys')).text).toContain('href="/contacts"')
    await world().as('anton').get('/contacts/nobody').expect(404)
  })

  /** Tables in which any of the texts stands, but for mails about the person's account. */
  async function holding(texts: string[]): Promise<string[]> {
    const tables = ['contact', 'contact_attribute', 'invitation', 'campaign_left_out', 'response', 'comment'] as const
    const found: string[] = []
    for (const table of tables) {
      const rows = JSON.stringify(await world().db.selectFrom(table).selectAll().execute())
      if (texts.some((text) => rows.includes(text))) found.push(table)
    }
    return found
  }
})
