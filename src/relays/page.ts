import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import type { Perspective } from '../database/schema.ts'
import { nameIn } from '../i18n/names.ts'
import type { Reader } from '../i18n/reader.ts'
import { surveyName } from '../surveys/survey-name.ts'
import type { Form } from '../web/form.ts'
import { type FormErrors, formErrors } from '../web/form-errors.ts'
import { type Sample, samples } from './samples.ts'
import { canonicalText, relayLink } from './signature.ts'
import type { Relay, RelaySurvey } from './store.ts'
import { linkVerdict, readLink } from './try-link.ts'

declare module '../web/render.ts' {
  interface Pages {
    'relays/list': RelayListPage
    'relays/form': RelayFormPage
    'relays/relay': RelayPage
  }
}

export interface RelayListPage {
  title: string
  relays: {
    name: string
    address: string
    perspective: string
    services: string
    status: string
    statusClass: string
  }[]
}

export function relayListPage(relays: readonly Relay[], { t, format, language }: Reader): RelayListPage {
  return {
    title: t('relays.title'),
    relays: relays.map((relay) => ({
      name: relay.name,
      address: `/relays/${relay.id}`,
      perspective: t(`common.${relay.perspective}`),
      services: format.list(relay.surveys.map((survey) => serviceOf(survey, language))),
      ...statusOf(relay, t),
    })),
  }
}

const serviceOf = ({ serviceName, serviceNameFr }: RelaySurvey, language: Reader['language']) =>
  nameIn(language, { name: serviceName, name_fr: serviceNameFr })

/** By the service's name, as the reader's language spells it. */
function inOrder<Survey extends RelaySurvey>(surveys: readonly Survey[], language: Reader['language']): Survey[] {
  return [...surveys].sort((one, other) => serviceOf(one, language).localeCompare(serviceOf(other, language), language))
}

function statusOf({ active }: Pick<Relay, 'active'>, t: Reader['t']) {
  return active === 1
    ? { status: t('relays.on'), statusClass: 'state state-good' }
    : { status: t('relays.off'), statusClass: 'state' }
}

export interface RelayFormPage {
  title: string
  action: string
  backAddress: string
  name: string
  nameError: string | null
  /** Null where it is fixed. */
  perspectives: { value: Perspective; name: string; hint: string; chosen: boolean }[] | null
  perspectiveError: string | null
  surveys: { id: string; service: string; name: string; asks: string; chosen: boolean }[]
  surveysError: string | null
  errors: FormErrors | null
  submit: string
}

export interface ShownRelayForm {
  /** Null for one that is being made. */
  relay: Pick<Relay, 'id' | 'name'> | null
  choosable: readonly (RelaySurvey & { perspectives: Perspective[] })[]
  chosen: { name: string; perspective: string; surveys: readonly string[] }
  form: Form<unknown> | null
}

export function relayFormPage({ relay, choosable, chosen, form }: ShownRelayForm, reader: Reader): RelayFormPage {
  const { t, format, language } = reader
  const error = (field: string) => {
    const key = form === null || form.ok ? undefined : form.errors[field]
    return key === undefined ? null : t(key)
  }
  return {
    title: relay === null ? t('relays.newTitle') : t('relays.editTitle', { name: relay.name }),
    action: relay === null ? '/relays' : `/relays/${relay.id}`,
    backAddress: relay === null ? '/relays' : `/relays/${relay.id}`,
    name: chosen.name,
    nameError: error('name'),
    perspectives:
      relay !== null
        ? null
        : PERSPECTIVES.map((value) => ({
            value,
            name: t(`common.${value}`),
            hint: t(`common.${value}Hint`),
            chosen: value === chosen.perspective,
          })),
    perspectiveError: error('perspective'),
    surveys: inOrder(choosable, language).map((survey) => ({
      id: survey.surveyId,
      service: serviceOf(survey, language),
      name: surveyName(survey, t),
      asks: format.list(
        PERSPECTIVES.filter((perspective) => survey.perspectives.includes(perspective)).map((perspective) =>
          t(`common.${perspective}`).toLocaleLowerCase(language),
        ),
      ),
      chosen: chosen.surveys.includes(survey.surveyId),
    })),
    surveysError: error('surveys'),
    errors: formErrors(form, { name: 'relays.name', perspective: 'relays.perspective', surveys: 'relays.surveys' }, t),
    submit: t(relay === null ? 'common.create' : 'common.save'),
  }
}

export interface RelayPage {
  title: string
  perspective: Perspective
  perspectiveName: string
  made: string
  status: string
  statusClass: string
  address: string
  editAddress: string
  surveys: { service: string; slug: string; name: string; address: string; isOpen: boolean }[]
  template: string
  canonical: string
  exampleLink: string
  /** Null until it is asked for. */
  secret: string | null
  showSecretAddress: string
  samples: Sample[]
  tried: { link: string; verdict: string; works: boolean; canonical: string | null } | null
  rotateAddress: string
  generation: string
  switchAddress: string
  switchTo: '0' | '1'
  switchName: string
  switchQuestion: string
}

export interface ShownRelay {
  relay: Relay
  secret: string
  query: { secret?: string | undefined; link: string }
  publicUrl: string
}

/** What a reference looks like, in examples. */
const EXAMPLE_REF = 'INC0012'

export function relayPage({ relay, secret, query, publicUrl }: ShownRelay, { t, format, language }: Reader): RelayPage {
  const base = `/relays/${relay.id}`
  const link = `${publicUrl}/t/${relay.key}`
  const example = { ref: EXAMPLE_REF, service: relay.surveys[0]?.slug ?? 'service' }
  const isOn = relay.active === 1
  return {
    title: relay.name,
    perspective: relay.perspective,
    perspectiveName: t(`common.${relay.perspective}`),
    made: t('relays.madeBy', { day: format.day(relay.created_at), name: relay.creator ?? '–' }),
    ...statusOf(relay, t),
    address: base,
    editAddress: `${base}/edit`,
    surveys: relay.surveys.map((survey) => ({
      service: serviceOf(survey, language),
      slug: survey.slug,
      name: surveyName(survey, t),
      address: `/surveys/${survey.surveyId}`,
      isOpen: survey.status === 'published',
    })),
    template: `${link}?ref={ref}&service={service}&sig={sig}`,
    canonical: canonicalText(example),
    exampleLink: relayLink(publicUrl, relay.key, secret, example),
    secret: query.secret === 'shown' ? secret : null,
    showSecretAddress: `${base}?secret=shown#secret`,
    samples: samples(link, example),
    tried: query.link === '' ? null : tried(query.link, relay, secret, t),
    rotateAddress: `${base}/rotation`,
    generation: format.number(relay.generation),
    switchAddress: `${base}/switch`,
    switchTo: isOn ? '0' : '1',
    switchName: t(isOn ? 'relays.switchOff' : 'relays.switchOn'),
    switchQuestion: t(isOn ? 'relays.switchOffQuestion' : 'relays.switchOnQuestion'),
  }
}

function tried(text: string, relay: Relay, secret: string, t: Reader['t']): RelayPage['tried'] {
  const link = readLink(text)
  const services = relay.surveys.map(({ slug }) => slug)
  const verdict = linkVerdict(link, { ...relay, services }, secret)
  const explained = verdict === 'relays.triedBadSignature' && link !== null ? canonicalText(link) : null
  return { link: text, verdict: t(verdict), works: verdict === 'relays.triedWorks', canonical: explained }
}
