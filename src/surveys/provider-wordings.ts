import type { Rated, Wording } from './definition.ts'

/* The provider's self-evaluation: what the question bank asks of users and customers, put to those who run the service. */

export const PROVIDER_STEM: Wording = {
  en: 'Thinking about {service} over {period}, and how you design, build and run it, how satisfied are you with …',
  fr: 'En pensant à {service} sur {period}, et à la façon dont vous le concevez, le réalisez et l’exploitez, dans quelle mesure êtes-vous satisfait(e) …',
}

export const PROVIDER_ITEMS: Record<Rated, Wording> = {
  OUTCOME: {
    en: 'how well users can do what they need to do',
    fr: 'de la façon dont les utilisateurs peuvent faire ce qu’ils ont à faire',
  },
  EASE: {
    en: 'how easy you make it for users to use',
    fr: 'de la facilité d’utilisation que vous offrez aux utilisateurs',
  },
  SPEED: {
    en: 'how quickly you deliver what users need',
    fr: 'de la rapidité avec laquelle vous fournissez ce dont les utilisateurs ont besoin',
  },
  RELIABILITY: {
    en: 'how far users can count on it when they need it',
    fr: 'de la confiance que les utilisateurs peuvent lui faire quand ils en ont besoin',
  },
  INFORMATION: {
    en: 'how well you keep users and customers informed when something fails or changes',
    fr: 'de la façon dont vous tenez les utilisateurs et les clients au courant en cas de panne ou de changement',
  },
  SUPPORT: {
    en: 'the help you give users when they have a problem',
    fr: 'de l’aide que vous apportez aux utilisateurs en cas de problème',
  },
  COST: {
    en: 'what it takes you, in cost and effort, to deliver its results',
    fr: 'de ce qu’il vous faut de moyens et d’efforts pour en fournir les résultats',
  },
  RISK: {
    en: 'how well you keep its risks under control',
    fr: 'de la façon dont vous en maîtrisez les risques',
  },
  VALUE: { en: 'the service overall', fr: 'du service dans son ensemble' },
}

export const PROVIDER_COMMENT: Wording = {
  en: 'What one thing should change first? Please do not name people.',
  fr: 'Que faudrait-il changer en premier ? Merci de ne nommer personne.',
}
