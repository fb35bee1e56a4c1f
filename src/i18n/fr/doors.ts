import type { doors as english } from '../en/doors.ts'

export const doors: Record<keyof typeof english, string> = {
  tagHint:
    'Chaque réponse garde le canal du lien par lequel elle est arrivée. Un lien sans langue s’ouvre dans celle du lecteur.',
  channel: 'Canal',
  noChannel: 'Non précisé',
  language: 'Langue',
  readersLanguage: 'Celle du lecteur',
  taggedLink: 'Lien avec canal et langue',
  tagSummary: 'Ajouter un canal ou une langue',
  poster: 'Affiche',
  qrCode: 'QR code',
  kiosk: 'Borne',
  kioskLink: 'Lien pour une borne',
  kioskHint:
    'Pour un écran à un guichet : une question à la fois, retour au début après chaque personne. Après une réponse, la borne marque une courte pause, plus longue tant que les réponses arrivent plus vite qu’on ne peut les donner. Ajoutez « ?place=1 » si plusieurs bornes partagent une adresse réseau. Sans scripts, c’est le questionnaire ordinaire.',
  embed: 'Intégrer',
  embedSites: '{count, plural, =0 {aucun site} one {un site} other {# sites}}',
  guards: 'Doublons et envois en masse',
  guardsText:
    'Un questionnaire compte une seule fois, quel que soit le nombre d’envois. Le navigateur qui l’a envoyé s’en souvient et demande confirmation avant de le rouvrir ; rien de cela ne parvient au serveur. Personne n’est reconnu : qui veut répondre deux fois sur deux appareils le peut. De très nombreuses réponses venant d’une seule adresse réseau doivent patienter un instant : 1 000 d’un coup, puis deux par seconde, ce que 500 collègues derrière une même adresse ne remarquent pas.',
  proof: 'Demander aux navigateurs une preuve de travail',
  proofHint:
    'Chaque navigateur calcule environ une demi-seconde pendant que la personne répond, ce qui rend les envois en masse coûteux. Aucun tiers n’intervient. Sans scripts, on attend 15 secondes et on envoie de nouveau.',
  proofOn: 'Une preuve de travail est désormais demandée aux navigateurs.',
  proofOff: 'Aucune preuve de travail n’est plus demandée aux navigateurs.',
  unusual: 'Réponses inhabituelles',
  unusualHint:
    'Comptées par jour et jamais par personne. Examinez avec prudence les commentaires et les chiffres de ces jours-là.',
  signalBusy:
    '{count, plural, one {Une réponse} other {# réponses}} venant d’une adresse réseau qui en a envoyé beaucoup',
  signalLimited:
    '{count, plural, one {Une réponse priée} other {# réponses priées}} de patienter : plus, depuis une adresse réseau, que des personnes n’en donnent',
  signalKioskHurry:
    '{count, plural, one {Une réponse refusée} other {# réponses refusées}} sur une borne : moins de trois secondes',
  signalKioskPause:
    '{count, plural, one {Une réponse refusée} other {# réponses refusées}} sur une borne pendant sa pause',
  signalProof: '{count, plural, one {Une preuve} other {# preuves}} de travail non valable, refusée',
  embedTitle: 'Intégrer le questionnaire : {perspective}',
  embedLead:
    'Le même questionnaire dans vos propres pages : un intranet, un portail, une page d’aide. Il ne dépose aucun cookie.',
  sites: 'Sites autorisés',
  sitesHint:
    'Un par ligne, par exemple https://intranet.example.org – sans chemin ; {most} au maximum. Aucun autre site ne peut afficher le questionnaire.',
  sitesNotice:
    '{count, plural, =0 {Plus aucun site ne peut afficher le questionnaire.} one {Un site peut afficher le questionnaire.} other {# sites peuvent afficher le questionnaire.}}',
  tooManySites: 'C’est trop de sites.',
  siteWildcard: 'Veuillez indiquer chaque site en entier, sans astérisque.',
  siteInvalid: 'Ce n’est pas l’adresse d’un site. Elle commence par https:// suivi d’un nom d’hôte.',
  sitePath: 'Veuillez omettre le chemin : un site est autorisé en entier.',
  siteNotSafe: 'Veuillez utiliser https://. Seul localhost peut s’en passer.',
  noSiteYet: 'Aucun site n’est encore autorisé : autorisez-en un d’abord, sinon l’extrait n’affiche rien.',
  howShown: 'Affichage',
  mode: 'Emplacement',
  modeInline: 'Dans la page, à l’endroit de l’extrait',
  modePopover: 'Fenêtre au bord de la page',
  modeButton: 'Bouton qui l’ouvre',
  after: 'Après (secondes)',
  position: 'Côté',
  positionRight: 'Droite',
  positionLeft: 'Gauche',
  update: 'Actualiser',
  snippet: 'Extrait de code',
  snippetHint:
    'Collez-le dans la page. Autres attributs : data-title et data-label pour ses libellés, data-target pour un endroit de la page (un sélecteur), data-remember="30" pour qu’une fenêtre fermée ne revienne pas pendant 30 jours (gardé dans le navigateur du lecteur ; sans lui, rien ne l’est).',
  copySnippet: 'Copier l’extrait',
  moreForDevelopers: 'Pour les développeurs',
  callHint: 'Ou par un appel, avec onOpened, onDone et onClosed :',
  eventsHint:
    'La page reçoit les événements parallax:opened, parallax:done et parallax:closed, chacun avec l’enquête dans event.detail.survey.',
  policyHint:
    'Une page dotée d’une politique de sécurité du contenu a besoin de ces deux sources, et d’aucun style en ligne :',
  exampleHeading: 'Exemple en direct',
  exampleHint: 'C’est le vrai questionnaire. Ce que vous envoyez ici est vérifié mais non enregistré.',
  examplePopover: 'Il s’ouvre au bord de cette page.',
  posterPageTitle: 'Affiche : {perspective}',
  paper: 'Papier',
  paperA4: 'A4',
  paperA5: 'A5, deux sur une feuille A4',
  print: 'Imprimer',
  printHint:
    'À imprimer à 100 %, sans en-têtes ni pieds de page, en noir et blanc aussi. Le QR code porte le canal ; l’adresse en dessous, non.',
  posterTitleUser: '« {service} » : quelle est votre expérience ?',
  posterTitleCustomer: '« {service} » tient-il ses engagements ?',
  posterTitleProvider: 'Comment voyez-vous « {service} » ?',
  posterSentence: 'Dites-le-nous en une minute environ. Ni application, ni compte.',
  posterQrAlt: 'QR code qui ouvre le questionnaire',
  posterScan: 'Visez avec l’appareil photo de votre téléphone',
  posterOrType: 'ou saisissez',
  posterAnonymous: 'Anonyme : rien ne relie vos réponses à vous.',
  posterAttributed: 'Vos réponses sont vues avec votre nom ou votre fonction.',
}
