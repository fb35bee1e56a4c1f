import QRCode from 'qrcode'
import type { Actor } from '../accounts/permissions.ts'
import type { Perspective, Row } from '../database/schema.ts'
import { orNotFound } from '../web/errors.ts'
import { type Form, refused } from '../web/form.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { type Route, staffRoute, type Visit } from '../web/routes.ts'
import { serviceTabs } from '../web/service-tabs.ts'
import { contactOfferForm, embedQuery, posterQuery, proofForm, sitesForm } from './door-input.ts'
import { type EmbedChoices, openAddress } from './door-links.ts'
import type { ShownDoors } from './door-page.ts'
import { changeDoor, perspectiveDoors } from './door-store.ts'
import { embedPage } from './embed-page.ts'
import { readSites } from './embed-sites.ts'
import { linkQuery, perspectiveParams } from './input.ts'
import { channelsOf, currentDefinition } from './list-store.ts'
import { posterPage } from './poster-page.ts'
import { surveyService, visibleSurvey } from './survey-store.ts'

type PerspectiveVisit = Visit<{ id: string; perspective: Perspective }, unknown, unknown, Actor>

const INLINE: EmbedChoices = { mode: 'inline', after: 0, position: 'right', channel: '', language: '' }

/** The ways in to a form, as its editors prepare them: QR code, poster, pages of one's own. */
export const doorRoutes: readonly Route[] = [
  staffRoute('survey.manage', {
    method: 'get',
    path: '/surveys/:id/:perspective/qr.svg',
    params: perspectiveParams,
    query: linkQuery,
    handle: async (visit) => {
      const { door } = await openDoor(visit)
      const { channel, language, download } = visit.query
      const link = openAddress(visit.installation.config.publicUrl, 's', door.openKey, { channel, language })
      const svg = await QRCode.toString(link, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 })
      if (download === 1) visit.res.attachment(`survey-${visit.params.perspective}.svg`)
      visit.res.type('image/svg+xml').set('Cache-Control', 'private, max-age=3600').send(svg)
    },
  }),

  staffRoute('survey.manage', {
    method: 'get',
    path: '/surveys/:id/:perspective/poster',
    params: perspectiveParams,
    query: posterQuery,
    handle: async (visit) => {
      const { survey, ...shown } = await openDoor(visit)
      const { organisation } = await surveyService(visit.db, survey)
      const definition = orNotFound(await currentDefinition(visit.db, survey.id))
      render(
        visit.res,
        'surveys/poster',
        posterPage({ ...shown, organisation, definition, chosen: visit.query }, visit),
      )
    },
  }),

  staffRoute('survey.manage', {
    method: 'get',
    path: '/surveys/:id/:perspective/embed',
    params: perspectiveParams,
    query: embedQuery,
    handle: async (visit) => showEmbed(visit, visit.query, null),
  }),

  staffRoute('survey.manage', {
    method: 'post',
    path: '/surveys/:id/:perspective/embed',
    params: perspectiveParams,
    form: sitesForm,
    handle: async (visit) => {
      const { survey, door } = await openDoor(visit)
      if (!visit.form.ok) return showEmbed(visit, INLINE, visit.form)
      const { sites } = visit.form.value
      const read = readSites(sites)
      if (!read.ok) return showEmbed(visit, INLINE, refused({ sites }, { sites: read.error }), read.line)
      await changeDoor(visit.db, survey.id, door, { embedSites: read.sites })
      const notice = visit.t('doors.sitesNotice', { count: read.sites.length })
      redirect(visit.res, `/surveys/${survey.id}/${door.perspective}/embed`, notice)
    },
  }),

  staffRoute('survey.manage', {
    method: 'post',
    path: '/surveys/:id/:perspective/proof-of-work',
    params: perspectiveParams,
    form: proofForm,
    handle: async (visit) => {
      const { survey, door } = await openDoor(visit)
      const proofOfWork = visit.form.ok ? visit.form.value.proof_of_work : door.proofOfWork
      await changeDoor(visit.db, survey.id, door, { proofOfWork })
      const notice = visit.t(proofOfWork === 1 ? 'doors.proofOn' : 'doors.proofOff')
      redirect(visit.res, `/surveys/${survey.id}#${door.perspective}`, notice)
    },
  }),

  staffRoute('survey.manage', {
    method: 'post',
    path: '/surveys/:id/:perspective/contact-offer',
    params: perspectiveParams,
    form: contactOfferForm,
    handle: async (visit) => {
      const { survey, door } = await openDoor(visit)
      const offersContact = visit.form.ok ? visit.form.value.offers_contact : door.offersContact
      await changeDoor(visit.db, survey.id, door, { offersContact })
      redirect(visit.res, `/surveys/${survey.id}#${door.perspective}`, visit.t('followups.saved'))
    },
  }),
]

/** A perspective of a survey that the actor may see; one that the survey does not ask is not found. */
async function openDoor(visit: PerspectiveVisit): Promise<ShownDoors & { survey: Row<'survey'> }> {
  const { db, actor, params, installation } = visit
  const survey = orNotFound(await visibleSurvey(db, actor, params.id))
  const doors = await perspectiveDoors(db, survey.id)
  return {
    survey,
    surveyId: survey.id,
    door: orNotFound(doors.find(({ perspective }) => perspective === params.perspective)),
    signals: [],
    channels: await channelsOf(db, survey.service_id),
    languages: (await currentDefinition(db, survey.id))?.languages ?? [],
    publicUrl: installation.config.publicUrl,
  }
}

async function showEmbed(
  visit: PerspectiveVisit,
  choices: EmbedChoices,
  form: Form<unknown> | null,
  wrongLine = '',
): Promise<void> {
  const { survey, ...shown } = await openDoor(visit)
  const service = await surveyService(visit.db, survey)
  const tabs = serviceTabs(service, 'surveys', visit.actor, visit.t)
  render(
    visit.res,
    'surveys/embed',
    embedPage({ ...shown, tabs, choices, form, wrongLine }, visit),
    form === null ? 200 : 422,
  )
}
