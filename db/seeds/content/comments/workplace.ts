import type { ServiceComments } from '../types.ts'

export const employeeWorkplaceComments: ServiceComments = {
  users: {
    en: {
      1: [
        'Remote access drops every morning around nine. Every. Morning.',
        'Four days without a laptop after the screen broke. I had to borrow a colleague’s.',
        'Updates start in the middle of a client meeting and can’t be stopped.',
      ],
      2: [
        'Ten minutes from power on to first mail.',
        'The VPN. Please.',
        'My ticket was closed as “restored” and it still doesn’t work.',
        'Fan sounds like a hairdryer, battery lasts 90 minutes.',
        'Meeting room screens never find my laptop.',
        'Ordering a mouse takes three approvals.',
      ],
      3: [
        'More memory.',
        'Printing works on every second floor.',
        'Let us choose between two models.',
        'Service desk is friendly but asks for the same details each time.',
        'Warn us the day before an update.',
        'Tell us when the network has a problem, I always think it’s me.',
      ],
      4: [
        'Good laptop, weak dock.',
        'Fine at home, slow in the office, oddly.',
        'Service desk chat is quick. More of that.',
        'Fewer pop-ups.',
      ],
      5: ['New device is great, thanks.', 'Nothing to report.', 'The people on the desk are brilliant.'],
    },
    fr: {
      1: ['L’accès distant coupe tous les matins vers 9 h.', 'Quatre jours sans ordinateur après une panne d’écran.'],
      2: [
        'Dix minutes avant de pouvoir travailler le matin.',
        'Ticket clos comme « rétabli » alors que rien ne marche.',
        'Trois validations pour une souris.',
        'La batterie tient une heure et demie.',
      ],
      3: [
        'Prévenir la veille des mises à jour.',
        'Laisser le choix entre deux modèles.',
        'Nous informer quand le réseau est en panne.',
      ],
      4: ['Bon appareil, station d’accueil capricieuse.', 'L’assistance par messagerie est rapide.'],
      5: ['Le nouvel ordinateur est très bien, merci.'],
    },
  },
  customers: { en: {}, fr: {} },
  grammars: [
    {
      language: 'en',
      tone: 2,
      openings: ['Remote access ', 'The laptop ', 'The network drive ', 'Video calls '],
      matters: ['let me down', 'failed', 'gave up'],
      endings: [
        ' again this week.',
        ' in front of a client.',
        ' twice on Monday.',
        ' right at quarter end.',
        ' while working from home.',
      ],
    },
    {
      language: 'fr',
      tone: 2,
      openings: ['L’accès distant ', 'L’ordinateur ', 'Le lecteur réseau '],
      matters: ['m’a lâché', 'n’a plus répondu', 'est tombé en panne'],
      endings: [
        ' encore cette semaine.',
        ' devant un client.',
        ' deux fois lundi.',
        ' en pleine clôture.',
        ' en télétravail.',
      ],
    },
  ],
}

export const identityAndPasswordResetComments: ServiceComments = {
  users: {
    en: {
      1: ['Lost my phone on holiday, had to come to head office in person. 200 km.'],
      2: ['Second factor asked for five times a day.', 'The access desk closes at four. Branches close at six.'],
      3: [
        'Password rules only appear after you get them wrong.',
        'Two old applications still want their own password.',
        'Remind me a week before it expires, not on the day.',
        'Name changes take too long to reach all systems.',
      ],
      4: [
        'Reset took two minutes. Nice.',
        'Good, but the text code sometimes arrives late.',
        'Add a security key as an alternative to the phone.',
        'Why do passwords expire at all?',
        'Make the link easier to find on the intranet.',
        'Works well from home too.',
        'New starters should get the guide on paper.',
      ],
      5: [
        'No more calls to the desk, great.',
        'Simple. Quick. Done.',
        'Nothing to change.',
        'One password for nearly everything, finally.',
        'Worked on my first day, I was impressed.',
        'Good as it is',
      ],
    },
    fr: {
      1: ['Téléphone perdu, il a fallu venir au siège en personne.'],
      2: ['Le second facteur est demandé cinq fois par jour.'],
      3: [
        'Afficher les règles du mot de passe avant l’erreur.',
        'Deux applications ont encore leur propre mot de passe.',
        'Prévenir une semaine avant l’expiration.',
      ],
      4: [
        'Réinitialisé en deux minutes, bien.',
        'Le code par SMS arrive parfois tard.',
        'Proposer une clé de sécurité.',
        'Rendre le lien plus visible sur l’intranet.',
      ],
      5: ['Plus besoin d’appeler, parfait.', 'Simple et rapide.', 'Rien à changer.'],
    },
  },
  customers: { en: {}, fr: {} },
  grammars: [],
}

export const dataWarehouseReportingComments: ServiceComments = {
  users: {
    en: {
      2: [
        'A simple question should not need a change request.',
        'Filters reset each time I open a report.',
        'The portal is slow with more than two years of data.',
      ],
      3: [
        'Corrections should show up the same day.',
        'Let me save my own views.',
        'Definitions next to the figures, please.',
        'Export limit is too low for the quarterly return.',
        'Two reports show the same figure under different names.',
        'A calendar of loads would help us plan.',
        'Say on the report when it was last refreshed.',
        'Drill-down stops one level too early.',
        'Old reports clutter the list.',
        'Access for deputies takes weeks.',
      ],
      4: [
        'The stewards are excellent. The portal could be faster.',
        'Figures agree, which is the main thing.',
        'More training for newcomers.',
        'A notice when a load fails, before I call.',
        'Good quality, dated look.',
      ],
      5: ['Never a late return. Well done.', 'Nothing, it does its job.'],
    },
    fr: {
      2: [
        'Une question simple ne devrait pas passer par une demande de changement.',
        'Les filtres se remettent à zéro à chaque ouverture.',
      ],
      3: [
        'Enregistrer ses propres vues.',
        'Des corrections visibles le jour même.',
        'Des définitions à côté des chiffres.',
        'Indiquer la date du dernier chargement.',
        'Relever la limite d’export.',
        'Deux rapports, un même chiffre, deux noms.',
      ],
      4: [
        'Les référents de données sont excellents.',
        'Les chiffres concordent, c’est l’essentiel.',
        'Prévenir quand un chargement échoue.',
      ],
      5: ['Jamais de retard, bravo.'],
    },
  },
  customers: {
    en: {
      4: [
        'Returns are on time, which is what I pay for. Make small questions cheaper than a change request.',
        'Tell me early when a source system changes.',
        'A forecast of next year’s charge by September.',
      ],
      5: ['Keep the stewards close to the analysts.'],
    },
    fr: {},
  },
  grammars: [],
}
