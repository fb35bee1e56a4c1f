import { createHmac } from 'node:crypto'

/**
 * The token in the links of an invitation: 256 bits that only the installation's secret can make again, so that a reminder
 * carries the same link and nothing readable needs to be kept. The table holds its hash alone.
 */
export function invitationToken(secret: string, invitationId: string): string {
  return createHmac('sha256', secret).update(`invitation ${invitationId}`).digest('base64url')
}
