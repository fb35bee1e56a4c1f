import type { trend as english } from '../en/trend.ts'

export const trend: Record<keyof typeof english, string> = {
  title: 'Évolution : {service}',
  heading: 'Au fil du temps : {question}',
  lead: 'Ce que dit chaque partie a-t-il bougé plus que le hasard ne le fait bouger ?',
  question: 'Question',
  unit: 'Par',
  show: 'Afficher',
  weekOf: 'Semaine du {day}',
  theWeek: 'la semaine du {day}',
  theQuarter: 'le {quarter}',
  week: 'Semaines',
  month: 'Mois',
  quarter: 'Trimestres',
  soFar: '{period} (en cours)',
  noWeeks:
    'Les semaines sont disponibles pour la question générale, dès que des réponses ont été comptées par semaine.',
  noWeeksAsked:
    'Il n’y a pas encore de semaines à afficher pour cette question ; des périodes plus longues les remplacent.',
  emptyText:
    'Diffusez les liens des enquêtes ou invitez des personnes. Dès les premières réponses, cette page les montre au fil du temps.',
  emptyQuestionTitle: 'Personne n’a encore répondu à cette question',
  emptyQuestionText: 'Choisissez une autre question ci-dessus, ou posez celle-ci dans la prochaine enquête.',
  download: 'Télécharger en CSV',
  verdicts: 'En une phrase',

  now: '{direction, select, lower {En baisse} other {En hausse}} depuis {since} : la part de satisfaits est passée de {before} à {after} et reste hors des limites depuis {unit, select, week {{periods, plural, one {# semaine} other {# semaines}}} month {{periods, plural, one {# mois} other {# mois}}} quarter {{periods, plural, one {# trimestre} other {# trimestres}}} other {{periods, plural, one {# période} other {# périodes}}}}.',
  passed:
    'Pas d’écart à présent : {direction, select, lower {plus bas} other {plus haut}} que le hasard ne l’explique de {from} à {to}, de retour dans les limites depuis {back}.',
  passedOnce:
    'Pas d’écart durable : {direction, select, lower {plus bas} other {plus haut}} que le hasard ne l’explique sur une période ({from}), de retour dans les limites depuis {back}.',
  noShift: 'Aucun écart au-delà du hasard sur {periods, plural, one {# période} other {# périodes}}.',
  tooFew: 'Trop peu de périodes pour juger ({periods} ; il en faut {least}).',
  noVariation: 'Aux premières périodes, tout le monde a dit la même chose : il n’y a pas de limites du hasard.',
  nothing: 'Rien à afficher : {why}.',
  census: 'Moins de {most} personnes, donc des faits sans limites : {latest}, après {before}.',
  censusOne: 'Moins de {most} personnes, donc un fait sans limites : {latest}.',
  censusPeriod: '{share} de satisfaits, {count} sur {of} ({period})',

  pictureName: 'Graphique : {perspective} au fil du temps',
  pictureText: '{perspective} au fil du temps. {verdict} Le tableau ci-dessous contient tous les chiffres.',
  pointText: '{period} : {value}, {n, plural, one {# réponse} other {# réponses}}',
  panelShare: 'Part de satisfaits (4 et 5)',
  panelShareLimits: 'Part de satisfaits (4 et 5), bande du hasard',
  panelAverage: 'Moyenne mobile (EWMA), en écarts types',
  panelIndex: 'Indice 0–100',
  baselineLabel: 'référence',

  tableName: '{periods, plural, one {La période} other {Les # périodes}} en chiffres',
  period: 'Période',
  answers: 'Réponses',
  share: 'Satisfaits',
  index: 'Indice',
  limitsHeading: 'Limites',
  limits: '{low} à {high}',
  signal: 'Au-delà du hasard',
  marksHeading: 'Repères',
  below: 'sous les limites',
  above: 'au-dessus des limites',
  averageBelow: 'moyenne mobile en dessous',
  averageAbove: 'moyenne mobile au-dessus',

  marks: 'Ce qui s’est passé entre-temps',
  marksHint:
    'Les numéros figurent dans les graphiques. Ce qui s’est passé au même moment n’est pas forcément la cause.',
  markAgreement: 'Début d’un accord',
  markVersion: 'Enquête publiée',
  markAction: 'Action réalisée',
  version: '{survey}, version {number}',
  earlierMarks:
    '{count, plural, one {Un accord, une version d’enquête ou une action} other {# accords, versions d’enquête et actions}} d’avant la première période {count, plural, one {n’est pas dessiné} other {ne sont pas dessinés}}.',
  noMarks:
    'Pendant ce temps, aucun accord n’a commencé, aucune enquête n’a été publiée, aucune action n’a été réalisée.',
  legendIn: 'dans les limites',
  legendLower: 'en dessous',
  legendHigher: 'au-dessus',
  legendBand: 'ce que le hasard explique',
  legendMark: 'voir « Ce qui s’est passé entre-temps »',

  satisfiedCount: '4 et 5',
  howShare:
    'Part de satisfaits = réponses 4 et 5 ÷ réponses avec une note. « Sans objet » et « ne sait pas » ne sont pas notés. Indice = 25 × (moyenne − 1).',
  howBaseline:
    '{perspective} : la référence est faite des {first, number} premières périodes sur {periods, number}, {count, number} réponses sur {of, number} = {share}. Dispersion entre périodes σz = {spread}, prise comme {used}.',
  howLimits:
    'Limites = référence ± 3 × σz × √(référence × (1 − référence) ÷ réponses de la période) : carte p avec la correction de Laney (Laney 2002). σz est le pas moyen entre périodes voisines de la référence ÷ 1,128, en écarts types, et au moins 1. Peu de réponses élargissent les limites.',
  howAverage:
    'Moyenne mobile (EWMA) : chaque période compte pour {weight}, ce qui précède pour le reste (Roberts 1959) ; ses limites sont larges de {width} écarts types. Elle trouve les dérives lentes qu’aucune période ne montre seule.',
  howShift:
    'Un écart est annoncé quand la part sort de ses limites, ou la moyenne mobile des siennes, jusqu’à la dernière période ; les parts citées sont celles de toutes les réponses avant et depuis. Il faut {least} périodes. Le hasard seul donne une fausse alerte sur environ 200 périodes.',
  howCensus:
    'Moins de dix clients, ou personnes du fournisseur, sont tous interrogés : ce qu’ils disent est un fait et non un échantillon ; aucune limite n’est donc tracée.',
  howPeriods:
    'Les réponses comptent dans la période où elles ont été publiées. Là où l’anonymat est promis, des périodes voisines sont réunies jusqu’à ce que chacune ait {smallest} réponses notées et qu’aucune ne puisse être déduite des autres.',
}
