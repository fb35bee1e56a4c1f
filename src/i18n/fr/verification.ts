import type { verification as english } from '../en/verification.ts'

export const verification: Record<keyof typeof english, string> = {
  planTitle: 'Comment son effet est mesuré',
  planLead:
    'Choisissez avant le changement ce qui doit évoluer, et entre quelles périodes du calendrier. Le verdict tombe de lui-même à la fin de la période d’après.',
  planEdit: 'Modifier le plan',
  planSaved: 'Le plan a été modifié.',
  planConflict:
    'Quelqu’un d’autre a modifié cette action depuis que vous avez ouvert le plan. Vos choix sont toujours là : regardez l’action, puis enregistrez de nouveau.',

  fieldPerspective: 'Quel regard doit évoluer',
  fieldQuestion: 'Quelle note doit évoluer',
  fieldBaseline: 'Avant : période de référence',
  fieldBaselineHint: 'Doit être terminée avant que le changement ne prenne effet.',
  fieldChangedOn: 'Changement effectif depuis le',
  fieldChangedOnHint: 'Laissez vide d’ici là : la date est inscrite lorsque l’action est déclarée mise en œuvre.',
  fieldAfter: 'Après : période du verdict',
  fieldAfterHint:
    'Commence le jour du changement ou plus tard. Choisissez-la plus longue si les réponses sont rares : un trimestre pour la plupart des services.',
  fieldMargin: 'Notable à partir de',
  fieldMarginHint:
    'Points d’indice, de 0,5 à 50. Un gain plus faible compte comme sans changement notable, si certain soit-il. 6,25 points font un quart de cran sur l’échelle de 1 à 5 : un répondant sur quatre note un cran plus haut.',
  fieldCompared: 'À côté de',
  fieldComparedHint:
    'Un service auquel rien n’a été fait dans le même temps. S’il a évolué lui aussi, autre chose que cette action a pu faire évoluer les deux.',
  comparedNone: 'Aucun autre service',
  comparedSeen: 'Visible pour le responsable du service',
  comparedUnseen: 'Non visible pour le responsable du service',
  comparedUnseenWarning:
    'Le responsable du service ne voit pas « {service} » : il lira le résultat sans ses chiffres. Choisissez un service qu’il voit, ou demandez à un administrateur de lui attribuer « {service} ».',
  comparedSuggested: '{service} (suggéré)',
  windowMonths: 'Mois',
  windowQuarters: 'Trimestres',
  windowYears: 'Années',
  chooseWindow: 'Choisir une période',
  afterBeforeBaseline: 'La période d’après doit commencer une fois la référence terminée.',
  baselineTooLate: 'La référence doit être terminée avant le jour du changement.',
  afterTooEarly: 'La période d’après doit commencer le jour du changement ou plus tard.',
  changedInFuture: 'Cette date est à venir. Laissez vide tant que le changement n’est pas effectif.',
  noSuchService: 'Veuillez choisir un service de la liste.',
  windowSpan: '{window} (du {from} au {until})',

  measureLabel: 'Mesure',
  measure: '{perspective, select, user {Utilisateurs} customer {Clients} other {Fournisseur}}, sur « {question} »',
  baselineLabel: 'Avant',
  changeLabel: 'Changement',
  changeSince: 'Effectif depuis le {day}',
  changeNotYet: 'Pas encore effectif',
  afterLabel: 'Après',
  marginLabel: 'Notable à partir de',
  margin: '{points} points d’indice',
  comparedLabel: 'À côté de',
  usualBaseline: 'Le dernier trimestre entier avant le changement, sauf autre choix',
  usualAfter: 'Le premier trimestre entier après le changement, sauf autre choix',
  comparedHidden: 'Un service que vous ne voyez pas',
  noneChosen: 'Aucun choix',

  awaited: 'Le verdict tombera le {day}, à la fin de la période {window}.',
  awaitedNoPeeking:
    'Les chiffres d’une période inachevée ne sont pas comparés : s’arrêter à un bon moment les flatterait.',
  cannot: 'Ne peut être vérifiée : {reason}',
  cannotNoPlan: 'aucune période n’est prévue. Modifiez le plan.',
  cannotHiddenBefore:
    'trop peu de réponses pour {window} : montrer leurs notes trahirait quelqu’un. Choisissez une référence plus longue.',
  cannotHiddenAfter:
    'trop peu de réponses pour {window} : montrer leurs notes trahirait quelqu’un. Prolongez la période d’après.',
  cannotEmptyBefore: 'personne n’a répondu pour {window}. Choisissez une autre référence.',
  cannotEmptyAfter: 'personne n’a répondu pour {window}. Prolongez la période d’après.',
  cannotReworded:
    'la question est posée en d’autres termes depuis le {day}, et répondre à d’autres termes, c’est répondre à une autre question. Choisissez une référence plus tardive.',
  cannotNoVariation:
    'les réponses sont trop peu nombreuses, ou toutes semblables, pour distinguer un changement du hasard. Prolongez la période d’après.',

  outcomeVerified: 'Vérifiée',
  outcomeWorse: 'Dégradation',
  outcomeNoChange: 'Sans changement notable',
  outcomeInconclusive: 'Non concluante',
  whoUser: 'les utilisateurs',
  whoCustomer: 'les clients',
  whoProvider: 'le fournisseur',
  saidVerified:
    '{who, select, user {Les utilisateurs notent} customer {Les clients notent} other {Le fournisseur note}} « {question} » {points} points d’indice plus haut qu’avant : plus que n’explique le hasard, et plus que les {margin} points à partir desquels un changement est notable.',
  saidWorse:
    '{who, select, user {Les utilisateurs notent} customer {Les clients notent} other {Le fournisseur note}} « {question} » {points} points d’indice plus bas qu’avant : plus que n’explique le hasard.',
  saidNoChange:
    '{who, select, user {Les utilisateurs notent} customer {Les clients notent} other {Le fournisseur note}} « {question} » comme avant ({points} points d’indice) : si quelque chose a changé, c’est moins que les {margin} points à partir desquels un changement est notable.',
  saidInconclusive:
    '{who, select, user {Les utilisateurs notent} customer {Les clients notent} other {Le fournisseur note}} « {question} » à {points} points d’indice par rapport à avant, mais les réponses sont si peu nombreuses que ce peut être le hasard, un changement notable, ou ni l’un ni l’autre.',
  saidCensusVerified:
    '{who, select, user {Les utilisateurs notent} customer {Les clients notent} other {Le fournisseur note}} « {question} » {points} points d’indice plus haut qu’avant. Ils sont trop peu pour former un échantillon : c’est un fait, propre à ceux qui ont été interrogés.',
  saidCensusWorse:
    '{who, select, user {Les utilisateurs notent} customer {Les clients notent} other {Le fournisseur note}} « {question} » {points} points d’indice plus bas qu’avant. Ils sont trop peu pour former un échantillon : c’est un fait, propre à ceux qui ont été interrogés.',
  saidCensusInconclusive:
    '{who, select, user {Les utilisateurs notent} customer {Les clients notent} other {Le fournisseur note}} « {question} » à {points} points d’indice par rapport à avant, mais ceux qui n’ont pas répondu pourraient l’inverser, ou c’est trop peu pour être notable.',
  closedUnverified: 'Close sans verdict.',
  association: 'C’est une association, pas une preuve : autre chose a pu se produire dans le même temps.',

  resultTitle: 'Avant et après',
  resultWindows: '{before} comparé à {after}',
  columnSide: 'Qui',
  columnBefore: 'Avant',
  columnAfter: 'Après',
  columnChange: 'Évolution',
  columnRange: 'Sûr à 90 % entre',
  answers: '{n, plural, one {# réponse} other {# réponses}}',
  range: '{low} et {high}',
  rangeCensus: 'un fait, pas une estimation',
  rangeCensusBounds: 'entre {low} et {high}, quoi que disent les absents',
  rangeNone: 'ne peut être établi',
  hidden: 'pas de chiffre',
  hiddenWhy:
    'Pas de chiffre : personne n’a répondu dans cette période, ou trop peu de personnes pour que leurs réponses soient montrées.',
  sideUser: 'Utilisateurs',
  sideCustomer: 'Clients',
  sideProvider: 'Fournisseur',
  sideCompared: '{service}, sans intervention',
  sideComparedTouched: '{service}',
  sideText: '{side} : {before} avant, {after} après',
  decides: 'décide',
  keyBefore: 'avant',
  keyAfter: 'après',
  axis: 'Indice, de 0 à 100',
  beyond:
    'À côté de « {service} », qui a évolué de {there} dans le même temps, l’évolution ici est de {beyond} points d’indice.',
  comparedNothing:
    '« {service} » n’affiche pas de chiffres pour les deux périodes : rien à quoi rapporter l’évolution.',
  comparedTouched:
    '« {service} » n’est pas resté sans changement : une amélioration y a pris effet pendant ces périodes.',
  comparedNotSeen: 'Elle a aussi été rapportée à un service que vous ne voyez pas.',
  howTitle: 'Comment ce résultat est calculé',
  how1: 'Notes de 1 à 5, comptées dans les deux périodes dans la mesure où l’anonymat permet de les voir ; indice = 25 × (moyenne − 1). Évolution = après − avant.',
  how2: 'Les utilisateurs, et les clients à partir de dix, sont des échantillons : intervalle à 90 % du t de Welch pour variances inégales. Ici, {n1} avant, de moyenne {mean1}, et {n2} après, de moyenne {mean2} ; {df} degrés de liberté.',
  how2Plain:
    'Les utilisateurs, et les clients à partir de dix, sont des échantillons : intervalle à 90 % du t de Welch pour variances inégales.',
  how3: 'Vérifiée : tout l’intervalle au-dessus de 0, et une évolution d’au moins {margin} points. Dégradation : tout l’intervalle au-dessous de 0. Sans changement notable : tout l’intervalle dans ±{margin} points. Tout le reste est non concluant.',
  how4: 'Moins de dix clients, c’est un recensement : leur évolution est un fait, que seuls ceux qui n’ont pas répondu laissent ouvert. Le verdict porte sur {who} seulement, comme prévu ; les autres figurent à côté.',
  how5: 'Une réponse prise au hasard après le changement est meilleure qu’une d’avant dans {share} des paires, les égalités comptant pour moitié.',
  how6: 'Les réponses anonymes sont comptées le mois de leur publication, par lots de cinq : au plus quatre d’entre elles avec un mois de retard.',
  countsTitle: 'Réponses par note',
  countsScore: 'Note {score}',

  closeTitle: 'Clore avec les enseignements',
  closeLearnt: 'Enseignements tirés (obligatoire)',
  closeLearntHint:
    'Ce que d’autres devraient savoir avant de tenter quelque chose de semblable : ce qui a marché, ce qui n’a pas marché, et pourquoi.',
  close: 'Clore l’action',
  closedNotice: 'L’action est close.',
  learntTitle: 'Enseignements tirés',
  closedOn: 'Close le {day}',
  isJudged: 'Les chiffres ont tranché. L’équipe ITSM clôt l’action avec les enseignements tirés, ou la rouvre.',
  staleClosing: 'Elle n’a pas été close : entre-temps, cette action est passée à « {status} ».',
  byFigures: 'les chiffres',
}
