import { scriptText } from '../web/assets.ts'
import { publicRoute, type Route } from '../web/routes.ts'

const SCRIPT = scriptText('js/embed.js')

/** The script that pages of other origins load; at an address that never changes, so it is asked for again every hour. */
export const embedScriptRoutes: readonly Route[] = [
  publicRoute({
    method: 'get',
    path: '/embed.js',
    handle: ({ res }) => {
      res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin')
      res.setHeader('Cache-Control', 'public, max-age=3600')
      res.type('text/javascript').send(SCRIPT)
    },
  }),
]
