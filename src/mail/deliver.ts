import { createTransport } from 'nodemailer'
import type { Config } from '../config.ts'
import type { Row } from '../database/schema.ts'
import type { Installation } from '../web/installation.ts'
import { failureOf, failureText } from './failure.ts'
import { claimDue, markSent, markUnsent } from './queue-store.ts'
import { waitAfter } from './retry.ts'

/** Whatever takes a message and says how it went: nodemailer's transport. */
export interface MailTransport {
  sendMail(message: Message): Promise<unknown>
  close(): void
}

export interface Message {
  from: string
  to: { name: string; address: string }
  subject: string
  text: string
  html: string
  messageId: string
  date: Date
  headers: Record<string, string>
  disableFileAccess: true
  disableUrlAccess: true
}

const CONNECTIONS = 3

/** @returns the way to the mail server, or null where none is set */
export function openTransport({ smtpUrl }: Config): MailTransport | null {
  if (smtpUrl === null) return null
  return createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: CONNECTIONS,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
  })
}

const MAILS_AT_ONCE = 10

/**
 * Sends every mail that is due. What could not be sent waits for its next try; what never can be is marked as failed.
 * @param isStopping asked between batches, so that a stopping process finishes the batch that it is at
 * @returns how many went out
 */
export async function deliverDue(
  installation: Installation,
  transport: MailTransport,
  isStopping = () => false,
): Promise<number> {
  let sent = 0
  while (!isStopping()) {
    const mails = await claimDue(installation.db, installation.clock(), MAILS_AT_ONCE)
    const outcomes = await Promise.all(mails.map((mail) => deliver(installation, transport, mail)))
    sent += outcomes.filter((wentOut) => wentOut).length
    // With the server down the rest would only learn the same.
    if (mails.length < MAILS_AT_ONCE || outcomes.every((wentOut) => !wentOut)) break
  }
  return sent
}

async function deliver(installation: Installation, transport: MailTransport, mail: Row<'outbox'>): Promise<boolean> {
  const { db, log, clock, config } = installation
  try {
    await transport.sendMail(messageOf(mail, config))
  } catch (error) {
    const failure = failureOf(error)
    const wait = failure.isPermanent ? null : waitAfter(mail.attempts)
    const nextAttempt = wait === null ? null : new Date(clock().getTime() + wait)
    await markUnsent(db, mail, failureText(failure), nextAttempt)
    log.warn({ mail: mail.id, kind: mail.kind, attempts: mail.attempts, ...failure }, 'a mail could not be sent')
    return false
  }
  await markSent(db, mail, clock())
  return true
}

function messageOf(mail: Row<'outbox'>, config: Config): Message {
  return {
    from: config.mailFrom,
    // As an object, so that no address is read as a list of several.
    to: { name: '', address: mail.recipient },
    subject: mail.subject,
    text: mail.body_text,
    html: mail.body_html,
    messageId: `<${mail.message_id}@${new URL(config.publicUrl).hostname}>`,
    date: new Date(mail.created_at),
    headers: JSON.parse(mail.headers) as Record<string, string>,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}
