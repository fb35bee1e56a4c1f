import { expect, test } from 'vitest'
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
  ] as const)('a survey’s results, for eyes and screen readers: $language, $width pixels, $scheme', async (given) => {
    const { language, width, scheme } = given
    const { surveyId, versionId } = await aSurvey(world(), `results-${language}`)
    const any = { surveyId, versionId, day: '2026-11-02', language: 'en', channel: '', invitationId: null }
    const responses = Array.from({ length: 12 }, (_, at) => ({
      ...{ ...any, perspective: 'user' as const, promise: DEFAULT_PROMISES.user, respondent: null },
      participationKey: `${language} ${at}`,
      answers: { VALUE: 1 + (at % 5), EASE: 4, LOST_TIME: at % 8, IMPORTANCE: [at % 8] },
      comments: [{ question: 'COMMENT', text: 'Something' }],
    }))
    await world()
      .db.transaction()
      .execute((trx) => storeResponses(trx, responses, '2026-11-02'))
    const dropOut = { version_id: versionId, perspective: 'user', question: 'VALUE', count: 6 } as const
    await world().db.insertInto('drop_out').values(dropOut).execute()
    const page = await browser.signedIn(world(), 'anton', { viewport: { width, height: 844 }, colorScheme: scheme })
    await page.goto(`${world().url}/surveys/${surveyId}/results?lang=${language}`)
    await page.locator('.stops').waitFor()
    expect(await axeFinds(page)).toEqual([])
    expect(Number(await page.evaluate('document.documentElement.scrollWidth'))).toBeLessThanOrEqual(width)
    await page.context().close()
  })
})
