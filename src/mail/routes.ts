import type { Route } from '../web/routes.ts'
import { mailListRoutes } from './list-routes.ts'
import { sendingRoutes } from './sending-routes.ts'

export const mailRoutes: readonly Route[] = [
  // Before the list's: /admin/mail/sending is no mail.
  ...sendingRoutes,
  ...mailListRoutes,
]
