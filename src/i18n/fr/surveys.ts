import type { surveys as english } from '../en/surveys.ts'

export const surveys: Record<keyof typeof english, string> = {
  dimensionVALUE: 'Dans l’ensemble',
  dimensionOUTCOME: 'Résultat obtenu',
  dimensionEASE: 'Facilité d’utilisation',
  dimensionSPEED: 'Rapidité',
  dimensionRELIABILITY: 'Fiabilité',
  dimensionINFORMATION: 'Information',
  dimensionSUPPORT: 'Assistance',
  dimensionCOST: 'Coût et efforts',
  dimensionRISK: 'Sécurité et risques',
}
