import type { mail as english } from '../en/mail.ts'

export const mail: Record<keyof typeof english, string> = {
  listLead:
    'Tous les courriels que Parallax envoie. Chacun est conservé jusqu’à ce que le serveur de messagerie l’accepte, et l’envoi est retenté en cas d’échec.',
  noServerTitle: 'Aucun serveur de messagerie n’est configuré : les courriels attendent ici',
  noServerText:
    'Vous pouvez lire chacun d’eux et transmettre son lien. Pour les envoyer, définissez ces variables d’environnement et redémarrez Parallax :',
  filterLabel: 'Courriels par statut',
  waiting: 'En attente',
  sending: 'En cours d’envoi',
  sent: 'Envoyé',
  failed: 'En échec',
  tries: '{count, plural, one {un essai} other {# essais}}',
  nextTry: 'prochain le {time} UTC',
  searchRecipient: 'Destinataire',
  noneFound: 'Aucun courriel ne correspond. Essayez un autre statut ou un autre destinataire.',
  noneYet: 'Aucun courriel pour l’instant. Les invitations aux comptes et aux enquêtes apparaîtront ici.',
  showAll: 'Afficher tous les courriels',
  subject: 'Objet',
  recipient: 'Destinataire',
  created: 'Créé le (UTC)',
  status: 'Statut',
  kind: 'Type',
  kindAccountInvitation: 'Invitation à un compte',
  kindPasswordReset: 'Nouveau mot de passe',
  kindSurveyInvitation: 'Invitation à une enquête',
  kindSurveyReminder: 'Rappel d’enquête',
  retry: 'Réessayer maintenant',
  retrying: 'Un nouvel envoi de ce courriel est en cours.',
  serverSaid: 'Réponse du serveur :',
  waitsForServer:
    'Il attend, car aucun serveur de messagerie n’est configuré. Vous pouvez transmettre le lien vous-même.',
  bodyGone:
    'Il a été remis au serveur de messagerie. Son texte n’est plus conservé, car les liens qu’il contient donnent un accès direct.',
  failureUnreachable:
    'Le serveur de messagerie est injoignable. Son nom et son port sont-ils exacts dans SMTP_URL ? Est-il en marche ?',
  failureTimeout:
    'Le serveur de messagerie n’a pas répondu à temps. Le port indiqué dans SMTP_URL est-il exact et ouvert ?',
  failureTls:
    'Pas de connexion sécurisée au serveur de messagerie. Son certificat est-il valide ? SMTP_URL commence-t-il par smtps:// pour le port 465, ou par smtp:// pour les autres ?',
  failureSignIn:
    'Le serveur de messagerie refuse notre connexion. Le nom d’utilisateur et le mot de passe dans SMTP_URL sont-ils exacts ?',
  failureRefused:
    'Le serveur de messagerie a refusé définitivement ce courriel. L’adresse existe-t-elle, et MAIL_FROM est-il un expéditeur autorisé ?',
  failureLater: 'Le serveur de messagerie demande de réessayer plus tard. Parallax le fera automatiquement.',
  failureAddress: 'Cette adresse ne peut pas recevoir de courriel. Veuillez la vérifier.',
  failureOther: 'Le courriel n’a pas pu être envoyé.',
  textButton: '{label} :',
  linkInFull: 'Si le bouton ne fonctionne pas, ouvrez cette adresse :',
}
