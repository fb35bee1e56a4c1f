import { indexComments } from '../../src/comparison/comment-index-store.ts'
import type { Database } from '../../src/database/schema.ts'
import { firstDayOf, usualBaseline } from '../../src/improvement/measure.ts'
import { SERVICE_OWNERS } from './content/people.ts'

const DAY = 24 * 3_600_000
const SERVICE = 'debit-card'

/**
 * Makes what people wrote readable. The debit card's customers were invited to their service review, so that they can be
 * written to; one of them has had a reply.
 */
export async function seedComments(db: Database, now: Date): Promise<void> {
  await indexComments(db)
  const responses = await db
    .selectFrom('response')
    .select(['id', 'survey_id', 'language', 'respondent'])
    .where('service_id', '=', SERVICE)
    .where('perspective', '=', 'customer')
    .where('day', '>=', firstDayOf(usualBaseline(now.toISOString().slice(0, 10))))
    .orderBy('respondent')
    .orderBy('day')
    .execute()
  const [{ survey_id }] = responses as [(typeof responses)[number]]
  const at = new Date(now.getTime() - 120 * DAY).toISOString()
  const campaign = { id: 'debit-card-review', name: 'Debit card: service review', perspective: 'customer' } as const
  await db
    .insertInto('campaign')
    .values({
      ...{ ...campaign, status: 'finished', sample: '{"kind":"all"}', time_zone: 'Europe/Paris', starts_at: at },
      ...{ reminders: '[]', limit_exception: '', planned_at: at, created_by: 'analyst', created_at: at },
    })
    .execute()
  await db.insertInto('campaign_survey').values({ campaign_id: campaign.id, survey_id }).execute()
  for (const [place, { id, language, respondent }] of responses.entries()) {
    const owner = SERVICE_OWNERS[place % SERVICE_OWNERS.length] as (typeof SERVICE_OWNERS)[number]
    const email = `${owner.name.toLowerCase().replace(' ', '.')}${place < SERVICE_OWNERS.length ? '' : '.deputy'}@tarnwood.example`
    const invitation = { id: `${campaign.id}-${place}`, campaign_id: campaign.id, survey_id, email, language }
    await db
      .insertInto('invitation')
      .values({
        ...{ ...invitation, perspective: 'customer', name: respondent ?? owner.name, mail_id: null, created_at: at },
        // The key under which the demo's customers took part.
        token_hash: `${SERVICE} customer ${place}`,
      })
      .execute()
    await db.updateTable('response').set({ invitation_id: invitation.id }).where('id', '=', id).execute()
  }
  await replied(db, now)
}

async function replied(db: Database, now: Date): Promise<void> {
  const comment = await db
    .selectFrom('comment')
    .select('id')
    .where('service_id', '=', SERVICE)
    .where('perspective', '=', 'customer')
    .where('language', '=', 'en')
    .orderBy('text')
    .executeTakeFirst()
  if (comment === undefined) return
  await db
    .insertInto('comment_reply')
    .values({
      ...{ id: 'debit-card-reply', comment_id: comment.id, account_id: 'analyst', mail_id: '' },
      subject: 'Your comment on the debit card',
      text: 'Thank you. The next review shows cost beside what cardholders go through while their card is locked; I would like to walk you through both.',
      at: new Date(now.getTime() - 4 * DAY).toISOString(),
    })
    .execute()
}
