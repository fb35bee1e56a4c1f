// Enhancements of staff pages; every page works without them.

for (const button of document.querySelectorAll('[data-colour-scheme]')) {
  button.addEventListener('click', () => {
    const root = document.documentElement
    const scheme = root.dataset.bsTheme === 'dark' ? 'light' : 'dark'
    root.dataset.bsTheme = scheme
    localStorage.setItem('colour-scheme', scheme)
  })
}

// A question before what cannot be undone: <form data-confirm="…">.
document.addEventListener('submit', (event) => {
  const question = event.target.dataset.confirm
  if (question !== undefined && !confirm(question)) event.preventDefault()
})

// On a narrow screen the page that one is on may lie outside its row of links.
for (const current of document.querySelectorAll('nav [aria-current]')) {
  current.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

// An open menu closes on Escape and on a click elsewhere.
const openMenus = () => document.querySelectorAll('details.account-menu[open]')
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return
  for (const menu of openMenus()) {
    menu.open = false
    menu.querySelector('summary').focus()
  }
})
document.addEventListener('click', (event) => {
  for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false
})

// <button data-copy="text"> copies, and says so.
document.addEventListener('click', async (event) => {
  const button = event.target.closest('[data-copy]')
  if (button === null) return
  await navigator.clipboard.writeText(button.dataset.copy)
  button.classList.add('copied')
  setTimeout(() => button.classList.remove('copied'), 2000)
})

// Selects that send their form as soon as another value is pointed at: <select data-submit>. Whoever goes through the
// values with the arrow keys presses the button beside it when arrived.
for (const select of document.querySelectorAll('select[data-submit]')) {
  let pointed = false
  select.addEventListener('pointerdown', () => {
    pointed = true
  })
  select.addEventListener('keydown', () => {
    pointed = false
  })
  select.addEventListener('change', () => {
    if (pointed) select.form.requestSubmit()
  })
}

// On a phone, figures that repeat a chart are folded: <details open data-fold>.
if (matchMedia('(max-width: 40rem)').matches) {
  for (const details of document.querySelectorAll('details[data-fold]')) details.open = false
}

// Buttons that print the page: <button data-print hidden>.
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => print())
}
