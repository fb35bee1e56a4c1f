import type { Told } from '../../db/seeds/demo.ts'

/** The same demo with these services alone, which takes a part of the time. */
export function onlyServices(told: Told, slugs: readonly string[]): Told {
  const isTold = ({ slug }: { slug: string }) => slugs.includes(slug)
  return {
    ...told,
    organisations: told.organisations
      .map((organisation) => ({ ...organisation, services: organisation.services.filter(isTold), offerings: [] }))
      .filter(({ services }) => services.length > 0),
    register: told.register.filter(({ serviceSlug }) => slugs.includes(serviceSlug)),
  }
}
