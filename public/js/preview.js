// Shows the previewed form anew once its draft has been saved, in another window or by somebody else.

const frame = document.querySelector('iframe[data-revision-address]')
const EVERY = 2500

async function look() {
  if (document.hidden) return
  const answer = await fetch(frame.dataset.revisionAddress).catch(() => null)
  if (!answer?.ok) return
  const revision = await answer.text()
  if (revision === frame.dataset.revision) return
  frame.dataset.revision = revision
  frame.contentWindow.location.reload()
}

if (frame) setInterval(look, EVERY)
