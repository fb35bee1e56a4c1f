// Enhancements of the campaigns' pages; every page works without them.

// A new campaign's times are those of whoever makes it.
const form = document.querySelector('[data-own-time-zone] select[name="time_zone"]')
const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
if (form !== null && timeZone) {
  if (![...form.options].some((option) => option.value === timeZone)) form.add(new Option(timeZone, timeZone))
  form.value = timeZone
}

// Fields that matter only with another one's choice are there when it is made.
const depending = [
  ['sample_n', 'sample', 'number'],
  ['sample_percent', 'sample', 'share'],
  ['starts_on', 'start', 'later'],
  ['starts_time', 'start', 'later'],
  ['limit_exception', 'exception', 'on'],
]
const campaignForm = document.querySelector('.campaign-form form')
if (campaignForm !== null) {
  const show = () => {
    const chosen = new FormData(campaignForm)
    for (const [name, on, value] of depending) {
      campaignForm.elements[name].closest('.field').hidden = chosen.get(on) !== value
    }
  }
  campaignForm.addEventListener('change', show)
  show()
}

// While it is decided who is invited, the page follows.
if (document.querySelector('[data-reload]') !== null) setTimeout(() => location.reload(), 2000)

// The preview follows what is being written.
const preview = document.querySelector('[data-preview]')
if (preview !== null) {
  let pause = 0
  preview.form.addEventListener('input', () => {
    clearTimeout(pause)
    pause = setTimeout(() => preview.form.requestSubmit(preview), 600)
  })
}
