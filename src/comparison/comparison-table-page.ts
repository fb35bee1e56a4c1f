import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import type { CellDisclosure } from './breakdown.ts'
import { type Figure, rounded } from './breakdown-table-page.ts'
import type { Disclosure } from './disclosure.ts'
import type { ServiceComparison } from './service-comparison.ts'

/** What other programs read of a service's comparison: index points, intervals of 95 %. */
export function comparisonFigures(comparison: ServiceComparison) {
  const { overall, dimensions, rules, state } = comparison
  return {
    target: rules.targetIndex,
    state: state.state,
    questions: [overall, ...dimensions].map(({ dimension, users, customers, provider, disclosure, gap, verdict }) => {
      const views = {
        user: { n: users.n, index: users.index, interval: users.indexInterval.value },
        customer: { n: customers.n, index: customers.index, interval: customers.indexInterval.value },
        provider: { n: provider.n, index: provider.index, interval: null },
      }
      return {
        question: dimension,
        figures: PERSPECTIVES.map((perspective): Figure => {
          const { n, index, interval } = views[perspective]
          return {
            ...{ perspective, n, index: rounded(index.value) },
            ...{ low: rounded(interval?.low ?? null), high: rounded(interval?.high ?? null) },
            shown: toldAs(disclosure[perspective]),
          }
        }),
        gap: rounded(gap.value?.index.value ?? null),
        verdict,
      }
    }),
  }
}

function toldAs(disclosure: Disclosure): CellDisclosure {
  return disclosure === 'shown' || disclosure === 'none' ? disclosure : 'hidden'
}
