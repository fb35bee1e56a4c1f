/* Says in one plain line what a test run came to: `node .ci/count-tests.mjs results.json`. */
import { readFileSync } from 'node:fs'

const { numPassedTests, testResults } = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const files = testResults.map(({ status, assertionResults }) => {
  const failed = assertionResults.filter((test) => test.status === 'failed').length
  // A file that could not even be read has failed without a test to show for it.
  return status === 'failed' ? Math.max(1, failed) : failed
})
const failed = files.reduce((sum, count) => sum + count, 0)
console.log(`${numPassedTests} passed, ${failed} failed`)
process.exitCode = failed > 0 || numPassedTests === 0 ? 1 : 0
