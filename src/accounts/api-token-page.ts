import type { Format } from '../i18n/format.ts'
import type { Translate } from '../i18n/translate.ts'
import type { Form } from '../web/form.ts'
import { type FormErrors, formErrors } from '../web/form-errors.ts'
import type { ListedToken } from './api-token-store.ts'
import { type Field, field } from './fields.ts'

declare module '../web/render.ts' {
  interface Pages {
    'accounts/api-tokens': ApiTokensPage
  }
}

export interface ApiTokensPage {
  title: string
  /** The token that has just been made, shown this once. */
  fresh: { name: string; token: string } | null
  errors: FormErrors | null
  name: Field
  tokens: {
    name: string
    made: string
    lastUsed: string
    state: { name: string; className: 'state-good' | '' }
    revoke: { action: string; confirm: string } | null
  }[]
  /** A request that can be copied and tried. */
  curl: string
}

export interface TokensMatter {
  tokens: readonly ListedToken[]
  form: Form<unknown> | null
  fresh: { name: string; token: string } | null
  publicUrl: string
}

export function apiTokensPage({ tokens, form, fresh, publicUrl }: TokensMatter, t: Translate, format: Format) {
  return {
    title: t('common.navApiTokens'),
    fresh,
    errors: formErrors(form, { name: 'api.tokenName' }, t),
    name: form?.ok === true ? { value: '', error: null } : field(form, 'name', '', t),
    tokens: tokens.map(({ id, name, creator, created_at, last_used_at, revoked_at }) => ({
      name,
      made: t('api.madeBy', { name: creator ?? '–', time: format.time(created_at) }),
      lastUsed: last_used_at === null ? t('api.neverUsed') : t('api.usedAt', { time: format.time(last_used_at) }),
      state:
        revoked_at === null
          ? { name: t('api.valid'), className: 'state-good' }
          : { name: t('api.revokedOn', { day: format.day(revoked_at) }), className: '' },
      revoke:
        revoked_at === null
          ? { action: `/admin/api-tokens/${id}/revoke`, confirm: t('api.revokeConfirm', { name }) }
          : null,
    })),
    curl: curlOf(publicUrl),
  } satisfies ApiTokensPage
}

function curlOf(publicUrl: string): string {
  const body = '{"message_id": "<…@…>", "kind": "hard", "reason": "550 5.1.1 no such user"}'
  return [
    `curl ${publicUrl}/api/v1/bounces \\`,
    '  -H "Authorization: Bearer $TOKEN" \\',
    '  -H "Content-Type: application/json" \\',
    `  -d '${body}'`,
  ].join('\n')
}
