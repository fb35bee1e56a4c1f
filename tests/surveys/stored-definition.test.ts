import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { PERSPECTIVES } from '../../src/catalogue/perspectives.ts'
import { defaultDefinition } from '../../src/surveys/instrument.ts'
import { perspectiveForm } from '../../src/surveys/perspective-form.ts'
import { storedDefinition } from '../../src/surveys/stored-definition.ts'

const FIRST_FORMAT = readFileSync(new URL('../fixtures/surveys/first-format.json', import.meta.url), 'utf8')
const TODAY = defaultDefinition({
  service: { name: 'Debit card', name_fr: 'Carte de débit' },
  components: [
    { id: 'a', name: 'Card platform', name_fr: 'Plateforme carte', kind: 'it-supported', user_visible: 1 },
    { id: 'c', name: 'Fraud scoring', name_fr: 'Détection des fraudes', kind: 'it-supported', user_visible: 0 },
  ],
})

test.each(PERSPECTIVES)('what was frozen in the first format asks %s the same, word for word', (perspective) => {
  expect(perspectiveForm(storedDefinition(FIRST_FORMAT), perspective)).toEqual(perspectiveForm(TODAY, perspective))
})

test('what was stored in the present format is read as it is', () => {
  expect(storedDefinition(JSON.stringify(TODAY))).toEqual(TODAY)
})
