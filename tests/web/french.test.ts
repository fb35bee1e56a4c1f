import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../src/web/root.ts'

/** A space that may break, or none that is narrow, where French typography asks for one that does neither. */
const LOOSE = /«[ \u00a0]|[\p{L}\p{N}})…][ \u00a0][»;?!%](?!\w)|[\p{L}\p{N}})…»][ \u00a0]:(?=[\s'<])/u

const MESSAGES = join(root, 'src/i18n/fr')

test('French is spaced so that no mark begins a line', () => {
  expect('Masqués : « tous »').toMatch(LOOSE)
  const loose = readdirSync(MESSAGES).flatMap((name) =>
    readFileSync(join(MESSAGES, name), 'utf8')
      .split('\n')
      .flatMap((line, at) => (LOOSE.test(line) ? [`${name}:${at + 1}: ${line.trim()}`] : [])),
  )
  expect(loose).toEqual([])
})
