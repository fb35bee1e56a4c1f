import { nameIn } from '../i18n/names.ts'
import type { Surroundings } from '../web/surroundings.ts'
import { outcomeName } from './outcome-page.ts'
import type { FullAction } from './register-store.ts'
import { raisedFromWords, statusName } from './words.ts'

export function csvHeadings({ t }: Surroundings): string[] {
  return [
    t('improvement.columnAction'),
    t('improvement.columnService'),
    t('improvement.columnFrom'),
    t('improvement.columnStatus'),
    t('improvement.columnOwner'),
    t('improvement.columnDue'),
    t('improvement.causeTitle'),
    t('improvement.changeTitle'),
    t('teamwork.csvRaisedOn'),
    t('teamwork.csvChangedOn'),
    t('teamwork.csvOutcome'),
    t('teamwork.csvLearnt'),
    t('teamwork.csvAddress'),
  ]
}

/** One action as a row; days as spreadsheets sort them. */
export function csvCells(action: FullAction, publicUrl: string, { t, language }: Surroundings): string[] {
  return [
    action.title,
    nameIn(language, { name: action.service_name, name_fr: action.service_name_fr }),
    raisedFromWords(action.dimension, t),
    statusName(action.status, t),
    action.owner,
    action.due_on,
    action.cause,
    action.change,
    action.created_at.slice(0, 10),
    action.changed_on ?? '',
    action.outcome === null ? '' : outcomeName(action.outcome, { t }),
    action.learnt,
    `${publicUrl}/actions/${action.id}`,
  ]
}
