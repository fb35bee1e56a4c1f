import type { Route } from '../web/routes.ts'
import { adminRoutes } from './admin-routes.ts'
import { apiTokenRoutes } from './api-token-routes.ts'
import { calendarAddressRoutes } from './calendar-address-routes.ts'
import { ownAccountRoutes } from './own-account-routes.ts'
import { passwordRoutes } from './password-routes.ts'
import { setupRoutes } from './setup-routes.ts'
import { signInRoutes } from './sign-in-routes.ts'

export const accountRoutes: readonly Route[] = [
  ...setupRoutes,
  ...signInRoutes,
  ...passwordRoutes,
  ...ownAccountRoutes,
  ...calendarAddressRoutes,
  ...adminRoutes,
  ...apiTokenRoutes,
]
