import type { probe as english } from '../en/probe.ts'

export const probe: Record<keyof typeof english, string> = {
  title: 'Tester l’envoi',
  lead: 'Envoie un message tout de suite, par la connexion que prennent tous les courriels, et dit jusqu’où il est allé.',
  noServer: 'Aucun serveur de messagerie n’est encore configuré',
  noServerHow: 'Définissez SMTP_URL et MAIL_FROM dans l’environnement de Parallax et redémarrez-le. Par exemple :',
  noServerPorts:
    'smtp:// convient aux ports 587 et 25 et active le chiffrement par STARTTLS si le serveur le propose ; smtps:// convient au port 465. Encodez les caractères spéciaux du mot de passe (@ s’écrit %40).',
  server: 'Serveur de messagerie',
  encryption: 'Chiffrement',
  startTls: 'par STARTTLS, si le serveur le propose (smtp://)',
  fromTheStart: 'dès le début (smtps://)',
  user: 'Utilisateur',
  noUser: 'aucun : sans connexion',
  from: 'Expéditeur',
  password: 'Le mot de passe n’est jamais affiché.',
  recipient: 'Destinataire',
  send: 'Envoyer le test',
  takes: 'Cela peut prendre jusqu’à une demi-minute.',
  accepted: 'Le serveur de messagerie a accepté le message.',
  acceptedNext:
    'S’il n’arrive pas en quelques minutes, regardez dans les indésirables et interrogez le responsable de votre domaine sur SPF et DKIM pour l’adresse d’expédition.',
  failedAt: 'Il est allé jusqu’à l’étape : {step}',
  check: 'À vérifier',
  said: 'Réponse d’origine :',
  steps: 'Jusqu’où il est allé',
  stepResolve: 'Trouver l’adresse du serveur',
  stepConnect: 'Se connecter et être accueilli',
  stepTls: 'Chiffrer la connexion',
  stepSignIn: 'S’identifier',
  stepSender: 'Indiquer l’expéditeur',
  stepRecipient: 'Indiquer le destinataire',
  stepMessage: 'Remettre le message',
  done: 'fait',
  failed: 'échec',
  skipped: 'inutile',
  notReached: 'pas atteint',
  unencrypted: 'non chiffrée : le serveur ne le propose pas',
  signInNotOffered: '{user} : le serveur ne demande à personne de s’identifier',
  noSignIn: 'aucun nom d’utilisateur n’est défini',
  isAddress: 'c’est déjà une adresse : {address}',
  subject: 'Parallax : ceci est un test',
  hello: 'Bonjour,',
  text: 'Quelqu’un a essayé si Parallax peut envoyer des courriels. Vous lisez ceci : il le peut.',
  open: 'Ouvrir Parallax',
  why: 'Vous recevez ce message parce qu’un administrateur a saisi votre adresse dans la page « Tester l’envoi ».',
  faultNameUnknown: 'Le nom du serveur de messagerie est inconnu.',
  checkNameUnknown:
    'Vérifiez l’orthographe du nom d’hôte dans SMTP_URL. Dans un réseau d’entreprise, il n’est parfois connu que du serveur de noms interne.',
  faultNameServer: 'Le nom du serveur de messagerie n’a pas pu être résolu : le serveur de noms ne répond pas.',
  checkNameServer: 'Vérifiez le réseau et les réglages DNS de la machine qui exécute Parallax.',
  faultRefused: 'La machine existe, mais rien n’écoute sur ce port.',
  checkRefused:
    'Vérifiez le port dans SMTP_URL (en général 587 avec smtp://, ou 465 avec smtps://) et si le serveur de messagerie est en marche.',
  faultUnreachable: 'Aucun chemin ne mène d’ici au serveur de messagerie.',
  checkUnreachable: 'Vérifiez le réseau de la machine qui exécute Parallax : routes, VPN et pare-feu.',
  faultConnectTimeout: 'Personne ne répond : la connexion n’a pas été acceptée à temps.',
  checkConnectTimeout:
    'Le plus souvent, un pare-feu la rejette. Beaucoup d’hébergeurs bloquent le port 25 ; essayez 587. Vérifiez que les connexions sortantes vers ce port sont autorisées.',
  faultNoGreeting: 'Le port est ouvert, mais aucun serveur de messagerie ne s’y présente.',
  checkNoGreeting:
    'Si le port attend du TLS dès le premier octet (465), commencez SMTP_URL par smtps://. Sinon, un autre programme y écoute peut-être, ou le serveur est surchargé.',
  faultNotSmtp: 'Ce qui répond sur ce port n’est pas un serveur de messagerie.',
  checkNotSmtp: 'Vérifiez le nom d’hôte et le port dans SMTP_URL.',
  faultTurnedAway: 'Le serveur de messagerie nous renvoie dès l’accueil.',
  checkTurnedAway:
    'Sa réponse ci-dessous dit pourquoi. Souvent, l’adresse de cette machine doit d’abord y être autorisée, ou il y a trop de connexions à la fois.',
  faultTlsPlainPort: 'Nous parlons TLS, mais le serveur répond en clair.',
  checkTlsPlainPort:
    'Commencez SMTP_URL par smtp:// au lieu de smtps:// ; la connexion reste chiffrée par STARTTLS si le serveur le propose. smtps:// va avec le port 465.',
  faultTlsSelfSigned: 'Le certificat du serveur est autosigné : personne de confiance ne s’en porte garant.',
  checkTlsSelfSigned:
    'Donnez au serveur un certificat d’une autorité reconnue, ou ajoutez le sien à NODE_EXTRA_CA_CERTS (chemin d’un fichier PEM) et redémarrez Parallax.',
  faultTlsUnknownIssuer: 'Nous ne connaissons pas l’autorité qui a émis le certificat du serveur.',
  checkTlsUnknownIssuer:
    'Dans une entreprise, ajoutez son certificat racine à NODE_EXTRA_CA_CERTS (chemin d’un fichier PEM) et redémarrez Parallax. Il se peut aussi que le serveur omette un certificat intermédiaire.',
  faultTlsExpired: 'Le certificat du serveur a expiré.',
  checkTlsExpired:
    'L’exploitant du serveur de messagerie doit le renouveler. Vérifiez aussi que l’horloge de cette machine est à l’heure.',
  faultTlsNotYetValid: 'Le certificat du serveur n’est pas encore valable.',
  checkTlsNotYetValid: 'Vérifiez que l’horloge de cette machine est à l’heure.',
  faultTlsWrongHost: 'Le certificat du serveur est établi pour un autre nom que celui de SMTP_URL.',
  checkTlsWrongHost:
    'Écrivez le nom d’hôte dans SMTP_URL exactement comme dans le certificat ; la réponse ci-dessous l’indique.',
  faultTlsMissing: 'Le serveur ne chiffre pas la connexion, alors que c’est exigé.',
  checkTlsMissing: 'Vérifiez que le port est le bon et que le serveur prend en charge STARTTLS.',
  faultTlsOther: 'La connexion chiffrée n’a pas pu être établie.',
  checkTlsOther:
    'La réponse ci-dessous dit pourquoi. De vieux serveurs ne connaissent parfois que des versions de TLS qui ne sont plus sûres.',
  faultSignInRefused: 'Le serveur de messagerie n’accepte pas le nom d’utilisateur et le mot de passe.',
  checkSignInRefused:
    'Vérifiez les deux dans SMTP_URL. Les caractères spéciaux doivent y être encodés (@ s’écrit %40). Microsoft 365 et Google demandent un mot de passe d’application ou l’activation de la connexion SMTP.',
  faultSignInIncomplete:
    'SMTP_URL indique un utilisateur sans mot de passe utilisable, ou le serveur ne propose aucun mode de connexion connu.',
  checkSignInIncomplete: 'Écrivez SMTP_URL sous la forme smtp://utilisateur:motdepasse@hôte:port.',
  faultSignInUnencrypted: 'Le serveur ne laisse personne se connecter ou envoyer sans chiffrement.',
  checkSignInUnencrypted: 'Utilisez le port d’envoi chiffré : 587, ou 465 avec smtps://.',
  faultSignInNeeded: 'Le serveur n’accepte que les courriels d’utilisateurs connectés.',
  checkSignInNeeded:
    'Ajoutez le nom d’utilisateur et le mot de passe à SMTP_URL : smtp://utilisateur:motdepasse@hôte:port.',
  faultSenderRefused: 'Le serveur ne nous laisse pas envoyer avec l’adresse de MAIL_FROM.',
  checkSenderRefused:
    'Choisissez dans MAIL_FROM une adresse qui appartient à l’utilisateur connecté ou que le serveur autorise pour cette machine.',
  faultRecipientRefused: 'Le serveur n’accepte pas de courriel pour ce destinataire.',
  checkRecipientRefused: 'Vérifiez l’orthographe de l’adresse. Si d’autres fonctionnent, tout est bien configuré.',
  faultRelayRefused: 'Le serveur ne transmet pas notre courriel à ce destinataire.',
  checkRelayRefused:
    'Il ne sert que ses propres utilisateurs, ou les autres seulement après connexion ou avec une autorisation de relais pour cette machine. Renseignez-vous auprès de son exploitant.',
  faultMessageRefused: 'Le serveur a refusé le message lui-même.',
  checkMessageRefused:
    'Sa réponse ci-dessous dit pourquoi : un filtre, une signature absente (SPF, DKIM) ou une limite de taille.',
  faultLater: 'Le serveur demande de réessayer plus tard.',
  checkLater:
    'Cela passe souvent tout seul : une liste grise dure quelques minutes, et une limite de débit peut être respectée dans « Limite d’envoi ». Parallax réessaie pendant quatre jours.',
  faultSlow: 'Le serveur a cessé de répondre en cours de route.',
  checkSlow: 'Réessayez. Si cela persiste, demandez à son exploitant si un filtre nous ralentit.',
  faultHungUp: 'Le serveur a fermé la connexion en cours de route.',
  checkHungUp:
    'Réessayez. Si cela persiste, le serveur ne connaît peut-être pas l’adresse de cette machine, ou il attend du TLS (smtps://, port 465).',
  faultOther: 'Le message n’a pas pu être remis.',
  checkOther: 'La réponse ci-dessous est tout ce que l’on sait.',
}
