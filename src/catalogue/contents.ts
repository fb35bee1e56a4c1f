import type { Row } from '../database/schema.ts'
import type { Channel } from './channels.ts'

/* What a person says of each thing; ids, places and times are the program's. */

export type ServiceContent = Omit<Row<'service'>, 'id' | 'slug' | 'status' | 'created_at' | 'updated_at'> & {
  channels: readonly Channel[]
}
export type NewServiceContent = ServiceContent & Pick<Row<'service'>, 'status'>
export type ComponentContent = Omit<Row<'component'>, 'id' | 'service_id' | 'position' | 'question'>
export type GuideContent = Omit<Row<'stakeholder_guide'>, 'service_id'>
export type StakeholderContent = Omit<Row<'stakeholder'>, 'id' | 'service_id'>
export type AgreementContent = Omit<Row<'agreement'>, 'id' | 'service_id'>
export type TargetContent = Omit<Row<'target'>, 'id' | 'agreement_id' | 'position'>
export type JourneyContent = Omit<Row<'journey'>, 'id' | 'service_id' | 'copy_of' | 'revision'>
/** Its targets by id; the window that begins here belongs to one of them. */
export type TouchpointContent = Omit<
  Row<'touchpoint'>,
  'id' | 'journey_id' | 'position' | 'question' | 'revision' | 'channel'
> & {
  channel: Channel | null
  targets: readonly string[]
  window: { target: string; hours: number; endedBy: string | null } | null
}
/** Its lines as typed, one text for each kind; its services by id. */
export type OfferingContent = Omit<Row<'offering'>, 'id' | 'slug'> &
  Record<Row<'offering_line'>['kind'], string> & { services: readonly string[] }
