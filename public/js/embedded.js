// Tells the page around a frame how high the form is, and when it has been sent. Who may be around it, the browser has
// checked before it showed anything (frame-ancestors); what is told goes to that one page only.

let host = null

addEventListener('message', ({ source, origin, data }) => {
  if (source !== parent || parent === window || Object(data).parallax !== 'hello') return
  // Not every browser says who is around a frame.
  if (location.ancestorOrigins && location.ancestorOrigins[0] !== origin) return
  host = origin
  tellHeight()
  if (document.querySelector('[data-sent-from]')) tell({ parallax: 'done' })
  // Browsers take no focus on their own in a frame of another site's page.
  document.querySelector('[autofocus]')?.focus()
})

new ResizeObserver(tellHeight).observe(document.documentElement)

addEventListener('keydown', (event) => {
  if (event.key === 'Escape') tell({ parallax: 'escape' })
})

function tellHeight() {
  tell({ parallax: 'height', height: document.documentElement.getBoundingClientRect().height })
}

function tell(message) {
  if (host !== null) parent.postMessage(message, host)
}
