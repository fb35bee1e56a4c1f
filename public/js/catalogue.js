// Long lists of checkboxes can be searched.
for (const search of document.querySelectorAll('[data-filter-choices]')) {
  const choices = [...search.parentElement.querySelectorAll('.choices label')]
  search.classList.remove('d-none')
  search.addEventListener('input', () => {
    const wanted = search.value.trim().toLowerCase()
    for (const label of choices) {
      label.hidden = !label.textContent.toLowerCase().includes(wanted) && !label.querySelector('input').checked
    }
  })
  search.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') event.preventDefault()
  })
}
