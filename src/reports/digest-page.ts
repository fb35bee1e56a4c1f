import { stateName } from '../comparison/verdict.ts'
import { windowName } from '../comparison/window.ts'
import type { DigestFrequency, Row } from '../database/schema.ts'
import { nameIn } from '../i18n/names.ts'
import type { Reader } from '../i18n/reader.ts'
import { findingEvidence } from '../improvement/finding-evidence.ts'
import { findingPeriod, findingSentence } from '../improvement/finding-words.ts'
import type { LetterList } from '../mail/letter.ts'
import { DIGEST_FREQUENCIES, type Digest } from './digest.ts'

declare module '../web/render.ts' {
  interface Pages {
    'reports/digest': DigestPage
  }
}

export interface DigestPage {
  title: string
  choices: { value: string; name: string; hint: string; chosen: boolean }[]
  next: string
}

const NAMES = { daily: 'Daily', weekly: 'Weekly', monthly: 'Monthly' } as const satisfies Record<
  DigestFrequency,
  string
>

export function digestPage(setting: Row<'digest'> | null, { t, format }: Reader): DigestPage {
  return {
    title: t('digest.title'),
    choices: [
      { value: 'never', name: t('digest.never'), hint: '', chosen: setting === null },
      ...DIGEST_FREQUENCIES.map((value) => ({
        value,
        name: t(`digest.name${NAMES[value]}`),
        hint: t(`digest.hint${NAMES[value]}`),
        chosen: setting?.frequency === value,
      })),
    ],
    next: setting === null ? '' : t('digest.next', { day: format.day(setting.next_on) }),
  }
}

/** What a digest's mail lists: what changed first, what is to be done last; no list is empty. */
export function digestLists(digest: Digest, reader: Reader): LetterList[] {
  const { t, format, language } = reader
  const states = digest.states.map(({ service, from }) =>
    t('digest.state', {
      service: nameIn(language, service),
      window: windowName(service.window, t, format),
      from: stateName(from, t),
      to: stateName(service.state, t),
    }),
  )
  const comments = digest.comments.map(({ service, added }) =>
    t('digest.comments', { service: nameIn(language, service), count: added }),
  )
  const actions = digest.actions.map(({ title, due_on, service }) =>
    t('digest.action', { title, service: nameIn(language, service), day: format.day(due_on) }),
  )
  const findings = digest.findings.map(({ service, evidence }) => {
    const found = findingEvidence(evidence)
    return t('digest.finding', {
      service: nameIn(language, service),
      window: findingPeriod(found, reader),
      finding: findingSentence(found, reader),
    })
  })
  const followUps = digest.followUps === 0 ? [] : [t('digest.followUps', { count: digest.followUps })]
  return [
    { heading: t('digest.headStates'), lines: states },
    { heading: t('digest.headFindings'), lines: findings },
    { heading: t('digest.headComments'), lines: comments },
    { heading: t('digest.headActions'), lines: actions },
    { heading: t('digest.headFollowUps'), lines: followUps },
  ].filter(({ lines }) => lines.length > 0)
}
