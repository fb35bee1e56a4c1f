// Has a proof of work found while somebody answers, and holds the form back for the moment that it may still take. Where it
// cannot be found, the form goes as it is, and the server asks to wait.

const form = document.querySelector('form[data-proof]')
let isDone = false
let isWanted = false

const worker = new Worker(form.dataset.worker)
worker.addEventListener('message', ({ data }) => done(data))
worker.addEventListener('error', () => done(null))
worker.postMessage({
  text: `${form.dataset.proof}.${form.elements.once.value}.`,
  bits: Number(form.dataset.proofBits),
})

document.addEventListener(
  'submit',
  (event) => {
    if (isDone || event.target !== form || event.submitter?.name === 'language') return
    event.preventDefault()
    event.stopImmediatePropagation()
    isWanted = true
    form.querySelector('.send').textContent = form.dataset.sending
  },
  true,
)

function done(work) {
  isDone = true
  if (work !== null) form.elements.work.value = work
  worker.terminate()
  if (isWanted) form.requestSubmit(form.querySelector('.send'))
}
