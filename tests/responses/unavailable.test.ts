import BetterSqlite3 from 'better-sqlite3'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aSurvey, openForm, readForm, received } from '../support/respondent.ts'
import { inWorld } from '../support/world.ts'

inWorld('sqlite', (world) => {
  test('while another program holds the database, the form comes back filled in, and later it is stored', async () => {
    const { surveyId, openKeys } = await aSurvey(world(), 'locked')
    const path = `/s/${openKeys.user}`
    const form = await openForm(world(), path)
    const fields = { ...form.hidden, VALUE: '2', COMMENT: 'Typed with care' }
    await sql`pragma busy_timeout = 20`.execute(world().db)
    const other = new BetterSqlite3(world().databaseUrl)
    other.exec('begin immediate')

    const refused = await Promise.all(Array.from({ length: 5 }, () => world().anyone().post(path, fields)))
    for (const reply of refused) {
      expect(reply.status).toBe(503)
      expect(reply.headers['retry-after']).toBe('30')
      expect(reply.text).toContain('could not be stored just now')
      expect(reply.text).toContain('Typed with care</textarea>')
      expect(reply.text).toMatch(/id="VALUE-2" value="2" required checked/)
    }
    expect((await world().anyone().get(path)).status).toBe(200)
    other.exec('rollback')
    other.close()

    expect(await received(world(), surveyId, 'user')).toBe(0)
    const again = readForm(refused[0]?.text ?? '').hidden
    expect(again).toEqual(form.hidden)
    await world()
      .anyone()
      .post(path, { ...fields, ...again })
      .expect(303)
    expect(await received(world(), surveyId, 'user')).toBe(1)
  })

  test('when the disk is full, what was acknowledged is there, and what was not is not', async () => {
    const { surveyId, openKeys } = await aSurvey(world(), 'full', { user: 'attributed' })
    const path = `/s/${openKeys.user}`
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(world().db)
    await sql`pragma max_page_count = ${sql.lit((rows[0]?.page_count ?? 0) + 2)}`.execute(world().db)
    const acknowledged: number[] = []
    let refused = 0
    for (let n = 0; n < 60 && refused < 3; n++) {
      const { hidden } = await openForm(world(), path)
      const reply = await world()
        .anyone()
        .post(path, { ...hidden, VALUE: '3', COMMENT: `${n} ${'x'.repeat(1_500)}` })
      if (reply.status === 303) acknowledged.push(n)
      else {
        expect(reply.status).toBe(503)
        expect(reply.text).toContain(`${n} xxx`)
        refused++
      }
    }
    expect(refused).toBe(3)
    const comments = world().db.selectFrom('comment').select('text').where('survey_id', '=', surveyId)
    const numbers = async () =>
      (await comments.execute()).map(({ text }) => Number.parseInt(text, 10)).sort((a, b) => a - b)
    expect(await numbers()).toEqual(acknowledged)
    expect(await received(world(), surveyId, 'user')).toBe(acknowledged.length)

    await sql`pragma max_page_count = 1000000`.execute(world().db)
    const { hidden } = await openForm(world(), path)
    await world()
      .anyone()
      .post(path, { ...hidden, VALUE: '3' })
      .expect(303)
    expect(await received(world(), surveyId, 'user')).toBe(acknowledged.length + 1)
  })
})
