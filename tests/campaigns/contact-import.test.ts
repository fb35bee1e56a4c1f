import { expect, test } from 'vitest'
import { tendImports } from '../../src/campaigns/contact-import-work.ts'
import { aContact } from '../support/contacts.ts'
import { onBothEngines } from '../support/world.ts'

onBothEngines((world) => {
  const anton = () => world().as('anton')
  const upload = async (content: string | Buffer) => {
    const answer = await anton().upload('/contacts/import', { pasted: '' }, { field: 'list', content }).expect(303)
    return answer.headers['location'] as string
  }
  /** The page of a list once nothing is being worked on any more. */
  const settled = async (address: string): Promise<string> => {
    for (;;) {
      const page = await anton().get(address).expect(200)
      if (page.headers['refresh'] === undefined) return page.text
    }
  }
  const mapped = async (address: string, use: string[], fields: Record<string, string | string[]> = {}) => {
    const sent = { use, attribute: use.map(() => ''), language: 'en', ...fields }
    await anton().post(`${address}/columns`, sent).expect(303)
    return settled(address)
  }
  const confirmed = async (address: string, fields: Record<string, string> = {}) => {
    await anton().post(`${address}/confirm`, fields).expect(303)
    return settled(address)
  }
  const contact = async (email: string) => {
    const row = await world().db.selectFrom('contact').selectAll().where('email', '=', email).executeTakeFirst()
    if (row === undefined) return undefined
    const attributes = await world()
      .db.selectFrom('contact_attribute')
      .select(['name', 'value'])
      .where('contact_id', '=', row.id)
      .orderBy('name')
      .execute()
    const services = await world()
      .db.selectFrom('contact_service')
      .select(['service_id', 'perspective'])
      .where('contact_id', '=', row.id)
      .orderBy('service_id')
      .execute()
    return {
      ...{ name: row.name, language: row.language, status: row.status },
      attributes: Object.fromEntries(attributes.map(({ name, value }) => [name, value])),
      services: Object.fromEntries(services.map(({ service_id, perspective }) => [service_id, perspective])),
    }
  }
  const figures = (html: string) =>
    Object.fromEntries(
      [...html.matchAll(/<dt>([^<]+)<\/dt><dd class="figure[^"]*">([^<]+)</g)].map(([, name, value]) => [name, value]),
    )

  const LIST =
    'E-mail;Nom complet;Langue;Debit card;Site\r\nUna@bank.example;Una;fr;user;Lyon\r\nbob@bank.example;;;;\r\n'
  const USES = ['email', 'name', 'language', 'service:debit-card', 'attribute']
  const NAMES = { attribute: ['', '', '', '', 'Site'] }

  test('it works: a file, its columns, what would happen, and then it happens', async () => {
    await anton().get('/contacts/import').expect(200)
    const address = await upload(Buffer.from(`\ufeff${LIST}`, 'utf16le'))
    const columns = await anton().get(address).expect(200)
    expect(columns.text).toContain('<option value="service:debit-card" selected>')
    expect(columns.text).toContain('<option value="name" selected>')
    expect(columns.text).toContain('About 3 rows')
    expect(await contact('una@bank.example')).toBeUndefined()

    const preview = await mapped(address, USES, {
      ...NAMES,
      ...{ everybodyService: 'mortgage', everybodyPerspective: 'provider', language: 'de' },
    })
    expect(figures(preview)).toEqual({ New: '2', Changed: '0', Unchanged: '0', Erased: '0', 'Faulty rows': '0' })
    expect(preview).toContain('Import 2 contacts')
    expect(preview).toContain('Site: Lyon')
    expect(await contact('una@bank.example')).toBeUndefined()

    const done = await confirmed(address)
    expect(done).toContain('The list has been imported')
    expect(await contact('una@bank.example')).toEqual({
      ...{ name: 'Una', language: 'fr', status: 'active', attributes: { Site: 'Lyon' } },
      services: { 'debit-card': 'user', mortgage: 'provider' },
    })
    expect(await contact('bob@bank.example')).toMatchObject({ name: '', language: 'de', attributes: {} })
    expect(await world().db.selectFrom('contact_import_row').selectAll().execute()).toEqual([])
    expect(await world().db.selectFrom('contact_import_part').selectAll().execute()).toEqual([])
  })

  test('the same list again changes nothing; another one changes what it says, and blank cells nothing', async () => {
    const again = await upload(LIST)
    expect(figures(await mapped(again, USES, NAMES))).toMatchObject({ New: '0', Changed: '0', Unchanged: '2' })
    expect(await settled(again)).toContain('There is nothing to import')

    const other = await upload('e-mail,site,debit card\nUNA@BANK.EXAMPLE,Paris,customer\nbob@bank.example,,\n')
    const uses = ['email', 'attribute', 'service:debit-card']
    expect(figures(await mapped(other, uses, { attribute: ['', 'Site', ''] }))).toMatchObject({
      ...{ Changed: '1', Unchanged: '1' },
    })
    await confirmed(other)
    expect(await contact('una@bank.example')).toEqual({
      ...{ name: 'Una', language: 'fr', status: 'active', attributes: { Site: 'Paris' } },
      services: { 'debit-card': 'customer', mortgage: 'provider' },
    })
    const all = await world().db.selectFrom('contact').select('email').where('email', 'like', 'una@%').execute()
    expect(all).toHaveLength(1)
  })

  test('while rows are faulty nothing is imported, unless somebody says that they are to be left out', async () => {
    const list = [
      'email,name,language',
      'good@bank.example,Good,fr',
      'nobody,,',
      '',
      'late@bank.example,,klingon!',
      '"eve@bank.example","Eve\r\nBcc: all@bank.example",fr',
      'GOOD@bank.example,Again,fr',
      ',No address,',
    ].join('\n')
    const address = await upload(list)
    const preview = await mapped(address, ['email', 'name', 'language'])
    expect(figures(preview)).toMatchObject({ New: '1', 'Faulty rows': '5' })
    expect(preview).toContain('<td class="number">3</td><td>email: This e-mail address is not valid.</td>')
    expect(preview).toContain('<td class="number">5</td><td>language: This is no language tag')
    expect(preview).toContain('<td class="number">6</td><td>name: A cell holds a line break')
    expect(preview).toContain('<td class="number">7</td><td>This address stands in row 2 already.</td>')
    expect(preview).toContain('<td class="number">8</td><td>There is no e-mail address in this row.</td>')
    const file = await anton().get(`${address}/faulty.csv`).expect(200)
    expect(file.text).toContain('\r\n7,This address stands in row 2 already.,')

    const refused = await anton().post(`${address}/confirm`).expect(422)
    expect(refused.text).toContain('Nothing was imported.')
    expect(await contact('good@bank.example')).toBeUndefined()
    expect(await confirmed(address, { leaveOut: 'on' })).toContain('The list has been imported')
    expect(await contact('good@bank.example')).toMatchObject({ name: 'Good' })
    expect(await contact('eve@bank.example')).toBeUndefined()
  })

  test('who was erased is not brought back; who has unsubscribed stays so', async () => {
    const id = await aContact(world(), { email: 'gone@bank.example', name: 'Gone' })
    await aContact(world(), { email: 'left@bank.example', status: 'unsubscribed' })
    await anton().post(`/contacts/${id}/erase`, { sure: 'on' }).expect(303)
    const address = await upload('email,name\nGone@bank.example,Gone\nleft@bank.example,Lea\n')
    const preview = await mapped(address, ['email', 'name'])
    expect(figures(preview)).toMatchObject({ New: '0', Changed: '1', Erased: '1' })
    await confirmed(address)
    expect(await contact('gone@bank.example')).toBeUndefined()
    expect(await contact('left@bank.example')).toMatchObject({ name: 'Lea', status: 'unsubscribed' })
  })

  test('rows can be pasted, and the columns changed after a look at what would happen', async () => {
    const pasted = 'ann@bank.example\tAnn\ncid@bank.example\tCid'
    const answer = await anton().upload('/contacts/import', { pasted }).expect(303)
    const address = answer.headers['location'] as string
    expect((await anton().get(address)).text).toContain('Column 2')
    expect(figures(await mapped(address, ['email', 'ignore']))).toMatchObject({ New: '2' })
    const columns = await anton().get(`${address}/columns`).expect(200)
    expect(columns.text).toContain('<option value="ignore" selected>')
    await mapped(address, ['email', 'name'])
    await confirmed(address)
    expect(await contact('ann@bank.example')).toMatchObject({ name: 'Ann' })
    // What is done is done.
    await anton()
      .post(`${address}/columns`, { use: ['email', 'name'], attribute: ['', ''] })
      .expect(303)
    expect(await settled(address)).toContain('The list has been imported')
  })

  test('columns that make no sense are refused, as they were chosen', async () => {
    const address = await upload('email,other\nx@bank.example,y\n')
    const refuse = async (use: string[], fields: Record<string, string | string[]> = {}) => {
      const sent = { use, attribute: ['', ''], language: 'en', ...fields }
      return (await anton().post(`${address}/columns`, sent).expect(422)).text
    }
    expect(await refuse(['ignore', 'name'])).toContain('Say which column holds the e-mail address')
    expect(await refuse(['email', 'email'])).toContain('Two columns hold the same')
    expect(await refuse(['email', 'attribute'])).toContain('needs the attribute’s name')
    expect(await refuse(['email', 'name'], { language: '??' })).toContain('This is no language tag')
    for (const use of [['email'], ['email', 'name', 'ignore'], ['email', 'boss']]) {
      await anton()
        .post(`${address}/columns`, { use, attribute: use.map(() => '') })
        .expect(400)
    }
    await anton().post(`${address}/confirm`).expect(303)
    expect(await contact('x@bank.example')).toBeUndefined()
  })

  test('lists that cannot be read are refused kindly', async () => {
    const refuse = async (fields: Record<string, string>, content?: string | Buffer) => {
      const file = content === undefined ? undefined : { field: 'list', content }
      return (await anton().upload('/contacts/import', fields, file).expect(422)).text
    }
    expect(await refuse({ pasted: ' ' })).toContain('There is nothing in this list')
    expect(await refuse({ pasted: '' }, Buffer.from([0x89, 0x50, 0, 1]))).toContain('is not a text file')
    const both = await refuse({ pasted: 'a@b.example' }, 'c@d.example')
    expect(both).toContain('not both')
    expect(both).toContain('a@b.example</textarea>')
    const unclosed = `email,name\na@bank.example,"${'never closed\n'.repeat(20_000)}`
    const address = await upload(unclosed)
    expect(await mapped(address, ['email', 'name'])).toContain('a quotation mark is opened and never closed')
    await anton().upload('/contacts/import', { pasted: '', more: '1' }).expect(400)
    await anton().post('/contacts/import', { pasted: 'a@b.example' }).expect(415)
    const huge = { field: 'list', content: Buffer.alloc(30_000_001, 'x') }
    await anton().upload('/contacts/import', { pasted: '' }, huge).expect(413)
  })

  test('a list can be discarded, and is deleted after a day', async () => {
    const address = await upload('email\na@bank.example\n')
    await anton().post(`${address}/discard`).expect(303)
    await anton().get(address).expect(404)
    const old = await upload('email\na@bank.example\n')
    await mapped(old, ['email'])
    await tendImports(world().installation)
    await anton().get(old).expect(200)
    const before = world().now
    world().now = new Date(before.getTime() + 25 * 3_600_000)
    await tendImports(world().installation)
    await anton().get(old).expect(404)
    expect(await world().db.selectFrom('contact_import').selectAll().execute()).toEqual([])
    world().now = before
  })

  test('what a process left half-way, another one carries to its end', async () => {
    const emails = Array.from({ length: 1_200 }, (_, n) => `left${n}@bank.example`)
    const address = await upload(['email', ...emails].join('\n'))
    await mapped(address, ['email'])
    const id = address.split('/').at(-1) as string
    // As a process leaves it that dies after its first batch: confirmed, some rows done, its lease still running.
    const soon = new Date(world().now.getTime() + 30_000).toISOString()
    await world()
      .db.updateTable('contact_import')
      .set({ state: 'importing', rows_done: 500, leased_until: soon })
      .where('id', '=', id)
      .execute()
    const count = async () => {
      const rows = await world().db.selectFrom('contact').select('id').where('email', 'like', 'left_%@bank%').execute()
      return rows.length
    }
    await tendImports(world().installation)
    expect(await count()).toBe(0)
    const progress = await anton().get(address).expect(200)
    expect(progress.text).toContain('500 of 1,200 rows')
    expect(progress.headers['refresh']).toBe('2')
    await anton().post(`${address}/discard`).expect(404)
    const before = world().now
    world().now = new Date(before.getTime() + 61_000)
    await tendImports(world().installation)
    world().now = before
    expect(await settled(address)).toContain('The list has been imported')
    // The first five hundred were the other process's.
    expect(await count()).toBe(700)
  })

  test('only the ITSM team imports', async () => {
    const address = await upload('email\nsecret@bank.example\n')
    for (const member of ['olive', 'vera'] as const) {
      await world().as(member).get(address).expect(404)
      await world().as(member).get('/contacts/import').expect(404)
      await world().as(member).upload('/contacts/import', { pasted: 'a@b.example' }).expect(404)
      await world().as(member).post(`${address}/confirm`).expect(404)
    }
    await anton().get('/contacts/import/nothing').expect(404)
  })
})
