import { expect, test } from 'vitest'
import { onBothEngines } from '../support/world.ts'
import { anAction } from './support.ts'

onBothEngines((world) => {
  test('an empty register says what to do next, to those who can', async () => {
    const empty = await world().as('anton').get('/actions').expect(200)
    expect(empty.text).toContain('No action has been raised yet')
    expect(empty.text).toContain('Go to the portfolio')
    expect((await world().as('vera').get('/actions?view=board')).text).toContain('As soon as somebody raises an action')
    const service = await world().as('olive').get('/services/debit-card/actions').expect(200)
    expect(service.text).toContain('href="/services/debit-card/actions/new"')
    expect((await world().as('vera').get('/services/debit-card/actions')).text).not.toContain('/actions/new')
  })

  test('it works: a list of all that one sees, what is due next first, what is done last', async () => {
    await anAction(world(), {
      status: 'approved',
      title: 'Alpha',
      due_on: '2026-12-05',
      owner: 'Head of Cards',
      dimension: 'EASE',
    })
    await anAction(world(), { status: 'in-progress', title: 'Bravo', due_on: '2026-11-10', dimension: null })
    await anAction(world(), { status: 'implemented', title: 'Charlie', due_on: '2026-01-10' })
    await anAction(world(), { status: 'declined', title: 'Delta', due_on: '2026-01-09' })
    await anAction(world(), { status: 'proposed', title: 'Echo 100% _x', due_on: '2027-03-01', service_id: 'mortgage' })
    const { text } = await world().as('anton').get('/actions').expect(200)
    expect(titlesIn(text)).toEqual(['Bravo', 'Alpha', 'Echo 100% _x', 'Delta', 'Charlie'])
    expect(text).toContain('10 days overdue')
    expect(text).toContain('in 15 days')
    expect(text).toContain('<strong class="figure">3</strong> open')
    expect(text).toContain('<strong class="figure">1</strong> overdue')
    expect(text).toContain('5 in all')
  })

  test.each([
    ['status=open', ['Bravo', 'Alpha', 'Echo 100% _x']],
    ['status=declined', ['Delta']],
    ['service=mortgage', ['Echo 100% _x']],
    ['dimension=EASE', ['Alpha']],
    ['dimension=VALUE', ['Bravo']],
    ['due=overdue', ['Bravo']],
    ['due=soon', ['Alpha']],
    ['owner=head+of+CARDS', ['Alpha']],
    ['q=bra', ['Bravo']],
    ['q=100%25+_', ['Echo 100% _x']],
    ['q=%25', ['Echo 100% _x']],
    ['sort=-due', ['Echo 100% _x', 'Alpha', 'Bravo', 'Charlie', 'Delta']],
    ['sort=status', ['Echo 100% _x', 'Alpha', 'Bravo', 'Charlie', 'Delta']],
    ['sort=-service', ['Echo 100% _x', 'Bravo', 'Alpha', 'Delta', 'Charlie']],
    ['status=&service=&dimension=&due=&owner=&q=&sort=&page=1', ['Bravo', 'Alpha', 'Echo 100% _x', 'Delta', 'Charlie']],
    ['q=nothing+like+it', []],
  ])('%s', async (query, titles) => {
    const { text } = await world().as('anton').get(`/actions?${query}`).expect(200)
    expect(titlesIn(text)).toEqual(titles)
    if (titles.length === 0) expect(text).toContain('No action matches')
  })

  test('everybody sees the actions of their own services, and only those', async () => {
    for (const member of ['olive', 'vera'] as const) {
      const { text } = await world().as(member).get('/actions')
      expect(titlesIn(text)).toEqual(['Bravo', 'Alpha', 'Delta', 'Charlie'])
      expect(text).not.toContain('mortgage')
    }
    const { text } = await world().as('otto').get('/actions?service=debit-card').expect(200)
    expect(titlesIn(text)).toEqual([])
    expect(text).not.toContain('Head of Cards')
    await world().as('otto').get('/services/debit-card/actions').expect(404)
    await world().as('otto').get('/services/mortgage/actions').expect(200)
    await world().anyone().get('/actions').expect(303)
  })

  test('a service has its own register', async () => {
    const { text } = await world().as('anton').get('/services/mortgage/actions').expect(200)
    expect(titlesIn(text)).toEqual(['Echo 100% _x'])
    expect(text).toContain('<strong class="figure">1</strong> open')
    expect(text).not.toContain('name="service"')
  })

  test('as a board: a column for each status with its count, what was declined folded away', async () => {
    const { text } = await world().as('anton').get('/actions?view=board').expect(200)
    const columns = text.split('<section').slice(1)
    expect(columns.map((column) => /class="visually-hidden">([^<]*)</.exec(column)?.[1])).toEqual([
      '1 action',
      '1 action',
      '1 action',
      '1 action',
      '0 actions',
      '0 actions',
    ])
    expect(columns[2]).toContain('10 days overdue')
    expect(text).toContain('<summary>1 declined action</summary>')
    const filtered = await world().as('anton').get('/actions?view=board&due=overdue').expect(200)
    expect(filtered.text).toContain('Nothing awaits a decision.')
    expect(filtered.text).not.toContain('Alpha')
  })

  test('as CSV: what the list shows, formulas defused, of one’s own services alone', async () => {
    await anAction(world(), {
      status: 'proposed',
      title: '=1+1',
      owner: '@Otto',
      cause: 'a\nb',
      service_id: 'mortgage',
    })
    const { text, headers } = await world().as('otto').get('/actions.csv?sort=-owner').expect(200)
    expect(headers['content-type']).toBe('text/csv; charset=utf-8')
    const [heading, ...rows] = text.replace('\ufeff', '').trim().split('\r\n')
    expect(heading).toContain('Action,Service,Raised from,Status,In charge,Due')
    expect(rows).toHaveLength(2)
    expect(text).toContain('\'=1+1,Mortgage,Support,Proposed,\'@Otto,2026-12-31,"a\nb"')
    await world().anyone().get('/actions.csv').expect(303)
    await world().as('otto').get('/actions.csv?sort=x').expect(400)
    await world().db.deleteFrom('improvement_history').execute()
    await world().db.deleteFrom('improvement_action').where('title', '=', '=1+1').execute()
  })

  test('in French', async () => {
    const { text } = await world().as('anton').get('/services/debit-card/actions?lang=fr').expect(200)
    expect(text).toContain('Carte de débit')
    expect(text).toContain('10 jours de retard')
    expect((await world().as('anton').get('/actions?view=board')).text).toContain('1 action refusée')
    await world().as('anton').get('/actions?lang=en')
  })

  test('what cannot be asked is refused', async () => {
    for (const query of [
      'status=bogus',
      'page=x',
      'page=-1',
      'q=a&q=b',
      'q=%00',
      'sort=title',
      'dimension=SPIN',
      'service=%27',
    ]) {
      await world().as('anton').get(`/actions?${query}`).expect(400)
    }
  })

  test('many actions come fifty at a time, and the board shows the first of each column', async () => {
    for (let n = 0; n < 120; n += 1) {
      await anAction(world(), { status: 'proposed', title: `Many ${n}`, due_on: '2027-06-01', service_id: 'mortgage' })
    }
    const first = await world().as('otto').get('/actions?q=many').expect(200)
    expect(titlesIn(first.text)).toHaveLength(50)
    expect(first.text).toContain('1–50 of 120')
    const last = await world().as('otto').get('/actions?q=many&page=99').expect(200)
    expect(titlesIn(last.text)).toHaveLength(20)
    expect(last.text).toContain('101–120 of 120')
    const board = await world().as('otto').get('/actions?view=board&q=many').expect(200)
    expect(board.text.match(/board-card-title/g)).toHaveLength(50)
    expect(board.text).toContain('href="/actions?status=proposed&amp;q=many"')
    expect(board.text).toContain('All 120 actions in the list')
  })
})

function titlesIn(html: string): string[] {
  return [...html.matchAll(/<td class="action-title"><a href="[^"]*">([^<]*)</g)].map(([, title]) => title ?? '')
}
