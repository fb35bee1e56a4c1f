import type { comments as en } from '../en/comments.ts'

export const comments: Record<keyof typeof en, string> = {
  tab: 'Commentaires',
  title: 'Commentaires : {service}',
  heading: 'Ce que disent les gens',
  lead: 'Les utilisateurs et les clients avec leurs propres mots, côte à côte. Noms, numéros et adresses sont masqués avant que quiconque les lise, dans la mesure où ils sont reconnus ; les administrateurs ajoutent le reste sous « Mots masqués ».',
  emptyTitle: 'Aucun commentaire pour l’instant',
  emptyText:
    'Les commentaires paraissent ici dès que des personnes ont répondu à la question ouverte d’une enquête. Diffusez ses liens ou invitez des personnes.',
  emptyHeldText:
    'Ce que des personnes ont écrit anonymement attend : les commentaires paraissent à partir de {smallest}, et par {smallest} au moins, afin que personne ne soit reconnu au moment où l’un d’eux paraît.',
  toSurveys: 'Les enquêtes du service',

  filters: 'Choisir des commentaires',
  search: 'Mots',
  searchHint: 'Tous les mots doivent figurer dans un commentaire, sous n’importe quelle forme, avec ou sans accents.',
  theme: 'Thème',
  anyTheme: 'Tous les thèmes',
  score: 'Note de l’auteur',
  anyScore: 'Toutes les notes',
  noScore: 'Sans note',
  scoreOption: '{score} · {word}',
  channel: 'Canal',
  anyChannel: 'Tous les canaux',
  question: 'En réponse à',
  questionOpen: 'La question ouverte',
  questionEarlier: 'Une question antérieure ({name})',
  apply: 'Afficher',
  clear: 'Tout afficher',
  withTerm: 'Avec le mot « {term} »',
  withoutTerm: 'Retirer',
  ruleAnonymous:
    'Réponses anonymes ({sides}) : ces commentaires paraissent à partir de {smallest}, et se choisissent selon un seul critère à la fois en plus de la période, afin qu’aucun choix ne désigne quelqu’un.',

  count: '{count, plural, one {# commentaire} other {# commentaires}}',
  countOf: '{count, number} sur {all, plural, one {# commentaire} other {# commentaires}}',
  none: 'Aucun commentaire dans cette période.',
  noneFound: 'Aucun commentaire ne correspond. Essayez un autre mot, ou affichez tout.',
  tooFew: 'Moins de {smallest} commentaires ; ils paraissent à partir de {smallest}.',
  tooFewFound:
    'Moins de {smallest} commentaires anonymes correspondent ; ils ne sont pas isolés. Choisissez plus large, ou lisez-les tous.',
  givesAway:
    'Masqué : avec ce qui peut se voir par ailleurs, ces commentaires désigneraient moins de {smallest} personnes. Choisissez une période plus longue.',
  givesAwayFound:
    'Masqué : les commentaires restants seraient moins de {smallest}, et donc désignés. Choisissez autre chose, ou lisez-les tous.',
  oneAtATime:
    'Ces commentaires sont anonymes : ils se choisissent selon un seul critère à la fois, mots, thème, note ou canal. N’en gardez qu’un.',
  noWords: 'La recherche ne contient aucun mot ; un mot compte au moins deux lettres.',
  partial: 'Seuls les {most, number} commentaires les plus récents contenant l’un des mots ont été parcourus.',
  held: '{count, plural, one {# autre réponse attend} other {# autres réponses attendent}} qu’il y en ait {smallest}.',
  next: 'Commentaires plus anciens',
  first: 'Commentaires les plus récents',
  pagesOf: 'Pages : {side}',

  tone: 'Note {score} sur 5',
  toneOf: '{score} sur 5 · {word}',
  toneNone: 'Sans note',
  noName: 'Sans nom',
  masked: 'masqué avant toute lecture',
  allAnswers: 'Toutes ses réponses',
  reply: 'Répondre par courriel',
  replied: '{by} a répondu le {day}',
  editThemes: 'Modifier les thèmes',
  themesOf: 'Thèmes de ce commentaire',
  themesHint: 'Votre choix demeure quand les listes de termes changent.',
  themesSaved: 'Les thèmes du commentaire sont enregistrés.',

  themesTitle: 'De quoi ils parlent',
  themesLead:
    'Part des commentaires de chaque côté qui touchent un thème dans la période ; un commentaire peut en toucher plusieurs.',
  themesNone: 'Aucun thème n’a assez de commentaires pour être montré.',
  themesHow:
    'Un commentaire touche un thème s’il contient l’un de ses termes, sous n’importe quelle forme, ou si quelqu’un l’y a rangé à la main. Utilisateurs : {users}. Clients : {customers}.',
  themesEdit: 'Modifier les listes de termes',
  themeColumn: 'Thème',
  share: '{share} ({count, number})',
  hiddenShort: 'masqué',
  contrastTitle: 'Ce qu’un côté dit et que l’autre ne dit pas',
  contrastLead:
    'Les mots qui séparent les deux côtés, sur toute la durée, avec le nombre de personnes qui les ont employés. Chacun ouvre ses commentaires. Les barres pâles peuvent être fortuites.',
  contrastUsers: 'Les utilisateurs disent',
  contrastCustomers: 'Les clients disent',
  contrastNone: 'Aucun mot ne ressort.',
  contrastWhy:
    'Il faut des commentaires des deux côtés : {smallest} s’ils sont anonymes, au moins un s’ils sont nominatifs.',
  contrastWord: 'Mot',
  contrastPeople: 'Utilisateurs : clients',
  contrastUse: '{users} : {customers}',
  contrastHow: 'Comment c’est calculé',
  contrastFormula:
    'Pour chaque mot, on compare les personnes de chaque côté qui l’ont employé, par un log-rapport de cotes pondéré avec un a priori de Dirichlet tiré de l’emploi commun, de poids {weight} (Monroe, Colaresi et Quinn 2008). Figurent les mots au z le plus élevé, le plus net d’abord ; les barres représentent z, et sont pâles si |z| est sous {least} : cet écart peut être fortuit. Chaque langue est comparée à part, sans les mots tels que « le ». D’un côté anonyme, les mots paraissent à partir de {smallest} personnes ; moins comptent pour {fewer}, le plus qu’ils puissent être.',
  fewShort: '<{smallest}',
  contrastZOf: 'z {z}',
  contrastChance: 'peut être fortuit',

  answersTitle: 'Réponses de {name}',
  answersLead: 'Données avec leur nom, comme le formulaire l’annonçait. {perspective}, {day}.',
  answersBack: 'Retour aux commentaires',
  answersQuestion: 'Question',
  answersAnswer: 'Réponse',

  replyTitle: 'Répondre à {name}',
  replyLead:
    'Le courriel part à l’adresse de l’invitation. La réponse de cette personne vous parviendra : {address}. Quiconque lit le commentaire voit votre réponse.',
  replySubject: 'Objet',
  replySubjectDefault: 'Votre commentaire sur « {service} »',
  replyText: 'Texte',
  replyTextHint: 'Son commentaire est cité en dessous.',
  replySend: 'Envoyer',
  replySent: 'La réponse est en route.',
  replyQuote: 'Vous avez écrit en {month} :',
  replyNoAddress: 'Aucune adresse où répondre : la réponse est venue par un lien ouvert.',

  listsTitle: 'Thèmes des commentaires',
  listsLead:
    'Un commentaire reçoit un thème s’il contient l’un de ces termes. Toute forme d’un mot suffit : « attendre » trouve aussi « attendu ». Plusieurs mots forment une expression.',
  listsEnglish: 'Termes anglais',
  listsFrench: 'Termes français',
  listsHint: 'Un terme par ligne.',
  listsSave: 'Enregistrer et parcourir tous les commentaires',
  listsSaved:
    'Les listes sont enregistrées. Tous les commentaires sont parcourus en arrière-plan ; les corrections à la main demeurent.',
  listsWorking:
    'Les commentaires sont en cours de relecture avec les listes actuelles. Les pages montrent chacun dès qu’il est prêt.',
  listsReset: 'Rétablir les listes d’origine',
  listsResetSure: 'Rétablir les listes d’origine ? Ce qui y a été changé sera perdu.',
  listsTooLong: 'Au plus {most} termes de {length} caractères.',
  navThemes: 'Thèmes',

  wordsTitle: 'Mots masqués',
  wordsLead:
    'Adresses électroniques et postales, numéros de téléphone et de compte, références, noms après un titre et noms des comptes sont masqués d’office. Un nom que rien n’annonce n’est pas reconnu. Ajoutez ce qui ne doit pas se lire non plus : collègues sans compte, équipes d’une seule personne, surnoms, noms de projet.',
  wordsField: 'Mots et noms à masquer',
  wordsHint: 'Un par ligne, d’au moins deux caractères. Majuscules et minuscules sont équivalentes.',
  wordsSave: 'Enregistrer et masquer dans tous les commentaires',
  wordsSaved: 'Enregistré. Les commentaires existants sont masqués en arrière-plan.',
  wordsWarning:
    'Ce qui a été masqué dans un commentaire ne peut pas être rétabli, même si un mot est retiré de cette liste.',
  wordsTooShort: 'Chacun doit compter au moins deux caractères.',
  navWords: 'Mots masqués',
}
