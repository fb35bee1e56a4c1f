/** How the installation, all its processes together, treats the mail server. */
export interface Sending {
  /** Messages in any minute; null: as many as the server takes. */
  perMinute: number | null
  /** Connections of each process at the same time. */
  connections: number
  /** After so many messages a connection is closed and a new one made. */
  messagesPerConnection: number
}

/** What nearly every server bears; a hundred thousand messages take about six hours. */
export const DEFAULT_SENDING: Sending = { perMinute: 300, connections: 3, messagesPerConnection: 100 }

export const MOST_PER_MINUTE = 10_000
export const MOST_CONNECTIONS = 10
export const MOST_PER_CONNECTION = 1_000
