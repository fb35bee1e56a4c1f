import type { Reader } from '../i18n/reader.ts'
import type { MessageKey } from '../i18n/translate.ts'
import type { Form } from '../web/form.ts'
import { type FormErrors, formErrors } from '../web/form-errors.ts'
import { type GroupingAttribute, hasTooManyValues, MOST_GROUP_VALUES, MOST_GROUPINGS } from './result-groups.ts'

declare module '../web/render.ts' {
  interface Pages {
    'campaigns/result-groups': ResultGroupsPage
  }
}

export interface ResultGroupsPage {
  title: string
  lead: string
  errors: FormErrors | null
  /** What is wrong with the choice. */
  error: string | null
  attributes: {
    id: string
    name: string
    facts: string
    chosen: boolean
    /** Why it cannot be chosen; null where it can. */
    refused: string | null
    /** What is no longer as it was when it was chosen. */
    warning: string | null
  }[]
}

/** @param chosen those that are set, or were ticked just now */
export function resultGroupsPage(
  attributes: readonly GroupingAttribute[],
  chosen: readonly string[],
  form: Form<unknown> | null,
  { t }: Reader,
): ResultGroupsPage {
  const error: MessageKey | undefined = form === null || form.ok ? undefined : form.errors['attribute']
  return {
    title: t('contacts.groupsTitle'),
    lead: t('contacts.groupsLead', { count: MOST_GROUPINGS }),
    errors: formErrors(form, { attribute: 'contacts.groupsAttributes' }, t),
    error: error === undefined ? null : t(error),
    attributes: attributes.map((attribute, position) => {
      const isChosen = chosen.includes(attribute.name)
      const tooMany = hasTooManyValues(attribute)
        ? t('contacts.groupsTooManyValues', { most: MOST_GROUP_VALUES })
        : null
      return {
        // The first one's is what a message about the choice leads to.
        id: position === 0 ? 'attribute' : `attribute-${position}`,
        name: attribute.name,
        facts: t('contacts.groupsFacts', { contacts: attribute.contacts, values: attribute.values }),
        chosen: isChosen,
        refused: isChosen ? null : tooMany,
        warning: isChosen ? tooMany : null,
      }
    }),
  }
}
