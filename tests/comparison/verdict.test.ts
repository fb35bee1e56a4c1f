import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { windowAnswers } from '../../src/comparison/answers.ts'
import { currentNames } from '../../src/comparison/current-names.ts'
import { compareService } from '../../src/comparison/service-comparison.ts'
import { verdictOn } from '../../src/comparison/verdict.ts'
import { formatter } from '../../src/i18n/format.ts'
import type { Language } from '../../src/i18n/languages.ts'
import { translator } from '../../src/i18n/translate.ts'

interface Case {
  id: string
  users: number[]
  customers: number[]
  customers_eligible: number
  sla_targets: { critical: boolean; met: boolean | null }[]
}

const { cases } = JSON.parse(readFileSync(join(import.meta.dirname, '../fixtures/statistics/states.json'), 'utf8')) as {
  cases: Case[]
}

function verdict(id: string, language: Language, changed: Partial<Case> = {}) {
  const given = { ...cases.find((candidate) => candidate.id === id)!, ...changed }
  const counts = (['user', 'customer'] as const).flatMap((perspective) =>
    (perspective === 'user' ? given.users : given.customers).map((count, at) => ({
      perspective,
      question: 'VALUE',
      answer: at + 1,
      count,
    })),
  )
  const nobody = { anonymous: false, eligible: null, received: 0, held: 0, lastDay: null }
  const comparison = compareService({
    window: 'all',
    answers: windowAnswers('all', counts, () => 'shown'),
    before: null,
    asked: {
      user: { ...nobody, lastDay: '2026-11-01' },
      customer: { ...nobody, eligible: given.customers_eligible },
      provider: nobody,
    },
    names: currentNames([]),
    own: [],
    targets: given.sla_targets.map(({ critical, met }, at) => ({
      id: String(at),
      agreement: { id: 'a', name: 'Agreement', kind: 'sla' as const },
      metric: 'Availability',
      direction: 'at-least' as const,
      value: 99,
      unit: '%',
      measuredOver: '',
      critical,
      component: null,
      monthsMet: met === true ? 1 : 0,
      monthsMissed: met === false ? 1 : 0,
      monthsNotReported: met === null ? 1 : 0,
      latest:
        met === null ? null : { period: '2026-10', value: null, result: met ? ('met' as const) : ('missed' as const) },
    })),
    components: [],
    activeUsers: null,
    periodMonths: 3,
    xlaTarget: null,
    today: '2026-11-20',
  })
  const { targets } = comparison
  const attainments = targets.map(({ critical, latest }) => ({
    critical,
    met: latest === null ? null : latest.result === 'met',
  }))
  return verdictOn({ ...comparison, attainments }, { t: translator(language), format: formatter(language) })
}

const plain = (text: string) => text.replace(/[\u202f\u00a0]/g, ' ')

describe('the verdict in one sentence', () => {
  test.each([
    [
      'debit-card',
      'Watermelon: every agreed target is met and customers are content (79, all 6 asked answered), but users are not (39, 95% interval 38 to 40, 2,000 answers).',
    ],
    [
      'aligned-good',
      'Aligned, good: users are content (81, 95% interval 79 to 83, 400 answers), so are customers (83, all 3 asked answered), and the agreed target is met.',
    ],
    [
      'aligned-poor',
      'Aligned, poor: users are not content (31, 95% interval 27 to 35, 200 answers), neither are customers (13, all 2 asked answered), and the agreed target is missed.',
    ],
    [
      'hidden-strength',
      'Hidden strength: the agreed target is met and users are content (81, 95% interval 79 to 83, 400 answers), but customers are not (25, all 12 asked answered).',
    ],
    [
      'users-only',
      'Users only: users are content (81, 95% interval 79 to 83, 400 answers), and the agreed target is met. No customer has answered.',
    ],
    [
      'watermelon-by-sla',
      'Watermelon: the agreed target is met, but users are not content (31, 95% interval 27 to 35, 200 answers). No customer has answered.',
    ],
    [
      'customer-only',
      'Customers only: the service owner is content (75, the only one asked), and the agreed target is met. Only 8 users have answered; a verdict needs 10.',
    ],
    [
      'insufficient',
      'Not enough data: there is nothing to compare yet. Only 8 users have answered; a verdict needs 10. No customer has answered.',
    ],
  ])('%s', (id, sentence) => {
    expect(verdict(id, 'en').sentence).toBe(sentence)
  })

  test.each([
    [
      'debit-card',
      'Pastèque : tous les objectifs convenus sont atteints et les clients sont satisfaits (79, les 6 personnes interrogées ont répondu), mais les utilisateurs ne le sont pas (39, intervalle à 95 % de 38 à 40, 2 000 réponses).',
    ],
    [
      'customer-only',
      'Clients uniquement : le responsable du service est satisfait (75, seule personne interrogée), et l’objectif convenu est atteint. Seuls 8 utilisateurs ont répondu ; il en faut 10 pour conclure.',
    ],
    [
      'insufficient',
      'Données insuffisantes : il n’y a encore rien à comparer. Seuls 8 utilisateurs ont répondu ; il en faut 10 pour conclure. Aucun client n’a répondu.',
    ],
  ])('%s, in French', (id, sentence) => {
    expect(plain(verdict(id, 'fr').sentence)).toBe(sentence)
  })

  test.each(cases.map(({ id }) => id))('%s has no gap in either language', (id) => {
    for (const language of ['en', 'fr'] as const) {
      const { sentence, confidence, flags } = verdict(id, language)
      for (const text of [
        sentence,
        confidence ?? '',
        ...flags.flatMap(({ name, explanation }) => [name, explanation]),
      ]) {
        expect(text).not.toMatch(/NaN|null|undefined|\{|\}| {2}|\.\.|, ,|\( /)
      }
    }
  })

  test('a broken or unreported agreement is said', () => {
    const broken = {
      sla_targets: [
        { critical: true, met: false },
        { critical: false, met: true },
      ],
    }
    expect(verdict('debit-card', 'en', broken).sentence).toContain(', and one of 2 agreed targets is missed.')
    expect(verdict('aligned-good', 'en', broken).flags.map(({ name }) => name)).toEqual(['Breach not felt'])
    const unreported = { sla_targets: [{ critical: true, met: null }] }
    expect(verdict('debit-card', 'en', unreported).sentence).toContain('Whether the agreement is kept is not reported.')
    expect(verdict('debit-card', 'en', { sla_targets: [] }).sentence).toMatch(/^Watermelon: customers are content/)
  })

  test('an incomplete census is bounded, and leaves the state provisional', () => {
    const partly = verdict('debit-card', 'en', { customers_eligible: 9 })
    expect(partly.sentence).toContain(
      'customers are content (79, 6 of 9 asked answered; between 53 and 86 whatever the others say)',
    )
    expect(partly.confidence).toBe('Provisional: the customers who have not answered could still turn it.')
  })

  test('customers who answered in several rounds are a census still: none of them is missing', () => {
    const repeated = verdict('debit-card', 'en', { customers: [0, 0, 2, 6, 4], customers_eligible: 6 })
    expect(repeated).toMatchObject({ state: 'watermelon', firm: true })
  })

  test('few users leave it provisional; enough of them confirm it', () => {
    expect(verdict('provisional-small-n', 'en').confidence).toBe(
      'Provisional: only 14 users answered, and a firm verdict needs 30.',
    )
    expect(verdict('debit-card', 'en')).toMatchObject({ firm: true, tone: 'poor' })
    expect(verdict('insufficient', 'en').confidence).toBeNull()
  })
})
