import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

/** A mail server on the loopback; it says "250" to everything unless told otherwise. */
export interface MailServer {
  url: string
  received: Email[]
  /** What it says to a recipient's address, or to a whole message: `451 try later`; null: 250. */
  answers: { recipient: string | null; message: string | null }
  stop(): Promise<void>
}

export async function mailServer(port = 0): Promise<MailServer> {
  const received: Email[] = []
  const answers: MailServer['answers'] = { recipient: null, message: null }
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onRcptTo: (_address, _session, done) => done(refusal(answers.recipient)),
    onData: (stream, _session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', async () => {
        const refused = refusal(answers.message)
        if (refused === null) received.push(await PostalMime.parse(Buffer.concat(parts)))
        done(refused)
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const { port: taken } = server.server.address() as AddressInfo
  const stop = () => new Promise<void>((resolve) => server.close(() => resolve()))
  return { url: `smtp://127.0.0.1:${taken}`, received, answers, stop }
}

function refusal(answer: string | null): Error | null {
  if (answer === null) return null
  const [code, ...words] = answer.split(' ')
  return Object.assign(new Error(words.join(' ')), { responseCode: Number(code) })
}
