import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import type { CastMember } from './cast.ts'
import { launchChromium } from './chromium.ts'
import type { World } from './world.ts'

/** A browser at which people sit down one after the other; each page's context is its own. Close that when done. */
export interface Seats {
  /** An empty page, of somebody without an account. */
  open(options?: BrowserContextOptions): Promise<Page>
  /** The same, of somebody of the cast who is signed in. */
  signedIn(world: World, member: CastMember, options?: BrowserContextOptions): Promise<Page>
}

/** Starts one Chromium before the tests of a file, and ends it after them. */
export function inChromium(): Seats {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchChromium()
  })
  afterAll(() => browser?.close())

  const open = async (options?: BrowserContextOptions) => (await browser.newContext(options)).newPage()
  return {
    open,
    signedIn: async (world, member, options) => {
      const page = await open(options)
      await page.context().addCookies([{ ...world.as(member).cookie!, url: world.url }])
      return page
    },
  }
}

/**
 * What axe finds wrong on a page, and in its frames of the same origin: each fault with the beginnings of its elements.
 * @param only narrows what is looked at, or by which rules
 */
export async function axeFinds(page: Page, only = (axe: AxeBuilder) => axe): Promise<string[]> {
  // To look into frames of other origins, of which there are none, would cost a page of its own.
  const { violations } = await only(new AxeBuilder({ page }).setLegacyMode()).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
}
