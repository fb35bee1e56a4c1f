import { beforeAll, expect, test } from 'vitest'
import { axeFinds, inChromium } from '../support/browser.ts'
import { aContact } from '../support/contacts.ts'
import { inWorld } from '../support/world.ts'

/* Contacts, segments, imports and limits for eyes, keyboards and screen readers; and an import without any script. */

const browser = inChromium()

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
      found.push(...(await axeFinds(page)).map((fault) => `${path} ${fault}`))
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

  const signedIn = (width: number, javaScriptEnabled = true) =>
    browser.signedIn(world(), 'ada', { viewport: { width, height: 844 }, javaScriptEnabled })
})
