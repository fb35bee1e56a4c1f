import { invitationToken } from '../campaigns/invitation-token.ts'
import { mailsWaiting } from '../campaigns/running-store.ts'
import type { Database, Row } from '../database/schema.ts'
import { nameIn } from '../i18n/names.ts'
import { translator } from '../i18n/translate.ts'
import { composeSurveyLetter } from '../mail/letter.ts'
import { type OutgoingMail, queueMails } from '../mail/outbox.ts'
import { ownLanguage, unsubscribeHeaders } from '../mail/survey-letter.ts'
import type { Installation } from '../web/installation.ts'
import { type HeardService, heardToTell, heldTelling, nextToTell, noteTold, type ToTell } from './heard-store.ts'
import { ALL_TOLD } from './telling.ts'

const AT_ONCE = 50
/** So that a large list neither fills the outbox nor goes stale in it. */
const MOST_WAITING = 200

/**
 * Tells those who were invited what came of it. Who answered is never asked: everybody gets the same mail. A crash neither
 * forgets anybody nor tells anybody twice.
 */
export async function tellWhatWasDone(installation: Installation, isStopping = () => false): Promise<void> {
  const { db } = installation
  for (const heard of await heardToTell(db)) {
    let current: Row<'heard'> | null = heard
    while (current !== null && !isStopping() && (await mailsWaiting(db)) < MOST_WAITING) {
      current = await tellSome(installation, current)
    }
  }
}

/** @returns where to go on; null where everybody has been told, or another process is at it */
async function tellSome(installation: Installation, heard: Row<'heard'>): Promise<Row<'heard'> | null> {
  const { db, clock } = installation
  return db.transaction().execute(async (trx) => {
    if (!(await heldTelling(trx, heard))) return null
    const people = await nextToTell(trx, heard.service_id, heard.told_up_to ?? '', AT_ONCE)
    const service = await serviceOf(trx, heard.service_id)
    if (people.length > 0) {
      const letters = people.map((person) => letterTo(person, heard, service, installation))
      await queueMails(trx, letters, clock())
    }
    const upTo = people.length < AT_ONCE ? ALL_TOLD : (people.at(-1) as ToTell).email
    await noteTold(trx, heard.action_id, upTo, people.length)
    return upTo === ALL_TOLD ? null : { ...heard, told_up_to: upTo }
  })
}

function serviceOf(db: Database, id: string): Promise<HeardService> {
  return db
    .selectFrom('service')
    .select(['id', 'slug', 'name', 'name_fr', 'organisation'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

function letterTo(
  person: ToTell,
  heard: Row<'heard'>,
  service: HeardService,
  { config, secret }: Installation,
): OutgoingMail {
  const language = ownLanguage(person.language)
  const t = translator(language)
  const name = nameIn(language, service)
  const stop = `${config.publicUrl}/u/${invitationToken(secret, person.invitationId)}`
  const paragraph = (text: string, heading?: string) => ({
    kind: 'paragraph' as const,
    ...(heading === undefined ? {} : { heading }),
    lines: text.split('\n').map((line) => [{ text: line, address: null }]),
  })
  const letter = composeSurveyLetter({
    language,
    direction: 'ltr',
    subject: t('heard.mailSubject', { service: name }),
    blocks: [
      paragraph(person.name === '' ? t('heard.mailHello') : t('heard.mailGreeting', { name: person.name })),
      paragraph(t('heard.mailLead', { service: name })),
      paragraph(nameIn(language, { name: heard.said, name_fr: heard.said_fr }), t('heard.said')),
      paragraph(nameIn(language, { name: heard.done, name_fr: heard.done_fr }), t('heard.done')),
      { kind: 'button', label: t('heard.mailButton'), address: `${config.publicUrl}/heard/${service.slug}` },
    ],
    footer: [t('heard.mailWhy', { service: name })],
    stop: { text: t('heard.mailStop'), label: t('heard.mailStopLink'), address: stop },
  })
  return {
    kind: 'survey-heard',
    recipient: person.email,
    ...letter,
    headers: unsubscribeHeaders(stop),
  }
}
