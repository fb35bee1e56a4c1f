/** Why a mail did not go out, as far as an administrator can do something about it. */
export const REASONS = [
  'unreachable',
  'timeout',
  'tls',
  'sign-in',
  'sender',
  'refused',
  'content',
  'later',
  'address',
  'other',
] as const
export type Reason = (typeof REASONS)[number]

export interface Failure {
  reason: Reason
  /** What the other side said, in its own words. */
  detail: string
  /** Trying again would bring the same answer. */
  isPermanent: boolean
  /** Nobody can be reached under this address: it is not to be written to again. */
  isAddressDead: boolean
}

/** The failures of one mail; all others would befall the next mail as well. */
const OF_ONE_MAIL: ReadonlySet<Reason> = new Set(['refused', 'content', 'later', 'address'])

const PERMANENT: ReadonlySet<Reason> = new Set(['refused', 'content', 'address'])

/** As nodemailer throws it. */
interface SmtpError {
  name?: string
  code?: string
  responseCode?: number
  response?: string
  command?: string
  message?: string
}

/**
 * @param error as nodemailer throws it
 * @returns what it means; whatever may pass by itself (the network, the server's "not now", our settings) is not permanent
 */
export function failureOf(error: unknown): Failure {
  const thrown = error as SmtpError
  const reason = reasonOf(thrown)
  return {
    reason,
    detail: detailOf(thrown.response || thrown.message),
    isPermanent: PERMANENT.has(reason),
    isAddressDead: reason === 'refused' || reason === 'address',
  }
}

export function isOfOneMail({ reason }: Failure): boolean {
  return OF_ONE_MAIL.has(reason)
}

function reasonOf(error: SmtpError): Reason {
  const { code = '', responseCode: answer } = error
  if (code === 'EAUTH' || code === 'ENOAUTH' || answer === 530 || answer === 535) return 'sign-in'
  if (code === 'ETLS' || /^(ERR_SSL|ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/.test(originOf(error))) return 'tls'
  // 503 is about the order of the commands, not about the message.
  if (answer !== undefined) return answer >= 500 && answer !== 503 ? refusal(error) : 'later'
  if (code === 'ETIMEDOUT' || error.name === 'AbortError') return 'timeout'
  if (code === 'EENVELOPE') return 'address'
  return /^(ECONN|EDNS|ESOCKET|ENOTFOUND|EHOST|ENET|EPIPE|EAI_AGAIN)/.test(code) ? 'unreachable' : 'other'
}

/** nodemailer keeps the system's own code beside its own. */
function originOf(error: SmtpError & { originalCode?: string }): string {
  return error.originalCode ?? error.code ?? ''
}

/**
 * What a 5xx is about. RFC 3463: x.1.x and x.2.x speak of the address and its mailbox; x.7.x is a policy ("relaying
 * denied", "looks like spam"), 552 and 554 without more are the message, and before RCPT TO it is about us.
 */
function refusal({ command = '', response = '', responseCode }: SmtpError): Reason {
  const isOurs = !/^(RCPT TO|DATA)/.test(command)
  if (isOurs) return 'sender'
  const subject = /\b5\.(\d)\.\d/.exec(response)?.[1]
  if (subject === '1' || subject === '2') return 'refused'
  if (subject !== undefined || POLICY.test(response)) return 'content'
  return responseCode === 552 || responseCode === 554 ? 'content' : 'refused'
}

/** Servers that give no subject say in words that they do not like us, rather than that nobody is there. */
const POLICY = /\b(relay(ing)?|spam|polic(y|ies)|block(ed|list)?|blacklist(ed)?|reputation|authenticat\w*|dmarc|spf)\b/i

const LONGEST = 500

function detailOf(message: string | undefined): string {
  return (message ?? '').replace(/\s+/g, ' ').trim().slice(0, LONGEST)
}

/** As the outbox keeps it. */
export function failureText({ reason, detail }: Failure): string {
  return `${reason} ${detail}`
}

export function readFailure(text: string): { reason: Reason; detail: string } {
  const [first = '', ...rest] = text.split(' ')
  const reason = REASONS.find((known) => known === first)
  return reason === undefined ? { reason: 'other', detail: text } : { reason, detail: rest.join(' ') }
}
