import type { api as english } from '../en/api.ts'

export const api: Record<keyof typeof english, string> = {
  tokenName: 'À quoi sert-il ?',
  tokenNameHint: 'Le programme ou le fournisseur qui l’utilise : « webhook Mailjet ».',
  madeBy: '{time}, par {name}',
  neverUsed: 'jamais utilisé',
  usedAt: 'utilisé le {time}',
  valid: 'Valable',
  revokedOn: 'Révoqué le {day}',
  revokeConfirm: 'Révoquer le jeton « {name} » ? Ce qui l’utilise sera refusé dès maintenant ; c’est irréversible.',
  revoked: 'Le jeton est révoqué.',
  revoke: 'Révoquer',
  lead: 'D’autres programmes entrent avec un jeton : pour signaler les courriels revenus, et pour lire les chiffres de chaque service tels que les pages les montrent, y compris ce qui y est masqué. Un jeton ne donne accès ni aux réponses individuelles ni aux pages.',
  fresh: 'Le jeton « {name} »',
  freshHint: 'Copiez-le maintenant : il n’est pas conservé sous une forme lisible et ne pourra plus être affiché.',
  copy: 'Copier',
  create: 'Créer un jeton',
  createButton: 'Créer',
  none: 'Il n’y a pas encore de jeton. Créez-en un par programme, afin de pouvoir révoquer chacun séparément.',
  made: 'Créé le (UTC)',
  lastUsed: 'Dernière utilisation (UTC)',
  state: 'État',
  tokens: 'Jetons',
  howTitle: 'Signaler les courriels revenus',
  howText:
    'Les fournisseurs de messagerie signalent les retours et les plaintes par webhook. Un petit script les transmet, un par un ou jusqu’à 500 à la fois :',
  howHard: 'ne pourra jamais être remis : le contact est marqué comme injoignable et laissé hors de toute campagne',
  howSoft: 'pas pour l’instant : simplement noté à côté du courriel',
  howComplaint: 'le destinataire l’a signalé comme indésirable : le contact compte comme désabonné',
  howWho:
    'Indiquez de quel courriel il s’agit par « message_id » (son Message-ID) ou par « recipient ». La réponse, 202, dit pour chaque élément s’il a été noté (noted), s’il l’était déjà (known) ou s’il est inconnu (unknown). Répéter un élément ne change rien.',
  howDocument: 'Le tout sous une forme que lisent les programmes :',
}
