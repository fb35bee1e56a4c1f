import { z } from 'zod'
import { LANGUAGES } from '../i18n/languages.ts'
import { choice, emailAddress, requiredText, text } from '../web/form.ts'
import { passwordProblem } from './password-rules.ts'
import { ROLES } from './permissions.ts'

const name = () => requiredText(100)
const language = () => choice(LANGUAGES)

/** A password as it is given to sign in: never trimmed, and no rule says what it may be. */
const givenPassword = () => z.string().min(1, 'common.fillIn').max(1_000, 'accounts.passwordTooLong')

const newPassword = () =>
  z
    .string()
    .max(1_000, 'accounts.passwordTooLong')
    .superRefine((password, context) => {
      const problem = passwordProblem(password, '')
      if (problem !== null) context.addIssue({ code: 'custom', message: problem })
    })

const repeated = { newPassword: newPassword(), passwordAgain: z.string().max(1_000, 'accounts.passwordTooLong') }

function isRepeated(typed: { newPassword: string; passwordAgain: string }, context: z.RefinementCtx): void {
  if (typed.newPassword !== typed.passwordAgain) {
    context.addIssue({ code: 'custom', path: ['passwordAgain'], message: 'accounts.passwordsDiffer' })
  }
}

const token = () => z.string().regex(/^[\w-]{43}$/)

export const tokenParams = z.strictObject({ token: token() })
export const idParams = z.strictObject({ id: z.string().regex(/^[\w-]{1,64}$/) })

export const setupQuery = z.object({ token: token() })

export const setupForm = z
  .strictObject({ token: token(), name: name(), email: emailAddress(), language: language(), ...repeated })
  .superRefine((typed, context) => {
    isRepeated(typed, context)
    const problem = passwordProblem(typed.newPassword, typed.email)
    if (problem !== null) context.addIssue({ code: 'custom', path: ['newPassword'], message: problem })
  })

export const toQuery = z.object({ to: z.string().max(2_000).optional().catch(undefined) })

export const signInForm = z.strictObject({ email: emailAddress(), password: givenPassword(), to: text(2_000) })

export const forgottenForm = z.strictObject({ email: emailAddress() })

export const choosePasswordForm = z.strictObject(repeated).superRefine(isRepeated)

export const changePasswordForm = z
  .strictObject({ currentPassword: givenPassword(), ...repeated })
  .superRefine(isRepeated)

export const ownAccountForm = z.strictObject({ name: name(), language: language() })

/** The ids of the ticked services. */
const services = () =>
  z
    .union([z.string().max(64), z.array(z.string().max(64)).max(2_000)])
    .optional()
    .transform((ticked) => (ticked === undefined ? [] : [...new Set([ticked].flat())]))

export const accountForm = z.strictObject({
  name: name(),
  email: emailAddress(),
  role: choice(ROLES),
  language: language(),
  services: services(),
})

export type AccountInput = z.infer<typeof accountForm>

export const accountListQuery = z.object({
  q: z.string().trim().max(100).default('').catch(''),
  role: z.enum(ROLES).optional().catch(undefined),
  state: z.enum(['active', 'invited', 'closed']).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1),
})

export const apiTokenForm = z.strictObject({ name: requiredText(100) })
