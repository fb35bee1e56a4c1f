// Enhancements of the table of translations; it works without them.

// What is written grows its box: <textarea data-grows>.
for (const area of document.querySelectorAll('textarea[data-grows]')) {
  const grow = () => {
    // As many rows as there are lines: a height of one's own would be an inline style.
    while (area.scrollHeight > area.clientHeight && area.rows < 30) area.rows += 1
  }
  area.addEventListener('input', grow)
  grow()
}

// Whoever leaves with something unsaved is asked first.
const form = document.querySelector('.translation-save')?.closest('form')
if (form) {
  let changed = false
  form.addEventListener('input', () => {
    changed = true
  })
  form.addEventListener('submit', () => {
    changed = false
  })
  addEventListener('beforeunload', (event) => {
    if (changed) event.preventDefault()
  })
}
