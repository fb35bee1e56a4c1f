import { beforeAll, describe, expect, test } from 'vitest'
import { indexComments } from '../../src/comparison/comment-index-store.ts'
import type { Perspective } from '../../src/database/schema.ts'
import { type Submission, storeResponses } from '../../src/responses/store.ts'
import { DEFAULT_PROMISES } from '../../src/surveys/promise.ts'
import type { PublishedSurvey } from '../../src/surveys/store.ts'
import { textOf } from '../support/answers.ts'
import { anInvitation, aSurvey } from '../support/respondent.ts'
import { onBothEngines, type World } from '../support/world.ts'

interface Written {
  text: string
  perspective?: Perspective
  score?: number
  language?: string
  channel?: string
  month?: string
  respondent?: string
  invitationId?: string
}

let taken = 0
/** Stores what people wrote, month by month, and lets it be indexed. */
async function wrote({ db }: World, survey: PublishedSurvey, written: readonly Written[]): Promise<void> {
  for (const month of [...new Set(written.map(({ month = '2026-10' }) => month))]) {
    const batch = written.filter((each) => (each.month ?? '2026-10') === month)
    const submissions = batch.map((each): Submission => {
      const { perspective = 'user', score = 2, language = 'en', channel = '', respondent = null } = each
      return {
        ...{ surveyId: survey.surveyId, versionId: survey.versionId, perspective, language, channel },
        ...{ promise: DEFAULT_PROMISES[perspective], participationKey: `comments ${taken++}`, day: `${month}-05` },
        ...{ answers: { VALUE: score }, comments: [{ question: 'COMMENT', text: each.text }] },
        ...{ respondent, invitationId: each.invitationId ?? null },
      }
    })
    await db.transaction().execute((trx) => storeResponses(trx, submissions, `${month}-05`))
  }
  await indexComments(db)
}

const times = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at))
const cardsIn = (html: string, side: string) =>
  (html.split(`comment-side-${side}`)[1]?.split('</section>')[0] ?? '').split('<li class="card').slice(1).map(textOf)

describe('what people say of a service', () => {
  onBothEngines((world) => {
    let survey: PublishedSurvey
    const page = async (query = '', who: 'anton' | 'ada' = 'anton', slug = 'heard') =>
      (await world().as(who).get(`/services/${slug}/comments${query}`).expect(200)).text

    beforeAll(async () => {
      survey = await aSurvey(world(), 'heard')
      await wrote(world(), survey, [
        ...times(12, (at) => ({ text: `Card blocked again, case ${at} of many`, score: 1, channel: 'phone' })),
        ...times(14, () => ({ text: 'Bloquée tout l’été, appelez le 06 12 34 56 78', language: 'fr', score: 2 })),
        ...times(11, () => ({ text: 'Great app', score: 5, channel: 'web', month: '2026-11' })),
        {
          text: 'The availability report costs too much',
          perspective: 'customer',
          score: 4,
          respondent: 'Head of Cards',
        },
        { text: 'Reports on availability please', perspective: 'customer', score: 4, respondent: 'Claire' },
      ])
    })

    test('it works: both sides, masked, with the author’s own score, the month and themes', async () => {
      const html = await page()
      expect(cardsIn(html, 'user')).toHaveLength(37)
      const french = cardsIn(html, 'user').find((card) => card.includes('Bloquée')) ?? ''
      expect(french).toContain('2 of 5 · Rather dissatisfied')
      expect(french).toContain('téléphone')
      expect(french).not.toMatch(/06 12|12 34/)
      expect(french).toContain('October 2026')
      expect(french).toContain('Reliability')
      expect(cardsIn(html, 'customer')).toHaveLength(2)
      expect(cardsIn(html, 'customer').join()).toContain('Head of Cards')
      expect(textOf(html)).not.toMatch(/NaN|undefined|null/)
      const stored = await world().db.selectFrom('comment').select('redacted').where('language', '=', 'fr').execute()
      expect(stored.every(({ redacted }) => redacted === 1)).toBe(true)
    })

    test('the newest month comes first, and nothing tells the order within it', async () => {
      const months = cardsIn(await page(), 'user').map((card) => /(October|November) 2026/.exec(card)?.[1])
      expect(months).toEqual([...times(11, () => 'November'), ...times(26, () => 'October')])
    })

    test('a search finds any form of a word in both languages, with or without accents', async () => {
      expect(cardsIn(await page('?q=bloquees'), 'user')).toHaveLength(14)
      expect(cardsIn(await page('?q=Ete'), 'user')).toHaveLength(14)
      expect(cardsIn(await page('?q=blocking%20CARDS'), 'user')).toHaveLength(12)
      expect(cardsIn(await page('?q=reporting'), 'customer')).toHaveLength(2)
      expect(cardsIn(await page('?q=blocked%20app'), 'user')).toHaveLength(0)
      expect(textOf(await page('?q=%3F%20a'))).toContain('no word to look for')
      expect((await world().as('anton').get('/services/heard/comments?q=%27%22%25_%5C%00')).status).toBe(400)
      await page('?q=%27%22%25_%5C)(*')
    })

    test('theme, score, channel and period pick out', async () => {
      expect(cardsIn(await page('?score=5'), 'user')).toHaveLength(11)
      expect(cardsIn(await page('?channel=phone'), 'user')).toHaveLength(12)
      expect(cardsIn(await page('?theme=RELIABILITY'), 'user')).toHaveLength(26)
      expect(cardsIn(await page('?window=2026-11'), 'user')).toHaveLength(11)
      expect(cardsIn(await page('?window=2026-11&score=1'), 'user')).toHaveLength(0)
    })

    test('anonymous comments are picked out in one way at a time, attributed ones in any', async () => {
      const html = await page('?score=4&q=availability')
      expect(cardsIn(html, 'user')).toHaveLength(0)
      expect(textOf(html)).toContain('picked out by one thing at a time')
      expect(cardsIn(html, 'customer')).toHaveLength(2)
    })

    test('what fewer than ten share is not singled out, nor what it leaves over', async () => {
      await wrote(world(), survey, [
        ...times(5, () => ({ text: 'Too slow', score: 3, month: '2026-11' })),
        ...times(5, () => ({ text: 'At the counter', score: 5, channel: 'kiosk', month: '2026-11' })),
      ])
      expect(textOf(await page('?score=3'))).toContain('Fewer than 10 anonymous comments match')
      expect(textOf(await page('?q=slow'))).toContain('Fewer than 10 anonymous comments match')
      // 16 of November's 21 would leave 5.
      expect(textOf(await page('?score=5&window=2026-11'))).toContain('would be fewer than 10')
      expect(cardsIn(await page('?score=5'), 'user')).toHaveLength(16)
    })

    test('a channel that few used is not what the others leave over, even in an address typed by hand', async () => {
      expect(cardsIn(await page('?channel=kiosk'), 'user')).toHaveLength(0)
      expect(cardsIn(await page('?channel=web'), 'user')).toHaveLength(11)
      expect(cardsIn(await page('?channel=phone'), 'user')).toHaveLength(12)
    })

    test('users say “blocked”, customers “availability”, and each word opens its comments', async () => {
      const html = await page()
      const users = textOf(html.split('contrast-user')[1]?.split('</table>')[0] ?? '')
      const customers = html.split('contrast-customer')[1]?.split('</table>')[0] ?? ''
      expect(users).toMatch(/blocked.* 12 : 0/)
      expect(textOf(customers)).toMatch(/availability .*(<|&lt;)10 : 2/)
      const [, address = ''] = /href="([^"]*term=en[^"]*availab[^"]*)"/.exec(customers) ?? []
      const opened = await world().as('anton').get(address.replaceAll('&amp;', '&')).expect(200)
      expect(cardsIn(opened.text, 'customer')).toHaveLength(2)
      expect(cardsIn(opened.text, 'user')).toHaveLength(0)
    })

    test('fewer than ten anonymous comments show nothing, not even how many; they are told with the next', async () => {
      const few = await aSurvey(world(), 'few')
      await wrote(
        world(),
        few,
        times(6, () => ({ text: 'Secret word', score: 1 })),
      )
      const html = await page('', 'anton', 'few')
      expect(textOf(html)).toContain('comments show from 10 on, and 10 and more at a time')
      expect(html).not.toContain('Secret')
      expect(await page('?q=secret', 'anton', 'few')).not.toContain('Secret')
      await wrote(
        world(),
        few,
        times(10, () => ({ text: 'Later', score: 1, month: '2026-11' })),
      )
      const cards = cardsIn(await page('', 'anton', 'few'), 'user')
      expect(cards).toHaveLength(16)
      expect(cards.filter((card) => card.includes('November'))).toHaveLength(16)
      expect(textOf(await page('?window=2026-10', 'anton', 'few'))).not.toContain('Secret')
    })

    test('nobody has written anything: it says what to do', async () => {
      await aSurvey(world(), 'silent')
      expect(textOf(await page('', 'anton', 'silent'))).toContain('No comments yet')
    })

    test('long lists go on from page to page, each comment once', async () => {
      const crowded = await aSurvey(world(), 'crowded')
      await wrote(world(), crowded, [
        ...times(60, (at) => ({ text: `Number ${at}x` })),
        ...times(45, (at) => ({ text: `Number ${at}y`, month: '2026-11' })),
      ])
      const seen: string[] = []
      let address: string | undefined = '/services/crowded/comments?q=numbers'
      for (let pages = 0; address !== undefined && pages < 5; pages++) {
        const { text }: { text: string } = await world().as('anton').get(address).expect(200)
        seen.push(...(text.match(/Number \d+[xy]/g) ?? []))
        address = /href="([^"#]*user=[^"#]*)#user" rel="next"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
      }
      expect(seen).toHaveLength(105)
      expect(new Set(seen).size).toBe(105)
    })

    test('themes are corrected by hand, and corrections survive new lists', async () => {
      const { db } = world()
      const { id } = await db
        .selectFrom('comment')
        .select('id')
        .where('text', 'like', 'The availability report%')
        .executeTakeFirstOrThrow()
      const themesOf = async () =>
        (await db.selectFrom('comment').select('themes').where('id', '=', id).executeTakeFirstOrThrow()).themes
      const path = `/services/heard/comments/${id}/themes`
      await world()
        .as('anton')
        .post(path, { theme: ['RISK', 'OUTCOME'] })
        .expect(303)
      expect(await themesOf()).toBe('OUTCOME RISK')
      expect(cardsIn(await page('?theme=RISK'), 'customer')).toHaveLength(1)
      const lists = await world().as('anton').get('/admin/themes').expect(200)
      expect(lists.text).toContain('expensive')
      const fields = Object.fromEntries(
        [...lists.text.matchAll(/<textarea[^>]* name="([^"]+)"/g)].map(([, name = '']) => [name, '']),
      )
      await world()
        .as('anton')
        .post('/admin/themes', { ...fields, 'en-EASE': 'availability, great app' })
        .expect(303)
      await indexComments(db)
      expect(await themesOf()).toBe('OUTCOME EASE RISK')
      expect(cardsIn(await page('?theme=EASE'), 'user')).toHaveLength(11)
      expect(cardsIn(await page('?theme=RELIABILITY'), 'user')).toHaveLength(0)
      await world()
        .as('anton')
        .post('/admin/themes', { ...fields, 'en-EASE': 'x'.repeat(61) })
        .expect(422)
      await world().as('anton').post('/admin/themes/reset').expect(303)
      await indexComments(db)
      expect(cardsIn(await page('?theme=RELIABILITY'), 'user')).toHaveLength(26)
    })

    test('later comments wait until ten more can be read at once, dated by when they can', async () => {
      const later = await aSurvey(world(), 'later')
      const read = async (query = '') => cardsIn(await page(query, 'anton', 'later'), 'user').length
      const several = (count: number, month: string) => times(count, (at) => ({ text: `Waited again, ${at}`, month }))
      await wrote(world(), later, several(9, '2026-08'))
      expect(await read()).toBe(0)
      await wrote(world(), later, several(5, '2026-09'))
      expect(await read()).toBe(14)
      expect(await read('?window=2026-09')).toBe(14)
      // Somebody looks before and after these three.
      await wrote(world(), later, several(3, '2026-09'))
      expect(await read()).toBe(14)
      await wrote(world(), later, [{ text: 'I own it', perspective: 'customer', respondent: 'Claire' }])
      expect(cardsIn(await page('', 'anton', 'later'), 'customer')).toHaveLength(1)
      await wrote(world(), later, several(7, '2026-11'))
      expect(await read()).toBe(24)
      expect(await read('?window=2026-09')).toBe(14)
      expect(await read('?window=2026-11')).toBe(10)
    })

    test('by which channel a comment came is told ten at once, too', async () => {
      const ways = await aSurvey(world(), 'ways')
      const came = (count: number, channel: string, month = '2026-09') =>
        times(count, (at) => ({ text: `Came, ${at}`, channel, month }))
      const found = async (channel: string) =>
        cardsIn(await page(`?channel=${channel}`, 'anton', 'ways'), 'user').length
      await wrote(world(), ways, [...came(12, 'phone'), ...came(12, 'web')])
      expect([await found('phone'), await found('web')]).toEqual([12, 12])
      // Somebody who knows that a colleague answered by phone looks before and after.
      await wrote(world(), ways, [...came(9, 'web'), ...came(1, 'phone')])
      expect([await found('phone'), await found('web')]).toEqual([12, 12])
      expect(cardsIn(await page('', 'anton', 'ways'), 'user')).toHaveLength(34)
      await wrote(world(), ways, [...came(9, 'phone'), ...came(1, 'web')])
      expect([await found('phone'), await found('web')]).toEqual([22, 22])
      // Those of another month are another group.
      await wrote(world(), ways, [...came(9, 'phone', '2026-10'), ...came(10, 'web', '2026-10')])
      expect([await found('phone'), await found('web')]).toEqual([22, 32])
    })

    test('administrators mask further words, in what is there already too, and counts follow', async () => {
      const { db } = world()
      await world().as('anton').get('/admin/masked-words').expect(404)
      await world().as('ada').post('/admin/masked-words', { words: 'x' }).expect(422)
      await world().as('ada').post('/admin/masked-words', { words: 'great app\nSlow' }).expect(303)
      await indexComments(db)
      const html = await page()
      expect(html).not.toContain('Great app')
      expect(cardsIn(await page('?q=great'), 'user')).toHaveLength(0)
      const wrong = await db.selectFrom('term_count').select('term').where('people', '<', 0).execute()
      expect(wrong).toEqual([])
    })

    test('a customer who was invited gets a reply by mail, once; it stands with the comment', async () => {
      const { db } = world()
      const invited = await aSurvey(world(), 'invited')
      await anInvitation(world(), invited.surveyId, 'customer')
      const { id: invitationId, email } = await db
        .selectFrom('invitation')
        .select(['id', 'email'])
        .where('survey_id', '=', invited.surveyId)
        .executeTakeFirstOrThrow()
      await wrote(world(), invited, [
        { text: 'Where is the report?', perspective: 'customer', respondent: 'Claire', invitationId, score: 3 },
        { text: 'No address', perspective: 'customer', respondent: 'Owner', score: 3 },
      ])
      const comments = await db.selectFrom('comment').selectAll().where('service_id', '=', 'invited').execute()
      const [asked, other] = ['Where', 'No'].map((start) => comments.find(({ text }) => text.startsWith(start)))
      const path = `/services/invited/comments/${asked?.id}/reply`
      expect(await page('', 'anton', 'invited')).toContain(path)
      await world().as('anton').post(path, { subject: '', text: 'x' }).expect(422)
      await world().as('anton').post(path, { subject: 'Your\nquestion', text: 'On its way.' }).expect(303)
      const mail = await db.selectFrom('outbox').selectAll().where('recipient', '=', email).executeTakeFirstOrThrow()
      expect(mail).toMatchObject({ kind: 'survey-reply', subject: 'Your question' })
      expect(JSON.parse(mail.headers)).toEqual({ 'Reply-To': 'anton@bank.example' })
      expect(mail.body_text).toContain('> Where is the report?')
      expect(textOf(await page('', 'anton', 'invited'))).toMatch(/Anton replied on 20 Nov 2026 .*On its way\./)
      const nowhere = await world().as('anton').get(`/services/invited/comments/${other?.id}/reply`).expect(200)
      expect(textOf(nowhere.text)).toContain('No address to reply to')
      await world()
        .as('anton')
        .post(`/services/invited/comments/${other?.id}/reply`, { subject: 'a', text: 'b' })
        .expect(404)
      const all = await world().as('anton').get(`/services/invited/responses/${asked?.response_id}`).expect(200)
      expect(textOf(all.text)).toMatch(
        /Answers of Claire.*The service overall Neither satisfied nor dissatisfied.*Where is the report\?/,
      )
      const french = await world()
        .as('anton')
        .get(`/services/invited/responses/${asked?.response_id}?lang=fr`)
        .expect(200)
      await world().as('anton').get('/?lang=en')
      expect(textOf(french.text)).toContain('Le service dans son ensemble Ni satisfait(e) ni insatisfait(e)')
      expect(french.text).toContain('<td lang="en"><bdi class="comment-text">Where is the report?</bdi></td>')
    })

    test('anonymous authors are never named, replied to or followed to their other answers', async () => {
      const { db } = world()
      const anonymous = await db
        .selectFrom('comment')
        .selectAll()
        .where('service_id', '=', 'heard')
        .where('perspective', '=', 'user')
        .execute()
      expect(anonymous.every(({ response_id, respondent }) => response_id === null && respondent === null)).toBe(true)
      await world().as('anton').get(`/services/heard/comments/${anonymous[0]?.id}/reply`).expect(404)
      await world()
        .as('anton')
        .post(`/services/heard/comments/${anonymous[0]?.id}/reply`, { subject: 'a', text: 'b' })
        .expect(404)
      const responses = await db
        .selectFrom('response')
        .select('id')
        .where('service_id', '=', 'heard')
        .where('perspective', '=', 'user')
        .execute()
      await world().as('anton').get(`/services/heard/responses/${responses[0]?.id}`).expect(404)
      const held = await db.selectFrom('held_response').select('answers').execute()
      expect(held.every(({ answers }) => !answers.includes('06 12'))).toBe(true)
    })

    test('owners and viewers read the comments of their own services, and neither correct nor reply', async () => {
      const { db } = world()
      await db.insertInto('account_service').values({ account_id: 'vera', service_id: 'heard' }).execute()
      const { text } = await world().as('vera').get('/services/heard/comments').expect(200)
      expect(cardsIn(text, 'user').length).toBeGreaterThan(30)
      expect(text).not.toContain('/reply')
      expect(text).not.toContain('comment-edit')
      await world().as('otto').get('/services/heard/comments').expect(404)
    })
  })
})
