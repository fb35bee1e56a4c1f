// Shows a Parallax form in a page of your own: <script src="…/embed.js" data-survey="KEY" data-mode="popover"></script>, or
// Parallax.open('KEY', { language: 'fr', onDone: () => {} }). Every option is on the survey's page "Embed".
;(() => {
  const script = document.currentScript
  const { origin } = new URL(script.src)
  const WORDS = {
    en: ['Give feedback', 'Close', 'Feedback form', 'The form cannot be shown here.'],
    fr: ['Donner mon avis', 'Fermer', 'Questionnaire', 'Le questionnaire ne peut pas être affiché ici.'],
  }
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches
  const COLOURS = isDark ? { background: '#10151b', color: '#e7ecf1' } : { background: '#f4f6f8', color: '#1b2733' }

  // Through the element's style object, which every content security policy allows.
  const styled = (tag, style) => {
    const element = document.createElement(tag)
    Object.assign(element.style, style)
    return element
  }

  /** One form: its frame, and what is heard from it. */
  function formFrame(key, options, on) {
    const { language: lang, channel, example } = options
    const query = new URLSearchParams(Object.entries({ lang, channel, example }).filter(([, value]) => value))
    const frame = styled('iframe', { display: 'block', width: '100%', height: '480px', border: '0' })
    frame.title = options.title || options.words[2]
    frame.referrerPolicy = 'no-referrer'
    frame.src = `${origin}/embed/${encodeURIComponent(key)}?${query}`
    let loads = 0
    let isHeard = false
    const hear = (event) => {
      if (event.origin !== origin || event.source !== frame.contentWindow) return
      const { parallax, height } = Object(event.data)
      isHeard = true
      if (parallax === 'height' && height > 0) frame.style.height = `${Math.min(Math.ceil(height), 20000)}px`
      if (parallax === 'done') on.done()
      if (parallax === 'escape') on.escape()
    }
    addEventListener('message', hear)
    frame.addEventListener('load', () => {
      if (!frame.contentWindow) return
      frame.contentWindow.postMessage({ parallax: 'hello' }, origin)
      if (loads++ > 0) on.next(frame)
      else setTimeout(() => isHeard || !frame.isConnected || on.failed(frame), 5000)
    })
    return { frame, forget: () => removeEventListener('message', hear) }
  }

  const settled = (options) => {
    const asked = String(options.language || document.documentElement.lang || navigator.language)
    return { ...options, words: WORDS[asked.slice(0, 2)] || WORDS.en }
  }

  const teller = (element, key, options) => (name, callback) => {
    element.dispatchEvent(new CustomEvent(`parallax:${name}`, { bubbles: true, detail: { survey: key } }))
    if (callback) options[callback]?.({ survey: key })
  }

  const failure = (options) => (frame) => {
    const text = styled('p', { margin: '1rem', ...COLOURS })
    text.textContent = options.words[3]
    frame.replaceWith(text)
  }

  function inline(key, options) {
    const place = styled('div', { width: '100%' })
    const target = options.target && document.querySelector(options.target)
    if (target) target.append(place)
    else script.after(place)
    const tell = teller(place, key, options)
    const { frame, forget } = formFrame(key, options, {
      done: () => tell('done', 'onDone'),
      escape: () => {},
      failed: failure(options),
      next: (shown) => shown.getBoundingClientRect().top < 0 && shown.scrollIntoView(),
    })
    place.append(frame)
    tell('opened', 'onOpened')
    return {
      close: () => {
        forget()
        place.remove()
      },
    }
  }

  /** A dialog at the edge of the page, which stays usable beside it. */
  function panel(key, options, takesFocus) {
    const side = options.position === 'left' ? 'left' : 'right'
    const isNarrow = innerWidth < 560
    const box = styled('div', {
      ...{ position: 'fixed', bottom: '0', zIndex: '2147483000', boxSizing: 'border-box', overflow: 'hidden' },
      ...{ display: 'flex', flexDirection: 'column', boxShadow: '0 4px 32px #0006', ...COLOURS },
      ...{ width: isNarrow ? '100%' : '26rem', maxHeight: isNarrow ? '85vh' : 'min(80vh, 44rem)' },
      ...{ borderRadius: isNarrow ? '12px 12px 0 0' : '12px', outline: 'none' },
      [side]: isNarrow ? '0' : '16px',
      marginBottom: isNarrow ? '0' : '16px',
    })
    box.setAttribute('role', 'dialog')
    box.setAttribute('aria-label', options.title || options.words[2])
    box.tabIndex = -1
    const close = styled('button', {
      ...{ alignSelf: 'flex-end', width: '44px', height: '44px', border: '0', background: 'none' },
      ...{ color: 'inherit', font: '24px/1 sans-serif', cursor: 'pointer', flex: 'none' },
    })
    close.type = 'button'
    close.textContent = '×'
    close.setAttribute('aria-label', options.words[1])
    const scroll = styled('div', { overflow: 'auto', overscrollBehavior: 'contain' })
    scroll.tabIndex = 0
    const tell = teller(box, key, options)
    let isDone = false
    let opener = null
    const handle = {
      isOpen: () => box.isConnected && box.style.display !== 'none',
      open: (focus) => {
        opener = document.activeElement
        box.style.display = 'flex'
        if (!box.isConnected) document.body.append(box)
        if (!isCalm) box.animate?.([{ transform: 'translateY(24px)', opacity: 0 }, {}], { duration: 180 })
        if (focus) box.focus({ preventScroll: true })
        tell('opened', 'onOpened')
      },
      // What was entered stays where it is, until it has been sent.
      close: () => {
        if (!handle.isOpen()) return
        const hadFocus = box.contains(document.activeElement)
        box.style.display = 'none'
        if (hadFocus && opener && opener !== document.body) opener.focus()
        tell('closed', 'onClosed')
        remember(key, options)
        if (isDone) {
          forget()
          box.remove()
        }
      },
    }
    const { frame, forget } = formFrame(key, options, {
      done: () => {
        isDone = true
        tell('done', 'onDone')
        remember(key, options)
      },
      escape: handle.close,
      failed: failure(options),
      next: () => scroll.scrollTo(0, 0),
    })
    close.addEventListener('click', handle.close)
    box.addEventListener('keydown', (event) => event.key === 'Escape' && handle.close())
    scroll.append(frame)
    box.append(close, scroll)
    handle.open(takesFocus)
    return handle
  }

  function button(key, options) {
    const knob = styled('button', {
      ...{ position: 'fixed', bottom: '16px', zIndex: '2147482999', minHeight: '48px', padding: '0 20px' },
      ...{ border: '0', borderRadius: '24px', background: '#1d5fb8', color: '#fff', cursor: 'pointer' },
      ...{ font: '600 16px/1.2 system-ui, sans-serif', boxShadow: '0 2px 12px #0005' },
      [options.position === 'left' ? 'left' : 'right']: '16px',
    })
    knob.type = 'button'
    knob.textContent = options.label || options.words[0]
    knob.setAttribute('aria-haspopup', 'dialog')
    let handle = null
    let isDone = false
    knob.addEventListener('click', () => {
      if (handle) return handle.open(true)
      const onDone = (detail) => {
        isDone = true
        options.onDone?.(detail)
      }
      const onClosed = (detail) => {
        if (isDone) knob.remove()
        options.onClosed?.(detail)
      }
      handle = panel(key, { ...options, onDone, onClosed }, true)
    })
    document.body.append(knob)
  }

  // Only where the page asks for it: for so many days it does not ask again by itself.
  function remember(key, { remember: days }) {
    if (days) keep((storage) => storage.setItem(`parallax ${key}`, Date.now() + days * 864e5))
  }
  const isRemembered = (key) => keep((storage) => storage.getItem(`parallax ${key}`) > Date.now())
  const keep = (task) => {
    try {
      return task(localStorage)
    } catch {}
  }

  window.Parallax ??= {
    open: (key, options = {}) =>
      options.mode === 'inline' ? inline(key, settled(options)) : panel(key, settled(options), true),
  }

  const { survey, after, ...given } = script.dataset
  const start = () => {
    const options = settled(given)
    if (options.mode === 'button') button(survey, options)
    else if (options.mode === 'popover') (options.remember && isRemembered(survey)) || panel(survey, options, false)
    else inline(survey, options)
  }
  if (survey) {
    const wait = () => setTimeout(start, Math.max(0, after || 0) * 1000)
    if (document.body && (after || !given.mode || given.mode === 'inline')) wait()
    else if (document.readyState === 'loading') addEventListener('DOMContentLoaded', wait)
    else wait()
  }
})()
