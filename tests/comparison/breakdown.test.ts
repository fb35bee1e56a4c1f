import { expect, test } from 'vitest'
import { typedSizes } from '../../src/comparison/group-sizes.ts'
import { publishDefaultSurvey } from '../../src/surveys/store.ts'
import { answered, textOf } from '../support/answers.ts'
import { aService } from '../support/cast.ts'
import { onBothEngines } from '../support/world.ts'

const ADDRESS = '/services/debit-card/breakdown'

onBothEngines((world) => {
  const page = async (path: string, member: 'anton' | 'olive' | 'vera' = 'olive') => {
    const { text } = await world().as(member).get(path).expect(200)
    return { html: text, text: textOf(text), rows: text.split('<tr').slice(1).map(textOf) }
  }
  const rowOf = (rows: readonly string[], name: string) => rows.find((row) => row.includes(` ${name} `)) ?? ''

  test('it works: before anybody has answered, it says so; strangers find nothing', async () => {
    expect((await page(ADDRESS)).text).toContain('Nothing to break down yet')
    await world().as('otto').get(ADDRESS).expect(404)
    await world().as('otto').get(`${ADDRESS}.csv`).expect(404)
    await world().anyone().get(ADDRESS).expect(303)
    const link = await page('/services/debit-card')
    expect(link.html).toContain(`href="${ADDRESS}"`)
    expect(link.text).toContain('By channel, language, group')
  })

  test('given users by channel, it says who is least content, and every group shows with its number', async () => {
    await answered(
      world().db,
      { perspective: 'user', segment: 'channel:phone', counts: [30, 20, 10, 0, 0] },
      { perspective: 'user', segment: 'channel:mobile', counts: [0, 10, 20, 50, 20] },
      { perspective: 'user', segment: 'channel:web', counts: [5, 5, 20, 5, 5] },
      { perspective: 'user', counts: [2, 2, 2, 2, 2] },
      { perspective: 'customer', segment: 'channel:email', counts: [0, 0, 1, 3, 2] },
    )
    const { text, rows } = await page(ADDRESS)
    expect(text).toContain(
      'Users are least content in “Phone” (17) and most in “Mobile app” (70): 53 index points apart.',
    )
    expect(rowOf(rows, 'Phone')).toMatch(/Users 17 12–22 60 answers/)
    expect(rowOf(rows, 'Everybody')).toMatch(/210 answers Customers 79 6 answers/)
    expect(rowOf(rows, 'Not known')).toContain('10 answers')
    expect(rowOf(rows, 'E-mail')).toMatch(/Customers 79 6 answers/)
    expect(text).not.toContain('Hidden in part')
    expect(text).toContain('Index = 25 × (mean score − 1)')
    // The counts behind each figure: Phone 30, 20 and 10 ones, twos and threes.
    expect(rows.some((row) => / Phone 30 20 10 0 0 60 1\.67 16\.7 /.test(row))).toBe(true)
    expect(rows.findIndex((row) => row.includes('Phone'))).toBeLessThan(rows.findIndex((row) => row.includes('Mobile')))
  })

  test('a small group and its smallest neighbour are hidden, on the page as in the download', async () => {
    await answered(world().db, { perspective: 'user', segment: 'channel:branch', counts: [3, 0, 0, 0, 0] })
    const { text, rows, html } = await page(ADDRESS)
    for (const name of ['Branch', 'Not known']) {
      expect(rowOf(rows, name)).toContain('hidden: fewer than 5, or it would give a neighbour away')
    }
    expect(text).toContain('Hidden in part or altogether: Branch and Not known.')
    expect(rows.filter((row) => / Branch – – – – – hidden/.test(row))).toHaveLength(1)
    expect(html).toContain(`href="${ADDRESS}.csv"`)
    const { text: csv, headers } = await world().as('olive').get(`${ADDRESS}.csv`).expect(200)
    expect(headers['content-disposition']).toContain('breakdown-debit-card-channel-VALUE-all.csv')
    const lines = csv.split('\r\n')
    expect(lines).toContain('debit-card,channel,VALUE,all,group,branch,Branch,user,,,,,hidden')
    expect(lines.find((line) => line.includes(',phone,'))).toMatch(/,Phone,user,60,16.67,/)
    expect(lines.filter((line) => line.includes(',hidden'))).toHaveLength(2)
  })

  test('a period shows what neither other periods nor the total would give away', async () => {
    await answered(
      world().db,
      { perspective: 'user', segment: 'channel:phone', period: '2026-09', counts: [0, 0, 12, 0, 0] },
      { perspective: 'user', segment: 'channel:mobile', period: '2026-09', counts: [0, 0, 4, 10, 0] },
      { perspective: 'user', segment: 'channel:web', period: '2026-09', counts: [0, 2, 0, 0, 0] },
    )
    const september = await page(`${ADDRESS}?window=2026-09`)
    expect(rowOf(september.rows, 'Web')).toContain('hidden')
    expect(rowOf(september.rows, 'Mobile app')).toContain('14 answers')
    expect(september.text).not.toContain(' 2 answers')
    const nobody = await page(`${ADDRESS}?window=2025-09`)
    expect(nobody.text).toContain('Nothing to break down yet')
  })

  test('by language and by a group of people; one way at a time, and other questions', async () => {
    await answered(
      world().db,
      { perspective: 'user', question: 'EASE', segment: 'language:fr', counts: [0, 0, 0, 20, 20] },
      { perspective: 'user', question: 'EASE', segment: 'language:en', counts: [20, 20, 0, 0, 0] },
      { perspective: 'user', question: '*', segment: 'group:Department=Cards & loans', counts: [9], codes: [0] },
      { perspective: 'user', question: 'EASE', segment: 'group:Department=Cards & loans', counts: [0, 9, 0, 0, 0] },
      { perspective: 'user', question: 'EASE', segment: 'group:Department=IT', counts: [0, 0, 0, 0, 9] },
    )
    const { text } = await page(`${ADDRESS}?by=language&question=EASE`)
    expect(text).toContain('Ease of use by language')
    expect(text).toMatch(/English .* French/)
    expect(text).toContain('By Department')
    const groups = await page(`${ADDRESS}?by=group:Department&question=EASE`)
    expect(rowOf(groups.rows, 'Cards & loans')).toContain('25')
    const french = textOf((await world().as('olive').get(`${ADDRESS}?by=language&question=EASE&lang=fr`)).text)
    expect(french).toMatch(/Anglais .* Français/)
    expect(await page(`${ADDRESS}?by=group:Nothing&lang=en`)).toMatchObject({
      text: expect.stringContaining('No answers are known by Nothing'),
    })
    for (const wrong of [
      'by=price',
      'by=group:',
      'by=channel&by=language',
      'question=LOST_TIME',
      'window=2026-13',
      'x=1',
    ]) {
      await world().as('olive').get(`${ADDRESS}?${wrong}`).expect(400)
    }
  })

  test('answers that are held back are hidden, not denied, on the page as in the download', async () => {
    const { db, now } = world()
    await db
      .insertInto('service')
      .values(aService({ slug: 'young', name: 'Young' }))
      .execute()
    const { surveyId } = await db.transaction().execute((trx) => publishDefaultSurvey(trx, 'young', now))
    const tally = { survey_id: surveyId, received: 4, held: 4, last_day: '2026-11-19' }
    await db
      .insertInto('intake_tally')
      .values({ ...tally, perspective: 'user' })
      .execute()
    expect((await page('/services/young/breakdown', 'anton')).text).toContain('Nothing to break down yet')
    const given = {
      service: 'young',
      perspective: 'customer',
      segment: 'channel:email',
      counts: [0, 0, 0, 1, 0],
    } as const
    await answered(db, given)
    const { rows } = await page('/services/young/breakdown', 'anton')
    expect(rowOf(rows, 'Everybody')).toContain('Users hidden: fewer than 5 answers')
    expect(rowOf(rows, 'E-mail')).toContain('Users no answers')
    const { text: csv } = await world().as('anton').get('/services/young/breakdown.csv').expect(200)
    expect(csv).toContain('young,channel,VALUE,all,all,,Everybody,user,,,,,hidden')
  })

  test('sizes of groups set a weighted figure beside the one that was answered', async () => {
    const { db } = world()
    await db
      .insertInto('service')
      .values(aService({ slug: 'weighed', name: 'Weighed' }))
      .execute()
    await answered(
      db,
      { service: 'weighed', perspective: 'user', segment: 'channel:phone', counts: [40, 40, 0, 0, 0] },
      { service: 'weighed', perspective: 'user', segment: 'channel:web', counts: [0, 0, 0, 10, 10] },
    )
    const address = '/services/weighed/breakdown'
    expect((await page(address, 'anton')).text).toContain('How many active users has each group?')
    expect((await page(address, 'anton')).text).not.toContain('Weighted to who uses the service')
    const sizes = { by: 'channel', question: 'VALUE', window: 'all', group: ['phone', 'web', 'kiosk'] }
    await world()
      .as('olive')
      .post('/services/debit-card/breakdown/sizes', { ...sizes, people: ['1', '2', '3'] })
      .expect(404)
    const wrong = await world()
      .as('anton')
      .post(`${address}/sizes`, { ...sizes, people: ['1.5', '9 000', ''] })
      .expect(422)
    expect(wrong.text).toContain('value="1.5"')
    expect(textOf(wrong.text)).toContain('Please enter whole numbers of people.')
    await world()
      .as('anton')
      .post(`${address}/sizes`, { ...sizes, people: ['1 000', '9000', '500'] })
      .expect(303)
    const { text } = await page(address, 'anton')
    // 80 at 12.5 and 20 at 87.5: 27.5 as answered; one tenth and nine tenths of the users: 80.
    expect(text).toMatch(/Users as they answered 28 100 answers/)
    expect(text).toMatch(/in proportion 80 95% interval \d+ to \d+; as precise as \d+ answers/)
    expect(text).toContain('Rests on 2 groups with 10,000 active users in all, as entered here.')
    expect(text).toContain('Left out because what they say is hidden or nobody answered: Kiosk.')
    const csv = (await world().as('anton').get(`${address}.csv`)).text
    expect(csv).toMatch(/weighted,,"Users, weighted",user,[\d.]+,80,/)
    await world()
      .as('anton')
      .post(`${address}/sizes`, { ...sizes, people: ['', '', ''] })
      .expect(303)
    expect((await page(address, 'anton')).text).not.toContain('Weighted to who uses the service')
  })

  test('the sizes of people’s groups are counted from the contacts who use the service', async () => {
    const { db } = world()
    const at = '2026-11-01T08:00:00.000Z'
    for (const [n, department] of ['Cards & loans', 'Cards & loans', 'IT'].entries()) {
      const id = `contact-${n}`
      const row = {
        id,
        email: `${id}@bank.example`,
        address_hash: id,
        name: '',
        language: 'en',
        status: 'active',
      } as const
      const times = { status_reason: '', status_at: null, created_at: at, updated_at: at }
      await db
        .insertInto('contact')
        .values({ ...row, ...times })
        .execute()
      await db
        .insertInto('contact_attribute')
        .values({ contact_id: id, name: 'Department', value: department })
        .execute()
      await db
        .insertInto('contact_service')
        .values({ contact_id: id, service_id: 'debit-card', perspective: 'user' })
        .execute()
    }
    const { text } = await page(`${ADDRESS}?by=group:Department&question=EASE`, 'anton')
    expect(text).toContain('with 3 active users in all, counted from the contacts who use the service')
    // One answer of nine stands for two ninths of a user, and is not rounded to nothing.
    expect(text).toMatch(/Cards & loans 2 67% 9 50% 0\.22/)
  })
})

test.for([
  { people: ['12', '1 000'], counts: [12, 1000] },
  { people: ['', '0'], counts: [] },
  { people: ['-3', '1'], counts: null },
  { people: ['1e3', '1'], counts: null },
  { people: ['1,5', '1'], counts: null },
])('sizes typed as $people', ({ people, counts }) => {
  const typed = typedSizes(['a', 'b'], people)
  expect(typed.counts === null ? null : [...typed.counts.values()]).toEqual(counts)
})
