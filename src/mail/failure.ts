/** Why a mail did not go out, as far as an administrator can do something about it. */
export const REASONS = ['unreachable', 'timeout', 'tls', 'sign-in', 'refused', 'later', 'address', 'other'] as const
export type Reason = (typeof REASONS)[number]

export interface Failure {
  reason: Reason
  /** What the other side said, in its own words. */
  detail: string
  /** Trying again would bring the same answer. */
  isPermanent: boolean
}

/**
 * @param error as nodemailer throws it
 * @returns what it means; whatever may pass by itself (the network, the server's "not now", our settings) is not permanent
 */
export function failureOf(error: unknown): Failure {
  const { code, responseCode, message } = error as { code?: string; responseCode?: number; message?: string }
  const reason = reasonOf(code ?? '', responseCode)
  return { reason, detail: detailOf(message), isPermanent: reason === 'refused' || reason === 'address' }
}

function reasonOf(code: string, answer: number | undefined): Reason {
  if (code === 'EAUTH' || code === 'ENOAUTH' || answer === 530 || answer === 535) return 'sign-in'
  if (code === 'ETLS' || /^(ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/.test(code)) return 'tls'
  if (answer !== undefined) return answer >= 500 ? 'refused' : 'later'
  if (code === 'ETIMEDOUT') return 'timeout'
  if (code === 'EENVELOPE') return 'address'
  return /^(ECONN|EDNS|ESOCKET|ENOTFOUND|EHOST|ENET|EPIPE|EAI_AGAIN)/.test(code) ? 'unreachable' : 'other'
}

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
