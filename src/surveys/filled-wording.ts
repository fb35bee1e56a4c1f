import { inLanguage, type Wording } from './definition.ts'

/** The names as a sentence takes them: the service's own name, and a span of time with its article. */
export interface Named {
  service: Wording
  period: Wording
}

/**
 * Fills {service} and {period} in. English takes the bare name, as do languages that we do not speak; French speaks of “le
 * service « … »”, contracted with the preposition before it, so that no article, gender or elision depends on the name.
 */
export function filled(wording: Wording, { service, period }: Named): Wording {
  return Object.fromEntries(
    Object.entries(wording).map(([language, text]) => {
      const names = { service: inLanguage(service, language), period: inLanguage(period, language) }
      return [language, language.split('-')[0] === 'fr' ? filledFrench(text, names) : filledPlain(text, names)]
    }),
  )
}

interface Names {
  service: string
  period: string
}

function filledPlain(text: string, { service, period }: Names): string {
  return text.replaceAll('{period}', () => period).replaceAll('{service}', () => service)
}

function filledFrench(text: string, { service, period }: Names): string {
  return frenchSpaces(text)
    .replaceAll('{period}', () => period)
    .replace(/(à |de )?\{service\}/g, (_, preposition: string | undefined) => {
      const article = preposition === undefined ? 'le' : preposition === 'à ' ? 'au' : 'du'
      return `${article} service ${frenchQuoted(service)}`
    })
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
export function standingAlone(wording: Wording): Wording {
  return Object.fromEntries(
    Object.entries(wording).map(([language, text]) => [
      language,
      capitalised(language.split('-')[0] === 'fr' ? withoutDe(text) : text),
    ]),
  )
}

function withoutDe(text: string): string {
  return text
    .replace(/^du (\S+) et des /, 'le $1 et les ')
    .replace(/^du /, 'le ')
    .replace(/^des (\S+) et du /, 'les $1 et le ')
    .replace(/^de /, '')
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
