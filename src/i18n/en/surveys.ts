export const surveys = {
  dimensionVALUE: 'Overall',
  dimensionOUTCOME: 'Getting the result',
  dimensionEASE: 'Ease of use',
  dimensionSPEED: 'Speed',
  dimensionRELIABILITY: 'Reliability',
  dimensionINFORMATION: 'Being kept informed',
  dimensionSUPPORT: 'Support',
  dimensionCOST: 'Cost and effort',
  dimensionRISK: 'Safety and risk',
}
