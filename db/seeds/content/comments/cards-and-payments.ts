import type { ServiceComments } from '../types.ts'

export const cardDisputesComments: ServiceComments = {
  users: {
    en: {
      1: [
        'Eleven weeks for 89 euros I never spent.',
        'Sent the same documents three times. Three!',
        'I’m the one who was robbed and I feel like the suspect.',
        'No answer, no status, no name of anyone in charge.',
        'Case closed without a word of explanation. Lost 240.',
        'Five transactions, five forms, all with the same data. Who designed this?',
        'The form threw me out after twenty minutes and saved nothing.',
        'Every person I call tells me something different.',
        'My rent bounced because the money was gone for two months.',
      ],
      2: [
        'Tell me where my case stands.',
        'Give the money back first and check afterwards, like others do.',
        'Form doesn’t accept photos from a phone.',
        'Deadline for me: 10 days. Deadline for you: apparently none.',
        'One form for several payments please',
        'The letters are full of legal terms, I had to ask my son.',
        'Let me upload the evidence instead of posting it.',
      ],
      3: [
        'It worked in the end. Took ages.',
        'Nice people, slow process.',
        'Say at the start how long it really takes.',
      ],
      4: [
        'Got my money back in two weeks, fine. Status by text would be good.',
        'Desk was helpful once I got through.',
      ],
      5: ['Refunded in five days, thank you.'],
    },
    fr: {
      1: [
        'Onze semaines pour 89 euros que je n’ai jamais dépensés.',
        'Envoyé trois fois les mêmes documents.',
        'C’est moi la victime et on me traite en suspect.',
        'Dossier clos sans explication, 240 euros de perdus.',
        'Le formulaire m’a déconnecté au bout de vingt minutes.',
      ],
      2: [
        'Dire où en est le dossier.',
        'Un seul formulaire pour plusieurs opérations.',
        'Les courriers sont incompréhensibles.',
        'Rembourser d’abord, vérifier ensuite.',
      ],
      3: ['Ça a fini par marcher, mais que c’est long.', 'Annoncer le vrai délai dès le début.'],
      4: ['Remboursé en deux semaines, correct.'],
      5: ['Très bien, remboursement en cinq jours.'],
    },
  },
  customers: {
    en: {
      2: [
        'Replace the case system. It stood still for two days in one month and we paid for it in overtime.',
        'The backlog is known, the plan is not. I need a date and a budget.',
        'We pay per case, finished or not. That has to change in the next agreement.',
      ],
    },
    fr: {
      2: [
        'Remplacer l’outil de gestion, qui coûte plus qu’il ne rapporte.',
        'Un plan de résorption du retard, chiffré et daté.',
      ],
    },
  },
  grammars: [
    {
      language: 'en',
      tone: 1,
      openings: ['Two months and ', 'Eight weeks and ', 'Since spring, and ', 'Ten calls and ', 'So many letters and '],
      matters: ['still no refund', 'no decision', 'not one update', 'nobody knows my case', 'I’m still waiting'],
      endings: ['.', '. Unbelievable.', '!', '. It’s my money.', ', and it wasn’t even my fault.'],
    },
    {
      language: 'fr',
      tone: 1,
      openings: ['Deux mois et ', 'Huit semaines et ', 'Dix appels et ', 'Des courriers à n’en plus finir et '],
      matters: [
        'toujours pas de remboursement',
        'aucune décision',
        'pas la moindre nouvelle',
        'personne ne connaît mon dossier',
      ],
      endings: ['.', '. Incroyable.', ' !', '. C’est mon argent.'],
    },
  ],
}

export const businessPaymentsComments: ServiceComments = {
  users: {
    en: {
      1: ['Portal signed me out in the middle of the salary run.'],
      2: [
        'Rejected files should say which line is wrong.',
        'New format, two weeks’ notice. Our software supplier needs two months.',
      ],
      3: [
        'Later cut-off on the last day of the month.',
        'Approval on the phone would be useful when I travel.',
        'Too many clicks to approve twenty payments.',
        'Statement file comes at 7, we start at 6.',
      ],
      4: [
        'Very good desk, they called me before I noticed the error myself.',
        'Salaries have always gone out on time. Portal could look more modern.',
        'Let us set up approvers ourselves.',
        'Test environment for new formats please.',
        'Clearer names for the export files.',
        'Good service. More notice before format changes.',
        'Runs smoothly. User guide is out of date.',
        'A list of all recurring files with their last run would help.',
      ],
      5: [
        'Nothing. Our month end has become boring, in a good way.',
        'Keep the payments desk as it is!',
        'Dependable.',
        'Reconciliation takes ten minutes now, used to be half a day.',
        'No change needed, we’re happy.',
      ],
    },
    fr: {
      2: ['Indiquer la ligne fautive dans un fichier rejeté.', 'Prévenir plus tôt des changements de format.'],
      3: ['Une heure limite plus tardive en fin de mois.', 'Pouvoir valider depuis un téléphone.'],
      4: [
        'L’assistance est excellente, le portail un peu daté.',
        'Un environnement de test pour les nouveaux formats.',
        'Pouvoir gérer nous-mêmes les valideurs.',
        'Mettre le guide à jour.',
      ],
      5: [
        'Rien, les salaires partent toujours à l’heure.',
        'Gardez l’équipe d’assistance telle quelle !',
        'Un service sur lequel on peut compter.',
        'Le rapprochement prend dix minutes, avant c’était la demi-journée.',
      ],
    },
  },
  customers: {
    en: {
      1: [
        'The charge rose by a fifth and nobody could tell me why. Open the books.',
        'I no longer see what I am paying for.',
      ],
      2: [
        'A charge that follows volume. My region carries the cost of others.',
        'Reporting: one page per region with volume, cost and incidents, every month.',
        'The quarterly review is a lecture. I want decisions on the table.',
        'Compare the price with the market before the next renewal.',
      ],
      3: [
        'Tell us what companies say about it. We only hear the complaints.',
        'Service is reliable, I grant that. The bill is the issue.',
      ],
    },
    fr: {
      2: ['Expliquer la hausse de la facture, poste par poste.', 'Un coût proportionnel aux volumes de chaque région.'],
    },
  },
  grammars: [
    {
      language: 'en',
      tone: 4,
      openings: ['Very reliable, ', 'Good service, ', 'We’re satisfied, ', 'Runs well, '],
      matters: [
        'only the cut-off time is early',
        'though approval by phone would help',
        'but the error texts could be clearer',
        'but the guide needs an update',
        'only format changes come at short notice',
      ],
      endings: ['.', ', otherwise fine.', '. The desk is excellent.', ', nothing serious.'],
    },
    {
      language: 'fr',
      tone: 4,
      openings: ['Très fiable, ', 'Bon service, ', 'Nous sommes satisfaits, '],
      matters: [
        'seule l’heure limite est un peu tôt',
        'mais la validation par téléphone nous aiderait',
        'mais les messages d’erreur pourraient être plus clairs',
        'mais le guide est à mettre à jour',
      ],
      endings: ['.', ', rien de grave.', '. L’assistance est excellente.'],
    },
  ],
}
