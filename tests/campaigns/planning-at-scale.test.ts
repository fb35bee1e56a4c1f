import { expect, test } from 'vitest'
import { addressHash } from '../../src/campaigns/address-hash.ts'
import { startDueCampaigns } from '../../src/campaigns/campaign-jobs.ts'
import { addressSalt } from '../../src/campaigns/ledger-store.ts'
import { planStep } from '../../src/campaigns/start-store.ts'
import { insertRows } from '../../src/database/insert-rows.ts'
import { textOf } from '../support/answers.ts'
import { aSurvey } from '../support/respondent.ts'
import { inWorld, type World } from '../support/world.ts'
import { aDraft, campaignRow, later } from './support.ts'

const MANY = { sqlite: 100_000, postgres: 10_000 }
const AT_ONCE = 2_000

/** Every hundredth has unsubscribed. */
async function contacts(world: World, count: number, service: string): Promise<void> {
  const salt = await addressSalt(world.db)
  const at = '2026-10-01T08:00:00.000Z'
  const texts = [
    'id',
    'email',
    'address_hash',
    'name',
    'language',
    'status',
    'status_reason',
    'created_at',
    'updated_at',
  ]
  const columns = Object.fromEntries(texts.map((name) => [name, 'text' as const]))
  for (let from = 0; from < count; from += AT_ONCE) {
    const rows = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, n) => {
      const id = `${service}-${String(from + n).padStart(6, '0')}`
      const email = `${id}@bank.example`
      const status = (from + n) % 100 === 0 ? 'unsubscribed' : 'active'
      const rest = { name: '', language: 'en', status_reason: '', created_at: at, updated_at: at }
      return { id, email, address_hash: addressHash(salt, email), status, ...rest }
    })
    await insertRows(world.db, 'contact', columns, rows)
    const standing = rows.map(({ id }) => ({ contact_id: id, service_id: service, perspective: 'user' }))
    const keys = { contact_id: 'text', service_id: 'text', perspective: 'text' } as const
    await insertRows(world.db, 'contact_service', keys, standing)
  }
}

async function counts(world: World, id: string) {
  const count = async (table: 'invitation' | 'campaign_left_out') => {
    const query = world.db.selectFrom(table).select(({ fn }) => fn.countAll<number>().as('rows'))
    return Number((await query.where('campaign_id', '=', id).executeTakeFirstOrThrow()).rows)
  }
  return { invited: await count('invitation'), leftOut: await count('campaign_left_out') }
}

for (const engine of ['sqlite', 'postgres'] as const) {
  const many = MANY[engine]
  inWorld(engine, (world) => {
    test(`a campaign to ${many} contacts on ${engine} is planned with flat memory while pages are answered`, async () => {
      const { surveyId } = await aSurvey(world(), 'many')
      await contacts(world(), many, 'many')
      const id = await aDraft(world(), { surveys: surveyId })
      const plan = await world().as('anton').get(`/campaigns/${id}/plan`).expect(200)
      expect(textOf(plan.text)).toContain(`Will be invited ${(many * 0.99).toLocaleString('en-GB')}`)
      await world().as('anton').post(`/campaigns/${id}/start`, { when: 'now' }).expect(303)

      let isPlanning = true
      let answered = 0
      let highest = 0
      const before = process.memoryUsage().heapUsed
      const planning = startDueCampaigns(world().installation).then(() => {
        isPlanning = false
      })
      while (isPlanning) {
        await world().anyone().get('/healthz').expect(200)
        if (isPlanning) answered += 1
        highest = Math.max(highest, process.memoryUsage().heapUsed - before)
      }
      await planning
      expect(await counts(world(), id)).toEqual({ invited: many * 0.99, leftOut: many * 0.01 })
      const reach = JSON.parse((await campaignRow(world(), id)).reach as string).reach
      expect(reach).toMatchObject({ eligible: many, sampled: many, invited: many * 0.99 })
      expect(answered).toBeGreaterThan(10)
      // Everybody's row alone, held at once, would take about twice as much.
      expect(highest).toBeLessThan(120_000_000)
      const frame = await world().db.selectFrom('campaign_survey').selectAll().where('campaign_id', '=', id).execute()
      expect(frame.map(({ eligible_count }) => eligible_count)).toEqual([many])
    }, 300_000)

    test(`${engine}: a sample of a large frame has its size, and a plan that was cut off goes on where it was`, async () => {
      await later(world(), 0)
      const { surveyId } = await aSurvey(world(), 'sampled')
      await contacts(world(), 3_000, 'sampled')
      const id = await aDraft(world(), { surveys: surveyId, sample: 'number', sample_n: '1000' })
      const plan = textOf((await world().as('anton').get(`/campaigns/${id}/plan`).expect(200)).text)
      expect(plan).toMatch(/Eligible 3,000 .* Not drawn 2,000 Drawn 1,000/)
      const willBe = Number(/Will be invited (\d+)/.exec(plan)?.[1])
      await world().as('anton').post(`/campaigns/${id}/start`, { when: 'now' }).expect(303)
      const { db, installation, now } = world()
      const step = () => planStep(db, id, installation.secret, now)
      await step()
      await step()
      await step()
      const some = await counts(world(), id)
      expect(some.invited).toBeGreaterThan(0)
      expect(some.invited).toBeLessThan(willBe)
      // Another process takes over; two that work at once do each step once.
      await Promise.all([startDueCampaigns(installation), startDueCampaigns(installation)])
      const { invited, leftOut } = await counts(world(), id)
      expect(invited).toBe(willBe)
      expect(invited + leftOut).toBe(1_000)
      const emails = await db
        .selectFrom('invitation')
        .select('email')
        .where('campaign_id', '=', id)
        .distinct()
        .execute()
      expect(emails).toHaveLength(willBe)
    }, 120_000)
  })
}
