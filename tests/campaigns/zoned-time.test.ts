import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clockOf, isTimeZone, ownTimeZone, TIME_ZONES, utcOf } from '../../src/campaigns/zoned-time.ts'

test.each([
  ['2026-12-01', '09:00', 'UTC', '2026-12-01T09:00:00.000Z', 'exact'],
  ['2026-12-01', '09:00', 'Europe/Paris', '2026-12-01T08:00:00.000Z', 'exact'],
  ['2026-07-01', '09:00', 'Europe/Paris', '2026-07-01T07:00:00.000Z', 'exact'],
  ['2026-07-01', '09:15', 'Asia/Kolkata', '2026-07-01T03:45:00.000Z', 'exact'],
  ['2026-01-01', '00:30', 'Pacific/Auckland', '2025-12-31T11:30:00.000Z', 'exact'],
  // On 29 March 2026 Paris goes from 02:00 to 03:00, on 25 October back from 03:00 to 02:00.
  ['2026-03-29', '01:59', 'Europe/Paris', '2026-03-29T00:59:00.000Z', 'exact'],
  ['2026-03-29', '02:30', 'Europe/Paris', '2026-03-29T01:30:00.000Z', 'skipped'],
  ['2026-03-29', '03:00', 'Europe/Paris', '2026-03-29T01:00:00.000Z', 'exact'],
  ['2026-10-25', '02:30', 'Europe/Paris', '2026-10-25T00:30:00.000Z', 'twice'],
  ['2026-10-25', '03:00', 'Europe/Paris', '2026-10-25T02:00:00.000Z', 'exact'],
  // Lord Howe moves by half an hour.
  ['2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:45:00.000Z', 'skipped'],
  ['2026-11-01', '01:30', 'America/New_York', '2026-11-01T05:30:00.000Z', 'twice'],
] as const)('%s %s in %s is %s', (day, time, zone, at, clock) => {
  expect(utcOf(day, time, zone)).toEqual({ at, clock })
})

test('what a zone’s clocks show leads back to the moment, but for the second of two', () => {
  const moment = fc.integer({ min: Date.UTC(2024, 0, 1) / 60_000, max: Date.UTC(2030, 0, 1) / 60_000 })
  const zone = fc.constantFrom(
    'Europe/Paris',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kolkata',
    'Africa/Casablanca',
  )
  fc.assert(
    fc.property(moment, zone, (minutes, name) => {
      const at = new Date(minutes * 60_000).toISOString()
      const { day, time } = clockOf(at, name)
      const back = utcOf(day, time, name)
      expect(back.clock).not.toBe('skipped')
      if (back.clock === 'exact') expect(back.at).toBe(at)
      else expect(back.at <= at).toBe(true)
    }),
  )
})

test('zones are known by today’s name and by earlier ones, and nothing else is one', () => {
  expect(TIME_ZONES).toContain('Europe/Paris')
  for (const name of ['UTC', 'Asia/Kolkata', 'Asia/Calcutta', ownTimeZone()]) expect(isTimeZone(name)).toBe(true)
  for (const name of ['', 'Mars/Olympus', '+02:00', '../etc']) expect(isTimeZone(name)).toBe(false)
})
