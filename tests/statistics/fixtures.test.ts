import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checksOf, differences, type Fields } from './fixtures.ts'

const folder = process.env['STATISTICS_FIXTURES'] ?? join(import.meta.dirname, '../fixtures/statistics')

describe(`reference values in ${folder}`, () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))

  it('are there', () => {
    expect(files).not.toEqual([])
  })

  for (const name of files) {
    it(`${name} is reproduced`, () => {
      const checks = checksOf(JSON.parse(readFileSync(join(folder, name), 'utf8')) as Fields)
      expect(checks).not.toEqual([])
      const wrong = checks.flatMap((check) => differences(check).map((difference) => `${check.name}${difference}`))
      expect(wrong).toEqual([])
    })
  }
})

describe('the reader of reference values', () => {
  it('refuses a file whose shape it does not know', () => {
    expect(() => checksOf({ trend: [], meta: {} })).toThrow(/No function reproduces .* trend, meta/)
    expect(() => checksOf({ meta: {} })).toThrow(/No function reproduces/)
  })

  it('fails on an expected key that nothing computes', () => {
    const check = { name: 'case', expected: { mean: 4, mode: 5 }, actual: { mean: 4 }, relative: 1e-9 }
    expect(differences(check)).toEqual(['.mode: expected 5, got nothing computes it'])
  })

  it('fails on a value outside the tolerance, and on null against a number', () => {
    const check = { name: 'case', expected: { a: 1, b: null }, actual: { a: 1.00000001, b: 0 }, relative: 1e-9 }
    expect(differences(check)).toHaveLength(2)
  })
})
