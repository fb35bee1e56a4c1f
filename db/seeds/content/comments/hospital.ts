import type { ServiceComments } from '../types.ts'

export const patientRegistrationComments: ServiceComments = {
  users: {
    en: {
      2: [
        'Insurance check hangs on Monday mornings, with the hall full.',
        'Duplicates. I find the same patient three times.',
      ],
      3: [
        'Labels print twice.',
        'Let me see the next appointment without leaving the record.',
        'The address field doesn’t take foreign postcodes.',
        'Too many mandatory fields for emergencies.',
        'A quick mode for known patients.',
      ],
      4: [
        'Much quicker than the old forms.',
        'Good search. Photo of the patient would help.',
        'I like the wizard for newborns.',
        'Card reader is a bit slow, rest is fine.',
        'Works well, could use larger type at the night desk.',
        'Interpreter needed: make it visible at the top.',
        'Good training, thank you. Refresh once a year.',
        'Consent forms should be in more languages.',
      ],
      5: [
        'More time for the patient, less for the screen.',
        'Nothing.',
        'Clear and quick.',
        'Best system I’ve had at a front desk.',
        'No change needed',
      ],
    },
    fr: {
      2: ['Le contrôle d’assurance se bloque le lundi matin.', 'Trop de doublons.'],
      3: [
        'Les étiquettes sortent en double.',
        'Trop de champs obligatoires pour les urgences.',
        'Un mode rapide pour les patients connus.',
      ],
      4: [
        'Bien plus rapide qu’avant.',
        'Bonne recherche, il manque la photo.',
        'Caractères plus grands pour la nuit.',
        'Proposer les consentements en plusieurs langues.',
      ],
      5: ['Plus de temps pour les patients.', 'Clair et rapide.', 'Rien à changer.'],
    },
  },
  customers: {
    en: {
      4: [
        'Report duplicates every month; they cost us in billing.',
        'I would like waiting times at admission next to the availability figure.',
      ],
      5: ['Good value. Extend it to the outpatient clinics.'],
    },
    fr: { 4: ['Chiffrer le temps gagné à l’accueil.'], 5: ['Étendre le service aux consultations externes.'] },
  },
  grammars: [],
}

export const patientFlowComments: ServiceComments = {
  users: {
    en: {
      1: [
        'Patient waited two hours in the corridor because the task sat in nobody’s list.',
        'System says handed over. Nobody on our ward knew.',
        'At shift change the tasks go to people who have gone home.',
        'We phone each other anyway, so what is it for?',
      ],
      2: [
        'Show who has the patient NOW.',
        'Alerts for everything means alerts for nothing.',
        'Let me hand over to a person, not to a queue.',
        'Radiology closes the step when the picture is taken, not when it’s read.',
        'Transport is called too early or too late.',
        'I click “done” on things I never saw because otherwise it blocks.',
        'No way to say that a patient isn’t ready.',
        'Too many logins between theatre and ward.',
        'Night shift has different roles, the engine doesn’t know them.',
      ],
      3: [
        'Nice idea, too rigid.',
        'Faster screens on the trolleys.',
        'Discharge letters should start the day before.',
        'Let wards set their own order of tasks.',
        'Board in the corridor is useful, the rest less so.',
      ],
      4: ['Better than paper. Needs a handover note.', 'Good overview of beds.'],
      5: ['Helps me a lot on the surgical ward.'],
    },
    fr: {
      1: [
        'Un patient a attendu deux heures, la tâche n’était dans la liste de personne.',
        'Au changement d’équipe, les tâches vont à des collègues déjà partis.',
        'On finit toujours par téléphoner.',
      ],
      2: [
        'Voir qui a le patient en charge maintenant.',
        'Trop d’alertes, on ne les lit plus.',
        'Pouvoir transmettre à une personne, pas à une file.',
        'Impossible de signaler qu’un patient n’est pas prêt.',
        'Les rôles de nuit ne sont pas prévus.',
      ],
      3: ['Bonne idée, mais trop rigide.', 'Des écrans plus rapides sur les chariots.'],
      4: ['Mieux que le papier.', 'Bonne vue d’ensemble des lits.'],
    },
  },
  customers: {
    en: {
      4: [
        'Steps are completed within the agreed times. Next: the same for outpatients.',
        'Length of stay by ward in the quarterly report, please.',
        'A price per bed rather than per licence.',
      ],
      5: ['We finally have figures on the whole chain.'],
    },
    fr: { 4: ['Un tableau de bord trimestriel par service.'] },
  },
  grammars: [],
}

export const pharmacyStockComments: ServiceComments = {
  users: {
    en: {
      2: ['The night cupboard isn’t counted, so stock is wrong by morning.'],
      3: [
        'Barcode reader fails on small vials.',
        'Let wards see what’s in stock before they order.',
        'Too many confirmations for controlled drugs, though I see the point.',
        'Recall list could be sorted by ward.',
        'Order proposals ignore public holidays.',
      ],
      4: [
        'Expiry warnings are excellent. Sort them by shelf please.',
        'Stock is right, at last.',
        'Good. The printer in the cold room needs replacing.',
        'Quick to learn.',
        'Suggest substitutes when something is short.',
        'Show open orders by supplier.',
        'Would like it on the handheld, not only on the PC.',
        'Very dependable, search by active substance would be good.',
      ],
      5: [
        'Nothing, it’s a relief compared with before.',
        'Hardly any shortages since we have it.',
        'Clear.',
        'Happy with it.',
        'Keep the weekly visit of the support person.',
        'It just adds up every evening.',
      ],
    },
    fr: {
      2: ['L’armoire de nuit n’est pas comptée.'],
      3: [
        'Le lecteur ne lit pas les petits flacons.',
        'Montrer le stock aux unités avant la commande.',
        'Les jours fériés sont oubliés dans les propositions.',
      ],
      4: [
        'Les alertes de péremption sont excellentes.',
        'Le stock est juste, enfin.',
        'Proposer des équivalents en cas de rupture.',
        'Chercher par principe actif.',
      ],
      5: ['Presque plus de ruptures.', 'Rien à changer.', 'Les comptes sont justes chaque soir.', 'Très bon outil.'],
    },
  },
  customers: {
    en: {
      2: [
        'We pay for modules that pharmacy never switched on.',
        'No figure tells me what was saved on expired stock.',
        'Link it to purchasing or reduce the price.',
      ],
      3: ['Pharmacy seems content, but I have nothing to show the board.'],
    },
    fr: { 2: ['Un rapport sur les économies réalisées.'] },
  },
  grammars: [],
}

export const silverSupportComments: ServiceComments = {
  users: {
    en: {
      1: [
        'Rang at 3 am, got a ticket number and no help until 9.',
        '24/7 means someone picks up, not that someone helps.',
        'Had to explain what a ward is.',
      ],
      2: [
        'Night calls go to people who don’t know our system.',
        'Ticket closed while I was with a patient and couldn’t answer.',
        'Give us a direct line for theatre.',
        'Too many questions before anyone does anything.',
        'I repeat the same story to each level.',
        'Call back when you said you would.',
        'Weekend staff should have the rights to restart the printer queue.',
        'Say how long it will take.',
        'Priority is decided by a form, not by the patient in front of me.',
      ],
      3: [
        'By day very good, by night not.',
        'Friendly.',
        'Known problems should be on the intranet.',
        'Mornings are fine.',
        'Chat would be easier than phone on the ward.',
      ],
      4: ['Helped me quickly on a Tuesday.', 'Good on-site person.'],
      5: ['The on-site technician is excellent.'],
    },
    fr: {
      1: [
        'Appel à 3 h du matin, un numéro de ticket et rien avant 9 h.',
        '24 heures sur 24, on décroche mais on n’aide pas.',
      ],
      2: [
        'La nuit, on tombe sur des gens qui ne connaissent pas le système.',
        'Ticket fermé pendant que j’étais avec un patient.',
        'Une ligne directe pour le bloc.',
        'Rappeler à l’heure promise.',
        'Il faut répéter la même histoire à chaque niveau.',
        'Dire combien de temps cela prendra.',
      ],
      3: ['Le jour très bien, la nuit non.', 'Aimables.', 'Publier les pannes connues.'],
      4: ['Dépannage rapide un mardi.'],
    },
  },
  customers: {
    en: {
      2: [
        'Response time was missed in four months. I want the credit the contract provides for.',
        'Silver is not what our nights need. Show us the price of gold.',
        'Escalation names on one page, please.',
      ],
    },
    fr: { 2: ['Faire appliquer les pénalités prévues.', 'Des équipes de nuit formées à notre métier.'] },
  },
  grammars: [],
}
