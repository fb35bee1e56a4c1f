import type { Wording } from './definition.ts'

/** The names as a sentence takes them: the service's own name, and a span of time with its article. */
export interface Named {
  service: Wording
  period: Wording
}

/**
 * Fills {service} and {period} in. English takes the bare name; French speaks of “le service « … »”, contracted with
 * the preposition before it, so that no article, gender or elision depends on the name.
 */
export function filled(wording: Wording, { service, period }: Named): Wording {
  return {
    en: wording.en.replaceAll('{period}', () => period.en).replaceAll('{service}', () => service.en),
    fr: frenchSpaces(wording.fr)
      .replaceAll('{period}', () => period.fr)
      .replace(/(à |de )?\{service\}/g, (_, preposition: string | undefined) => {
        const article = preposition === undefined ? 'le' : preposition === 'à ' ? 'au' : 'du'
        return `${article} service ${frenchQuoted(service.fr)}`
      }),
  }
}

export function frenchQuoted(text: string): string {
  return `«\u202f${text}\u202f»`
}

function frenchSpaces(text: string): string {
  return text.replace(/ ([?!:;…])/g, '\u202f$1')
}

/**
 * What completes the stem, as words that stand alone: "Being able to do …"; « Pouvoir faire … » for « de pouvoir
 * faire … », « L’aide reçue » for « de l’aide reçue », « Le temps et les efforts » for « du temps et des efforts ».
 */
export function standingAlone({ en, fr }: Wording): Wording {
  const withoutDe = fr
    .replace(/^du (\S+) et des /, 'le $1 et les ')
    .replace(/^du /, 'le ')
    .replace(/^des (\S+) et du /, 'les $1 et le ')
    .replace(/^de /, '')
  return { en: capitalised(en), fr: capitalised(withoutDe) }
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
