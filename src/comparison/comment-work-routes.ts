import type { Actor } from '../accounts/permissions.ts'
import { visibleService } from '../accounts/scope.ts'
import { formatter } from '../i18n/format.ts'
import { isLanguage, type Language } from '../i18n/languages.ts'
import { translator } from '../i18n/translate.ts'
import type { OutgoingMail } from '../mail/outbox.ts'
import { composePersonalLetter } from '../mail/personal-letter.ts'
import { keepMaskedWords, maskedWords } from '../responses/redaction-store.ts'
import { definitionOf } from '../surveys/versions-store.ts'
import { badRequest, orNotFound } from '../web/errors.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { type Route, staffRoute, type Visit } from '../web/routes.ts'
import { serviceTabs } from '../web/service-tabs.ts'
import { beginIndexingAnew, isIndexingAnew, keepThemeLists, themeLists } from './comment-index-store.ts'
import {
  commentParams,
  commentsQuery,
  commentThemesForm,
  maskedWordsForm,
  replyForm,
  themeListsForm,
} from './comment-input.ts'
import { commentRoom } from './comment-overview-store.ts'
import type { ReadComment } from './comment-store.ts'
import { DEFAULT_THEME_LISTS } from './comment-theme-lists.ts'
import { typedLists, typedTerms } from './comment-themes.ts'
import { maskedWordsPage, replyPage, responsePage, themeListsPage } from './comment-work-page.ts'
import {
  type AttributedResponse,
  attributedResponse,
  correctThemes,
  readableComment,
  sendReply,
  writtenIn,
} from './comment-work-store.ts'

type OfComment<Q = unknown, F = unknown> = Visit<{ slug: string; id: string }, Q, F, Actor>

/** What is done with comments: their themes, replies, lists and masks. */
export const commentWorkRoutes: readonly Route[] = [
  staffRoute('comment.manage', {
    method: 'post',
    path: '/services/:slug/comments/:id/themes',
    params: commentParams,
    query: commentsQuery,
    form: commentThemesForm,
    handle: async (visit) => {
      const { db, actor, form, now, t, res } = visit
      if (!form.ok) throw badRequest()
      const { service, comment } = await foundComment(visit)
      await correctThemes(db, comment, form.value.theme, actor, now)
      const asked = new URL(res.req.originalUrl, 'http://site').search
      redirect(res, `/services/${service.slug}/comments${asked}#comment-${comment.id}`, t('comments.themesSaved'))
    },
  }),

  staffRoute('comment.reply', {
    method: 'get',
    path: '/services/:slug/comments/:id/reply',
    params: commentParams,
    handle: async (visit) => {
      render(visit.res, 'comparison/comment-reply', replyPage(await foundReply(visit), null, visit))
    },
  }),

  staffRoute('comment.reply', {
    method: 'post',
    path: '/services/:slug/comments/:id/reply',
    params: commentParams,
    form: replyForm,
    handle: async (visit) => {
      const { db, actor, form, now, t, res } = visit
      const found = await foundReply(visit)
      if (!form.ok) return render(res, 'comparison/comment-reply', replyPage(found, form, visit), 422)
      const { comment, service, response } = found
      const mail = replyMail(comment, orNotFound(response.email ?? undefined), form.value, actor)
      await sendReply(db, comment, form.value, mail, actor, now)
      redirect(res, `/services/${service.slug}/comments#comment-${comment.id}`, t('comments.replySent'))
    },
  }),

  staffRoute('comparison.read', {
    method: 'get',
    path: '/services/:slug/responses/:id',
    params: commentParams,
    handle: async (visit) => {
      const { db, actor, params, today, t, res } = visit
      const service = await visibleService(db, actor, params.slug)
      const room = await commentRoom(db, service, today)
      const response = orNotFound(await attributedResponse(db, room, service.id, params.id))
      const definition = await definitionOf(db, response.version_id)
      const tabs = serviceTabs(service, 'comments', actor, t)
      const shown = { service, tabs, response, definition, written: await writtenIn(db, response.id) }
      render(res, 'comparison/response', responsePage(shown, visit))
    },
  }),

  staffRoute('comment.manage', {
    method: 'get',
    path: '/admin/themes',
    handle: async (visit) => {
      const { db, res } = visit
      const page = themeListsPage(await themeLists(db), await isIndexingAnew(db), null, visit)
      render(res, 'comparison/theme-lists', page)
    },
  }),

  staffRoute('comment.manage', {
    method: 'post',
    path: '/admin/themes',
    form: themeListsForm,
    handle: async (visit) => {
      const { db, form, t, res } = visit
      if (!form.ok) {
        const page = themeListsPage(await themeLists(db), await isIndexingAnew(db), form, visit)
        return render(res, 'comparison/theme-lists', page, 422)
      }
      const lists = typedLists(form.value as Record<string, string>)
      await db.transaction().execute((trx) => keepThemeLists(trx, lists))
      redirect(res, '/admin/themes', t('comments.listsSaved'))
    },
  }),

  staffRoute('comment.manage', {
    method: 'post',
    path: '/admin/themes/reset',
    handle: async ({ db, t, res }) => {
      await db.transaction().execute((trx) => keepThemeLists(trx, DEFAULT_THEME_LISTS))
      redirect(res, '/admin/themes', t('comments.listsSaved'))
    },
  }),

  staffRoute('comment.mask', {
    method: 'get',
    path: '/admin/masked-words',
    handle: async (visit) => {
      const { db, res } = visit
      const page = maskedWordsPage(await maskedWords(db), await isIndexingAnew(db), null, visit)
      render(res, 'comparison/masked-words', page)
    },
  }),

  staffRoute('comment.mask', {
    method: 'post',
    path: '/admin/masked-words',
    form: maskedWordsForm,
    handle: async (visit) => {
      const { db, form, t, res } = visit
      if (!form.ok) {
        const page = maskedWordsPage([], await isIndexingAnew(db), form, visit)
        return render(res, 'comparison/masked-words', page, 422)
      }
      const words = typedTerms(form.value.words)
      await db.transaction().execute(async (trx) => {
        await keepMaskedWords(trx, words)
        await beginIndexingAnew(trx)
      })
      redirect(res, '/admin/masked-words', t('comments.wordsSaved'))
    },
  }),
]

async function foundComment({ db, actor, params, today }: OfComment) {
  const service = await visibleService(db, actor, params.slug)
  const room = await commentRoom(db, service, today)
  const comment = orNotFound(await readableComment(db, room, service.id, params.id))
  return { service, room, comment }
}

/** Only comments of people who answered with their name can be replied to; any other is not found. */
async function foundReply(visit: OfComment) {
  const { db, actor, t } = visit
  const { service, room, comment } = await foundComment(visit)
  const response: AttributedResponse = orNotFound(
    await attributedResponse(db, room, service.id, comment.response_id ?? ''),
  )
  const tabs = serviceTabs(service, 'comments', actor, t)
  return { service, comment, response, tabs, hasAddress: response.email !== null, from: actor.email }
}

function replyMail(
  comment: ReadComment,
  recipient: string,
  { subject, text }: { subject: string; text: string },
  actor: Actor,
): OutgoingMail {
  const language: Language = isLanguage(comment.language) ? comment.language : 'en'
  const month = formatter(language).month(comment.period)
  const head = translator(language)('comments.replyQuote', { month })
  const letter = { subject, text, from: actor.name, quote: { head, text: comment.text } }
  // Mails of this kind go when their recipient is erased, as all about surveys do.
  return {
    kind: 'survey-reply',
    recipient,
    headers: { 'Reply-To': actor.email },
    isUrgent: true,
    ...composePersonalLetter(letter, language),
  }
}
