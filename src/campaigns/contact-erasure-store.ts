import { sql } from 'kysely'
import type { Database, Row } from '../database/schema.ts'
import { hashToken, newToken } from '../database/tokens.ts'
import { stopWriting } from './contact-status-store.ts'
import { invitationToken } from './invitation-token.ts'
import { partialKey } from './partial-key.ts'

/**
 * Removes what is known of a person for good: name, address, attributes, perspectives, the mails to them and the days on
 * which they were written to. What stays is the hash of the address, so that no list brings them back; the invitations
 * without name and address, so that counts stay true; and their answers, without their name.
 * @param secret the installation's, from which the links of their invitations follow
 */
export async function eraseContact(trx: Database, contact: Row<'contact'>, secret: string, now: Date): Promise<void> {
  await stopWriting(trx, contact, 'erased')
  await closeLinks(trx, contact, secret)
  await forgetMails(trx, contact)
  await forgetFollowUps(trx, contact, now)
  await forgetAnswers(trx, contact)
  await trx
    .updateTable('invitation')
    .set({ email: sql<string>`'erased-' || id`, name: '', contact_id: contact.id })
    .where((eb) => eb.or([eb('contact_id', '=', contact.id), eb('email', '=', contact.email ?? '')]))
    .execute()
  await trx
    .updateTable('campaign_left_out')
    .set({ email: '' })
    .where((eb) => eb.or([eb('contact_id', '=', contact.id), eb('email', '=', contact.email ?? '')]))
    .execute()
  await trx.deleteFrom('contact_attribute').where('contact_id', '=', contact.id).execute()
  await trx.deleteFrom('contact_service').where('contact_id', '=', contact.id).execute()
  await trx.deleteFrom('contact_ledger').where('address_hash', '=', contact.address_hash).execute()
  const at = now.toISOString()
  await trx
    .updateTable('contact')
    .set({ email: null, name: '', language: 'en', status: 'erased', status_reason: '', status_at: at, updated_at: at })
    .where('id', '=', contact.id)
    .execute()
}

/** What was entered and not sent goes; a link that was not used leads nowhere any more. */
async function closeLinks(trx: Database, { id, email }: Row<'contact'>, secret: string): Promise<void> {
  const invitations = await trx
    .selectFrom('invitation')
    .leftJoin('participation', 'participation.key', 'invitation.token_hash')
    .select(['invitation.id', 'participation.key as answered'])
    .where((eb) => eb.or([eb('contact_id', '=', id), eb('email', '=', email ?? '')]))
    .execute()
  for (const invitation of invitations) {
    const key = partialKey(invitationToken(secret, invitation.id))
    await trx.deleteFrom('partial_answer').where('key', '=', key).execute()
    if (invitation.answered !== null) continue
    const token_hash = hashToken(newToken())
    await trx.updateTable('invitation').set({ token_hash }).where('id', '=', invitation.id).execute()
  }
}

/** Mails about surveys: what has not gone out is taken back, what has loses its address and subject. */
async function forgetMails(trx: Database, { email }: Row<'contact'>): Promise<void> {
  if (email === null) return
  const surveyMails = sql<boolean>`kind like 'survey-%'`
  await trx
    .deleteFrom('outbox')
    .where('recipient', '=', email)
    .where(surveyMails)
    .where('status', '!=', 'sent')
    .execute()
  await trx
    .updateTable('outbox')
    .set({ recipient: '', subject: '', headers: '{}' })
    .where('recipient', '=', email)
    .where(surveyMails)
    .execute()
}

/** Whoever is erased is not asked back: what says who they are goes, and what is open is closed. */
async function forgetFollowUps(trx: Database, { id, email }: Row<'contact'>, now: Date): Promise<void> {
  const invitations = trx
    .selectFrom('invitation')
    .select('id')
    .where((eb) => eb.or([eb('contact_id', '=', id), eb('email', '=', email ?? '')]))
  const responses = trx.selectFrom('response').select('id').where('invitation_id', 'in', invitations)
  await trx
    .updateTable('follow_up')
    .set({ person: '', reach: '', about: '', outcome: '' })
    .set(({ fn, ref }) => ({ closed_on: fn.coalesce(ref('closed_on'), sql.val(now.toISOString().slice(0, 10))) }))
    .where((eb) =>
      eb.or([
        eb('response_id', 'in', responses),
        ...(email === null ? [] : [eb(eb.fn<string>('lower', ['reach']), '=', email)]),
      ]),
    )
    .execute()
}

/** Takes the name off what was answered under it. A comment is found by the name, and so only where nobody shares it. */
async function forgetAnswers(trx: Database, { id, email }: Row<'contact'>): Promise<void> {
  const invitations = await trx
    .selectFrom('invitation')
    .select(['id', 'survey_id', 'perspective', 'name', 'email'])
    .where((eb) => eb.or([eb('contact_id', '=', id), eb('email', '=', email ?? '')]))
    .execute()
  for (const invitation of invitations) {
    const respondent = invitation.name === '' ? invitation.email : invitation.name
    const { survey_id, perspective } = invitation
    const sharesName = await trx
      .selectFrom('response')
      .select('id')
      .where('survey_id', '=', survey_id)
      .where('perspective', '=', perspective)
      .where('respondent', '=', respondent)
      .where((eb) => eb.or([eb('invitation_id', 'is', null), eb('invitation_id', '!=', invitation.id)]))
      .limit(sql.lit(1))
      .executeTakeFirst()
    if (sharesName === undefined) {
      await trx
        .updateTable('comment')
        .set({ respondent: null })
        .where('survey_id', '=', survey_id)
        .where('perspective', '=', perspective)
        .where('respondent', '=', respondent)
        .execute()
    }
    const own = trx.selectFrom('response').select('id').where('invitation_id', '=', invitation.id)
    const comments = trx.selectFrom('comment').select('id').where('response_id', 'in', own)
    // What was written to them by name goes with the name.
    await trx.deleteFrom('comment_reply').where('comment_id', 'in', comments).execute()
    await trx.updateTable('comment').set({ respondent: null }).where('response_id', 'in', own).execute()
    await trx.updateTable('response').set({ respondent: null }).where('invitation_id', '=', invitation.id).execute()
  }
}
