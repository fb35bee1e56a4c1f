import express, { type Express } from 'express'
import { mountRoutes, refuseUndeclaredRoutes } from './accounts/gate.ts'
import { accountRoutes } from './accounts/routes.ts'
import { csrfCheck, staffSurroundings } from './accounts/session.ts'
import { apiDocumentRoutes, apiRoutes } from './api/routes.ts'
import { contactImportRoutes } from './campaigns/contact-import-routes.ts'
import { contactLimitsRoutes } from './campaigns/contact-limits-routes.ts'
import { contactRoutes } from './campaigns/contact-routes.ts'
import { resultGroupsRoutes } from './campaigns/result-groups-routes.ts'
import { campaignRoutes } from './campaigns/routes.ts'
import { segmentRoutes } from './campaigns/segment-routes.ts'
import { catalogueRoutes } from './catalogue/routes.ts'
import { comparisonRoutes } from './comparison/routes.ts'
import { calendarFeedRoutes } from './improvement/calendar-routes.ts'
import { changesRoutes } from './improvement/changes-routes.ts'
import { findingRoutes } from './improvement/finding-routes.ts'
import { followUpRoutes } from './improvement/follow-up-routes.ts'
import { heardPublicRoutes, heardRoutes } from './improvement/heard-routes.ts'
import { improvementRoutes } from './improvement/routes.ts'
import { mailRoutes } from './mail/routes.ts'
import { relayRoutes } from './relays/routes.ts'
import { digestRoutes } from './reports/digest-routes.ts'
import { exportRoutes } from './reports/export-routes.ts'
import { reviewRoutes } from './reports/review-routes.ts'
import { contactWishRoutes } from './responses/contact-wish-routes.ts'
import { embedScriptRoutes } from './responses/embed-script-routes.ts'
import { openGuard } from './responses/guard.ts'
import { type Intake, openIntake } from './responses/intake.ts'
import { previewRoutes } from './responses/preview-routes.ts'
import { responseRoutes } from './responses/routes.ts'
import { openSignals, type Signals } from './responses/signals.ts'
import { unsubscribeRoutes } from './responses/unsubscribe-routes.ts'
import { surveyRoutes } from './surveys/routes.ts'
import { apiProblems, noSuchAddress } from './web/api-problems.ts'
import { serveAssets } from './web/assets.ts'
import { bodyOf } from './web/body.ts'
import { errorPages } from './web/error-pages.ts'
import { notFound } from './web/errors.ts'
import { helpRoutes } from './web/help-routes.ts'
import type { Installation } from './web/installation.ts'
import { machineRoutes } from './web/machines.ts'
import type { Route } from './web/routes.ts'
import { respondentScope } from './web/scope.ts'
import { securityHeaders } from './web/security.ts'

/** Pages for signed-in people, and those that lead to signing in. */
export const staffRoutes: readonly Route[] = [
  ...accountRoutes,
  // Before the service pages: /services/new is no service.
  ...catalogueRoutes,
  ...comparisonRoutes,
  ...surveyRoutes,
  ...previewRoutes,
  // Before the contacts’ pages: /contacts/import is no contact.
  ...contactImportRoutes,
  ...segmentRoutes,
  ...contactRoutes,
  ...contactLimitsRoutes,
  ...resultGroupsRoutes,
  ...relayRoutes,
  ...campaignRoutes,
  ...improvementRoutes,
  ...findingRoutes,
  ...changesRoutes,
  ...followUpRoutes,
  ...heardRoutes,
  ...exportRoutes,
  ...reviewRoutes,
  ...digestRoutes,
  ...mailRoutes,
  // After pages of their own that features have below /help.
  ...helpRoutes,
]

export interface App {
  express: Express
  /** Responses that were acknowledged are stored; closing waits for those that are on their way. */
  intake: Intake
  signals: Signals
}

/** The site map: what is answered where, in the order in which it is tried. */
export function buildApp(installation: Installation): App {
  const intake = openIntake(installation)
  const signals = openSignals(installation)
  const guard = openGuard(installation, signals)
  const app = express()
  app
    .disable('x-powered-by')
    .disable('etag')
    .set('trust proxy', installation.config.trustProxy)
    .set('query parser', 'simple')

  app.use(serveAssets, securityHeaders(installation.config.publicUrl))
  mountRoutes(
    app,
    installation,
    [
      ...machineRoutes,
      ...apiDocumentRoutes,
      ...embedScriptRoutes,
      ...responseRoutes(intake, guard),
      ...contactWishRoutes(guard),
      ...unsubscribeRoutes,
      ...heardPublicRoutes,
      ...calendarFeedRoutes,
    ],
    (route) => [bodyOf(route), respondentScope],
  )
  mountRoutes(app, installation, apiRoutes, (route) => [bodyOf(route)])
  app.use('/api', noSuchAddress, apiProblems(installation))
  app.use(staffSurroundings(installation))
  mountRoutes(app, installation, staffRoutes, (route) => [bodyOf(route), csrfCheck])
  app.use((_request, _response, next) => next(notFound()))
  app.use(errorPages(installation))
  refuseUndeclaredRoutes(app)
  return { express: app, intake, signals }
}
