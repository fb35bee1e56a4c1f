import type { Route } from '../web/routes.ts'

export const campaignRoutes: readonly Route[] = []
