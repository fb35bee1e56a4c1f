import { expect, test } from 'vitest'
import { invitationToken } from '../../src/campaigns/invitation-token.ts'
import { allSent, aStarted, invitationsOf, later, people, runJobs } from '../campaigns/support.ts'
import { aContact } from '../support/contacts.ts'
import { anInvitation, aSurvey } from '../support/respondent.ts'
import { onBothEngines } from '../support/world.ts'

onBothEngines((world) => {
  /** Somebody in two campaigns: the first letter was sent, the second waits. @returns the token of the first */
  const invitedTwice = async (name: string) => {
    const contact = `${name}@bank.example`
    const slugs = [`${name}-one`, `${name}-two`]
    const surveys = []
    for (const slug of slugs) surveys.push((await aSurvey(world(), slug)).surveyId)
    const services = Object.fromEntries(slugs.map((slug) => [slug, 'user' as const]))
    await aContact(world(), { email: contact, services })
    const first = await aStarted(world(), { surveys: surveys[0] as string, reminder_1: '3' })
    await runJobs(world())
    await allSent(world())
    await aStarted(world(), { surveys: surveys[1] as string, exception: 'on', limit_exception: 'Nobody rests here' })
    await runJobs(world())
    const [invitation] = await invitationsOf(world(), first)
    return { contact, token: invitationToken(world().installation.secret, invitation!.id) }
  }
  const contact = (email: string) =>
    world().db.selectFrom('contact').selectAll().where('email', '=', email).executeTakeFirstOrThrow()
  const waiting = (email: string) =>
    world().db.selectFrom('outbox').selectAll().where('recipient', '=', email).where('status', '=', 'waiting').execute()

  test('it works: the link asks, the button unsubscribes from everything, and what waits is withdrawn', async () => {
    const { contact: email, token } = await invitedTwice('una')
    expect(await waiting(email)).toHaveLength(1)
    const asked = await world().anyone().get(`/u/${token}`).expect(200)
    expect(asked.text).toContain(email)
    expect(asked.headers['set-cookie']).toBeUndefined()
    expect((await contact(email)).status).toBe('active')
    const done = await world().anyone().post(`/u/${token}`).expect(200)
    expect(done.text).toContain('You are unsubscribed')
    expect(await contact(email)).toMatchObject({ status: 'unsubscribed', status_reason: 'by the link in an e-mail' })
    expect(await waiting(email)).toHaveLength(0)
    await later(world(), 4)
    await runJobs(world())
    expect(await waiting(email)).toHaveLength(0)
    await world().anyone().get(`/r/${token}`).expect(200)
  })

  test('a second time says so; undoing brings back what was withdrawn', async () => {
    const { contact: email, token } = await invitedTwice('uwe')
    await world().anyone().post(`/u/${token}`).expect(200)
    expect((await world().anyone().post(`/u/${token}`).expect(200)).text).toContain('was unsubscribed already')
    expect((await world().anyone().get(`/u/${token}`).expect(200)).text).toContain('was unsubscribed already')
    const undone = await world().anyone().post(`/u/${token}/undo`).expect(200)
    expect(undone.text).toContain('subscribed again')
    expect((await contact(email)).status).toBe('active')
    await runJobs(world())
    expect(await waiting(email)).toHaveLength(1)
  })

  test('mail programs do it by one POST, in either way of sending a form, without a cookie (RFC 8058)', async () => {
    for (const send of ['form', 'upload'] as const) {
      const { contact: email, token } = await invitedTwice(`one-click-${send}`)
      const oneClick = { 'List-Unsubscribe': 'One-Click' }
      const visitor = world().anyone()
      await (send === 'form' ? visitor.post(`/u/${token}`, oneClick) : visitor.upload(`/u/${token}`, oneClick)).expect(
        200,
      )
      expect((await contact(email)).status).toBe('unsubscribed')
    }
  })

  test('every campaign mail says where, in its head', async () => {
    await people(world(), 'head', 1, 'una-one')
    const { token, contact: email } = await invitedTwice('hal')
    const mails = await world().db.selectFrom('outbox').selectAll().where('recipient', '=', email).execute()
    const heads = mails.map(({ headers }) => JSON.parse(headers) as Record<string, string>)
    expect(heads.map((head) => head['List-Unsubscribe'])).toContain(`<${world().url}/u/${token}>`)
    for (const head of heads) expect(head['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click')
  })

  test('an address that is no contact is remembered, so that no list brings it back', async () => {
    const { surveyId } = await aSurvey(world(), 'pasted')
    const token = await anInvitation(world(), surveyId, 'user')
    await world().anyone().post(`/u/${token}`).expect(200)
    const invitation = await world()
      .db.selectFrom('invitation')
      .select('email')
      .where('survey_id', '=', surveyId)
      .executeTakeFirstOrThrow()
    expect((await contact(invitation.email.toLowerCase())).status).toBe('unsubscribed')
    await world().anyone().post(`/u/${token}/undo`).expect(200)
    expect((await contact(invitation.email.toLowerCase())).status).toBe('active')
  })

  test('links that nobody has look like any unknown link, whatever is done with them', async () => {
    const unknown = await world().anyone().get('/r/nowhere').expect(404)
    const get = await world().anyone().get('/u/nowhere').expect(404)
    expect(get.text).toBe(unknown.text)
    expect((await world().anyone().post('/u/nowhere').expect(404)).text).toBe(unknown.text)
    expect((await world().anyone().post('/u/nowhere/undo').expect(404)).text).toBe(unknown.text)
    await world().anyone().get('/u/%00').expect(404)
  })

  test('it speaks French as well', async () => {
    const { token } = await invitedTwice('francoise')
    const french = { 'Accept-Language': 'fr' }
    expect((await world().anyone(french).get(`/u/${token}`).expect(200)).text).toContain('Se désinscrire')
    expect((await world().anyone(french).post(`/u/${token}`).expect(200)).text).toContain('C’était une erreur')
  })
})
