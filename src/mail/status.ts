/** Where a mail of the outbox can stand, in the order in which it does. */
export const STATUSES = ['waiting', 'sending', 'sent', 'failed', 'cancelled'] as const
