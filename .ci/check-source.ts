/* Checks what the sources say and where they lie: `tsx .ci/check-source.ts`. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sourceProblems } from './source/rules.ts'

const FOLDERS = ['src', 'views', 'public', 'db', 'tests']
/** Git-ignored: what npm, the build, the program and the tests leave behind. */
const LEFT_BEHIND = ['node_modules', 'dist', 'data', 'coverage']

const strays = readdirSync('.', { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
  .filter(({ name }) => !FOLDERS.includes(name) && !LEFT_BEHIND.includes(name))
  .map(({ name }) => `${name}/: At the top there is ${FOLDERS.join(', ')} and nothing else`)

const files = [...FOLDERS, '.ci'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.[cm]?[jt]s$/.test(path))
    .map((path) => join(folder, path)),
)
const problems = files.flatMap((path) =>
  sourceProblems(path, readFileSync(path, 'utf8')).map(({ line, message }) => `${path}:${line}: ${message}`),
)

for (const error of [...strays, ...problems]) console.error(error)
if (strays.length + problems.length > 0) process.exit(1)
console.log(`${files.length} source files keep the rules`)
