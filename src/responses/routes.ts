import type { Route } from '../web/routes.ts'
import type { Intake } from './intake.ts'

export const responseRoutes = (_intake: Intake): readonly Route[] => []
