import type { Reader } from '../i18n/reader.ts'
import type { ServiceTabs } from '../web/service-tabs.ts'
import { questionsOf } from './edits.ts'
import type { Version } from './versions-store.ts'
import { type FormWordings, formWordings } from './wordings-page.ts'

declare module '../web/render.ts' {
  interface Pages {
    'surveys/versions': VersionsPage
    'surveys/version': VersionPage
  }
}

export interface VersionsPage {
  title: string
  tabs: ServiceTabs
  name: string
  surveyAddress: string
  /** The draft's editor; null where nothing is being edited. */
  editAddress: string | null
  draftAddress: string
  rows: {
    number: number
    name: string
    address: string
    published: string
    questions: string
    note: string
    isNewest: boolean
  }[]
}

export interface VersionPage {
  title: string
  tabs: ServiceTabs
  heading: string
  back: string
  note: string
  draftAddress: string
  number: number
  canBegin: boolean
  forms: FormWordings[]
}

export interface ShownVersions {
  survey: { id: string; name: string }
  isEdited: boolean
  versions: readonly Version[]
  tabs: ServiceTabs
}

export function versionsPage({ survey, isEdited, versions, tabs }: ShownVersions, reader: Reader): VersionsPage {
  const { t, format } = reader
  const base = `/surveys/${survey.id}`
  return {
    title: t('editor.versionsTitle', { survey: survey.name }),
    ...{ tabs, name: survey.name, surveyAddress: base },
    editAddress: isEdited ? `${base}/edit` : null,
    draftAddress: `${base}/draft`,
    rows: versions.map(({ number, publishedAt, note, definition }, place) => ({
      ...{ number, name: t('editor.versionNumber', { number }), address: `${base}/versions/${number}`, note },
      published: format.day(publishedAt),
      questions: t('editor.counts', { questions: questionsOf(definition).length, pages: definition.pages.length }),
      isNewest: place === 0,
    })),
  }
}

export function versionPage(shown: ShownVersions, version: Version, reader: Reader): VersionPage {
  const { t, format, language } = reader
  const { survey, tabs, isEdited } = shown
  const { number, note, publishedAt, definition } = version
  return {
    title: t('editor.versionTitle', { survey: survey.name, number }),
    ...{ tabs, note, number },
    heading: t('editor.versionHeading', { number, day: format.day(publishedAt) }),
    back: `/surveys/${survey.id}/versions`,
    draftAddress: `/surveys/${survey.id}/draft`,
    canBegin: !isEdited,
    forms: formWordings(definition, t, language),
  }
}
