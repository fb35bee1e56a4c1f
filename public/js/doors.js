// The link of a form follows the channel and the language that are chosen for it.

for (const form of document.querySelectorAll('form[data-tag-link]')) {
  const row = form.querySelector('[data-tagged]')
  const show = () => {
    const said = { channel: form.elements.channel.value, lang: form.elements.language.value }
    const query = new URLSearchParams(Object.entries(said).filter(([, value]) => value !== ''))
    const link = form.dataset.tagLink + (query.size === 0 ? '' : `?${query}`)
    row.querySelector('input').value = link
    row.querySelector('[data-copy]').dataset.copy = link
  }
  form.addEventListener('change', show)
  row.hidden = false
  show()
}
