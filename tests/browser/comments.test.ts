import { expect, test } from 'vitest'
import { indexComments } from '../../src/comparison/comment-index-store.ts'
import { storeResponses } from '../../src/responses/store.ts'
import { DEFAULT_PROMISES } from '../../src/surveys/promise.ts'
import { axeFinds, inChromium } from '../support/browser.ts'
import { aSurvey } from '../support/respondent.ts'
import { inWorld } from '../support/world.ts'

const browser = inChromium()

inWorld('sqlite', (world) => {
  test.for([
    { language: 'en', width: 1280, scheme: 'dark' },
    { language: 'fr', width: 390, scheme: 'light' },
  ] as const)(
    'comments and their lists, for eyes and screen readers: $language, $width pixels, $scheme',
    async (given) => {
      const { language, width, scheme } = given
      const slug = `comments-${language}`
      const { surveyId, versionId } = await aSurvey(world(), slug)
      const any = { surveyId, versionId, day: '2026-11-02', language, invitationId: null }
      const responses = (['user', 'customer'] as const).flatMap((perspective) =>
        Array.from({ length: 15 }, (_, at) => ({
          ...{
            ...any,
            perspective,
            promise: DEFAULT_PROMISES[perspective],
            channel: 'web',
            respondent: `Person ${at}`,
          },
          participationKey: `${language} ${perspective} ${at}`,
          answers: { VALUE: 1 + (at % 5), EASE: 4 },
          comments: [{ question: 'COMMENT', text: `${perspective} payment refused, write to a@b.example` }],
        })),
      )
      await world()
        .db.transaction()
        .execute((trx) => storeResponses(trx, responses, '2026-11-02'))
      await indexComments(world().db)
      const page = await browser.signedIn(world(), 'ada', { viewport: { width, height: 844 }, colorScheme: scheme })
      for (const path of [`/services/${slug}/comments`, '/admin/themes', '/admin/masked-words']) {
        await page.goto(`${world().url}${path}?lang=${language}`)
        for (const summary of await page.locator('.comment-edit summary').all()) {
          await summary.click()
          break
        }
        expect(await axeFinds(page)).toEqual([])
        expect(Number(await page.evaluate('document.documentElement.scrollWidth'))).toBeLessThanOrEqual(width)
      }
      await page.context().close()
    },
  )
})
