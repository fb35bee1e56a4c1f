import type { Route } from '../web/routes.ts'

export const surveyRoutes: readonly Route[] = []
