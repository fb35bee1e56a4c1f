import { z } from 'zod'
import type { Database } from '../database/schema.ts'
import { keepSetting, storedSetting } from '../database/setting.ts'
import type { HourlyRate } from './lost-time.ts'

const SETTING = 'hourly-rate'
const stored = z.object({ amount: z.number().positive(), currency: z.string() })

/** @returns what an hour of lost time costs; null where nobody has set it */
export async function hourlyRate(db: Database): Promise<HourlyRate | null> {
  return stored
    .nullable()
    .catch(null)
    .parse((await storedSetting(db, SETTING)) ?? null)
}

/** @param rate null: hours are shown without money */
export async function setHourlyRate(db: Database, rate: HourlyRate | null): Promise<void> {
  await keepSetting(db, SETTING, rate)
}
