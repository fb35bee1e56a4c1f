import type { CommentSet } from '../types.ts'

/** What cardholders write once locked cards are told of at once. */
export const debitCardCommentsAfter: CommentSet = {
  en: {
    1: [
      'The message said “reply YES”, I did, and the card stayed locked. Spent 35 minutes on the phone.',
      'No smartphone, no message. I still heard it from the cashier.',
    ],
    2: [
      'The message came at once, but the number in it was engaged for half an hour.',
      'Fewer locks, please. Being told about them is better, not having them would be best.',
      'The text was in English, my mother reads French.',
    ],
    3: [
      'Better than before. They still ask too many security questions when they call.',
      'The message is fine. Say which payment it is about.',
      'Called back the same afternoon, which I didn’t expect any more.',
    ],
    4: [
      'Locked at the till, a message before I had put the card away, two taps and it worked again.',
      'Good that you tell me now. Last year I waited from Friday to Tuesday.',
      'They called within the hour, on a Sunday.',
      'The notification says why. That is all I ever asked for.',
      'Confirmed the payment in the app and paid with the second try. A bit embarrassing, but quick.',
      'Much quicker than last time. The call was friendly, too.',
    ],
    5: [
      'Message, tap, paid. Took less than a minute.',
      'Somebody really did use my card number this time. Thank you for asking before it cost me anything.',
      'You wrote that you would tell us, and you do.',
      'Unlocked it myself in the queue. Perfect.',
      'Abroad, on a Saturday night, and still had an answer at once.',
    ],
  },
  fr: {
    1: ['Aucun message reçu : mon ancien numéro était encore enregistré. Une demi-heure au téléphone pour le changer.'],
    2: ['Le message arrive tout de suite, mais le numéro indiqué sonne occupé.'],
    3: ['C’est mieux. Il faudrait préciser de quel achat il s’agit.', 'Rappelé l’après-midi même, c’est correct.'],
    4: [
      'Prévenu aussitôt, carte débloquée en deux gestes. L’an dernier, j’avais attendu trois jours.',
      'On m’a appelé dans l’heure, un dimanche.',
      'Le message explique pourquoi, c’est tout ce que je demandais.',
    ],
    5: [
      'Un message, une confirmation, et l’achat est passé. Moins d’une minute.',
      'Vous l’aviez annoncé, vous l’avez fait. Merci.',
    ],
  },
}
