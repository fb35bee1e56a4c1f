import type { MessageKey, Translate } from '../i18n/translate.ts'
import type { Form } from '../web/form.ts'
import { type FormErrors, formErrors } from '../web/form-errors.ts'
import type { Fault, Step } from './fault.ts'
import type { Probe } from './probe.ts'

declare module '../web/render.ts' {
  interface Pages {
    'mail/test': ProbePage
  }
}

export interface ProbePage {
  title: string
  /** The way to the mail server as it is set, without the password; null where none is set. */
  server: { address: string; encryption: string; user: string; from: string } | null
  recipient: { value: string; error: string | null }
  errors: FormErrors | null
  result: ProbeResult | null
}

export interface ProbeResult {
  isAccepted: boolean
  recipient: string
  steps: { name: string; outcome: string; detail: string; className: 'step-done' | 'step-failed' | 'step-open' }[]
  fault: { what: string; check: string; said: string; step: string } | null
}

const STEP_NAMES: Record<Step, MessageKey> = {
  resolve: 'probe.stepResolve',
  connect: 'probe.stepConnect',
  tls: 'probe.stepTls',
  'sign-in': 'probe.stepSignIn',
  sender: 'probe.stepSender',
  recipient: 'probe.stepRecipient',
  message: 'probe.stepMessage',
}

/** What each fault means, and what to check. */
const FAULTS: Record<Fault, readonly [what: MessageKey, check: MessageKey]> = {
  'name-unknown': ['probe.faultNameUnknown', 'probe.checkNameUnknown'],
  'name-server': ['probe.faultNameServer', 'probe.checkNameServer'],
  refused: ['probe.faultRefused', 'probe.checkRefused'],
  unreachable: ['probe.faultUnreachable', 'probe.checkUnreachable'],
  'connect-timeout': ['probe.faultConnectTimeout', 'probe.checkConnectTimeout'],
  'no-greeting': ['probe.faultNoGreeting', 'probe.checkNoGreeting'],
  'not-smtp': ['probe.faultNotSmtp', 'probe.checkNotSmtp'],
  'turned-away': ['probe.faultTurnedAway', 'probe.checkTurnedAway'],
  'tls-plain-port': ['probe.faultTlsPlainPort', 'probe.checkTlsPlainPort'],
  'tls-self-signed': ['probe.faultTlsSelfSigned', 'probe.checkTlsSelfSigned'],
  'tls-unknown-issuer': ['probe.faultTlsUnknownIssuer', 'probe.checkTlsUnknownIssuer'],
  'tls-expired': ['probe.faultTlsExpired', 'probe.checkTlsExpired'],
  'tls-not-yet-valid': ['probe.faultTlsNotYetValid', 'probe.checkTlsNotYetValid'],
  'tls-wrong-host': ['probe.faultTlsWrongHost', 'probe.checkTlsWrongHost'],
  'tls-missing': ['probe.faultTlsMissing', 'probe.checkTlsMissing'],
  'tls-other': ['probe.faultTlsOther', 'probe.checkTlsOther'],
  'sign-in-refused': ['probe.faultSignInRefused', 'probe.checkSignInRefused'],
  'sign-in-incomplete': ['probe.faultSignInIncomplete', 'probe.checkSignInIncomplete'],
  'sign-in-unencrypted': ['probe.faultSignInUnencrypted', 'probe.checkSignInUnencrypted'],
  'sign-in-needed': ['probe.faultSignInNeeded', 'probe.checkSignInNeeded'],
  'sender-refused': ['probe.faultSenderRefused', 'probe.checkSenderRefused'],
  'recipient-refused': ['probe.faultRecipientRefused', 'probe.checkRecipientRefused'],
  'relay-refused': ['probe.faultRelayRefused', 'probe.checkRelayRefused'],
  'message-refused': ['probe.faultMessageRefused', 'probe.checkMessageRefused'],
  later: ['probe.faultLater', 'probe.checkLater'],
  slow: ['probe.faultSlow', 'probe.checkSlow'],
  'hung-up': ['probe.faultHungUp', 'probe.checkHungUp'],
  other: ['probe.faultOther', 'probe.checkOther'],
}

const OUTCOMES = {
  done: { key: 'probe.done', className: 'step-done' },
  failed: { key: 'probe.failed', className: 'step-failed' },
  skipped: { key: 'probe.skipped', className: 'step-open' },
  'not-reached': { key: 'probe.notReached', className: 'step-open' },
} as const

export interface ProbeMatter {
  smtpUrl: string | null
  mailFrom: string
  /** Of whoever is signed in. */
  ownAddress: string
  form: Form<{ recipient: string }> | null
  probe: Probe | null
}

export function probePage({ smtpUrl, mailFrom, ownAddress, form, probe }: ProbeMatter, t: Translate): ProbePage {
  const error = form === null || form.ok ? undefined : form.errors['recipient']
  const typed = form === null ? ownAddress : form.ok ? form.value.recipient : (form.typed['recipient'] ?? '')
  return {
    title: t('probe.title'),
    server: smtpUrl === null ? null : { ...serverOf(new URL(smtpUrl), t), from: mailFrom },
    recipient: { value: typed, error: error === undefined ? null : t(error) },
    errors: formErrors(form, { recipient: 'probe.recipient' }, t),
    result: probe === null ? null : resultOf(probe, typed, t),
  }
}

function serverOf(url: URL, t: Translate) {
  const isEncrypted = url.protocol === 'smtps:'
  return {
    address: `${url.hostname}:${url.port || (isEncrypted ? 465 : 587)}`,
    encryption: t(isEncrypted ? 'probe.fromTheStart' : 'probe.startTls'),
    user: url.username === '' ? t('probe.noUser') : decodeURIComponent(url.username),
  }
}

function resultOf({ steps, fault }: Probe, recipient: string, t: Translate): ProbeResult {
  return {
    isAccepted: fault === null,
    recipient,
    steps: steps.map(({ step, outcome, detail }) => ({
      name: t(STEP_NAMES[step]),
      outcome: t(OUTCOMES[outcome].key),
      detail: outcome === 'skipped' ? whyNot(step, detail, t) : detail,
      className: OUTCOMES[outcome].className,
    })),
    fault:
      fault === null
        ? null
        : {
            what: t(FAULTS[fault.fault][0]),
            check: t(FAULTS[fault.fault][1]),
            said: fault.said,
            step: t('probe.failedAt', { step: t(STEP_NAMES[fault.step]) }),
          },
  }
}

function whyNot(step: Step, detail: string, t: Translate): string {
  if (step === 'resolve') return t('probe.isAddress', { address: detail })
  if (step === 'tls') return t('probe.unencrypted')
  return detail === '' ? t('probe.noSignIn') : t('probe.signInNotOffered', { user: detail })
}
