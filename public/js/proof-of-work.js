// Finds the number that, written behind a text, makes its SHA-256 (FIPS 180-4) begin with so many zero bits. In plain
// JavaScript, because browsers offer theirs over TLS only and much more slowly one hash at a time.

const K = new Int32Array(64)
const START = new Int32Array(8)
constants()

// The fractional parts of the roots of the first primes.
function constants() {
  const fraction = (root) => ((root - Math.floor(root)) * 0x100000000) | 0
  let found = 0
  for (let candidate = 2; found < 64; candidate++) {
    let isPrime = true
    for (let divisor = 2; divisor * divisor <= candidate; divisor++) if (candidate % divisor === 0) isPrime = false
    if (!isPrime) continue
    if (found < 8) START[found] = fraction(candidate ** (1 / 2))
    K[found++] = fraction(candidate ** (1 / 3))
  }
}

const words = new Int32Array(64)

/** Adds the block of 64 bytes that begins at `from` to the state. */
function compress(state, bytes, from) {
  for (let at = 0; at < 16; at++) {
    const byte = from + at * 4
    words[at] = (bytes[byte] << 24) | (bytes[byte + 1] << 16) | (bytes[byte + 2] << 8) | bytes[byte + 3]
  }
  for (let at = 16; at < 64; at++) {
    const x = words[at - 15]
    const y = words[at - 2]
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10)
    words[at] = (words[at - 16] + s0 + words[at - 7] + s1) | 0
  }
  let a = state[0]
  let b = state[1]
  let c = state[2]
  let d = state[3]
  let e = state[4]
  let f = state[5]
  let g = state[6]
  let h = state[7]
  for (let at = 0; at < 64; at++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
    const first = (h + s1 + ((e & f) ^ (~e & g)) + K[at] + words[at]) | 0
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
    const second = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + first) | 0
    d = c
    c = b
    b = a
    a = (first + second) | 0
  }
  state[0] += a
  state[1] += b
  state[2] += c
  state[3] += d
  state[4] += e
  state[5] += f
  state[6] += g
  state[7] += h
}

addEventListener('message', ({ data: { text, bits } }) => postMessage(search(text, bits)))

function search(text, bits) {
  const prefix = new TextEncoder().encode(text)
  const begun = START.slice()
  const whole = prefix.length - (prefix.length % 64)
  for (let from = 0; from < whole; from += 64) compress(begun, prefix, from)
  const rest = prefix.subarray(whole)
  // The number has ten digits at most: with the end mark and the length, one or two blocks more.
  const tail = new Uint8Array(rest.length + 10 + 9 > 64 ? 128 : 64)
  tail.set(rest)
  const length = new DataView(tail.buffer, tail.length - 4)
  const state = new Int32Array(8)
  for (let number = 0; ; number++) {
    const digits = String(number)
    for (let at = 0; at < digits.length; at++) tail[rest.length + at] = digits.charCodeAt(at)
    tail[rest.length + digits.length] = 0x80
    length.setUint32(0, (prefix.length + digits.length) * 8)
    state.set(begun)
    for (let from = 0; from < tail.length; from += 64) compress(state, tail, from)
    if (state[0] >>> (32 - bits) === 0) return digits
  }
}
