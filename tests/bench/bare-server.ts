import { createHash, randomBytes } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import BetterSqlite3 from 'better-sqlite3'

/*
 * What Parallax is measured against: node:http and better-sqlite3 with nothing between them, storing the same rows.
 * Arguments: the port, the file of a migrated database, `single` (a commit for each response) or `grouped` (one for all
 * that arrive in the same turn of the event loop), the survey's and the service's id.
 */

const [port, file, mode, surveyId, serviceId] = process.argv.slice(2) as [string, string, string, string, string]

const database = new BetterSqlite3(file)
database.pragma('journal_mode = WAL')
database.pragma('synchronous = FULL')

const mark = database.prepare(
  'insert into participation (key, survey_id, perspective) values (?, ?, ?) on conflict do nothing',
)
const tally = database.prepare(`insert into intake_tally (survey_id, perspective, received, held, last_day)
  values (?, 'user', ?, 0, ?) on conflict (survey_id, perspective) do update set received = received + excluded.received`)
const insert = database.prepare(`insert into response
  (id, service_id, survey_id, version_id, perspective, day, language, channel, answers) values (?, ?, ?, 'v', 'user', ?, 'en', 'web', ?)`)
const count =
  database.prepare(`insert into histogram (service_id, segment, question, period, perspective, answer, count)
  values (?, ?, ?, ?, 'user', ?, ?)
  on conflict (service_id, segment, question, period, perspective, answer) do update set count = count + excluded.count`)

interface Waiting {
  fields: URLSearchParams
  res: ServerResponse
}

const SEGMENTS = ['all', 'language:en', 'channel:web']

const store = database.transaction((batch: readonly Waiting[]) => {
  const day = new Date().toISOString().slice(0, 10)
  const counts = new Map<string, number>()
  const add = (question: string, answer: string) => {
    for (const segment of SEGMENTS) {
      const key = `${segment} ${question} ${answer}`
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  for (const { fields } of batch) {
    const once = fields.get('once') ?? ''
    fields.delete('once')
    fields.delete('shown')
    if (mark.run(createHash('sha256').update(once).digest('base64url'), surveyId, 'user').changes === 0) continue
    insert.run(
      randomBytes(16).toString('base64url'),
      serviceId,
      surveyId,
      day,
      JSON.stringify(Object.fromEntries(fields)),
    )
    add('*', '0')
    for (const [question, answer] of fields) add(question, answer)
  }
  tally.run(surveyId, batch.length, day)
  for (const [key, number] of counts) {
    const [segment, question, answer] = key.split(' ') as [string, string, string]
    count.run(serviceId, segment, question, day.slice(0, 7), Number(answer), number)
    count.run(serviceId, segment, question, 'all', Number(answer), number)
  }
})

let waiting: Waiting[] = []

function submit(member: Waiting): void {
  if (mode === 'single') {
    answer([member])
    return
  }
  waiting.push(member)
  if (waiting.length > 1) return
  setImmediate(() => {
    const batch = waiting
    waiting = []
    answer(batch)
  })
}

function answer(batch: readonly Waiting[]): void {
  store.immediate(batch)
  for (const { res } of batch) res.writeHead(303, { Location: '/thanks', 'Content-Length': 0 }).end()
}

const form = gzipSync(randomBytes(6_000).toString('hex'))

createServer((request, res) => {
  if (request.method === 'GET') {
    res
      .writeHead(200, { 'Content-Type': 'text/html', 'Content-Encoding': 'gzip', 'Content-Length': form.length })
      .end(form)
    return
  }
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => submit({ fields: new URLSearchParams(Buffer.concat(chunks).toString()), res }))
}).listen(Number(port), '127.0.0.1', () => console.log('listening'))
