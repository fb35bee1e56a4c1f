import type { Actor } from '../accounts/permissions.ts'
import { visibleService } from '../accounts/scope.ts'
import type { Database, Row } from '../database/schema.ts'
import { badRequest, orNotFound } from '../web/errors.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { staffRoute } from '../web/routes.ts'
import { serviceTabs } from '../web/service-tabs.ts'
import { targetsOf } from './agreement-store.ts'
import { componentsOf } from './component-store.ts'
import type { TouchpointContent } from './contents.ts'
import { filledWith } from './form-page.ts'
import { bySlugAndId, nothingTyped } from './input.ts'
import { touchpointForm } from './journey-input.ts'
import { visibleJourney } from './journey-routes.ts'
import { stepsOf } from './journey-store.ts'
import { newStep, type StepChoices, stepFormPage, typedStep } from './touchpoint-form-page.ts'
import { addStep, changeStep, removeStep, stepOf } from './touchpoint-store.ts'

/** More than a picture can show, and more than anybody has told in one. */
const MOST_STEPS = 60

export const touchpointRoutes = [
  staffRoute('catalogue.manage', {
    method: 'get',
    path: '/services/:slug/journeys/:id/touchpoints/new',
    params: bySlugAndId,
    async handle(visit) {
      const { service, choices } = await newStepIn(visit.db, visit.actor, visit.params)
      const tabs = serviceTabs(service, 'journey', visit.actor, visit.t)
      const edited = { service, tabs, thing: null, filled: newStep(choices.steps.at(-1)), overtaken: false }
      render(visit.res, 'catalogue/form', stepFormPage(edited, choices, visit))
    },
  }),
  staffRoute('catalogue.manage', {
    method: 'post',
    path: '/services/:slug/journeys/:id/touchpoints/new',
    params: bySlugAndId,
    form: touchpointForm,
    async handle(visit) {
      const { db, actor, params, form, t, res } = visit
      const { service, choices } = await newStepIn(db, actor, params)
      if (!form.ok) {
        const tabs = serviceTabs(service, 'journey', actor, t)
        const edited = { service, tabs, thing: null, filled: form, overtaken: false }
        return render(res, 'catalogue/form', stepFormPage(edited, choices, visit), 422)
      }
      const { content } = form.value
      refuseForeign(content, choices)
      if (choices.steps.length >= MOST_STEPS) throw badRequest()
      await addStep(db, choices.journey.id, content)
      redirect(res, journeyAddress(service, choices), t('journey.saved', { name: content.title }))
    },
  }),
  staffRoute('catalogue.manage', {
    method: 'get',
    path: '/services/:slug/touchpoints/:id',
    params: bySlugAndId,
    async handle(visit) {
      const { service, step, choices } = await visibleStep(visit.db, visit.actor, visit.params)
      const tabs = serviceTabs(service, 'journey', visit.actor, visit.t)
      const edited = { service, tabs, thing: step, filled: filledWith(typedStep(step)), overtaken: false }
      render(visit.res, 'catalogue/form', stepFormPage(edited, choices, visit))
    },
  }),
  staffRoute('catalogue.manage', {
    method: 'post',
    path: '/services/:slug/touchpoints/:id',
    params: bySlugAndId,
    form: touchpointForm,
    async handle(visit) {
      const { db, actor, params, form, t, res } = visit
      const { service, step, choices } = await visibleStep(db, actor, params)
      const tabs = serviceTabs(service, 'journey', actor, t)
      const edited = { service, tabs, thing: step, overtaken: false }
      if (!form.ok) return render(res, 'catalogue/form', stepFormPage({ ...edited, filled: form }, choices, visit), 422)
      const { revision = 0, content } = form.value
      refuseForeign(content, choices, step.id)
      if (await changeStep(db, step.id, revision, content)) {
        return redirect(res, journeyAddress(service, choices), t('journey.saved', { name: content.title }))
      }
      const filled = filledWith(typedStep({ ...step, ...content, targets: targetsIn(content) }))
      render(res, 'catalogue/form', stepFormPage({ ...edited, filled, overtaken: true }, choices, visit), 409)
    },
  }),
  staffRoute('catalogue.manage', {
    method: 'post',
    path: '/services/:slug/touchpoints/:id/remove',
    params: bySlugAndId,
    form: nothingTyped,
    async handle({ db, actor, params, t, res }) {
      const { service, step, choices } = await visibleStep(db, actor, params)
      await removeStep(db, step.id)
      redirect(res, journeyAddress(service, choices), t('catalogue.removed', { name: step.title }))
    },
  }),
]

function journeyAddress({ slug }: Row<'service'>, { journey }: StepChoices): string {
  return `/services/${slug}/journey?journey=${journey.id}`
}

async function newStepIn(db: Database, actor: Actor, params: { slug: string; id: string }) {
  const { service, journey } = await visibleJourney(db, actor, params)
  const steps = (await stepsOf(db, [journey.id])).get(journey.id) ?? []
  return { service, choices: { journey, steps, ...(await ownThings(db, service.id)) } }
}

async function visibleStep(db: Database, actor: Actor, { slug, id }: { slug: string; id: string }) {
  const service = await visibleService(db, actor, slug)
  const { journey, step, steps } = orNotFound(await stepOf(db, service.id, id))
  return { service, step, choices: { journey, steps, ...(await ownThings(db, service.id)) } }
}

async function ownThings(db: Database, serviceId: string) {
  return { components: await componentsOf(db, serviceId), targets: await targetsOf(db, serviceId) }
}

function targetsIn({ targets, window }: TouchpointContent) {
  return targets.map((target_id) => {
    const begins = window?.target === target_id ? window : null
    return { target_id, window_hours: begins?.hours ?? null, ended_by: begins?.endedBy ?? null }
  })
}

/** The form offers the service's own components and targets, and the journey's own steps, only. */
function refuseForeign(content: TouchpointContent, { components, targets, steps }: StepChoices, self?: string): void {
  const { component_id, window } = content
  const endedBy = window?.endedBy ?? null
  const known = (things: readonly { id: string }[], id: string) => things.some((thing) => thing.id === id)
  if (component_id !== null && !known(components, component_id)) throw badRequest()
  if (!content.targets.every((id) => known(targets, id))) throw badRequest()
  if (endedBy !== null && (endedBy === self || !known(steps, endedBy))) throw badRequest()
}
