import type { teamwork as english } from '../en/teamwork.ts'

export const teamwork: Record<keyof typeof english, string> = {
  tasksTitle: 'Tâches',
  tasksDone: '{done} sur {n} {n, plural, one {faite} other {faites}}',
  noTasks: 'Aucune tâche pour l’instant.',
  noTasksYet: 'Aucune tâche pour l’instant. Ajoutez la première : ce qu’une seule personne peut achever.',
  taskAdd: 'Ajouter une tâche',
  taskTitle: 'Tâche',
  taskWho: 'Qui',
  taskDue: 'échéance le {day}',
  doneOn: 'faite le {day}',
  taskTick: 'Marquer comme faite',
  taskUntick: 'Marquer comme non faite',
  taskUp: 'Monter',
  remove: 'Retirer',
  taskRemoveConfirm: 'Retirer cette tâche ? L’historique en garde le nom.',
  taskAdded: 'La tâche a été ajoutée.',
  taskChanged: 'La tâche a été modifiée.',
  taskDone: 'La tâche est faite.',
  taskUndone: 'La tâche est de nouveau à faire.',
  taskMoved: 'La tâche est montée d’un rang.',
  taskRemoved: 'La tâche a été retirée.',
  tasksOverdue: '{n, plural, one {# tâche en retard} other {# tâches en retard}}',

  discussionTitle: 'Discussion',
  noComments: 'Personne n’a encore rien écrit.',
  commentLabel: 'Votre commentaire',
  commentAdd: 'Ajouter le commentaire',
  commentAdded: 'Votre commentaire a été ajouté.',
  commentRemoved: 'Votre commentaire a été retiré.',
  commentRemoveConfirm: 'Retirer ce commentaire ? Il disparaît pour tout le monde.',
  takeBack: 'Retirer',

  linksTitle: 'Liens',
  noLinks: 'Aucun lien pour l’instant : le plan, le ticket, le compte rendu.',
  linkAdd: 'Ajouter un lien',
  linkTitle: 'De quoi s’agit-il',
  linkAddress: 'Adresse',
  linkAddressHint: 'Commence par https:// ou http://. Toute personne qui voit cette action le voit.',
  linkAdded: 'Le lien a été ajouté.',
  linkRemoved: 'Le lien a été retiré.',
  linkRemoveConfirm: 'Retirer ce lien ? Ce vers quoi il mène reste en place.',
  badAddress:
    'Veuillez donner une adresse web qui commence par https:// ou http://, sans nom ni mot de passe à l’intérieur.',

  calendarTitle: 'Votre agenda',
  calendarText:
    'Les échéances des actions et des tâches des services que vous voyez, dans l’agenda que vous utilisez. Abonnez-vous à une adresse secrète, qui n’est qu’à vous.',
  calendarNone: 'Il n’y a pas encore d’adresse.',
  calendarSince: 'Une adresse est en service depuis le {day}. Elle n’est affichée qu’une fois, à sa création.',
  calendarMake: 'Créer une adresse',
  calendarRenew: 'Créer une nouvelle adresse',
  calendarRenewConfirm: 'Créer une nouvelle adresse ? Celle qui est en service cesse aussitôt de fonctionner.',
  calendarRevoke: 'Révoquer l’adresse',
  calendarRevokeConfirm: 'Révoquer l’adresse ? Les agendas qui l’utilisent ne seront plus mis à jour.',
  calendarRevoked: 'L’adresse de l’agenda est révoquée.',
  calendarFresh:
    'Copiez-la maintenant : elle n’est affichée que cette fois. Quiconque la détient peut lire vos échéances : ne la donnez à personne.',
  calendarHow:
    'Collez-la là où votre agenda demande l’adresse d’un calendrier auquel s’abonner : « S’abonner à partir du web » dans Outlook, « À partir de l’URL » dans Google Agenda, « Nouvel abonnement à un calendrier » dans Calendrier d’Apple.',
  calendarAddress: 'Adresse de l’agenda',
  calendarCopy: 'Copier',
  calendarName: 'Parallax : échéances des améliorations',
  calendarActionDue: 'Échéance : {title}',
  calendarTaskDue: 'Échéance de tâche : {title}',
  calendarDescription: '{service} · pilote : {owner}',
  calendarTaskDescription: '{service} · {action}{who, select, none {} other { · {who}}}',

  reminderWeek: 'Échéance dans une semaine : {title}',
  reminderDay: 'Échéance demain : {title}',
  reminderDayToday: 'Échéance aujourd’hui : {title}',
  reminderOverdue: 'En retard : {title}',
  reminderAction:
    'L’action d’amélioration « {title} » pour « {service} », dont vous êtes le pilote, arrive à échéance le {day}.',
  reminderTask:
    'La tâche « {title} » de l’action d’amélioration « {action} » pour « {service} », dont vous êtes le pilote, arrive à échéance le {day}.',
  reminderActionLate:
    'L’action d’amélioration « {title} » pour « {service} », dont vous êtes le pilote, était à réaliser pour le {day}.',
  reminderTaskLate:
    'La tâche « {title} » de l’action d’amélioration « {action} » pour « {service} », dont vous êtes le pilote, était à réaliser pour le {day}.',
  reminderWhat: 'Achevez-la, ou convenez d’une autre date avec le responsable du service et modifiez-la.',
  reminderButton: 'Ouvrir l’action',
  reminderWhy:
    'Vous recevez ce message parce que vous êtes désigné comme pilote de cette action. Il y en a un une semaine avant, un la veille, et un en cas de retard.',

  csv: 'CSV',
  csvTitle: 'Les actions que la liste affiche, dans un fichier pour tableur',
  csvRaisedOn: 'Proposée le',
  csvChangedOn: 'Effective depuis le',
  csvOutcome: 'Résultat',
  csvLearnt: 'Enseignements tirés',
  csvAddress: 'Adresse',
}
