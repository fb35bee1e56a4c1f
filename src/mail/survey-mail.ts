/* Only who has not answered is reminded, so nothing that people read may tell reminders from invitations. */

/** The kind under which invitations to surveys and reminders are shown and filtered alike. */
export const SURVEY_MAIL = 'survey-mail'

/** The kinds that are stored; earlier versions wrote the short ones. */
export const SURVEY_MAIL_KINDS: readonly string[] = ['survey-invitation', 'survey-reminder', 'invitation', 'reminder']

export function isSurveyMail(kind: string): boolean {
  return SURVEY_MAIL_KINDS.includes(kind)
}

/** @returns the kind that may be shown for one that is stored or asked for */
export function kindShown(kind: string): string {
  return isSurveyMail(kind) ? SURVEY_MAIL : kind
}
