import { agreementTargetsMet, type TargetOutcome } from '../catalogue/agreement.ts'
import { withUnit } from '../catalogue/numbers.ts'
import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import type { Perspective } from '../database/schema.ts'
import { nameIn } from '../i18n/names.ts'
import type { Reader } from '../i18n/reader.ts'
import type { MessageKey } from '../i18n/translate.ts'
import { agreementColour, type Colour } from '../statistics/state.ts'
import { whyHidden } from './figures-page.ts'
import { MATRIX_COLUMNS, type MatrixCell, type MatrixColumn, type ServiceComparison } from './service-comparison.ts'

declare module '../web/render.ts' {
  interface Pages {
    'comparison/matrix': Matrix
  }
}

/** Perspective × what IT does, what people do, and the whole; with the agreement in the same columns. */
export interface Matrix {
  columns: string[]
  rows: { perspective: Perspective; name: string; cells: ShownCell[] }[]
  agreement: { words: string; colour: Colour }[]
  targets: TargetRow[]
  agreementAddress: string
}

interface ShownCell {
  column: string
  index: string | null
  why: string
  n: string
  isContent: boolean
  judged: string
}

interface TargetRow {
  metric: string
  component: string
  critical: boolean
  agreed: string
  result: 'met' | 'missed' | 'unknown'
  resultName: string
  latest: string
  months: string
}

const COLUMN_NAMES: Record<MatrixColumn, MessageKey> = {
  'it-supported': 'common.itSupported',
  'human-activity': 'common.humanActivity',
  'end-to-end': 'common.endToEnd',
}

export function matrix(comparison: ServiceComparison, agreementAddress: string, reader: Reader): Matrix {
  const { t } = reader
  return {
    columns: MATRIX_COLUMNS.map((column) => t(COLUMN_NAMES[column])),
    rows: PERSPECTIVES.map((perspective) => ({
      perspective,
      name: t(`common.${perspective}`),
      cells: comparison.matrix[perspective].map((cell) =>
        shownCell(cell, perspective, comparison.rules.targetIndex, reader),
      ),
    })),
    agreement: MATRIX_COLUMNS.map((column) => agreementCell(column, comparison.targets, reader)),
    targets: comparison.targets.map((target) => targetRow(target, reader)),
    agreementAddress,
  }
}

function shownCell(
  { column, index, n, disclosure }: MatrixCell,
  perspective: Perspective,
  target: number,
  { t, format }: Reader,
): ShownCell {
  const isContent = index.value !== null && index.value >= target
  return {
    column: t(COLUMN_NAMES[column]),
    index: index.value === null ? null : format.number(index.value),
    why: whyHidden(disclosure, t),
    n: t('comparison.answerCount', { n }),
    isContent,
    judged: t(isContent ? 'comparison.content' : 'comparison.notContent', { perspective }),
  }
}

/** The whole column counts every target; the others those of their own kind of component. */
function agreementCell(
  column: MatrixColumn,
  targets: readonly TargetOutcome[],
  { t }: Reader,
): Matrix['agreement'][number] {
  const own = agreementTargetsMet(
    targets.filter(({ component }) => column === 'end-to-end' || component?.kind === column),
  )
  const colour = agreementColour(own)
  if (own.length === 0) return { words: t('comparison.targetsNone'), colour }
  const reported = own.filter(({ met }) => met !== null)
  if (reported.length === 0) return { words: t('comparison.targetsNotReported'), colour }
  const met = reported.filter((target) => target.met).length
  return { words: t('comparison.targetsMet', { met, of: reported.length }), colour }
}

function targetRow(target: TargetOutcome, { t, format, language }: Reader): TargetRow {
  const { component, latest, direction, unit } = target
  const months = target.monthsMet + target.monthsMissed
  const result = latest?.result ?? 'unknown'
  const names = {
    met: 'comparison.targetMet',
    missed: 'comparison.targetMissed',
    unknown: 'comparison.targetsNotReported',
  } as const
  return {
    metric: target.metric,
    component: component === null ? t('common.endToEnd') : nameIn(language, component),
    critical: target.critical,
    agreed: t(direction === 'at-least' ? 'comparison.targetAtLeast' : 'comparison.targetAtMost', {
      value: withUnit(target.value, unit, t, format),
    }),
    result,
    resultName: t(names[result]),
    latest: latest === null ? '' : latestText(latest, unit, { t, format }),
    months: months === 0 ? '' : t('comparison.targetMonths', { met: target.monthsMet, of: months }),
  }
}

function latestText(
  { period, value }: NonNullable<TargetOutcome['latest']>,
  unit: string,
  { t, format }: Pick<Reader, 't' | 'format'>,
): string {
  const month = format.month(period)
  if (value === null) return t('comparison.targetLatestNoValue', { month })
  return t('comparison.targetLatest', { value: withUnit(value, unit, t, format), month })
}
