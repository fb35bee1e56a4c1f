import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { type Route, staffRoute } from '../web/routes.ts'
import { knownAfter, nextDigestDay } from './digest.ts'
import { digestForm } from './digest-input.ts'
import { digestPage } from './digest-page.ts'
import { changeDigest, digestFacts, digestSetting } from './digest-store.ts'

export const digestRoutes: readonly Route[] = [
  staffRoute('own-account', {
    method: 'get',
    path: '/account/digest',
    handle: async (visit) => {
      render(visit.res, 'reports/digest', digestPage(await digestSetting(visit.db, visit.actor.id), visit))
    },
  }),

  staffRoute('own-account', {
    method: 'post',
    path: '/account/digest',
    form: digestForm,
    handle: async (visit) => {
      const { db, actor, form, today, t, res } = visit
      const frequency = form.ok ? form.value.frequency : 'never'
      if (frequency === 'never') await changeDigest(db, actor.id, null)
      else {
        // What is there already is no news.
        const known = JSON.stringify(knownAfter(await digestFacts(db, actor, today)))
        await changeDigest(db, actor.id, { frequency, next_on: nextDigestDay(frequency, today), known })
      }
      redirect(res, '/account/digest', t(frequency === 'never' ? 'digest.ended' : 'digest.saved'))
    },
  }),
]
