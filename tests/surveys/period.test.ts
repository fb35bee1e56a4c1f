import { expect, test } from 'vitest'
import { monthsOfPeriod } from '../../src/surveys/period.ts'

test.for([
  [{ en: 'the last three months' }, 3],
  [{ en: 'the last month' }, 1],
  [{ en: 'the past 6 weeks' }, 1.38],
  [{ en: 'the last quarter' }, 3],
  [{ en: 'the previous half-year' }, 6],
  [{ fr: 'les douze derniers mois' }, 12],
  [{ fr: 'la dernière année' }, 12],
  [{ fr: 'les 14 derniers jours' }, 0.46],
  [{ fr: 'le dernier trimestre' }, 3],
  [{ de: 'die letzten drei Monate', en: 'the last three months' }, 3],
  [{ en: 'your stay' }, null],
  [{ en: 'the months since the move' }, null],
  [{ de: 'die letzten drei Monate' }, null],
  [{}, null],
] as const)('%j is %s months', ([period, months]) => {
  const found = monthsOfPeriod(period as Record<string, string>)
  if (months === null) expect(found).toBeNull()
  else expect(found).toBeCloseTo(months, 2)
})
