import { once } from 'node:events'
import { connect } from 'node:net'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { anInvitation, aSurvey } from '../support/respondent.ts'
import { onBothEngines } from '../support/world.ts'

/** Sends a request line as it stands; browsers and clients would put it right first. */
async function statusOf(url: string, requestLine: string, cookie = ''): Promise<{ status: number; text: string }> {
  const { port } = new URL(url)
  const socket = connect(Number(port), '127.0.0.1')
  let text = ''
  socket.setEncoding('utf8').on('data', (chunk) => {
    text += chunk
  })
  socket.write(`${requestLine} HTTP/1.1\r\nHost: here\r\nCookie: ${cookie}\r\nConnection: close\r\n\r\n`)
  await once(socket, 'close')
  return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1]), text }
}

onBothEngines((world) => {
  test.each(['GET //', 'GET ///', 'GET http://[/', 'GET http://h:99999/s/abc', 'GET //[', 'POST //'])(
    'an address that is none, %s, is no failure of ours',
    async (line) => {
      expect([303, 404]).toContain((await statusOf(world().url, line)).status)
    },
  )

  test.each(['//evil.example/', '//x//evil.example', '/.//evil.example', 'http://x//evil.example'])(
    'no page links to another site because its address, %s, said so',
    async (address) => {
      const { status, text } = await statusOf(world().url, `GET ${address}`)
      expect(status).toBe(404)
      expect(text).not.toMatch(/href="(https?:)?\/\//)
    },
  )

  test.each([
    '/surveys/%00',
    '/surveys/a%00/invite/user',
    '/services/%00/surveys',
    '/campaigns/%00',
    '/admin/accounts?q=%00',
    '/admin/mail?q=%00',
    '/services?q=%00',
    '/actions?owner=%00',
    '/surveys?q=%00',
  ])('a NUL in %s gets a plain 4xx', async (path) => {
    const { status } = await world().as('ada').get(path)
    expect(status).toBe(path.includes('?') ? 400 : 404)
  })

  test.each([
    '/admin/accounts/vera/reactivate',
    '/admin/accounts/vera/deactivate',
    '/admin/mail/none/retry',
    '/sign-out',
  ])('fields that %s does not ask for are refused', async (path) => {
    await world().as('ada').post(path, { role: 'administrator' }).expect(400)
  })

  test('what fails is logged without the secrets that its address holds', async () => {
    const { surveyId } = await aSurvey(world(), 'failing')
    const token = await anInvitation(world(), surveyId, 'user')
    const logged: string[] = []
    const { log } = world().installation
    world().installation.log = pino({ level: 'error' }, { write: (line: string) => logged.push(line) })
    await world().db.schema.alterTable('survey_perspective').renameTo('survey_perspective_away').execute()
    const reply = await world().anyone().get(`/r/${token}`)
    await world().db.schema.alterTable('survey_perspective_away').renameTo('survey_perspective').execute()
    world().installation.log = log
    expect(reply.status).toBe(500)
    expect(reply.text).not.toMatch(/survey_perspective|node_modules/)
    expect(logged).toHaveLength(1)
    expect(logged[0]).toContain('/r/:token')
    expect(logged[0]).not.toContain(token)
  })

  test('what machines may read does not tell which version runs here', async () => {
    const { status, text } = await world().anyone().get('/metrics')
    expect(status).toBe(200)
    expect(text).toContain('parallax_process_cpu_seconds_total')
    expect(text).not.toContain(process.versions.node)
  })
})
