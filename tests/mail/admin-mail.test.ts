import { expect, test } from 'vitest'
import { queueMail, queueMails } from '../../src/mail/outbox.ts'
import { onBothEngines } from '../support/world.ts'

const NINA = { name: 'Nina', email: 'nina@bank.example', role: 'viewer', language: 'fr' }

onBothEngines((world) => {
  const ada = () => world().as('ada')
  const firstMail = (html: string) => /href="(\/admin\/mail\/[\w-]{22})"/.exec(html)?.[1] ?? ''

  test('it works: without a mail server mails wait and can be read, with their links', async () => {
    await ada().post('/admin/accounts', NINA)
    const list = await ada().get('/admin/mail')
    expect(list.text).toContain('No mail server is set up: e-mails wait here')
    expect(list.text).toContain('SMTP_URL=')
    const mail = await ada().get(firstMail(list.text))
    expect(mail.text).toContain('Bonjour Nina,')
    const link = /<a href="([^"]+\/password\/[^"]+)">/.exec(mail.text)?.[1] ?? ''
    expect((await world().anyone().get(new URL(link).pathname)).status).toBe(200)
  })

  test('what a mail says is shown as text, whatever it says', async () => {
    const html = '<script>alert(1)</script>'
    const text = `${html} javascript:alert(1) https://p.example/"onclick="x`
    await queueMail(world().db, { kind: 'x', recipient: 'sly@bank.example', subject: html, text, html }, world().now)
    const mail = await ada().get(firstMail((await ada().get('/admin/mail?q=sly')).text))
    expect(mail.text).toContain('&lt;script&gt;')
    expect(mail.text).not.toContain('<script>alert')
    expect(mail.text).not.toContain('href="javascript')
    expect(mail.text).not.toContain('"onclick')
  })

  test('what is in survey mails is not shown, nor which of them are reminders', async () => {
    const { db, now } = world()
    const letter = (kind: string, subject: string) => {
      const text = `${subject}: https://p.example/r/secret?v=3 https://p.example/u/secret`
      return { kind, recipient: 'sam@survey.example', subject, text, html: text }
    }
    const letters = [letter('survey-invitation', 'Please answer'), letter('survey-reminder', 'We remind you')]
    const ids = await queueMails(db, letters, now)
    for (const status of ['waiting', 'failed', 'cancelled', 'sent'] as const) {
      await db.updateTable('outbox').set({ status }).where('id', 'in', ids).execute()
      const pages: string[] = []
      for (const id of ids) pages.push((await ada().get(`/admin/mail/${id}`)).text)
      for (const text of pages) {
        expect(text).toContain('<h1>Survey e-mail</h1>')
        expect(text).not.toMatch(/secret|Please answer|We remind|survey-(invitation|reminder)/)
      }
      if (status !== 'sent') expect(pages[0]).toContain('What is in it is not shown')
    }
    for (const kind of ['', 'survey-mail', 'survey-invitation', 'survey-reminder']) {
      const { text } = await ada().get(`/admin/mail?q=survey.example&kind=${kind}`)
      expect(text.match(/<td>sam@survey\.example</g)).toHaveLength(2)
      expect(text).not.toMatch(/Please answer|We remind|value="survey-(invitation|reminder)"/)
    }
    await db.deleteFrom('outbox').where('id', 'in', ids).execute()
  })

  test('it is filtered and paged', async () => {
    const many = Array.from({ length: 120 }, (_, n) => ({
      kind: 'survey-invitation',
      recipient: `many${n}@crowd.example`,
      subject: `Many ${n}`,
      text: '',
      html: '',
    }))
    await queueMails(world().db, many, world().now)
    expect((await ada().get('/admin/mail?q=crowd')).text).toContain('1–50 of 120')
    expect((await ada().get('/admin/mail?q=crowd&page=3')).text).toContain('101–120 of 120')
    expect((await ada().get('/admin/mail?status=failed')).text).toContain('No e-mail matches.')
    expect((await ada().get('/admin/mail?status=nonsense&page=-1')).status).toBe(200)
  })

  test('only administrators read it, and a mail that is not there is not found', async () => {
    for (const member of ['anton', 'olive', 'vera'] as const) {
      expect((await world().as(member).get('/admin/mail')).status).toBe(404)
    }
    expect((await ada().get('/admin/mail/nothing')).status).toBe(404)
    expect((await ada().post('/admin/mail/nothing/retry')).status).toBe(404)
  })
})
