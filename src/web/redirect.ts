import type { Response } from 'express'

/**
 * Sends the browser on after a form, so that reloading repeats nothing.
 * @param path an address of ours, starting with a single slash
 * @param notice what has been done, in the reader's language; shown once on the next page
 */
export function redirect(res: Response, path: string, notice?: string): void {
  const { session } = res.req
  if (notice !== undefined) session.notice = notice
  // Without the page that Express would write for browsers that follow no redirects.
  if (session === undefined) res.status(303).location(path).end()
  // Saved first: the next page may be asked for before the response has ended.
  else session.save((error) => (error ? res.req.next?.(error) : res.redirect(303, path)))
}

/** Sends the browser on to the page about what has been done to many things at once, which {@link reportOf} is asked there. */
export function redirectToReport(res: Response, path: string, report: unknown): void {
  res.req.session.report = JSON.stringify(report)
  redirect(res, path)
}

/** @returns what was last reported to this person; null: nothing since they signed in */
export function reportOf(res: Response): unknown {
  const { report } = res.req.session
  return report === undefined ? null : JSON.parse(report)
}
