import type { Option, Question, Rated, Reasons } from './definition.ts'

/*
 * Why somebody rates a dimension low or high: concrete causes that one can act on, to start from. Each list is the survey's
 * own from then on; codes stay with their text.
 */

type Cause = readonly [en: string, fr: string]

const CAUSES: Record<Rated, { low: readonly Cause[]; high: readonly Cause[] }> = {
  VALUE: {
    low: [
      ['It did not work when I needed it', 'Il n’a pas fonctionné quand j’en avais besoin'],
      ['It took too much of my time', 'Il m’a pris trop de temps'],
      ['I could not get the result I needed', 'Je n’ai pas obtenu le résultat dont j’avais besoin'],
      ['Nobody told me what was happening', 'Personne ne m’a dit ce qui se passait'],
      ['Getting help was hard', 'Il a été difficile d’obtenir de l’aide'],
      ['It does not fit the way I work', 'Il ne correspond pas à ma façon de travailler'],
    ],
    high: [
      ['It simply works', 'Il fonctionne, tout simplement'],
      ['It saves me time', 'Il me fait gagner du temps'],
      ['I get the result I need', 'J’obtiens le résultat dont j’ai besoin'],
      ['The people who help are good', 'Les personnes qui aident sont compétentes'],
      ['It has become better lately', 'Il s’est amélioré récemment'],
    ],
  },
  OUTCOME: {
    low: [
      ['I could not finish what I had begun', 'Je n’ai pas pu terminer ce que j’avais commencé'],
      ['The result was wrong or incomplete', 'Le résultat était faux ou incomplet'],
      ['Something I need is missing', 'Il manque une fonction dont j’ai besoin'],
      ['I had to find a way around it', 'J’ai dû trouver un autre moyen'],
      ['I had to wait for somebody else', 'J’ai dû attendre quelqu’un d’autre'],
    ],
    high: [
      ['I got everything done at once', 'J’ai tout pu faire en une seule fois'],
      ['The result was right', 'Le résultat était juste'],
      ['It does more than I expected', 'Il fait plus que ce que j’attendais'],
      ['I needed nobody else for it', 'Je n’ai eu besoin de personne d’autre'],
    ],
  },
  EASE: {
    low: [
      ['I could not find what I was looking for', 'Je n’ai pas trouvé ce que je cherchais'],
      ['There are too many steps', 'Il y a trop d’étapes'],
      ['The words used are not clear', 'Les termes employés ne sont pas clairs'],
      ['I have to enter the same thing again and again', 'Je dois saisir plusieurs fois la même chose'],
      ['It works badly on my device', 'Il fonctionne mal sur mon appareil'],
      ['Signing in is a nuisance', 'La connexion est pénible'],
    ],
    high: [
      ['It is clear what to do', 'On comprend tout de suite quoi faire'],
      ['It takes few steps', 'Il faut peu d’étapes'],
      ['It works on all my devices', 'Il fonctionne sur tous mes appareils'],
      ['I needed no instructions', 'Je n’ai eu besoin d’aucun mode d’emploi'],
    ],
  },
  SPEED: {
    low: [
      ['Pages or screens are slow', 'Les pages ou les écrans sont lents'],
      ['I had to wait for somebody else', 'J’ai dû attendre quelqu’un d’autre'],
      ['My request took too long', 'Ma demande a pris trop de temps'],
      ['It is slow at busy times', 'Il est lent aux heures de pointe'],
      ['Approvals take too long', 'Les validations prennent trop de temps'],
    ],
    high: [
      ['It responds at once', 'Il répond immédiatement'],
      ['My request was done quickly', 'Ma demande a été traitée rapidement'],
      ['It was faster than promised', 'C’était plus rapide que promis'],
      ['It is quick even at busy times', 'Il est rapide même aux heures de pointe'],
    ],
  },
  RELIABILITY: {
    low: [
      ['It was down when I needed it', 'Il était en panne quand j’en avais besoin'],
      ['It stopped in the middle of something', 'Il s’est arrêté en plein travail'],
      ['Errors come back again and again', 'Les mêmes erreurs reviennent sans cesse'],
      ['I lost what I had entered', 'J’ai perdu ce que j’avais saisi'],
      ['A change broke something that worked', 'Une modification a cassé ce qui fonctionnait'],
    ],
    high: [
      ['It is always there when I need it', 'Il est toujours disponible quand j’en ai besoin'],
      ['I have had no errors', 'Je n’ai rencontré aucune erreur'],
      ['It came back quickly after a failure', 'Il a été rétabli rapidement après une panne'],
      ['Changes go unnoticed', 'Les modifications passent inaperçues'],
    ],
  },
  INFORMATION: {
    low: [
      ['Nobody told me about a failure', 'Personne n’a annoncé la panne'],
      ['I did not know when it would work again', 'Je ne savais pas quand il fonctionnerait à nouveau'],
      ['A change came without warning', 'Une modification est arrivée sans prévenir'],
      ['The messages were hard to understand', 'Les messages étaient difficiles à comprendre'],
      ['I had to ask for news myself', 'J’ai dû demander moi-même des nouvelles'],
    ],
    high: [
      ['I was told in good time', 'L’information est arrivée à temps'],
      ['The messages were clear', 'Les messages étaient clairs'],
      ['I always knew where my request stood', 'Je savais toujours où en était ma demande'],
      ['I was told what was being done about it', 'On m’a dit ce qui était fait pour y remédier'],
    ],
  },
  SUPPORT: {
    low: [
      ['I could not reach anybody', 'Je n’ai pu joindre personne'],
      ['I had to explain it several times', 'J’ai dû expliquer plusieurs fois'],
      ['I was passed from one to another', 'On m’a renvoyé de l’un à l’autre'],
      ['The problem came back', 'Le problème est revenu'],
      ['The answer did not help', 'La réponse n’a rien résolu'],
      ['It was closed before it was solved', 'La demande a été close avant d’être résolue'],
    ],
    high: [
      ['I got help at once', 'J’ai reçu de l’aide tout de suite'],
      ['The first person could solve it', 'La première personne a su résoudre le problème'],
      ['They were friendly and took me seriously', 'On a été aimable et on m’a pris au sérieux'],
      ['They made sure that it was solved', 'On s’est assuré que le problème était résolu'],
    ],
  },
  COST: {
    low: [
      ['It takes more of my time than it saves', 'Il me prend plus de temps qu’il n’en fait gagner'],
      ['It costs too much for what it does', 'Il coûte trop cher pour ce qu’il apporte'],
      ['The costs are hard to foresee', 'Les coûts sont difficiles à prévoir'],
      ['I do work that others should do', 'Je fais un travail qui revient à d’autres'],
      ['We pay for parts that nobody uses', 'Nous payons des éléments que personne n’utilise'],
    ],
    high: [
      ['It takes little effort', 'Il demande peu d’efforts'],
      ['It is worth what it costs', 'Il vaut ce qu’il coûte'],
      ['It spares us other costs', 'Il nous évite d’autres coûts'],
      ['The costs are clear', 'Les coûts sont clairs'],
    ],
  },
  RISK: {
    low: [
      ['I worry about who can see my data', 'Je crains que d’autres voient mes données'],
      ['Something went wrong that should not have', 'Il s’est produit quelque chose qui n’aurait pas dû arriver'],
      ['I was locked out without a reason', 'Mon accès a été bloqué sans raison'],
      ['Nobody feels responsible when it fails', 'Personne ne se sent responsable en cas de problème'],
      ['The security checks get in the way', 'Les contrôles de sécurité me gênent'],
    ],
    high: [
      ['I trust it with my data', 'Je lui confie mes données sans crainte'],
      ['It protects me from mistakes', 'Il me protège des erreurs'],
      ['Somebody reacts when something is wrong', 'Quelqu’un réagit quand quelque chose ne va pas'],
      ['Its checks are reasonable', 'Ses contrôles sont raisonnables'],
    ],
  },
}

/** The causes that a dimension's lists begin with, numbered from 1 on either side. */
function bankReasons(dimension: Rated): Reasons {
  const { low, high } = CAUSES[dimension]
  // One number for one cause: the high side goes on where the low side ends.
  return { low: numbered(low, 1), high: numbered(high, low.length + 1) }
}

function numbered(causes: readonly Cause[], from: number): Option[] {
  return causes.map(([en, fr], place) => ({ code: from + place, text: { en, fr } }))
}

/** A rating with the bank's causes on every side on which it has none of its own; other questions as they are. */
export function withBankReasons(question: Question): Question {
  if (question.kind !== 'rating' || question.dimension === null) return question
  const bank = bankReasons(question.dimension)
  const { low = [], high = [] } = question.reasons ?? {}
  return { ...question, reasons: { low: low.length > 0 ? low : bank.low, high: high.length > 0 ? high : bank.high } }
}
