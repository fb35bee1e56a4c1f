import { channelName } from '../catalogue/channels.ts'
import type { Reader } from '../i18n/reader.ts'
import { piecesOf } from '../responses/redaction.ts'
import { RATED } from '../surveys/definition.ts'
import { SCALES } from '../surveys/scales.ts'
import type { ListedComment } from './comment-read-store.ts'
import { themesIn } from './comment-themes.ts'
import { windowName } from './window.ts'

declare module '../web/render.ts' {
  interface Pages {
    'comparison/comment': CommentCard
  }
}

/** One comment as it may be read. */
export interface CommentCard {
  id: string
  pieces: { text: string; isMarker: boolean }[]
  /** The comment's language. */
  lang: string
  /** Its author's own overall score; null where they gave none. */
  tone: { score: number; text: string; steps: boolean[] } | null
  /** "October 2026" */
  when: string
  /** Of who answered with their name; null of who is anonymous. */
  by: { name: string; channel: string; answersAddress: string | null } | null
  themes: string[]
  /** Null for who may not. */
  edit: { address: string; choices: { value: string; name: string; ticked: boolean }[] } | null
  replyAddress: string | null
  replies: { head: string; subject: string; text: string }[]
}

export interface CardRights {
  slug: string
  isAnonymous: boolean
  mayManage: boolean
  mayReply: boolean
  /** What the page was asked for, to come back to it. */
  back: string
}

export function commentCard(comment: ListedComment, rights: CardRights, reader: Reader): CommentCard {
  const { t, format } = reader
  const address = `/services/${rights.slug}/comments/${comment.id}`
  const themes = themesIn(comment.themes)
  const isAttributed = !rights.isAnonymous && comment.response_id !== null
  return {
    id: `comment-${comment.id}`,
    pieces: piecesOf(comment.text),
    lang: comment.language,
    tone: toneShown(comment.tone, reader),
    when: windowName(comment.window, t, format),
    by: rights.isAnonymous
      ? null
      : {
          name: comment.respondent || t('comments.noName'),
          channel: comment.channel === '' ? '' : t(channelName(comment.channel)),
          answersAddress: isAttributed ? `/services/${rights.slug}/responses/${comment.response_id}` : null,
        },
    themes: themes.map((theme) => t(`surveys.dimension${theme}`)),
    edit: rights.mayManage
      ? {
          address: `${address}/themes${rights.back}`,
          choices: RATED.map((theme) => ({
            value: theme,
            name: t(`surveys.dimension${theme}`),
            ticked: themes.includes(theme),
          })),
        }
      : null,
    replyAddress: rights.mayReply && isAttributed && comment.email?.includes('@') ? `${address}/reply` : null,
    replies: comment.replies.map(({ by, at, subject, text }) => ({
      head: t('comments.replied', { by, day: format.day(at) }),
      subject,
      text,
    })),
  }
}

/** The score in the words in which it was given. */
export function scoreWord(score: number, { language }: Reader): string {
  return SCALES.sat5.find(({ value }) => value === score)?.label[language] ?? ''
}

function toneShown(score: number | null, reader: Reader): CommentCard['tone'] {
  if (score === null) return null
  const text = reader.t('comments.toneOf', { score, word: scoreWord(score, reader) })
  return { score, text, steps: [1, 2, 3, 4, 5].map((step) => step <= score) }
}
