import { z } from 'zod'
import { HELP_TOPICS } from './help.ts'
import { helpArticle } from './help-page.ts'
import { redirect } from './redirect.ts'
import { render } from './render.ts'
import { type Route, staffRoute } from './routes.ts'

const helpParams = z.object({ topic: z.enum(HELP_TOPICS) })

export const helpRoutes: readonly Route[] = [
  staffRoute('own-account', {
    method: 'get',
    path: '/help',
    handle: ({ res }) => redirect(res, '/help/start'),
  }),
  staffRoute('own-account', {
    method: 'get',
    path: '/help/:topic',
    params: helpParams,
    handle: ({ params, language, t, res }) => {
      render(res, `help/${language}/${params.topic}`, helpArticle(params.topic, t))
    },
  }),
]
