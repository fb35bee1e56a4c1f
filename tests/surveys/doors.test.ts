import { expect, test } from 'vitest'
import { readSites } from '../../src/surveys/embed-sites.ts'
import { textOf } from '../support/answers.ts'
import { aSurvey } from '../support/respondent.ts'
import { onBothEngines } from '../support/world.ts'

test('sites are origins over TLS or of the own machine, each once', () => {
  const typed =
    ' https://Intranet.bank.example/ \n\nhttps://intranet.bank.example\nhttp://localhost:8080\nhttps://x.example:8443'
  const sites = ['https://intranet.bank.example', 'http://localhost:8080', 'https://x.example:8443']
  expect(readSites(typed)).toEqual({ ok: true, sites })
  expect(readSites(' \n ')).toEqual({ ok: true, sites: [] })
})

test.each([
  ['intranet.bank.example', 'doors.siteInvalid'],
  ['javascript:alert(1)', 'doors.siteInvalid'],
  ['https://*.bank.example', 'doors.siteWildcard'],
  ['https://bank.example/portal', 'doors.sitePath'],
  ['https://bank.example?x=1', 'doors.siteInvalid'],
  ['https://me:secret@bank.example', 'doors.siteInvalid'],
  ["https://bank.example; script-src 'unsafe-inline'", 'doors.siteInvalid'],
  ['http://bank.example', 'doors.siteNotSafe'],
  ['http://localhost.bank.example', 'doors.siteNotSafe'],
  ['data:text/html,x', 'doors.siteInvalid'],
])('%s is no site', (line, error) => {
  expect(readSites(`https://good.example\n${line}`)).toEqual({ ok: false, error, line })
})

test('twenty sites are allowed and no more', () => {
  const sites = (count: number) => Array.from({ length: count }, (_, n) => `https://s${n}.example`).join('\n')
  expect(readSites(sites(20)).ok).toBe(true)
  expect(readSites(sites(21))).toEqual({ ok: false, error: 'doors.tooManySites', line: '' })
})

onBothEngines((world) => {
  test('an analyst allows a site, and gets a snippet that says how the form is shown', async () => {
    const { surveyId, openKeys } = await aSurvey(world(), 'snippets')
    const path = `/surveys/${surveyId}/user/embed`
    const anton = world().as('anton')
    const before = await anton.get(path).expect(200)
    expect(textOf(before.text)).toContain('No site is allowed yet')
    await anton.post(path, { sites: 'https://intranet.bank.example' }).expect(303)
    const after = await anton.get(`${path}?mode=popover&after=10&channel=web&language=fr`).expect(200)
    expect(textOf(after.text)).toContain('One site may show the form.')
    const snippet = `<script async src="${world().url}/embed.js" data-survey="${openKeys.user}" data-mode="popover" data-after="10" data-channel="web" data-language="fr"></script>`
    expect(after.text).toContain(snippet.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'))
    // The other perspectives stay closed.
    await world().anyone().get(`/embed/${openKeys.user}`).expect(200)
    await world().anyone().get(`/embed/${openKeys.customer}`).expect(403)
  })

  test('a line that is no site is named, kept as typed, and changes nothing', async () => {
    const { surveyId } = await aSurvey(world(), 'no-site')
    const path = `/surveys/${surveyId}/user/embed`
    const reply = await world().as('anton').post(path, { sites: 'https://a.example\nhttp://b.example' }).expect(422)
    expect(textOf(reply.text)).toContain('Please use https://. Only localhost may do without. (http://b.example)')
    expect(reply.text).toContain('https://a.example\nhttp://b.example</textarea>')
    expect((await world().as('anton').get(path)).text).not.toContain('https://a.example')
  })

  test('the poster speaks the language of its readers, whatever the editor reads, and its QR code carries the channel', async () => {
    const { surveyId, openKeys } = await aSurvey(world(), 'posted')
    const path = `/surveys/${surveyId}/user/poster?channel=branch&language=fr`
    const { text } = await world().as('anton').get(path).expect(200)
    expect(textOf(text)).toContain('« Le posted » : quelle est votre expérience ?')
    expect(textOf(text)).toContain('Anonyme : rien ne relie vos réponses à vous.')
    expect(textOf(text)).toContain(`${world().url.replace('http://', '')}/s/${openKeys.user}`)
    expect(text).toContain(`/surveys/${surveyId}/user/qr.svg?channel=branch&amp;language=fr`)
    expect(text.match(/<article class="poster/g)).toHaveLength(1)
    const two = await world().as('anton').get(`${path}&paper=a5`).expect(200)
    expect(two.text.match(/<article class="poster/g)).toHaveLength(2)
    const customers = await world().as('anton').get(`/surveys/${surveyId}/customer/poster`).expect(200)
    expect(textOf(customers.text)).toContain('Your answers are seen with your name or role.')
  })

  test('every channel and language has a QR code of its own', async () => {
    const { surveyId } = await aSurvey(world(), 'codes')
    const code = async (query: string) =>
      (await world().as('anton').get(`/surveys/${surveyId}/user/qr.svg${query}`).expect(200)).body.toString()
    const codes = await Promise.all(['', '?channel=branch', '?channel=branch&language=fr'].map(code))
    expect(new Set(codes).size).toBe(3)
  })

  test('what the guards noticed shows on the survey’s page, where there is anything', async () => {
    const { surveyId } = await aSurvey(world(), 'unusual')
    const page = async () => textOf((await world().as('anton').get(`/surveys/${surveyId}`).expect(200)).text)
    expect(await page()).not.toContain('Unusual intake')
    const signal = { survey_id: surveyId, perspective: 'user', signal: 'limited' } as const
    await world()
      .db.insertInto('intake_signal')
      .values([
        { ...signal, day: '2026-11-19', count: 4000 },
        { ...signal, day: '2026-09-01', count: 7 },
      ])
      .execute()
    expect(await page()).toContain('19 Nov 2026: 4,000 answers were asked to wait')
    expect(await page()).not.toContain('7 answers were asked')
  })

  test('a perspective that is no perspective, and a survey that is none, are not found', async () => {
    const { surveyId } = await aSurvey(world(), 'found')
    for (const path of [`/surveys/${surveyId}/nobody/poster`, '/surveys/none/user/poster', '/surveys/none/user/embed'])
      await world().as('anton').get(path).expect(404)
  })
})
