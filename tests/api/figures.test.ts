import request from 'supertest'
import { beforeAll, expect, test } from 'vitest'
import { createToken } from '../../src/accounts/api-token-store.ts'
import { breakdownOutput, comparisonOutput } from '../../src/api/figures-input.ts'
import { answered } from '../support/answers.ts'
import { onBothEngines } from '../support/world.ts'

onBothEngines((world) => {
  let token = ''
  const read = (path: string, shown: string | null = token) => {
    const asked = request(world().url).get(`/api/v1/services/${path}`)
    return shown === null ? asked : asked.set('Authorization', `Bearer ${shown}`)
  }
  const of = (figures: { perspective: string }[], perspective: string) =>
    figures.find((figure) => figure.perspective === perspective)

  beforeAll(async () => {
    token = await createToken(world().db, 'The warehouse', 'ada', world().now)
    await answered(
      world().db,
      { perspective: 'user', segment: 'channel:web', counts: [10, 10, 0, 0, 0] },
      { perspective: 'user', segment: 'channel:phone', counts: [0, 0, 0, 10, 10] },
      { perspective: 'user', segment: 'channel:branch', counts: [3, 0, 0, 0, 0] },
      { perspective: 'user', question: 'EASE', counts: [3, 0, 0, 0, 0] },
      { perspective: 'customer', counts: [0, 0, 0, 1, 1] },
    )
  })

  test('it works: a service’s comparison, as its page shows it', async () => {
    const { body } = await read('debit-card/comparison').expect(200)
    expect(comparisonOutput.safeParse(body).success).toBe(true)
    const [value, ...others] = body.questions
    expect(value).toMatchObject({ question: 'VALUE', gap: -40.99 })
    expect(of(value.figures, 'user')).toMatchObject({ n: 43, shown: 'shown' })
    const ease = others.find(({ question }: { question: string }) => question === 'EASE')
    expect(of(ease.figures, 'user')).toEqual({
      ...{ perspective: 'user', n: 0, index: null, low: null, high: null },
      shown: 'hidden',
    })
    expect((await read('debit-card/comparison?window=2026-09').expect(200)).body.questions[0].gap).toBeNull()
  })

  test('a breakdown hides what the page hides', async () => {
    const { body } = await read('debit-card/breakdown?by=channel&question=VALUE&window=all').expect(200)
    expect(breakdownOutput.safeParse(body).success).toBe(true)
    const group = (name: string) => body.groups.find((each: { group: string }) => each.group === name)
    expect(of(group('branch').figures, 'user')).toMatchObject({ n: 0, index: null, shown: 'hidden' })
    const shown = body.groups.filter(({ figures }: { figures: { perspective: string; shown: string }[] }) =>
      figures.some((each) => each.perspective === 'user' && each.shown === 'shown'),
    )
    expect(shown).toHaveLength(1)
    expect(body.weighted).toBeNull()
  })

  test('without a token, of no such service, or asked for what there is not', async () => {
    await read('debit-card/comparison', null).expect(401)
    await read('debit-card/breakdown', 'plx_0123456789012345678901').expect(401)
    await read('nothing/comparison').expect(404)
    await read('nothing/breakdown').expect(404)
    await read('Debit%20card/breakdown').expect(404)
    const refused = await read('debit-card/breakdown?by=salary&extra=1').expect(422)
    expect(refused.body.issues.length).toBeGreaterThan(0)
    await read('debit-card/comparison?window=yesterday').expect(422)
  })

  test('the description says what an address holds', async () => {
    const { body } = await request(world().url).get('/api/v1/openapi.json').expect(200)
    const { get } = body.paths['/api/v1/services/{slug}/breakdown']
    expect(get.parameters.map(({ name, in: place }: { name: string; in: string }) => `${place} ${name}`)).toEqual([
      ...['path slug', 'query by', 'query question', 'query window'],
    ])
    expect(get.requestBody).toBeUndefined()
  })
})
