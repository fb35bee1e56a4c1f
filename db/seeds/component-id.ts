import type { ServiceContent } from './content/types.ts'

export function componentId(service: Pick<ServiceContent, 'slug'>, key: string): string {
  return `${service.slug}-${key}`
}
