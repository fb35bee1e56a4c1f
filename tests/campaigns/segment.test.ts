import { beforeAll, describe, expect, test } from 'vitest'
import { readConditions, type SegmentConditions, writeConditions } from '../../src/campaigns/segment.ts'
import { isInSegment, segmentById, whereInSegment } from '../../src/campaigns/segment-store.ts'
import { aContact } from '../support/contacts.ts'
import { onBothEngines } from '../support/world.ts'

const everybody = ['ann', 'bea', 'cid', 'dan']

onBothEngines((world) => {
  beforeAll(async () => {
    await aContact(world(), {
      email: 'ann@x.example',
      language: 'fr',
      attributes: { Department: 'Cards 100%', Site: 'Lyon' },
      services: { 'debit-card': 'user' },
    })
    await aContact(world(), {
      email: 'bea@x.example',
      language: 'fr-CA',
      attributes: { Department: 'Lending', Site: "O'Hara" },
      services: { 'debit-card': 'customer', mortgage: 'user' },
    })
    await aContact(world(), { email: 'cid@x.example', language: 'frr', attributes: { Department: 'cards' } })
    await aContact(world(), { email: 'dan@x.example', status: 'unsubscribed' })
  })

  const attribute = (name: string, test: 'is' | 'is-not' | 'contains' | 'is-set' | 'is-missing', value = '') =>
    ({ kind: 'attribute', name, test, value }) as const
  const language = (test: 'is' | 'is-not', value: string) => ({ kind: 'language', test, value }) as const
  const service = (test: 'is' | 'is-not', serviceId: string, perspective: 'user' | 'customer' | null) =>
    ({ kind: 'service', test, serviceId, perspective }) as const

  describe('the members of a segment', () => {
    test.for<[string, SegmentConditions['join'], SegmentConditions['conditions'], string[]]>([
      ['no conditions: everybody', 'all', [], everybody],
      ['none of any: everybody', 'any', [], everybody],
      ['an attribute is', 'all', [attribute('Department', 'is', 'Lending')], ['bea']],
      [
        'is not, also where it is missing',
        'all',
        [attribute('Department', 'is-not', 'Lending')],
        ['ann', 'cid', 'dan'],
      ],
      ['contains, whatever the letters', 'all', [attribute('Department', 'contains', 'CARD')], ['ann', 'cid']],
      ['wildcards are letters', 'all', [attribute('Department', 'contains', '%')], ['ann']],
      ['is set', 'all', [attribute('Site', 'is-set')], ['ann', 'bea']],
      ['is missing', 'all', [attribute('Site', 'is-missing')], ['cid', 'dan']],
      ['an unknown attribute', 'all', [attribute('Shoe', 'is-set')], []],
      ['quotation marks', 'all', [attribute('Site', 'is', "O'Hara")], ['bea']],
      ['nothing of SQL', 'all', [attribute('Site', 'is', "' or 1=1 --")], []],
      ['a language and its regions', 'all', [language('is', 'fr')], ['ann', 'bea']],
      ['another language', 'all', [language('is-not', 'fr')], ['cid', 'dan']],
      ['a perspective on a service', 'all', [service('is', 'debit-card', 'user')], ['ann']],
      ['any perspective on a service', 'all', [service('is', 'debit-card', null)], ['ann', 'bea']],
      ['no perspective on a service', 'all', [service('is-not', 'debit-card', null)], ['cid', 'dan']],
      ['all', 'all', [language('is', 'fr'), service('is', 'debit-card', 'customer')], ['bea']],
      ['any', 'any', [attribute('Department', 'is', 'cards'), service('is', 'mortgage', null)], ['bea', 'cid']],
    ])('%s', async ([, join, conditions, members]) => {
      const { db } = world()
      const query = db.selectFrom('contact').select('email').orderBy('email')
      const stored = readConditions(writeConditions({ join, conditions }))
      const found = await whereInSegment(db, query, stored).execute()
      expect(found.map(({ email }) => email?.split('@')[0])).toEqual(members)
    })
  })

  test('an unknown segment is not found', async () => {
    expect(await segmentById(world().db, 'nobody')).toBeUndefined()
  })

  test('a segment joins with other conditions without widening them', async () => {
    const { db } = world()
    const active = db.selectFrom('contact').select('email').where('status', '=', 'active')
    const any = { join: 'any', conditions: [language('is', 'fr'), attribute('Site', 'is-missing')] } as const
    const found = await active.where(isInSegment(db, { ...any, conditions: [...any.conditions] })).execute()
    expect(found.map(({ email }) => email?.split('@')[0]).sort()).toEqual(['ann', 'bea', 'cid'])
  })
})
