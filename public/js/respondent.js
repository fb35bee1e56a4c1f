// The public form works without this.

const form = document.querySelector('form[data-answering]')
const thanks = document.querySelector('[data-sent-from]')
const SENT = 'parallax-sent-from'
// Kiosks are left by whoever has answered, and previews by whoever looks.
const DOORS = /^\/(s|r|t|embed)\/[^/]+$/

if (thanks) remember(thanks.dataset.sentFrom)
if (form) enhance()
if (form?.dataset.proof) import(form.dataset.solver)
askWhetherAgain()

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

// This browser alone remembers that the form behind an open link was sent from it, and asks before it shows it again.
// Nothing of that is told to anybody.
function askWhetherAgain() {
  const [, path] = /^(\/s\/[^/]+)(\/thanks)?$/.exec(location.pathname) ?? []
  if (!path) return
  const key = `parallax-answered ${path}`
  try {
    if (thanks) localStorage.setItem(key, '1')
    const link = thanks?.querySelector(`a[href^="${path}"]`)
    // Somebody else, on the same device.
    link?.addEventListener('click', () => link.setAttribute('href', `${link.getAttribute('href')}#again`))
    const question = document.querySelector('[data-answered]')
    if (!question || location.hash === '#again' || document.querySelector('.alert') || !localStorage.getItem(key))
      return
    // Begun again, and then read in another language.
    if ([...form.querySelectorAll('.question')].some(isAnswered)) return
    form.hidden = true
    question.hidden = false
    question.querySelector('button').addEventListener('click', () => {
      form.hidden = false
      question.remove()
      form.querySelector('input:not([type=hidden]), textarea').focus()
    })
  } catch {}
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

  form.classList.add('scripted')
  const said = Object.assign(document.createElement('p'), { className: 'only-read' })
  said.setAttribute('role', 'status')
  form.append(said)
  for (const fieldset of form.querySelectorAll('fieldset')) addClear(fieldset)
  const pages = pagesOf(form.querySelectorAll('.page'))
  const update = () => {
    const appeared = showWhatApplies()
    countAnswers()
    limitPicks()
    pages?.update()
    return appeared
  }

  form.addEventListener('input', ({ target }) => {
    nameOther(target)
    const [first] = update().filter((question) => question.getClientRects().length > 0)
    if (first) said.textContent = form.dataset.appeared.replace('{question}', nameOf(first))
  })
  form.addEventListener('keydown', (event) => {
    // Enter on a choice would send the form half answered.
    if (event.key === 'Enter' && event.target.matches('input')) event.preventDefault()
  })
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) event.preventDefault()
    else if (event.submitter?.name === 'language') form.dataset.sent = '1'
    else setSending(true)
  })
  if (form.dataset.kept) keepWhatIsEntered()
  if (DOORS.test(location.pathname)) tellWhereOneStops()
  document.querySelector('.alert')?.addEventListener('click', (event) => {
    const link = event.target.closest('a')
    if (!link) return
    event.preventDefault()
    const field = document.getElementById(link.hash.slice(1))
    pages?.open(field.closest('.page'))
    field.focus()
    field.closest('.question').scrollIntoView()
  })
  update()
}

// Sealed by the server with the link's own token, and opened again behind it.
function keepWhatIsEntered() {
  const address = `${location.pathname}/keep${location.search}`
  const said = form.querySelector('.kept')
  let waiting = 0
  const stop = () => {
    clearTimeout(waiting)
    waiting = 0
  }
  const entered = () => new URLSearchParams(new FormData(form))
  const keep = async () => {
    stop()
    const kept = await fetch(address, { method: 'POST', body: entered() }).catch(() => null)
    if (kept?.ok) said.textContent = form.dataset.kept
  }
  form.addEventListener('input', () => {
    stop()
    waiting = setTimeout(keep, 2000)
  })
  form.addEventListener('submit', ({ submitter }) => {
    if (submitter?.name !== 'language') stop()
  })
  addEventListener('pagehide', () => {
    if (waiting) navigator.sendBeacon(address, entered())
    stop()
  })
}

// Counted without anything about anybody: the last question that is answered when a form that was begun is left unsent.
function tellWhereOneStops() {
  let begun = false
  form.addEventListener('input', () => {
    begun = true
  })
  addEventListener('pagehide', () => {
    if (!begun || form.dataset.sent) return
    begun = false
    const questions = [...form.querySelectorAll('.question:not([hidden], .reasons, .statement)')]
    const last = questions.findLast(isAnswered)?.querySelector('[name]').name ?? ''
    const { value: shown } = form.elements.shown
    navigator.sendBeacon(`${location.pathname}/left${location.search}`, new URLSearchParams({ shown, last }))
  })
}

function nameOf(question) {
  return question.querySelector('legend, label, p').textContent.trim()
}

function addClear(fieldset) {
  if (fieldset.querySelector('[required], [type=checkbox]')) return
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'clear', hidden: true })
  button.textContent = form.dataset.clear
  button.setAttribute('aria-label', `${button.textContent}: ${nameOf(fieldset)}`)
  button.addEventListener('click', () => {
    const chosen = fieldset.querySelector(':checked')
    chosen.checked = false
    chosen.focus()
    chosen.dispatchEvent(new Event('input', { bubbles: true }))
  })
  const row = fieldset.querySelector('.instead') ?? fieldset
  row.append(button)
}

function setSending(sending) {
  const button = form.querySelector('.send')
  button.dataset.text ??= button.textContent
  button.textContent = sending ? form.dataset.sending : button.dataset.text
  form.dataset.sent = sending ? '1' : ''
}

// Whoever names something else chooses it by that.
function nameOther(field) {
  const choice = field.closest('.other')?.querySelector('[value="0"]')
  if (choice && choice !== field && field.value.trim() !== '') choice.checked = true
}

function isAnswered(question) {
  const typed = [...question.querySelectorAll('textarea, [type=text], [type=date]')]
  return question.querySelector(':checked') !== null || typed.some(({ value }) => value.trim() !== '')
}

function countAnswers() {
  const questions = [...form.querySelectorAll('.question:not([hidden], .reasons, .statement)')]
  const progress = form.querySelector('progress')
  progress.max = questions.length
  progress.value = questions.filter(isAnswered).length
  progress.hidden = false
  for (const button of form.querySelectorAll('.clear')) {
    button.hidden = button.closest('.question').querySelector(':checked') === null
  }
}

function limitPicks() {
  for (const picks of form.querySelectorAll('[data-most]')) {
    const full = picks.querySelectorAll('[type=checkbox]:checked').length >= Number(picks.dataset.most)
    for (const box of picks.querySelectorAll('[type=checkbox]:not(:checked)')) {
      box.disabled = full
      const words = box.closest('.other')?.querySelector('[type=text]')
      if (words) words.disabled = full
    }
  }
}

/* What is shown: the rules of src/responses/shown.ts, which decide again when the form is sent. Nothing is cleared here. */

function showWhatApplies() {
  const appeared = []
  for (const question of form.querySelectorAll('[data-show-if]')) {
    const { match, rules } = JSON.parse(question.dataset.showIf)
    const applies = match === 'all' ? rules.every(holds) : rules.some(holds)
    // What the server asks to mend stays in sight.
    const hidden = !applies && question.querySelector('.error') === null
    if (question.hidden && !hidden) appeared.push(question)
    question.hidden = hidden
  }
  for (const part of form.querySelectorAll('.group, section')) {
    part.hidden = part.querySelector('.question:not([hidden])') === null
  }
  return appeared
}

function holds({ question, is, value }) {
  const chosen = answerTo(question)
  if (is === 'not-answered') return chosen === null
  if (chosen === null) return false
  const only = chosen.length === 1 ? chosen[0] : Number.NaN
  if (is === 'equal') return only === value
  if (is === 'not-equal') return only !== value
  if (is === 'at-least') return only >= value
  if (is === 'at-most') return only <= value
  if (is === 'includes') return chosen.includes(value)
  return is === 'answered' || !chosen.includes(value)
}

function answerTo(name) {
  const fields = [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)]
  const [first] = fields
  if (!first || first.closest('.question').hidden) return null
  if (first.matches('[type=radio], [type=checkbox]')) {
    const chosen = fields.filter(({ checked, value }) => checked && Number(value) >= 0)
    return chosen.length === 0 ? null : chosen.map(({ value }) => Number(value))
  }
  const typed = first.value.trim()
  if (typed === '') return null
  if (first.type === 'date') return [Number(typed.replaceAll('-', ''))]
  if (first.dataset.step === undefined) return []
  const steps = (asNumber(typed) - first.dataset.least) / first.dataset.step
  return Number.isNaN(steps) ? null : [Math.round(steps)]
}

function asNumber(typed) {
  const digits = typed.replace(/[٠-٩]/g, (digit) => digit.charCodeAt(0) - 0x660)
  return Number(
    digits
      .replace(/[\s'’٬]/g, '')
      .replace(/[,٫]/, '.')
      .replace('−', '-'),
  )
}

/* One page at a time. */

function pagesOf(found) {
  const pages = [...found]
  // A kiosk has steps of its own.
  if (pages.length < 2 || document.body.matches('.kiosk')) return null
  const finish = form.querySelector('.finish')
  const button = (name, onPress) => {
    const made = Object.assign(document.createElement('button'), { type: 'button', className: name })
    made.textContent = form.dataset[name]
    made.addEventListener('click', onPress)
    return made
  }
  const back = button('back', () => (history.state?.steps ? history.back() : open(neighbour(-1))))
  const next = button('next', () => {
    if (!isComplete(current)) return
    open(neighbour(1))
    history.pushState({ page: current.id, steps: (history.state?.steps ?? 0) + 1 }, '')
  })
  const where = Object.assign(document.createElement('p'), { className: 'where' })
  form.querySelector('progress').before(where)
  const paging = Object.assign(document.createElement('div'), { className: 'paging' })
  paging.append(next, back)
  finish.before(paging)

  const asked = () => pages.filter((page) => page.querySelector('.question:not([hidden])'))
  const neighbour = (step) => asked()[asked().indexOf(current) + step] ?? current
  let current = pages.find((page) => page.querySelector('.error')) ?? asked()[0]
  addEventListener('popstate', ({ state }) => {
    const page = pages.find(({ id }) => id === state?.page)
    open(asked().includes(page) ? page : asked()[0])
  })

  function open(page) {
    current = page
    update()
    page.tabIndex = -1
    page.focus({ preventScroll: true })
    form.scrollIntoView()
  }

  function update() {
    const all = asked()
    const at = all.indexOf(current)
    for (const page of pages) page.hidden = page !== current
    for (const lead of document.querySelectorAll('.promise, .introduction')) lead.hidden = at > 0
    back.hidden = at <= 0
    next.hidden = at === all.length - 1
    paging.hidden = all.length < 2
    finish.hidden = !next.hidden
    where.textContent = form.dataset.pageOf.replace('{number}', at + 1).replace('{total}', all.length)
  }
  return { open, update }
}

// Says beside each required question of a page that it is still open; the server says the rest.
function isComplete(page) {
  for (const error of page.querySelectorAll('.error.missing')) error.remove()
  const open = [...page.querySelectorAll('[data-missing]:not([hidden])')].filter((question) => !isAnswered(question))
  for (const question of open) {
    const error = Object.assign(document.createElement('p'), { className: 'error missing' })
    error.textContent = question.dataset.missing
    error.setAttribute('role', 'alert')
    error.dir = 'auto'
    const about = question.querySelectorAll('legend, .text > label, .hint')
    about[about.length - 1].after(error)
  }
  open[0]?.querySelector('input, textarea').focus()
  return open.length === 0
}
