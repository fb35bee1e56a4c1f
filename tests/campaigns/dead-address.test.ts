import { beforeEach, expect, test } from 'vitest'
import { noteDeadAddress } from '../../src/campaigns/bounce-store.ts'
import { type Delivery, deliverDue, type MailTransport } from '../../src/mail/deliver.ts'
import { queueMail } from '../../src/mail/outbox.ts'
import { onBothEngines } from '../support/world.ts'

onBothEngines((world) => {
  const said = (answer: string, command = 'RCPT TO'): MailTransport => ({
    sendMail: () =>
      Promise.reject(
        Object.assign(new Error(answer), { response: answer, responseCode: Number(answer.slice(0, 3)), command }),
      ),
    close: () => {},
  })
  const onDeadAddress: Delivery['onDeadAddress'] = (trx, mail, words) => noteDeadAddress(trx, mail, words, world().now)
  const contacts = () => world().db.selectFrom('contact').select(['email', 'status', 'status_reason']).execute()
  const queue = (kind: string, recipient = 'gone@bank.example') =>
    queueMail(world().db, { kind, recipient, subject: '', text: '', html: '' }, world().now)

  beforeEach(async () => {
    await world().db.deleteFrom('contact').execute()
    await world().db.deleteFrom('outbox').execute()
  })

  test('a survey mail that nobody can get makes its contact bounced, with the server’s words', async () => {
    await queue('survey-invitation')
    await deliverDue(world().installation, said('550 5.1.1 no such user'), { onDeadAddress })
    expect(await contacts()).toEqual([
      { email: 'gone@bank.example', status: 'bounced', status_reason: '550 5.1.1 no such user' },
    ])
  })

  test.each(['451 later', '554 5.7.1 looks like spam'])('“%s” says nothing about the address', async (answer) => {
    await queue('survey-invitation')
    await deliverDue(world().installation, said(answer), { onDeadAddress })
    expect(await contacts()).toEqual([])
  })

  test('a refused sender says nothing about the address', async () => {
    await queue('survey-invitation')
    await deliverDue(world().installation, said('550 who are you', 'MAIL FROM'), { onDeadAddress })
    expect(await contacts()).toEqual([])
  })

  test('a mail about an account makes no contact', async () => {
    await queue('account-invitation')
    await deliverDue(world().installation, said('550 no such user'), { onDeadAddress })
    expect(await contacts()).toEqual([])
  })
})
