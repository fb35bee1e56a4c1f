/* Type-checks the views: `tsx .ci/check-views.ts [folder of a project]`. */
import { resolve } from 'node:path'
import { checkViews } from './views/check.ts'

const { views, errors } = checkViews(resolve(process.argv[2] ?? '.'))
for (const { file, line, message } of errors) console.error(`${file}:${line}: ${message}`)
if (errors.length > 0) process.exit(1)
console.log(`${views} views fit their page models`)
