import type { ServiceComments } from '../types.ts'

export const mortgageApplicationComments: ServiceComments = {
  users: {
    en: {
      1: [
        'Seven weeks. The seller gave the flat to somebody else.',
        'Uploaded my payslips four times. Each time “document missing”.',
        'No idea for a month whether anyone had even opened our file.',
        'Offer came one day after the deadline. Adviser was great, the back office wasn’t.',
        'They asked for new documents on the last day, three times in a row.',
        'Lost our dream home over a missing signature nobody told us about.',
      ],
      2: [
        'A date. Just give us a date.',
        'Show where the file is and what’s missing.',
        'As an adviser I chase the credit office by phone every morning. Give me a status.',
        'Why do I type in my income when you have my account?',
        'The document upload loses the order of pages.',
        'Same question in three forms.',
        'Portal says “in progress” from the first day to the last.',
        'Too much paper for a so-called online application.',
      ],
      3: [
        'The calculator is nice, everything after it is slow.',
        'Adviser very good, process less so.',
        'Please explain the fees before the offer.',
        'Allow both partners to sign at home.',
      ],
      4: ['Took four weeks, acceptable. Status page would help.', 'Good advice, well explained. Speed it up a little.'],
      5: ['We got our house! Thank you.'],
    },
    fr: {
      1: [
        'Sept semaines. L’appartement a été vendu à quelqu’un d’autre.',
        'Quatre fois les mêmes bulletins de salaire, quatre fois « document manquant ».',
        'Offre reçue le lendemain de la date limite.',
      ],
      2: [
        'Donner une date, c’est tout.',
        'Montrer où en est le dossier et ce qui manque.',
        'Le portail affiche « en cours » du premier au dernier jour.',
        'Pourquoi saisir mes revenus alors que mon compte est chez vous ?',
        'Trop de papier pour une demande en ligne.',
      ],
      3: ['Conseillère très bien, procédure beaucoup moins.', 'Expliquer les frais avant l’offre.'],
      4: ['Quatre semaines, c’est correct. Il manque un suivi.'],
      5: ['Nous avons notre maison, merci !'],
    },
  },
  customers: {
    en: {
      2: [
        'We measure the portal and lose customers in the credit office. Put time to decision into the agreement.',
        'The targets are green and I am losing one buyer in six. The agreement is about the wrong thing.',
        'Document recognition was promised two releases ago.',
      ],
      3: ['A weekly list of files older than ten days, by office.'],
    },
    fr: {
      2: ['Mesurer le délai de décision, pas la vitesse des pages.'],
      3: ['Une vue commune du dossier pour l’agence et le service des crédits.'],
    },
  },
  grammars: [
    {
      language: 'en',
      tone: 2,
      openings: ['Waited five weeks, ', 'Six weeks in total, ', 'Nice adviser, but ', 'In the end it worked, but '],
      matters: [
        'nobody could say when we’d hear',
        'the status never changed',
        'documents had to be sent twice',
        'we called every week',
        'we nearly lost the house',
      ],
      endings: ['.', '. Tell people where they stand.', '. Not good enough.', ', very stressful.'],
    },
    {
      language: 'fr',
      tone: 2,
      openings: ['Cinq semaines d’attente, ', 'Six semaines au total, ', 'Bon conseil, mais ', 'C’est passé, mais '],
      matters: [
        'personne ne savait quand nous aurions une réponse',
        'le statut n’a jamais changé',
        'il a fallu envoyer les documents deux fois',
        'nous avons failli perdre la maison',
      ],
      endings: ['.', '. Très stressant.', '. À revoir.'],
    },
  ],
}

export const branchTellerDesktopComments: ServiceComments = {
  users: {
    en: {
      1: ['Froze twice this morning with ten people waiting. I ended up writing receipts by hand.'],
      2: [
        'The recycler jams with old notes, three times a day.',
        'Start-up takes 12 minutes. We open at 9, so guess when I have to be here.',
        'Identity check opens in another window and loses the account.',
      ],
      3: [
        'Fewer clicks for a simple deposit.',
        'Scanner doesn’t read the new identity cards.',
        'Keyboard shortcuts were better in the old version.',
        'Printing the receipt takes longer than the transaction.',
        'Let two of us share a till at lunch without a full sign-out.',
        'Updates at midday are not a good idea.',
      ],
      4: [
        'Hotline is super. Speed could be better in the afternoon.',
        'Much better than before. Appointments view still slow.',
        'Till balances at first count, love that. Recycler needs love.',
        'Make the type larger, the counter is dark.',
        'Good tool once you know it. New colleagues need more training.',
        'Show me the visitor’s last contact straight away.',
      ],
      5: ['The hotline! Keep them.', 'One screen for everything, finally.', 'Nothing, I’m content.', 'Works.'],
    },
    fr: {
      1: ['Deux blocages ce matin avec dix personnes au guichet.'],
      2: ['Le recycleur se bloque avec les vieux billets.', 'Douze minutes pour démarrer le matin.'],
      3: [
        'Moins de clics pour un simple dépôt.',
        'Le lecteur ne reconnaît pas les nouvelles cartes d’identité.',
        'Pas de mises à jour à midi, s’il vous plaît.',
      ],
      4: [
        'L’assistance est top. C’est un peu lent l’après-midi.',
        'Bien mieux qu’avant, l’agenda reste lent.',
        'Former davantage les nouveaux collègues.',
        'Des caractères plus grands.',
      ],
      5: ['Un seul écran pour tout, enfin.', 'Rien, je suis content.'],
    },
  },
  customers: {
    en: {
      4: [
        'Replace the oldest cash recyclers first; they cost us more in repairs than in depreciation.',
        'Start-up time is not in the agreement. It should be.',
        'Report by region, please.',
      ],
      5: ['The user group works very well. Keep it.'],
    },
    fr: { 4: ['Revoir le prix par poste, qui n’a pas bougé depuis trois ans.'] },
  },
  grammars: [
    {
      language: 'en',
      tone: 4,
      openings: ['Good system, ', 'Mostly fine, ', 'Better than the old one, ', 'Works for us, '],
      matters: [
        'but start-up is slow',
        'but the recycler jams',
        'only printing takes too long',
        'but fewer clicks would help',
        'though afternoons are slow',
      ],
      endings: ['.', '. Hotline is great.', ', that’s all.'],
    },
    {
      language: 'fr',
      tone: 4,
      openings: ['Bon outil, ', 'Bien dans l’ensemble, ', 'Mieux que l’ancien, '],
      matters: [
        'mais le démarrage est lent',
        'mais le recycleur se bloque',
        'seule l’impression est trop longue',
        'mais il y a trop de clics',
      ],
      endings: ['.', '. L’assistance est très bien.', ', c’est tout.'],
    },
  ],
}
