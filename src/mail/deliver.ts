import { createTransport } from 'nodemailer'
import type { Config } from '../config.ts'
import type { Database, Row } from '../database/schema.ts'
import type { Installation } from '../web/installation.ts'
import { type Failure, failureOf, failureText, isOfOneMail } from './failure.ts'
import { claimDue, isAnyDue, markSent, markUnsent } from './queue-store.ts'
import { waitAfter } from './retry.ts'
import { DEFAULT_SENDING, type Sending } from './sending.ts'
import { currentAllowance, sendingSettings } from './sending-store.ts'
import { kindShown } from './survey-mail.ts'

/** Whatever takes a message and says how it went: nodemailer's transport. */
export interface MailTransport {
  sendMail(message: Message): Promise<unknown>
  /** Ends the connections that are idle; with `force` also those that hand a message over, which then has not gone out. */
  close(options?: { force: boolean }): void
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

/** In milliseconds. */
export interface Timeouts {
  connection: number
  greeting: number
  /** Silence after which a connection is given up. */
  socket: number
  /** For a whole message, however slowly the server answers; far less than a lease, so that nobody else takes it up. */
  message: number
}

const TIMEOUTS: Timeouts = { connection: 15_000, greeting: 15_000, socket: 60_000, message: 4 * 60_000 }

/** @returns the way to the mail server, or null where none is set */
export function openTransport(
  { smtpUrl }: Config,
  sending: Sending = DEFAULT_SENDING,
  timeouts: Timeouts = TIMEOUTS,
): MailTransport | null {
  if (smtpUrl === null) return null
  const pool = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: sending.connections,
    maxMessages: sending.messagesPerConnection,
    // A connection that the server has dropped meanwhile: once more, on a new one. All else is the outbox's matter.
    maxRequeues: 1,
    idleTimeout: 20_000,
    connectionTimeout: timeouts.connection,
    greetingTimeout: timeouts.greeting,
    socketTimeout: timeouts.socket,
  })
  return {
    sendMail: (message) => pool.sendMail({ ...message, signal: AbortSignal.timeout(timeouts.message) }),
    close: (options) => pool.close(options),
  }
}

export interface Delivery {
  /** Asked before each mail, so that a stopping process finishes those that it is at. */
  isStopping?(): boolean
  /** Told, within the transaction that notes the failure, that nobody can be reached under a mail's address. */
  onDeadAddress?(trx: Database, mail: Row<'outbox'>, said: string): Promise<void>
}

/**
 * Sends the mails that are due, as many as the sending limit allows now. What could not be sent waits for its next try;
 * what never can be is marked as failed. With the server down it ends, for the other mails would only learn the same.
 * @returns how many went out
 */
export async function deliverDue(
  installation: Installation,
  transport: MailTransport,
  delivery: Delivery = {},
): Promise<number> {
  const { db, clock } = installation
  const sending = await sendingSettings(db)
  let sent = 0
  let isServerDown = false
  const connection = async () => {
    while (!isServerDown && delivery.isStopping?.() !== true) {
      const [mail] = await claimDue(db, clock(), 1, sending)
      if (mail === undefined) return
      const failure = await deliver(installation, transport, delivery, mail)
      if (failure === null) sent++
      else if (!isOfOneMail(failure)) isServerDown = true
    }
  }
  await Promise.all(Array.from({ length: sending.connections }, connection))
  return sent
}

/** @returns in how many milliseconds mails that are due now may go; null where nothing waits for the sending limit */
export async function waitForAllowance({ db, clock }: Installation): Promise<number | null> {
  const now = clock()
  const { againAt } = await currentAllowance(db, await sendingSettings(db), now)
  if (againAt === null || !(await isAnyDue(db, now))) return null
  return againAt.getTime() - now.getTime()
}

async function deliver(
  installation: Installation,
  transport: MailTransport,
  delivery: Delivery,
  mail: Row<'outbox'>,
): Promise<Failure | null> {
  const { db, clock, config } = installation
  try {
    await transport.sendMail(messageOf(mail, config))
  } catch (error) {
    const failure = failureOf(error)
    await noteFailure(installation, delivery, mail, failure)
    return failure
  }
  await markSent(db, mail, clock())
  return null
}

async function noteFailure(
  { db, log, clock }: Installation,
  { onDeadAddress }: Delivery,
  mail: Row<'outbox'>,
  failure: Failure,
): Promise<void> {
  const wait = failure.isPermanent ? null : waitAfter(mail.attempts)
  const nextAttempt = wait === null ? null : new Date(clock().getTime() + wait)
  await db.transaction().execute(async (trx) => {
    const noted = await markUnsent(trx, mail, failureText(failure), nextAttempt)
    if (noted && failure.isAddressDead) await onDeadAddress?.(trx, mail, failure.detail)
  })
  log.warn(
    { mail: mail.id, kind: kindShown(mail.kind), attempts: mail.attempts, ...failure },
    'a mail could not be sent',
  )
}

function messageOf(mail: Row<'outbox'>, config: Config): Message {
  return {
    from: config.mailFrom,
    // As an object, so that no address is read as a list of several.
    to: { name: '', address: mail.recipient },
    subject: mail.subject,
    text: mail.body_text,
    html: mail.body_html,
    messageId: messageIdAt(config.publicUrl, mail.message_id),
    date: new Date(mail.created_at),
    headers: JSON.parse(mail.headers) as Record<string, string>,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** @returns the Message-ID of a mail of ours, the same over all its tries */
export function messageIdAt(publicUrl: string, id: string): string {
  return `<${id}@${new URL(publicUrl).hostname}>`
}
