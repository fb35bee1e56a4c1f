import type { Route } from '../web/routes.ts'

export const improvementRoutes: readonly Route[] = []
