export const help = {
  link: 'Aide',
  contents: 'Rubriques d’aide',
  start: 'Les dix premières minutes',
  figures: 'Lire les chiffres',
  asking: 'Rédiger une enquête',
  versions: 'Versions, copies et fichiers',
  translating: 'Traduire une enquête',
  contacts: 'Contacts et limites de contact',
  campaigns: 'Campagnes',
  doors: 'Accès au formulaire',
  mail: 'Courrier et retours en échec',
  anonymity: 'Ce qui est promis aux répondants',
}
