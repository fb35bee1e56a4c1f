import type { Route } from '../web/routes.ts'

export const mailRoutes: readonly Route[] = []
