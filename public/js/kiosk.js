// A form at a counter: one question at a time, big enough for a finger, and back to the start by itself. Without this it is
// the plain form.

const main = document.querySelector('main')
const form = document.querySelector('form[data-answering]')
const still = document.querySelector('dialog.still')
const start = location.pathname.replace(/\/thanks$/, '') + location.search

const ASK_AFTER = 30_000
const LEAVE_AFTER = 45_000
const FRESH_AFTER = 600_000

keepAwake()
stayHere()
if (form) {
  const steps = stepwise()
  returnWhenIdle(steps)
}

// There is nothing to go back to: what was there is somebody else's.
function stayHere() {
  history.pushState(null, '')
  addEventListener('popstate', () => location.replace(start))
  addEventListener('contextmenu', (event) => event.preventDefault())
}

function keepAwake() {
  const ask = () => document.visibilityState === 'visible' && navigator.wakeLock?.request('screen').catch(() => {})
  document.addEventListener('visibilitychange', ask)
  ask()
}

function stepwise() {
  form.autocomplete = 'off'
  const isNew = document.querySelector('.alert') === null
  addEventListener('pageshow', () => {
    if (!isNew) return
    form.reset()
    form.dispatchEvent(new Event('input'))
  })
  form.classList.add('stepwise')
  const questions = () => [...form.querySelectorAll('.question')].filter(isAsked)
  const finish = form.querySelector('.finish')
  const bar = Object.assign(document.createElement('div'), { className: 'steps' })
  const back = pressable('back', main.dataset.back, () => move(-1))
  const next = pressable('next', main.dataset.next, () => move(1))
  bar.append(back, next)
  finish.after(bar)

  let current = form.querySelector('.error')?.closest('.question') ?? (isNew ? questions()[0] : questions().at(-1))
  form.addEventListener('input', () => setTimeout(show))
  form.addEventListener('click', (event) => {
    // A finger has chosen: on to the next question. Whoever chooses by keys presses the button.
    const chosen = event.target.closest('.rating label')
    if (chosen === null || event.detail === 0) return
    const answered = current
    setTimeout(() => answered === current && questions().at(-1) !== current && move(1), 450)
  })
  show()
  return { isUntouched: () => isNew && current === questions()[0] && form.querySelector(':checked') === null }

  function move(step) {
    const all = questions()
    if (step > 0 && !isComplete(current)) return
    current = all[all.indexOf(current) + step] ?? current
    show()
    scrollTo(0, 0)
    current.tabIndex = -1
    current.focus({ preventScroll: true })
  }

  function show() {
    const all = questions()
    const at = all.indexOf(current)
    for (const part of form.querySelectorAll('.question, .group, section, .page')) {
      part.classList.toggle('not-now', part !== current && !part.contains(current))
    }
    document.body.classList.toggle('under-way', at > 0)
    back.hidden = at <= 0
    next.hidden = at === all.length - 1
    const maySkip = !current.matches('.statement, [data-missing]') && !isAnswered(current)
    next.textContent = maySkip ? main.dataset.skip : main.dataset.next
    finish.classList.toggle('not-now', !next.hidden)
  }
}

function pressable(className, text, onPress) {
  const button = Object.assign(document.createElement('button'), { type: 'button', className, textContent: text })
  button.addEventListener('click', onPress)
  return button
}

// What a rule hides is not asked; what merely is not its turn is.
function isAsked(question) {
  for (let part = question; part !== form; part = part.parentElement) if (part.hidden) return false
  return true
}

function isAnswered(question) {
  const typed = [...question.querySelectorAll('textarea, [type=text], [type=date]')]
  return question.querySelector(':checked') !== null || typed.some(({ value }) => value.trim() !== '')
}

function isComplete(question) {
  question.querySelector('.error.missing')?.remove()
  if (!question.dataset.missing || isAnswered(question)) return true
  const error = Object.assign(document.createElement('p'), { className: 'error missing' })
  error.textContent = main.dataset.first
  error.setAttribute('role', 'alert')
  question.querySelector('legend, label').after(error)
  return false
}

function returnWhenIdle(steps) {
  let timers = []
  const restart = () => {
    for (const timer of timers) clearTimeout(timer)
    if (still.open) still.close()
    timers = [setTimeout(ask, ASK_AFTER), setTimeout(leave, LEAVE_AFTER), setTimeout(leaveAnyway, FRESH_AFTER)]
  }
  const ask = () => steps.isUntouched() || still.showModal()
  const leave = () => steps.isUntouched() || leaveAnyway()
  const leaveAnyway = () => location.replace(start)
  for (const event of ['pointerdown', 'keydown', 'input', 'scroll']) addEventListener(event, restart, { passive: true })
  restart()
}
