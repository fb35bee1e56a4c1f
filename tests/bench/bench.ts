import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from '../../src/web/root.ts'
import type { LoadOrder, LoadReport } from './load.ts'
import { type Prepared, prepareDatabase, SECRET } from './prepare.ts'

/*
 * `npm run bench`: the built application beside a bare server, in one run on one machine, each under the same load client in a
 * process of its own. `-- --full` adds ten million responses. Only ratios travel from machine to machine.
 */

const full = process.argv.includes('--full')
const SECONDS = 4
const folder = mkdtempSync(join(tmpdir(), 'parallax-bench-'))
const running: ChildProcess[] = []

interface Line {
  what: string
  connections: number
  perSecond: number
  p50Milliseconds: number
  p99Milliseconds: number
  /** Of the bare server's rate that the line names. */
  ratio: number | null
  against: string
}

/** What reads figures and comments beside the service's own page. */
const PAGES = [
  '/',
  '/services/debit-card/trend?unit=week',
  '/services/debit-card/priorities',
  '/services/debit-card/journey',
  '/services/debit-card/comments',
  '/services/debit-card/comments?q=locked',
  '/services/debit-card/breakdown',
  '/services/debit-card/findings',
  '/services/debit-card/changes',
  '/services/debit-card/priorities.csv',
  '/services/debit-card/export/answers.csv',
  '/compare',
  '/compare?view=map',
  '/actions',
  '/follow-ups',
  '/reports/debit-card',
]

const lines: Line[] = []
const figures: Record<string, number | string> = {}

try {
  await measureSubmits()
  await measureServicePage(full ? [10_000, 1_000_000, 10_000_000] : [10_000, 1_000_000])
  report()
} finally {
  for (const child of running) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
}

async function measureSubmits(): Promise<void> {
  const prepared = await prepareDatabase(join(folder, 'app.db'), 0)
  const app = await startApp(join(folder, 'app.db'))
  const single = await startBare('single')
  const grouped = await startBare('grouped')
  const submit = { method: 'POST' as const, path: prepared.formPath, body: prepared.body }
  const open = { method: 'GET' as const, path: prepared.formPath }
  for (const connections of [1, 8, 32]) {
    for (const [what, requests, bare, against] of [
      ['open and submit', [open, submit], single, 'bare, one commit each'],
      ['submit', [submit], grouped, 'bare, grouped commits'],
      ['open the form', [open], single, 'bare, constant page'],
    ] as const) {
      const theirs = await load({ port: bare, connections, requests: [...requests] })
      const ours = await load({ port: app.port, connections, requests: [...requests] })
      add(`bare: ${what}`, connections, theirs, null, '')
      add(what, connections, ours, ours.perSecond / theirs.perSecond, against)
    }
  }
  figures['peak memory of the application, MB'] = Math.round(peakMegabytes(app.child))
  stop(app.child)
}

async function measureServicePage(sizes: readonly number[]): Promise<void> {
  const bare = await startBare('single')
  const means: number[] = []
  const pages = new Map<string, number[]>()
  for (const responses of sizes) {
    const file = join(folder, `page-${responses}.db`)
    const prepared = await prepareDatabase(file, responses)
    const app = await startApp(file)
    const page = { method: 'GET' as const, path: '/services/debit-card', cookie: prepared.cookie }
    const theirs = await load({ port: bare, connections: 1, requests: [{ method: 'GET', path: '/' }] })
    await load({ port: app.port, connections: 1, requests: [page] })
    const ours = await load({ port: app.port, connections: 1, requests: [page] })
    add(
      `service page at ${responses.toLocaleString('en-GB')} responses`,
      1,
      ours,
      ours.perSecond / theirs.perSecond,
      'bare, constant page',
    )
    means.push(1000 / ours.perSecond)
    for (const path of PAGES) {
      const request = { method: 'GET' as const, path, cookie: prepared.cookie }
      await load({ port: app.port, connections: 1, requests: [request], seconds: 0.5 })
      const { perSecond, failures } = await load({ port: app.port, connections: 1, requests: [request], seconds: 2 })
      if (failures > 0) throw new Error(`${path}: ${failures} requests failed`)
      pages.set(path, [...(pages.get(path) ?? []), 1000 / perSecond])
    }
    stop(app.child)
  }
  for (const [path, [few = 0, many = 0]] of pages) {
    figures[`${path} at ${(sizes[1] as number).toLocaleString('en-GB')} ÷ at 10,000`] = rounded(many / few)
    figures[`${path} at 10,000, ms`] = rounded(few)
  }
  for (const [place, size] of sizes.entries()) {
    figures[`service page at ${size.toLocaleString('en-GB')} responses, ms`] = rounded(means[place] as number)
    if (place > 0) {
      figures[`service page at ${size.toLocaleString('en-GB')} ÷ at 10,000`] = rounded(
        (means[place] as number) / (means[0] as number),
      )
    }
  }
}

function add(what: string, connections: number, load: LoadReport, ratio: number | null, against: string): void {
  if (load.failures > 0) throw new Error(`${what}: ${load.failures} requests failed`)
  const { perSecond, p50Milliseconds, p99Milliseconds } = load
  lines.push({ what, connections, perSecond, p50Milliseconds, p99Milliseconds, ratio, against })
}

/** A form is answered with a redirect; a page that redirects is none. */
async function load(order: Omit<LoadOrder, 'seconds' | 'expected'> & { seconds?: number }): Promise<LoadReport> {
  const expected = order.requests.some(({ method }) => method === 'POST') ? [200, 303] : [200]
  const argument = JSON.stringify({ seconds: SECONDS, ...order, expected } satisfies LoadOrder)
  const client = join(root, 'tests/bench/load.ts')
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', client, argument], { cwd: root })
  return JSON.parse(stdout) as LoadReport
}

async function startApp(file: string): Promise<{ child: ChildProcess; port: number }> {
  if (!existsSync(join(root, 'dist/src/server.js'))) throw new Error('The application is not built: npm run build')
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { start: string } }
  const asInstalled = scripts.start.split(' ').slice(1)
  const port = await freePort()
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    SECRET,
    PORT: String(port),
    DATABASE_URL: file,
    LOG_LEVEL: 'error',
    SMTP_URL: '',
    // All of it comes from one address.
    INTAKE_BURST: '1000000000',
  }
  return { child: await started(asInstalled, env), port }
}

async function startBare(mode: 'single' | 'grouped'): Promise<number> {
  const file = join(folder, `bare-${mode}-${running.length}.db`)
  const prepared: Prepared = await prepareDatabase(file, 0)
  const port = await freePort()
  const program = join(root, 'tests/bench/bare-server.ts')
  await started(
    ['--import', 'tsx', program, String(port), file, mode, prepared.surveyId, prepared.serviceId],
    process.env,
  )
  return port
}

/** Resolves at the program's first line. */
async function started(programArguments: string[], env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const child = spawn(process.execPath, programArguments, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] })
  running.push(child)
  await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(() => Promise.reject(new Error(`${programArguments[0]} ended before it was ready`))),
  ])
  child.stdout.resume()
  return child
}

function stop(child: ChildProcess): void {
  child.kill('SIGKILL')
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** The most memory that the process has held so far; 0 where the system does not tell. */
function peakMegabytes(child: ChildProcess): number {
  const status = `/proc/${child.pid}/status`
  if (!existsSync(status)) return 0
  return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(status, 'utf8'))?.[1] ?? 0) / 1024
}

function report(): void {
  const heads = ['', 'connections', 'per second', 'p50 ms', 'p99 ms', 'ratio', 'against']
  const rows = lines.map((line) => [
    line.what,
    String(line.connections),
    Math.round(line.perSecond).toLocaleString('en-GB'),
    line.p50Milliseconds.toFixed(2),
    line.p99Milliseconds.toFixed(2),
    line.ratio === null ? '' : line.ratio.toFixed(2),
    line.against,
  ])
  const table = [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
  const machine = `${cpus().length} cores, ${cpus()[0]?.model}, Node ${process.version}`
  console.log(`${machine}\n\n${table}\n`)
  for (const [name, value] of Object.entries(figures)) console.log(`${name}: ${value}`)
  const json = JSON.stringify({ machine, lines, figures }, null, 2)
  console.log(`\n${json}`)
  mkdirSync(join(root, 'data'), { recursive: true })
  writeFileSync(join(root, 'data', 'bench.json'), `${json}\n`)
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
