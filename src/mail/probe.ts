import { lookup } from 'node:dns/promises'
import { connect, isIP, type Socket } from 'node:net'
import MailComposer from 'nodemailer/lib/mail-composer'
import { parseConnectionUrl } from 'nodemailer/lib/shared'
import SMTPConnection, { type SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection'
import type { Message } from './deliver.ts'
import { type Fault, faultOf, STEPS, type Step } from './fault.ts'

export interface Probe {
  steps: { step: Step; outcome: 'done' | 'skipped' | 'failed' | 'not-reached'; detail: string }[]
  /** Null: the server has accepted the message. */
  fault: { fault: Fault; step: Step; said: string } | null
}

/** In milliseconds, each. */
export interface Patience {
  resolve: number
  connect: number
  answer: number
}

const PATIENCE: Patience = { resolve: 5_000, connect: 8_000, answer: 10_000 }

/**
 * Sends one message now, over a connection of its own, and tells how far it got. Never throws, and never tells a password.
 * @param smtpUrl as the operator has set it
 */
export async function probe(smtpUrl: string, message: Message, patience: Patience = PATIENCE): Promise<Probe> {
  const options: SMTPConnectionOptions & { auth?: { user: string; pass: string } } = parseConnectionUrl(smtpUrl)
  const log = stepLog(options.auth)
  let socket: Socket | null = null
  let connection: SMTPConnection | null = null
  try {
    socket = await reach(options, patience, log)
    connection = new SMTPConnection({
      ...{ ...options, connection: socket, greetingTimeout: patience.answer, socketTimeout: patience.answer },
      ...{ connectionTimeout: 2 * patience.answer, transactionLog: true, logger: log.logger },
    })
    await session(connection, options, message, log)
    return log.finished()
  } catch (error) {
    return log.failed(error)
  } finally {
    connection?.close()
    socket?.destroy()
  }
}

async function reach({ host = 'localhost', port, secure }: SMTPConnectionOptions, patience: Patience, log: StepLog) {
  log.at('resolve')
  const found = await within(patience.resolve, lookup(host, { all: true }))
  const addresses = found.map(({ address }) => address).join(', ')
  if (isIP(host) === 0) log.done(addresses)
  else log.skipped(addresses)
  log.at('connect')
  const number = Number(port ?? (secure === true ? 465 : 587))
  const socket = await connected(host, number, patience.connect)
  log.note(`${socket.remoteAddress ?? host}:${number}`)
  return socket
}

function connected(host: string, port: number, milliseconds: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port })
    const cutOff = setTimeout(() => {
      socket.destroy(Object.assign(new Error('No answer'), { code: 'CONNECT_TIMEOUT' }))
    }, milliseconds)
    socket.once('error', (error) => {
      clearTimeout(cutOff)
      reject(firstOf(error))
    })
    socket.once('connect', () => {
      clearTimeout(cutOff)
      socket.removeAllListeners('error')
      resolve(socket)
    })
  })
}

/** Node tells of each address that it tried. */
function firstOf(error: Error): Error {
  return error instanceof AggregateError ? (error.errors[0] as Error) : error
}

async function session(
  connection: SMTPConnection,
  { secure, auth, authMethod }: SMTPConnectionOptions & { auth?: { user: string; pass: string }; authMethod?: string },
  message: Message,
  log: StepLog,
): Promise<void> {
  const broken = new Promise<never>((_, reject) => connection.on('error', reject))
  // Whoever waits for it hears of it; by then nobody may.
  broken.catch(() => {})
  const step = (act: (done: (error?: Error | null) => void) => void) =>
    Promise.race([broken, new Promise<void>((resolve, reject) => act((error) => (error ? reject(error) : resolve())))])

  if (secure === true) {
    log.done()
    log.at('tls')
  }
  await step((done) => connection.connect(done))
  log.securedBy(secure === true ? 'TLS' : connection.secure ? 'STARTTLS' : null)
  log.at('sign-in')
  if (auth === undefined) log.skipped()
  else if (!connection.allowsAuth) log.skipped(auth.user)
  else {
    const method = authMethod === undefined ? {} : { method: authMethod }
    await step((done) => connection.login({ ...auth, ...method }, done))
    log.done(auth.user)
  }
  log.at('sender')
  const composed = new MailComposer(message).compile()
  const envelope = composed.getEnvelope()
  const raw = await composed.build()
  await step((done) => connection.send({ from: envelope.from, to: envelope.to }, raw, done))
  connection.quit()
}

interface StepLog extends ReturnType<typeof stepLog> {}

/** Notes how far one has come; what the connection says to the server moves it on through the envelope. */
function stepLog(auth: { user: string; pass: string } | undefined) {
  const steps: Probe['steps'] = STEPS.map((step) => ({ step, outcome: 'not-reached', detail: '' }))
  let current: Step = 'resolve'
  const set = (step: Step, given: Partial<Probe['steps'][number]>) => {
    Object.assign(steps.find((each) => each.step === step) as Probe['steps'][number], given)
  }
  const isOpen = (step: Step) => steps.some((each) => each.step === step && each.outcome === 'not-reached')
  const doneUpTo = (last: Step) => {
    for (const step of STEPS.slice(0, STEPS.indexOf(last))) if (isOpen(step)) set(step, { outcome: 'done' })
  }
  const at = (step: Step) => {
    doneUpTo(step)
    current = step
  }
  const heard = (command: string) => {
    if (/^STARTTLS/.test(command)) at('tls')
    if (/^MAIL FROM/.test(command)) at('sender')
    if (/^RCPT TO/.test(command)) at('recipient')
    if (/^DATA/.test(command)) at('message')
  }
  const log = (entry: { tnx?: string }, text?: string) => {
    if (entry.tnx === 'client' && text !== undefined) heard(text)
  }
  return {
    at,
    logger: { level: () => {}, trace: log, debug: log, info: log, warn: log, error: log, fatal: log },
    done: (detail?: string) => set(current, { outcome: 'done', ...(detail === undefined ? {} : { detail }) }),
    skipped: (detail = '') => set(current, { outcome: 'skipped', detail }),
    note: (detail: string) => set(current, { detail }),
    securedBy: (way: 'TLS' | 'STARTTLS' | null) => {
      set('connect', { outcome: 'done' })
      set('tls', way === null ? { outcome: 'skipped' } : { outcome: 'done', detail: way })
    },
    finished: (): Probe => {
      doneUpTo('message')
      set('message', { outcome: 'done' })
      return { steps, fault: null }
    },
    failed: (error: unknown): Probe => {
      const step = stepOf(error, current)
      doneUpTo(step)
      set(step, { outcome: 'failed' })
      for (const later of STEPS.slice(STEPS.indexOf(step) + 1)) set(later, { outcome: 'not-reached', detail: '' })
      return { steps, fault: { fault: faultOf(error, step), step, said: withoutPassword(wordsOf(error), auth) } }
    },
  }
}

/** A refusal says itself which command it answers: with pipelining, later ones have been sent before it came. */
function stepOf(error: unknown, current: Step): Step {
  const { command = '', responseCode, code, originalCode } = error as Record<string, string | undefined>
  if (responseCode !== undefined) {
    if (command === 'MAIL FROM') return 'sender'
    if (command === 'RCPT TO') return 'recipient'
    if (command === 'DATA') return 'message'
  }
  const isTls = code === 'ETLS' || /^(ERR_SSL|ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/.test(originalCode ?? '')
  return current === 'connect' && isTls ? 'tls' : current
}

const LONGEST = 500

function wordsOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').trim().slice(0, LONGEST)
}

/** Servers may repeat what they were told. */
function withoutPassword(text: string, auth: { user: string; pass: string } | undefined): string {
  if (auth === undefined || auth.pass === '') return text
  const forms = [
    auth.pass,
    encodeURIComponent(auth.pass),
    Buffer.from(auth.pass).toString('base64'),
    Buffer.from(`\0${auth.user}\0${auth.pass}`).toString('base64'),
  ]
  return forms.reduce((shown, form) => shown.replaceAll(form, '…'), text)
}

async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  let cutOff: NodeJS.Timeout | undefined
  const tooLong = new Promise<never>((_, reject) => {
    cutOff = setTimeout(() => reject(Object.assign(new Error('No answer'), { code: 'ETIMEDOUT' })), milliseconds)
  })
  try {
    return await Promise.race([promise, tooLong])
  } finally {
    clearTimeout(cutOff)
  }
}
