import type { reports as english } from '../en/reports.ts'

export const reports: Record<keyof typeof english, string> = {
  exportTitle: 'Emporter les chiffres',
  exportLead:
    'Des tableaux pour calculer ailleurs. Ils contiennent ce que montrent les pages, rien de plus : ce qui ne peut être vu ici n’est pas non plus dans un fichier.',
  exportLink: 'Télécharger les chiffres',
  comparisonName: 'Comparaison',
  comparisonText:
    'Une ligne par question et par point de vue, avec le nombre de réponses, la moyenne, l’indice, la part de satisfaits et leurs intervalles, et une ligne par écart.',
  answersName: 'Réponses comptées',
  answersText:
    'Combien de fois chaque réponse a été donnée, pour toutes les questions posées actuellement, avec codes et libellés.',
  responsesName: 'Réponses nominatives',
  responsesText:
    'Toutes les réponses des personnes prévenues que leur nom serait visible, depuis le début. Une ligne par réponse.',
  byName: 'Dans le fichier : {who}.',
  nobodyByName: 'Personne ne répond nominativement aux enquêtes de ce service ; le fichier est donc vide.',
  anonymousLeftOut:
    'Absents du fichier, car leurs réponses sont anonymes : {who}. Leurs décomptes figurent dans « Réponses comptées ».',
  plain: 'CSV sans la marque destinée aux tableurs (BOM)',
  csvOf: '{name} au format CSV',
  xlsxOf: '{name} en classeur Excel',
  howTitle: 'Comment lire les fichiers',
  howRows:
    'Les noms de colonnes et les codes sont les mêmes dans toutes les langues ; les libellés et les questions sont dans la vôtre. Les moyennes sont des notes, un indice va de 0 à 100, une part de 0 à 1. En CSV, un texte qu’un tableur prendrait pour une formule commence par une apostrophe.',
  howHidden:
    'Lorsque moins de cinq personnes ont répondu anonymement, ou lorsqu’un chiffre trahirait un groupe plus petit, la ligne est sans chiffres et dit pourquoi.',
  back: 'Retour à la comparaison',
}
