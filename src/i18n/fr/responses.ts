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
  groupsAnonymous:
    'Les résultats sont aussi présentés par {attributes}, tels que ces attributs sont connus des personnes invitées, et seulement lorsque au moins {people} personnes d’un groupe ont répondu.',
  groupsAttributed:
    'Les résultats sont aussi présentés par {attributes}, tels que ces attributs sont connus des personnes invitées.',
  onlyFirstRequired: 'Seule la première question est obligatoire.',
  nothingRequired: 'Aucune question n’est obligatoire.',
  markedRequired: 'Les questions marquées « obligatoire » attendent une réponse.',
  pageOf: 'Page {number} sur {total}',
  pageNext: 'Suivant',
  pageBack: 'Précédent',
  appeared: 'Une autre question suit : {question}',
  sectionNumber: '{number} sur {total}',
  sectionOverall: 'Dans l’ensemble',
  sectionDimensions: 'Plus en détail',
  sectionParts: 'Les parties du service',
  sectionRest: 'Pour finir',
  theTechnology: 'La technologie',
  thePeople: 'Les personnes',
  commentLabelHint: 'Affiché tel que vous l’écrivez ; {most} caractères au maximum.',
  pickAny: 'Plusieurs réponses possibles.',
  pickUpTo: 'Jusqu’à {most} réponses.',
  other: 'Autre chose, à savoir :',
  reasons: 'Pourquoi cette note ?',
  reasonsIf: 'Seulement si vous avez choisi de {least} à {most}.',
  numberHint: 'Un nombre de {least} à {most}.',
  numberHintSteps: 'Un nombre de {least} à {most}, par pas de {step}.',
  dateBetween: 'Du {earliest} au {latest}.',
  dateFrom: 'Le {earliest} ou plus tard.',
  dateUntil: 'Le {latest} ou plus tôt.',
  onlyIf: 'Seulement si {conditions}.',
  ifChose: 'vous avez choisi « {answer} » pour « {question} »',
  ifDidNotChoose: 'vous n’avez pas choisi « {answer} » pour « {question} »',
  ifAtLeast: 'vous avez donné « {answer} » ou plus pour « {question} »',
  ifAtMost: 'vous avez donné « {answer} » ou moins pour « {question} »',
  ifAnswered: 'vous avez répondu à « {question} »',
  ifNotAnswered: 'vous n’avez pas répondu à « {question} »',
  respondentLabel: 'Votre nom ou votre fonction',
  respondentHint: 'Affiché à côté de vos réponses.',
  send: 'Envoyer mes réponses',
  sending: 'Envoi en cours…',
  clear: 'Effacer',
  progress: 'Progression dans le questionnaire',
  finalAnonymous: 'Une réponse anonyme ne peut plus être modifiée une fois envoyée.',
  finalAttributed: 'Vos réponses ne peuvent plus être modifiées une fois envoyées.',
  keep: 'Enregistrer et revenir plus tard',
  keepText:
    'Ce que vous saisissez est gardé {days, plural, one {# jour} other {# jours}} et se rouvre par votre lien personnel, y compris sur un autre appareil. Seul votre lien permet de le lire, et tout est effacé quand vous envoyez vos réponses.',
  kept: 'Enregistré : votre lien personnel rouvre cette page telle que vous la laissez.',
  keptJustNow:
    'Enregistré. Votre lien personnel rouvre cette page telle qu’elle est, pendant {days, plural, one {# jour} other {# jours}}. Rien n’a encore été envoyé.',
  tooMuchToKeep: 'C’est trop long pour être gardé : rien n’a été enregistré. Vous pouvez toujours l’envoyer.',
  restored: 'Vous revoilà : ce que vous avez saisi jusqu’au {day} est déjà rempli. Rien n’a encore été envoyé.',
  startAfresh: 'Tout effacer et recommencer',
  nothingKept:
    'Rien de ce que vous saisissez n’est gardé avant l’envoi ; si vous fermez cette page avant, tout est perdu.',
  stopsCounted: 'Nous comptons à quelle question on s’arrête, sans rien retenir de vous.',
  answerFirst: 'Veuillez choisir une note de {least} à {most}.',
  chooseSome: 'Veuillez choisir au moins une réponse.',
  tooManyPicked: 'Veuillez en choisir {most} au maximum.',
  numberBounds: 'Veuillez saisir un nombre de {least} à {most}.',
  numberSteps: 'Veuillez saisir un nombre par pas de {step}, à partir de {least}.',
  dateTooEarly: 'Veuillez saisir le {earliest} ou une date ultérieure.',
  dateTooLate: 'Veuillez saisir le {latest} ou une date antérieure.',
  promiseChanged:
    'Ce qui vous est promis au sujet de vos réponses a changé depuis que vous avez ouvert cette page. Rien n’a encore été enregistré : veuillez relire le texte au-dessus des questions, puis envoyer.',
  notStored:
    'Vos réponses n’ont pas pu être enregistrées pour le moment. Rien n’est perdu : tout ce que vous avez saisi est encore là. Veuillez envoyer de nouveau dans une minute.',
  thanksTitle: 'Merci',
  thanksStored: 'Vos réponses sur « {service} » ont été enregistrées.',
  thanksAnonymous: 'Elles apparaîtront dans les résultats avec celles d’au moins quatre autres personnes.',
  thanksAttributed: 'Elles sont conservées avec votre nom ou votre fonction.',
  thanksNext:
    'Les avis des personnes qui utilisent le service et ceux des personnes qui le financent sont ensuite mis côte à côte, pour décider ensemble de ce qu’il faut améliorer en premier.',
  thanksContact: 'Souhaitez-vous que quelqu’un vous contacte à ce sujet ?',
  thanksHeard: 'Voir ce qui a été amélioré grâce aux réponses précédentes',
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
  kioskStill: 'Êtes-vous toujours là ?',
  kioskStillText: 'Sans réponse, cet écran efface ce qui a été saisi et revient au début dans {seconds} secondes.',
  kioskStay: 'Je suis toujours là',
  kioskAnswerThis: 'Veuillez d’abord répondre à cette question.',
  exampleThanks: 'C’était un exemple : rien n’a été enregistré.',
  guards: 'Comment les doublons sont évités',
  guardOnce: 'Chaque exemplaire de ce questionnaire compte une seule fois, quel que soit le nombre d’envois.',
  guardBrowser:
    'Si vous l’avez ouvert par son lien, votre navigateur se souvient, sur cet appareil seulement, que vous avez répondu et demande confirmation avant de l’afficher de nouveau ; cela n’est communiqué à personne.',
  guardNetwork:
    'Votre adresse réseau ne sert qu’à freiner les envois en masse, reste peu de temps en mémoire et n’est jamais enregistrée avec vos réponses.',
  guardProof:
    'Pendant que vous répondez, votre navigateur résout aussi une petite énigme, ce qui empêche des machines d’envoyer des milliers de questionnaires. Sans scripts, il vous est demandé d’attendre {seconds} secondes et d’envoyer de nouveau.',
  againTitle: 'Vous avez déjà répondu ici',
  againText:
    'Ce questionnaire a déjà été envoyé depuis ce navigateur. L’avis de chaque personne ne devrait compter qu’une fois. Si une autre personne utilise cet appareil, ou s’il y a du nouveau à dire, continuez.',
  againButton: 'Répondre de nouveau',
  proofWait:
    'Encore une étape, car votre navigateur n’a pas envoyé la preuve qu’une personne répond : veuillez attendre 15 secondes, puis envoyer de nouveau. Rien n’est perdu.',
  proofExpired:
    'Ce questionnaire est resté ouvert longtemps. Rien n’a encore été enregistré et rien n’est perdu : veuillez l’envoyer de nouveau.',
}
