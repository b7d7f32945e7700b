// Saves an answer as it is typed. Without scripts the button does the same; with no connection the text stays here.
const form = document.querySelector('[data-answer]')
const status = document.querySelector('[data-answer-status]')
const WAIT = 1200
const AGAIN = 8000
const SENT = 'answer-sent'
// The person is part of the key: on a shared computer nobody is given what somebody else typed.
const key = ['answer', form.dataset.answer, form.action].join(' ')
const isUnsaved = 'unsaved' in form.dataset
// A page that shows what could not be saved leaves it to the person to save it.
let stopped = isUnsaved
let saved = isUnsaved ? null : typed()
let timer = null
let flight = null
let unsure = null
let leaving = false

function typed () {
  return JSON.stringify([form.elements.rating.value, form.elements.note.value])
}

function say (text) {
  if (status.textContent !== text) status.textContent = text
}

// A full or forbidden store must not stop the typing.
function store (work) {
  try { return work(sessionStorage) } catch { return null }
}

function keep () {
  const kept = JSON.stringify({ typed: typed(), version: form.elements.version.value })
  store(it => it.setItem(key, kept))
}

function forget (name) {
  store(it => it.removeItem(name))
}

function later (wait) {
  clearTimeout(timer)
  timer = setTimeout(save, wait)
}

function save () {
  if (stopped || flight || (!unsure && typed() === saved)) return flight
  flight = send().finally(() => { flight = null })
  return flight
}

async function send () {
  if (!unsure) say(form.dataset.saving)
  // What may have arrived although its reply was lost is sent again as it was. Sent with more words at its end, it
  // would look like an answer from another page.
  unsure ??= { typed: typed(), body: new URLSearchParams(new FormData(form)) }
  try {
    const answer = await fetch(form.action, {
      method: 'POST',
      body: unsure.body,
      headers: { Accept: 'application/json' },
      redirect: 'manual'
    })
    if (answer.type === 'opaqueredirect' || answer.status === 403) {
      stop(form.dataset.signedOut)
    } else {
      hear(answer, await answer.json(), unsure.typed)
    }
    unsure = null
  } catch {
    say(form.dataset.offline)
    later(AGAIN)
  }
}

function hear (answer, told, sent) {
  if (answer.ok) {
    form.elements.version.value = told.version
    saved = sent
    say(form.dataset.saved)
    if (typed() === sent) forget(key)
    else keep()
  } else if (answer.status === 409) {
    stop(told.refusal)
  } else {
    say(told.refusal)
  }
  if (typed() !== sent) later(WAIT)
}

// Saving again would not help: what the button does next says what can be done.
function stop (words) {
  stopped = true
  say(words)
}

async function sendWhenSettled (button) {
  await save()
  if (!unsure) form.requestSubmit(button)
}

form.addEventListener('input', () => {
  keep()
  later(WAIT)
})
window.addEventListener('online', () => later(0))
// A page that is left while an answer waits is asked about, so that the last words are not lost.
window.addEventListener('beforeunload', event => {
  if (typed() !== saved && !leaving) event.preventDefault()
})
form.addEventListener('submit', event => {
  clearTimeout(timer)
  if (!navigator.onLine) {
    event.preventDefault()
    say(form.dataset.offline)
  } else if (flight || unsure) {
    event.preventDefault()
    sendWhenSettled(event.submitter)
  } else {
    leaving = true
    keep()
    store(it => it.setItem(SENT, JSON.stringify([key, location.href])))
  }
})

// A question whose button led to this one has been saved.
function forgetWhatWasSent () {
  const [sent, from] = JSON.parse(store(it => it.getItem(SENT)) ?? '[]')
  if (sent && sent !== key && from === document.referrer) forget(sent)
  forget(SENT)
}

// What was typed here before a lost connection or a crash, and was never saved.
function restore () {
  const kept = JSON.parse(store(it => it.getItem(key)) ?? 'null')
  if (!kept || kept.typed === typed()) {
    if (!isUnsaved) forget(key)
    return
  }
  const [rating, note] = JSON.parse(kept.typed)
  if (rating) form.elements.rating.value = rating
  form.elements.note.value = note
  // With the version that it was typed over: what another page has saved since is not overwritten unseen.
  form.elements.version.value = kept.version
  later(0)
}

// Somebody else has signed in on this tab: nothing of whoever was here before is left with them.
function forgetOthers () {
  const own = ['answer', form.dataset.answer, ''].join(' ')
  const names = store(it => Object.keys(it)) ?? []
  names.filter(name => name.startsWith('answer ') && !name.startsWith(own)).forEach(forget)
}

forgetOthers()
forgetWhatWasSent()
restore()
