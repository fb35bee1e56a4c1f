import type { MessageKey } from '../i18n/translate.ts'
import { type Form, refused } from '../web/form.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { type Route, staffRoute } from '../web/routes.ts'
import { groupingsForm } from './contact-input.ts'
import { type GroupingsRefused, groupingsRefused } from './result-groups.ts'
import { resultGroupsPage } from './result-groups-page.ts'
import { changeGroupings, groupingAttributes, groupings } from './result-groups-store.ts'

const REFUSED: Record<GroupingsRefused, MessageKey> = {
  'too-many': 'contacts.groupsTooMany',
  'too-many-values': 'contacts.groupsValuesRefused',
  unknown: 'common.chooseOne',
}

export const resultGroupsRoutes: readonly Route[] = [
  staffRoute('contact.group', {
    method: 'get',
    path: '/admin/groups',
    handle: async (visit) => {
      const { db, res } = visit
      const page = resultGroupsPage(await groupingAttributes(db), await groupings(db), null, visit)
      render(res, 'campaigns/result-groups', page)
    },
  }),
  staffRoute('contact.group', {
    method: 'post',
    path: '/admin/groups',
    form: groupingsForm,
    handle: async (visit) => {
      const { db, form, t, res } = visit
      const attributes = await groupingAttributes(db)
      const chosen = form.ok ? [...new Set(form.value.attribute)] : []
      const why = groupingsRefused(chosen, attributes)
      if (!form.ok || why !== null) {
        const wrong: Form<unknown> = why === null ? form : refused({}, { attribute: REFUSED[why] })
        return render(res, 'campaigns/result-groups', resultGroupsPage(attributes, chosen, wrong, visit), 422)
      }
      await changeGroupings(db, chosen)
      redirect(res, '/admin/groups', t(chosen.length === 0 ? 'contacts.groupsNone' : 'contacts.groupsSaved'))
    },
  }),
]
