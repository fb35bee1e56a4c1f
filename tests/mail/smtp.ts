import type { AddressInfo, Socket } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** A mail server on the loopback; it says "250" to everything unless told otherwise. */
export interface MailServer {
  url: string
  received: Email[]
  /** Messages that came in whole, whatever the server then said about them. */
  read: Email[]
  /**
   * What it says on connecting, to the sender's and the recipient's address, or to a whole message: `451 try later`;
   * `stall`: nothing at all; `die`: it hangs up; null: 250.
   */
  answers: Record<Step, string | null>
  /** How many connections have been made. */
  connections(): number
  /** Hangs up on everybody who is stalled or connected. */
  hangUp(): void
  /** Gives those who are stalled a 250 after all. */
  relent(): void
  stop(): Promise<void>
}

type Step = 'greeting' | 'sender' | 'recipient' | 'message'

/** @param options of smtp-server, for TLS and for servers that ask to sign in */
export async function mailServer(port = 0, options: SMTPServerOptions = {}): Promise<MailServer> {
  const received: Email[] = []
  const read: Email[] = []
  const answers: MailServer['answers'] = { greeting: null, sender: null, recipient: null, message: null }
  const sockets = new Set<Socket>()
  const stalled: (() => void)[] = []
  let connections = 0
  const answer = (step: Step, done: (refused: Error | null) => void) => {
    if (answers[step] === 'stall') return void stalled.push(() => done(null))
    if (answers[step] === 'die') return hangUp()
    done(refusal(answers[step]))
  }
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 100,
    onConnect: (_session, done) => answer('greeting', done),
    onMailFrom: (_address, _session, done) => answer('sender', done),
    onRcptTo: (_address, _session, done) => answer('recipient', done),
    onData: (stream, _session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', async () => {
        const mail = await PostalMime.parse(Buffer.concat(parts))
        read.push(mail)
        answer('message', (refused) => {
          if (refused === null) received.push(mail)
          done(refused)
        })
      })
    },
    ...options,
  })
  server.server.on('connection', (socket: Socket) => {
    connections++
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  server.on('error', () => {})
  const hangUp = () => {
    for (const socket of sockets) socket.destroy()
  }
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const { port: taken } = server.server.address() as AddressInfo
  const stop = () => {
    hangUp()
    return new Promise<void>((resolve) => server.close(() => resolve()))
  }
  const scheme = options.secure === true ? 'smtps' : 'smtp'
  return {
    url: `${scheme}://127.0.0.1:${taken}`,
    received,
    read,
    answers,
    connections: () => connections,
    hangUp,
    relent: () => {
      for (const answerAtLast of stalled.splice(0)) answerAtLast()
    },
    stop,
  }
}

function refusal(answer: string | null): Error | null {
  if (answer === null) return null
  const [code, ...words] = answer.split(' ')
  return Object.assign(new Error(words.join(' ')), { responseCode: Number(code) })
}
