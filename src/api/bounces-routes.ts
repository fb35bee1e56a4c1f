import { noteBounce } from '../campaigns/bounce-store.ts'
import { type ApiRoute, apiRoute } from '../web/api-route.ts'
import { bouncesInput, bouncesOutput } from './bounces-input.ts'

export const bounceRoutes: readonly ApiRoute[] = [
  apiRoute({
    method: 'post',
    path: '/api/v1/bounces',
    summary: 'Tell of messages that came back',
    description:
      'For the webhooks of mail providers, mapped by a small script: one item or up to 500. A hard bounce takes the contact ' +
      'out of every campaign, a complaint counts as unsubscribing, a soft bounce is only noted. Repeating an item changes nothing.',
    input: bouncesInput,
    output: bouncesOutput,
    status: 202,
    example: {
      input: [
        { message_id: '<Zk3v…@parallax.example.org>', kind: 'hard', reason: '550 5.1.1 no such user' },
        { recipient: 'nina@example.org', kind: 'complaint' },
      ],
      output: { results: ['noted', 'unknown'] },
    },
    handle: async ({ db, input, now }) => {
      const results: ('noted' | 'known' | 'unknown')[] = []
      for (const item of [input].flat()) {
        const { kind, reason = '' } = item
        const messageId = 'message_id' in item ? item.message_id : null
        const recipient = item.recipient?.toLowerCase() ?? null
        results.push(await noteBounce(db, { messageId, recipient, kind, reason }, now))
      }
      return { results }
    },
  }),
]
