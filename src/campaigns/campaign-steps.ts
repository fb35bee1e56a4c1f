import type { Row } from '../database/schema.ts'
import type { Translate } from '../i18n/translate.ts'

declare module '../web/render.ts' {
  interface Pages {
    'campaigns/steps': CampaignSteps
  }
}

/** The way from a new campaign to its start. */
export interface CampaignSteps {
  steps: { name: string; address: string; current: boolean }[]
}

export function campaignSteps(
  { id }: Pick<Row<'campaign'>, 'id'>,
  current: 'settings' | 'letters' | 'plan',
  t: Translate,
): CampaignSteps {
  const steps = [
    { step: 'settings', name: t('campaigns.stepSettings'), address: `/campaigns/${id}/edit` },
    { step: 'letters', name: t('campaigns.stepLetters'), address: `/campaigns/${id}/letters` },
    { step: 'plan', name: t('campaigns.stepPlan'), address: `/campaigns/${id}/plan` },
  ]
  return { steps: steps.map(({ step, name, address }) => ({ name, address, current: step === current })) }
}
