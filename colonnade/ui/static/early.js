// Says early that scripts run, so that what only they can open is not first drawn open and then shut.
document.documentElement.classList.add('app-scripted')
