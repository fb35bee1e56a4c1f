import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { aContact } from '../support/contacts.ts'
import { inWorld } from '../support/world.ts'

/* Contacts, segments, imports and limits for eyes, keyboards and screen readers; and an import without any script. */

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

inWorld('sqlite', (world) => {
  let paths: string[]
  let preview: string

  beforeAll(async () => {
    const ada = world().as('ada')
    const una = await aContact(world(), {
      ...{ email: 'una@bank.example', name: 'Una User', attributes: { Site: 'Lyon' } },
      services: { 'debit-card': 'user', mortgage: 'customer' },
    })
    const left = await aContact(world(), { email: 'a.rather.long.address@branch.bank.example', status: 'unsubscribed' })
    const segment = await ada.post('/contacts/segments', {
      ...{ name: 'In Lyon', join: 'all', attribute: 'Site', attributeTest: 'is', attributeValue: 'Lyon' },
    })
    const staged = await ada.upload('/contacts/import', { pasted: 'email,name\nx@bank.example,X' })
    const checked = await ada.upload('/contacts/import', { pasted: 'email,name\ny@bank.example,Y\nnobody,N' })
    preview = checked.headers['location'] as string
    const mapping = { use: ['email', 'name'], attribute: ['', ''], language: 'en' }
    await ada.post(`${preview}/columns`, mapping).expect(303)
    while ((await ada.get(preview)).headers['refresh'] !== undefined);
    paths = [
      ...['/contacts', '/contacts/new', `/contacts/${una}`, `/contacts/${left}`, `/contacts/${una}/erase`],
      ...['/contacts/segments', '/contacts/segments/new', segment.headers['location'] as string],
      ...['/contacts/import', staged.headers['location'] as string, preview, '/admin/contact-limits'],
    ]
  })

  test.for([
    { language: 'en', width: 1280, scheme: 'light' as const },
    { language: 'fr', width: 390, scheme: 'dark' as const },
  ])('axe finds nothing: $language, $width pixels wide, $scheme', async ({ language, width, scheme }) => {
    const page = await signedIn(width)
    await page.emulateMedia({ colorScheme: scheme })
    const found: string[] = []
    for (const path of paths) {
      await page.goto(`${world().url}${path}?lang=${language}`)
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
      found.push(...violations.map(({ id, nodes }) => `${path} ${id}: ${nodes[0]?.html.slice(0, 160)}`))
      const wide = Number(await page.evaluate('document.documentElement.scrollWidth'))
      if (wide > width) found.push(`${path} is ${wide} pixels wide`)
    }
    expect(found).toEqual([])
    await page.context().close()
  })

  test('without any script a list is pasted, its columns confirmed, and imported', async () => {
    const page = await signedIn(1280, false)
    await page.goto(`${world().url}/contacts/import?lang=en`)
    await page.getByLabel('Or paste the rows').fill('Courriel;Prénom;Nom;Site\nzoe@bank.example;Zoé;Zola;Paris')
    await page.getByRole('button', { name: 'Next: the columns' }).click()
    await page.getByRole('combobox', { name: 'Holds: Site' }).selectOption('attribute')
    await page.getByRole('button', { name: 'Check the rows' }).click()
    // The page looks again by itself where the check takes longer.
    await page.getByRole('button', { name: 'Import one contact' }).click()
    await page.getByRole('link', { name: 'See the contacts' }).click()
    expect(await page.getByRole('link', { name: 'Zoé Zola' }).count()).toBe(1)
    await page.context().close()
  })

  async function signedIn(width: number, javaScriptEnabled = true): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 844 }, javaScriptEnabled })
    const { cookie } = world().as('ada')
    if (cookie !== null) await context.addCookies([{ ...cookie, url: world().url }])
    return context.newPage()
  }
})
