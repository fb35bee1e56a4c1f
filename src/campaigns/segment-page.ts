import { type Field, field } from '../accounts/fields.ts'
import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import { nameIn } from '../i18n/names.ts'
import type { Reader } from '../i18n/reader.ts'
import type { MessageKey } from '../i18n/translate.ts'
import type { FieldErrors } from '../web/form.ts'
import { type FormErrors, formErrors } from '../web/form-errors.ts'
import { AS, type Choice, type ContactTabs, contactTabs, languageName } from './contact-list-page.ts'
import { ATTRIBUTE_TESTS, asksForValue, type SegmentCondition, type SegmentConditions } from './segment.ts'
import type { TypedSegment } from './segment-form.ts'

declare module '../web/render.ts' {
  interface Pages {
    'campaigns/segments': SegmentListPage
    'campaigns/segment': SegmentPage
  }
}

interface Service {
  id: string
  name: string
  name_fr: string
}

export interface SegmentListPage {
  title: string
  tabs: ContactTabs
  segments: { address: string; name: string; conditions: string; members: string; contactsAddress: string }[]
}

export interface CountedSegment {
  id: string
  name: string
  conditions: SegmentConditions
  members: number
}

export function segmentListPage(
  segments: readonly CountedSegment[],
  services: readonly Service[],
  reader: Reader,
): SegmentListPage {
  const { t, format } = reader
  return {
    title: t('contacts.segments'),
    tabs: contactTabs('/contacts/segments', t),
    segments: segments.map(({ id, name, conditions, members }) => ({
      address: `/contacts/segments/${id}`,
      name,
      conditions: conditionsInWords(conditions, services, reader),
      members: format.number(members),
      contactsAddress: `/contacts?segment=${id}`,
    })),
  }
}

const TESTS = {
  is: 'contacts.testIs',
  'is-not': 'contacts.testIsNot',
  contains: 'contacts.testContains',
  'is-set': 'contacts.testIsSet',
  'is-missing': 'contacts.testIsMissing',
} as const satisfies Record<(typeof ATTRIBUTE_TESTS)[number], MessageKey>

/** A segment's conditions as one reads them: "Department is Cards, and language is French". */
function conditionsInWords(
  { join, conditions }: SegmentConditions,
  services: readonly Service[],
  reader: Reader,
): string {
  const words = conditions.map((condition) => conditionInWords(condition, services, reader))
  return words.join(reader.t(join === 'all' ? 'contacts.joinAnd' : 'contacts.joinOr'))
}

function conditionInWords(condition: SegmentCondition, services: readonly Service[], { t, language }: Reader): string {
  const test = t(TESTS[condition.test])
  if (condition.kind === 'attribute') {
    return [
      condition.name,
      test,
      ...(asksForValue(condition.test) ? [t('contacts.quoted', { value: condition.value })] : []),
    ].join(' ')
  }
  if (condition.kind === 'language') {
    return [t('common.language'), test, languageName(condition.value, language)].join(' ')
  }
  const service = services.find(({ id }) => id === condition.serviceId)
  const perspective = condition.perspective === null ? t('contacts.anyPerspective') : t(AS[condition.perspective])
  const name = service === undefined ? t('contacts.removedService') : nameIn(language, service)
  return t(condition.test === 'is' ? 'contacts.standsTo' : 'contacts.standsNotTo', { perspective, service: name })
}

export interface SegmentPage {
  title: string
  tabs: ContactTabs
  action: string
  isNew: boolean
  errors: FormErrors | null
  name: Field
  joins: Choice[]
  attributes: { id: string; name: string; tests: Choice[]; value: string }[]
  attributesError: string | null
  attributeNames: string[]
  languages: { id: string; tests: Choice[]; value: string }[]
  languagesError: string | null
  languageNames: { tag: string; name: string }[]
  services: { id: string; tests: Choice[]; perspectives: Choice[]; services: Choice[] }[]
  conditionsError: string | null
  /** How many contacts are in it as it stands; null while the form has errors, or before there is anything to count. */
  members: string | null
  contactsAddress: string | null
  usedBy: string | null
}

export interface SegmentMatter {
  id: string | null
  typed: TypedSegment
  errors: FieldErrors
  members: { all: number; active: number } | null
  services: readonly Service[]
  attributeNames: readonly string[]
  languages: readonly string[]
  /** How many campaigns go by it. */
  campaigns: number
}

const LABELS = {
  name: 'contacts.segmentName',
  conditions: 'contacts.conditions',
  attributes: 'contacts.attributes',
  languages: 'common.language',
} as const satisfies Record<string, MessageKey>

export function segmentPage(matter: SegmentMatter, reader: Reader): SegmentPage {
  const { id, typed, errors, members, services } = matter
  const { t, format, language } = reader
  const form = Object.keys(errors).length === 0 ? null : { ok: false as const, errors, typed: { name: typed.name } }
  const error = (of: string) => (errors[of] === undefined ? null : t(errors[of]))
  const rows = (count: number, blank: number) => Array.from({ length: count + blank }, (_, row) => row)
  const isOrNot = (chosen: string | undefined) => testChoices(['is', 'is-not'], chosen, reader)
  return {
    title: id === null ? t('contacts.newSegment') : typed.name,
    tabs: contactTabs('/contacts/segments', t),
    action: id === null ? '/contacts/segments' : `/contacts/segments/${id}`,
    isNew: id === null,
    errors: formErrors(form, LABELS, t),
    name: field(form, 'name', typed.name, t),
    joins: (['all', 'any'] as const).map((value) => ({
      value,
      name: t(value === 'all' ? 'contacts.joinAll' : 'contacts.joinAny'),
      chosen: value === typed.join,
    })),
    attributes: rows(
      typed.attribute.filter((name, row) => name !== '' || typed.attributeValue[row] !== '').length,
      2,
    ).map((row) => ({
      id: `attribute-${row}`,
      name: typed.attribute[row] ?? '',
      tests: testChoices(ATTRIBUTE_TESTS, typed.attributeTest[row], reader),
      value: typed.attributeValue[row] ?? '',
    })),
    attributesError: error('attributes'),
    attributeNames: [...matter.attributeNames],
    languages: rows(typed.language.filter((tag) => tag !== '').length, 1).map((row) => ({
      id: `language-${row}`,
      tests: isOrNot(typed.languageTest[row]),
      value: typed.language[row] ?? '',
    })),
    languagesError: error('languages'),
    languageNames: [...new Set([...matter.languages, 'en', 'fr'])].map((tag) => ({
      tag,
      name: languageName(tag, language),
    })),
    services: rows(typed.service.filter((service) => service !== '').length, 1).map((row) => ({
      id: `service-${row}`,
      tests: isOrNot(typed.serviceTest[row]),
      perspectives: [
        { value: '', name: t('contacts.anyPerspective'), chosen: !typed.perspective[row] },
        ...PERSPECTIVES.map((value) => ({ value, name: t(AS[value]), chosen: value === typed.perspective[row] })),
      ],
      services: [
        { value: '', name: '–', chosen: !typed.service[row] },
        ...services.map((service) => ({
          value: service.id,
          name: nameIn(language, service),
          chosen: service.id === typed.service[row],
        })),
      ],
    })),
    conditionsError: error('conditions'),
    members:
      members === null
        ? null
        : t('contacts.segmentMembers', { count: members.all, active: format.number(members.active) }),
    contactsAddress: id === null ? null : `/contacts?segment=${id}`,
    usedBy: matter.campaigns === 0 ? null : t('contacts.segmentUsedBy', { count: matter.campaigns }),
  }
}

function testChoices(tests: readonly (keyof typeof TESTS)[], chosen: string | undefined, { t }: Reader): Choice[] {
  return tests.map((value) => ({ value, name: t(TESTS[value]), chosen: value === chosen }))
}
