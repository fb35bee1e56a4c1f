import type { Route } from '../web/routes.ts'

export const accountRoutes: readonly Route[] = []
