import { execFileSync, spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { samples } from '../../src/relays/samples.ts'
import {
  canonicalText,
  isSignedBy,
  referenceKey,
  relayLink,
  relaySecret,
  relaySignature,
} from '../../src/relays/signature.ts'
import { linkVerdict, readLink } from '../../src/relays/try-link.ts'

const SECRET = relaySecret('an installation’s secret', { id: 'service-desk', generation: 1 })
const TICKET = { ref: 'INC0012', service: 'debit-card' }

test('what is signed is percent-encoded as RFC 3986 says, whatever a reference holds', () => {
  expect(canonicalText(TICKET)).toBe('ref=INC0012&service=debit-card')
  expect(canonicalText({ ref: "A b/ü&c=1!'()*~", service: 'x' })).toBe(
    'ref=A%20b%2F%C3%BC%26c%3D1%21%27%28%29%2A~&service=x',
  )
})

test('the signature is what openssl makes of the same text', () => {
  // printf %s 'ref=INC0012&service=debit-card' | openssl dgst -sha256 -hmac key -r
  expect(relaySignature('key', TICKET)).toBe('dfe78bc1a287943dc8fa0c75ec5b1d85949db30a3ca16150f2435ad6727bfce2')
})

test('a signature holds for its own reference, service and secret, and for nothing else', () => {
  const signature = relaySignature(SECRET, TICKET)
  expect(isSignedBy(SECRET, TICKET, signature)).toBe(true)
  expect(isSignedBy(SECRET, TICKET, signature.toUpperCase())).toBe(true)
  expect(isSignedBy(SECRET, { ...TICKET, ref: 'INC0013' }, signature)).toBe(false)
  expect(isSignedBy(SECRET, { ...TICKET, service: 'mortgage' }, signature)).toBe(false)
  // What moves between the two values changes the text.
  expect(isSignedBy(SECRET, { ref: 'INC0012&service=debit-card', service: '' }, signature)).toBe(false)
  for (const wrong of ['', 'x', '0'.repeat(64), signature.slice(0, 63), `${signature}0`, `${signature} `])
    expect(isSignedBy(SECRET, TICKET, wrong)).toBe(false)
  expect(
    isSignedBy(relaySecret('an installation’s secret', { id: 'service-desk', generation: 2 }), TICKET, signature),
  ).toBe(false)
})

test('a reference’s key is another one in each relay and each installation', () => {
  const keys = [
    referenceKey('one', 'a', 'INC1'),
    referenceKey('one', 'b', 'INC1'),
    referenceKey('two', 'a', 'INC1'),
    referenceKey('one', 'a', 'INC2'),
  ]
  expect(new Set(keys).size).toBe(4)
})

const environment = { ...process.env, RELAY_SECRET: SECRET }
const RUNS = [
  { name: 'Bash, openssl', tools: ['bash', 'openssl'], run: ['bash', '-c'] },
  { name: 'Python 3', tools: ['python3'], run: ['python3', '-c'] },
  { name: 'JavaScript (Node)', tools: ['node'], run: ['node', '-e'] },
].filter(({ tools }) => tools.every((tool) => spawnSync(tool, ['--help']).error === undefined))

test.each(RUNS)('the sample in $name makes the same link', ({ name, run: [program = '', flag = ''] }) => {
  for (const ref of ['INC0012', 'RITM 7/ü’!', 'a+b&c=d%20']) {
    const reference = { ref, service: 'debit-card' }
    const code = samples('https://parallax.example/t/key', reference).find((sample) => sample.name === name)?.code ?? ''
    const made = execFileSync(program, [flag, code], { env: environment }).toString().trim()
    expect(made).toBe(relayLink('https://parallax.example', 'key', SECRET, reference))
  }
})

test('staff are told what is wrong with a link, the first thing first', () => {
  const relay = { key: 'key', active: 1 as const, services: ['debit-card'] }
  const link = (reference = TICKET) => relayLink('https://p.example', 'key', SECRET, reference)
  const verdict = (text: string, changed = {}) => linkVerdict(readLink(text), { ...relay, ...changed }, SECRET)
  expect(verdict(link())).toBe('relays.triedWorks')
  expect(verdict(`  ${link()}&channel=email&lang=fr `)).toBe('relays.triedWorks')
  expect(verdict(link().replace('INC0012', 'INC0013'))).toBe('relays.triedBadSignature')
  expect(verdict(link({ ref: 'x', service: 'mortgage' }))).toBe('relays.triedUnknownService')
  expect(verdict(link({ ref: '', service: 'debit-card' }))).toBe('relays.triedNoRef')
  expect(verdict(link().replace('/t/key', '/t/other'))).toBe('relays.triedOtherRelay')
  expect(verdict('https://p.example/s/key')).toBe('relays.triedNoLink')
  expect(verdict('nothing at all')).toBe('relays.triedNoLink')
  expect(verdict(link(), { active: 0 })).toBe('relays.triedOff')
})
