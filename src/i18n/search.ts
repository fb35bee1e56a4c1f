/** Whether a text holds every word of what was searched for, whatever the case and the accents: "debit" finds « débit ». */
export function isFoundBy(search: string, text: string): boolean {
  const searched = plain(text)
  return plain(search)
    .split(/\s+/)
    .every((word) => searched.includes(word))
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .trim()
}
