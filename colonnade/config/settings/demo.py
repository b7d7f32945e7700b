"""Trying Colonnade out on one machine: plain HTTP on the loopback address, letters in files, no second factor."""

from colonnade.config import logs
from colonnade.config.settings import base, places
from colonnade.config.settings.base import *  # noqa: F403

DEMO = True
SECRET_KEY = places.secret_key(base.HOME, make=True)
SECOND_FACTOR_REQUIRED = False
SESSION_IDLE_SECONDS = 8 * 60 * 60
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = base.HOME / "letters"
logs.configure(base.HOME / "logs")
