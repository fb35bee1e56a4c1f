/*
 * Light stemming: what is left of a word without the endings of its forms, so that one form finds the others. It need not be
 * a word, only the same for all of them. Light stemmers lose next to nothing against full ones in search (Harman 1991 for
 * English; Savoy 2006, "Light stemming approaches for the French language", whose rules these are cut down from), and a
 * maintained package was not to be had.
 */

/** @param word folded: lower case, without accents and apostrophes */
export function stemOf(word: string, language: string): string {
  // Numbers and what mixes letters with digits have no forms.
  if (/\d/.test(word)) return word
  if (language === 'en') return english(word)
  return language === 'fr' ? french(word) : word
}

const VOWEL = /[aeiouy]/

function english(word: string): string {
  if (word.length < 4) return word
  let stem = word.replace(/(?<=..)ies$/, 'y').replace(/(?<=sses|[cs]hes|xes|zzes)$/, '')
  stem = stem.replace(/(ss|sh|ch|x|zz)es$/, '$1')
  if (/[^sui]s$/.test(stem)) stem = stem.slice(0, -1)
  stem = stem.replace(/(?<=...)ly$/, '').replace(/(?<=..)ied$/, 'y')
  const [, base, ending] = /^(.*[^e])(ing|ed)$/.exec(stem) ?? []
  if (base !== undefined && ending !== undefined && base.length >= 3 && VOWEL.test(base)) stem = undoubled(base)
  stem = stem.replace(/(?<=.{3})ll$/, 'l').replace(/(?<=...)e$/, '')
  return stem.replace(/(?<=..)y$/, 'i')
}

/** "stopp" as "stop"; "call", "miss" and "buzz" stay. */
function undoubled(base: string): string {
  return base.replace(/([bdfgmnprt])\1$/, '$1')
}

const FRENCH_ENDINGS =
  /(?:issements?|ements?|ations?|eraient|erions|eriez|erait|erais|erons|eront|erez|aient|ions|iez|ait|ais|antes?|ants?|ees?|euses?|eux|ives?|ifs?|er|ez|es|e|a)$/

function french(word: string): string {
  if (word.length < 4) return word
  let stem = word.replace(/eaux$/, 'eau').replace(/(?<=..)aux$/, 'al')
  if (/[^s]s$/.test(stem)) stem = stem.slice(0, -1)
  const ending = FRENCH_ENDINGS.exec(stem)
  if (ending !== null && stem.length - ending[0].length >= 3) {
    const base = stem.slice(0, -ending[0].length)
    // "heureuse" and "heureux" are one word, "active" and "actif" another.
    stem = /^eu/.test(ending[0]) ? `${base}eu` : /^i[vf]/.test(ending[0]) ? `${base}if` : base
  }
  stem = stem.replace(/([a-z])\1$/, '$1')
  return stem.length > 4 ? stem.replace(/s$/, '') : stem
}
