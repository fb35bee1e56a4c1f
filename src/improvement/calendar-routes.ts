import type { Response } from 'express'
import { calendarReader } from '../accounts/calendar-address-store.ts'
import { readerOf } from '../accounts/mails.ts'
import { orNotFound } from '../web/errors.ts'
import { publicRoute, type Route, staffRoute } from '../web/routes.ts'
import { dueCalendar } from './calendar-page.ts'
import { dueThings } from './calendar-store.ts'
import { calendarParams } from './input.ts'

export const calendarRoutes: Route[] = [
  staffRoute('action.read', {
    method: 'get',
    path: '/actions.ics',
    handle: async ({ db, installation, actor, t, language, now, res }) => {
      const things = await dueThings(db, actor)
      sendCalendar(res, dueCalendar(things, installation.config.publicUrl, { t, language }, now))
    },
  }),
]

/** Calendar programs sign in nowhere: the token in the address says whose calendar it is. */
export const calendarFeedRoutes: Route[] = [
  publicRoute({
    method: 'get',
    path: '/calendar/:token.ics',
    params: calendarParams,
    handle: async ({ db, installation, params, now, res }) => {
      const account = orNotFound(await calendarReader(db, params.token))
      const things = await dueThings(db, account)
      sendCalendar(res, dueCalendar(things, installation.config.publicUrl, readerOf(account), now))
    },
  }),
]

function sendCalendar(res: Response, calendar: string): void {
  res.setHeader('Content-Type', 'text/calendar; charset=utf-8')
  res.setHeader('Content-Disposition', 'inline; filename="actions.ics"')
  res.setHeader('Cache-Control', 'private, no-store')
  res.end(calendar)
}
