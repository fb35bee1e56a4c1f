import type { results as english } from '../en/results.ts'

export const results: Record<keyof typeof english, string> = {
  title: 'Résultats : {survey}, {service}',
  heading: 'Résultats',
  headingOf: 'Résultats : {survey}',
  unanswered: 'Personne n’a répondu à :',
  version: 'Version {number}, depuis le {day}',
  toSurvey: 'L’enquête',
  toService: 'Utilisateurs et clients',
  download: 'Télécharger en CSV',
  lead: 'Ce que cette enquête seule a établi. Là où l’anonymat est promis, les chiffres d’une question s’affichent à partir de cinq réponses, et toutes ses options ensemble ou aucune.',
  draftTitle: 'Pas encore publiée',
  draftText: 'Une fois l’enquête publiée et des réponses reçues, elles figureront ici.',
  emptyText: 'Diffusez les liens de l’enquête ou invitez des personnes ; leurs réponses figureront ici.',
  responses: '{n, plural, one {# réponse} other {# réponses}}',
  responsesOf:
    '{n, plural, one {# réponse} other {# réponses}} sur {eligible, number} personnes qui pouvaient répondre',
  notToldApart:
    '{count, plural, one {Une réponse antérieure n’est pas attribuée} other {# réponses antérieures ne sont pas attribuées}} à une enquête : voyez la page du service.',
  howShares:
    'Une part est le nombre de fois qu’une réponse a été donnée ÷ le nombre de personnes qui ont répondu à la question. Si plusieurs réponses sont possibles, la somme des parts dépasse 100 %. « Sans objet » et « ne sait pas » sont comptés à part et ne reçoivent jamais de note.',
  howMean:
    'Moyenne = somme de (note × nombre de réponses) ÷ nombre de réponses notées ; les notes se comptent à partir de la première réponse de l’échelle.',
  howIndex: 'Indice = 25 × (moyenne − 1), de 0 à 100, lorsque la satisfaction ou la facilité est notée de 1 à 5.',
  howNumbers:
    'La médiane est le nombre du milieu ; la moitié des réponses se situe entre les deux autres nombres cités.',
  howHidden:
    'Lorsque l’anonymat est promis, les décomptes d’une question évoluent par au moins {smallest} personnes ; les réponses les plus récentes peuvent donc ne pas encore y figurer.',
  answer: 'Réponse',
  reason: 'Raison',
  count: 'Nombre',
  share: 'Part',
  caption: 'Sur {n, plural, one {# personne qui a répondu} other {# personnes qui ont répondu}}',
  index: 'Indice {index}',
  mean: 'moyenne {mean}',
  median: 'Médiane {median}',
  quartiles: 'la moitié entre {low} et {high}',
  medianMinutes: 'Médiane {minutes, plural, =0 {aucune perte} one {# minute} other {# minutes}}',
  meanMinutes: 'moyenne {minutes, plural, =0 {aucune perte} one {# minute} other {# minutes}}',
  unscored:
    'En outre : {doesNotApply, plural, =0 {} one {# « sans objet »} other {# « sans objet »}}{dontKnow, plural, =0 {} other {{doesNotApply, plural, =0 {} other {, }}# « ne sait pas »}}.',
  reasonsLow: 'Raisons après une note basse',
  reasonsHigh: 'Raisons après une note élevée',
  other: 'Autre chose',
  comments: '{count, plural, one {# commentaire} other {# commentaires}}',
  fewComments: 'Moins de {smallest} commentaires : leur nombre et leur contenu s’affichent à partir de {smallest}.',
  othersNamed: '{count, plural, one {# personne a nommé} other {# personnes ont nommé}} autre chose.',
  askedSince:
    'Posée en ces termes depuis le {day} ; les réponses aux termes antérieurs figurent sous « Posé auparavant ».',
  askedUntil: 'Posée jusqu’au {day}.',
  earlier: 'Posé auparavant',
  earlierText:
    'Ce que des versions antérieures ont demandé en d’autres termes, ou que la version actuelle ne demande plus.',
  resultsOfSurveys: 'Les résultats de chaque enquête',
  perspectives: 'Points de vue',
  stops: 'Où l’on s’arrête',
  stopsLead:
    '{left, number} personnes sur {began, number} qui ont commencé le formulaire l’ont quitté sans l’envoyer : {share}. Toutes versions, depuis le début.',
  stopsAfter: 'La dernière question répondue',
  stopsLeft: 'Arrêts ici',
  stopsOf: '{left, number} sur {reached, number}',
  stopsAtOnce: 'Aucune, ou une question qui n’est plus posée',
  stopsHint:
    'Parmi ceux qui sont arrivés au moins jusque-là, combien ne sont pas allés plus loin. Les navigateurs à scripts le signalent, sans rien dire de la personne ; les chiffres s’affichent à partir de cinq départs. Qui part et revient plus tard compte deux fois.',
}
