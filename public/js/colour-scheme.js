// Before the first paint, so that nothing flashes: the reader's own choice, or the system's.
const chosen = localStorage.getItem('colour-scheme')
const dark = chosen === null ? matchMedia('(prefers-color-scheme: dark)').matches : chosen === 'dark'
document.documentElement.dataset.bsTheme = dark ? 'dark' : 'light'
