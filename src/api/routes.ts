import type { ApiRoute } from '../web/api-route.ts'
import { publicRoute, type Route } from '../web/routes.ts'
import { bounceRoutes } from './bounces-routes.ts'
import { figureRoutes } from './figures-routes.ts'
import { openApi } from './openapi.ts'

/** What other programs may ask, with a token. */
export const apiRoutes: readonly ApiRoute[] = [...bounceRoutes, ...figureRoutes]

/** What is open to everybody: the description of the rest. */
export const apiDocumentRoutes: readonly Route[] = [
  publicRoute({
    method: 'get',
    path: '/api/v1/openapi.json',
    handle: ({ installation, res }) => {
      res.json(openApi(apiRoutes, installation.config.publicUrl))
    },
  }),
]
