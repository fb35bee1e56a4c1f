/** What the guards of open links count, by day and never by person. */
export const INTAKE_SIGNALS = ['busy-network', 'limited', 'kiosk-hurry', 'kiosk-pause', 'proof-refused'] as const
export type IntakeSignal = (typeof INTAKE_SIGNALS)[number]
