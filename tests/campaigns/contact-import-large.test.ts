import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { onBothEngines } from '../support/world.ts'

/* A hundred thousand people in one list: all of them arrive, memory stays flat, and other pages answer meanwhile. */

const PEOPLE = 100_000
const MEGABYTE = 1024 * 1024
/** Of what is held at any moment; the list itself is 7 MB, its rows as objects would be 50 and more. */
const MOST_HEAP_MEGABYTES = 20

function bigList(): Buffer {
  const lines = Array.from(
    { length: PEOPLE },
    (_, n) => `person${n}@bank.example,Person Number ${n},${n % 2 === 0 ? 'en' : 'fr'},Department ${n % 40},user`,
  )
  return Buffer.from(`email,name,language,department,debit card\n${lines.join('\n')}\n`)
}

onBothEngines((world) => {
  test('a hundred thousand people are imported while others work', async () => {
    const anton = world().as('anton')
    const uploaded = await anton
      .upload('/contacts/import', { pasted: '' }, { field: 'list', content: bigList() })
      .expect(303)
    const address = uploaded.headers['location'] as string
    const heapBefore = usedHeap()
    let answered = 0
    let highest = 0
    const settled = async () => {
      for (;;) {
        const page = await anton.get(address).expect(200)
        if (page.headers['refresh'] === undefined) return page.text
        expect(page.text).toContain('<progress')
        // Somebody else's page, with questions of its own to the database.
        await world().as('olive').get('/services').expect(200)
        answered += 1
        // Collecting what is not used any more takes its time; now and then is enough.
        if (answered % 10 === 1) highest = Math.max(highest, usedHeap())
      }
    }
    const columns = {
      use: ['email', 'name', 'language', 'attribute', 'service:debit-card'],
      attribute: ['', '', '', 'department', ''],
    }
    await anton.post(`${address}/columns`, { ...columns, language: 'en' }).expect(303)
    expect(await settled()).toContain('Import 100,000 contacts')
    const answeredWhileChecking = answered
    await anton.post(`${address}/confirm`).expect(303)
    expect(await settled()).toContain('The list has been imported')

    expect(answeredWhileChecking).toBeGreaterThan(0)
    expect(answered).toBeGreaterThan(answeredWhileChecking)
    expect((highest - heapBefore) / MEGABYTE).toBeLessThan(MOST_HEAP_MEGABYTES)
    expect(await countOf('contact')).toBe(PEOPLE)
    expect(await countOf('contact_attribute')).toBe(PEOPLE)
    expect(await countOf('contact_service')).toBe(PEOPLE)
    expect(await countOf('contact_import_row')).toBe(0)
  }, 300_000)

  async function countOf(table: 'contact' | 'contact_attribute' | 'contact_service' | 'contact_import_row') {
    const row = await world()
      .db.selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirst()
    return Number(row?.count)
  }
})

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** What is held, without what waits to be collected. */
function usedHeap(): number {
  collect()
  return process.memoryUsage().heapUsed
}
