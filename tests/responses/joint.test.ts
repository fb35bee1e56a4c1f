import { expect, test } from 'vitest'
import { jointAnswers, jointLoss, jointParts, jointScores, lossOf, scoresOf } from '../../src/responses/joint.ts'
import { DOES_NOT_APPLY, DONT_KNOW } from '../../src/surveys/definition.ts'

test('it works: the overall score is counted together with each dimension, and lost time with its place', () => {
  const answers = { VALUE: 2, SPEED: 4, COST: 5, 'component:x': 3, EXPECTATION: 1, LOST_TIME: 7, LOST_WHERE: 12 }
  expect(jointAnswers(answers)).toEqual([
    ['VALUE|SPEED', 24],
    ['VALUE|COST', 25],
    ['LOST_TIME|LOST_WHERE', 127],
  ])
})

test('under the names that the answers themselves are counted under', () => {
  expect(jointAnswers({ 'VALUE~2': 1, 'SPEED~3': 5, 'SPEED~3:low': [1] })).toEqual([['VALUE~2|SPEED~3', 15]])
  expect(jointParts('VALUE~2|SPEED~3')).toEqual(['VALUE~2', 'SPEED~3'])
  for (const single of ['OWN:why', 'OWN:a|b', 'VALUE:a|b', 'VALUE', 'VALUE~2:low'])
    expect(jointParts(single)).toBeNull()
})

test.each([
  ['the overall question is not answered', { SPEED: 4 }],
  ['one of the two has no score', { VALUE: DONT_KNOW, SPEED: 4 }],
  ['the other has none', { VALUE: 4, SPEED: DOES_NOT_APPLY }],
  ['where time was lost is said alone', { LOST_WHERE: 1 }],
  ['several places were picked', { LOST_TIME: 1, LOST_WHERE: [1, 2] }],
  ['the rating is of one contact', { TOUCHPOINT: 4, SPEED: 4 }],
])('nothing is counted together where %s', (_, answers) => {
  expect(jointAnswers(answers)).toEqual([])
})

test('no two pairs are counted as one', () => {
  const scores = [1, 2, 3, 4, 5].flatMap((overall) => [1, 2, 3, 4, 5].map((dimension) => ({ overall, dimension })))
  const losses = Array.from({ length: 8 * 40 }, (_, at) => ({ bucket: at % 8, place: Math.floor(at / 8) }))
  for (const pair of scores) expect(scoresOf(jointScores(pair.overall, pair.dimension))).toEqual(pair)
  for (const loss of losses) expect(lossOf(jointLoss(loss.bucket, loss.place))).toEqual(loss)
})
