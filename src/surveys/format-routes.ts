import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { translator } from '../i18n/translate.ts'
import { render } from '../web/render.ts'
import { root } from '../web/root.ts'
import { type Route, staffRoute } from '../web/routes.ts'
import { formatPage } from './format-page.ts'
import { surveyFileFields, surveyFileJsonSchema } from './survey-file-fields.ts'

const EXAMPLE = readFileSync(join(root, 'src/surveys/survey-example.json'), 'utf8')

/** The survey file's format, explained from the schema that reads it. */
export const formatRoutes: readonly Route[] = [
  staffRoute('survey.manage', {
    method: 'get',
    path: '/help/survey-format',
    handle: ({ res, t, format, language }) => {
      render(res, 'surveys/format', formatPage(surveyFileFields(), EXAMPLE, { t, format, language }))
    },
  }),
  staffRoute('survey.manage', {
    method: 'get',
    path: '/help/survey-format/example.json',
    handle: ({ res }) => {
      res.attachment('survey-example.json').type('application/json').send(EXAMPLE)
    },
  }),
  staffRoute('survey.manage', {
    method: 'get',
    path: '/help/survey-format/schema.json',
    handle: ({ res }) => {
      const schema = surveyFileJsonSchema(translator('en'))
      res
        .attachment('parallax-survey.schema.json')
        .type('application/json')
        .send(`${JSON.stringify(schema, null, 2)}\n`)
    },
  }),
]
