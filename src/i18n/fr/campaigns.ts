import type { campaigns as english } from '../en/campaigns.ts'

export const campaigns: Record<keyof typeof english, string> = {
  inviteTitle: 'Inviter des personnes : {service}',
  inviteHeading: 'Inviter des personnes',
  inviteLead:
    'Chaque personne reçoit un courriel avec un lien qui lui est propre et qui vaut pour une seule réponse. Rien ne part avant que vous ayez vu qui figure dans la liste.',
  backToSurvey: 'Retour à l’enquête',
  listLabel: 'Adresses, une par ligne',
  listHint:
    'Avec un nom et une langue si vous le souhaitez : « Ada Byron <ada@example.org> » ou « ada@example.org, Ada Byron, fr ». {most} lignes au maximum.',
  fileLabel: 'Ou choisissez un fichier CSV',
  fileHint:
    'Sa première ligne nomme les colonnes : courriel et, si vous le souhaitez, nom et langue. Virgules ou points-virgules, 2 Mo au maximum.',
  languageLabel: 'Langue, si la liste n’en indique pas',
  check: 'Vérifier la liste',
  promised: 'Ce que promet l’invitation :',
  surveyClosed: 'Cette enquête est clôturée. Rouvrez-la pour inviter des personnes.',
  promiseChanged:
    'La promesse de cette enquête vient d’être modifiée. Vérifiez de nouveau la liste ; rien n’a été envoyé.',
  nobodyLeft: 'Toutes les personnes de cette liste ont déjà été invitées ; rien n’a été envoyé.',
  listEmpty: 'Saisissez au moins une adresse ou choisissez un fichier.',
  listTwice: 'Saisissez des adresses ou choisissez un fichier, mais pas les deux.',
  listTooLong: 'Cette liste dépasse {most} lignes. Divisez-la et envoyez-la en plusieurs fois.',
  listBroken:
    'Ce fichier CSV est illisible : un guillemet est ouvert et n’est jamais refermé. Refermez-le et vérifiez de nouveau.',
  listNoText: 'Ce fichier n’est pas un fichier texte. Enregistrez la liste au format CSV et choisissez ce fichier.',
  rowLineBreak: 'Un nom ou une adresse contient un saut de ligne ou un caractère de contrôle.',
  rowNoAddress: 'Aucune adresse électronique sur cette ligne.',
  rowBadAddress: 'Cette adresse électronique n’est pas valable.',
  rowLongName: 'Le nom dépasse 120 caractères.',
  rowBadLanguage: 'Langue inconnue : indiquez fr ou en.',

  previewHeading: 'Avant tout envoi',
  willBeInvited:
    '{count, plural, =0 {Personne ne peut être invité} one {Une personne sera invitée} other {# personnes seront invitées}}',
  languageEn: 'anglais',
  languageFr: 'français',
  inLanguage: '{count} en {language}',
  send: '{count, plural, one {Envoyer l’invitation} other {Envoyer # invitations}}',
  problemsTitle: '{count, plural, one {Une ligne est inutilisable} other {# lignes sont inutilisables}}',
  problemsHint:
    'Ce qui est inutilisable est laissé de côté. Corrigez-le ci-dessous et vérifiez de nouveau, ou envoyez sans cela.',
  duplicatesTitle:
    '{count, plural, one {Une adresse figure deux fois dans la liste} other {# lignes répètent une adresse}}',
  sameAsRow: 'comme la ligne {row}',
  alreadyTitle: '{count, plural, one {Une personne a déjà été invitée} other {# personnes ont déjà été invitées}}',
  alreadyHint: 'Personne n’est invité deux fois.',
  row: 'Ligne',
  problem: 'Ce qui ne va pas',
  rowText: 'Ce qui est écrit',
  recipientsTitle: 'Qui sera invité',
  andMore: '{count, plural, one {et une autre personne} other {et # autres personnes}}',
  letterTitle: 'L’invitation en {language}',
  personalLink: '(lien personnel)',
  correctTitle: 'Corriger la liste et vérifier de nouveau',
  name: 'Nom',
  address: 'Adresse',
  language: 'Langue',

  startedNotice: '{count, plural, one {Une invitation est en route.} other {# invitations sont en route.}}',
  startedWithoutMail:
    '{count, plural, one {Une invitation est prête. Aucun serveur de messagerie n’étant configuré, elle attend} other {# invitations sont prêtes. Aucun serveur de messagerie n’étant configuré, elles attendent}} : un administrateur peut {count, plural, one {la} other {les}} lire sous « Courriels » et transmettre {count, plural, one {le lien} other {les liens}}.',
  campaignTitle: 'Invitations : {service}',
  campaignHeading: 'Invitations',
  madeBy: '{time} UTC, par {name}',
  invited: 'Invitations',
  figureWaiting: 'En attente',
  figureSent: 'Envoyées',
  figureFailed: 'Échecs',
  answered: 'Réponses',
  mailState: 'Courriel',
  mailWaiting: 'En attente',
  mailSent: 'Envoyé',
  mailFailed: 'Échec',
  mailGone: 'Plus conservé',
  neverWho: 'Cette enquête est anonyme : on voit combien de personnes ont répondu, jamais lesquelles.',
  tooFewToCount:
    'Cette enquête est anonyme et très peu de personnes ont été invitées : indiquer combien ont répondu révélerait lesquelles.',

  mailSubject: 'Votre avis sur le service « {service} »',
  mailGreeting: 'Bonjour,',
  mailGreetingName: 'Bonjour {name},',
  mailRequestUser: '{sender} souhaite savoir ce que vous pensez du service « {service} », que vous utilisez.',
  mailRequestCustomer:
    '{sender} souhaite connaître votre avis sur le service « {service} », dont vous fixez les conditions et que vous financez.',
  mailRequestProvider:
    '{sender} souhaite connaître votre avis sur le service « {service} », que vous concevez, réalisez ou exploitez.',
  mailDuration:
    'Cela prend environ {minutes, plural, one {une minute} other {# minutes}}, sans avoir à vous connecter.',
  mailAnonymous:
    'Vos réponses sont anonymes : rien ne les relie à vous, et les résultats ne s’affichent qu’à partir de {smallest} réponses.',
  mailAttributed: 'Vos réponses ne sont pas anonymes : elles s’affichent avec votre nom.',
  mailButton: 'Donner votre avis',
  mailPersonal:
    'Ce lien vous est personnel et vaut pour une seule réponse : merci de ne pas le transmettre. Nous notons seulement qu’il a servi, afin que personne ne réponde deux fois.',
}
