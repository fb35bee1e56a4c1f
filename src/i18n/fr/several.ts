import type { several as english } from '../en/several.ts'

export const several: Record<keyof typeof english, string> = {
  title: 'Comparer les services',
  views: 'Comment comparer',
  viewQuestion: 'Une question',
  viewMap: 'Carte de chaleur de toutes les questions',
  which: 'Services',
  allServices: 'Tous les services',
  byOrganisation: 'D’une organisation',
  byOffering: 'D’une offre',
  figure: 'Chiffre',
  figureUsers: 'Indice des utilisateurs',
  figureCustomers: 'Indice des clients',
  figureGap: 'Écart : utilisateurs moins clients',
  order: 'Ordre',
  orderGap: 'Écart le plus négatif d’abord',
  orderUsers: 'Moins satisfaits d’abord',
  orderName: 'Par nom',
  mapHeading: '{figure}, par service et par question',
  mapReading:
    'Le nom d’un service ouvre ses chiffres, avec effectifs et formules. « – » signifie que personne n’a répondu, « masqué » que trop peu l’ont fait ou que le chiffre trahirait un petit groupe.',
  mapKeyIndex: 'Points au-dessous ou au-dessus de l’objectif du service',
  mapKeyGap: 'Utilisateurs moins clients, en points d’indice',
  mapBelow:
    'Le plus souvent sous l’objectif : « {question} », dans {count, plural, one {# service} other {# services}} sur {services}.',
  mapApart:
    'Le plus souvent loin l’un de l’autre : « {question} », à {least} points ou plus dans {count, plural, one {# service} other {# services}} sur {services}.',
  hiddenCell: 'masqué',
  axisTarget: 'objectif usuel {target}',
  emptyTitle: 'Aucun service à comparer',
  emptyText: 'Aucun des services que vous pouvez voir n’entre dans ce choix. Choisissez d’autres services, ou tous.',
  together: '{services, plural, one {# service} other {# services}} ensemble',
  equal:
    '{services, plural, =0 {aucun service n’a de chiffre} one {un service} other {moyenne de # services, chacun comptant autant}}',
  byUsers:
    '{index} si chacun compte selon ses utilisateurs actifs ({people} en tout, {services, plural, one {# service} other {# services}} où ils sont connus)',
  worstName: 'Utilisateurs les moins satisfaits',
  worst: 'utilisateurs {index} · {state}',
  howEqual:
    'Moyenne sur les services = somme des indices des services ÷ nombre de services dont le chiffre peut être affiché. Question générale, sur la période choisie.',
  howByUsers:
    'Selon les utilisateurs actifs = somme de (indice × utilisateurs actifs du service) ÷ somme des utilisateurs actifs.',
  howNeverPooled:
    'Aucune réponse n’est mise en commun, ni entre services ni entre utilisateurs et clients. Les services que vous ne pouvez pas voir et ceux qui sont retirés sont laissés de côté.',
  compareThese: 'Comparer ces services',
}
