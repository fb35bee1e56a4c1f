import { get, type IncomingHttpHeaders } from 'node:http'
import { brotliCompressSync, gunzipSync } from 'node:zlib'
import request from 'supertest'
import { expect, test } from 'vitest'
import { aSurvey, openForm, readForm, received } from '../support/respondent.ts'
import { onBothEngines } from '../support/world.ts'

onBothEngines((world) => {
  test('it works: a user opens the form, answers, and is thanked', async () => {
    const { surveyId, openKeys } = await aSurvey(world(), 'works', { user: 'attributed' })
    const path = `/s/${openKeys.user}`
    const form = await openForm(world(), `${path}?channel=web`)
    expect(form.html).toContain('Service works')
    expect(form.html).toContain('Meridian Bank')
    const sent = await world()
      .anyone()
      .post(`${path}?channel=web`, {
        ...form.hidden,
        VALUE: '2',
        'COMPONENT:works-it-supported': '-1',
        EXPECTATION: '4',
        LOST_TIME: '0',
        IMPORTANCE: ['3', '0'],
        COMMENT: '  Élodie says:\r\nfaster, please 🙏 ',
        respondent: 'Branch manager',
      })
      .expect(303)
    expect(sent.headers['location']).toBe(`${path}/thanks?channel=web`)
    const thanks = await world().anyone().get(String(sent.headers['location'])).expect(200)
    expect(thanks.text).toContain('Thank you')

    const stored = await world()
      .db.selectFrom('response')
      .selectAll()
      .where('survey_id', '=', surveyId)
      .executeTakeFirstOrThrow()
    expect(stored).toMatchObject({
      ...{ perspective: 'user', day: '2026-11-20', language: 'en', channel: 'web', respondent: 'Branch manager' },
      invitation_id: null,
    })
    expect(JSON.parse(stored.answers)).toEqual({
      ...{ VALUE: 2, 'COMPONENT:works-it-supported': -1, EXPECTATION: 4, LOST_TIME: 0, IMPORTANCE: [3, 0] },
    })
    const comment = await world().db.selectFrom('comment').selectAll().where('survey_id', '=', surveyId).execute()
    expect(comment).toMatchObject([{ question: 'COMMENT', text: 'Élodie says:\nfaster, please 🙏', tone: 2 }])
  })

  test('it asks in French where the browser does, and the switch keeps the channel', async () => {
    const { openKeys } = await aSurvey(world(), 'french')
    const path = `/s/${openKeys.user}?channel=branch`
    const { html } = await openForm(world(), path, { 'Accept-Language': 'fr-CA,fr;q=0.9,en;q=0.5' })
    expect(html).toContain('<html lang="fr">')
    expect(html).toContain('Très insatisfait(e)')
    expect(html).toContain('Vos réponses sont anonymes')
    expect(html).toContain('formaction="?lang=en&amp;channel=branch"')
    const switched = await openForm(world(), `${path}&lang=en`, { 'Accept-Language': 'fr' })
    expect(switched.html).toContain('Very dissatisfied')
  })

  test('everybody gets the same page but for the mark, without a cookie, and nothing keeps it', async () => {
    const { openKeys } = await aSurvey(world(), 'same')
    const pages = new Map<string, Set<string>>()
    for (let n = 0; n < 40; n++) {
      const reply = await world().anyone().get(`/s/${openKeys.customer}`).expect(200)
      expect(reply.headers['set-cookie']).toBeUndefined()
      expect(reply.headers['cache-control']).toBe('no-store')
      const { hidden } = readForm(reply.text)
      const rest = reply.text.replace(String(hidden['once']), '')
      pages.set(String(hidden['shown']), (pages.get(String(hidden['shown'])) ?? new Set()).add(rest))
    }
    expect(pages.size).toBeGreaterThan(1)
    for (const same of pages.values()) expect(same.size).toBe(1)
  })

  test('what is sent compressed and what is sent plain is one page', async () => {
    const { openKeys } = await aSurvey(world(), 'plain')
    const plain = await raw(`${world().url}/s/${openKeys.user}`, 'identity')
    const compressed = await raw(`${world().url}/s/${openKeys.user}`, 'gzip, br')
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(compressed.headers['content-encoding']).toBe('gzip')
    expect(plain.body.toString()).toContain('</html>')
    expect(gunzipSync(compressed.body).toString()).toContain('</html>')
    expect(Number(compressed.headers['content-length'])).toBe(compressed.body.length)
  })

  test('the form with all that belongs to it is at most 20 kB over the wire', async () => {
    const { openKeys } = await aSurvey(world(), 'small')
    for (const perspective of ['user', 'customer', 'provider'] as const) {
      const page = await raw(`${world().url}/s/${openKeys[perspective]}?lang=fr`, 'gzip')
      const parts = [
        ...gunzipSync(page.body)
          .toString()
          .matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g),
      ]
      expect(parts).toHaveLength(3)
      let bytes = page.body.length
      for (const [, address] of parts) bytes += (await raw(world().url + address, 'gzip')).body.length
      expect(bytes).toBeLessThan(20_000)
    }
  })

  test('every dimension is in half of the forms of users, and in all of the customers’', async () => {
    const { openKeys } = await aSurvey(world(), 'turns')
    const seen = new Map<string, Set<string>>()
    for (let n = 0; n < 120; n++) {
      const { hidden, names } = await openForm(world(), `/s/${openKeys.user}`)
      seen.set(String(hidden['shown']), new Set(names))
    }
    expect(seen.size).toBe(8)
    for (const dimension of ['OUTCOME', 'EASE', 'SPEED', 'RELIABILITY', 'INFORMATION', 'SUPPORT', 'COST', 'RISK']) {
      expect([...seen.values()].filter((names) => names.has(dimension))).toHaveLength(4)
    }
    const { names } = await openForm(world(), `/s/${openKeys.customer}`)
    expect(names).toEqual(expect.arrayContaining(['OUTCOME', 'RISK', 'PREDICTED_USER_VIEW', 'respondent']))
  })

  test('the technology and the people are asked about apart, and it says who sees what', async () => {
    const { openKeys } = await aSurvey(world(), 'apart')
    const user = await openForm(world(), `/s/${openKeys.user}`)
    expect(user.html.indexOf('The technology')).toBeLessThan(user.html.indexOf('COMPONENT:apart-it-supported'))
    expect(user.html.indexOf('The people')).toBeGreaterThan(user.html.indexOf('COMPONENT:apart-it-supported'))
    expect(user.html).toContain('only the day is kept, and figures appear in batches of five')
    expect(user.names).not.toContain('respondent')
    const customer = await openForm(world(), `/s/${openKeys.customer}`)
    expect(customer.html).toContain('asked as a customer')
    expect(customer.html).toContain('see them with your name or role')
  })

  test('without the overall score the form comes back with a message, and nothing typed is lost', async () => {
    const { surveyId, openKeys } = await aSurvey(world(), 'missing')
    const form = await openForm(world(), `/s/${openKeys.customer}`)
    const reply = await world()
      .anyone()
      .post(`/s/${openKeys.customer}`, {
        ...form.hidden,
        ...{
          EASE: '4',
          SPEED: '-2',
          IMPORTANCE: ['1', '2', '3', '5'],
          COMMENT: '<b>Bold</b> & "plain"',
          respondent: 'Zoë',
        },
      })
      .expect(422)
    expect(reply.text).toContain('2 things need your attention.')
    expect(reply.text).toContain('href="#VALUE-1"')
    expect(reply.text).toMatch(/<fieldset[^>]*aria-describedby="VALUE-error"/)
    expect(reply.text).toContain('Please choose 3 at most.')
    expect(reply.text).toContain('&lt;b&gt;Bold&lt;/b&gt; &amp; &quot;plain&quot;</textarea>')
    expect(reply.text).toContain('value="Zoë"')
    for (const id of ['EASE-4', 'SPEED--2', 'IMPORTANCE-1', 'IMPORTANCE-5']) {
      expect(reply.text).toMatch(new RegExp(`id="${id}" value="[^"]*" checked`))
    }
    expect(readForm(reply.text).hidden).toEqual(form.hidden)
    expect(await received(world(), surveyId, 'customer')).toBe(0)
  })

  test('a comment may have 2,000 characters and no more, and is kept to be shortened', async () => {
    const { surveyId, openKeys } = await aSurvey(world(), 'long')
    const { hidden } = await openForm(world(), `/s/${openKeys.provider}`)
    const post = (COMMENT: string) =>
      world()
        .anyone()
        .post(`/s/${openKeys.provider}`, { ...hidden, VALUE: '3', COMMENT })
    const reply = await post('y'.repeat(2_001)).expect(422)
    expect(reply.text).toContain(`${'y'.repeat(2_001)}</textarea>`)
    expect(await received(world(), surveyId, 'provider')).toBe(0)
    await post('y'.repeat(2_000)).expect(303)
    expect(await received(world(), surveyId, 'provider')).toBe(1)
  })

  test('a double click or a repeated post counts once; a form that was opened anew counts again', async () => {
    const { surveyId, openKeys } = await aSurvey(world(), 'double')
    const path = `/s/${openKeys.user}`
    const { hidden } = await openForm(world(), path)
    const replies = await Promise.all(
      Array.from({ length: 8 }, () =>
        world()
          .anyone()
          .post(path, { ...hidden, VALUE: '5' }),
      ),
    )
    expect(replies.map((reply) => reply.status)).toEqual(Array(8).fill(303))
    expect(await received(world(), surveyId, 'user')).toBe(1)
    const next = await openForm(world(), path)
    await world()
      .anyone()
      .post(path, { ...next.hidden, VALUE: '5' })
      .expect(303)
    expect(await received(world(), surveyId, 'user')).toBe(2)
  })

  test('what no form of ours sends is refused, and nothing is stored', async () => {
    const { surveyId, openKeys } = await aSurvey(world(), 'abuse')
    const path = `/s/${openKeys.user}`
    const { hidden, names } = await openForm(world(), path)
    const other = ['OUTCOME', 'EASE', 'SPEED', 'RELIABILITY', 'COST'].find((name) => !names.includes(name)) ?? ''
    const foreign = await aSurvey(world(), 'foreign')
    const foreignForm = await openForm(world(), `/s/${foreign.openKeys.user}`)
    const cases: [number, Record<string, string | string[]>][] = [
      [400, { ...hidden, VALUE: '4', surprise: '1' }],
      [400, { ...hidden, VALUE: '4', perspective: 'customer' }],
      [400, { ...hidden, VALUE: '4', PREDICTED_USER_VIEW: '4' }],
      [400, { ...hidden, VALUE: '4', respondent: 'Me' }],
      [400, { ...hidden, VALUE: '4', [other]: '4' }],
      [400, { ...hidden, VALUE: '4', 'COMPONENT:foreign-it-supported': '4' }],
      [400, { ...hidden, VALUE: '4', shown: String(foreignForm.hidden['shown']) }],
      [400, { ...hidden, VALUE: '4', shown: 'x' }],
      [400, { ...hidden, VALUE: ['4', '5'] }],
      [400, { ...hidden, VALUE: '4', COMMENT: ['a', 'b'] }],
      [400, { ...hidden, VALUE: '4', once: 'short' }],
      [400, { VALUE: '4', shown: String(hidden['shown']) }],
      [400, { ...hidden, VALUE: '4', __proto__x: '1', constructor: '1' }],
      [400, { ...hidden, VALUE: '4', COMMENT: 'a\0b' }],
      [422, { ...hidden, VALUE: '6' }],
      [422, { ...hidden, VALUE: '-1' }],
      [422, { ...hidden, VALUE: '4', LOST_TIME: '8' }],
      [422, { ...hidden, VALUE: '4.5' }],
      [422, { ...hidden, VALUE: '' }],
    ]
    for (const [status, fields] of cases) {
      const reply = await world().anyone().post(path, fields)
      expect([reply.status, fields]).toEqual([status, fields])
      expect(reply.text).not.toMatch(/\bat .*\.ts:\d/)
    }
    expect(await received(world(), surveyId, 'user')).toBe(0)
  })

  test('bodies that are too large, of another kind or broken are refused with a plain page', async () => {
    const { surveyId, openKeys } = await aSurvey(world(), 'bodies')
    const path = `/s/${openKeys.user}`
    const { hidden } = await openForm(world(), path)
    const post = () => request(world().url).post(path)
    await world()
      .anyone()
      .post(path, { ...hidden, VALUE: '4', COMMENT: 'x'.repeat(100_001) })
      .expect(413)
    await post().type('json').send('{"VALUE":"4"}').expect(415)
    await post().type('text').send('VALUE=4').expect(415)
    await post().type('form').send('VALUE=%E9%00').expect(400)
    await post().type('form').send('VALUE=%zz').expect(400)
    await post()
      .type('form')
      .set('Content-Encoding', 'br')
      .send(brotliCompressSync('VALUE=').toString('latin1'))
      .expect(400)
    await post().expect(400)
    expect(await received(world(), surveyId, 'user')).toBe(0)
  })

  test('a closed survey says so kindly and takes nothing', async () => {
    const { surveyId, openKeys } = await aSurvey(world(), 'closed')
    const path = `/s/${openKeys.user}`
    const { hidden } = await openForm(world(), path)
    await world().db.updateTable('survey').set({ status: 'closed' }).where('id', '=', surveyId).execute()
    const opened = await world().anyone().get(path).expect(410)
    expect(opened.text).toContain('This survey is closed')
    expect(opened.text).toContain('Service closed')
    const sent = await world()
      .anyone()
      .post(path, { ...hidden, VALUE: '4' })
      .expect(410)
    expect(sent.text).toContain('This survey is closed')
    expect(await received(world(), surveyId, 'user')).toBe(0)
  })

  test('an unknown or mangled link gets a kind page, and no way into the staff pages', async () => {
    for (const path of ['/s/nobody', '/s/a%00b', `/s/${'x'.repeat(300)}`, '/s/%C3%A9t%C3%A9', '/s/nobody/thanks']) {
      const { text } = await world().anyone().get(path).expect(404)
      expect(text).toContain('This link does not work')
      expect(text).not.toContain('href="/"')
    }
    await world().anyone().post('/s/nobody', { VALUE: '4' }).expect(404)
    await world().anyone().get('/s/%E9').expect(400)
  })

  test('odd addresses show the form as if nothing odd were there', async () => {
    const { openKeys } = await aSurvey(world(), 'odd')
    for (const query of ['channel=moon', 'channel=web&channel=branch', 'lang=xx', 'v=99', 'v=abc', 'utm_source=mail']) {
      const { html } = await openForm(world(), `/s/${openKeys.user}?${query}`)
      expect(html).not.toContain(' checked')
    }
  })

  test('who was promised something else is asked again before anything is stored', async () => {
    const { surveyId, openKeys } = await aSurvey(world(), 'promised')
    const path = `/s/${openKeys.user}`
    const { hidden } = await openForm(world(), path)
    await world()
      .db.updateTable('survey_perspective')
      .set({ promise: 'attributed' })
      .where('survey_id', '=', surveyId)
      .execute()
    const reply = await world()
      .anyone()
      .post(path, { ...hidden, VALUE: '4' })
      .expect(422)
    expect(reply.text).toContain('What is promised about your answers has changed')
    expect(reply.text).toContain('not anonymous')
    await world()
      .anyone()
      .post(path, { ...readForm(reply.text).hidden, VALUE: '4' })
      .expect(303)
    expect(await received(world(), surveyId, 'user')).toBe(1)
  })

  test('a form that was opened before a newer version is taken as it was shown', async () => {
    const { surveyId, versionId, openKeys } = await aSurvey(world(), 'versions')
    const path = `/s/${openKeys.user}`
    const { hidden } = await openForm(world(), path)
    const version = await world()
      .db.selectFrom('survey_version')
      .selectAll()
      .where('id', '=', versionId)
      .executeTakeFirstOrThrow()
    await world()
      .db.insertInto('survey_version')
      .values({ ...version, id: 'newer-version', number: 2 })
      .execute()
    expect((await openForm(world(), path)).hidden['shown']).toContain('newer-version')
    await world()
      .anyone()
      .post(path, { ...hidden, VALUE: '4' })
      .expect(303)
    const held = await world()
      .db.selectFrom('held_response')
      .select('version_id')
      .where('survey_id', '=', surveyId)
      .execute()
    expect(held).toEqual([{ version_id: versionId }])
  })
})

function raw(url: string, encoding: string): Promise<{ headers: IncomingHttpHeaders; body: Buffer }> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'Accept-Encoding': encoding } }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => resolve({ headers: response.headers, body: Buffer.concat(chunks) }))
    }).on('error', reject)
  })
}
