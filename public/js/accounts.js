// Enhancements of the accounts' pages; every page works without them.

// A password can be looked at: <input type="password" data-reveal data-show="Show" data-hide="Hide">.
for (const input of document.querySelectorAll('input[data-reveal]')) {
  const row = document.createElement('div')
  row.className = 'password-row'
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'btn'
  button.textContent = input.dataset.show
  button.setAttribute('aria-controls', input.id)
  button.setAttribute('aria-pressed', 'false')
  input.replaceWith(row)
  row.append(input, button)
  const show = (visible) => {
    input.type = visible ? 'text' : 'password'
    button.textContent = visible ? input.dataset.hide : input.dataset.show
    button.setAttribute('aria-pressed', String(visible))
  }
  button.addEventListener('click', () => show(input.type === 'password'))
  // Hidden again before it leaves, so that browsers do not keep it as an ordinary entry.
  input.form.addEventListener('submit', () => show(false))
}

// A long list of checkboxes with a box to search in: <fieldset data-filter-list> with <input data-filter hidden>.
const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
for (const list of document.querySelectorAll('[data-filter-list]')) {
  const filter = list.querySelector('[data-filter]')
  if (filter === null) continue
  const entries = [...list.querySelectorAll('.form-check')].map((row) => ({ row, text: plain(row.textContent) }))
  filter.hidden = false
  filter.addEventListener('input', () => {
    const wanted = plain(filter.value.trim())
    for (const { row, text } of entries) row.hidden = !text.includes(wanted)
  })
  // Enter looks, and does not send the form.
  filter.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') event.preventDefault()
  })
}
