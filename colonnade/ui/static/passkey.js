// Asks the browser for a passkey, and sends what it signed with the form that the button stands in.

function bytes (text) {
  const padded = text.replace(/-/g, '+').replace(/_/g, '/').padEnd(Math.ceil(text.length / 4) * 4, '=')
  return Uint8Array.from(atob(padded), (sign) => sign.charCodeAt(0))
}

function text (buffer) {
  const signs = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join('')
  return btoa(signs).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}

function known (credentials) {
  return (credentials ?? []).map((one) => ({ ...one, id: bytes(one.id) }))
}

// What a passkey has to sign, with the bytes that the page carries as text.
function prepared (options, form) {
  const asked = { ...options.publicKey, challenge: bytes(options.publicKey.challenge) }
  if (form.dataset.passkey === 'get') {
    return { ...asked, allowCredentials: known(asked.allowCredentials) }
  }
  const alone = form.elements.passwordless.checked
  return {
    ...asked,
    user: { ...asked.user, id: bytes(asked.user.id) },
    excludeCredentials: known(asked.excludeCredentials),
    authenticatorSelection: {
      ...asked.authenticatorSelection,
      residentKey: alone ? 'required' : 'discouraged',
      requireResidentKey: alone,
      userVerification: alone ? 'required' : asked.authenticatorSelection.userVerification
    }
  }
}

// What it signed, with its bytes as text.
function sent (credential) {
  const response = {}
  for (const name of ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle']) {
    if (credential.response[name]) response[name] = text(credential.response[name])
  }
  if (credential.response.getTransports) response.transports = credential.response.getTransports()
  return JSON.stringify({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response
  })
}

async function options (form) {
  if (form.dataset.options) return JSON.parse(form.dataset.options)
  const answer = await fetch(form.dataset.source, { headers: { Accept: 'application/json' } })
  return (await answer.json()).request_options
}

async function ask (form) {
  const publicKey = prepared(await options(form), form)
  const credential = await navigator.credentials[form.dataset.passkey]({ publicKey })
  form.elements.credential.value = sent(credential)
  form.submit()
}

for (const form of document.querySelectorAll('form[data-passkey]')) {
  const fault = form.querySelector('[role=alert]')
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    fault.textContent = ''
    if (!window.PublicKeyCredential) {
      fault.textContent = form.dataset.unknown
      return
    }
    ask(form).catch((error) => {
      fault.textContent = error.name === 'SecurityError' ? form.dataset.unknown : form.dataset.refused
    })
  })
}
