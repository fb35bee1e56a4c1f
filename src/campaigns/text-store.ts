import type { Database, Row } from '../database/schema.ts'
import type { LetterText } from './letter-text.ts'

export type LetterKind = Row<'campaign_text'>['kind']

/** The texts that were written for a campaign; what is not there is as the defaults say. */
export async function writtenTexts(db: Database, campaignId: string): Promise<Row<'campaign_text'>[]> {
  return db.selectFrom('campaign_text').selectAll().where('campaign_id', '=', campaignId).execute()
}

/** @param text null: as the defaults say */
export async function keepText(
  db: Database,
  campaignId: string,
  language: string,
  kind: LetterKind,
  text: LetterText | null,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx
      .deleteFrom('campaign_text')
      .where('campaign_id', '=', campaignId)
      .where('language', '=', language)
      .where('kind', '=', kind)
      .execute()
    if (text === null) return
    const row = { campaign_id: campaignId, language, kind, subject: text.subject, body: text.body }
    await trx.insertInto('campaign_text').values(row).execute()
  })
}
