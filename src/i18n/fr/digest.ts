import type { digest as english } from '../en/digest.ts'

export const digest: Record<keyof typeof english, string> = {
  title: 'Nouvelles par courriel',
  link: 'Nouvelles par courriel',
  linkHint:
    'États modifiés, nouveaux constats, actions à échéance et nouveaux commentaires : chaque jour, semaine ou mois.',
  linkButton: 'Choisir la fréquence',
  lead: 'Un courriel avec ce qui est nouveau au sujet des services que vous pouvez voir : états modifiés, nouveaux constats, actions arrivant à échéance, nouveaux commentaires. S’il ne s’est rien passé, rien n’est envoyé.',
  when: 'À quelle fréquence',
  never: 'Jamais',
  nameDaily: 'Chaque jour',
  hintDaily: 'le matin',
  nameWeekly: 'Chaque semaine',
  hintWeekly: 'le lundi',
  nameMonthly: 'Chaque mois',
  hintMonthly: 'le premier jour du mois',
  next: 'Prochain envoi le {day}, s’il y a du nouveau.',
  saved: 'Les nouvelles arriveront par courriel.',
  ended: 'Plus de nouvelles par courriel.',
  mailSubject: 'Du nouveau sur vos services',
  mailLead: 'Voici ce qui est nouveau depuis le dernier courriel :',
  mailButton: 'Ouvrir Parallax',
  mailWhy: 'Vous avez demandé ce courriel sous « Votre compte », où vous pouvez aussi y mettre fin.',
  state: '{service} : {from} → {to}',
  comments: '{service} : {count, plural, one {un nouveau commentaire} other {# nouveaux commentaires}}',
  action: '{title} ({service}) : échéance le {day}',
  finding: '{service} : {finding}',
  followUps:
    '{count, plural, one {Une personne de plus attend} other {# personnes de plus attendent}} de vos nouvelles',
}
