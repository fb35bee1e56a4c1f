import type { Route } from '../web/routes.ts'
import { agreementRoutes } from './agreement-routes.ts'
import { componentRoutes } from './component-routes.ts'
import { journeyRoutes } from './journey-routes.ts'
import { monthRoutes } from './month-routes.ts'
import { offeringRoutes } from './offering-routes.ts'
import { serviceRoutes } from './service-routes.ts'
import { stakeholderRoutes } from './stakeholder-routes.ts'
import { targetRoutes } from './target-routes.ts'
import { touchpointRoutes } from './touchpoint-routes.ts'

/** What is offered, by whom, for whom, and what was agreed. */
export const catalogueRoutes: readonly Route[] = [
  ...serviceRoutes,
  ...componentRoutes,
  ...stakeholderRoutes,
  ...agreementRoutes,
  ...targetRoutes,
  ...monthRoutes,
  ...journeyRoutes,
  ...touchpointRoutes,
  ...offeringRoutes,
]
