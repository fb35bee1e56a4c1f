/** How far telling people by mail has come when everybody has been told: after every address. */
export const ALL_TOLD = '\u{10FFFF}'
