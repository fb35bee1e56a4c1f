import type { Route } from '../web/routes.ts'
import { actionRoutes } from './action-routes.ts'
import { calendarRoutes } from './calendar-routes.ts'
import { partsRoutes } from './parts-routes.ts'
import { planRoutes } from './plan-routes.ts'
import { registerRoutes } from './register-routes.ts'
import { stepRoutes } from './step-routes.ts'

export const improvementRoutes: readonly Route[] = [
  ...calendarRoutes,
  ...registerRoutes,
  ...actionRoutes,
  ...planRoutes,
  ...partsRoutes,
  ...stepRoutes,
]
