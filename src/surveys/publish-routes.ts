import type { Actor } from '../accounts/permissions.ts'
import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import { nameIn } from '../i18n/names.ts'
import { orNotFound } from '../web/errors.ts'
import { type Typed, typedIn } from '../web/form.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { type Route, staffRoute, type Visit } from '../web/routes.ts'
import { serviceTabs } from '../web/service-tabs.ts'
import { readDraft } from './draft-store.ts'
import { editParams, publishDraftForm, versionParams } from './editor-input.ts'
import { type Edited, editedSurvey, findingsOf, overtakenWords } from './editor-routes.ts'
import { eligibleCount } from './eligible.ts'
import { surveyRegister } from './list-store.ts'
import { publishPage, type RefusedPublication, type ShownPublication } from './publish-page.ts'
import { publishDraft, type Refused } from './publish-store.ts'
import { surveyName } from './survey-name.ts'
import { type ShownVersions, versionPage, versionsPage } from './versions-page.ts'
import { audienceRows, versionsOf, visibleSurveyOfService } from './versions-store.ts'

type StaffVisit = Visit<{ id: string }, unknown, unknown, Actor>

/** Publishing a draft as the next version, and looking back at versions. */
export const publishRoutes: readonly Route[] = [
  staffRoute('survey.manage', {
    method: 'get',
    path: '/surveys/:id/edit/publish',
    params: editParams,
    handle: async (visit) => showPublication(visit, orNotFound(await editedSurvey(visit)), null),
  }),

  staffRoute('survey.manage', {
    method: 'post',
    path: '/surveys/:id/edit/publish',
    params: editParams,
    form: publishDraftForm,
    handle: async (visit) => {
      const { db, now, res, t, form, language } = visit
      const edited = orNotFound(await editedSurvey(visit))
      const { survey, service } = edited
      if (!form.ok)
        return showPublication(visit, edited, { problem: t('common.invalid'), rivals: [], typed: form.typed })
      const { revision, note, corrected, ...promised } = form.value
      const promises = {
        user: promised.promise_user,
        customer: promised.promise_customer,
        provider: promised.promise_provider,
      }
      const outcome = await publishDraft(
        db,
        { ...{ surveyId: survey.id, revision, note, promises }, corrected: new Set(corrected) },
        now,
      )
      if (!outcome.published) return showRefused(visit, outcome, typedIn({ ...promised, note, corrected }))
      const notice = t('editor.publishedNotice', { version: outcome.number, service: nameIn(language, service) })
      redirect(res, `/surveys/${survey.id}`, notice)
    },
  }),

  staffRoute('survey.manage', {
    method: 'get',
    path: '/surveys/:id/versions',
    params: editParams,
    handle: async (visit) => {
      render(visit.res, 'surveys/versions', versionsPage(await shownVersions(visit), visit))
    },
  }),

  staffRoute('survey.manage', {
    method: 'get',
    path: '/surveys/:id/versions/:number',
    params: versionParams,
    handle: async (visit) => {
      const shown = await shownVersions(visit)
      const version = orNotFound(shown.versions.find(({ number }) => number === visit.params.number))
      render(visit.res, 'surveys/version', versionPage(shown, version, visit))
    },
  }),
]

async function shownVersions(visit: StaffVisit): Promise<ShownVersions> {
  const { db, actor, params, t } = visit
  const { survey, service } = orNotFound(await visibleSurveyOfService(db, actor, params.id))
  return {
    survey: { id: survey.id, name: surveyName(survey, t) },
    isEdited: (await readDraft(db, survey.id)) !== null,
    versions: await versionsOf(db, survey.id),
    tabs: serviceTabs(service, 'surveys', actor, t),
  }
}

/** What stands in the way is said beside everything as it is now; what was chosen stays chosen. */
async function showRefused(visit: StaffVisit, outcome: Refused, typed: Typed): Promise<void> {
  const { res, t, params } = visit
  const edited = await editedSurvey(visit)
  if (edited === null) return redirect(res, `/surveys/${params.id}/versions`, t('editor.goneMeanwhile'))
  const rivals = outcome.why === 'measured-elsewhere' ? outcome.rivals : []
  await showPublication(visit, edited, { problem: refusalWords(outcome, edited, visit), rivals, typed })
}

function refusalWords({ why }: Refused, { draft }: Edited, visit: StaffVisit): string {
  const { t } = visit
  if (why === 'measured-elsewhere') return t('surveys.alreadyOpen')
  if (why === 'retired') return t('surveys.serviceRetired')
  return why === 'errors' ? t('editor.hasErrors') : overtakenWords(draft, visit)
}

async function showPublication(visit: StaffVisit, edited: Edited, refused: RefusedPublication | null): Promise<void> {
  const { db, actor, t, res } = visit
  const { survey, service, draft } = edited
  const [newest = null] = await versionsOf(db, survey.id)
  const shown: ShownPublication = {
    survey: { id: survey.id, name: surveyName(survey, t) },
    ...{ definition: draft.definition, revision: draft.revision, newest },
    findings: await findingsOf(visit, edited),
    audience: await audienceOf(visit, edited),
    tabs: serviceTabs(service, 'surveys', actor, t),
  }
  render(res, 'surveys/edit-publish', publishPage(shown, visit, refused), refused === null ? 200 : 422)
}

async function audienceOf(
  { db, actor, today }: StaffVisit,
  { survey, service }: Edited,
): Promise<ShownPublication['audience']> {
  const rows = await audienceRows(db, survey.id)
  const { stakeholders } = await surveyRegister(db, actor, service.id)
  const sides = PERSPECTIVES.map((perspective) => {
    const row = rows.find((each) => each.perspective === perspective)
    const facts = { stated: row?.eligible_count ?? null, activeUsers: service.active_users, stakeholders }
    return [perspective, { promise: row?.promise ?? null, eligible: eligibleCount(perspective, facts, today) }]
  })
  return Object.fromEntries(sides)
}
