import type { Database, Perspective } from '../database/schema.ts'
import type { LeftAfter } from './drop-out.ts'

/** Counts somebody who began a form and left it; nothing about them is kept. */
export async function countDropOut(
  db: Database,
  versionId: string,
  perspective: Perspective,
  question: string,
): Promise<void> {
  await db
    .insertInto('drop_out')
    .values({ version_id: versionId, perspective, question, count: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['version_id', 'perspective', 'question'])
        .doUpdateSet((row) => ({ count: row('drop_out.count', '+', 1) })),
    )
    .execute()
}

/** Where people stopped, over all versions of a survey. */
export async function dropOutsOf(db: Database, surveyId: string): Promise<LeftAfter[]> {
  const rows = await db
    .selectFrom('drop_out')
    .innerJoin('survey_version', 'survey_version.id', 'drop_out.version_id')
    .where('survey_version.survey_id', '=', surveyId)
    .groupBy(['perspective', 'question'])
    .select(['perspective', 'question', ({ fn }) => fn.sum<number>('count').as('count')])
    .execute()
  return rows.map((row) => ({ ...row, count: Number(row.count) }))
}
