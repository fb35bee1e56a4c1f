import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { type Route, staffRoute } from '../web/routes.ts'
import { makeCalendarAddress, revokeCalendarAddress } from './calendar-address-store.ts'

/* The secret address at which a calendar program reads what is due (src/improvement/calendar-routes.ts). */
export const calendarAddressRoutes: readonly Route[] = [
  staffRoute('own-account', {
    method: 'post',
    path: '/account/calendar',
    handle: async ({ db, installation, actor, now, t, res }) => {
      const token = await makeCalendarAddress(db, actor.id, now)
      const address = `${installation.config.publicUrl}/calendar/${token}.ics`
      // Shown in the answer itself and kept nowhere, so that going back does not show it again either.
      res.setHeader('Cache-Control', 'no-store')
      render(res, 'accounts/calendar-address', { title: t('teamwork.calendarTitle'), address })
    },
  }),
  staffRoute('own-account', {
    method: 'post',
    path: '/account/calendar/revocation',
    handle: async ({ db, actor, t, res }) => {
      await revokeCalendarAddress(db, actor.id)
      redirect(res, '/account', t('teamwork.calendarRevoked'))
    },
  }),
]
