import type { findings as english } from '../en/findings.ts'

export const findings: Record<keyof typeof english, string> = {
  title: 'Constats',
  lead: 'Ce que les chiffres invitent à trancher, tous services confondus.',
  serviceLead: 'Ce que les chiffres de ce service invitent à trancher.',
  leadDecide: 'Acceptez un constat, écartez-le en disant pourquoi, ou faites-en une action.',
  list: 'Ce qui a été constaté',
  sections: 'Actions et constats',
  sectionActions: 'Actions',
  sectionFindings: 'Constats',
  views: 'Quels constats',
  viewOpen: 'Ouverts ({count, number})',
  viewDecided: 'Tranchés ({count, number})',
  viewGone: 'Plus observés ({count, number})',
  lookNow: 'Examiner maintenant',
  lookedOn: 'Dernier examen le {day} ; chaque service en production est examiné une fois par jour.',
  neverLooked: 'Pas encore examiné ; chaque service en production est examiné une fois par jour.',
  lookedNew:
    '{count, plural, =0 {Nouvel examen : rien de nouveau.} one {Nouvel examen : un nouveau constat.} other {Nouvel examen : # nouveaux constats.}}',
  /* The rules */
  ruleState: 'Changement d’état',
  ruleGap: 'Les deux regards divergent',
  rulePrediction: 'Les clients se trompent sur les utilisateurs',
  ruleLostTime: 'Plus de temps perdu',
  ruleWatermelon: 'Accord respecté, utilisateurs sous l’objectif',
  saysState: 'L’état est passé de « {from} » à « {to} ».',
  saysGap:
    'Les utilisateurs notent le service {points} points d’indice {direction, select, lower {plus bas} other {plus haut}} que les clients ; le hasard seul ne l’explique guère.',
  saysPrediction:
    'Les clients croient les utilisateurs {direction, select, more {plus} other {moins}} satisfaits qu’ils ne le sont, de {points} points d’indice.',
  saysLostTime: 'Les utilisateurs perdent {share} de temps de plus que sur la période précédente.',
  saysWatermelon:
    'L’accord est respecté ({met} sur {reported, plural, one {# objectif suivi} other {# objectifs suivis}}), et les utilisateurs notent le service {index}, sous son objectif de {target}.',
  /* The evidence */
  predicted: 'Les utilisateurs selon les clients : {index} sur 100 ({n, plural, one {# réponse} other {# réponses}})',
  interval: 'Intervalle à {level} de l’indice des utilisateurs : de {low} à {high}',
  gapInterval: 'Intervalle à 95 % de l’écart : de {low} à {high}',
  minutes: '{window} : {minutes} minutes en moyenne ({n, plural, one {# réponse} other {# réponses}})',
  minutesInterval: 'Intervalle à 95 % de l’écart : de {low} à {high} minutes',
  apartOn: 'Divergence sur {list}',
  lowOn: 'Utilisateurs sous l’objectif sur {list}',
  apartOne: '{dimension} ({points})',
  andMore: '{count, plural, one {# autre} other {# autres}}',
  agreementIs: 'Accord : {colour, select, green {respecté} red {non respecté} other {inconnu}}',
  evidenceOf: 'Chiffres du {day}',
  how: 'Comment ce constat est établi',
  howState:
    'L’état du service est examiné une fois par jour : depuis le début, puis, dès qu’une amélioration a été mesurée, sur le dernier trimestre complet depuis lors, que l’ensemble écraserait. Un changement devient un constat quand le nouvel état est confirmé, ou quand il est le même lors de deux examens de réponses différentes.',
  howGap:
    'Sur la question d’ensemble, l’écart atteint 12,5 points d’indice, l’intervalle à 95 % des utilisateurs exclut la valeur des clients, et la différence tient après correction pour plusieurs questions (Benjamini-Hochberg). Les dimensions citées répondent aux deux mêmes seuils.',
  howPrediction:
    'Les clients disent à quel point ils croient les utilisateurs satisfaits. Leur prédiction moins ce que disent les utilisateurs atteint 12,5 points d’indice, et son intervalle à 95 % exclut 0.',
  howLostTime:
    'Minutes moyennes du dernier trimestre complet (ou du dernier mois, si le trimestre est trop maigre) face à la période précédente : au moins 20 % de plus, et l’intervalle à 95 % de Welch de l’écart est au-dessus de 0.',
  howWatermelon:
    'Tous les objectifs critiques sont tenus et au moins 90 % de l’ensemble, alors que l’indice d’ensemble des utilisateurs est sous l’objectif. Les dimensions où ils sont sous l’objectif sont citées.',
  howTwice:
    'Un constat est établi quand ses chiffres sont confirmés (30 utilisateurs ou plus, intervalle net), ou quand la condition vaut lors de deux examens de suite portant sur des réponses différentes. Il n’est plus observé après deux examens de ce genre sans elle.',
  seeWhere: 'Le voir sur la page du service',
  /* Decisions */
  statusOpen: 'À trancher',
  statusAccepted: 'Accepté',
  statusDismissed: 'Écarté',
  statusActioned: 'Devenu une action',
  statusGone: 'Plus observé',
  firstSeen: 'Observé depuis le {day}',
  lastSeen: 'encore le {day}',
  goneOn: 'plus depuis le {day}',
  decidedBy: '{status} : {name}, le {day}',
  somebody: 'quelqu’un qui est parti',
  reasonIs: 'Motif : {reason}',
  accept: 'Accepter',
  acceptHint: 'Il est juste, et la suite reste à décider.',
  raise: 'En faire une action',
  dismiss: 'Écarter…',
  dismissSubmit: 'Écarter le constat',
  reason: 'Pourquoi l’écarter',
  reasonHint: 'Tous ceux qui voient le service le lisent. Le constat ne revient pas ce trimestre.',
  undoAcceptance: 'Revenir sur l’acceptation',
  undoDismissal: 'Revenir sur la décision de l’écarter',
  accepted: 'Le constat est accepté.',
  dismissed: 'Le constat est écarté.',
  undone: 'Le constat attend de nouveau une décision.',
  stale:
    'Rien n’a été enregistré : quelqu’un d’autre a tranché entre-temps, ou le constat est réapparu. Voici où il en est.',
  staleRaise: 'Quelqu’un d’autre a tranché sur ce constat entre-temps. Rien n’a été enregistré.',
  seeFinding: 'Voir le constat',
  action: 'Action : {title}',
  raisedFrom: 'Issue d’un constat',
  decidersWait: 'Le responsable du service et l’équipe ITSM tranchent sur les constats.',
  ofService: 'Constats sur ce service',
  /* Empty */
  emptyOpenTitle: 'Rien n’attend de décision',
  emptyOpenText:
    'Un constat apparaît ici quand un état change, quand les deux regards divergent, quand les clients se trompent sur les utilisateurs, quand ceux-ci perdent plus de temps, ou quand un accord est respecté alors que les utilisateurs sont sous l’objectif. Les chiffres sont examinés une fois par jour.',
  emptyDecidedTitle: 'Rien n’a encore été tranché',
  emptyDecidedText: 'Les constats écartés ou devenus des actions figurent ici, avec qui a tranché et pourquoi.',
  emptyGoneTitle: 'Aucun constat n’a disparu de lui-même',
  emptyGoneText: 'Les constats que les chiffres ne confirment plus, avant toute décision, figurent ici.',
}
