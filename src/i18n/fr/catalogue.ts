import type { catalogue as english } from '../en/catalogue.ts'

export const catalogue: Record<keyof typeof english, string> = {
  tabComparison: 'Comparaison',
  tabActions: 'Actions',
  tabSurveys: 'Enquêtes',
  tabAgreement: 'Accord',
  tabProfile: 'Fiche',
  channelWeb: 'Web',
  channelMobile: 'Application mobile',
  channelPhone: 'Téléphone',
  channelBranch: 'Agence',
  channelPointOfSale: 'Point de vente',
  channelEmail: 'Courriel',
  channelCounter: 'Guichet',
  channelOther: 'Autre',
}
