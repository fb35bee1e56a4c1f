import type { Database, Day, Flag, Perspective, Row } from '../database/schema.ts'

/** How a perspective of a survey is entered, and what its open links' guards have noticed. */
export interface PerspectiveDoor {
  perspective: Perspective
  openKey: string
  promise: Row<'survey_perspective'>['promise']
  embedSites: string[]
  proofOfWork: Flag
  /** Whether who has answered anonymously is offered to leave a way to be reached. */
  offersContact: Flag
}

/** The doors of every perspective that a survey asks. */
export async function perspectiveDoors(db: Database, surveyId: string): Promise<PerspectiveDoor[]> {
  const rows = await db.selectFrom('survey_perspective').selectAll().where('survey_id', '=', surveyId).execute()
  return rows.map((row) => ({
    perspective: row.perspective,
    openKey: row.open_key,
    promise: row.promise,
    embedSites: JSON.parse(row.embed_sites) as string[],
    proofOfWork: row.proof_of_work,
    offersContact: row.offers_contact,
  }))
}

/**
 * Changes how a perspective is entered. Forms that are open already are taken as they were; where they have no proof to
 * show they are asked to wait.
 */
export async function changeDoor(
  db: Database,
  surveyId: string,
  { perspective }: Pick<PerspectiveDoor, 'perspective'>,
  { embedSites, ...flags }: Partial<Pick<PerspectiveDoor, 'embedSites' | 'proofOfWork' | 'offersContact'>>,
): Promise<void> {
  await db
    .updateTable('survey_perspective')
    .set({
      embed_sites: embedSites && JSON.stringify(embedSites),
      proof_of_work: flags.proofOfWork,
      offers_contact: flags.offersContact,
    })
    .where('survey_id', '=', surveyId)
    .where('perspective', '=', perspective)
    .execute()
}

/** What was noticed since a day, the newest first. */
export async function signalsSince(db: Database, surveyId: string, since: Day): Promise<Row<'intake_signal'>[]> {
  return db
    .selectFrom('intake_signal')
    .selectAll()
    .where('survey_id', '=', surveyId)
    .where('day', '>=', since)
    .orderBy('day', 'desc')
    .orderBy('signal')
    .execute()
}
