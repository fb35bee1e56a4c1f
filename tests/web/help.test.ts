import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { HELP_TOPICS, helpFor } from '../../src/web/help.ts'
import { root } from '../../src/web/root.ts'
import { inWorld } from '../support/world.ts'

const article = (language: string, topic: string) =>
  readFileSync(join(root, `views/help/${language}/${topic}.ejs`), 'utf8')
const shape = (html: string) => html.match(/<(h2|li|tr|p|ol|ul|pre)\b/g)

test('there is an article for each topic, and none beside them', () => {
  for (const language of ['en', 'fr']) {
    const files = readdirSync(join(root, 'views/help', language)).map((file) => file.replace('.ejs', ''))
    expect(files.sort()).toEqual([...HELP_TOPICS].sort())
  }
})

test.each(HELP_TOPICS)('%s says as much in French as in English, and looks after French spaces', (topic) => {
  expect(shape(article('fr', topic))).toEqual(shape(article('en', topic)))
  const text = article('fr', topic).replace(/<%[\s\S]*?%>|<pre>[\s\S]*?<\/pre>|<[^>]*>/g, '')
  expect(text.match(/.{0,20} [?!:;»](\s|$)|«[^\u202f].{0,20}/g)).toBeNull()
})

test('a page leads to the topic that explains it', () => {
  expect(helpFor('/')).toBe('/help/figures')
  expect(helpFor('/services/debit-card')).toBe('/help/figures')
  expect(helpFor('/account')).toBe('/help/start')
  expect(helpFor('/services/debit-card/surveys')).toBe('/help/asking')
  expect(helpFor('/surveys')).toBe('/help/asking')
  expect(helpFor('/surveys/abc/customer')).toBe('/help/doors')
  expect(helpFor('/surveys/abc/translations')).toBe('/help/translating')
  expect(helpFor('/admin/contact-limits')).toBe('/help/contacts')
  expect(helpFor('/campaigns/abc/letters')).toBe('/help/campaigns')
})

inWorld('sqlite', (world) => {
  test.each(HELP_TOPICS)(
    '%s can be read by everybody who signs in, every address in it leads somewhere',
    async (topic) => {
      const { text } = await world().as('ada').get(`/help/${topic}`).expect(200)
      await world().as('vera').get(`/help/${topic}`).expect(200)
      const main = text.slice(text.indexOf('<main'))
      for (const [, address = ''] of main.matchAll(/href="(\/[^"#]*)"/g)) {
        await world().as('ada').get(address).expect(200)
      }
    },
  )

  test('what is no topic is not found', async () => {
    await world().as('ada').get('/help/nonsense').expect(404)
    await world().anyone().get('/help/start').expect(303)
  })
})
