import { LANGUAGES } from '../i18n/languages.ts'
import { nameIn } from '../i18n/names.ts'
import type { MessageKey } from '../i18n/translate.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { publicRoute, type Route, type Visit } from '../web/routes.ts'
import { contactWishPage } from './contact-wish-page.ts'
import { keepContactWish, wishedService } from './follow-up-store.ts'
import type { Guard } from './guard.ts'
import { contactWishForm, type LinkQuery, linkQuery, openLinkParams } from './input.ts'
import { type FormLink, openLink } from './link-store.ts'
import { unknownLinkPage, wishKeptPage } from './message-page.ts'
import { languageSwitch } from './page.ts'

type WishVisit = Visit<string, LinkQuery, unknown, null>

/** Where who has answered anonymously may leave a way to be reached. Its address is the open link's, whoever comes. */
export const contactWishRoutes = (guard: Guard): readonly Route[] => [
  publicRoute({
    method: 'get',
    path: '/s/:key/contact',
    params: openLinkParams,
    query: linkQuery,
    handle: async (visit) => {
      const link = await offered(visit)
      if (link === null) return showUnknown(visit)
      await show(visit, link, null, 200)
    },
  }),
  publicRoute({
    method: 'post',
    path: '/s/:key/contact',
    params: openLinkParams,
    query: linkQuery,
    form: contactWishForm,
    handle: async (visit) => {
      const { db, form, installation, now, today, res } = visit
      const link = await offered(visit)
      if (link === null) return showUnknown(visit)
      if (!form.ok) return show(visit, link, null, 422)
      const flood = guard.admit({ link, ip: res.req.ip, place: '', now })
      if (flood !== null) return show(visit, link, flood.alert, 429)
      if (!(await keepContactWish(db, link, form.value, today))) {
        return show(visit, link, 'responses.tooManyFromHere', 429)
      }
      installation.log.info({ survey: link.surveyId }, 'somebody wishes to be contacted')
      redirect(res, `/s/${visit.params}/contact/kept`)
    },
  }),
  publicRoute({
    method: 'get',
    path: '/s/:key/contact/kept',
    params: openLinkParams,
    query: linkQuery,
    handle: async (visit) => {
      if ((await offered(visit)) === null) return showUnknown(visit)
      render(visit.res, 'responses/message', wishKeptPage(languagesOf(visit), visit.t))
    },
  }),
]

async function offered({ db, params }: WishVisit): Promise<FormLink | null> {
  const link = await openLink(db, params)
  const isOffered = link?.offersContact === 1 && link.promise === 'anonymous' && link.status === 'published'
  return isOffered ? link : null
}

async function show(
  visit: Omit<WishVisit, 'form'> & { form?: WishVisit['form'] },
  link: FormLink,
  alert: MessageKey | null,
  status: number,
): Promise<void> {
  const { db, params, language, t, res } = visit
  const service = nameIn(language, await wishedService(db, link.surveyId))
  const typed = alert === null ? (visit.form ?? null) : typedAgain(visit.form)
  const facts = { action: `/s/${params}/contact`, service, languages: languagesOf(visit) }
  const said = alert === null ? null : t(alert)
  render(res, 'responses/contact-wish', contactWishPage(facts, status === 200 ? null : typed, said, t), status)
}

/** What was typed well, shown once more because it could not be taken. */
function typedAgain(form: WishVisit['form'] | undefined): WishVisit['form'] | null {
  if (form === undefined || !form.ok) return form ?? null
  return { ok: false, errors: {}, typed: form.value as Record<string, string> }
}

function languagesOf({ language }: Pick<WishVisit, 'language'>) {
  return languageSwitch(LANGUAGES, {}, language)
}

function showUnknown(visit: WishVisit): void {
  render(visit.res, 'responses/message', unknownLinkPage(languagesOf(visit), visit.t), 404)
}
