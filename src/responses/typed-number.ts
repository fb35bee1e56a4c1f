/**
 * Reads a number as people type it: with a decimal comma or point, grouped as in their language, in the digits of any script.
 * @param language BCP 47; "1,000" is a thousand in English and one in French
 * @returns null for what is no number
 */
export function typedNumber(text: string, language: string): number | null {
  const plain = inPlainDigits(text)
    .replace(/[\s\u00a0\u202f'’٬]/g, '')
    .replace('−', '-')
    .replace('٫', '.')
  const number = withoutGroups(plain, groupOf(language)).replace(',', '.')
  return /^-?(\d+\.?\d*|\.\d+)$/.test(number) ? Number(number) : null
}

function inPlainDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    // Decimal digits come in runs of ten, zero first (Unicode Standard, 4.6).
    const code = digit.codePointAt(0) as number
    let zero = code
    while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--
    return String(code - zero)
  })
}

/** What stands between thousands; spaces are passed over anyway. */
function groupOf(language: string): string {
  const parts = new Intl.NumberFormat(language).formatToParts(1_234_567)
  return parts.find(({ type }) => type === 'group')?.value ?? ''
}

function withoutGroups(number: string, group: string): string {
  const groups = group === ',' ? /^-?\d{1,3}(,\d{3})+(\.|$)/ : group === '.' ? /^-?\d{1,3}(\.\d{3})+(,|$)/ : null
  return groups?.test(number) ? number.replaceAll(group, '') : number
}
