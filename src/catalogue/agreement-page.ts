import { may } from '../accounts/permissions.ts'
import type { Row } from '../database/schema.ts'
import type { Format } from '../i18n/format.ts'
import type { Language } from '../i18n/languages.ts'
import { nameIn } from '../i18n/names.ts'
import type { MessageKey, Translate } from '../i18n/translate.ts'
import { type ServiceTabs, serviceTabs } from '../web/service-tabs.ts'
import type { Surroundings } from '../web/surroundings.ts'
import { type AttainmentResult, inForce, type Month, type TargetOutcome } from './agreement.ts'
import type { AgreementWithAttainments } from './agreement-store.ts'
import { withUnit } from './numbers.ts'
import { agreementState } from './service-list-page.ts'

declare module '../web/render.ts' {
  interface Pages {
    'catalogue/agreement': AgreementPage
    'catalogue/agreement-grid': AgreementGrid
  }
}

export interface AgreementPage {
  title: string
  tabs: ServiceTabs
  /** Null: only to be read. */
  add: string | null
  summary: ReturnType<typeof agreementState>
  address: string
  years: { value: string; label: string; chosen: boolean }[]
  agreements: AgreementGrid[]
  enterHint: boolean
}

export interface AgreementGrid {
  name: string
  kind: string
  kindHint: string
  parties: string
  validity: string
  note: string
  edit: string | null
  addTarget: string | null
  months: { name: string; address: string | null; label: string }[]
  targets: TargetRow[]
}

interface TargetRow {
  metric: string
  edit: string | null
  agreed: string
  critical: boolean
  where: string
  met: string
  cells: { icon: 'check' | 'x' | 'minus' | null; look: string; value: string; label: string }[]
}

interface Shown {
  agreements: readonly AgreementWithAttainments[]
  outcomes: readonly TargetOutcome[]
  months: readonly Month[]
  /** Null: the last twelve months. */
  year: number | null
  firstMonth: Month | null
}

const KINDS: Record<Row<'agreement'>['kind'], { name: MessageKey; hint: MessageKey }> = {
  sla: { name: 'catalogue.sla', hint: 'catalogue.slaHint' },
  ola: { name: 'catalogue.ola', hint: 'catalogue.olaHint' },
  xla: { name: 'catalogue.xla', hint: 'catalogue.xlaHint' },
}

const CELLS: Record<AttainmentResult, { key: MessageKey; icon: 'check' | 'x' | 'minus'; look: string }> = {
  met: { key: 'catalogue.met', icon: 'check', look: 'cell-met' },
  missed: { key: 'catalogue.missed', icon: 'x', look: 'cell-missed' },
  'not-reported': { key: 'catalogue.notReported', icon: 'minus', look: 'cell-not-reported' },
}

export function agreementPage(service: Row<'service'>, shown: Shown, around: Surroundings): AgreementPage {
  const { actor, language, t, format } = around
  const address = `/services/${service.slug}`
  const manages = may(actor, 'catalogue.manage')
  return {
    title: t('catalogue.agreementTitle', { name: nameIn(language, service) }),
    tabs: serviceTabs(service, 'agreement', actor, t),
    add: manages ? `${address}/agreements/new` : null,
    summary: agreementState(shown.outcomes, t, format),
    address: `${address}/agreement`,
    years: yearChoices(shown, around),
    agreements: shown.agreements
      .filter(({ agreement }) => shown.months.some((month) => inForce(agreement, month)) || manages)
      .map((each) => agreementGrid(each, shown.months, manages ? address : null, around)),
    enterHint: manages && shown.agreements.some(({ targets }) => targets.length > 0),
  }
}

function yearChoices({ year, firstMonth }: Shown, { t, today }: Surroundings): AgreementPage['years'] {
  const thisYear = Number(today.slice(0, 4))
  const first = Math.min(Number(firstMonth?.slice(0, 4) ?? thisYear), thisYear, year ?? thisYear)
  const years = Array.from({ length: thisYear - first + 1 }, (_, back) => String(thisYear - back))
  return [
    { value: '', label: t('catalogue.lastTwelveMonths'), chosen: year === null },
    ...years.map((value) => ({ value, label: value, chosen: value === String(year) })),
  ]
}

/** @param manage the service's address where the reader may change its agreements, else null */
function agreementGrid(
  { agreement, targets }: AgreementWithAttainments,
  months: readonly Month[],
  manage: string | null,
  { language, t, format, today }: Surroundings,
): AgreementGrid {
  const from = format.day(agreement.valid_from)
  const until = agreement.valid_until
  const kind = KINDS[agreement.kind]
  const mayEnter = (month: Month) => manage !== null && month <= today.slice(0, 7) && inForce(agreement, month)
  return {
    name: agreement.name,
    kind: t(kind.name),
    kindHint: t(kind.hint),
    parties: t('catalogue.between', { customer: agreement.customer_party, provider: agreement.provider_party }),
    validity:
      until === null
        ? t('catalogue.validFrom', { from })
        : t('catalogue.validFromUntil', { from, until: format.day(until) }),
    note: agreement.note,
    edit: manage === null ? null : `${manage}/agreements/${agreement.id}`,
    addTarget: manage === null ? null : `${manage}/agreements/${agreement.id}/targets/new`,
    months: months.map((month) => ({
      name: format.shortMonth(month),
      address: mayEnter(month) ? `${manage}/agreement/${month}` : null,
      label: t('catalogue.enterMonth', { month: format.month(month) }),
    })),
    targets: targets.map(({ target, attainments }) => ({
      metric: target.metric,
      edit: manage === null ? null : `${manage}/targets/${target.id}`,
      agreed: agreedTarget(target, t, format),
      critical: target.critical === 1,
      where: componentName(target, language, t),
      met: monthsMet(attainments, t),
      cells: months.map((month) =>
        cellOf(
          attainments.find(({ period }) => period === month),
          month,
          { t, format },
        ),
      ),
    })),
  }
}

function componentName(
  target: { component_name: string | null; component_name_fr: string | null },
  language: Language,
  t: Translate,
): string {
  if (target.component_name === null) return t('common.endToEnd')
  return nameIn(language, { name: target.component_name, name_fr: target.component_name_fr ?? '' })
}

/** "at least 95 % of locked cards, per calendar month" */
export function agreedTarget(
  target: Pick<Row<'target'>, 'direction' | 'value' | 'unit' | 'measured_over'>,
  t: Translate,
  format: Format,
): string {
  const value = withUnit(target.value, target.unit, t, format)
  const agreed = t(target.direction === 'at-least' ? 'catalogue.atLeast' : 'catalogue.atMost', { value })
  return target.measured_over === '' ? agreed : `${agreed}, ${target.measured_over}`
}

function monthsMet(attainments: readonly Row<'attainment'>[], t: Translate): string {
  const reported = attainments.filter(({ result }) => result !== 'not-reported')
  if (reported.length === 0) return '–'
  const met = reported.filter(({ result }) => result === 'met').length
  return t('catalogue.metOf', { met, reported: reported.length })
}

function cellOf(
  attainment: Row<'attainment'> | undefined,
  month: Month,
  { t, format }: { t: Translate; format: Format },
): TargetRow['cells'][number] {
  if (attainment === undefined) return { icon: null, look: 'cell-empty', value: '', label: '' }
  const { key, icon, look } = CELLS[attainment.result]
  const value = attainment.value === null ? '' : withUnit(attainment.value, '', t, format)
  return { icon, look, value, label: `${format.month(month)} – ${t(key)}` }
}
