export const help = {
  link: 'Aide',
  contents: 'Rubriques d’aide',
  start: 'Les dix premières minutes',
  figures: 'Lire les chiffres',
  anonymity: 'Ce qui est promis aux répondants',
}
