import type { Database } from '../database/schema.ts'
import { keepSetting, storedSetting } from '../database/setting.ts'
import type { AnsweredComment } from './answers.ts'
import { Kept } from './kept.ts'
import { type KnownWords, knownWords, redact } from './redaction.ts'

/** The setting that holds the words which administrators mask. */
const MASKED_WORDS = 'masked-words'

export async function maskedWords(db: Database): Promise<string[]> {
  return ((await storedSetting(db, MASKED_WORDS)) ?? []) as string[]
}

export function keepMaskedWords(db: Database, words: readonly string[]): Promise<void> {
  return keepSetting(db, MASKED_WORDS, words)
}

/** Patterns are dear to make and the same for months. */
const made = new Kept<{ pattern: KnownWords }>(3)

/** Whom the installation knows, and what its administrators mask besides. */
export async function knownToInstallation(db: Database): Promise<KnownWords> {
  const accounts = await db.selectFrom('account').select('name').orderBy('id').execute()
  const names = accounts.map(({ name }) => name)
  const words = await maskedWords(db)
  return made.orMake(JSON.stringify([names, words]), () => ({ pattern: knownWords(names, words) })).pattern
}

/** What of a submission holds, or helps to find, what must be masked. */
interface WithComments {
  language: string
  respondent: string | null
  comments: AnsweredComment[]
}

/** The submissions with what could lead to a person masked in their comments: nothing else of them is ever stored. */
export async function redacted<S extends WithComments>(db: Database, submissions: readonly S[]): Promise<readonly S[]> {
  if (submissions.every(({ comments }) => comments.length === 0)) return submissions
  const known = await knownToInstallation(db)
  return submissions.map((submission) => {
    if (submission.comments.length === 0) return submission
    const own = submission.respondent === null ? null : knownWords([], [submission.respondent])
    const comments = submission.comments.map(({ question, text }) => ({
      question,
      text: redact(own === null ? text : redact(text, submission.language, own), submission.language, known),
    }))
    return { ...submission, comments }
  })
}
