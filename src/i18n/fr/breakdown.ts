import type { breakdown as english } from '../en/breakdown.ts'

export const breakdown: Record<keyof typeof english, string> = {
  link: 'Par canal, langue, groupe',
  back: 'Retour à la comparaison',
  title: '{service} par {way}',
  heading: '{question}, par {way}',
  ways: 'Ventiler',
  way: 'Par {way}',
  byChannel: 'canal',
  byLanguage: 'langue',
  byAttribute: '« {name} »',
  group: '{way, select, canal {Canal} langue {Langue} other {{way}}}',
  question: 'Question',
  everybody: 'Tout le monde',
  notKnown: 'Non connu',
  range: '{low}–{high}',
  download: 'Télécharger en CSV',
  hidden: 'masqué : moins de {smallest}, ou cela trahirait un groupe voisin',
  hiddenWhole: 'masqué pour cette période',
  hiddenNote:
    'Masqués en tout ou en partie : {groups}. Moins de {smallest} personnes y ont répondu, ou l’afficher trahirait un groupe voisin, une autre période ou le total.',
  saidApart:
    'Les utilisateurs sont le moins satisfaits dans « {lowest} » ({lowestIndex}) et le plus dans « {highest} » ({highestIndex}) : {points, plural, one {# point d’indice} other {# points d’indice}} d’écart.',
  saidApartMore: 'Le hasard seul n’aurait guère créé un tel écart.',
  saidAlike:
    'De « {lowest} » ({lowestIndex}) à « {highest} » ({highestIndex}), l’écart entre utilisateurs est de {points, plural, one {# point d’indice} other {# points d’indice}}.',
  saidAlikeMore: 'Le hasard seul pourrait l’expliquer.',
  emptyTitle: 'Rien à ventiler pour l’instant',
  emptyText:
    'Personne n’a répondu à cette question, ou trop peu pour l’afficher. Choisissez une autre question, ou revenez quand il y aura plus de réponses.',
  emptyWindowText: 'Personne n’a répondu à cette question en {window}. Choisissez une autre période.',
  noGroupsTitle: 'Aucune réponse n’est connue par {way}',
  noGroupsText:
    'Les liens qui nomment un canal (?channel=web), les invitations et la langue du formulaire disent à quel groupe appartient une réponse. Choisissez une autre ventilation.',
  allHiddenTitle: 'Masqué pour cette période',
  allHiddenText:
    'Un groupe de moins de {smallest} personnes pourrait se déduire de cette période, d’une autre et du total. Choisissez une période plus longue ou « Depuis le début ».',
  weightedHeading: 'Pondéré selon ceux qui utilisent le service',
  weightedShort: 'Utilisateurs, pondéré',
  asAnswered: 'Utilisateurs, tels qu’ils ont répondu',
  weightedTo: 'Si chaque groupe avait répondu à proportion',
  weightedMore: 'intervalle à 95 % de {low} à {high} ; aussi précis que {effective} réponses',
  weightedNotPossible:
    'Impossible : il faut au moins deux groupes dont la taille est connue et dont les réponses peuvent être affichées.',
  restsOn:
    '{groups, plural, one {Repose sur # groupe} other {Repose sur # groupes}}, soit {population} utilisateurs actifs en tout, {source}. Le chiffre non pondéré reste celui que toutes les autres pages utilisent.',
  leftOut: 'Laissés de côté parce que leurs réponses sont masquées ou inexistantes : {groups}.',
  sizesFromContacts: 'comptés d’après les contacts qui utilisent le service',
  sizesEntered: 'saisis ici',
  calculated: 'Comment c’est calculé',
  sizesGroup: 'Groupe',
  sizesPeople: 'Utilisateurs actifs',
  shareOfUsers: 'Part des utilisateurs',
  answers: 'Réponses',
  shareOfAnswers: 'Part des réponses',
  weight: 'Une réponse en représente',
  formulaWeighted:
    'Moyenne pondérée = somme sur les groupes de (part des utilisateurs × moyenne du groupe) ; indice = 25 × (moyenne − 1). L’intervalle découle de la dispersion propre à chaque groupe (Holt et Smith 1979).',
  formulaEffective: 'Nombre effectif de réponses = (somme des poids)² ÷ somme des carrés des poids (Kish 1965).',
  formulaBeside:
    'La pondération corrige qui a répondu, pas pourquoi : dans un même groupe, ceux qui n’ont pas répondu peuvent penser autrement.',
  sizesHeading: 'Combien d’utilisateurs actifs chaque groupe compte-t-il ?',
  sizesLead:
    'Avec ces nombres, un chiffre pondéré selon ceux qui utilisent réellement le service figure à côté du chiffre brut. Laissez vide ce qui n’est pas connu.',
  sizesLeadContacts:
    'Les nombres viennent des contacts qui utilisent le service. Saisissez-en d’autres si vous en avez de meilleurs ; si vous videz tout, les contacts comptent de nouveau.',
  sizesKept: 'Les tailles des groupes sont enregistrées.',
  sizesWrong: 'Veuillez saisir des nombres entiers de personnes.',
  howIndex:
    'Indice = 25 × (note moyenne − 1), d’après les décomptes ci-dessous ; un écart est la différence utilisateurs moins clients.',
  howOneWay:
    'Une ventilation ne se fait que selon un seul critère. Croiser deux critères reviendrait vite à parler de personnes isolées.',
  howHidden:
    'Un groupe s’affiche à partir de {smallest} réponses. Quand un groupe est masqué, son plus petit voisin l’est aussi, pour qu’on ne puisse pas le déduire du total. Les périodes courtes montrent moins de groupes, et une période ne montre les siens que si rien ne peut se déduire d’autres périodes. Les clients et le fournisseur, qui répondent sous leur nom, sont toujours affichés.',
  howInterval:
    'Les barres derrière les marques sont des intervalles à 95 % (utilisateurs : intervalle t de la moyenne).',
  howApart:
    'La phrase au-dessus du tableau compare, par le test t de Welch, le groupe le plus bas et le plus haut parmi ceux d’au moins dix utilisateurs, avec un seuil divisé par le nombre de paires (Bonferroni).',
  howWeighted:
    'Les chiffres pondérés ne reposent que sur des groupes affichés et figurent à côté du chiffre non pondéré, jamais à sa place.',
}
