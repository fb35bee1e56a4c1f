import type { comparison as english } from '../en/comparison.ts'

export const comparison: Record<keyof typeof english, string> = {
  /* Périodes */
  window: 'Période',
  sinceChange: '{window}, depuis que « {title} » est en vigueur ({day}) :',
  sinceChangeShow: 'Voir {window}',
  sinceMark: 'Depuis le dernier changement, {window} : {state}',
  windowAll: 'Depuis le début',
  windowQuarter: 'T{quarter} {year}',
  windowWholeYear: 'Année {year} entière',
  windowHidden: '{window} (chiffres masqués : trop peu de réponses)',
  windowShow: 'Afficher',
  windowBefore: 'Évolutions mesurées par rapport à {window}.',
  windowHint: 'Choisissez un trimestre ou un mois pour voir ce qui a changé.',
  windowSomeHidden:
    'Les périodes aux chiffres masqués comptent si peu de réponses d’utilisateurs que, seules ou par soustraction, elles révéleraient ce qu’ont dit quelques personnes.',
  changeSince: '{change} par rapport à {window}',
  changeNone: 'inchangé par rapport à {window}',

  /* États */
  stateAlignedGood: 'Alignés, satisfaits',
  stateAlignedPoor: 'Alignés, insatisfaits',
  stateWatermelon: 'Pastèque',
  stateHiddenStrength: 'Atout caché',
  stateUsersOnly: 'Utilisateurs uniquement',
  stateCustomerOnly: 'Clients uniquement',
  stateNotEnoughData: 'Données insuffisantes',
  provisionalShort: 'provisoire',

  /* Le verdict et ses propositions */
  verdictLead: '{state} :',
  verdictWatermelon:
    '{attained, select, green {{agreement} et {customers}, mais {users}.} red {{customers}, mais {users}, et {agreement}.} unknown {{customers}, mais {users}. Rien n’indique si l’accord est respecté.} other {{customers}, mais {users}.}}',
  verdictWatermelonByAgreement: '{agreement}, mais {users}. {customers}.',
  verdictAlignedGood:
    '{attained, select, green {{users}, {customers}, et {agreement}.} red {{users} et {customers}, alors que {agreement}.} unknown {{users} et {customers}. Rien n’indique si l’accord est respecté.} other {{users} et {customers}.}}',
  verdictAlignedPoor:
    '{attained, select, green {{agreement}, et pourtant {users} et {customers}.} red {{users}, {customers}, et {agreement}.} unknown {{users} et {customers}. Rien n’indique si l’accord est respecté.} other {{users} et {customers}.}}',
  verdictHiddenStrength:
    '{attained, select, green {{agreement} et {users}, mais {customers}.} red {{users}, mais {customers}, et {agreement}.} unknown {{users}, mais {customers}. Rien n’indique si l’accord est respecté.} other {{users}, mais {customers}.}}',
  verdictUsersOnly:
    '{attained, select, green {{users}, et {agreement}. {customers}.} red {{users}, et {agreement}. {customers}.} other {{users}. {customers}.}}',
  verdictCustomerOnly:
    '{attained, select, green {{customers}, et {agreement}. {users}.} red {{customers}, et {agreement}. {users}.} other {{customers}. {users}.}}',
  verdictNotEnoughData: 'il n’y a encore rien à comparer. {users}. {customers}.',
  usersContent: 'les utilisateurs sont satisfaits ({evidence})',
  usersNotContent:
    '{short, select, yes {les utilisateurs ne le sont pas} other {les utilisateurs ne sont pas satisfaits}} ({evidence})',
  usersEvidence:
    '{index}{interval, select, yes {, intervalle à 95 % de {low} à {high}} other {}}, {n, plural, one {# réponse} other {# réponses}}',
  usersTooFew:
    '{n, plural, =0 {Aucun utilisateur n’a répondu} one {Un seul utilisateur a répondu} other {Seuls # utilisateurs ont répondu}} ; il en faut {least} pour conclure',
  usersTooFewToShow: 'Trop peu d’utilisateurs ont répondu pour que l’on montre ce qu’ils disent',
  usersGiveAway: 'L’avis des utilisateurs est masqué sur cette période, car il révélerait celui d’un petit groupe',
  customersContent:
    '{reading, select, single {{also, select, yes {le responsable du service aussi} other {le responsable du service est satisfait}}} other {{also, select, yes {les clients aussi} other {les clients sont satisfaits}}}} ({evidence})',
  customersNotContent:
    '{reading, select, single {{also, select, yes {le responsable du service non plus} alone {le responsable du service n’est pas satisfait} other {le responsable du service ne l’est pas}}} other {{also, select, yes {les clients non plus} alone {les clients ne sont pas satisfaits} other {les clients ne le sont pas}}}} ({evidence})',
  customersEvidence:
    '{index}, {reading, select, sample {{interval, select, yes {intervalle à 95 % de {low} à {high}, } other {}}{known, select, yes {{n, number} réponses sur {eligible, number} personnes interrogées} other {{n, number} réponses}}} single {{known, select, yes {{eligible, plural, =1 {seule personne interrogée} other {une réponse sur # personnes interrogées}}} other {une réponse}}} census {{known, select, yes {les {n, number} personnes interrogées ont répondu} other {{n, number} réponses}}} other {{known, select, yes {{n, number} réponses sur {eligible, number} personnes interrogées} other {{n, number} réponses}}{interval, select, yes { ; entre {low} et {high} quoi que disent les autres} other {}}}}',
  customersNone: 'Aucun client n’a répondu',
  customersHidden: 'L’avis des clients est masqué : trop peu ont répondu',
  agreementClause:
    '{kept, select, all {{of, plural, =1 {l’objectif convenu est atteint} other {tous les objectifs convenus sont atteints}}} other {{missed, plural, =1 {{of, plural, =1 {l’objectif convenu est manqué} other {un des # objectifs convenus est manqué}}} other {# des {of} objectifs convenus sont manqués}}}}',
  confirmed:
    '{basis, select, customers {Confirmé pour les clients : les absents, s’il y en a, ne peuvent l’inverser.} users {Confirmé pour les utilisateurs : les réponses sont assez nombreuses, et leur chiffre assez éloigné de l’objectif de {target}.} other {Confirmé : les réponses sont assez nombreuses, et les chiffres assez éloignés de l’objectif de {target}.}}',
  provisional: 'Provisoire : {reasons}.',
  provisionalFewUsers:
    '{n, plural, one {# seul utilisateur a répondu} other {# utilisateurs seulement ont répondu}}, et il en faudrait {firm} pour trancher',
  provisionalCloseUsers: 'le chiffre des utilisateurs est trop proche de l’objectif de {target} pour s’en distinguer',
  provisionalCloseCustomers: 'le chiffre des clients est trop proche de l’objectif de {target} pour s’en distinguer',
  provisionalCustomersMissing: 'les clients qui n’ont pas répondu pourraient encore l’inverser',
  provisionalCustomersUnknown: 'on ignore combien de clients auraient pu répondre',
  provisionalClose: 'les chiffres sont proches de l’objectif de {target}',

  flagGap: 'Écart important',
  flagGapText:
    'Utilisateurs et clients sont à {points} points l’un de l’autre. Un écart est signalé à partir de {least} points, sauf si le hasard parmi les utilisateurs l’explique.',
  flagBreachUnfelt: 'Manquement non ressenti',
  flagBreachUnfeltText:
    'L’accord n’est pas respecté, et pourtant personne ne s’en plaint. L’objectif manqué ne mesure peut-être pas ce qui compte.',
  flagBlindAgreement: 'Accord aveugle',
  flagBlindAgreementText:
    'L’accord est respecté, et pourtant personne n’est satisfait. Il ne mesure pas ce qui compte pour les utilisateurs ou les clients.',
  flagLowCoverage: 'Faible couverture',
  flagLowCoverageText:
    '{n, plural, one {# utilisateur a répondu} other {# utilisateurs ont répondu}} sur {eligible, number}, soit {rate}. Sous {lowest}, ceux qui se taisent peuvent fort bien penser autrement.',
  flagStale: 'Données anciennes',
  flagStaleText:
    'La dernière réponse d’un utilisateur date du {day}, il y a {days} jours. Au-delà de {limit} jours, le service ou ses utilisateurs ont pu changer.',

  /* Pourquoi un chiffre manque */
  whyNone: 'aucune réponse',
  whyTooFew: 'masqué : moins de {smallest} réponses',
  whyGivesAway: 'masqué : cela révélerait l’avis d’un petit groupe',
  whyGivesAwayText:
    'Rapproché d’une autre période, ce chiffre révélerait ce qu’ont répondu moins de {smallest} personnes.',
  heldBack:
    '{count, plural, one {Une autre réponse est arrivée ; elle sera visible} other {# autres réponses sont arrivées ; elles seront visibles}} quand {smallest} seront réunies.',

  /* Les trois regards */
  viewsHeading: 'Trois regards sur un même service',
  outOf: 'sur 100',
  content: '{perspective, select, provider {satisfait} other {satisfaits}}',
  notContent: '{perspective, select, provider {pas satisfait} other {pas satisfaits}}',
  target: 'objectif {target}',
  interval: 'intervalle à 95 % de {low} à {high}',
  bounds: 'entre {low} et {high}, quoi que disent les autres',
  readingFact: 'toutes les personnes interrogées ont répondu : un fait, non une estimation',
  readingSingle: 'l’avis d’une seule personne',
  readingIncomplete: 'parmi ceux qui ont répondu',
  ownAssessment: 'l’équipe juge son propre travail',
  answers: 'Réponses',
  answersOf: '{n, number} sur {eligible, number}',
  answersOfUnknown: '{n, number} ; nombre de personnes pouvant répondre inconnu',
  answersOverEligible: '{n, number} pour {eligible, number} personnes : en plusieurs fois, ou ce nombre est à vérifier',
  responseRate: 'Taux de réponse',
  satisfied: 'Plutôt ou très satisfaits',
  satisfiedOfAll: '{low} à {high} si tous les autres étaient contre ou pour',
  unscored: 'Non concernés ou sans avis',
  lastAnswer: 'Dernière réponse',
  promise: 'Promesse',
  anonymous: 'anonyme, visible à partir de {smallest} réponses',
  attributed: 'nominatif',
  never: 'aucune',

  /* Toutes les dimensions */
  dimensionsHeading: 'Là où les deux regards divergent',
  dimensionsLead:
    'Indice de 0 à 100. L’écart est l’indice des utilisateurs moins celui des clients ; la barre autour du disque des utilisateurs est son intervalle à 95 %.',
  sortedByGap: 'Les plus grands écarts d’abord.',
  sortedAsAsked: 'Dans l’ordre du questionnaire.',
  sortByGap: 'Plus grands écarts d’abord',
  sortAsAsked: 'Ordre du questionnaire',
  dimension: 'Dimension',
  overall: 'Ensemble',
  gap: 'Écart',
  byChance: 'Plus que le hasard ?',
  answerCount: '{n, plural, =0 {aucune réponse} one {# réponse} other {# réponses}}',
  gapInterval: 'Écart entre {low} et {high}.',
  chanceUsersLower: 'Oui, utilisateurs plus bas',
  chanceUsersHigher: 'Oui, utilisateurs plus haut',
  chanceNoTelling: 'Peut-être le hasard',
  chanceMissing: 'Dépend des absents',
  chanceNotEnough: 'Trop peu pour le dire',
  chanceText:
    '{count, plural, one {Valeur p : {p}.} other {Valeur p ajustée : {p}, pour # questions à la fois.}} {method}',
  chanceTextNone: 'Il faut {least} utilisateurs et un client pour ce test.',
  methodAgainstCustomers: 'La moyenne des utilisateurs face à celle des clients, prise comme un fait (test t).',
  methodSign:
    'Tous les utilisateurs sont du même avis ; on compte de quel côté des clients ils se trouvent (test du signe).',
  methodExact: 'Toutes les façons de répartir les réponses ont été comptées (test exact de permutation).',
  methodBrunnerMunzel: 'Quel côté note plus haut, personne par personne (test de Brunner-Munzel).',
  methodMannWhitney: 'Rangs des deux côtés (test de Mann-Whitney).',
  incompleteCensus: 'Les clients qui n’ont pas répondu pourraient l’annuler.',
  analogous: 'équivalent',
  analogousText: 'Ce n’est pas la même question : chaque côté est interrogé sur son propre équivalent.',
  raiseAction: 'Proposer une action',
  raiseActionOn: 'Proposer une action : {dimension}',
  pictureNobody: '{perspective} : {why}',
  pictureAt: '{perspective} {index}',

  /* Écart de perception */
  reworded: 'nouvelle formulation',
  rewordedSince:
    '{what, select, overall {La question générale} other {Cette question}} est posée {perspective, select, user {aux utilisateurs} customer {aux clients} other {au fournisseur}} sous une nouvelle formulation depuis le {day} ; les réponses antérieures ne sont pas comptées.',
  rewordedElsewhere:
    'D’autres versions ou enquêtes ont posé {what, select, overall {la question générale} other {cette question}} autrement {perspective, select, user {aux utilisateurs} customer {aux clients} other {au fournisseur}} ; ces réponses-là ne sont pas comptées.',
  rewordedOverall: 'question générale reformulée depuis le {day}',
  ownHeading: 'Vos propres questions',
  ownLead:
    'Notes demandées en plus des dimensions, aux utilisateurs comme aux clients, sur une même échelle. Elles ne décident pas de l’état. Le risque qu’un écart soit dû au hasard est ajusté sur ces questions et les dimensions ensemble.',
  question: 'Question',
  customersAskedAs: 'Clients : {text}',
  meanMinutes: 'Moyennes, en minutes',
  meanToTen: 'Moyennes, de 0 à 10',
  meanToFive: 'Moyennes, de 1 à 5',
  perceptionHeading: 'Ce que chacun croit des utilisateurs',
  perceptionLead:
    'On demande aux clients et au fournisseur à quel point ils pensent les utilisateurs satisfaits. Les utilisateurs le disent eux-mêmes.',
  predictedBy:
    '{perspective, select, customer {{reading, select, single {Le responsable du service situe} other {Les clients situent}}} other {Le fournisseur situe}}',
  perceptionLower:
    '{who} les utilisateurs à {predicted}. Ils sont à {actual} : {points, plural, one {# point} other {# points}} plus bas.',
  perceptionHigher:
    '{who} les utilisateurs à {predicted}. Ils sont à {actual} : {points, plural, one {# point} other {# points}} plus haut.',
  perceptionClose: '{who} les utilisateurs à {predicted}. Ils sont à {actual} : l’estimation est proche.',
  perceptionNoUsers: '{who} les utilisateurs à {predicted}. Leur propre avis ne peut être montré : {why}.',
  perceptionNobody:
    '{perspective, select, customer {Les clients n’ont pas dit ce qu’ils pensent de la satisfaction des utilisateurs.} other {Le fournisseur n’a pas dit ce qu’il pense de la satisfaction des utilisateurs.}}',
  perceptionTold:
    '{lower, select, yes {On ignore, de ce côté, ce que vivent les utilisateurs.} other {Les utilisateurs sont plus satisfaits qu’on ne le croit.}}',

  /* Matrice d’évaluation */
  matrixHeading: 'Matrice d’évaluation',
  matrixLead:
    'Ce que fait l’informatique, ce que font les personnes, et l’ensemble, tels que chaque point de vue les note ; l’accord à côté.',
  perspective: 'Point de vue',
  agreementRow: 'Accord',
  targetsMet: '{met, plural, one {# atteint} other {# atteints}} sur {of}',
  targetsNone: 'aucun objectif',
  targetsNotReported: 'non communiqué',
  targetsHeading: 'Objectifs concernés',
  targetAtLeast: 'au moins {value}',
  targetAtMost: 'au plus {value}',
  targetMet: 'Atteint',
  targetMissed: 'Manqué',
  targetLatest: '{value} en {month}',
  targetLatestNoValue: 'en {month}',
  targetMonths: '{met} mois conformes sur {of}',
  targetCritical: 'critique',
  noAgreement: 'Aucun accord n’est enregistré. Sans lui, nul ne peut dire s’il est respecté.',

  /* Attentes, temps perdu, importance */
  moreHeading: 'Attentes, temps perdu, importance',
  expectationHeading: 'Par rapport à ce qui était attendu',
  expectationUser: 'que les utilisateurs ne l’attendaient',
  expectationCustomer: 'que convenu',
  expectationText:
    '{worse} moins bon, {same} conforme, {better} meilleur ({n, plural, one {# réponse} other {# réponses}})',
  lostTimeHeading: 'Temps perdu par les utilisateurs',
  lostTimeMedian:
    'La moitié des utilisateurs ont perdu {median} ou plus en trois mois ({n, plural, one {# réponse} other {# réponses}}).',
  lostTimeHours:
    'Environ {hours} heures par mois pour l’ensemble des utilisateurs, en supposant que les {users, number} utilisateurs actifs perdent autant que ceux qui ont répondu : {mean} chacun en trois mois.',
  lostTimeNoUsers: 'Impossible de calculer les heures par mois : le nombre d’utilisateurs actifs n’a pas été saisi.',
  minutes: '{minutes, plural, =0 {0 minute} one {# minute} other {# minutes}}',
  importanceHeading: 'Ce qui compte le plus',
  moreLink: 'Ce qui compte : tout le détail, et comment c’est calculé',

  /* À la demande */
  wordingsHeading: 'Ce qui a été demandé, mot pour mot',
  howHeading: 'Comment c’est calculé',
  howIndex:
    'Indice : 25 × (moyenne − 1) des réponses de 1 à 5 ; 0 signifie « tous très insatisfaits », 100 « tous très satisfaits ». Satisfaits veut dire {target} ou plus.',
  howShare:
    'Plutôt ou très satisfaits : les réponses 4 et 5 parmi toutes celles de 1 à 5. Étendue : toutes les autres personnes qui auraient pu répondre comptées comme non satisfaites, puis comme satisfaites.',
  countedHeading: 'Les réponses derrière ces chiffres',
  countedQuestion: 'Question',
  countedN: 'Réponses',
  countedMean: 'Moyenne',
  countedIndex: 'Indice',
  countedPredicted: 'Satisfaction qu’ils prêtent aux utilisateurs',
  howSeparate:
    'Utilisateurs, clients et fournisseur ne sont jamais confondus. Mille réponses d’utilisateurs de plus ne changent rien aux chiffres des clients.',
  howInterval:
    'Les utilisateurs sont un échantillon : 95 % des intervalles ainsi construits contiennent la vraie moyenne (intervalle t de Student ; de Wilson pour les proportions).',
  howCensus:
    'Moins de 10 clients forment un recensement, non un échantillon. Si tous ont répondu, leur moyenne est un fait. S’il en manque, des bornes montrent où elle pourrait finir, les absents étant au pire puis au mieux. Un seul client, c’est l’avis d’une personne.',
  howChance:
    'Plus que le hasard : les utilisateurs face à la moyenne des clients ; dès 10 clients, le test de Brunner-Munzel, exact pour les petits nombres. Comme plusieurs questions sont posées, les valeurs p sont ajustées (Benjamini-Hochberg) et retenues sous 0,05.',
  howState:
    'L’état repose sur la seule question d’ensemble : les utilisateurs à partir de {least} réponses, confirmé dès {firm} quand l’intervalle à 90 % est tout entier d’un côté de {target}. L’accord est au vert si aucun objectif critique n’est manqué et si 90 % des objectifs sont atteints, chacun jugé sur son dernier mois communiqué.',
  howAnonymity:
    'Les réponses anonymes sont visibles à partir de {smallest}, question par question. Une période est masquée si, avec les autres, elle révélait ce qu’ont répondu moins de personnes. Les nouvelles réponses sont comptées par lots de {smallest}.',
  howSources:
    'Sources : ISO 10004 (surveillance de la satisfaction des clients), ITIL 4 (valeur des services, accords de niveau d’expérience), Brunner et Munzel 2000, Benjamini et Hochberg 1995, Manski 1989 (bornes), Hundepool et al. 2012 (secret statistique).',

  /* Page de service vide */
  emptyTitle: 'Personne n’a encore été entendu',
  emptyText: 'Dès que des utilisateurs et des clients répondront, leurs deux regards seront ici côte à côte.',
  emptyHeldText:
    'Des réponses sont arrivées. Elles seront visibles quand {smallest} seront réunies, afin que personne ne puisse être reconnu.',
  emptyWindowTitle: 'Aucune réponse : {window}',
  emptyWindowText: 'Choisissez une autre période ci-dessus.',
  openSurveys: 'Aller aux enquêtes',

  /* Portefeuille */
  portfolioTitle: 'Portefeuille',
  headline:
    '{watermelons, plural, =1 {Un service sur {of} est une pastèque : bon sur le papier, mais ses} other {# services sur {of} sont des pastèques : bons sur le papier, mais leurs}} utilisateurs ne sont pas satisfaits.',
  headlineOnly: 'Votre service est une pastèque : bon sur le papier, mais ses utilisateurs ne sont pas satisfaits.',
  headlineNone:
    '{judged, plural, =0 {Aucun service ne peut encore être jugé des deux côtés.} =1 {Aucune pastèque : le seul service qui puisse être jugé ne cache aucun mécontentement derrière un accord respecté.} other {Aucune pastèque parmi les # services qui peuvent être jugés.}}',
  pictureHeading: 'Utilisateurs face aux clients',
  pictureCaption:
    'Chaque service est un point : l’indice des clients en abscisse, celui des utilisateurs en ordonnée. Sur la diagonale en pointillé, les deux voient la même chose ; les lignes marquent l’objectif de 70.',
  pictureRug:
    'Sur le bord gauche, les clients n’ont pas répondu ; sur le bord inférieur, les utilisateurs n’ont pas répondu, ou trop peu.',
  axisUsers: 'Utilisateurs',
  axisCustomers: 'Clients',
  quadrantBoth: 'Les deux satisfaits',
  quadrantUsers: 'Seuls les utilisateurs|sont satisfaits',
  quadrantCustomers: 'Seuls les clients|sont satisfaits',
  quadrantNobody: 'Aucun des deux',
  pointText: '{service} : {state} ; utilisateurs {users}, clients {customers}',
  unknownShort: 'inconnu',
  tableHeading: 'Services',
  service: 'Service',
  state: 'État',
  agreement: 'Accord',
  responses: 'Réponses',
  lastResponse: 'Dernière réponse',
  change: 'Évolution',
  changeUsers: 'utilisateurs {change}',
  changeCustomers: 'clients {change}',
  agreementGreen: 'Respecté',
  agreementRed: 'Non respecté',
  agreementUnknown: 'Non communiqué',
  agreementNone: 'Aucun',
  sortBy: 'Trier par {column}',
  filterState: 'État',
  filterOrganisation: 'Organisation',
  filterStatus: 'Statut',
  filterName: 'Service ou organisation',
  statusCurrent: 'En service et proposés',
  allStates: 'Tous les états',
  allOrganisations: 'Toutes les organisations',
  apply: 'Filtrer',
  resetFilters: 'Tout afficher',
  nothingFoundTitle: 'Aucun résultat',
  nothingFoundText: 'Aucun service ne correspond à ces filtres. Retirez-en, ou affichez tout.',
  portfolioEmptyTitle: 'Aucun service pour l’instant',
  portfolioEmptyManager:
    'Saisissez le premier service et son accord, publiez son enquête, puis partagez un lien avec ses utilisateurs et un autre avec ses clients. Leurs deux regards se rencontreront ici.',
  portfolioEmptyReader: 'Aucun service ne vous est encore attribué. Demandez-le à un administrateur.',
  newService: 'Nouveau service',
  noResponsesTitle: 'Personne n’a encore répondu',
  noResponsesManager:
    'Publiez une enquête pour chaque service et partagez ses liens : un pour les utilisateurs, un pour les clients.',
  noResponsesReader: 'Dès que des utilisateurs et des clients répondront, leurs deux regards se rencontreront ici.',
  goToSurveys: 'Aller aux enquêtes',
}
