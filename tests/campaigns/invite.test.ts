import { beforeAll, expect, test } from 'vitest'
import { addressHash } from '../../src/campaigns/address-hash.ts'
import { addressSalt, recordContact } from '../../src/campaigns/ledger-store.ts'
import { hashToken } from '../../src/database/tokens.ts'
import { type PublishedSurvey, publishDefaultSurvey } from '../../src/surveys/store.ts'
import { aContact } from '../support/contacts.ts'
import { onBothEngines } from '../support/world.ts'
import { runJobs } from './support.ts'

onBothEngines((world) => {
  let survey: PublishedSurvey
  beforeAll(async () => {
    survey = await world()
      .db.transaction()
      .execute((trx) => publishDefaultSurvey(trx, 'debit-card', world().now))
  })
  const address = (perspective = 'user') => `/surveys/${survey.surveyId}/invite/${perspective}`
  const invitations = () => world().db.selectFrom('invitation').selectAll().orderBy('email').execute()
  const mails = () =>
    world().db.selectFrom('outbox').selectAll().where('kind', '=', 'survey-invitation').orderBy('recipient').execute()

  test('it works: a list is previewed with its faults, confirmed, and everybody gets a link of their own', async () => {
    await world().as('anton').get(address()).expect(200)
    const people = 'Una User <una@bank.example>, fr\nnobody at all\nbob@bank.example\nUNA@bank.example'
    const preview = await world().as('anton').upload(address(), { people, language: 'en' }).expect(200)
    expect(preview.text).toContain('2 people will be invited')
    expect(preview.text).toContain('One row cannot be used')
    expect(preview.text).toContain('nobody at all')
    expect(preview.text).toContain('same as row 1')
    expect(preview.text).toContain('What do you think of Debit card?')
    expect(await invitations()).toHaveLength(0)

    const confirmed = { people: confirmedPeople(preview.text), language: 'en' }
    const sent = await world().as('anton').upload(`${address()}/send`, confirmed).expect(303)
    await runJobs(world())
    expect((await invitations()).map(({ email, name, language }) => [email, name, language])).toEqual([
      ['bob@bank.example', '', 'en'],
      ['una@bank.example', 'Una User', 'fr'],
    ])
    const [bob, una] = await mails()
    expect(bob?.subject).toBe('What do you think of Debit card?')
    expect(bob?.body_text).toContain('about 1 min')
    expect(bob?.body_text).toContain('Your answers are anonymous')
    expect(una?.subject).toBe('Votre avis sur le service «\u202fCarte de débit\u202f»')
    expect(una?.body_text).toContain('Bonjour Una User,')
    const token = /\/r\/([\w-]{43})/.exec(una?.body_text ?? '')?.[1] ?? ''
    expect((await invitations())[1]).toMatchObject({ token_hash: hashToken(token), mail_id: una?.id })
    expect(una?.body_html).toContain(`${world().url}/r/${token}`)

    const campaign = await world()
      .as('anton')
      .get(sent.headers['location'] as string)
      .expect(200)
    expect(campaign.text).toContain('una@bank.example')
    expect(campaign.text).toContain('showing how many have answered would reveal who')
  })

  test('a person is invited once, however often the list is sent', async () => {
    const preview = await world().as('anton').upload(address(), { people: 'una@bank.example', language: 'en' })
    expect(preview.status).toBe(422)
    expect(preview.text).toContain('One person has been invited before')
    const again = { people: 'una@bank.example', language: 'en' }
    const page = await world().as('anton').upload(`${address()}/send`, again).expect(422)
    expect(page.text).toContain('has been invited already; nothing was sent')
    expect(await invitations()).toHaveLength(2)
    const twice = { people: 'both@bank.example', language: 'en' }
    const answers = await Promise.all([1, 2].map(() => world().as('anton').upload(`${address()}/send`, twice)))
    expect(answers.map((answer) => answer.status).sort()).toEqual([303, 422])
    await runJobs(world())
    expect(await mails()).toHaveLength(3)
  })

  test('whoever does not want mail, or has had enough, is left out and named, and never written to', async () => {
    await aContact(world(), { email: 'stopped@bank.example', status: 'unsubscribed' })
    await aContact(world(), { email: 'dead@bank.example', status: 'bounced' })
    const enough = await addressSalt(world().db).then((salt) => addressHash(salt, 'enough@bank.example'))
    const day = world().now.toISOString().slice(0, 10)
    const written = { address_hash: enough, kind: 'invitation' as const, day }
    await recordContact(world().db, [written, written, written, written])
    const people = 'Stopped@bank.example\ndead@bank.example\nenough@bank.example\nfresh@bank.example'
    const preview = await world().as('anton').upload(address(), { people, language: 'en' }).expect(200)
    expect(preview.text).toContain('One person will be invited')
    expect(preview.text).toContain('One person is left out: Unsubscribed')
    expect(preview.text).toContain('One person is left out: E-mail bounces')
    expect(preview.text).toContain('One person is left out: Contact limits')
    const confirmed = { people: confirmedPeople(preview.text), language: 'en' }
    const sent = await world().as('anton').upload(`${address()}/send`, confirmed).expect(303)
    await runJobs(world())
    const recipients = (await mails()).map(({ recipient }) => recipient)
    expect(recipients).toContain('fresh@bank.example')
    for (const who of ['stopped', 'dead', 'enough']) expect(recipients).not.toContain(`${who}@bank.example`)
    const campaign = await world()
      .as('anton')
      .get(sent.headers['location'] as string)
    expect(campaign.text).toContain('stopped@bank.example')
    const all = { people: 'stopped@bank.example', language: 'en' }
    await world().as('anton').upload(`${address()}/send`, all).expect(422)
    expect(
      await world().db.selectFrom('contact_ledger').selectAll().where('address_hash', '=', enough).execute(),
    ).toHaveLength(4)
  })

  test('a CSV comes as a file, from a spreadsheet too', async () => {
    const list = '\ufeffNom;Courriel;Langue\r\nZoé;zoe@bank.example;fr\r\n;bad@;fr\r\n'
    const file = { field: 'list', content: Buffer.from(list, 'utf16le') }
    const preview = await world().as('anton').upload(address(), { people: '', language: 'en' }, file).expect(200)
    expect(preview.text).toContain('One person will be invited')
    expect(preview.text).toContain('<td class="number">3</td>')
    expect(preview.text).toContain('Zoé')
  })

  test('in an attributed survey one sees who has answered, in an anonymous one only how many', async () => {
    const people = 'olga@bank.example\notis@bank.example'
    const sent = await world()
      .as('anton')
      .upload(`${address('customer')}/send`, { people, language: 'en' })
      .expect(303)
    const [olga] = await world()
      .db.selectFrom('invitation')
      .selectAll()
      .where('email', '=', 'olga@bank.example')
      .execute()
    await world()
      .db.insertInto('participation')
      .values({ key: olga!.token_hash, survey_id: survey.surveyId, perspective: 'customer' })
      .execute()
    const page = await world()
      .as('anton')
      .get(sent.headers['location'] as string)
      .expect(200)
    expect(page.text).toMatch(/olga@bank\.example[\s\S]*?<td data-label="Answered">Yes<\/td>/)
    expect(page.text).toMatch(/otis@bank\.example[\s\S]*?<td data-label="Answered">No<\/td>/)

    const users = Array.from({ length: 6 }, (_, n) => `u${n}@bank.example`)
    const list = { people: users.join('\n'), language: 'en' }
    const anonymous = await world().as('anton').upload(`${address()}/send`, list).expect(303)
    const some = await world().db.selectFrom('invitation').selectAll().where('email', 'like', 'u_@bank%').execute()
    for (const { token_hash } of some.slice(0, 4)) {
      const mark = { key: token_hash, survey_id: survey.surveyId, perspective: 'user' as const }
      await world().db.insertInto('participation').values(mark).execute()
    }
    const counted = await world()
      .as('anton')
      .get(anonymous.headers['location'] as string)
      .expect(200)
    expect(counted.text).toMatch(/<dt>Answered<\/dt><dd class="figure">4<\/dd>/)
    expect(counted.text).toContain('never who')
    expect(counted.text).not.toContain('>Yes</td>')
  })

  test('it warns before sending where the promise cannot be kept', async () => {
    const settings = `/surveys/${survey.surveyId}/provider`
    await world().as('anton').post(`${settings}/promise`, { promise: 'anonymous' }).expect(303)
    await world().as('anton').post(`${settings}/eligible`, { eligible_count: '2' }).expect(303)
    const page = await world().as('anton').get(address('provider'))
    expect(page.text).toContain('This promise cannot be kept: only 2 people could answer')
    const list = { people: 'a@bank.example\nb@bank.example\nc@bank.example', language: 'en' }
    const preview = await world().as('anton').upload(address('provider'), list).expect(200)
    expect(preview.text).toContain('This promise cannot be kept: only 3 people could answer')
  })

  test('names and addresses cannot break out of the page or into the head of a mail', async () => {
    const people = '<script>alert(1)</script>, x@bank.example\n"Eve\r\nBcc: all@bank.example" <eve@bank.example>'
    const preview = await world().as('anton').upload(address(), { people, language: 'en' })
    expect(preview.text).not.toContain('<script>alert')
    const csv =
      'email,name\neve@bank.example,"Eve\r\nBcc: all@bank.example"\n"eve@bank.example\r\nBcc: z@z.example",Eve'
    const refused = await world().as('anton').upload(address(), { people: csv, language: 'en' }).expect(422)
    expect(refused.text).toContain('2 rows cannot be used')
    const sent = await world().as('anton').upload(`${address()}/send`, { people: csv, language: 'en' }).expect(422)
    expect(sent.text).toContain('nothing was sent')
    for (const mail of await mails()) expect(mail.recipient + mail.subject).not.toMatch(/[\r\n]/)
  })

  test('lists that cannot be read are refused kindly, with what was typed', async () => {
    const refuse = async (fields: Record<string, string>, file?: { field: string; content: Buffer | string }) =>
      (
        await world()
          .as('anton')
          .upload(address(), { language: 'en', ...fields }, file)
          .expect(422)
      ).text
    const many = Array.from({ length: 5_001 }, (_, n) => `p${n}@bank.example`).join('\n')
    expect(await refuse({ people: many })).toContain('longer than 5,000 rows')
    expect(await refuse({ people: ' ' })).toContain('Enter at least one address')
    expect(await refuse({}, { field: 'list', content: Buffer.from([0x89, 0x50, 0, 1]) })).toContain('is not a text')
    const both = await refuse({ people: 'a@bank.example' }, { field: 'list', content: 'b@bank.example' })
    expect(both).toContain('not both')
    expect(both).toContain('a@bank.example</textarea>')
    expect(await refuse({ people: 'a@bank.example', language: 'de' })).toContain('a@bank.example</textarea>')
  })

  test('what no page of ours sends is refused', async () => {
    const anton = world().as('anton')
    await anton.upload(address(), { people: 'a@bank.example', language: 'en', _csrf: 'wrong' }).expect(403)
    await anton.upload(address(), { people: 'a@bank.example', language: 'en', role: 'admin' }).expect(400)
    await anton.upload(address(), { people: 'a\0@bank.example', language: 'en' }).expect(400)
    await anton.upload(address(), { language: 'en' }, { field: 'other', content: 'x' }).expect(400)
    await anton.upload(address(), { language: 'en' }, { field: 'people', content: 'x' }).expect(422)
    await anton.upload(address(), { language: 'en' }, { field: 'list', content: 'x'.repeat(2_000_001) }).expect(413)
    await anton.post(address(), { people: 'a@bank.example', language: 'en' }).expect(415)
    await anton.upload('/services/debit-card/surveys', {}).expect(415)
  })

  test('people without the permission, and other ids, find nothing', async () => {
    const list = { people: 'a@bank.example', language: 'en' }
    const campaign = await world().db.selectFrom('campaign').select('id').executeTakeFirstOrThrow()
    for (const member of ['olive', 'otto', 'vera'] as const) {
      await world().as(member).get(address()).expect(404)
      await world().as(member).upload(address(), list).expect(404)
      await world().as(member).upload(`${address()}/send`, list).expect(404)
      await world().as(member).get(`/campaigns/${campaign.id}`).expect(404)
    }
    await world().as('anton').get(address('nobody')).expect(404)
    await world().as('anton').get('/surveys/nowhere/invite/user').expect(404)
    await world().as('anton').upload('/surveys/nowhere/invite/user/send', list).expect(404)
    await world().as('anton').get('/campaigns/nowhere').expect(404)
    await world().as('anton').get(`/campaigns/${campaign.id}?page=7`).expect(404)
  })

  test('a closed survey invites nobody', async () => {
    await world().as('anton').post(`/surveys/${survey.surveyId}/closure`).expect(303)
    const list = { people: 'late@bank.example', language: 'en' }
    expect((await world().as('anton').get(address()).expect(200)).text).toContain('This survey is closed.')
    await world().as('anton').upload(`${address()}/send`, list).expect(422)
    await world().as('anton').upload(address(), list).expect(422)
    expect((await invitations()).map(({ email }) => email)).not.toContain('late@bank.example')
  })
})

/** What the preview sends back when one confirms. */
function confirmedPeople(html: string): string {
  const field = /<textarea name="people" hidden>\n([\s\S]*?)<\/textarea>/.exec(html)?.[1] ?? ''
  return field.replaceAll('&quot;', '"')
}
