import type { Row } from '../database/schema.ts'
import type { Channel } from './channels.ts'

/* What a person says of each thing; ids, places and times are the program's. */

export type ServiceContent = Omit<Row<'service'>, 'id' | 'slug' | 'status' | 'created_at' | 'updated_at'> & {
  channels: readonly Channel[]
}
export type NewServiceContent = ServiceContent & Pick<Row<'service'>, 'status'>
export type ComponentContent = Omit<Row<'component'>, 'id' | 'service_id' | 'position'>
export type GuideContent = Omit<Row<'stakeholder_guide'>, 'service_id'>
export type StakeholderContent = Omit<Row<'stakeholder'>, 'id' | 'service_id'>
export type AgreementContent = Omit<Row<'agreement'>, 'id' | 'service_id'>
export type TargetContent = Omit<Row<'target'>, 'id' | 'agreement_id' | 'position'>
/** Its lines as typed, one text for each kind; its services by id. */
export type OfferingContent = Omit<Row<'offering'>, 'id' | 'slug'> &
  Record<Row<'offering_line'>['kind'], string> & { services: readonly string[] }
