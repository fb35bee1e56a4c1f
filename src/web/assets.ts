import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { RequestHandler } from 'express'
import { notFound } from './errors.ts'
import { iconSprite, setSpriteAddress } from './icons.ts'
import { root } from './root.ts'

interface Asset {
  address: string
  contentType: string
  content: Buffer
  /** Made when it is first asked for. */
  compressed: Buffer | null
}

const VENDOR: Record<string, string> = {
  'vendor/tabler.css': '@tabler/core/dist/css/tabler.min.css',
}

const CONTENT_TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
}

const byName = new Map<string, Asset>()
const byAddress = new Map<string, Asset>()

readOurFiles()
for (const [name, path] of Object.entries(VENDOR)) keep(name, readFileSync(join(root, 'node_modules', path)))
keep('icons.svg', Buffer.from(iconSprite()))
setSpriteAddress(asset('icons.svg'))

function readOurFiles(): void {
  const folder = join(root, 'public')
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    keep(relative(folder, file).split(sep).join('/'), readFileSync(file))
  }
}

function keep(name: string, content: Buffer): void {
  const hash = createHash('sha256').update(content).digest('base64url').slice(0, 10)
  const contentType = CONTENT_TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
  const kept = { address: `/assets/${hash}/${name}`, contentType, content, compressed: null }
  byName.set(name, kept)
  byAddress.set(kept.address, kept)
}

/**
 * @param name the file's path below `public/`, or a name of the vendor list
 * @returns its address, which changes with its content and can be kept by browsers for ever
 */
export function asset(name: string): string {
  return assetNamed(name).address
}

function assetNamed(name: string): Asset {
  const known = byName.get(name)
  if (known === undefined) throw new Error(`There is no asset ${name}`)
  return known
}

/** @returns the content of a script of ours without its indentation, for an address of its own */
export function scriptText(name: string): string {
  return assetNamed(name).content.toString().replace(/^\s+/gm, '')
}

export const serveAssets: RequestHandler = (request, response, next) => {
  if (!request.path.startsWith('/assets/')) return next()
  const found = byAddress.get(request.path)
  if (found === undefined) return next(notFound())
  response.setHeader('Content-Type', found.contentType)
  response.setHeader('Cache-Control', 'public, max-age=31536000, immutable')
  response.vary('Accept-Encoding')
  if (found.contentType.startsWith('image/png') || request.acceptsEncodings('gzip') !== 'gzip') {
    response.end(found.content)
    return
  }
  found.compressed ??= gzipSync(found.content)
  response.setHeader('Content-Encoding', 'gzip')
  response.end(found.compressed)
}
