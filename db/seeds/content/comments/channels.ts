import type { ServiceComments } from '../types.ts'

export const mobileBankingComments: ServiceComments = {
  users: {
    en: {
      1: [
        'New phone, had to enrol from scratch and wait for a letter. In 2 weeks I couldn’t pay a thing.',
        'Crashes on my tablet every single time.',
      ],
      2: [
        'The helpdesk needed three calls to get me back in after I changed phones.',
        'Since the last update the balance is hidden behind two more taps. Why?',
        'Search in transactions finds nothing older than a year.',
      ],
      3: [
        'Put transfers back on the first screen.',
        'Let me choose how long I stay signed in.',
        'Too many messages about credit I don’t want.',
        'Joint accounts should be easier to tell apart.',
        'Would like a proper landscape mode.',
      ],
      4: [
        'Let me scan two bills in a row.',
        'Great app. Dark mode please!',
        'Pending card payments should show up sooner.',
        'Standing orders could be easier to edit.',
        'Fingerprint fails with cold hands, otherwise top.',
        'A widget with the balance.',
        'Please tell us before maintenance, not during.',
        'More languages would help my parents.',
        'Categories are often wrong, groceries end up under travel.',
      ],
      5: [
        'Nothing. I haven’t been to a branch in two years.',
        'Best thing the bank has.',
        'Love the bill scanner.',
        'All good, keep going.',
        'Quick, clear, does what I need.',
        'Paid the rent from a ski lift. What more could I want.',
      ],
    },
    fr: {
      1: ['Nouveau téléphone, tout à refaire et code par courrier. Dix jours sans accès.'],
      2: [
        'Depuis la mise à jour, il faut deux touches de plus pour voir le solde.',
        'L’assistance m’a fait rappeler trois fois.',
      ],
      3: [
        'Remettre les virements sur le premier écran.',
        'Moins de publicité pour les crédits, merci.',
        'Mieux distinguer les comptes joints.',
      ],
      4: [
        'Un mode sombre, s’il vous plaît !',
        'Prévenir avant les maintenances.',
        'Afficher plus vite les paiements en attente.',
        'Un widget pour le solde.',
        'Les catégories sont souvent fausses.',
      ],
      5: [
        'Rien, l’application est parfaite.',
        'Je ne vais plus en agence, tout se fait ici.',
        'Simple et rapide, bravo.',
        'La lecture des factures est géniale.',
      ],
    },
  },
  customers: {
    en: {
      4: [
        'Bring the helpdesk up to the level of the app; enrolment after a phone change is our weak point.',
        'I would like the experience index per release, not only per quarter.',
        'Release dates should be agreed with marketing two weeks earlier.',
      ],
      5: [
        'Keep the fortnightly council. It is the best steering we have had with IT.',
        'Nothing urgent. Cost per device should come down with volume.',
      ],
    },
    fr: { 5: ['Rien d’urgent. Continuer à mesurer l’expérience à chaque version.'] },
  },
  grammars: [
    {
      language: 'en',
      tone: 4,
      openings: ['Really good app. ', 'Like it a lot. ', 'Good app, ', 'Happy with the app, ', 'Works well for me, '],
      matters: [
        'a dark mode',
        'a balance widget',
        'a search that goes back further',
        'a way to sort payees',
        'an export of transactions',
        'larger type',
        'a split of shared bills',
      ],
      endings: [
        ' would be great.',
        ' would make it perfect.',
        ' is all that’s missing.',
        ' would help me.',
        ' is what I’d add first.',
      ],
    },
    {
      language: 'en',
      tone: 5,
      openings: ['Nothing to change. ', 'All fine. ', 'No wishes. ', 'Love it. ', 'Works every time. '],
      matters: [
        'Paying bills takes seconds',
        'Transfers are quick',
        'The balance is always there',
        'Everything is where I expect it',
        'I do all my banking there',
      ],
      endings: ['.', '!', ', even on an old phone.', ' and it never lets me down.'],
    },
    {
      language: 'fr',
      tone: 4,
      openings: ['Très bonne application. ', 'J’aime beaucoup. ', 'Bonne application, ', 'Satisfait dans l’ensemble, '],
      matters: [
        'un mode sombre',
        'un widget pour le solde',
        'une recherche qui remonte plus loin',
        'un export des opérations',
        'un affichage plus grand',
      ],
      endings: [
        ' serait bienvenu.',
        ' la rendrait parfaite… ou presque.',
        ' : voilà ce qui manque.',
        ' m’aiderait beaucoup.',
      ],
    },
    {
      language: 'fr',
      tone: 5,
      openings: ['Rien à changer. ', 'Tout va bien. ', 'Parfait. ', 'Très pratique. '],
      matters: [
        'Payer une facture prend quelques secondes',
        'Les virements sont rapides',
        'Le solde est toujours à jour',
        'Je fais tout avec',
      ],
      endings: ['.', ' !', ', même sur un vieux téléphone.'],
    },
  ],
}

export const onlineBankingComments: ServiceComments = {
  users: {
    en: {
      1: ['Locked out because my code device battery died. Ten days for a new one.'],
      2: [
        'It looks like it was made for people with three screens.',
        'Where have the old statements gone? I needed 2016 for the tax office.',
        'I get signed out while filling in a long form. Everything lost.',
      ],
      3: [
        'Signing in with a second device is a nuisance, though I see why.',
        'The securities pages are hard to understand for a layman.',
        'Fewer boxes on the first page, please.',
        'Make the tax documents easier to find in January.',
        'Let me rename my accounts.',
      ],
      4: [
        'Statements as one file per year would be handy.',
        'Export to spreadsheet should keep the dates as dates.',
        'Solid. Search could be better.',
        'Show the fees before I confirm a securities order.',
        'Would be nice to see my partner’s standing orders on the joint account.',
        'A print button that doesn’t cut off the last column.',
        'I prefer it to the app. Keep it!',
        'Bigger type for older people.',
      ],
      5: [
        'Does everything I need.',
        'Nothing at all.',
        'Very clear overview, thank you.',
        'Been using it since 2012, never let me down.',
        'I like that all documents are in one place.',
      ],
    },
    fr: {
      1: ['Plus d’accès parce que le lecteur de codes est tombé en panne. Dix jours d’attente.'],
      2: [
        'On est déconnecté en plein formulaire et tout est perdu.',
        'Où sont passés les relevés de plus de sept ans ?',
      ],
      3: [
        'La double connexion est pénible, même si je comprends.',
        'Les pages de titres sont incompréhensibles pour un profane.',
        'Moins d’encadrés sur la première page.',
      ],
      4: [
        'Un seul fichier par an pour les relevés.',
        'Améliorer la recherche.',
        'Afficher les frais avant de confirmer un ordre.',
        'Des caractères plus grands.',
      ],
      5: ['Rien à changer.', 'Tout est clair, merci.', 'Tous mes documents au même endroit, c’est parfait.'],
    },
  },
  customers: {
    en: {
      4: [
        'Availability was missed in three months running. Nobody complained, but an agreement is an agreement.',
        'Either meet 99.95 % or let us agree a figure that costs less.',
        'I want to see the cause of nightly delays in the report, not only the percentage.',
        'Move the maintenance window; otherwise I am content.',
      ],
      5: ['Branches get far fewer routine requests. Keep the documents area growing.'],
    },
    fr: {
      4: [
        'Traiter les retards de nuit, qui reviennent chaque mois dans le rapport.',
        'Le niveau convenu n’est pas tenu, même si les clients ne s’en aperçoivent pas.',
      ],
    },
  },
  grammars: [
    {
      language: 'en',
      tone: 4,
      openings: ['Good site. ', 'Works well. ', 'Quite happy. ', 'Reliable. ', 'No big issues. '],
      matters: [
        'I’d make the search better',
        'I’d put statements on the first page',
        'I’d simplify the sign-in',
        'I’d tidy up the menu',
        'I’d improve the spreadsheet export',
        'I’d explain the securities pages',
      ],
      endings: ['.', ', that’s about it.', ' if I had to choose.', ' first.', ', nothing else.'],
    },
    {
      language: 'fr',
      tone: 4,
      openings: ['Bon site. ', 'Ça fonctionne bien. ', 'Plutôt satisfait. ', 'Fiable. '],
      matters: [
        'Améliorer la recherche',
        'Mettre les relevés en première page',
        'Simplifier la connexion',
        'Alléger le menu',
        'Soigner l’export vers le tableur',
      ],
      endings: ['.', ', c’est tout.', ', s’il faut choisir.', ' en premier.'],
    },
  ],
}

export const cashMachinesComments: ServiceComments = {
  users: {
    en: {
      1: [
        'Empty every Saturday. Every single one.',
        'It kept my card at 8 pm and the sticker says call Monday to Friday.',
        'Only machine in the village, out of order for three weeks now.',
        'Paid in 600 in notes, it counted 550, and I’m still waiting for the rest.',
        'Drove to four machines before one gave me money.',
        'Out of notes on the day pensions are paid. How is that a surprise?',
      ],
      2: [
        'Show in the app which machine actually has cash.',
        'Only 100s left, who can change those on a Sunday?',
        'The one at the station smells and the light’s broken. I don’t feel safe there at night.',
        'Fill them before the weekend, not after.',
        '“In service” on the screen but no notes. What sort of service is that?',
        'Deposit slot rejects half my takings, I have to feed notes one by one.',
        'Screen unreadable in the afternoon sun.',
      ],
      3: [
        'More small notes please.',
        'Fewer machines every year.',
        'The balance could be shown without asking me for a receipt.',
        'Bring back coin deposits.',
        'ok when it’s full',
      ],
      4: [
        'Quick and easy, just keep it filled.',
        'Machine in my street is always fine.',
        'Let me prepare the withdrawal in the app.',
      ],
      5: ['Nothing to complain about.', 'Always worked for me.'],
    },
    fr: {
      1: [
        'Vide tous les samedis, sans exception.',
        'Carte avalée à 20 h et personne avant lundi.',
        'Le seul distributeur du village est en panne depuis trois semaines.',
        'Plus de billets le jour des retraites. Ce n’est pourtant pas une surprise.',
      ],
      2: [
        'Indiquer dans l’application quels distributeurs ont des billets.',
        'Que des billets de 100, impossible à changer le dimanche.',
        'Éclairage cassé, on ne se sent pas en sécurité le soir.',
        'Les remplir avant le week-end, pas après.',
        'Le dépôt refuse la moitié de ma recette.',
      ],
      3: ['Plus de petites coupures.', 'Il y en a de moins en moins.'],
      4: ['Rapide, à condition qu’il soit plein.'],
      5: ['Rien à signaler.', 'Toujours fonctionné chez moi.'],
    },
  },
  customers: { en: {}, fr: {} },
  grammars: [
    {
      language: 'en',
      tone: 1,
      openings: ['No notes again ', 'Out of order ', 'Empty ', 'Machine down '],
      matters: [
        'at the station',
        'in the village',
        'by the market',
        'at the shopping centre',
        'next to the town hall',
        'at the branch itself',
        'near the hospital',
        'on the high street',
      ],
      endings: [
        ' on a Saturday.',
        ', third time this month.',
        ' and no sign where the next one is.',
        ' when I needed it.',
        ' all weekend.',
        ', as usual.',
        ' on market day.',
      ],
    },
    {
      language: 'en',
      tone: 2,
      openings: ['Please ', 'Just ', 'You should ', 'Best thing would be to '],
      matters: [
        'refill before weekends',
        'show in the app which ones have cash',
        'stock more small notes',
        'fix the lights',
        'repair them faster',
        'put a second machine next to it',
        'clean the place',
      ],
      endings: ['.', '. It’s not asking much.', ', we have only the one.', '!', ' and tell us when it’s down.'],
    },
    {
      language: 'fr',
      tone: 1,
      openings: ['Plus de billets ', 'Hors service ', 'Encore vide ', 'En panne '],
      matters: [
        'à la gare',
        'au village',
        'près du marché',
        'au centre commercial',
        'à côté de la mairie',
        'à l’agence même',
        'près de l’hôpital',
      ],
      endings: [
        ' un samedi.',
        ', troisième fois ce mois-ci.',
        ' et rien n’indique où aller.',
        ' au moment où j’en avais besoin.',
        ' tout le week-end.',
        ', comme d’habitude.',
      ],
    },
    {
      language: 'fr',
      tone: 2,
      openings: ['Il faudrait ', 'Merci de ', 'En priorité : '],
      matters: [
        'remplir avant le week-end',
        'indiquer dans l’application où il reste des billets',
        'prévoir plus de petites coupures',
        'réparer l’éclairage',
        'dépanner plus vite',
        'nettoyer les lieux',
      ],
      endings: ['.', '. Ce n’est pas grand-chose.', ', il n’y en a qu’un ici.', ' !'],
    },
  ],
}
