import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'

/* The load client, a process of its own: raw keep-alive connections, so that it costs less than what it measures. */

export interface LoadOrder {
  port: number
  connections: number
  seconds: number
  /** Sent one after the other on each connection, over and over; `{mark}` in a body becomes a fresh one-time mark. */
  requests: { method: 'GET' | 'POST'; path: string; cookie?: string; body?: string }[]
  /** A reply with any other status is counted as a failure. */
  expected: number[]
}

export interface LoadReport {
  /** Rounds through all requests, per second. */
  perSecond: number
  p50Milliseconds: number
  p99Milliseconds: number
  failures: number
}

const MARK_BYTES = 16
const LAST_CHUNK = Buffer.from('0\r\n\r\n')

async function run(order: LoadOrder): Promise<LoadReport> {
  const latencies: number[] = []
  let failures = 0
  const started = performance.now()
  const until = started + order.seconds * 1000
  const oneConnection = async () => {
    const exchange = openConnection(order.port)
    while (performance.now() < until) {
      const before = performance.now()
      for (const request of order.requests) {
        const status = await exchange(request)
        if (!order.expected.includes(status)) failures++
      }
      latencies.push(performance.now() - before)
    }
  }
  await Promise.all(Array.from({ length: order.connections }, oneConnection))
  const seconds = (performance.now() - started) / 1000
  latencies.sort((a, b) => a - b)
  const at = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0
  return { perSecond: latencies.length / seconds, p50Milliseconds: at(0.5), p99Milliseconds: at(0.99), failures }
}

/** @returns a function that sends one request and resolves with the status once the whole reply is there */
function openConnection(port: number): (request: LoadOrder['requests'][number]) => Promise<number> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  let received = Buffer.alloc(0)
  let answered: ((status: number) => void) | undefined
  socket.on('data', (chunk) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk])
    const head = received.indexOf('\r\n\r\n')
    if (head === -1) return
    const headers = received.toString('latin1', 0, head)
    // Nothing is asked for before the reply is whole, so that a chunked one ends where what was received ends.
    const isChunked = /transfer-encoding: chunked/i.test(headers)
    const length = Number(/content-length: (\d+)/i.exec(headers)?.[1] ?? 0)
    if (isChunked ? !received.subarray(-5).equals(LAST_CHUNK) : received.length < head + 4 + length) return
    received = Buffer.alloc(0)
    answered?.(Number(headers.slice(9, 12)))
  })
  return (request) =>
    new Promise((resolve, reject) => {
      socket.once('error', reject)
      answered = (status) => {
        socket.removeListener('error', reject)
        resolve(status)
      }
      socket.write(textOf(request))
    })
}

function textOf({ method, path, cookie, body }: LoadOrder['requests'][number]): string {
  const filled = body?.replace('{mark}', randomBytes(MARK_BYTES).toString('base64url'))
  const lines = [
    `${method} ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    'Accept-Encoding: gzip',
    'Accept-Language: en',
    ...(cookie === undefined ? [] : [`Cookie: ${cookie}`]),
    ...(filled === undefined
      ? []
      : ['Content-Type: application/x-www-form-urlencoded', `Content-Length: ${Buffer.byteLength(filled)}`]),
  ]
  return `${lines.join('\r\n')}\r\n\r\n${filled ?? ''}`
}

const [order] = process.argv.slice(2)
console.log(JSON.stringify(await run(JSON.parse(String(order)) as LoadOrder)))
process.exit(0)
