import type { Route } from '../web/routes.ts'

export const comparisonRoutes: readonly Route[] = []
