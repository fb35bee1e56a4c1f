import { type Actor, may } from '../accounts/permissions.ts'
import { visibleService } from '../accounts/scope.ts'
import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import type { Database, Perspective } from '../database/schema.ts'
import { render } from '../web/render.ts'
import { type Route, staffRoute, type Visit } from '../web/routes.ts'
import { serviceTabs } from '../web/service-tabs.ts'
import { commentsQuery } from './comment-input.ts'
import { type CommentRoom, commentRoom, readContrast, sideOverview } from './comment-overview-store.ts'
import { commentsPage, type ShownSide } from './comment-page.ts'
import { type Cursor, readComments } from './comment-read-store.ts'
import { type CommentQuery, OPEN_QUESTION } from './comment-search.ts'
import { commentWorkRoutes } from './comment-work-routes.ts'
import { serviceParams } from './input.ts'

type Asked = CommentQuery & Partial<Record<Perspective, Cursor>>

/** What people say, by perspective; for everybody who may read the comparison. */
export const commentRoutes: readonly Route[] = [
  staffRoute('comparison.read', {
    method: 'get',
    path: '/services/:slug/comments',
    params: serviceParams,
    query: commentsQuery,
    handle: async (visit) => {
      const { db, actor, params, query: asked, today, t, res } = visit
      const service = await visibleService(db, actor, params.slug)
      const { user: _user, customer: _customer, provider: _provider, lang: _lang, ...query } = asked
      const chosen = { ...query, question: query.question || OPEN_QUESTION }
      const room = await commentRoom(db, service, today)
      const sides = await readSides(db, room, { ...asked, ...chosen })
      const shown = {
        ...{ service, room, sides, query: chosen },
        tabs: serviceTabs(service, 'comments', actor, t),
        contrast: await readContrast(db, room, chosen.question),
        rights: rightsOf(visit),
      }
      render(res, 'comparison/comments', commentsPage(shown, visit))
    },
  }),
  ...commentWorkRoutes,
]

function rightsOf({ actor }: Pick<Visit<unknown, unknown, unknown, Actor>, 'actor'>) {
  return {
    mayManage: may(actor, 'comment.manage'),
    mayReply: may(actor, 'comment.reply'),
    mayAsk: may(actor, 'survey.manage'),
  }
}

/** Users and customers always; the provider's where there are any. */
async function readSides(db: Database, room: CommentRoom, asked: Asked): Promise<ShownSide[]> {
  const sides: ShownSide[] = []
  for (const perspective of PERSPECTIVES) {
    const stream = room.stream(perspective, asked.question)
    const isAnonymous = room.asked[perspective].anonymous
    const overview = await sideOverview(db, stream, asked.window, isAnonymous)
    if (perspective === 'provider' && overview.every.size === 0) continue
    const cursor = asked[perspective] ?? null
    const read = await readComments(db, stream, asked, isAnonymous, cursor)
    sides.push({ perspective, isAnonymous, overview, read, isFurther: cursor !== null })
  }
  return sides
}
