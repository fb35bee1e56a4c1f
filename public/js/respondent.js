// The public form works without this.

const form = document.querySelector('form[data-answering]')
const thanks = document.querySelector('[data-sent-from]')
const SENT = 'parallax-sent-from'

if (thanks) remember(thanks.dataset.sentFrom)
if (form) enhance()

// This tab alone knows that its form was sent, so that going back leads to the thanks and not into a second answer.
function remember(path) {
  try {
    sessionStorage.setItem(SENT, path)
  } catch {}
}

function isSent() {
  try {
    return sessionStorage.getItem(SENT) === location.pathname
  } catch {
    return false
  }
}

function enhance() {
  const [visit] = performance.getEntriesByType('navigation')
  if (visit?.type !== 'back_forward') remember('')
  addEventListener('pageshow', ({ persisted }) => {
    if ((persisted || visit?.type === 'back_forward') && isSent())
      location.replace(`${location.pathname}/thanks${location.search}`)
    setSending(false)
    update()
  })

  for (const fieldset of form.querySelectorAll('fieldset.rating')) addClear(fieldset)
  form.addEventListener('input', update)
  form.addEventListener('keydown', (event) => {
    // Enter on a choice would send the form half answered.
    if (event.key === 'Enter' && event.target.matches('input')) event.preventDefault()
  })
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) event.preventDefault()
    else setSending(true)
  })
  update()
}

function addClear(fieldset) {
  const row = fieldset.querySelector('.instead')
  if (!row) return
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'clear', hidden: true })
  button.textContent = form.dataset.clear
  button.setAttribute('aria-label', `${button.textContent}: ${fieldset.querySelector('legend').textContent}`)
  button.addEventListener('click', () => {
    const chosen = fieldset.querySelector(':checked')
    chosen.checked = false
    chosen.focus()
    update()
  })
  row.append(button)
}

function setSending(sending) {
  const button = form.querySelector('.send')
  button.dataset.text ??= button.textContent
  button.textContent = sending ? form.dataset.sending : button.dataset.text
  form.dataset.sent = sending ? '1' : ''
}

function update() {
  const questions = [...form.querySelectorAll('.question')]
  const isAnswered = (question) =>
    question.querySelector(':checked') !== null ||
    Boolean(question.querySelector('textarea, [type=text]')?.value.trim())
  const progress = form.querySelector('progress')
  progress.max = questions.length
  progress.value = questions.filter(isAnswered).length
  progress.hidden = false
  for (const button of form.querySelectorAll('.clear')) button.hidden = !isAnswered(button.closest('.question'))
  for (const picks of form.querySelectorAll('[data-most]')) {
    const full = picks.querySelectorAll(':checked').length >= Number(picks.dataset.most)
    for (const box of picks.querySelectorAll('input:not(:checked)')) box.disabled = full
  }
}
