import { sql } from 'kysely'
import { collectDefaultMetrics, Registry } from 'prom-client'
import { publicRoute, type Route } from './routes.ts'

const registry = new Registry()
collectDefaultMetrics({ register: registry, prefix: 'parallax_' })
// Anybody may read these figures, and nobody need know for which version's holes to look.
registry.removeSingleMetric('parallax_nodejs_version_info')

/** For load balancers and monitors. */
export const machineRoutes: readonly Route[] = [
  publicRoute({
    method: 'get',
    path: '/healthz',
    handle: ({ res }) => {
      res.type('text/plain').send('alive\n')
    },
  }),
  publicRoute({
    method: 'get',
    path: '/readyz',
    handle: async ({ db, res }) => {
      const answered = await sql`select 1`.execute(db).then(
        () => true,
        () => false,
      )
      res
        .status(answered ? 200 : 503)
        .type('text/plain')
        .send(answered ? 'ready\n' : 'the database does not answer\n')
    },
  }),
  publicRoute({
    method: 'get',
    path: '/metrics',
    handle: async ({ res }) => {
      res.type(registry.contentType).send(await registry.metrics())
    },
  }),
]
