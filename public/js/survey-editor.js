// Enhancements of the survey editor; everything works without them, one page load per change.

const editor = document.getElementById('editor')
const said = document.getElementById('editor-said')

// Moving a question: the same forms, sent without leaving the page. The focus stays on the moved question's button, and
// its new place is said.
if (editor !== null) {
  editor.addEventListener('submit', (event) => {
    if (!event.target.classList.contains('js-move')) return
    event.preventDefault()
    const fields = new FormData(event.target)
    if (event.submitter?.name) fields.set(event.submitter.name, event.submitter.value)
    move(event.target.action, fields)
  })
  dragging(editor)
}

let busy = false

async function move(address, fields) {
  if (busy) return
  busy = true
  editor.setAttribute('aria-busy', 'true')
  try {
    const answer = await fetch(address, { method: 'POST', body: new URLSearchParams(fields) })
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const changed = fresh.getElementById('editor')
    if (changed === null) return location.reload()
    editor.replaceChildren(...document.adoptNode(changed).childNodes)
    editor.querySelector('[autofocus]')?.focus()
    said.textContent = fresh.querySelector('main > [role="status"]')?.textContent ?? ''
  } catch {
    location.reload()
  } finally {
    busy = false
    editor.removeAttribute('aria-busy')
  }
}

// Dragging with a mouse, pen or finger, by the question's number.
function dragging(root) {
  let dragged = null
  root.addEventListener('pointerdown', (event) => {
    const handle = event.target.closest('.edit-number')
    if (handle === null || event.button !== 0) return
    event.preventDefault()
    dragged = handle.closest('.edit-question')
    root.setPointerCapture(event.pointerId)
    dragged.classList.add('dragged')
  })
  root.addEventListener('pointermove', (event) => {
    if (dragged === null) return
    const list = [...root.querySelectorAll('.edit-questions')].find((each) => isOver(each, event.clientY))
    if (list === undefined) return
    const others = [...list.children].filter((each) => each !== dragged)
    const next = others.find((each) => event.clientY < middleOf(each)) ?? null
    if (dragged.nextElementSibling !== next || dragged.parentElement !== list) list.insertBefore(dragged, next)
    scrollAtEdges(event.clientY)
  })
  const drop = () => {
    if (dragged === null) return
    const card = dragged
    dragged = null
    card.classList.remove('dragged')
    const list = card.parentElement
    const fields = new FormData(card.querySelector('.js-move'))
    fields.set('to', 'page')
    fields.set('page', list.dataset.page)
    fields.set('place', String([...list.children].indexOf(card)))
    move(card.dataset.move, fields)
  }
  root.addEventListener('pointerup', drop)
  root.addEventListener('pointercancel', () => {
    if (dragged !== null) location.reload()
  })
}

const MARGIN = 60

function isOver(list, y) {
  const { top, bottom } = list.getBoundingClientRect()
  return y >= top - MARGIN && y <= bottom + MARGIN
}

function middleOf(element) {
  const { top, height } = element.getBoundingClientRect()
  return top + height / 2
}

function scrollAtEdges(y) {
  if (y < MARGIN) scrollBy(0, -12)
  else if (y > innerHeight - MARGIN) scrollBy(0, 12)
}

// A condition's answers: only those of the question that was chosen.
for (const row of document.querySelectorAll('[data-rule]')) {
  const [subject, is] = row.querySelectorAll('select')
  const value = row.querySelector('select[name$="_value"]')
  const typed = row.querySelector('input[name$="_typed"]')
  const show = () => {
    let listed = false
    for (const group of value.querySelectorAll('optgroup')) {
      const fits = group.dataset.subject === subject.value
      group.hidden = !fits
      group.disabled = !fits
      listed ||= fits
    }
    if (value.selectedOptions[0]?.closest('optgroup')?.disabled) value.value = ''
    const needsValue = subject.value !== '' && !is.value.endsWith('answered')
    value.closest('.field').hidden = !(needsValue && listed)
    typed.closest('.field').hidden = !(needsValue && !listed)
    is.closest('.field').hidden = subject.value === ''
  }
  row.addEventListener('change', show)
  show()
}

// What an error or a link is about must not be folded away.
for (const error of document.querySelectorAll('#question-form [aria-invalid]')) {
  for (let fold = error.closest('details'); fold !== null; fold = fold.parentElement.closest('details'))
    fold.open = true
}
