import { expect, test } from 'vitest'
import { onBothEngines } from '../support/world.ts'

const PACKAGE = {
  name: 'Everyday banking',
  organisation: 'Meridian Bank',
  consumer_group: 'Private account holders',
  terms: 'Monthly price',
  goods: 'One card\r\n\r\n  A card reader ',
  access: '',
  action: 'Replacement within five days',
  services: ['debit-card', 'mortgage'],
}

onBothEngines((world) => {
  test('it works: an offering is put together, shown and listed', async () => {
    expect((await world().as('anton').get('/offerings?lang=en')).text).toContain('No offerings yet')
    expect((await world().as('anton').get('/offerings/new')).text).toContain('value="mortgage"')
    const created = await world().as('anton').post('/offerings/new', PACKAGE)
    expect(created.headers.location).toBe('/offerings/everyday-banking')
    const page = (await world().as('anton').get('/offerings/everyday-banking')).text
    expect(page).toContain('<li>One card</li><li>A card reader</li>')
    expect(page).toContain('Nothing of this kind.')
    expect(page).toContain('Mortgage')
    expect((await world().as('anton').get('/offerings')).text).toContain('Debit card and Mortgage')
  })

  test('as many lines as its fields take are kept', async () => {
    const most = Array.from({ length: 3_000 }, () => 'x').join('\n')
    const crowded = { ...PACKAGE, name: 'Crowded', goods: most, access: most, action: most, services: [] }
    expect((await world().as('anton').post('/offerings/new', crowded)).status).toBe(303)
    expect((await world().as('anton').get('/offerings/crowded')).text.match(/<li>x<\/li>/g)).toHaveLength(9_000)
    await world().as('anton').post('/offerings/crowded/remove').expect(303)
  })

  test('it is shown to those who see one of its services, with these services alone', async () => {
    const page = (await world().as('olive').get('/offerings/everyday-banking')).text
    expect(page).toContain('Debit card')
    expect(page).not.toContain('Mortgage')
    expect(page).not.toContain('/edit')
    expect((await world().as('vera').get('/offerings')).text).toContain('Everyday banking')
    await world()
      .as('anton')
      .post('/offerings/new', { ...PACKAGE, name: 'Homes', services: 'mortgage' })
    expect((await world().as('olive').get('/offerings/homes')).status).toBe(404)
    expect((await world().as('olive').get('/offerings')).text).not.toContain('Homes')
    expect((await world().as('otto').get('/offerings/homes')).status).toBe(200)
    expect((await world().as('olive').post('/offerings/everyday-banking/edit', PACKAGE)).status).toBe(404)
    expect((await world().as('vera').post('/offerings/everyday-banking/remove')).status).toBe(404)
  })

  test('it can be changed and removed', async () => {
    const form = (await world().as('anton').get('/offerings/everyday-banking/edit')).text
    expect(form).toContain('One card\nA card reader')
    expect(form).toMatch(/value="debit-card" checked/)
    await world()
      .as('anton')
      .post('/offerings/everyday-banking/edit', { ...PACKAGE, goods: '', services: [] })
    const page = (await world().as('anton').get('/offerings/everyday-banking')).text
    expect(page).toContain('No services are part of it yet')
    expect((await world().as('olive').get('/offerings/everyday-banking')).status).toBe(404)
    await world().as('anton').post('/offerings/everyday-banking/remove')
    expect((await world().as('anton').get('/offerings/everyday-banking')).status).toBe(404)
  })

  test('mistakes keep what was typed and ticked; what is not there is refused', async () => {
    const wrong = await world()
      .as('anton')
      .post('/offerings/new', { ...PACKAGE, name: '' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('A card reader')
    expect(wrong.text).toMatch(/value="debit-card" checked/)
    expect(wrong.text).toMatch(/value="mortgage" checked/)
    expect(
      (
        await world()
          .as('anton')
          .post('/offerings/new', { ...PACKAGE, services: 'nowhere' })
      ).status,
    ).toBe(400)
    expect(
      (
        await world()
          .as('anton')
          .post('/offerings/new', { ...PACKAGE, id: 'x' })
      ).status,
    ).toBe(400)
    expect((await world().as('anton').get('/offerings/nowhere')).status).toBe(404)
  })
})
