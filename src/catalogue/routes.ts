import type { Route } from '../web/routes.ts'

export const catalogueRoutes: readonly Route[] = []
