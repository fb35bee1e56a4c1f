import type { Actor } from '../accounts/permissions.ts'
import type { Database, Row } from '../database/schema.ts'
import { newId } from '../database/tokens.ts'
import type { OutgoingMail } from '../mail/outbox.ts'
import { queueMails } from '../mail/outbox.ts'
import type { Rated } from '../surveys/definition.ts'
import { countIn, windowDisclosure } from './comment-disclosure.ts'
import { foundThemes, indexCorrected } from './comment-index-store.ts'
import type { CommentRoom } from './comment-overview-store.ts'
import { commentOf, type ReadComment, termCounts } from './comment-store.ts'
import { EVERY_COMMENT } from './comment-terms.ts'
import { correctionsFor } from './comment-themes.ts'

/** A comment that may be read now; undefined for any other, as for one that is not there. */
export async function readableComment(
  db: Database,
  room: CommentRoom,
  serviceId: string,
  id: string,
): Promise<ReadComment | undefined> {
  const comment = await commentOf(db, serviceId, id)
  if (comment === undefined) return undefined
  const { perspective, question } = comment
  const counts = await termCounts(db, { serviceId, perspective, question }, [EVERY_COMMENT])
  const every = counts.get(EVERY_COMMENT) ?? new Map<string, number>()
  const told = windowDisclosure(every, 'all', room.asked[perspective].anonymous)
  return told === 'shown' && countIn(every, 'all') > 0 ? comment : undefined
}

/** Gives a comment exactly these themes, whatever the lists say now or later. */
export async function correctThemes(
  db: Database,
  comment: ReadComment,
  chosen: readonly Rated[],
  by: Actor,
  now: Date,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const corrections = correctionsFor(await foundThemes(trx, comment), chosen)
    await trx.deleteFrom('comment_theme').where('comment_id', '=', comment.id).execute()
    const made = { comment_id: comment.id, account_id: by.id, at: now.toISOString() }
    if (corrections.length > 0) {
      await trx
        .insertInto('comment_theme')
        .values(corrections.map((correction) => ({ ...made, ...correction })))
        .execute()
    }
    await indexCorrected(trx, comment.id)
  })
}

/** An attributed response, with who gave it and where they can be written to. */
export interface AttributedResponse extends Row<'response'> {
  email: string | null
}

/** A response whose author answered with their name; undefined for any other, above all for anonymous ones. */
export async function attributedResponse(
  db: Database,
  room: CommentRoom,
  serviceId: string,
  id: string,
): Promise<AttributedResponse | undefined> {
  const response = await db
    .selectFrom('response')
    .innerJoin('survey_perspective', (join) =>
      join
        .onRef('survey_perspective.survey_id', '=', 'response.survey_id')
        .onRef('survey_perspective.perspective', '=', 'response.perspective'),
    )
    .leftJoin('invitation', 'invitation.id', 'response.invitation_id')
    .selectAll('response')
    .select('invitation.email')
    .where('response.id', '=', id)
    .where('response.service_id', '=', serviceId)
    .where('survey_perspective.promise', '=', 'attributed')
    .executeTakeFirst()
  // Where another survey promised anonymity to the same perspective, all of its answers are treated so.
  if (response === undefined || room.asked[response.perspective].anonymous) return undefined
  return { ...response, email: response.email?.includes('@') ? response.email : null }
}

/** What somebody wrote beside their scores, redacted as everywhere. */
export function writtenIn(db: Database, responseId: string): Promise<{ question: string; text: string }[]> {
  return db
    .selectFrom('comment')
    .select(['question', 'text'])
    .where('response_id', '=', responseId)
    .where('index_version', '>', 0)
    .orderBy('question')
    .execute()
}

/** Sends a reply to a comment's author and keeps it with the comment. */
export async function sendReply(
  db: Database,
  comment: ReadComment,
  { subject, text }: { subject: string; text: string },
  mail: OutgoingMail,
  by: Actor,
  now: Date,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const [mailId = ''] = await queueMails(trx, [mail], now)
    await trx
      .insertInto('comment_reply')
      .values({
        ...{ id: newId(), comment_id: comment.id, account_id: by.id, subject, text },
        ...{ at: now.toISOString(), mail_id: mailId },
      })
      .execute()
  })
}
