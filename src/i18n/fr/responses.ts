import type { responses as english } from '../en/responses.ts'

export const responses: Record<keyof typeof english, string> = {
  formTitle: 'Votre avis sur « {service} »',
  titleWithErrors: 'À vérifier : {title}',
  askedAsUser: 'Nous vous interrogeons en tant que personne qui utilise ce service.',
  askedAsCustomer:
    'Nous vous interrogeons en tant que client : une personne qui fixe les conditions de ce service et le finance.',
  askedAsProvider: 'Nous vous interrogeons en tant que membre de l’équipe qui conçoit, réalise et exploite ce service.',
  promiseAnonymous:
    'Vos réponses sont anonymes : rien ne les relie à vous, seul le jour est conservé, et les résultats n’apparaissent que par lots d’au moins cinq réponses.',
  promiseAttributed:
    'Vos réponses ne sont pas anonymes : l’équipe informatique et le responsable du service les voient avec votre nom ou votre fonction.',
  onlyFirstRequired: 'Seule la première question est obligatoire.',
  sectionNumber: '{number} sur {total}',
  sectionOverall: 'Dans l’ensemble',
  sectionDimensions: 'Plus en détail',
  sectionParts: 'Les parties du service',
  sectionRest: 'Pour finir',
  theTechnology: 'La technologie',
  thePeople: 'Les personnes',
  commentLabelHint: 'Affiché tel que vous l’écrivez ; {most} caractères au maximum.',
  respondentLabel: 'Votre nom ou votre fonction',
  respondentHint: 'Affiché à côté de vos réponses.',
  send: 'Envoyer mes réponses',
  sending: 'Envoi en cours…',
  clear: 'Effacer',
  progress: 'Progression dans le questionnaire',
  finalAnonymous: 'Une réponse anonyme ne peut plus être modifiée une fois envoyée.',
  finalAttributed: 'Vos réponses ne peuvent plus être modifiées une fois envoyées.',
  answerFirst: 'Veuillez choisir une note de 1 à 5.',
  tooManyPicked: 'Veuillez en choisir trois au maximum.',
  promiseChanged:
    'Ce qui vous est promis au sujet de vos réponses a changé depuis que vous avez ouvert cette page. Rien n’a encore été enregistré : veuillez relire le texte au-dessus des questions, puis envoyer.',
  notStored:
    'Vos réponses n’ont pas pu être enregistrées pour le moment. Rien n’est perdu : tout ce que vous avez saisi est encore là. Veuillez envoyer de nouveau dans une minute.',
  thanksTitle: 'Merci',
  thanksStored: 'Vos réponses sur « {service} » ont été enregistrées.',
  thanksAnonymous: 'Elles apparaîtront dans les résultats avec celles d’au moins quatre autres personnes.',
  thanksAttributed: 'L’équipe informatique et le responsable du service peuvent désormais les lire.',
  thanksNext:
    'Les avis des personnes qui utilisent le service et ceux des personnes qui le financent sont ensuite mis côte à côte, pour décider ensemble de ce qu’il faut améliorer en premier.',
  thanksClose: 'Vous pouvez fermer cette page.',
  somebodyElse: 'Laisser une autre personne répondre sur cet appareil',
  spentTitle: 'Vos réponses sont bien arrivées',
  spentText:
    'Ce lien personnel vers « {service} » a déjà servi ; chaque lien ne vaut qu’une fois. Merci de votre participation.',
  spentAnonymous:
    'Les réponses ne peuvent pas être modifiées : elles sont anonymes, et personne ne peut savoir lesquelles sont les vôtres.',
  spentAttributed: 'Pour corriger quelque chose, adressez-vous au responsable du service ou à l’équipe informatique.',
  closedTitle: 'Cette enquête est clôturée',
  closedText:
    'Elle ne recueille plus de réponses sur « {service} ». Merci d’avoir voulu y contribuer : nous vous solliciterons peut-être une autre fois.',
  unknownTitle: 'Ce lien ne fonctionne pas',
  unknownText:
    'Il en manque peut-être une partie. Ouvrez-le de nouveau depuis le message ou l’affiche, ou demandez-en un nouveau à la personne qui vous l’a envoyé.',
  kioskReturns: 'Cet écran revient de lui-même au début.',
  kioskNext: 'Personne suivante',
  kioskWaitTitle: 'Un instant, s’il vous plaît',
  kioskWaitText:
    'Quelqu’un vient de répondre ici. Cet écran ouvrira de lui-même le questionnaire suivant dans un instant.',
  kioskPause:
    'Veuillez patienter un instant : les réponses arrivent ici plus vite qu’on ne peut les donner. Rien n’est perdu ; envoyez de nouveau dans une minute.',
  kioskHurry: 'C’était très rapide. Veuillez vérifier vos réponses, puis les envoyer.',
  tooManyFromHere:
    'De très nombreuses réponses arrivent en ce moment de votre réseau. Les vôtres ne sont pas encore enregistrées, mais rien n’est perdu : veuillez les envoyer de nouveau dans une minute.',
  notEmbeddableTitle: 'Ce questionnaire ne peut pas être affiché ici',
  notEmbeddableText:
    'Aucun site n’est autorisé à afficher ce questionnaire. La personne qui gère l’enquête peut en autoriser un, sur la page de l’enquête, sous « Intégrer ».',
  kioskStepNext: 'Suivant',
  kioskStepBack: 'Retour',
  kioskStepSkip: 'Passer',
  kioskStep: 'Question {number} sur {total}',
  kioskStill: 'Êtes-vous toujours là ?',
  kioskStillText: 'Sans réponse, cet écran efface ce qui a été saisi et revient au début dans {seconds} secondes.',
  kioskStay: 'Je suis toujours là',
  kioskAnswerThis: 'Veuillez d’abord répondre à cette question.',
  exampleThanks: 'C’était un exemple : rien n’a été enregistré.',
}
