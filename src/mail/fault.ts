import { failureOf } from './failure.ts'

/** How far a message gets, in order. */
export const STEPS = ['resolve', 'connect', 'tls', 'sign-in', 'sender', 'recipient', 'message'] as const
export type Step = (typeof STEPS)[number]

/** What is wrong with the way to the mail server, as far as somebody can mend it. */
export type Fault =
  | 'name-unknown'
  | 'name-server'
  | 'refused'
  | 'unreachable'
  | 'connect-timeout'
  | 'no-greeting'
  | 'not-smtp'
  | 'turned-away'
  | 'tls-plain-port'
  | 'tls-self-signed'
  | 'tls-unknown-issuer'
  | 'tls-expired'
  | 'tls-not-yet-valid'
  | 'tls-wrong-host'
  | 'tls-missing'
  | 'tls-other'
  | 'sign-in-refused'
  | 'sign-in-incomplete'
  | 'sign-in-unencrypted'
  | 'sign-in-needed'
  | 'sender-refused'
  | 'recipient-refused'
  | 'relay-refused'
  | 'message-refused'
  | 'later'
  | 'slow'
  | 'hung-up'
  | 'other'

interface Thrown {
  code?: string
  /** The system's own code, where nodemailer has put its own before it. */
  originalCode?: string
  responseCode?: number
  message?: string
}

/** @param error as Node or nodemailer throws it while `step` is under way */
export function faultOf(error: unknown, step: Step): Fault {
  const thrown = error as Thrown
  const code = thrown.originalCode ?? thrown.code ?? ''
  if (step === 'resolve') return code === 'ENOTFOUND' ? 'name-unknown' : 'name-server'
  if (step === 'connect') return connectFault(thrown, code)
  if (step === 'tls') return tlsFault(thrown, code)
  return thrown.responseCode === undefined ? silentFault(code, step) : answerFault(error, thrown.responseCode, step)
}

const CONNECT_FAULTS: Record<string, Fault> = {
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  CONNECT_TIMEOUT: 'connect-timeout',
  GREETING_TIMEOUT: 'no-greeting',
  ETIMEDOUT: 'no-greeting',
}

function connectFault({ responseCode, code: shown }: Thrown, code: string): Fault {
  if (responseCode !== undefined) return responseCode >= 400 ? 'turned-away' : 'not-smtp'
  if (shown === 'EPROTOCOL') return 'not-smtp'
  return CONNECT_FAULTS[code] ?? 'hung-up'
}

const TLS_FAULTS: Record<string, Fault> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls-self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls-unknown-issuer',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls-unknown-issuer',
  UNABLE_TO_GET_ISSUER_CERT: 'tls-unknown-issuer',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls-unknown-issuer',
  CERT_HAS_EXPIRED: 'tls-expired',
  CERT_NOT_YET_VALID: 'tls-not-yet-valid',
  ERR_TLS_CERT_ALTNAME_INVALID: 'tls-wrong-host',
}

/** What TLS says when it is answered in plain text. */
const PLAIN_TEXT = /wrong.version|packet.length|record.layer|unknown.protocol/i

function tlsFault({ message = '', responseCode }: Thrown, code: string): Fault {
  if (responseCode !== undefined) return 'tls-missing'
  if (PLAIN_TEXT.test(`${code} ${message}`)) return 'tls-plain-port'
  return TLS_FAULTS[code] ?? (/TIMEOUT|ETIMEDOUT/.test(code) ? 'no-greeting' : 'tls-other')
}

/** The server has not answered. */
function silentFault(code: string, step: Step): Fault {
  if (/TIMEOUT|ETIMEDOUT/.test(code)) return 'slow'
  if (/^(ECONN|ESOCKET|EPIPE)/.test(code)) return 'hung-up'
  if (code === 'EAUTH') return 'sign-in-incomplete'
  return step === 'recipient' ? 'recipient-refused' : 'other'
}

function answerFault(error: unknown, answer: number, step: Step): Fault {
  if (answer === 538 || (answer === 530 && /starttls/i.test(String((error as Thrown).message)))) {
    return 'sign-in-unencrypted'
  }
  if (step === 'sign-in') return answer >= 500 ? 'sign-in-refused' : 'later'
  if (answer === 530) return 'sign-in-needed'
  if (answer < 500) return 'later'
  if (step === 'sender') return 'sender-refused'
  if (step === 'message') return 'message-refused'
  return failureOf(error).reason === 'content' ? 'relay-refused' : 'recipient-refused'
}
