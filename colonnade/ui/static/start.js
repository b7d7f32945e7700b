// What scripts add to pages that work without them. The design system asks for these classes before it starts.
import { initAll } from './nhsuk.js'

document.body.classList.add('js-enabled', 'nhsuk-frontend-supported')
initAll()
