import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { changeSeenOn } from '../db/seeds/after.ts'
import { seedDemo } from '../db/seeds/demo.ts'
import { issueSignInLink } from './accounts/one-time-link-store.ts'
import { readConfig } from './config.ts'
import type { Role } from './database/schema.ts'
import { refuseToStart, start, stopOnSignal } from './start.ts'
import type { Installation } from './web/installation.ts'
import { root } from './web/root.ts'

/*
 * `npm run demo`: a fresh database with two organisations in it, the application on top, and the links to look around.
 * `npm run demo -- --after`: the same some months later, after the debit card's improvements.
 */

const file = join(root, 'data', 'demo.db')

interface DemoLinks {
  signIn: Record<Role, string>
  surveys: { service: string; perspective: string; url: string }[]
}

async function prepare(installation: Installation): Promise<DemoLinks> {
  const { db, config, secret } = installation
  const now = installation.clock()
  console.log('Loading the demo: a bank and a hospital, 18 months of responses …')
  const demo = await seedDemo(db, now, secret, storyAsked())
  const signIn = {} as Record<Role, string>
  for (const [role, accountId] of Object.entries(demo.accounts) as [Role, string][]) {
    signIn[role] = await issueSignInLink(db, accountId, now, config.publicUrl)
  }
  const surveys = demo.surveys.map(({ service, perspective, openKey }) => ({
    service,
    perspective,
    url: `${config.publicUrl}/s/${openKey}`,
  }))
  return { signIn, surveys }
}

/** @throws where something else than `--after` was asked for, rather than showing what was not meant */
function storyAsked(): 'before' | 'after' {
  const { after } = parseArgs({ options: { after: { type: 'boolean', default: false } } }).values
  return after ? 'after' : 'before'
}

function print({ signIn, surveys }: DemoLinks, publicUrl: string): void {
  console.log(`\nParallax is ready on ${publicUrl}\n\nSign in once as`)
  for (const [role, url] of Object.entries(signIn)) console.log(`  ${role.padEnd(14)} ${url}`)
  if (storyAsked() === 'after') {
    const { afterWindow } = changeSeenOn(new Date().toISOString().slice(0, 10))
    console.log('\nThe debit card since it was changed')
    console.log(`  for staff      ${publicUrl}/services/debit-card?window=${afterWindow}`)
    console.log(`  for everybody  ${publicUrl}/heard/debit-card`)
  }
  console.log('\nAnswer a survey')
  for (const { service, perspective, url } of surveys)
    console.log(`  ${service.padEnd(28)} ${perspective.padEnd(9)} ${url}`)
  console.log('\nThe same links are in data/demo-links.json. Stop with Ctrl+C; starting again starts afresh.')
}

try {
  for (const ending of ['', '-wal', '-shm']) rmSync(`${file}${ending}`, { force: true })
  let links: DemoLinks | undefined
  const config = { ...readConfig(), databaseUrl: file, production: false }
  const running = await start(config, async (installation) => {
    links = await prepare(installation)
  })
  stopOnSignal(running, running.installation.log)
  if (links !== undefined) {
    mkdirSync(join(root, 'data'), { recursive: true })
    writeFileSync(join(root, 'data', 'demo-links.json'), `${JSON.stringify(links, null, 2)}\n`)
    print(links, config.publicUrl)
  }
} catch (error) {
  refuseToStart(error)
}
