/*
 * What a comment must not tell anybody: who wrote it or whom it names, and numbers and addresses that lead to a person.
 * It is masked before the comment is stored; when in doubt, it is.
 */

/** Names and words that patterns cannot know; see {@link knownWords}. */
export type KnownWords = RegExp | null

type Kind = 'name' | 'email' | 'number' | 'phone' | 'address' | 'link' | 'reference'

const MARKERS: Record<'en' | 'fr', Record<Kind, string>> = {
  en: {
    name: '[name]',
    email: '[e-mail]',
    number: '[number]',
    phone: '[phone]',
    address: '[address]',
    link: '[link]',
    reference: '[reference]',
  },
  fr: {
    name: '[nom]',
    email: '[e-mail]',
    number: '[numéro]',
    phone: '[téléphone]',
    address: '[adresse]',
    link: '[lien]',
    reference: '[référence]',
  },
}

const ANY_MARKER = new RegExp(
  Object.values(MARKERS)
    .flatMap((markers) => Object.values(markers))
    .map((marker) => marker.replace(/[[\]]/g, '\\$&'))
    .join('|'),
  'g',
)

/** The text in pieces: what was written, and in its place what was masked. */
export function piecesOf(text: string): { text: string; isMarker: boolean }[] {
  const pieces: { text: string; isMarker: boolean }[] = []
  let from = 0
  for (const found of text.matchAll(ANY_MARKER)) {
    if (found.index > from) pieces.push({ text: text.slice(from, found.index), isMarker: false })
    pieces.push({ text: found[0].slice(1, -1), isMarker: true })
    from = found.index + found[0].length
  }
  if (from < text.length) pieces.push({ text: text.slice(from), isMarker: false })
  return pieces
}

/** How many things were masked in a text. */
export function redactionsIn(text: string): number {
  return text.match(ANY_MARKER)?.length ?? 0
}

/**
 * @param language the comment's, in which the markers are written
 * @returns the text with what could lead to a person replaced by markers; what has been masked stays as it is
 */
export function redact(text: string, language: string, known: KnownWords = null): string {
  const marker = MARKERS[language.startsWith('fr') ? 'fr' : 'en']
  // What cannot be seen must not part a number or an address either.
  let found = text.replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '').replace(/\uff20/g, '@')
  for (const [pattern, kind] of PATTERNS) {
    found = found.replace(pattern, (whole: string, kept?: unknown) => {
      const before = typeof kept === 'string' ? kept : ''
      // "Mr The" is nobody: small words after a title or "my name is" are no names.
      if (kind === 'name' && NO_NAMES.has(whole.slice(before.length).toLowerCase())) return whole
      return `${before}${marker[kind]}`
    })
  }
  found = found.replace(NUMBER, (whole) => {
    const digits = whole.match(/\p{Nd}/gu)?.length ?? 0
    if (digits < SHORTEST_NUMBER && !(digits >= SHORTEST_RUN && /^\p{Nd}+$/u.test(whole))) return whole
    return digits >= 8 && digits <= 15 && /^\(?[+0]/.test(whole) ? marker.phone : marker.number
  })
  return known === null ? found : found.replace(known, marker.name)
}

/** Digits that a number has before it can lead to a person, whatever stands between them; unbroken, one less. */
const SHORTEST_NUMBER = 7
const SHORTEST_RUN = 6

/** Digits with at most three characters of a number's usual punctuation between two of them. */
const NUMBER = /\(?(?:\+\s?)?\(?\p{Nd}(?:(?:,|[\p{Zs}\t().\-‐-―−/_:*·•]{0,3})\p{Nd})*/gu

/** Between two parts of a name there is one way alone to read the spaces, so that no text takes long to look through. */
const NAME = String.raw`\p{Lu}[\p{L}\p{M}'’-]*(?:\s{1,3}(?:(?:de|du|des|le|la|van|von|der|den|di|da|el|al)\s{1,3}|[dO]['’])?\p{Lu}[\p{L}\p{M}'’-]*){0,3}`
const ANY_WORD = String.raw`\p{L}[\p{L}\p{M}'’-]+`

/** In order: what is longer and more certain goes first. The first group, where there is one, is kept. */
const PATTERNS: readonly (readonly [RegExp, Kind])[] = [
  // Addresses of pages with anything in them that can be of one person: a query, a long number, an @.
  [/(?<!\S)[("'«]?(?:https?:\/\/|www\.)[^\s?#@\d]*(?:[?#@]|\d{4})\S*/giu, 'link'],
  // The person in an address or path, as in /users/jsmith and /~jsmith.
  [
    /(\/(?:~(?=\p{L})|(?:home|users?|people|profiles?|members?|employees?|staff|utilisateurs?|personnes?|profils?|membres?|employés?)\/))(?!\[(?:name|nom)\])[^\s/]*[^\s/.,;:!?)\]"'’»]/giu,
    'name',
  ],
  [/(?<![^\s<>()[\],;:"«»])[^\s<>()[\],;:"«»@]+\s?(?:@|\(at\)|\[at\])\s?[^\s<>()[\],;:"«»@]+/giu, 'email'],
  [/(?<!\S)@[\p{L}\p{N}_.]{2,}/gu, 'name'],
  // IBAN (ISO 13616): written together, in groups of capitals, in any groups with digits.
  [/(?<![\p{L}\p{N}])\p{L}{2}\p{Nd}{2}[\p{L}\p{Nd}]{11,30}(?![\p{L}\p{N}])/gu, 'number'],
  [
    /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?:[ .\u00a0\u202f-]?[A-Z0-9]{4}){2,7}(?:[ .\u00a0\u202f-]?[A-Z0-9]{1,3}(?![\p{L}\p{N}]))?/gu,
    'number',
  ],
  [
    /(?<![\p{L}\p{N}])[a-z]{2}\d{2}[ .\u00a0\u202f-]?[a-z0-9]{4}(?:[ .\u00a0\u202f-]?(?=[a-z]{0,3}\d)[a-z0-9]{1,4}){2,8}/giu,
    'number',
  ],
  [/(?<![\p{L}\p{N}.])(?:\d{1,3}\.){3}\d{1,3}(?!\.?\p{N})/gu, 'number'],
  [/(?<![\p{L}\p{N}:])(?:[0-9a-f]{0,4}:){3,7}[0-9a-f]{0,4}(?![\p{L}\p{N}])/giu, 'number'],
  // Streets, and towns by their postcode.
  [
    /\d{1,4}\s?(?:bis|ter)?,?\s+(?:[Rr]ue|[Aa]venue|[Aa]v\.|[Bb]oulevard|[Bb]d|[Pp]lace|[Cc]hemin|[Ii]mpasse|[Aa]llée|[Rr]oute|[Qq]uai|[Cc]ours|[Ss]quare)\s+(?:(?:de|du|des|la|le|les)\s+|[dl]['’])*[\p{L}\p{N}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+){0,3}(?:,?\s+\d{5}\s+\p{Lu}[\p{L}'’-]+)?/gu,
    'address',
  ],
  [
    /\d{1,4}[a-z]?,?\s+(?:\p{Lu}[\p{L}'’-]+\s+){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Close|Square|Court|Crescent|Terrace|Gardens)(?![\p{L}])\.?/gu,
    'address',
  ],
  [/(?<![\p{L}\p{N}])\d{5}\s+\p{Lu}[\p{L}'’-]{2,}(?:[ -]\p{Lu}[\p{L}'’-]+)*/gu, 'address'],
  [/(?<![\p{L}\p{N}])[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}(?![\p{L}\p{N}])/gu, 'address'],
  // Numbers of tickets, cases and contracts: whoever can look them up finds the person.
  [/(?<![\p{L}\p{N}])\p{L}{1,10}[-_#/]?\p{Nd}{4,}[\p{L}\p{N}-]*/gu, 'reference'],
  // Titles and introductions.
  [
    new RegExp(
      String.raw`(?<![\p{L}\p{N}])((?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|MM|M|Mme|Mmes|Mlle|Pr|Me|Monsieur|Madame|Mademoiselle|Docteur|Doctor|Maître|Herr|Frau)(?:\.\s*|\s+))${NAME}`,
      'gu',
    ),
    'name',
  ],
  [
    new RegExp(String.raw`(?<![\p{L}\p{N}])((?:mr|mrs|mme|mlle|monsieur|mister)(?:\.\s*|\s+))${ANY_WORD}`, 'giu'),
    'name',
  ],
  [
    new RegExp(
      String.raw`((?:(?:[Mm]y|MY|[Tt]he)\s+[Nn](?:ame|AME)(?:\s+[Ii][Ss]|['’]s)|[Jj]e\s+m['’]\s?appell?e|[Mm]on\s+nom\s+est|[Jj]e\s+me\s+nomme|[Ss]igné\s*:?|[Ss]igned\s*:?)\s+)${ANY_WORD}(?:\s+\p{Lu}[\p{L}\p{M}'’-]*){0,3}`,
      'gu',
    ),
    'name',
  ],
  [
    new RegExp(
      String.raw`((?:[Rr]egards|[Cc]heers|[Ss]incerely|[Cc]ordialement|[Ss]alutations|[Bb]ien à vous)\s{0,3}(?:[,.!]\s{0,3})?)${NAME}(?=[\s.!]{0,20}$)`,
      'gu',
    ),
    'name',
  ],
]

/** What follows a title or an introduction without being a name. */
const NO_NAMES = new Set(
  'a an and at best but for from here i if in is it my never no not nobody of on only or our out please still that the there they this to unknown very was wrong you your au aux avec ce ces cette dans de des du elle elles en est et il ils la le les leur leurs mais mal mon ne ni non nous on ou où par pas pour que qui sa sans se ses son sont sur un une vous votre'.split(
    ' ',
  ),
)

/**
 * One pattern for names and words: a person's name as a whole in any case and its parts with their capital, unless a part
 * is also an ordinary word; words that administrators mask in any case.
 */
export function knownWords(names: readonly string[], words: readonly string[]): KnownWords {
  // One word alone may be an ordinary one: it is a name with its capital only.
  const whole = [...names.filter((name) => /[\s@]/.test(name.trim())), ...words]
    .map((each) => each.trim())
    .filter((each) => each.length >= 2)
  const parts = names
    .filter((name) => !name.includes('@'))
    .flatMap((name) => name.trim().split(/[\s-]+/))
    .filter((part) => part.length >= 3 && !ALSO_WORDS.has(part.toLowerCase()))
  const sources = [
    ...whole.map((each) => anyCase(each)),
    ...parts.map((part) => escaped(part[0]?.toUpperCase() + part.slice(1))),
  ]
  if (sources.length === 0) return null
  // The longest first, so that a whole name is one marker.
  const alternatives = [...new Set(sources)].sort((a, b) => b.length - a.length).join('|')
  return new RegExp(String.raw`(?<![\p{L}\p{N}[])(?:${alternatives})(?![\p{L}\p{N}])`, 'gu')
}

/** First and last names that a comment may well use as words. */
const ALSO_WORDS = new Set(
  'bank card will mark may june april august rose grace grant hope art bill rob jack sue pat faith joy summer dawn king young long short brown white black green grey wood hall park bush field stone baker cook taylor smith carter petit grand legrand blanc noir roux leroy roi martin rousseau marchand boulanger berger claire pierre rose aimé fleur service team head owner'.split(
    ' ',
  ),
)

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}

function anyCase(text: string): string {
  const characters = [...text].map((character) => {
    const [lower, upper] = [character.toLowerCase(), character.toUpperCase()]
    if (/\s/.test(character)) return String.raw`\s+`
    return lower === upper || lower.length !== 1 || upper.length !== 1 ? escaped(character) : `[${lower}${upper}]`
  })
  return characters.join('')
}
