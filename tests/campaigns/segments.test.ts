import { expect, test } from 'vitest'
import { segmentById } from '../../src/campaigns/segment-store.ts'
import { aContact } from '../support/contacts.ts'
import { aCampaign, aSurvey } from '../support/respondent.ts'
import { onBothEngines } from '../support/world.ts'

onBothEngines((world) => {
  const anton = () => world().as('anton')
  const LYON = {
    ...{ name: 'Card users in Lyon', join: 'all', do: 'save' },
    ...{ attribute: ['Site', ''], attributeTest: ['is', 'is'], attributeValue: ['Lyon', ''] },
    ...{ languageTest: 'is', language: '', serviceTest: 'is', perspective: 'user', service: 'debit-card' },
  }

  test('without any, the page says what a segment is', async () => {
    const page = await anton().get('/contacts/segments').expect(200)
    expect(page.text).toContain('There is no segment yet')
  })

  test('it works: conditions are counted, saved, read in words, and changed', async () => {
    await aContact(world(), {
      ...{ email: 'ann@x.example', attributes: { Site: 'Lyon' }, services: { 'debit-card': 'user' } },
    })
    await aContact(world(), {
      ...{
        email: 'bob@x.example',
        attributes: { Site: 'Lyon' },
        services: { 'debit-card': 'user' },
        status: 'bounced',
      },
    })
    await aContact(world(), { email: 'cid@x.example', attributes: { Site: 'Paris' } })
    await anton().get('/contacts/segments/new').expect(200)
    const counted = await anton()
      .post('/contacts/segments', { ...LYON, do: 'count' })
      .expect(200)
    expect(counted.text).toContain('2 contacts meet these conditions; 1 can be written to.')
    expect(counted.text).toContain('value="Lyon"')
    expect(await world().db.selectFrom('segment').selectAll().execute()).toEqual([])

    const saved = await anton().post('/contacts/segments', LYON).expect(303)
    const address = saved.headers['location'] as string
    const id = address.split('/').at(-1) as string
    expect((await segmentById(world().db, id))?.conditions).toEqual({
      join: 'all',
      conditions: [
        { kind: 'attribute', name: 'Site', test: 'is', value: 'Lyon' },
        { kind: 'service', serviceId: 'debit-card', test: 'is', perspective: 'user' },
      ],
    })
    const list = await anton().get('/contacts/segments').expect(200)
    expect(list.text).toContain('Site is “Lyon”, and User: Debit card')
    expect(list.text).toMatch(/href="\/contacts\?segment=[\w-]+"[^>]*>2</)
    const members = await anton().get(`/contacts?segment=${id}`).expect(200)
    expect(members.text).toContain('ann@x.example')
    expect(members.text).not.toContain('cid@x.example')

    const french = { ...LYON, join: 'any', attributeTest: ['is-missing', 'is'], language: 'Français' }
    await anton().post(address, french).expect(303)
    const page = await anton().get(`${address}?lang=fr`).expect(200)
    expect(page.text).toContain('Card users in Lyon')
    const words = await anton().get('/contacts/segments').expect(200)
    expect(words.text).toContain('Site manque, ou Langue est Français, ou Utilisateur\u202f: Carte de débit')
    await anton().get('/contacts?lang=en').expect(200)
  })

  test('what makes no sense comes back as it was typed', async () => {
    const refuse = async (fields: object) =>
      (
        await anton()
          .post('/contacts/segments', { ...LYON, name: 'Other', ...fields })
          .expect(422)
      ).text
    expect(await refuse({ name: ' ' })).toContain('Please fill this in.')
    expect(await refuse({ name: 'Card users in Lyon' })).toContain('Another segment has this name already')
    expect(await refuse({ attribute: ['', ''], service: '', attributeValue: ['', ''] })).toContain(
      'at least one condition',
    )
    expect(await refuse({ attribute: ['', ''] })).toContain('needs the attribute’s name')
    expect(await refuse({ attributeValue: ['', ''] })).toContain('need a value')
    const language = await refuse({ language: 'klingon!' })
    expect(language).toContain('This is no language tag')
    expect(language).toContain('value="klingon!"')
    const strange: Record<string, string | string[]>[] = [
      { join: 'none' },
      { attributeTest: ['drop', 'is'] },
      { service: "x' or 1=1" },
      { more: '1' },
    ]
    for (const fields of strange) {
      await anton()
        .post('/contacts/segments', { ...LYON, name: 'Other', ...fields })
        .expect(400)
    }
  })

  test('a segment is deleted, but not while a campaign goes by it', async () => {
    const { db } = world()
    const saved = await anton()
      .post('/contacts/segments', { ...LYON, name: 'Short-lived' })
      .expect(303)
    const address = saved.headers['location'] as string
    const id = address.split('/').at(-1) as string
    const { surveyId } = await aSurvey(world(), 'segmented')
    const campaign = await aCampaign(db, surveyId, 'user', 'by-segment')
    await db.updateTable('campaign').set({ segment_id: id }).where('id', '=', campaign).execute()
    const refused = await anton().post(`${address}/deletion`).expect(422)
    expect(refused.text).toContain('so it cannot be deleted')
    expect(refused.text).toContain('One campaign that has not ended')
    await db.updateTable('campaign').set({ status: 'finished' }).where('id', '=', campaign).execute()
    await anton().post(`${address}/deletion`).expect(303)
    await anton().get(address).expect(404)
    expect(await db.selectFrom('contact').selectAll().execute()).toHaveLength(3)
  })

  test('only the ITSM team makes segments', async () => {
    for (const member of ['olive', 'otto', 'vera'] as const) {
      await world().as(member).get('/contacts/segments').expect(404)
      await world().as(member).post('/contacts/segments', LYON).expect(404)
    }
    await anton().get('/contacts/segments/nobody').expect(404)
  })
})
