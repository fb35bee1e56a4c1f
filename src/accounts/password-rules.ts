import type { MessageKey } from '../i18n/translate.ts'

const SHORTEST = 12
const LONGEST = 200

/**
 * Length and not being the first thing that one would try: nothing else makes a password better (NIST SP 800-63B).
 * @param email of the account that it is for
 * @returns what is wrong with it, or null
 */
export function passwordProblem(password: string, email: string): MessageKey | null {
  if (password === '') return 'common.fillIn'
  if ([...password].length < SHORTEST) return 'accounts.passwordTooShort'
  if (password.length > LONGEST) return 'accounts.passwordTooLong'
  if (saysTheEmail(password, email)) return 'accounts.passwordIsEmail'
  return isCommon(password) ? 'accounts.passwordTooCommon' : null
}

function saysTheEmail(password: string, email: string): boolean {
  const [localPart = ''] = email.split('@')
  const bare = lettersAndDigits(password)
  return [email, localPart].some((part) => part !== '' && bare === lettersAndDigits(part))
}

/** What remains of the most used passwords once digits and signs around them are taken off. */
const COMMON_CORES =
  /^(?:(?:my|le|mon)?(?:password|passwort|passw0rd|p4ssw0rd|motdepasse|qwerty(?:uiop)?|azerty(?:uiop)?|asdfgh(?:jkl)?|letmein|welcome|bienvenue|admin(?:istrator)?|administrateur|parallax|changeme|iloveyou|jetaime|soleil|bonjour|secret|test|abc|abcdef(?:gh(?:ij(?:kl)?)?)?)+)$/

function isCommon(password: string): boolean {
  const bare = lettersAndDigits(password)
  if (new Set(bare).size < 5) return true
  const core = bare.replace(/^\d+|\d+$/g, '')
  return core === '' ? isSequence(bare) : COMMON_CORES.test(core)
}

/** 123456789012, 987654321098 and their like. */
function isSequence(digits: string): boolean {
  const steps = [...digits].slice(1).map((digit, at) => (Number(digit) - Number(digits[at]) + 10) % 10)
  return new Set(steps).size === 1
}

function lettersAndDigits(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}
