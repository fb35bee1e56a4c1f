import { expect, test } from 'vitest'
import { contactLimits } from '../../src/campaigns/ledger-store.ts'
import { onBothEngines } from '../support/world.ts'

onBothEngines((world) => {
  test('it works: an administrator reads what the limits mean, and changes them', async () => {
    const page = await world().as('ada').get('/admin/contact-limits').expect(200)
    expect(page.text).toContain('value="4"')
    // 90 days and 30 days after 20 November 2026.
    expect(page.text).toContain('18 Feb 2027')
    expect(page.text).toContain('20 Dec 2026')
    await world()
      .as('ada')
      .post('/admin/contact-limits', { invitations: '1', windowDays: '60', restDays: '0' })
      .expect(303)
    expect(await contactLimits(world().db)).toEqual({ invitations: 1, windowDays: 60, restDays: 0 })
    const changed = await world().as('ada').get('/admin/contact-limits').expect(200)
    expect(changed.text).toContain('19 Jan 2027')
    expect(changed.text).toContain('He can be invited to another survey at once')
  })

  test('limits that make no sense are refused beside what was typed', async () => {
    const typed = { invitations: '0', windowDays: 'soon', restDays: '1.5' }
    const page = await world().as('ada').post('/admin/contact-limits', typed).expect(422)
    expect(page.text).toContain('3 things need your attention')
    expect(page.text).toContain('value="soon"')
    expect(await contactLimits(world().db)).toMatchObject({ invitations: 1 })
    await world()
      .as('ada')
      .post('/admin/contact-limits', { ...typed, more: '1' })
      .expect(400)
  })

  test('it is the administrators’ alone', async () => {
    for (const member of ['anton', 'olive', 'vera'] as const) {
      await world().as(member).get('/admin/contact-limits').expect(404)
      await world().as(member).post('/admin/contact-limits', { invitations: '9' }).expect(404)
    }
  })
})
