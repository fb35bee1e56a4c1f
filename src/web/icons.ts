import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.ts'

/** The Tabler icons that our pages use; add a name here to use another (tabler.io/icons, outline). */
export const ICONS = [
  'adjustments',
  'alert-triangle',
  'archive',
  'arrow-down',
  'arrow-left',
  'arrow-right',
  'arrow-up',
  'box',
  'building',
  'calendar',
  'chart-dots',
  'check',
  'chevron-down',
  'chevron-right',
  'circle-check',
  'clipboard-check',
  'clock',
  'code',
  'copy',
  'dots',
  'download',
  'edit',
  'external-link',
  'eye',
  'file-text',
  'filter',
  'flag',
  'help-circle',
  'history',
  'home',
  'info-circle',
  'language',
  'layout-kanban',
  'link',
  'list',
  'lock',
  'logout',
  'mail',
  'menu-2',
  'message',
  'minus',
  'moon',
  'plus',
  'printer',
  'qrcode',
  'refresh',
  'route',
  'search',
  'send',
  'settings',
  'shield-check',
  'sun',
  'target',
  'trash',
  'user',
  'user-plus',
  'users',
  'x',
] as const

export type IconName = (typeof ICONS)[number]

/** One file with a symbol for each icon, served as an asset. */
export function iconSprite(): string {
  return `<svg xmlns="http://www.w3.org/2000/svg">${ICONS.map(symbol).join('')}</svg>`
}

function symbol(name: IconName): string {
  const file = join(root, 'node_modules/@tabler/icons/icons/outline', `${name}.svg`)
  const inner = readFileSync(file, 'utf8')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/^[\s\S]*?<svg[^>]*>/, '')
    .replace('</svg>', '')
    .replace(/\s+/g, ' ')
  const drawing = 'fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"'
  return `<symbol id="${name}" viewBox="0 0 24 24" ${drawing}>${inner}</symbol>`
}

let spriteAddress = ''

export function setSpriteAddress(address: string): void {
  spriteAddress = address
}

/** The address of an icon's symbol. */
export function icon(name: IconName): string {
  return `${spriteAddress}#${name}`
}
